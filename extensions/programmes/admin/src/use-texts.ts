import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of these pages in the panel's language, and how dates are written in it. */
export function useTexts() {
  const { formatMessage, formatDate, locale } = useIntl();
  return {
    locale,
    text: (id: Message, values: Record<string, string | number> = {}) =>
      formatMessage({ id: `programmes.${id}`, defaultMessage: id }, values),
    instant: (value: string, timeZone?: string) =>
      formatDate(value, {
        dateStyle: 'long',
        timeStyle: 'short',
        ...(timeZone === undefined ? {} : { timeZone }),
      }),
    // The first of June 2026 is a Monday.
    weekday: (number: number) =>
      formatDate(new Date(Date.UTC(2026, 5, number)), { weekday: 'long', timeZone: 'UTC' }),
    // A day has no zone: it is written as it is.
    day: (value: string) => formatDate(`${value}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
  };
}

/** The texts of these pages in the panel's language. */
export type Texts = ReturnType<typeof useTexts>;
