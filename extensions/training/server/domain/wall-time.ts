import { Temporal } from 'temporal-polyfill';

/** A moment as clocks show it in a zone. */
export interface WallTime {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM`. */
  time: string;
}

/** What a clock in the zone shows at an instant in epoch milliseconds. */
export function wallTimeAt(instant: number, timeZone: string): WallTime {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  // A clock that shows UTC would show this so much later; reading it needs no more of the calendar.
  const shown = new Date(instant + offsetNanoseconds / 1_000_000);
  const text = shown.toISOString();
  return { weekday: shown.getUTCDay() || 7, day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** Whether a stretch lies within hours of one day, as clocks show them there; its end may be midnight. */
export function isWithinHours(
  { start, end }: { start: number; end: number },
  hours: { from: string; to: string; timeZone: string },
): boolean {
  const first = wallTimeAt(start, hours.timeZone);
  if (first.time < hours.from) return false;
  const last = wallTimeAt(end, hours.timeZone);
  if (last.time === '00:00')
    return hours.to >= '23:59' && wallTimeAt(end - 1, hours.timeZone).day === first.day;
  return last.day === first.day && last.time <= hours.to;
}

/** Whether the zone is one that clocks know. */
export function isKnownZone(timeZone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
