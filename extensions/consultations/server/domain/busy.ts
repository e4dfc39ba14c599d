/**
 * Busy times out of an iCalendar file (RFC 5545). Pure. Titles, places and guests are not looked at. Wall times become
 * instants by the zone they name: an IANA one by Temporal, any other by the file's own VTIMEZONE, none by the reader's zone.
 */
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { mergeIntervals, type Interval } from '@huntzen/kernel/time';
import type { CalendarFailure } from '../../contracts/busy-feed.ts';

/** A calendar cannot be read, and why. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly failure: CalendarFailure;

  constructor(failure: CalendarFailure) {
    super(`the calendar cannot be read: ${failure}`);
    this.failure = failure;
  }
}

/** More events than this are no practitioner's calendar. */
export const mostEvents = 5_000;
/** How many occurrences are looked at in all: fifty daily meetings, over the period and the two years before. */
export const mostOccurrences = 50_000;
/** More busy times apart from each other than this are not kept. */
export const mostIntervals = 5_000;

const dayMs = 86_400_000;

/** A zone as two functions between epochs and wall times (the epoch of the same clock face in UTC). */
interface Zone {
  toEpoch(wall: number): number;
  toWall(epoch: number): number;
}

const utc: Zone = { toEpoch: (wall) => wall, toWall: (epoch) => epoch };

function ianaZone(name: string): Zone | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return {
    toEpoch: (wall) =>
      Temporal.Instant.fromEpochMilliseconds(wall)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
        .toZonedDateTime(name).epochMilliseconds,
    toWall: (epoch) => {
      const shown = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(name);
      return epoch + shown.offsetNanoseconds / 1_000_000;
    },
  };
}

function fileZone(component: ICAL.Component): Zone {
  const zone = new ICAL.Timezone(component);
  const offsetAt = (wall: number) => zone.utcOffset(ICAL.Time.fromJSDate(new Date(wall), true)) * 1000;
  return {
    toEpoch: (wall) => wall - offsetAt(wall),
    toWall: (epoch) => epoch + offsetAt(epoch + offsetAt(epoch)),
  };
}

const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

function timeAt(wall: number, isDate: boolean): ICAL.Time {
  const time = ICAL.Time.fromJSDate(new Date(wall), true);
  time.zone = ICAL.Timezone.localTimezone;
  time.isDate = isDate;
  return time;
}

/** What the reading of one file shares. */
class Reading {
  readonly #calendar: ICAL.Component;
  readonly #own: Zone;
  readonly #zones = new Map<string, Zone>();
  readonly period: Interval;
  readonly busy: Interval[] = [];
  occurrences = 0;

  constructor(calendar: ICAL.Component, timeZone: string, period: Interval) {
    this.#calendar = calendar;
    this.#own = ianaZone(timeZone) ?? utc;
    this.period = period;
  }

  zoneOf(property: ICAL.Property, time: ICAL.Time): Zone {
    if (time.zone === ICAL.Timezone.utcTimezone) return utc;
    const name = property.getFirstParameter('tzid');
    if (time.isDate || typeof name !== 'string' || name === '') return this.#own;
    const known = this.#zones.get(name);
    if (known !== undefined) return known;
    const component = this.#calendar
      .getAllSubcomponents('vtimezone')
      .find((one) => one.getFirstPropertyValue('tzid') === name);
    const zone = ianaZone(name) ?? (component === undefined ? this.#own : fileZone(component));
    this.#zones.set(name, zone);
    return zone;
  }

  epochOf(property: ICAL.Property, time: ICAL.Time): number {
    return this.zoneOf(property, time).toEpoch(wallOf(time));
  }

  count(): void {
    this.occurrences += 1;
    if (this.occurrences > mostOccurrences) throw new CalendarError('too_many');
  }

  add(start: number, end: number): void {
    const kept = { start: Math.max(start, this.period.start), end: Math.min(end, this.period.end) };
    if (kept.end > kept.start) this.busy.push(kept);
  }
}

/** What identifies an occurrence in EXDATE and RECURRENCE-ID: its instant, or its day when only a day is given. */
const keysOf = (reading: Reading, component: ICAL.Component, name: string): string[] =>
  component.getAllProperties(name).flatMap((property) =>
    property
      .getValues()
      .filter((value) => value instanceof ICAL.Time)
      .map((time) => (time.isDate ? `day ${wallOf(time) / dayMs}` : `at ${reading.epochOf(property, time)}`)),
  );

const takesNoTime = (event: ICAL.Component): boolean =>
  event.getFirstPropertyValue('status') === 'CANCELLED' ||
  event.getFirstPropertyValue('transp') === 'TRANSPARENT' ||
  event.getFirstPropertyValue('x-microsoft-cdo-busystatus') === 'FREE';

/** How long an event lasts: in days of the calendar when it is for whole days, elapsed otherwise. */
function lengthOf(reading: Reading, event: ICAL.Component, start: ICAL.Time, epoch: number): number {
  const property = event.getFirstProperty('dtend');
  const end = property?.getFirstValue();
  if (property instanceof ICAL.Property && end instanceof ICAL.Time)
    return start.isDate ? wallOf(end) - wallOf(start) : reading.epochOf(property, end) - epoch;
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000;
  return start.isDate ? dayMs : 0;
}

/**
 * The wall time to count a rule from: its start, or, where days or weeks repeat without being counted, as many whole
 * repetitions later as end well before the period.
 */
function countedFrom(wall: number, { freq, interval, count }: ICAL.Recur, period: Interval): number {
  const unit = freq === 'DAILY' ? dayMs : freq === 'WEEKLY' ? 7 * dayMs : null;
  if (unit === null || (count ?? 0) > 0) return wall;
  const step = unit * Math.max(1, interval);
  const spare = period.start - 2 * 366 * dayMs - wall;
  return spare <= 0 ? wall : wall + Math.floor(spare / step) * step;
}

function* wallStarts(
  reading: Reading,
  event: ICAL.Component,
  start: ICAL.Time,
  zone: Zone,
  latest: number,
): Generator<number> {
  yield wallOf(start);
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) continue;
    // The iterator compares wall times; an end given in UTC is brought onto the same clock.
    if (rule.until instanceof ICAL.Time && rule.until.zone === ICAL.Timezone.utcTimezone)
      rule.until = timeAt(zone.toWall(wallOf(rule.until)), start.isDate);
    const iterator = rule.iterator(timeAt(countedFrom(wallOf(start), rule, reading.period), start.isDate));
    for (let next = iterator.next(); next instanceof ICAL.Time; next = iterator.next()) {
      reading.count();
      const wall = wallOf(next);
      if (wall > latest) break;
      yield wall;
    }
  }
}

function readEvent(reading: Reading, event: ICAL.Component, replaced: ReadonlySet<string>): void {
  const property = event.getFirstProperty('dtstart');
  const start = property?.getFirstValue();
  if (!(property instanceof ICAL.Property) || !(start instanceof ICAL.Time) || takesNoTime(event)) return;
  const zone = reading.zoneOf(property, start);
  const epoch = zone.toEpoch(wallOf(start));
  const length = lengthOf(reading, event, start, epoch);
  if (length <= 0) return;
  const left = new Set([...replaced, ...keysOf(reading, event, 'exdate')]);
  const add = (wall: number, from: number) => {
    if (left.has(`at ${from}`) || left.has(`day ${Math.floor(wall / dayMs)}`)) return;
    reading.add(from, start.isDate ? zone.toEpoch(wall + length) : from + length);
  };
  for (const wall of wallStarts(reading, event, start, zone, reading.period.end + dayMs)) {
    // Far from the period, by more than any zone is from UTC: not worth turning into an instant.
    if (wall + length < reading.period.start - dayMs) continue;
    add(wall, zone.toEpoch(wall));
  }
  for (const extra of event.getAllProperties('rdate')) {
    for (const value of extra.getValues()) {
      reading.count();
      if (value instanceof ICAL.Time) add(wallOf(value), reading.epochOf(extra, value));
      else if (value instanceof ICAL.Period) readPeriod(reading, extra, value);
    }
  }
}

function readPeriod(reading: Reading, property: ICAL.Property, { start, end, duration }: ICAL.Period): void {
  const from = reading.epochOf(property, start);
  const to =
    end instanceof ICAL.Time ? reading.epochOf(property, end) : from + (duration?.toSeconds() ?? 0) * 1000;
  reading.add(from, to);
}

function parseCalendar(text: string): ICAL.Component {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) throw new CalendarError('not_calendar');
  if ((text.match(/^BEGIN:V(?:EVENT|FREEBUSY|TIMEZONE)/gim)?.length ?? 0) > mostEvents)
    throw new CalendarError('too_many');
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF?\s*/, ''));
  } catch {
    throw new CalendarError('not_calendar');
  }
  // Several calendars in one file come as a list of them; the first is the one that is read.
  const [first] = parsed as [unknown];
  return new ICAL.Component(
    (Array.isArray(first) ? first : parsed) as ConstructorParameters<typeof ICAL.Component>[0],
  );
}

/**
 * When a calendar says that its owner is taken, within a period: disjoint, in order. Events that are transparent or
 * cancelled take no time; a day, and a time without a zone, is one of the owner's zone. An override replaces its one
 * occurrence, also when it is marked for those that follow.
 *
 * @throws CalendarError `not_calendar` or `too_many`.
 */
export function readBusyTimes(text: string, timeZone: string, period: Interval): Interval[] {
  const calendar = parseCalendar(text);
  const reading = new Reading(calendar, timeZone, period);
  const events = calendar.getAllSubcomponents('vevent');
  const uidOf = (event: ICAL.Component): string => {
    const uid = event.getFirstPropertyValue('uid');
    return typeof uid === 'string' ? uid : '';
  };
  const replaced = new Map<string, Set<string>>();
  for (const event of events) {
    const keys = keysOf(reading, event, 'recurrence-id');
    if (keys.length > 0)
      replaced.set(uidOf(event), new Set([...(replaced.get(uidOf(event)) ?? []), ...keys]));
  }
  for (const event of events) {
    const isOverride = event.getFirstProperty('recurrence-id') !== null;
    readEvent(reading, event, isOverride ? new Set() : (replaced.get(uidOf(event)) ?? new Set()));
  }
  for (const component of calendar.getAllSubcomponents('vfreebusy')) {
    for (const property of component.getAllProperties('freebusy')) {
      if (property.getFirstParameter('fbtype') === 'FREE') continue;
      for (const value of property.getValues())
        if (value instanceof ICAL.Period) readPeriod(reading, property, value);
    }
  }
  const merged = mergeIntervals(reading.busy);
  if (merged.length > mostIntervals) throw new CalendarError('too_many');
  return merged;
}
