import { sql, type Transaction } from '@huntzen/database';
import type { PersonShare } from '../crypto/index.ts';

/** The share of a person, made when they have none yet; null once they were erased. Their account must exist. */
export async function getShare(tx: Transaction, personId: string): Promise<PersonShare> {
  const { rows } = await sql<{ share: Buffer | null }>`select care.make_share(${personId}) as share`.execute(
    tx,
  );
  return { personId, share: rows[0]?.share ?? null };
}

/**
 * The share that keeps clinical notes about a person readable to their authors after the person was erased, until the hold that the
 * law asks for ends. Made when there is none yet; null once the person was erased without one.
 */
export const getHeldShare = (tx: Transaction, personId: string): Promise<PersonShare> =>
  getShare(tx, `${personId}:held`);
