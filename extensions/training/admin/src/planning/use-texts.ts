import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { PlanningMessage } from './translations.ts';

/** The texts of the planning in the panel's language, with how it writes days, hours and durations. */
export function useTexts() {
  const { formatMessage, formatDate, formatNumber, locale } = useIntl();
  return useMemo(
    () => ({
      locale,
      text: (id: PlanningMessage, values: Record<string, string | number> = {}) =>
        formatMessage({ id: `training.rooms.${id}`, defaultMessage: id }, values),
      /** `2027-04` in words. */
      month: (month: string, style: 'short' | 'long' = 'long') =>
        formatDate(`${month}-01T00:00:00Z`, {
          month: style,
          ...(style === 'long' ? { year: 'numeric' } : {}),
          timeZone: 'UTC',
        }),
      /** `2027-04-03` in words. */
      day: (day: string) => formatDate(`${day}T00:00:00Z`, { dateStyle: 'full', timeZone: 'UTC' }),
      /** The weekday of a day as one letter, and its number. */
      shortDay: (day: string) => ({
        weekday: formatDate(`${day}T00:00:00Z`, { weekday: 'narrow', timeZone: 'UTC' }),
        number: Number(day.slice(8)),
      }),
      /** 1 is Monday. */
      weekday: (weekday: number) =>
        formatDate(Date.UTC(2024, 0, weekday), { weekday: 'long', timeZone: 'UTC' }),
      weekdayOf: (instant: string, timeZone?: string) => formatDate(instant, { weekday: 'long', timeZone }),
      share: (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 }),
      dayOf: (instant: string, timeZone?: string) => formatDate(instant, { dateStyle: 'medium', timeZone }),
      time: (instant: string, timeZone?: string) => formatDate(instant, { timeStyle: 'short', timeZone }),
      moment: (instant: string, timeZone?: string) =>
        formatDate(instant, { dateStyle: 'full', timeStyle: 'short', timeZone }),
      hours: (minutes: number) =>
        formatNumber(minutes / 60, {
          style: 'unit',
          unit: 'hour',
          unitDisplay: 'short',
          maximumFractionDigits: 1,
        }),
    }),
    [formatMessage, formatDate, formatNumber, locale],
  );
}
