import { writtenDate, writtenTime } from '@huntzen/kernel/words';

import type { Locale } from './locale.ts';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** How much of an instant is written: its day, its time of day, both, or a day with its year. */
export type DateFormat = 'day' | 'time' | 'day-time' | 'full-day';

function day(instant: Date, locale: Locale, timeZone: string, withYear: boolean): string {
  const text = new Intl.DateTimeFormat(TAGS[locale], {
    timeZone,
    weekday: withYear ? undefined : 'long',
    day: 'numeric',
    month: 'long',
    year: withYear ? 'numeric' : undefined,
  }).format(instant);
  return writtenDate(locale, text);
}

function time(instant: Date, locale: Locale, timeZone: string): string {
  const text = new Intl.DateTimeFormat(TAGS[locale], { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    instant,
  );
  return writtenTime(locale, text);
}

/**
 * Writes an instant as a person of the given IANA zone reads it: "mardi 24 novembre à 14 h 30". The server's own
 * zone plays no part.
 */
export function formatInstant(
  instant: string | Date,
  how: { locale: Locale; timeZone: string; format?: DateFormat },
): string {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  const { locale, timeZone, format = 'day-time' } = how;
  switch (format) {
    case 'day':
      return day(date, locale, timeZone, false);
    case 'full-day':
      return day(date, locale, timeZone, true);
    case 'time':
      return time(date, locale, timeZone);
    case 'day-time': {
      const join = locale === 'fr' ? ' à ' : ' at ';
      return `${day(date, locale, timeZone, false)}${join}${time(date, locale, timeZone)}`;
    }
  }
}

/** The name of a weekday (1 is Monday) in the reader's language. */
export function weekdayLabel(weekday: number, locale: Locale): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(TAGS[locale], { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** A calendar day (`YYYY-MM-DD`) in full. */
export function dayLabel(day: string, locale: Locale): string {
  const text = new Intl.DateTimeFormat(TAGS[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
  return writtenDate(locale, text);
}
