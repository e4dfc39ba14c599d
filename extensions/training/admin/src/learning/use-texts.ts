import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { LearningMessage } from './translations.ts';

/** The texts of learning in the panel's language, with how it writes days. */
export function useTexts() {
  const { formatMessage, formatDate } = useIntl();
  return useMemo(
    () => ({
      text: (id: LearningMessage, values: Record<string, string | number> = {}) =>
        formatMessage({ id: `training.learning.${id}`, defaultMessage: id }, values),
      day: (instant: string, timeZone?: string) => formatDate(instant, { dateStyle: 'long', timeZone }),
    }),
    [formatMessage, formatDate],
  );
}
