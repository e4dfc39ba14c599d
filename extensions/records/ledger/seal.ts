import { sql, type ServiceDatabase } from '@huntzen/database';
import { signSeal } from './chain.ts';

/** A seal that was set: its number and its code, to be kept outside the database. */
export interface Seal {
  number: string;
  mac: string;
}

interface Prepared {
  number: string;
  previous_mac: Buffer;
  chains: number;
  digest: Buffer;
}

/** Seals the ends of the chains that grew since the last seal; null when none did. */
export function sealAccesses(database: ServiceDatabase, key: Buffer): Promise<Seal | null> {
  return database.transaction().execute(async (tx) => {
    const { rows } = await sql<Prepared>`
      select number::text as number, previous_mac, chains, digest from care.begin_seal()`.execute(tx);
    const [prepared] = rows;
    if (prepared === undefined || prepared.chains === 0) return null;
    const { number, previous_mac: previousMac, chains, digest } = prepared;
    const mac = signSeal(key, previousMac, { number, chains, digest });
    await sql`select care.set_seal(${number}::bigint, ${previousMac}, ${chains}, ${digest}, ${mac})`.execute(
      tx,
    );
    return { number, mac: mac.toString('hex') };
  });
}
