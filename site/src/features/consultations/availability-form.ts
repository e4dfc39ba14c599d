import {
  availabilityExceptionSchema,
  availabilityRuleSchema,
  consultationTypes,
  type Availability,
  type AvailabilityException,
  type AvailabilityRule,
} from '@huntzen/consultations/contracts';
import * as z from 'zod';

const wholeNumber = (minimum: number, maximum: number) =>
  z.string().min(1).transform(Number).pipe(z.number().int().min(minimum).max(maximum));

// A browser's time field may say seconds.
const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/)
  .transform((time) => time.slice(0, 5));

/** The form that adds weekly hours. */
export const ruleFormSchema = z
  .object({
    weekday: wholeNumber(1, 7),
    startTime: wallTime,
    endTime: wallTime,
    modes: z.array(z.enum(consultationTypes)).min(1),
    slotMinutes: wholeNumber(5, 240),
    bufferAfterMinutes: wholeNumber(0, 120),
    noticeHours: wholeNumber(0, 720),
    horizonDays: wholeNumber(1, 365),
  })
  .refine(({ startTime, endTime }) => startTime < endTime, { path: ['endTime'] });

/** Weekly hours from the form, in the practitioner's zone. */
export const toRule = (
  { noticeHours, ...input }: z.output<typeof ruleFormSchema>,
  timeZone: string,
): AvailabilityRule =>
  availabilityRuleSchema.parse({ ...input, minimumNoticeMinutes: noticeHours * 60, timeZone });

const emptyOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]);

/** The form that adds a closing or extra hours. */
export const exceptionFormSchema = z
  .object({
    kind: z.enum(['closed', 'extra']),
    day: z.iso.date(),
    startTime: emptyOr(wallTime),
    endTime: emptyOr(wallTime),
  })
  .refine(({ startTime, endTime }) => (startTime === null) === (endTime === null), { path: ['endTime'] })
  .refine(({ startTime, endTime }) => startTime === null || endTime === null || startTime < endTime, {
    path: ['endTime'],
  })
  .refine(({ kind, startTime }) => kind === 'closed' || startTime !== null, { path: ['startTime'] });

/** A closing or extra hours from the form. */
export const toException = (
  input: z.output<typeof exceptionFormSchema>,
  timeZone: string,
): AvailabilityException => availabilityExceptionSchema.parse({ ...input, timeZone });

/** What a form says to take out: the very thing, so that another one is never taken out in its place. */
export const tokenOf = (item: AvailabilityRule | AvailabilityException): string => JSON.stringify(item);

/** The hours without the one thing; null when it is not there any more. */
export function withoutItem(
  availability: Availability,
  list: keyof Availability,
  token: string,
): Availability | null {
  const items: (AvailabilityRule | AvailabilityException)[] = availability[list];
  const index = items.findIndex((item) => tokenOf(item) === token);
  return index === -1 ? null : { ...availability, [list]: items.filter((_item, place) => place !== index) };
}
