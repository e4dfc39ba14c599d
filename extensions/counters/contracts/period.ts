import { day } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** A calendar month, `YYYY-MM`. */
export const month = z.string().regex(/^(20[2-9]\d)-(0[1-9]|1[0-2])$/);

/** The longest period that one request may ask for, in days. */
export const longestPeriodDays = 366;

/** The days of a period, both included. */
export const dayRange = z.object({ from: day, to: day });

/** A month, or days `from` and `to`, both included; the server says which combination is wrong. */
export const periodQuery = z.object({ month: month.optional(), from: day.optional(), to: day.optional() });

/** What a request says about its period. */
export type PeriodQuery = z.infer<typeof periodQuery>;
