/**
 * Days and wall time as instants. Pure: the server's own zone plays no part. A window of wall time is open exactly while the
 * clocks of its zone show a time inside it: an hour that a clock change leaves out is not there, and one that is shown twice
 * is there twice.
 */
import { Temporal } from 'temporal-polyfill';
import { mergeIntervals, type Interval } from './intervals.ts';

/** A minute in milliseconds. */
export const minute = 60_000;
const dayLength = 86_400_000;

/** Minutes after midnight of `HH:MM`, with or without seconds. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** One day of one zone, from its first instant to the first of the next: 23, 24, 25 hours or anything else. */
export interface Day extends Interval {
  readonly iso: string;
  /** 1 is Monday. */
  readonly weekday: number;
  /** Grows by one each Monday, the same in every zone. */
  readonly week: number;
  /** The epoch of its midnight as if its zone were UTC. */
  readonly wallMidnight: number;
  /** Its stretches of one offset from UTC: one, or two when the clocks change. */
  readonly stretches: readonly (Interval & { readonly offset: number })[];
}

function stretchesOf(first: Temporal.ZonedDateTime, end: number): Day['stretches'] {
  const stretches: (Interval & { offset: number })[] = [];
  let at: Temporal.ZonedDateTime | null = first;
  while (at !== null && at.epochMilliseconds < end) {
    const next: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next');
    stretches.push({
      start: at.epochMilliseconds,
      end: Math.min(end, next?.epochMilliseconds ?? end),
      offset: at.offsetNanoseconds / 1_000_000,
    });
    at = next;
  }
  return stretches;
}

/** The day of a zone whose calendar date is so many days after that of 1970-01-01; null for one that a zone skipped altogether. */
function dayOf(timeZone: string, number: number): Day | null {
  const wallMidnight = number * dayLength;
  const date = Temporal.Instant.fromEpochMilliseconds(wallMidnight).toZonedDateTimeISO('UTC').toPlainDate();
  const first = date.toZonedDateTime(timeZone);
  const start = first.epochMilliseconds;
  const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  if (end <= start) return null;
  const stretches =
    end - start === dayLength ? [{ start, end, offset: wallMidnight - start }] : stretchesOf(first, end);
  // The first of January 1970 was a Thursday.
  const week = Math.floor((number + 3) / 7);
  return { iso: date.toString(), weekday: date.dayOfWeek, week, start, end, wallMidnight, stretches };
}

// The same few days of the same few zones are asked for again and again, and the clocks of a day never change.
const knownDays = new Map<string, Map<number, Day | null>>();
const mostKnownDays = 20_000;
let knownDayCount = 0;

function knownDayOf(timeZone: string, number: number): Day | null {
  let days = knownDays.get(timeZone);
  if (days === undefined) knownDays.set(timeZone, (days = new Map<number, Day | null>()));
  let day = days.get(number);
  if (day !== undefined) return day;
  day = dayOf(timeZone, number);
  if (knownDayCount >= mostKnownDays) {
    knownDays.clear();
    knownDays.set(timeZone, (days = new Map<number, Day | null>()));
    knownDayCount = 0;
  }
  days.set(number, day);
  knownDayCount += 1;
  return day;
}

function listDays(timeZone: string, first: number, last: number): Day[] {
  const days: Day[] = [];
  for (let number = first; number <= last; number += 1) {
    const day = knownDayOf(timeZone, number);
    if (day !== null) days.push(day);
  }
  return days;
}

const numberOf = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds / dayLength;

/** The days from the first to the last (`YYYY-MM-DD`), both in; one that a zone skipped altogether is left out. */
export const daysBetween = (timeZone: string, from: string, to: string): readonly Day[] =>
  listDays(timeZone, numberOf(from), numberOf(to));

/** The days of a zone that touch a period; one that a zone skipped altogether is left out. */
export function daysTouching(timeZone: string, { start, end }: Interval): readonly Day[] {
  if (end <= start) return [];
  // No zone is a whole day away from UTC.
  const days = listDays(timeZone, Math.floor(start / dayLength) - 1, Math.floor(end / dayLength) + 1);
  return days.filter((day) => day.start < end && day.end > start);
}

/** When a day's clocks show a time of the window; the whole day without one. */
export function windowOf(
  { wallMidnight, stretches }: Day,
  startTime: string | null,
  endTime: string | null,
): Interval[] {
  if (startTime === null || endTime === null) return mergeIntervals(stretches);
  return mergeIntervals(
    stretches.map(({ start, end, offset }) => ({
      start: Math.max(start, wallMidnight + minutesOf(startTime) * minute - offset),
      end: Math.min(end, wallMidnight + minutesOf(endTime) * minute - offset),
    })),
  );
}

/** The day (`YYYY-MM-DD`) that the clocks of a zone show at an instant. */
export const isoDayAt = (instant: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Minutes after midnight on the clocks of a day at one of its instants. */
export function wallMinutesAt(day: Day, instant: number): number {
  const stretch = day.stretches.find(({ end }) => instant < end) ?? day.stretches.at(-1);
  return (instant + (stretch?.offset ?? 0) - day.wallMidnight) / minute;
}

/** A day (`YYYY-MM-DD`) some days later. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();
