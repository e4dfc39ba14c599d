import { sql, type ServiceDatabase } from '@huntzen/database';

/** Deletes what ended long ago: used or expired tokens and tickets after 30 days, counters after their window. */
export async function cleanIdentityTables(database: ServiceDatabase): Promise<void> {
  const longAgo = sql<Date>`now() - interval '30 days'`;
  await database
    .deleteFrom('care.realtime_tickets')
    .where('expires_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
  await database.deleteFrom('care.account_tokens').where('expires_at', '<', longAgo).execute();
  // The living token of a session stays until it has expired; a rotated one is kept while its replay must be noticed.
  await database.deleteFrom('care.refresh_tokens').where('expires_at', '<', longAgo).execute();
  await database
    .deleteFrom('care.rate_limits')
    .where('expire', '<', sql<number>`extract(epoch from now()) * 1000`)
    .execute();
}
