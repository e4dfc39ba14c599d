import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of these pages in the panel's language, with how it writes moments in a zone. */
export function useTexts() {
  const { formatMessage, formatDate, formatRelativeTime, locale } = useIntl();
  return useMemo(
    () => ({
      locale,
      text: (id: Message, values: Record<string, string | number> = {}) =>
        formatMessage({ id: `training.${id}`, defaultMessage: id }, values),
      day: (instant: string, timeZone: string) => formatDate(instant, { dateStyle: 'full', timeZone }),
      time: (instant: string, timeZone: string) => formatDate(instant, { timeStyle: 'short', timeZone }),
      // 1 January 2024 was a Monday.
      weekday: (weekday: number) =>
        formatDate(Date.UTC(2024, 0, weekday), { weekday: 'long', timeZone: 'UTC' }),
      // A day has 86,400,000 ms; how long ago something was is told in the largest unit that is full.
      age: (instant: string) => {
        const minutes = Math.round((Date.parse(instant) - Date.now()) / 60_000);
        if (minutes > -60) return formatRelativeTime(minutes, 'minute', { numeric: 'auto' });
        if (minutes > -1_440) return formatRelativeTime(Math.trunc(minutes / 60), 'hour');
        return formatRelativeTime(Math.trunc(minutes / 1_440), 'day');
      },
      moment: (instant: string, timeZone?: string) =>
        formatDate(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    }),
    [formatMessage, formatDate, formatRelativeTime, locale],
  );
}
