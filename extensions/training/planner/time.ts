/** Days and wall time as instants. Pure: the server's own zone plays no part. */
import { Temporal } from 'temporal-polyfill';
import type { Interval } from './model.ts';

/** A minute in milliseconds. */
export const minute = 60_000;
const dayLength = 86_400_000;

/** Minutes after midnight of `HH:MM`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** One day of one zone with its stretches of one offset from UTC: one, or two when the clocks change. */
export interface Day extends Interval {
  readonly iso: string;
  readonly weekday: number;
  /** Grows by one each Monday, the same in every zone. */
  readonly week: number;
  /** The epoch of its midnight as if its zone were UTC. */
  readonly wallMidnight: number;
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

function dayOf(date: Temporal.PlainDate, timeZone: string): Day {
  const first = date.toZonedDateTime(timeZone);
  const start = first.epochMilliseconds;
  const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const wallMidnight = date.toZonedDateTime('UTC').epochMilliseconds;
  const stretches =
    end - start === dayLength ? [{ start, end, offset: wallMidnight - start }] : stretchesOf(first, end);
  // The first of January 1970 was a Thursday.
  const week = Math.floor((wallMidnight / dayLength + 3) / 7);
  return { iso: date.toString(), weekday: date.dayOfWeek, week, start, end, wallMidnight, stretches };
}

// The same days are asked for again and again, and the clocks of a day never change.
const knownDays = new Map<string, Day>();
const mostKnownDays = 20_000;

function knownDayOf(date: Temporal.PlainDate, timeZone: string): Day {
  const key = `${timeZone} ${date.toString()}`;
  let day = knownDays.get(key);
  if (day === undefined) {
    if (knownDays.size >= mostKnownDays) knownDays.clear();
    knownDays.set(key, (day = dayOf(date, timeZone)));
  }
  return day;
}

const knownPeriods = new Map<string, readonly Day[]>();
const mostKnownPeriods = 200;

function listDays(timeZone: string, from: string, to: string): readonly Day[] {
  const days: Day[] = [];
  const last = Temporal.PlainDate.from(to);
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const day = knownDayOf(date, timeZone);
    if (day.end > day.start) days.push(day);
  }
  return days;
}

/** The days from the first to the last, both in; one that a zone skipped altogether is left out. */
export function daysBetween(timeZone: string, from: string, to: string): readonly Day[] {
  const key = `${timeZone} ${from} ${to}`;
  let days = knownPeriods.get(key);
  if (days === undefined) {
    if (knownPeriods.size >= mostKnownPeriods) knownPeriods.clear();
    knownPeriods.set(key, (days = listDays(timeZone, from, to)));
  }
  return days;
}

/** The day that the clocks of a zone show. */
export const isoDayAt = (instant: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The days of a zone that touch a period. */
export function daysTouching(timeZone: string, { start, end }: Interval): readonly Day[] {
  if (end <= start) return [];
  return daysBetween(timeZone, isoDayAt(start, timeZone), isoDayAt(end - 1, timeZone));
}

/** When a day's clocks show a time of the window: what a clock change leaves out is not there, what it repeats is there twice. */
export function windowOf(day: Day, startTime: string, endTime: string): Interval[] {
  return mergeIntervals(
    day.stretches.map(({ start, end, offset }) => ({
      start: Math.max(start, day.wallMidnight + minutesOf(startTime) * minute - offset),
      end: Math.min(end, day.wallMidnight + minutesOf(endTime) * minute - offset),
    })),
  );
}

/** Minutes after midnight on the clocks of a day at one of its instants. */
export function wallMinutesAt(day: Day, instant: number): number {
  const stretch = day.stretches.find(({ end }) => instant < end) ?? day.stretches.at(-1);
  return (instant + (stretch?.offset ?? 0) - day.wallMidnight) / minute;
}

/** A day some days later. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** The same time as disjoint intervals, in order. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What two merged lists have in common. */
export function intersectIntervals(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const a = left[i] as Interval;
    const b = right[j] as Interval;
    const start = Math.max(a.start, b.start);
    const end = Math.min(a.end, b.end);
    if (start < end) common.push({ start, end });
    if (a.end < b.end) i += 1;
    else j += 1;
  }
  return common;
}

/** What a merged list has and another merged list has not. */
export function subtractIntervals(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let hole = 0;
  for (const { start: first, end } of from) {
    let start = first;
    while (hole < taken.length && (taken[hole] as Interval).end <= start) hole += 1;
    for (let at = hole; at < taken.length && (taken[at] as Interval).start < end; at += 1) {
      const { start: holeStart, end: holeEnd } = taken[at] as Interval;
      if (holeStart > start) rest.push({ start, end: holeStart });
      start = Math.max(start, holeEnd);
    }
    if (start < end) rest.push({ start, end });
  }
  return rest;
}
