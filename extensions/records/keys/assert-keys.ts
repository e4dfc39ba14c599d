import { anonymousActor, sql, type CareDatabase } from '@huntzen/database';
import type { KeyRing } from '../crypto/index.ts';

/** Stored data keys name a key-encryption key that the service does not hold; the message says which, by its id. */
export class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError';
}

/** Refuses to work without a key that stored records need, wherever they stand. @throws MissingKeyError */
export async function assertKeysHeld(database: CareDatabase, ring: KeyRing): Promise<void> {
  const { rows } = await database.as(anonymousActor, (tx) =>
    sql<{ purpose: string; kek_id: string }>`select purpose, kek_id from care.list_kek_ids()`.execute(tx),
  );
  const missing = Map.groupBy(
    rows.filter(({ kek_id }) => !ring.ids.includes(kek_id)),
    ({ kek_id }) => kek_id,
  );
  if (missing.size === 0) return;
  const named = [...missing].map(([id, uses]) => `${id} (${uses.map(({ purpose }) => purpose).join(', ')})`);
  throw new MissingKeyError(
    `Stored records were encrypted with a key that is neither RECORDS_KEY nor among RECORDS_KEYS_RETIRING. Key id: ${named.join('; ')}. ` +
      `The ids of the keys given are ${ring.ids.join(', ')}. Give the missing key back: without it these records cannot be read.`,
  );
}
