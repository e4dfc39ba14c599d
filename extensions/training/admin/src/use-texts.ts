import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of these pages in the panel's language, with how it writes moments in a zone. */
export function useTexts() {
  const { formatMessage, formatDate, locale } = useIntl();
  return useMemo(
    () => ({
      locale,
      text: (id: Message, values: Record<string, string | number> = {}) =>
        formatMessage({ id: `training.${id}`, defaultMessage: id }, values),
      day: (instant: string, timeZone: string) => formatDate(instant, { dateStyle: 'full', timeZone }),
      time: (instant: string, timeZone: string) => formatDate(instant, { timeStyle: 'short', timeZone }),
      moment: (instant: string, timeZone?: string) =>
        formatDate(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    }),
    [formatMessage, formatDate, locale],
  );
}
