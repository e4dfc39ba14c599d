import { readConfig } from '@huntzen/config';
import { anonymousActor, sql } from '@huntzen/database';
import { careDatabase, apiRouter, jobRegistry } from '@huntzen/kernel/server';
import { deriveKeyEncryptionKey } from '@huntzen/records/crypto';
import type { Core } from '@strapi/strapi';
import { AgendaService } from './agenda.ts';
import { AvailabilityService } from './availability.ts';
import { BusyFeedService } from './busy-feeds.ts';
import { findPublicEndpoint } from './calendar-endpoint.ts';
import { createCalendarFetcher } from './calendar-fetch.ts';
import { ConsultationService } from './consultations.ts';
import { CorrectionService } from './corrections.ts';
import { consultationMails } from './mail.ts';
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
    const busyFeeds = new BusyFeedService({
      database,
      kek: deriveKeyEncryptionKey(readConfig('cms').RECORDS_KEY),
      fetchCalendar: createCalendarFetcher(findPublicEndpoint),
    });
    strapi.add('care.consultations', {
      practitioners: new PractitionerService(database),
      consultations: new ConsultationService(database),
      corrections: new CorrectionService(database),
      ratings: new RatingService(database),
      availability: new AvailabilityService(database),
      busyFeeds,
      agenda: new AgendaService(database),
      rooms: new RoomService(database, readJitsiSettings()),
    } satisfies ConsultationsServices);
    const jobs = jobRegistry(strapi);
    for (const [name, template] of Object.entries(consultationMails))
      jobs.registerMailTemplate(name, template, { topic: 'consultations' });
    jobs.registerTask('busy.fetch', ({ practitionerId }) =>
      busyFeeds.fetch(String(practitionerId), Date.now()),
    );
    jobs.registerTask('busy.sweep', () =>
      database.as(anonymousActor, async (tx) => {
        await sql`select care.enqueue_due_busy_feeds()`.execute(tx);
      }),
    );
    jobs.registerSchedule('*/15 * * * *', 'busy.sweep');
    apiRouter(strapi).add(
      consultationsEndpoints(() => strapi.get<ConsultationsServices>('care.consultations')),
    );
  },
};
