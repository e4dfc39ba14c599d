import { followUpViews, type FollowUpFilters, type FollowUpView } from '../../../contracts/follow-up.ts';

/** What the address of the page says: which view, which page, and the filters as text; empty narrows nothing. */
export interface FollowUpAddress {
  view: FollowUpView;
  page: number;
  filters: Record<FilterName, string>;
}

/** A filter of the page. */
export type FilterName = keyof FollowUpFilters;

/** The filters, in the order in which they are shown. */
export const filterNames = [
  'from',
  'to',
  'session',
  'patient',
  'group',
  'tag',
  'outcome',
] as const satisfies FilterName[];

const shownDays = 30;

/** The last days of a reader's calendar, today included, `YYYY-MM-DD`; or those that ended so many days ago. */
export function lastDays(now: Date, days: number, daysAgo = 0): { from: string; to: string } {
  const day = (ago: number) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - ago)).toISOString().slice(0, 10);
  return { from: day(daysAgo + days - 1), to: day(daysAgo) };
}

/** Reads the address; what it cannot say narrows nothing. */
export function readAddress(params: URLSearchParams, now: Date): FollowUpAddress {
  const view = followUpViews.find((name) => name === params.get('view')) ?? 'reports';
  const page = Number(params.get('page') ?? '1');
  const filters = Object.fromEntries(filterNames.map((name) => [name, params.get(name) ?? ''])) as Record<
    FilterName,
    string
  >;
  // An empty `from` is somebody's wish to see everything; an absent one is nobody's.
  if (!params.has('from') && !params.has('to')) filters.from = lastDays(now, shownDays).from;
  return { view, page: Number.isInteger(page) && page >= 1 ? page : 1, filters };
}

/** Writes the address; `from` always, so that a link shows everybody the same. */
export function writeAddress({ view, page, filters }: FollowUpAddress): URLSearchParams {
  const params = new URLSearchParams({ view });
  for (const name of filterNames)
    if (filters[name] !== '' || name === 'from') params.set(name, filters[name]);
  if (page > 1) params.set('page', String(page));
  return params;
}

/** The filters as the API takes them. */
export const queryOf = (filters: FollowUpAddress['filters']): URLSearchParams =>
  new URLSearchParams(filterNames.flatMap((name) => (filters[name] === '' ? [] : [[name, filters[name]]])));
