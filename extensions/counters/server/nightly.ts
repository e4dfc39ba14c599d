import { Temporal } from 'temporal-polyfill';

/** Days from `from` to `to`, both included, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const recentDays = 7;
const blockDays = 14;

/** In how many nights every day of the last year is recounted. */
export const nightsOfARound = 28;

const modulo = (number: number, by: number): number => ((number % by) + by) % by;

/**
 * What is recounted in the night of a day: the last week with the day after, which has begun somewhere, and one block of two
 * weeks. The calendar is cut into such blocks, and a night takes the latest one whose number is its own, modulo the round.
 */
export function nightlyDays(today: string): readonly [recent: Days, block: Days] {
  const day = Temporal.PlainDate.from(today);
  const origin = Temporal.PlainDate.from('2020-01-06');
  const night = origin.until(day, { largestUnit: 'day' }).days;
  const current = Math.floor(night / blockDays);
  const first = origin.add({ days: (current - modulo(current - night, nightsOfARound)) * blockDays });
  return [
    { from: day.subtract({ days: recentDays }).toString(), to: day.add({ days: 1 }).toString() },
    { from: first.toString(), to: first.add({ days: blockDays - 1 }).toString() },
  ];
}

/** The months that a period touches, each cut to the period: what one transaction works on. */
export function monthlyParts({ from, to }: Days): Days[] {
  const parts: Days[] = [];
  const end = Temporal.PlainDate.from(to);
  for (let first = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(first, end) <= 0;) {
    const lastOfMonth = first.with({ day: first.daysInMonth });
    const last = Temporal.PlainDate.compare(lastOfMonth, end) < 0 ? lastOfMonth : end;
    parts.push({ from: first.toString(), to: last.toString() });
    first = last.add({ days: 1 });
  }
  return parts;
}
