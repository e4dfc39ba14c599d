import { useIntl } from 'react-intl';
import type { FollowUpMessage } from './translations.ts';

/** The texts of these pages in the panel's language, and how days and numbers are written in it. */
export function useFollowUpTexts() {
  const { formatMessage, formatDate, formatNumber, locale } = useIntl();
  return {
    language: locale === 'fr' ? ('fr' as const) : ('en' as const),
    text: (id: FollowUpMessage, values: Record<string, string | number> = {}) =>
      formatMessage({ id: `programmes.followUp.${id}`, defaultMessage: id }, values),
    // A day has no zone: it is written as it is.
    day: (value: string) => formatDate(`${value}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }),
    number: (value: number) => formatNumber(value),
  };
}
