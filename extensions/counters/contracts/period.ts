import { day } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** A calendar month, `YYYY-MM`. */
export const month = z.string().regex(/^(20[2-9]\d)-(0[1-9]|1[0-2])$/);

/** A period by name: a day, an ISO week, a month, a quarter or a year. */
export const namedPeriod = z
  .string()
  .regex(/^20[2-9]\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-W(0[1-9]|[1-4]\d|5[0-3])|-Q[1-4])?$/)
  .describe('`2026-10-31`, `2026-W44` (ISO week), `2026-10`, `2026-Q4` or `2026`.');

/** The longest period that one request may ask for, in days. */
export const longestPeriodDays = 366;

/** The days of a period, both included. */
export const dayRange = z.object({ from: day, to: day });

/** A period by name, a month, or days `from` and `to`, both included; the server says which combination is wrong. */
export const periodQuery = z.object({
  period: namedPeriod.optional(),
  month: month.optional(),
  from: day.optional(),
  to: day.optional(),
});

/** What a request says about its period. */
export type PeriodQuery = z.infer<typeof periodQuery>;
