import { apiRouter, careDatabase, downloadPlaces, personalData } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { CheckService } from './checks.ts';
import { ExportService } from './exports.ts';
import { GlobalMetricsService } from './global-metrics.ts';
import { registerCounterJobs } from './jobs.ts';
import { MetricsService } from './metrics.ts';
import { panelActions } from './panel-actions.ts';
import { counterSources } from './personal-data.ts';
import { countersEndpoints, type CountersServices } from './routes.ts';

const servicesOf = (strapi: Core.Strapi) => strapi.get<CountersServices>('care.counters');

/** The part of Strapi's own service that makes new permissions known. */
interface PermissionService {
  actionProvider: { registerMany: (actions: typeof panelActions) => Promise<void> };
}

/** Activity counters, metrics and CSV exports. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
    await actionProvider.registerMany(panelActions);
    const care = careDatabase(strapi);
    strapi.add('care.counters', {
      metrics: new MetricsService(care),
      global: new GlobalMetricsService(care),
      exports: new ExportService(care, downloadPlaces(strapi)),
      checks: new CheckService(care),
    } satisfies CountersServices);
    personalData(strapi).register(counterSources(() => care));
    apiRouter(strapi).add(countersEndpoints(() => servicesOf(strapi)));
    strapi.add('care.counters.jobs', { close: registerCounterJobs(strapi) });
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await strapi.get<{ close: () => Promise<void> }>('care.counters.jobs').close();
  },
};
