import { Temporal } from 'temporal-polyfill';

/** The instant at which clocks of a zone show this; null while day or time are not whole. */
export function instantOf(day: string, time: string, zone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null;
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).toInstant().toString();
}

/** The day and the time that clocks of a zone show at an instant. */
export function wallOf(instant: string, zone: string): { day: string; time: string } {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { day: wall.toPlainDate().toString(), time: wall.toPlainTime().toString().slice(0, 5) };
}

/** The same weekday one week later; nothing without a day. */
export function aWeekAfter(day: string): string {
  return day === '' ? '' : Temporal.PlainDate.from(day).add({ days: 7 }).toString();
}
