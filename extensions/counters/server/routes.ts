import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { ExportService } from './exports.ts';
import type { MetricsService } from './metrics.ts';
import { resolvePeriod } from './period.ts';

/** The services that the routes of this extension call. */
export interface CountersServices {
  metrics: MetricsService;
  exports: ExportService;
}

/** The endpoints of counters and exports. The services are asked for per request: they exist once the plugin has started. */
export const countersEndpoints = (services: () => CountersServices) => [
  endpoint(routes.practitionerMetricsRoute, async ({ params, query }, caller) => ({
    data: await services().metrics.practitioner(caller, params.id, resolvePeriod(query, 'days')),
  })),
  endpoint(routes.employeeUsageRoute, ({ query }, caller) => services().metrics.employees(caller, query)),
  endpoint(routes.companyMetricsRoute, async ({ params, query }, caller) => ({
    data: await services().metrics.company(caller, params.id, query.month),
  })),
  endpoint(routes.myUsageRoute, async ({ query }, caller) => ({
    data: await services().metrics.mine(caller, query.month),
  })),
  endpoint(routes.exportsRoute, (_input, { role }) =>
    Promise.resolve({ data: services().exports.offers(role) }),
  ),
  endpoint(routes.practitionerActivityExportRoute, ({ query }, caller) =>
    services().exports.file('practitioner-activity', caller, query),
  ),
  endpoint(routes.companyUsageExportRoute, ({ query }, caller) =>
    services().exports.file('company-usage', caller, query),
  ),
  endpoint(routes.employeeUsageExportRoute, ({ query }, caller) =>
    services().exports.file('employee-usage', caller, query),
  ),
  endpoint(routes.departmentUsageExportRoute, ({ query }, caller) =>
    services().exports.file('department-usage', caller, query),
  ),
];
