/**
 * How much of a room's open time is taken, day by day. Pure. A day is one of the room's zone; a minute counts once however
 * many reservations hold it, and only while the room is open; months and years are the sums of their days.
 */
import {
  daysBetween,
  mergeIntervals,
  minute,
  minutesOf,
  windowOf,
  type Day,
  type Interval,
} from '@huntzen/kernel/time';
import { eveningStartsAt } from '../../planner/model.ts';

/** When a room is open. */
export interface OpeningRule {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly weekend: boolean;
  readonly evening: boolean;
  readonly timeZone: string;
}

/** Minutes of one day, month or year. */
export interface Occupancy {
  readonly openMinutes: number;
  readonly occupiedMinutes: number;
}

/** Occupancy of one day. */
export interface DayOccupancy extends Occupancy {
  readonly day: string;
  readonly isClosed: boolean;
}

/** A day of a room with when it is open; none when it is closed. */
export interface OpenDay {
  readonly day: Day;
  readonly windows: readonly Interval[];
  readonly isClosed: boolean;
}

/** The days from the first to the last, both in, with when a room is open on each. */
export function openDaysOf(
  rule: OpeningRule,
  from: string,
  to: string,
  closedDays: ReadonlySet<string>,
): OpenDay[] {
  const isLate = minutesOf(rule.closesAt) > minutesOf(eveningStartsAt);
  const closesAt = isLate && !rule.evening ? eveningStartsAt : rule.closesAt;
  return daysBetween(rule.timeZone, from, to).map((day) => {
    const isClosed = closedDays.has(day.iso) || (day.weekday > 5 && !rule.weekend);
    return { day, windows: isClosed ? [] : windowOf(day, rule.opensAt, closesAt), isClosed };
  });
}

/** What reservations take of open days. */
export function occupancyOf(days: readonly OpenDay[], reservations: readonly Interval[]): DayOccupancy[] {
  const taken = mergeIntervals(reservations);
  let first = 0;
  return days.map(({ day, windows, isClosed }) => {
    let open = 0;
    let occupied = 0;
    for (const { start, end } of windows) {
      open += end - start;
      while (first < taken.length && (taken[first] as Interval).end <= start) first += 1;
      for (let at = first; at < taken.length; at += 1) {
        const one = taken[at] as Interval;
        if (one.start >= end) break;
        occupied += Math.min(one.end, end) - Math.max(one.start, start);
      }
    }
    return {
      day: day.iso,
      isClosed,
      openMinutes: Math.floor(open / minute),
      occupiedMinutes: Math.floor(occupied / minute),
    };
  });
}

/** Sums of days. */
export function sumOccupancy(days: readonly Occupancy[]): Occupancy {
  let openMinutes = 0;
  let occupiedMinutes = 0;
  for (const day of days) {
    openMinutes += day.openMinutes;
    occupiedMinutes += day.occupiedMinutes;
  }
  return { openMinutes, occupiedMinutes };
}

/** The twelve months of a year's days, `YYYY-MM`. */
export function monthsOf(days: readonly DayOccupancy[]): (Occupancy & { readonly month: string })[] {
  return [...Map.groupBy(days, ({ day }) => day.slice(0, 7))].map(([month, list]) => ({
    month,
    ...sumOccupancy(list),
  }));
}
