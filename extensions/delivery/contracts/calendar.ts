import { instant, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

const feed = z.object({ since: instant.nullable().describe('When the address was made; null without one.') });

/** Whether the signed-in person has a calendar address. */
export const showCalendarFeedRoute = route({
  method: 'GET',
  path: '/my/calendar-feed',
  summary: 'Whether I have a private calendar address; the address itself is shown once, when it is made.',
  response: one(feed),
});

/** Makes a new address; the one before ends. */
export const renewCalendarFeedRoute = route({
  method: 'POST',
  path: '/my/calendar-feed',
  summary: 'Make a new private calendar address; the one before stops working.',
  response: one(z.object({ token: z.string() })),
  status: 201,
});

/** Ends the address. */
export const revokeCalendarFeedRoute = route({
  method: 'DELETE',
  path: '/my/calendar-feed',
  summary: 'End my private calendar address.',
  response: null,
});

/** The calendar behind an address. */
export const calendarRoute = route({
  method: 'GET',
  path: '/calendar/:token',
  summary: 'My programme or my appointments as iCalendar, for whoever holds the address; titles say nothing.',
  params: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  response: { file: 'text/calendar' },
});

/** The routes of calendars. */
export const calendarRoutes = [
  showCalendarFeedRoute,
  renewCalendarFeedRoute,
  revokeCalendarFeedRoute,
  calendarRoute,
];
