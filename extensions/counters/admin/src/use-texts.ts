import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of these pages in the panel's language. */
export function useTexts() {
  const { formatMessage, locale } = useIntl();
  return {
    language: locale === 'fr' ? ('fr' as const) : ('en' as const),
    text: (id: Message, values: Record<string, string | number> = {}) =>
      formatMessage({ id: `counters.${id}`, defaultMessage: id }, values),
  };
}
