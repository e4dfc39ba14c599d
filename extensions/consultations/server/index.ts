import { readConfig } from '@huntzen/config';
import { apiRouter, calendarSources, careDatabase, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AvailabilityService } from './availability.ts';
import { ConsultationService } from './consultations.ts';
import { CorrectionService } from './corrections.ts';
import { consultationCalendar } from './calendar.ts';
import { keepLinesMoving } from './earlier.ts';
import { HoldService } from './holds.ts';
import { earlierOfferedMail } from './mail-earlier.ts';
import { consultationMails } from './mail.ts';
import { registerReminders } from './reminders.ts';
import { registerPractitionerJobs } from './jobs.ts';
import type { JitsiSettings } from './domain/room-token.ts';
import { PractitionerService } from './practitioners.ts';
import { RoomService } from './rooms.ts';
import { RatingService } from './ratings.ts';
import { holdsAndWaitsEndpoints, type HoldsAndWaitsServices } from './routes-holds-and-waits.ts';
import { consultationsEndpoints, type ConsultationsServices } from './routes.ts';
import { WaitService } from './waits.ts';

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
      holds: new HoldService(database),
      waits: new WaitService(database),
    } satisfies ConsultationsServices & HoldsAndWaitsServices);
    const jobs = jobRegistry(strapi);
    for (const [name, template] of Object.entries(consultationMails(readConfig('cms').MAIL_FROM)))
      jobs.registerMailTemplate(name, template, { topic: 'consultations' });
    // No topic: whoever waits has asked for it.
    jobs.registerMailTemplate('earlier-offered', earlierOfferedMail);
    const { EARLIER_OFFER_MINUTES } = readConfig('cms');
    jobs.registerTask('consultations.earlier', ({ practitionerId }, jobsDatabase) =>
      keepLinesMoving(
        jobsDatabase,
        typeof practitionerId === 'string' ? practitionerId : null,
        Date.now(),
        EARLIER_OFFER_MINUTES,
      ),
    );
    jobs.registerSchedule('*/5 * * * *', 'consultations.earlier');
    registerReminders(jobs);
    for (const role of ['employee', 'practitioner'])
      calendarSources(strapi).register(role, consultationCalendar);
    apiRouter(strapi).add(
      consultationsEndpoints(() => strapi.get<ConsultationsServices>('care.consultations')),
    );
    apiRouter(strapi).add(
      holdsAndWaitsEndpoints(() => strapi.get<HoldsAndWaitsServices>('care.consultations')),
    );
    strapi.add('care.practitioners.jobs', { close: registerPractitionerJobs(strapi) });
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await strapi.get<{ close: () => Promise<void> }>('care.practitioners.jobs').close();
  },
};
