import type { APIRoute } from 'astro';

import { getCompanyMetrics } from '../../features/counters/counters.server.ts';
import { passOnFile } from '../../lib/files.server.ts';
import { parseMonth } from '../../features/counters/figures.ts';

/** The month's usage as a file, by employee or by department as the page shows it. */
export const GET: APIRoute = async (context) => {
  const { api, user } = context.locals;
  const { usageShownBy, period } = await getCompanyMetrics(
    api,
    user?.companyId ?? '',
    parseMonth(context.url.searchParams),
  );
  const name = usageShownBy === 'employee' ? 'employee-usage' : 'department-usage';
  return passOnFile(context, `/api/exports/${name}.csv`, { month: period });
};
