import { readConfig } from '@huntzen/config';
import { apiRouter, calendarSources, careDatabase, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AvailabilityService } from './availability.ts';
import { ConsultationService } from './consultations.ts';
import { CorrectionService } from './corrections.ts';
import { consultationCalendar } from './calendar.ts';
import { consultationMails } from './mail.ts';
import { registerReminders } from './reminders.ts';
import type { JitsiSettings } from './domain/room-token.ts';
import { PractitionerService } from './practitioners.ts';
import { RoomService } from './rooms.ts';
import { RatingService } from './ratings.ts';
import { consultationsEndpoints, type ConsultationsServices } from './routes.ts';

function readJitsiSettings(): JitsiSettings | null {
  const { JITSI_DOMAIN, JITSI_APP_ID, JITSI_APP_SECRET } = readConfig('cms');
  if (JITSI_DOMAIN === undefined || JITSI_APP_SECRET === undefined) return null;
  return { domain: JITSI_DOMAIN, appId: JITSI_APP_ID, secret: JITSI_APP_SECRET };
}

/** The consultations extension: search, hours, booking and the life of a consultation. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    const database = careDatabase(strapi);
    strapi.add('care.consultations', {
      practitioners: new PractitionerService(database),
      consultations: new ConsultationService(database),
      corrections: new CorrectionService(database),
      ratings: new RatingService(database),
      availability: new AvailabilityService(database),
      rooms: new RoomService(database, readJitsiSettings()),
    } satisfies ConsultationsServices);
    const jobs = jobRegistry(strapi);
    for (const [name, template] of Object.entries(consultationMails(readConfig('cms').MAIL_FROM)))
      jobs.registerMailTemplate(name, template, { topic: 'consultations' });
    strapi.add('care.consultations.reminders', { close: registerReminders(jobs) });
    for (const role of ['employee', 'practitioner'])
      calendarSources(strapi).register(role, consultationCalendar);
    apiRouter(strapi).add(
      consultationsEndpoints(() => strapi.get<ConsultationsServices>('care.consultations')),
    );
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await strapi.get<{ close: () => Promise<void> }>('care.consultations.reminders').close();
  },
};
