import { one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** Why an imported calendar could not be read. */
export const calendarFailures = [
  'refused_address',
  'not_found',
  'unreachable',
  'too_large',
  'too_many',
  'not_calendar',
  'unreadable',
] as const;

/** Why an imported calendar could not be read. */
export type CalendarFailure = (typeof calendarFailures)[number];

/** The calendar whose busy times count as taken; of its address, a secret, only the host is ever given back. */
export const busyFeedSchema = z.object({
  host: z.string(),
  savedAt: z.iso.datetime(),
  /** When it was last read to the end, or found unchanged. */
  fetchedAt: z.iso.datetime().nullable(),
  failedSince: z.iso.datetime().nullable(),
  failure: z.enum(calendarFailures).nullable(),
  /** How many busy times are kept. */
  busyTimes: z.number().int().min(0),
});

/** The calendar whose busy times count as taken. */
export type BusyFeed = z.output<typeof busyFeedSchema>;

const answer = one(busyFeedSchema.nullable());

/** Shows how the import goes. */
export const getBusyFeedRoute = route({
  method: 'GET',
  path: '/my/busy-feed',
  summary:
    'The practitioner’s imported calendar: its host, when it was read, since when that fails; null without one.',
  response: answer,
});

/** Imports another calendar, in the place of the one before. */
export const putBusyFeedRoute = route({
  method: 'PUT',
  path: '/my/busy-feed',
  summary:
    'Import the busy times of the calendar at an address (.ics, http or https); read at once, then every 15 minutes.',
  body: z.object({ address: z.string().trim().min(1).max(2000) }),
  response: answer,
});

/** Reads the calendar once more. */
export const refreshBusyFeedRoute = route({
  method: 'POST',
  path: '/my/busy-feed/refresh',
  summary: 'Read the imported calendar now.',
  response: answer,
});

/** Ends the import. */
export const deleteBusyFeedRoute = route({
  method: 'DELETE',
  path: '/my/busy-feed',
  summary: 'End the import: address and busy times are deleted.',
  response: answer,
});
