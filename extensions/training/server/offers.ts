import { sql, type ServiceDatabase } from '@huntzen/database';

/**
 * Passes places whose offer nobody answered in time to the next of their line: one transaction for each session, because one that
 * holds a session must not go on to lock another. May run at any time, late, or twice.
 */
export async function passLapsedOffers(database: ServiceDatabase): Promise<void> {
  const { rows } = await sql<{ id: string }>`select care.lapsed_seat_offers() as id`.execute(database);
  for (const { id } of rows) await sql`select care.refill_training_session(${id})`.execute(database);
}
