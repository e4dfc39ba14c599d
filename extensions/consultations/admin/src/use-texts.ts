import { useIntl } from 'react-intl';
import { specialities } from '../../contracts/vocabulary.ts';
import type { Message } from './translations.ts';

/** The texts of these pages in the panel's language, with how it writes days and names. */
export function useTexts() {
  const { formatMessage, formatDate, locale } = useIntl();
  const text = (id: Message, values: Record<string, string | number> = {}) =>
    formatMessage({ id: `consultations.${id}`, defaultMessage: id }, values);
  return {
    text,
    language: locale,
    moment: (instant: string) => formatDate(instant, { dateStyle: 'medium', timeStyle: 'short' }),
    day: (day: string) => formatDate(`${day}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }),
    /** A speciality; one that the vocabulary lacks stands as the profile names it. */
    speciality: (code: string) => {
      const known = specialities.find((speciality) => speciality === code);
      return known === undefined ? code : text(`speciality.${known}`);
    },
    languageName: (code: string) => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code,
  };
}
