import {
  companyMetricsRoute,
  employeeUsageRoute,
  practitionerMetricsRoute,
  type CompanyMetrics,
  type PractitionerMetrics,
} from '@huntzen/counters/contracts';
import { Temporal } from 'temporal-polyfill';

import type { Api } from '../../lib/api.server.ts';

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
