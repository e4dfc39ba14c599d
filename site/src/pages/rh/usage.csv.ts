import type { APIRoute } from 'astro';

import { getCompanyMetrics } from '../../features/counters/counters.server.ts';
import { passOnFile } from '../../lib/files.server.ts';
import { parsePeriod } from '../../features/counters/figures.ts';

/** The usage of a month, a quarter or a year as a file, by employee or by department as the page shows it. */
export const GET: APIRoute = async (context) => {
  const { api, user } = context.locals;
  const { usageShownBy, period: lastMonth } = await getCompanyMetrics(api, user?.companyId ?? '');
  const name = usageShownBy === 'employee' ? 'employee-usage' : 'department-usage';
  return passOnFile(context, `/api/exports/${name}.csv`, {
    period: parsePeriod(context.url.searchParams) ?? lastMonth,
  });
};
