/** Hours of work as intervals. Pure; what a window of wall time is, `slots.ts` says. */
import { Temporal } from 'temporal-polyfill';
import { daysOf, mergeIntervals, windowsOf, type Exception, type Interval, type Rule } from './slots.ts';

/** The parts of merged intervals that none of the others covers. */
export function subtractIntervals(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  for (const interval of from) {
    let { start } = interval;
    for (const hole of taken) {
      if (hole.end <= start || hole.start >= interval.end) continue;
      if (hole.start > start) rest.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < interval.end) rest.push({ start, end: interval.end });
  }
  return rest;
}

type WeeklyHours = Pick<Rule, 'weekday' | 'startTime' | 'endTime' | 'timeZone' | 'validFrom' | 'validTo'>;

/** When a practitioner works in a period: weekly hours less closings, and extra hours; disjoint, in order. */
export function findOpenHours(
  rules: readonly WeeklyHours[],
  exceptions: readonly Exception[],
  period: Interval,
): Interval[] {
  if (period.end <= period.start) return [];
  const weekly = rules.flatMap((rule) =>
    daysOf(rule.timeZone, period)
      .filter(
        ({ iso, weekday }) =>
          weekday === rule.weekday &&
          (rule.validFrom === null || iso >= rule.validFrom) &&
          (rule.validTo === null || iso <= rule.validTo),
      )
      .flatMap((day) => windowsOf(day, rule.startTime, rule.endTime)),
  );
  const windows = (kind: Exception['kind']) =>
    exceptions
      .filter((exception) => exception.kind === kind)
      .flatMap(({ day, startTime, endTime, timeZone }) =>
        daysOf(timeZone, period)
          .filter(({ iso }) => iso === day)
          .flatMap((zonedDay) => windowsOf(zonedDay, startTime, endTime)),
      );
  const open = subtractIntervals(mergeIntervals(weekly), mergeIntervals(windows('closed')));
  return mergeIntervals([...open, ...windows('extra')]);
}

/** Whether merged intervals cover another one from end to end. */
export const covers = (merged: readonly Interval[], { start, end }: Interval): boolean =>
  merged.some((one) => one.start <= start && end <= one.end);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

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
