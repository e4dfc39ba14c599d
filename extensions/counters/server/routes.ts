import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { CheckService } from './checks.ts';
import type { ExportService } from './exports.ts';
import type { GlobalMetricsService } from './global-metrics.ts';
import type { MetricsService } from './metrics.ts';
import { resolveMonth, resolvePeriod } from './period.ts';

/** The services that the routes of this extension call. */
export interface CountersServices {
  metrics: MetricsService;
  global: GlobalMetricsService;
  exports: ExportService;
  checks: CheckService;
}

/** The endpoints of counters and exports. The services are asked for per request: they exist once the plugin has started. */
export const countersEndpoints = (services: () => CountersServices) => [
  endpoint(routes.practitionerMetricsRoute, async ({ params, query }, caller) => ({
    data: await services().metrics.practitioner(caller, params.id, resolvePeriod(query, 'days')),
  })),
  endpoint(routes.myActivityRoute, async ({ query }, caller) => ({
    data: await services().metrics.ownMonths(caller, query),
  })),
  endpoint(routes.mySatisfactionRoute, async (_input, caller) => ({
    data: await services().metrics.ownSatisfaction(caller),
  })),
  endpoint(routes.globalMetricsRoute, async ({ query: { sort, ...query } }, caller) => ({
    data: await services().global.get(caller, resolvePeriod(query, 'days'), sort),
  })),
  endpoint(routes.oneEmployeeUsageRoute, async ({ params, query }, caller) => ({
    data: await services().metrics.employee(caller, params.id, resolvePeriod(query, 'months')),
  })),
  endpoint(routes.employeeUsageRoute, ({ query }, caller) => services().metrics.employees(caller, query)),
  endpoint(routes.companyMetricsRoute, async ({ params, query }, caller) => ({
    data: await services().metrics.company(caller, params.id, resolveMonth(query)),
  })),
  endpoint(routes.employerViewRoute, async ({ query }, caller) => ({
    data: await services().metrics.employerView(caller, query.month),
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
  endpoint(routes.globalExportRoute, ({ query }, caller) => services().exports.file('global', caller, query)),
  endpoint(routes.employeeUsageExportRoute, ({ query }, caller) =>
    services().exports.file('employee-usage', caller, query),
  ),
  endpoint(routes.departmentUsageExportRoute, ({ query }, caller) =>
    services().exports.file('department-usage', caller, query),
  ),
  endpoint(routes.activityWatchRoute, async (_input, caller) => ({
    data: await services().checks.watch(caller),
  })),
  endpoint(routes.listDriftsRoute, ({ query }, caller) => services().checks.drifts(caller, query)),
  endpoint(routes.rebuildRoute, async ({ body }, caller) => {
    const { from, to } = resolvePeriod(body, 'days');
    await services().checks.rebuild(caller, { from, to });
    return { data: { from, to } };
  }),
];
