import { readConfig } from '@huntzen/config';
import { anonymousActor, sql } from '@huntzen/database';
import {
  apiRouter,
  calendarSources,
  careDatabase,
  erasureSteps,
  jobRegistry,
  personalData,
} from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import type { Core } from '@strapi/strapi';
import { AgendaService } from './agenda.ts';
import { AvailabilityService } from './availability.ts';
import { BookingRulesService } from './booking-rules.ts';
import { BusyFeedService } from './busy-feeds.ts';
import { findPublicEndpoint } from './calendar-endpoint.ts';
import { createCalendarFetcher } from './calendar-fetch.ts';
import { ConsultationService } from './consultations.ts';
import { CorrectionService } from './corrections.ts';
import { consultationCalendar } from './calendar.ts';
import { keepLinesMoving } from './earlier.ts';
import { HoldService } from './holds.ts';
import { earlierOfferedMail } from './mail-earlier.ts';
import { consultationMails } from './mail.ts';
import { registerReminders } from './reminders.ts';
import { registerOnboarding } from './onboarding/index.ts';
import type { OnboardingServices } from './onboarding/routes.ts';
import { refineOpenings } from './openings.ts';
import type { JitsiSettings } from './domain/room-token.ts';
import { consultationSources } from './personal-data/index.ts';
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
  async register({ strapi }: { strapi: Core.Strapi }) {
    const database = careDatabase(strapi);
    const keys = createKeyRing(readConfig('cms'));
    await registerOnboarding(strapi, keys);
    const busyFeeds = new BusyFeedService({
      database,
      keys,
      fetchCalendar: createCalendarFetcher(findPublicEndpoint),
    });
    const consultations = new ConsultationService(database);
    erasureSteps(strapi).register((person) => consultations.cancelAll(person, Date.now()));
    strapi.add('care.consultations', {
      practitioners: new PractitionerService(database),
      consultations,
      corrections: new CorrectionService(database),
      ratings: new RatingService(database),
      availability: new AvailabilityService(database),
      bookingRules: new BookingRulesService(database),
      busyFeeds,
      agenda: new AgendaService(database),
      rooms: new RoomService(database, readJitsiSettings()),
      holds: new HoldService(database),
      waits: new WaitService(database),
    } satisfies ConsultationsServices & HoldsAndWaitsServices);
    personalData(strapi).register(
      consultationSources(
        () => database,
        () => strapi.get<OnboardingServices>('care.onboarding').documents,
      ),
    );
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
    jobs.registerTask('consultations.forget-keys', async (_payload, jobsDatabase) => {
      await sql`select care.forget_request_keys()`.execute(jobsDatabase);
    });
    jobs.registerSchedule('23 3 * * *', 'consultations.forget-keys');
    for (const role of ['employee', 'practitioner'])
      calendarSources(strapi).register(role, consultationCalendar);
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
    apiRouter(strapi).add(
      holdsAndWaitsEndpoints(() => strapi.get<HoldsAndWaitsServices>('care.consultations')),
    );
    jobs.registerTask('consultations.openings', async (_payload, jobsDatabase) => {
      await refineOpenings(jobsDatabase, Date.now());
    });
    jobs.registerSchedule('* * * * *', 'consultations.openings');
  },
};
