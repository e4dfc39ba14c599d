import { readConfig } from '@huntzen/config';
import { createPool, createServiceDatabase } from '@huntzen/database';
import { jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { deriveSealKey, sealAccesses } from '../ledger/index.ts';

/** Declares what the jobs of the records do, on a connection of their own; returns what closes it. */
export function registerRecordsJobs(strapi: Core.Strapi): () => Promise<void> {
  const { JOBS_DATABASE_URL, AUDIT_KEY } = readConfig('cms');
  const database = createServiceDatabase(
    createPool({ connectionString: JOBS_DATABASE_URL, size: 1, name: 'cms records' }),
  );
  const key = deriveSealKey(AUDIT_KEY);
  const jobs = jobRegistry(strapi);
  jobs.registerTask('records.seal-accesses', async () => {
    const seal = await sealAccesses(database, key);
    // The log leaves the machine: whoever keeps it can prove that no seal was taken away since.
    if (seal !== null) strapi.log.info(`accesses are sealed: ${seal.number}:${seal.mac}`);
  });
  jobs.registerSchedule('20 1 * * *', 'records.seal-accesses');
  return () => database.destroy();
}
