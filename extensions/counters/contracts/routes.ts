import { documentId, list, one, pageQuery, route, fileFormatQuery } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { exportSummarySchema } from './exports.ts';
import { activityWatchRoute, listDriftsRoute, rebuildRoute } from './checks.ts';
import {
  activityMonthSchema,
  companyMetricsSchema,
  employeeUsageSchema,
  globalMetricsSchema,
  employerViewSchema,
  practitionerMetricsSchema,
  satisfactionSchema,
} from './metrics.ts';
import { month, periodQuery } from './period.ts';

/** The activity of one practitioner. */
export const practitionerMetricsRoute = route({
  method: 'GET',
  path: '/metrics/practitioners/:id',
  summary:
    'Count and duration of a practitioner’s consultations over a period of a year at most, by company.',
  params: z.object({ id: documentId }),
  query: periodQuery,
  response: one(practitionerMetricsSchema),
});

/** One's own activity by month. */
export const myActivityRoute = route({
  method: 'GET',
  path: '/my/activity',
  summary: 'The practitioner’s own activity month by month, oldest first, up to and with a month.',
  query: z.object({
    until: month.optional().describe('The month that runs unless said.'),
    months: z.coerce.number().int().min(1).max(24).default(12),
  }),
  response: one(z.array(activityMonthSchema)),
});

/** How one's own consultations were found. */
export const mySatisfactionRoute = route({
  method: 'GET',
  path: '/my/satisfaction',
  summary: 'The practitioner’s own average rating, from 5 ratings of 5 people up; never who said what.',
  response: one(satisfactionSchema.nullable()),
});

/** The whole platform. */
export const globalMetricsRoute = route({
  method: 'GET',
  path: '/metrics/global',
  summary: 'Figures of the whole platform over a period: ranking, completion rate and satisfaction.',
  query: periodQuery.extend({ sort: z.enum(['count', 'duration']).default('count') }),
  response: one(globalMetricsSchema),
});

/** Usage of one employee, for their HR. */
export const oneEmployeeUsageRoute = route({
  method: 'GET',
  path: '/metrics/employees/:id',
  summary: 'Count and duration of one employee in whole months, for the HR of the company.',
  params: z.object({ id: documentId }),
  query: periodQuery,
  response: one(employeeUsageSchema),
});

/** Usage by employee, for their HR. */
export const employeeUsageRoute = route({
  method: 'GET',
  path: '/metrics/employees',
  summary: 'Count and duration by employee in one whole month, for the HR of the company.',
  query: pageQuery.extend({
    month: month.optional().describe('The latest month that is over unless said.'),
    department: z.string().trim().max(120).optional(),
  }),
  response: list(employeeUsageSchema),
});

/** The figures of a company. */
export const companyMetricsRoute = route({
  method: 'GET',
  path: '/metrics/companies/:id',
  summary: 'Figures of a company in one whole month that is over, with the month before and the departments.',
  params: z.object({ id: documentId }),
  query: periodQuery.describe('One whole month, however it is said; the latest that is over unless said.'),
  response: one(companyMetricsSchema),
});

/** What my employer sees. */
export const employerViewRoute = route({
  method: 'GET',
  path: '/my/employer-view',
  summary: 'What HR is answered today about the company and about the person who asks, in one month.',
  query: z.object({ month: month.optional() }),
  response: one(employerViewSchema),
});

/** What can be downloaded. */
export const exportsRoute = route({
  method: 'GET',
  path: '/exports',
  summary: 'The exports that the person who asks may download, with their columns.',
  response: one(z.array(exportSummarySchema)),
});

const csv = { file: 'text/csv' } as const;
const exportQuery = periodQuery.extend(fileFormatQuery.shape);

/** The practitioners' activity as CSV. */
export const practitionerActivityExportRoute = route({
  method: 'GET',
  path: '/exports/practitioner-activity.csv',
  summary: 'One row per practitioner, company and day; a practitioner gets their own.',
  query: exportQuery,
  response: csv,
});

/** The companies' usage as CSV. */
export const companyUsageExportRoute = route({
  method: 'GET',
  path: '/exports/company-usage.csv',
  summary: 'One row per company and day.',
  query: exportQuery,
  response: csv,
});

/** The whole platform's activity as CSV. */
export const globalExportRoute = route({
  method: 'GET',
  path: '/exports/global.csv',
  summary: 'One row per day: the whole platform.',
  query: exportQuery,
  response: csv,
});

/** The employees' usage as CSV, for their HR. */
export const employeeUsageExportRoute = route({
  method: 'GET',
  path: '/exports/employee-usage.csv',
  summary: 'One row per employee and whole month, for the HR of the company.',
  query: exportQuery,
  response: csv,
});

/** The departments' usage as CSV, for their HR. */
export const departmentUsageExportRoute = route({
  method: 'GET',
  path: '/exports/department-usage.csv',
  summary: 'One row per department and whole month that is over, for the HR of the company.',
  query: exportQuery,
  response: csv,
});

/** Every route of this extension. */
export const countersRoutes = [
  practitionerMetricsRoute,
  myActivityRoute,
  mySatisfactionRoute,
  globalMetricsRoute,
  employeeUsageRoute,
  oneEmployeeUsageRoute,
  companyMetricsRoute,
  employerViewRoute,
  exportsRoute,
  practitionerActivityExportRoute,
  companyUsageExportRoute,
  globalExportRoute,
  employeeUsageExportRoute,
  departmentUsageExportRoute,
  activityWatchRoute,
  listDriftsRoute,
  rebuildRoute,
];
