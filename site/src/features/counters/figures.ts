import type { CompanyMetrics, GroupFigures } from '@huntzen/counters/contracts';
import { Temporal } from 'temporal-polyfill';

import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const MONTHS_OFFERED = 13;

/** A month in full words: "octobre 2026". */
export function formatMonth(month: string, locale: Locale): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(TAGS[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** A count as people read it: "1 200". */
export const formatCount = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale]).format(count);

/** A duration in hours and minutes, to the minute: "12 h 05", "50 min". */
export function formatDuration(seconds: number, locale: Locale): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0min`;
  const rest = String(minutes % 60).padStart(2, '0');
  return `${formatCount(Math.floor(minutes / 60), locale)}\u00a0h\u00a0${rest}`;
}

/** A share of a whole, to the percent; empty groups have none. */
export function formatShare(part: number, whole: number, locale: Locale): string {
  const share = whole === 0 ? 0 : Math.min(1, part / whole);
  return new Intl.NumberFormat(TAGS[locale], { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** The month that an address asks for, `YYYY-MM`, or undefined when it asks for none that exists. */
export function parseMonth(query: URLSearchParams): string | undefined {
  const month = query.get('month') ?? '';
  return /^20[2-9]\d-(0[1-9]|1[0-2])$/.test(month) ? month : undefined;
}

/** The current month in an IANA zone, `YYYY-MM`. */
export const currentMonth = (now: Temporal.Instant, timeZone: string): string =>
  now.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();

/** The month after another. */
export const monthAfter = (month: string): string =>
  Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();

/** The months to choose from, newest first, with the chosen one even when it is older. */
export function monthOptions(
  newest: string,
  chosen: string,
  locale: Locale,
): { value: string; label: string }[] {
  const first = Temporal.PlainYearMonth.from(newest);
  const months = Array.from({ length: MONTHS_OFFERED }, (_, back) =>
    first.subtract({ months: back }).toString(),
  );
  if (!months.includes(chosen)) months.push(chosen);
  return months.map((value) => ({ value, label: formatMonth(value, locale) }));
}

/** The period that an address asks for: a month, a quarter (`2026-Q3`) or a year; undefined when it asks for none that exists. */
export function parsePeriod(query: URLSearchParams): string | undefined {
  const period = query.get('period') ?? '';
  return /^20[2-9]\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(period) ? period : undefined;
}

/** A period in full words: "octobre 2026", "3e trimestre 2026", "2026". */
export function formatPeriod(period: string, locale: Locale): string {
  const [year = '', quarter] = period.split('-Q');
  if (quarter === '1') return m.period_quarter_first({ year });
  if (quarter !== undefined) return m.period_quarter({ quarter, year });
  return period.length === 4 ? period : formatMonth(period, locale);
}

/** One choice of a period. */
export interface PeriodOption {
  value: string;
  label: string;
}

/** The periods to choose from: a year of months, five quarters and two years, each newest first. */
export function periodChoices(
  newest: string,
  locale: Locale,
): { months: PeriodOption[]; quarters: PeriodOption[]; years: PeriodOption[] } {
  const { year, month } = Temporal.PlainYearMonth.from(newest);
  const last = year * 4 + Math.ceil(month / 3) - 1;
  const option = (value: string): PeriodOption => ({ value, label: formatPeriod(value, locale) });
  return {
    months: monthOptions(newest, newest, locale),
    quarters: Array.from({ length: 5 }, (_, back) => last - back).map((index) =>
      option(`${Math.floor(index / 4)}-Q${(index % 4) + 1}`),
    ),
    years: [option(String(year)), option(String(year - 1))],
  };
}

/** The first letter of a month, as it stands under a bar. */
export const monthLetter = (period: string, locale: Locale): string =>
  new Intl.DateTimeFormat(TAGS[locale], { month: 'narrow', timeZone: 'UTC' }).format(
    new Date(`${period}-01T00:00:00Z`),
  );

/** An average of 1 to 5 as people read it: "4,3". */
export const formatAverage = (average: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average);

/** One figure of the month with the month before; null is "not shown", never 0. */
export interface Figure {
  key: 'consultations' | 'duration' | 'average' | 'active' | 'share';
  label: string;
  value: string | null;
  before: string | null;
}

/** The five figures of a company's month beside the month before. */
export function fiveFigures(metrics: CompanyMetrics, locale: Locale): Figure[] {
  const figure = (key: Figure['key'], label: string, write: (figures: GroupFigures) => string): Figure => ({
    key,
    label,
    value: metrics.figures && write(metrics.figures),
    before: metrics.previous.figures && write(metrics.previous.figures),
  });
  return [
    figure('consultations', m.figures_consultations(), ({ consultationCount }) =>
      formatCount(consultationCount, locale),
    ),
    figure('duration', m.figures_duration(), ({ totalDurationSeconds }) =>
      formatDuration(totalDurationSeconds, locale),
    ),
    figure('average', m.figures_average(), ({ averageDurationMinutes }) =>
      m.figures_minutes({ count: formatCount(averageDurationMinutes, locale) }),
    ),
    figure('active', m.figures_active(), ({ activeEmployees }) => formatCount(activeEmployees, locale)),
    figure('share', m.figures_share(), ({ activeEmployees }) =>
      formatShare(activeEmployees, metrics.employees, locale),
    ),
  ];
}
