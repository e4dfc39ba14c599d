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

const refuseUnknown = (): never =>
  refuse('period', { fr: 'cette période n’existe pas', en: 'this period does not exist' });

/** @throws InvalidInputError for a day that no calendar has, or the 53rd week of a year that has 52. */
function namedPeriod(name: string): Period {
  const [year = '', rest] = name.split(/-(.*)/);
  const period = (from: Temporal.PlainDate, duration: Temporal.DurationLike): Period => ({
    from: from.toString(),
    to: from.add(duration).subtract({ days: 1 }).toString(),
    label: name,
  });
  if (rest === undefined || rest === '')
    return period(Temporal.PlainDate.from(`${year}-01-01`), { years: 1 });
  if (rest.startsWith('Q')) {
    const month = Number(rest.slice(1)) * 3 - 2;
    return period(Temporal.PlainDate.from({ year: Number(year), month, day: 1 }), { months: 3 });
  }
  if (rest.startsWith('W')) {
    // The first ISO week is the one that holds the fourth of January.
    const fourth = Temporal.PlainDate.from(`${year}-01-04`);
    const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(rest.slice(1)) - 1 });
    return monday.yearOfWeek === Number(year) ? period(monday, { weeks: 1 }) : refuseUnknown();
  }
  if (rest.length === 2) return monthPeriod(name);
  const { daysInMonth } = Temporal.PlainYearMonth.from(name.slice(0, 7));
  return Number(name.slice(8)) > daysInMonth ? refuseUnknown() : { from: name, to: name, label: name };
}

/**
 * The period that a request asks for: one with a name, a month, or both `from` and `to`.
 *
 * @throws InvalidInputError when it is absent, said twice, turned round, longer than a year, or, for `months`, when it
 *   begins or ends inside a month.
 */
export function resolvePeriod(query: PeriodQuery, kind: 'days' | 'months'): Period {
  const { period, month, from, to } = query;
  const name = period ?? month;
  if (name !== undefined) {
    if (from !== undefined || to !== undefined || (period !== undefined && month !== undefined)) {
      refuse(period === undefined ? 'month' : 'period', {
        fr: 'choisissez une période, ou deux dates, pas les deux',
        en: 'choose a period, or two dates, not both',
      });
    }
    const named = namedPeriod(name);
    const isWhole = named.from.endsWith('-01') && monthPeriod(named.to.slice(0, 7)).to === named.to;
    if (kind === 'months' && !isWhole) {
      refuse('period', {
        fr: 'choisissez un mois, un trimestre ou une année',
        en: 'choose a month, a quarter or a year',
      });
    }
    return named;
  }
  if (from === undefined)
    return refuse('from', {
      fr: 'choisissez une période ou une date de début',
      en: 'choose a period or a first day',
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

/**
 * The one month that a request asks for, `YYYY-MM`; undefined when it asks for none.
 *
 * @throws InvalidInputError for anything that is not one whole month.
 */
export function resolveMonth(query: PeriodQuery): string | undefined {
  if (Object.values(query).every((value) => value === undefined)) return undefined;
  const { from, to } = resolvePeriod(query, 'months');
  const month = from.slice(0, 7);
  if (!to.startsWith(month)) {
    refuse(query.to === undefined ? 'period' : 'to', {
      fr: 'ces chiffres se lisent un mois à la fois',
      en: 'these figures are read one month at a time',
    });
  }
  return month;
}

/** The period by the name that answers give it: the name it was asked by, or both days. */
export const periodName = ({ from, to, label }: Period): string => {
  if (!label.includes('_')) return label;
  return monthPeriod(from.slice(0, 7)).to === to && from.endsWith('-01') ? from.slice(0, 7) : `${from}/${to}`;
};

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
