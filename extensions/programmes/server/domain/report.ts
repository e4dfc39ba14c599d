import type { ErrorDetail } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import type { Report } from '../../contracts/index.ts';

// Where a new day begins first (UTC+14): no person's today is later.
const earliestZone = 'Pacific/Kiritimati';
const oldestDays = 365;

/** Checks what a patient reports against today's date, and clears what a skipped session cannot have. */
export function checkReport(
  report: Report,
  now: Temporal.Instant,
): { report: Report; details: ErrorDetail[] } {
  const details: ErrorDetail[] = [];
  const performedOn = Temporal.PlainDate.from(report.performedOn);
  const today = now.toZonedDateTimeISO(earliestZone).toPlainDate();
  if (Temporal.PlainDate.compare(performedOn, today) > 0) {
    details.push({
      path: 'performedOn',
      text: { fr: 'Cette date est dans le futur.', en: 'This date is in the future.' },
    });
  }
  if (Temporal.PlainDate.compare(performedOn, today.subtract({ days: oldestDays })) < 0) {
    details.push({
      path: 'performedOn',
      text: {
        fr: 'Cette date est trop ancienne (un an au plus).',
        en: 'This date is too old (one year at most).',
      },
    });
  }
  if (report.outcome === 'skipped') return { report: { ...report, minutes: 0, effort: null }, details };
  if (report.minutes < 1) {
    details.push({
      path: 'minutes',
      text: { fr: 'Indiquez la durée, au moins 1 minute.', en: 'Give the duration, at least 1 minute.' },
    });
  }
  if (report.effort === null) {
    details.push({
      path: 'effort',
      text: { fr: 'Choisissez l’effort ressenti.', en: 'Choose how hard it felt.' },
    });
  }
  return { report, details };
}
