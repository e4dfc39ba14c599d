import {
  companyMetricsRoute,
  employerViewRoute,
  employeeUsageRoute,
  myActivityRoute,
  mySatisfactionRoute,
  practitionerMetricsRoute,
  type ActivityMonth,
  type CompanyMetrics,
  type EmployerView,
  type PractitionerMetrics,
  type Satisfaction,
} from '@huntzen/counters/contracts';

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

/** What HR is answered about the company and the employee who is signed in; the latest month that is over unless said. */
export const getEmployerView = async (api: Api, month?: string): Promise<EmployerView> =>
  (await api.get('/api/my/employer-view', employerViewRoute.response, { month })).data;

/** One page of the employees who consulted in a month. */
export const listEmployeeUsage = (api: Api, query: { month: string; department: string; page: number }) =>
  api.get('/api/metrics/employees', employeeUsageRoute.response, query);

/** A period of the practitioner who is signed in. */
export async function getPractitionerActivity(
  api: Api,
  practitionerId: string,
  period: string,
): Promise<PractitionerMetrics> {
  const path = `/api/metrics/practitioners/${encodeURIComponent(practitionerId)}`;
  return (await api.get(path, practitionerMetricsRoute.response, { period })).data;
}

/** The last twelve months of the practitioner who is signed in, oldest first. */
export async function listOwnMonths(api: Api): Promise<ActivityMonth[]> {
  return (await api.get('/api/my/activity', myActivityRoute.response, { months: 12 })).data;
}

/** How the consultations of the practitioner who is signed in were found; null while too few people said. */
export async function getOwnSatisfaction(api: Api): Promise<Satisfaction | null> {
  return (await api.get('/api/my/satisfaction', mySatisfactionRoute.response)).data;
}
