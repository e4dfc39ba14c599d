import { InvalidInputError, type ErrorDetail } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import { longestPeriodDays, type PeriodQuery } from '../contracts/index.ts';

/** Days from `from` to `to`, both included, as `YYYY-MM-DD`; `label` names them in a file name. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const refuse = (path: string, text: ErrorDetail['text']): never => {
  throw new InvalidInputError([{ path, text }]);
};

/** The whole month `YYYY-MM`. */
export function monthPeriod(month: string): Period {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { from: `${month}-01`, to: `${month}-${daysInMonth}`, label: month };
}

/**
 * The period that a request asks for: a month, or both `from` and `to`.
 *
 * @throws InvalidInputError when it is absent, said twice, turned round, longer than a year, or, for `months`, when it
 *   begins or ends inside a month.
 */
export function resolvePeriod(query: PeriodQuery, kind: 'days' | 'months'): Period {
  const { month, from, to } = query;
  if (month !== undefined) {
    if (from !== undefined || to !== undefined) {
      refuse('month', {
        fr: 'choisissez un mois, ou deux dates, pas les deux',
        en: 'choose a month, or two dates, not both',
      });
    }
    return monthPeriod(month);
  }
  if (from === undefined)
    return refuse('from', {
      fr: 'choisissez un mois ou une date de début',
      en: 'choose a month or a first day',
    });
  if (to === undefined) return refuse('to', { fr: 'choisissez une date de fin', en: 'choose a last day' });
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  const days = first.until(last, { largestUnit: 'day' }).days + 1;
  if (days < 1) refuse('to', { fr: 'la fin est avant le début', en: 'the end is before the beginning' });
  if (days > longestPeriodDays) {
    refuse('to', { fr: 'choisissez un an au plus', en: 'choose one year at most' });
  }
  if (kind === 'months') {
    if (first.day !== 1)
      refuse('from', { fr: 'choisissez le premier jour d’un mois', en: 'choose the first day of a month' });
    if (last.day !== last.daysInMonth)
      refuse('to', { fr: 'choisissez le dernier jour d’un mois', en: 'choose the last day of a month' });
  }
  return { from, to, label: `${from}_${to}` };
}

/** The first day of every month of a period of whole months. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7));
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
  ) {
    months.push(`${month.toString()}-01`);
    month = month.add({ months: 1 });
  }
  return months;
}

/** The month before, `YYYY-MM`. */
export const monthBefore = (month: string): string =>
  Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString();

/** The latest month that is over in an IANA zone, `YYYY-MM`. */
export const lastMonthOver = (now: Temporal.Instant, timeZone: string): string =>
  now.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().subtract({ months: 1 }).toString();

/** Mean duration of a consultation in minutes, to one decimal; 0 without a consultation. */
export const averageMinutes = (count: number, seconds: number): number =>
  count === 0 ? 0 : Math.round(seconds / count / 6) / 10;
