import { Temporal } from 'temporal-polyfill';

import { m } from '../../paraglide/messages.js';

/** A public holiday. */
export interface Holiday {
  /** `YYYY-MM-DD`. */
  day: string;
  name: string;
}

/** Easter Sunday of a year of the Gregorian calendar (Anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * n + 114;
  return new Temporal.PlainDate(year, Math.floor(days / 31), (days % 31) + 1);
}

function holidaysOf(year: number): Holiday[] {
  const easter = easterSunday(year);
  const on = (month: number, day: number) => new Temporal.PlainDate(year, month, day);
  const days: [Temporal.PlainDate, string][] = [
    [on(1, 1), m.holiday_new_year()],
    [easter.add({ days: 1 }), m.holiday_easter_monday()],
    [on(5, 1), m.holiday_labour()],
    [on(5, 8), m.holiday_victory()],
    [easter.add({ days: 39 }), m.holiday_ascension()],
    [easter.add({ days: 50 }), m.holiday_whit_monday()],
    [on(7, 14), m.holiday_bastille()],
    [on(8, 15), m.holiday_assumption()],
    [on(11, 1), m.holiday_all_saints()],
    [on(11, 11), m.holiday_armistice()],
    [on(12, 25), m.holiday_christmas()],
  ];
  return days.map(([day, name]) => ({ day: day.toString(), name }));
}

/** The public holidays of France (Code du travail, L3133-1) in the year that begins on a day. */
export function holidaysFrom(today: string): Holiday[] {
  const first = Temporal.PlainDate.from(today);
  const end = first.add({ years: 1 }).toString();
  return [...holidaysOf(first.year), ...holidaysOf(first.year + 1)]
    .filter(({ day }) => day >= today && day < end)
    .sort((one, other) => one.day.localeCompare(other.day));
}
