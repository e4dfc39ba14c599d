import type { APIRoute } from 'astro';
import { Temporal } from 'temporal-polyfill';

import { passOnFile } from '../../lib/files.server.ts';
import { currentMonth, parsePeriod } from '../../features/counters/figures.ts';

/** The activity of the signed-in practitioner in a month, a quarter or a year, as a file. */
export const GET: APIRoute = (context) => {
  const period =
    parsePeriod(context.url.searchParams) ?? currentMonth(Temporal.Now.instant(), 'Europe/Paris');
  return passOnFile(context, '/api/exports/practitioner-activity.csv', { period });
};
