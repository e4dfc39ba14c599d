import { day, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consultationTypes } from './vocabulary.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

function isTimeZone(name: string): boolean {
  // Intl takes "+02:00" too, which follows no clock change.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const timeZone = z.string().max(64).refine(isTimeZone);

/** Weekly hours: an ISO weekday (1 is Monday) and wall times in a zone. */
export const availabilityRuleSchema = z
  .object({
    weekday: z.number().int().min(1).max(7),
    startTime: wallTime,
    endTime: wallTime,
    timeZone,
    slotMinutes: z.number().int().min(5).max(240).default(50),
    bufferBeforeMinutes: z.number().int().min(0).max(120).default(0),
    bufferAfterMinutes: z.number().int().min(0).max(120).default(10),
    minimumNoticeMinutes: z.number().int().min(0).max(43_200).default(120),
    horizonDays: z.number().int().min(1).max(365).default(60),
    modes: z
      .array(z.enum(consultationTypes))
      .min(1)
      .default([...consultationTypes]),
    validFrom: day.nullable().default(null),
    validTo: day.nullable().default(null),
  })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'] })
  .refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, {
    path: ['validTo'],
  });

/** Weekly hours. */
export type AvailabilityRule = z.output<typeof availabilityRuleSchema>;

/** A day, or a part of one, that is closed against the rules or open beside them. */
export const availabilityExceptionSchema = z
  .object({
    kind: z.enum(['closed', 'extra']),
    day,
    startTime: wallTime.nullable().default(null),
    endTime: wallTime.nullable().default(null),
    timeZone,
  })
  .refine(({ startTime, endTime }) => (startTime === null) === (endTime === null), { path: ['endTime'] })
  .refine(({ startTime, endTime }) => startTime === null || endTime === null || startTime < endTime, {
    path: ['endTime'],
  })
  .refine(({ kind, startTime }) => kind === 'closed' || startTime !== null, { path: ['startTime'] });

/** A day, or a part of one, that is closed against the rules or open beside them. */
export type AvailabilityException = z.output<typeof availabilityExceptionSchema>;

/** When a practitioner can be seen. */
export const availabilitySchema = z.object({
  rules: z.array(availabilityRuleSchema).max(100),
  exceptions: z.array(availabilityExceptionSchema).max(400),
});

/** When a practitioner can be seen. */
export type Availability = z.output<typeof availabilitySchema>;

/** Shows the practitioner's own hours. */
export const getAvailabilityRoute = route({
  method: 'GET',
  path: '/my/availability',
  summary: 'The practitioner’s own weekly hours and exceptions from today on.',
  response: one(availabilitySchema),
});

/** Replaces the practitioner's own hours. */
export const putAvailabilityRoute = route({
  method: 'PUT',
  path: '/my/availability',
  summary: 'Replace the weekly hours and the exceptions from today on. What is booked stays booked.',
  body: availabilitySchema,
  response: one(availabilitySchema),
});
