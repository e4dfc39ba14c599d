import {
  availabilityExceptionSchema,
  availabilityRuleSchema,
  consultationTypes,
  type Availability,
  type AvailabilityException,
  type AvailabilityRule,
} from '@huntzen/consultations/contracts';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

import type { FormValues } from '../../lib/forms.ts';

const wholeNumber = (minimum: number, maximum: number) =>
  z.string().min(1).transform(Number).pipe(z.number().int().min(minimum).max(maximum));

// A browser's time field may say seconds.
const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/)
  .transform((time) => time.slice(0, 5));

const emptyOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]);

// A field that a form may lack altogether, such as the answer to a question it has not asked yet.
const optionalDay = emptyOr(z.iso.date()).optional().default(null);

/** The longest leave that one form adds. */
const mostDays = 92;

const daysBetween = (first: string, last: string): number =>
  Temporal.PlainDate.from(first).until(last).total('days');

/** Says that the consultations left outside stay booked. */
const confirmed = z.literal('on').optional();

/** The form that adds weekly hours, or changes some. */
export const ruleFormSchema = z
  .object({
    weekday: wholeNumber(1, 7),
    startTime: wallTime,
    endTime: wallTime,
    modes: z.array(z.enum(consultationTypes)).min(1),
    slotMinutes: wholeNumber(5, 240),
    bufferBeforeMinutes: wholeNumber(0, 120).optional().default(0),
    bufferAfterMinutes: wholeNumber(0, 120),
    noticeHours: wholeNumber(0, 720),
    horizonDays: wholeNumber(1, 365),
    validFrom: optionalDay,
    validTo: optionalDay,
    replaces: z.string().optional().default(''),
    confirmed,
  })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'], message: 'after_start' })
  .refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: 'after_first_day',
  });

/** Weekly hours from the form, in the practitioner's zone. */
export const toRule = (
  { noticeHours, replaces: _replaces, confirmed: _confirmed, ...input }: z.output<typeof ruleFormSchema>,
  timeZone: string,
): AvailabilityRule =>
  availabilityRuleSchema.parse({ ...input, minimumNoticeMinutes: noticeHours * 60, timeZone });

/** The form that adds a closing or extra hours. */
export const exceptionFormSchema = z
  .object({
    kind: z.enum(['closed', 'extra']),
    day: z.iso.date(),
    lastDay: optionalDay,
    confirmed,
    startTime: emptyOr(wallTime),
    endTime: emptyOr(wallTime),
  })
  .refine(({ startTime, endTime }) => (startTime === null) === (endTime === null), {
    path: ['endTime'],
    message: 'both_hours',
  })
  .refine(({ startTime, endTime }) => startTime === null || endTime === null || startTime < endTime, {
    path: ['endTime'],
    message: 'after_start',
  })
  .refine(({ kind, startTime }) => kind === 'closed' || startTime !== null, { path: ['startTime'] })
  .refine(({ day, lastDay }) => lastDay === null || lastDay >= day, {
    path: ['lastDay'],
    message: 'after_first_day',
  })
  .refine(({ day, lastDay }) => lastDay === null || daysBetween(day, lastDay) < mostDays, {
    path: ['lastDay'],
    message: 'too_many_days',
    params: { limit: mostDays },
  });

/** Closings or extra hours from the form, one for each of its days. */
export function toExceptions(
  { kind, day, lastDay, startTime, endTime }: z.output<typeof exceptionFormSchema>,
  timeZone: string,
): AvailabilityException[] {
  const first = Temporal.PlainDate.from(day);
  return Array.from({ length: daysBetween(day, lastDay ?? day) + 1 }, (_item, offset) =>
    availabilityExceptionSchema.parse({
      kind,
      day: first.add({ days: offset }).toString(),
      startTime,
      endTime,
      timeZone,
    }),
  );
}

/** Weekly hours as the form that changes them holds them. */
export const ruleValues = (rule: AvailabilityRule): FormValues => ({
  weekday: String(rule.weekday),
  startTime: rule.startTime,
  endTime: rule.endTime,
  modes: rule.modes,
  slotMinutes: String(rule.slotMinutes),
  bufferBeforeMinutes: String(rule.bufferBeforeMinutes),
  bufferAfterMinutes: String(rule.bufferAfterMinutes),
  noticeHours: String(Math.ceil(rule.minimumNoticeMinutes / 60)),
  horizonDays: String(rule.horizonDays),
  validFrom: rule.validFrom ?? '',
  validTo: rule.validTo ?? '',
  replaces: tokenOf(rule),
});

/** Exceptions that differ by their day alone, on days that follow each other. */
export interface ExceptionRun {
  first: AvailabilityException;
  last: AvailabilityException;
  items: AvailabilityException[];
}

/** Exceptions in order, those of a whole leave as one. */
export function groupExceptions(exceptions: readonly AvailabilityException[]): ExceptionRun[] {
  const kindOf = ({ day: _day, ...rest }: AvailabilityException) => JSON.stringify(rest);
  const runs: ExceptionRun[] = [];
  for (const exception of exceptions) {
    const open = runs.find(
      ({ last }) => kindOf(last) === kindOf(exception) && daysBetween(last.day, exception.day) === 1,
    );
    if (open === undefined) runs.push({ first: exception, last: exception, items: [exception] });
    else {
      open.last = exception;
      open.items.push(exception);
    }
  }
  return runs;
}

/** What a form says to take out: the very thing, so that another one is never taken out in its place. */
export const tokenOf = (item: AvailabilityRule | AvailabilityException): string => JSON.stringify(item);

/** The hours without these things; null when one of them is not there any more. */
export function withoutItems(
  availability: Availability,
  list: keyof Availability,
  tokens: readonly string[],
): Availability | null {
  const items: (AvailabilityRule | AvailabilityException)[] = [...availability[list]];
  for (const token of tokens) {
    const index = items.findIndex((item) => tokenOf(item) === token);
    if (index === -1) return null;
    items.splice(index, 1);
  }
  return { ...availability, [list]: items };
}
