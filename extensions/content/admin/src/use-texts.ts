import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of these pages in the panel's language, and how moments are written in it. */
export function useTexts() {
  const { formatMessage, formatDate } = useIntl();
  return {
    text: (id: Message, values: Record<string, string | number> = {}) =>
      formatMessage({ id: `content.${id}`, defaultMessage: id }, values),
    instant: (value: string, timeZone?: string) =>
      formatDate(value, {
        dateStyle: 'medium',
        timeStyle: 'short',
        ...(timeZone === undefined ? {} : { timeZone }),
      }),
    month: (year: number, month: number) =>
      formatDate(new Date(Date.UTC(year, month, 1)), { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    weekday: (day: number) =>
      // The first of June 2026 is a Monday.
      formatDate(new Date(Date.UTC(2026, 5, day)), { weekday: 'short', timeZone: 'UTC' }),
  };
}
