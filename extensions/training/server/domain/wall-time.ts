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
  const moment = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return {
    weekday: moment.dayOfWeek,
    day: moment.toPlainDate().toString(),
    time: moment.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Whether a stretch lies within hours of one day, as clocks show them there; its end may be midnight. */
export function isWithinHours(
  { start, end }: { start: number; end: number },
  hours: { from: string; to: string; timeZone: string },
): boolean {
  const first = wallTimeAt(start, hours.timeZone);
  const last = wallTimeAt(end - 1, hours.timeZone);
  const lastTime = wallTimeAt(end, hours.timeZone).time;
  return (
    first.day === last.day &&
    first.time >= hours.from &&
    (lastTime === '00:00' ? hours.to >= '23:59' : lastTime <= hours.to)
  );
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
