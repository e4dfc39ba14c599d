import { readConfig } from '@huntzen/config';
import { createPool, createServiceDatabase, sql } from '@huntzen/database';
import type { JobRegistry } from '@huntzen/kernel/server';
import * as z from 'zod';

const payloadSchema = z.object({
  consultationId: z.guid(),
  startsAt: z.string(),
  leadMinutes: z.number().int(),
});

/**
 * Declares what the job of a reminder does, on a connection of its own; returns what closes it. When, to whom and once is
 * decided in SQL (database/migrations/care/0290-appointments-in-calendars.sql).
 */
export function registerReminders(jobs: JobRegistry): () => Promise<void> {
  const { JOBS_DATABASE_URL } = readConfig('cms');
  const database = createServiceDatabase(
    createPool({ connectionString: JOBS_DATABASE_URL, size: 1, name: 'cms consultations' }),
  );
  jobs.registerTask('consultations.remind', async (payload) => {
    const { consultationId, startsAt, leadMinutes } = z.parse(payloadSchema, payload);
    await sql`select care.remind_of_consultation(${consultationId}::uuid, ${startsAt}::timestamptz, ${leadMinutes}::int)`.execute(
      database,
    );
  });
  return () => database.destroy();
}
