import { Temporal } from 'temporal-polyfill';

/** What the page looks at. */
export type View = 'year' | 'month' | 'day' | 'instructors' | 'closures' | 'proposals' | 'replan';

/** The views in order. */
export const views: readonly View[] = [
  'year',
  'month',
  'day',
  'instructors',
  'closures',
  'proposals',
  'replan',
];

/** The day that a view before or after begins with; a view of instructors moves by months. */
export function stepDay(day: string, view: View, by: number): string {
  const date = Temporal.PlainDate.from(day);
  switch (view) {
    case 'day':
      return date.add({ days: by }).toString();
    case 'month':
    case 'instructors':
      return date.with({ day: 1 }).add({ months: by }).toString();
    case 'year':
    case 'closures':
    case 'proposals':
    case 'replan':
      return date.with({ month: 1, day: 1 }).add({ years: by }).toString();
  }
}

/** Today on the clocks of whoever looks, `YYYY-MM-DD`. */
export const today = (): string => Temporal.Now.plainDateISO().toString();

/** The last day of the month of a day. */
export function lastDayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.with({ day: date.daysInMonth }).toString();
}

/** The day of an address, or today when it is none. */
export function readDay(value: string | null): string {
  if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return today();
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
  } catch {
    return today();
  }
}
