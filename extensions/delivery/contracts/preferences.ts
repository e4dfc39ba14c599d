import { one, route, type PortalRole } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** What a person can silence: a topic by one way. Mails about the account itself are not here. */
export const mutables = [
  'reminders.mail',
  'reminders.app',
  'programme.app',
  'consultations.mail',
  'consultations.app',
] as const;

/** A topic by one way. */
export type Mutable = (typeof mutables)[number];

/** What concerns a role: nobody is asked about messages they never get. */
export function mutablesOf(role: PortalRole): readonly Mutable[] {
  if (role === 'patient') return ['reminders.mail', 'reminders.app', 'programme.app'];
  if (role === 'employee' || role === 'practitioner') return ['consultations.mail', 'consultations.app'];
  return [];
}

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const preferences = z.strictObject({
  muted: z.array(z.enum(mutables)).max(mutables.length).describe('What is not sent.'),
  reminderAt: wallTime.describe('When to be reminded, in the own zone.'),
  quietFrom: wallTime.describe('No reminder from then on; the same as `quietTo` for no quiet hours.'),
  quietTo: wallTime,
});

/** What a person chose about messages. */
export type Preferences = z.output<typeof preferences>;

/** My choices, or the usual. */
export const showPreferencesRoute = route({
  method: 'GET',
  path: '/my/message-preferences',
  summary: 'Which messages I get, and when.',
  response: one(preferences),
});

/** Changes all of them at once. */
export const changePreferencesRoute = route({
  method: 'PUT',
  path: '/my/message-preferences',
  summary: 'Choose which messages I get, and when; the hour of the reminder lies outside the quiet hours.',
  body: preferences,
  response: one(preferences),
});

/** Ends the mails of a topic for whoever got the link, without signing in. */
export const unsubscribeRoute = route({
  method: 'POST',
  path: '/unsubscribe',
  summary: 'Stop the mails that carry this link; again changes nothing.',
  body: z.strictObject({ token: z.string().min(1).max(300) }),
  response: null,
});
