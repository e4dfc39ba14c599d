import { apiRouter, jobRegistry, passwordCheck, personalData } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { recordsSources, type ExportStore, type RecordsReading } from '../exports/index.ts';
import { ExportJobs } from './build-export.ts';
import { registerExportMails } from './export-mails.ts';
import { exportEndpoints } from './export-routes.ts';
import { forgetOldExports } from './forget.ts';

function registerJobs(strapi: Core.Strapi, store: ExportStore): void {
  const exports = new ExportJobs({
    store,
    personalData: personalData(strapi),
    onFailure: (exportId, error) => strapi.log.error(`export ${exportId} failed: ${JSON.stringify(error)}`),
  });
  const jobs = jobRegistry(strapi);
  jobs.registerTask('records.build-export', ({ exportId, accountId }, database) =>
    exports.build(database, String(exportId), String(accountId)),
  );
  jobs.registerTask('records.resume-exports', (_payload, database) => exports.resume(database));
  jobs.registerTask('records.forget-exports', async (_payload, database) => {
    await forgetOldExports(database);
  });
  jobs.registerSchedule('* * * * *', 'records.resume-exports');
  jobs.registerSchedule('11 3 * * *', 'records.forget-exports');
  registerExportMails(jobs);
}

/** Registers the exports of one's own data: their routes, jobs and mails, and what records add to them. */
export function registerExports(strapi: Core.Strapi, store: ExportStore, reading: RecordsReading): void {
  personalData(strapi).register(recordsSources(reading));
  registerJobs(strapi, store);
  apiRouter(strapi).add(exportEndpoints(() => ({ exports: store, passwords: passwordCheck(strapi) })));
}
