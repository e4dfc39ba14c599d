import { useIntl } from 'react-intl';
import type { Message } from './translations.ts';

/** The texts of this page in the panel's language. */
export function useTexts() {
  const { formatMessage, locale } = useIntl();
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  return {
    text: (id: Message, values: Record<string, string | number> = {}) =>
      formatMessage({ id: `records.${id}`, defaultMessage: id }, values),
    /** An instant in the reader's own zone. */
    moment: (instant: string) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant)),
    number: (value: number) => new Intl.NumberFormat(tag).format(value),
  };
}
