/** Hours of work as intervals. Pure; what a window of wall time is, the kernel's `days.ts` says. */
import { Temporal } from 'temporal-polyfill';
import {
  daysTouching,
  mergeIntervals,
  minutesOf,
  subtractIntervals,
  windowOf,
  type Interval,
} from '@huntzen/kernel/time';
import type { Exception, Rule } from './slots.ts';

type WeeklyHours = Pick<Rule, 'weekday' | 'startTime' | 'endTime' | 'timeZone' | 'validFrom' | 'validTo'>;

/** When a practitioner works in a period: weekly hours less closings, and extra hours; disjoint, in order. */
export function findOpenHours(
  rules: readonly WeeklyHours[],
  exceptions: readonly Exception[],
  period: Interval,
): Interval[] {
  if (period.end <= period.start) return [];
  const weekly = rules.flatMap((rule) =>
    daysTouching(rule.timeZone, period)
      .filter(
        ({ iso, weekday }) =>
          weekday === rule.weekday &&
          (rule.validFrom === null || iso >= rule.validFrom) &&
          (rule.validTo === null || iso <= rule.validTo),
      )
      .flatMap((day) => windowOf(day, rule.startTime, rule.endTime)),
  );
  const windows = (kind: Exception['kind']) =>
    exceptions
      .filter((exception) => exception.kind === kind)
      .flatMap(({ day, startTime, endTime, timeZone }) =>
        daysTouching(timeZone, period)
          .filter(({ iso }) => iso === day)
          .flatMap((zonedDay) => windowOf(zonedDay, startTime, endTime)),
      );
  const open = subtractIntervals(mergeIntervals(weekly), mergeIntervals(windows('closed')));
  return mergeIntervals([...open, ...windows('extra')]);
}

/** Whether merged intervals cover another one from end to end. */
export const covers = (merged: readonly Interval[], { start, end }: Interval): boolean =>
  merged.some((one) => one.start <= start && end <= one.end);

/** The places of weekly hours that never offer a slot: shorter than one, or valid on none of their weekdays. */
export function findIdleRules(
  rules: readonly Pick<Rule, 'weekday' | 'startTime' | 'endTime' | 'slotMinutes' | 'validFrom' | 'validTo'>[],
): number[] {
  return rules.flatMap(({ weekday, startTime, endTime, slotMinutes, validFrom, validTo }, index) => {
    const isTooShort = minutesOf(endTime) - minutesOf(startTime) < slotMinutes;
    if (validFrom === null || validTo === null) return isTooShort ? [index] : [];
    const first = Temporal.PlainDate.from(validFrom);
    const next = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
    return isTooShort || next.toString() > validTo ? [index] : [];
  });
}
