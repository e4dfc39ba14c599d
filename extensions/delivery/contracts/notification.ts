import { day, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

const none = z.object({});
const appointment = z.object({
  startsAt: instant.describe('When the appointment is, or was.'),
  isConfirmed: z.boolean(),
});

/** What the parameters of each kind hold: days and instants, nothing about health and nobody's name. */
const parametersByKind = {
  'programme-reminder': none,
  'session-published': none,
  'programme-assigned': z.object({ startsOn: day }),
  'programme-offered': none,
  'progression-decided': z.object({ isAccepted: z.boolean() }),
  'consultation-booked': appointment,
  'consultation-confirmed': appointment,
  'consultation-moved': appointment,
  'consultation-cancelled': appointment,
  'consultation-reminder': appointment,
  'consultation-offered': appointment,
  'verification-decided': z.object({ status: z.enum(['verified', 'rejected', 'suspended']) }),
  'document-expiring': z.object({ expiresOn: day }),
  'submission-marked': none,
  'note-shared': none,
  'export-ready': none,
  'export-failed': none,
};

/** A kind of notification. */
export type NotificationKind = keyof typeof parametersByKind;

const common = {
  id: rowId,
  link: z.string().describe('A path of the site without language prefix.'),
  createdAt: instant,
  readAt: instant.nullable(),
};
const kindOf = <const Kind extends NotificationKind>(kind: Kind) =>
  z.object({ ...common, kind: z.literal(kind), parameters: parametersByKind[kind] });

/** One thing told to the reader; the site makes its text. */
export const notificationSchema = z.discriminatedUnion('kind', [
  kindOf('programme-reminder'),
  kindOf('session-published'),
  kindOf('programme-assigned'),
  kindOf('programme-offered'),
  kindOf('progression-decided'),
  kindOf('consultation-booked'),
  kindOf('consultation-confirmed'),
  kindOf('consultation-moved'),
  kindOf('consultation-cancelled'),
  kindOf('consultation-reminder'),
  kindOf('consultation-offered'),
  kindOf('verification-decided'),
  kindOf('document-expiring'),
  kindOf('submission-marked'),
  kindOf('note-shared'),
  kindOf('export-ready'),
  kindOf('export-failed'),
]);

/** A notification as the API gives it. */
export type Notification = z.output<typeof notificationSchema>;

/** My notifications, newest first. */
export const listMyNotificationsRoute = route({
  method: 'GET',
  path: '/my/notifications',
  summary: 'What I was told, newest first.',
  query: pageQuery,
  response: list(notificationSchema),
});

/** How many I have not read. */
export const countUnreadRoute = route({
  method: 'GET',
  path: '/my/notifications/unread',
  summary: 'How many notifications I have not read.',
  response: one(z.object({ count: z.number().int().min(0) })),
});

/** Marks one as read; again changes nothing. */
export const readNotificationRoute = route({
  method: 'POST',
  path: '/my/notifications/:id/read',
  summary: 'Mark a notification as read; answers where it leads.',
  params: z.object({ id: rowId }),
  response: one(z.object({ link: z.string() })),
});

/** Marks all up to one as read: what came later was not seen. */
export const readNotificationsRoute = route({
  method: 'POST',
  path: '/my/notifications/read',
  summary: 'Mark a notification and all older ones as read.',
  body: z.strictObject({ upTo: rowId.describe('The newest one that the reader has seen.') }),
  response: null,
});
