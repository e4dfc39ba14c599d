const tag = (language: 'fr' | 'en') => (language === 'fr' ? 'fr-FR' : 'en-GB');

/** A number as people read it. */
export const formatNumber = (number: number, language: 'fr' | 'en', digits = 0): string =>
  new Intl.NumberFormat(tag(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(number);

/** A share of 0 to 1 in percent. */
export const formatShare = (share: number, language: 'fr' | 'en'): string =>
  new Intl.NumberFormat(tag(language), { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** Seconds as hours and minutes: "12 h 05". */
export function formatHours(seconds: number, language: 'fr' | 'en'): string {
  const minutes = Math.round(seconds / 60);
  return `${formatNumber(Math.floor(minutes / 60), language)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** An instant in the reader's own zone. */
export const formatMoment = (instant: string, language: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(tag(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );

/** A day, whatever the zone of the reader. */
export const formatDay = (day: string, language: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(tag(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** A month, a quarter or a year to choose, by the name that the API gives it. */
export interface PeriodChoice {
  readonly value: string;
  readonly label: string;
}

/** A year of months, five quarters and two years, newest first. */
export function periodChoices(now: Date, language: 'fr' | 'en'): PeriodChoice[] {
  const year = now.getFullYear();
  const months = Array.from({ length: 13 }, (_, back) => new Date(Date.UTC(year, now.getMonth() - back, 1)));
  const quarters = Array.from({ length: 5 }, (_, back) => year * 4 + Math.floor(now.getMonth() / 3) - back);
  const inWords = new Intl.DateTimeFormat(tag(language), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const mark = language === 'fr' ? 'T' : 'Q';
  return [
    ...months.map((month) => ({ value: month.toISOString().slice(0, 7), label: inWords.format(month) })),
    ...quarters.map((quarter) => ({
      value: `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`,
      label: `${mark}${(quarter % 4) + 1} ${Math.floor(quarter / 4)}`,
    })),
    ...[year, year - 1].map((value) => ({ value: String(value), label: String(value) })),
  ];
}
