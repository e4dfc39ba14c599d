import { sql } from '@huntzen/database';
import type { JobRegistry } from '@huntzen/kernel/server';
import * as z from 'zod';

const payloadSchema = z.object({
  consultationId: z.guid(),
  startsAt: z.string(),
  leadMinutes: z.number().int(),
});

/**
 * Declares what the job of a reminder does. When, to whom and once is decided in SQL
 * (database/migrations/care/0290-appointments-in-calendars.sql).
 */
export function registerReminders(jobs: JobRegistry): void {
  jobs.registerTask('consultations.remind', async (payload, database) => {
    const { consultationId, startsAt, leadMinutes } = z.parse(payloadSchema, payload);
    await sql`select care.remind_of_consultation(${consultationId}::uuid, ${startsAt}::timestamptz, ${leadMinutes}::int)`.execute(
      database,
    );
  });
}
