import { accesses, bulkLimits, type Access, type PersonalDosage } from '@huntzen/programmes/contracts';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

import { m } from '../../paraglide/messages.js';

/** The sessions that an address names, each once. */
export const chosenSessions = (query: URLSearchParams): string[] =>
  [...new Set(query.getAll('session'))]
    .filter((id) => /^[a-z0-9]{24}$/.test(id))
    .slice(0, bulkLimits.sessions);

const dosagePrefix = 'dose:';

/** The name of the field that holds one person's value of one variable. */
export const dosageField = ({ patientId, sessionId, block, name }: Omit<PersonalDosage, 'value'>): string =>
  `${dosagePrefix}${patientId}:${sessionId}:${block}:${name}`;

/** The personal values among the fields of a form, with the names of their fields; an empty one is none. */
export function readDosages(
  fields: Readonly<Record<string, unknown>>,
): (PersonalDosage & { field: string })[] {
  return Object.entries(fields).flatMap(([field, typed]) => {
    if (!field.startsWith(dosagePrefix) || typeof typed !== 'string') return [];
    const [patientId = '', sessionId = '', block = '', name = ''] = field
      .slice(dosagePrefix.length)
      .split(':');
    const value = typed.trim();
    return value === '' ? [] : [{ field, patientId, sessionId, block: Number(block), name, value }];
  });
}

/** The form that sends sessions: what is asked, and whether to check first, to set a dosage or to send. */
export const sendFormSchema = z.looseObject({
  key: z.string().min(8).max(128),
  then: z.enum(['rehearse', 'dose', 'send']),
  all: z.literal('on').optional(),
  groupIds: z.array(z.guid()).default([]),
  patientIds: z.array(z.string()).default([]),
  dosedIds: z.array(z.string()).default([]),
  addDosed: z.string().default(''),
  access: z.enum(accesses),
  visibleFrom: z.iso.date(),
  endsAt: z.iso.date().or(z.literal('')),
  includeLateJoiners: z.literal('on').optional(),
  repeat: z.literal('on').optional(),
});

/** What the form gives. */
export type SendForm = z.output<typeof sendFormSchema>;

/** What a session asks of those who receive it, in the reader's language. */
export const accessLabel = (access: Access): string =>
  access === 'free' ? m.send_access_free() : m.send_access_assigned();

/** What that means for them. */
export const accessHint = (access: Access): string =>
  access === 'free' ? m.send_access_free_hint() : m.send_access_assigned_hint();

/** The day after another, `YYYY-MM-DD`. */
export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const midnight = (day: string, timeZone: string) => ({ wallTime: `${day}T00:00`, timeZone });

/**
 * From when until when, as the API takes it: today or earlier is now, and the last day is included.
 *
 * @param today the day in the reader's zone.
 */
export function periodOf(
  { visibleFrom, endsAt }: Pick<SendForm, 'visibleFrom' | 'endsAt'>,
  timeZone: string,
  today: string,
) {
  return {
    ...(visibleFrom <= today ? {} : { visibleFrom: midnight(visibleFrom, timeZone) }),
    ...(endsAt === '' ? {} : { endsAt: midnight(dayAfter(endsAt), timeZone) }),
  };
}
