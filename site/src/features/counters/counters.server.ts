import {
  companyMetricsRoute,
  employeeUsageRoute,
  practitionerMetricsRoute,
  type CompanyMetrics,
  type PractitionerMetrics,
} from '@huntzen/counters/contracts';
import type { APIContext } from 'astro';
import { Temporal } from 'temporal-polyfill';

import { ApiError, ServiceUnavailableError, type Api } from '../../lib/api.server.ts';
import { getConfig } from '../../lib/config.server.ts';
import { sessionCookies } from '../session/session.server.ts';

/** A month of the company, with the month before; the latest that is over unless said. */
export async function getCompanyMetrics(
  api: Api,
  companyId: string,
  month?: string,
): Promise<CompanyMetrics> {
  const path = `/api/metrics/companies/${encodeURIComponent(companyId)}`;
  return (await api.get(path, companyMetricsRoute.response, { month })).data;
}

/** One page of the employees who consulted in a month. */
export const listEmployeeUsage = (api: Api, query: { month: string; department: string; page: number }) =>
  api.get('/api/metrics/employees', employeeUsageRoute.response, query);

/** A month of the practitioner who is signed in. */
export async function getPractitionerMonth(
  api: Api,
  practitionerId: string,
  month: string,
): Promise<PractitionerMetrics> {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  const path = `/api/metrics/practitioners/${encodeURIComponent(practitionerId)}`;
  const period = { from: `${month}-01`, to: `${month}-${daysInMonth}` };
  return (await api.get(path, practitionerMetricsRoute.response, period)).data;
}

const FORWARDED = ['content-type', 'content-disposition'];

/** Passes a file of the API on to the browser as it comes, asked for as the person who is signed in. */
export async function passOnFile(
  context: Pick<APIContext, 'cookies' | 'clientAddress' | 'request' | 'locals'>,
  path: string,
  query: Record<string, string>,
): Promise<Response> {
  const config = getConfig();
  const token = context.cookies.get(sessionCookies(config.publicUrl).access)?.value ?? '';
  let answer: Response;
  try {
    answer = await fetch(new URL(`${path}?${new URLSearchParams(query)}`, config.apiUrl), {
      headers: {
        Authorization: `Bearer ${token}`,
        'Accept-Language': context.locals.locale,
        'X-Care-Site-Key': config.siteKey,
      },
      redirect: 'error',
      // A browser that goes away ends the download at its source.
      signal: context.request.signal,
    });
  } catch (cause) {
    throw new ServiceUnavailableError(null, cause);
  }
  if (!answer.ok) {
    await answer.body?.cancel();
    if (answer.status >= 502 && answer.status <= 504) throw new ServiceUnavailableError(5);
    throw new ApiError(answer.status, { code: 'file_refused', message: '', details: [] }, null);
  }
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  for (const name of FORWARDED) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
}
