import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of these pages, and moments, in the panel's language. */
export function useTexts() {
  const { formatMessage, locale } = useIntl();
  const text = useCallback(
    (id: Message, values: Record<string, string | number> = {}) =>
      formatMessage({ id: `delivery.${id}`, defaultMessage: id }, values),
    [formatMessage],
  );
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
        dateStyle: 'medium',
        timeStyle: 'medium',
      }),
    [locale],
  );
  const moment = (instant: string) => format.format(new Date(instant));
  return { text, moment };
}
