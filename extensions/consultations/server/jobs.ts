import { readConfig } from '@huntzen/config';
import { createPool, createServiceDatabase } from '@huntzen/database';
import { jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { refineOpenings } from './openings.ts';

/** Declares the jobs about practitioners, on a connection of their own; returns what closes it. */
export function registerPractitionerJobs(strapi: Core.Strapi): () => Promise<void> {
  const { JOBS_DATABASE_URL } = readConfig('cms');
  const database = createServiceDatabase(
    createPool({ connectionString: JOBS_DATABASE_URL, size: 1, name: 'cms practitioners' }),
  );
  const jobs = jobRegistry(strapi);
  jobs.registerTask('consultations.openings', async () => {
    await refineOpenings(database, Date.now());
  });
  jobs.registerSchedule('* * * * *', 'consultations.openings');
  return () => database.destroy();
}
