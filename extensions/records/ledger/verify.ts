/**
 * Whether the ledger is as it was written. It is read by an administrator of the database and computed here, so that nothing in
 * the database can say that all is well: every hash anew, every chain against its end, every seal against its code, and the
 * chains against what was sealed of them.
 */
import type pg from 'pg';
import { beginning, digestEnds, hashRow, signSeal, type ChainEnd, type LedgerFields } from './chain.ts';

/** The seal that somebody kept outside the database. */
export interface Witness {
  number: string;
  mac: string;
}

/** What was found. */
export interface LedgerReport {
  rows: number;
  chains: number;
  seals: number;
  /** The last seal, to be kept outside the database; null without one. */
  lastSeal: Witness | null;
  /** One sentence for each thing that is not as it was written. */
  problems: string[];
}

const batchSize = 5_000;

interface LedgerRow extends LedgerFields {
  previous: Buffer;
  hash: Buffer;
}

async function* readAll<Row extends pg.QueryResultRow>(client: pg.ClientBase, name: string, query: string) {
  await client.query(`declare ${name} no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${batchSize} from ${name}`);
    yield* rows;
    if (rows.length < batchSize) break;
  }
  await client.query(`close ${name}`);
}

const ledgerQuery = `
  select owner_id as "ownerId", seq::text as seq, floor(extract(epoch from at) * 1000000)::bigint::text as "atMicroseconds",
         actor_id as "actorId", actor_role as "actorRole", kind, record_id as "recordId", action, previous, hash
  from care.access_ledger order by owner_id collate "C", access_ledger.seq`;

/** Checks every row after the one before it. */
async function verifyChains(client: pg.ClientBase, report: LedgerReport): Promise<void> {
  let last = { ownerId: '', seq: 0n, hash: beginning };
  for await (const row of readAll<LedgerRow>(client, 'ledger_rows', ledgerQuery)) {
    report.rows += 1;
    if (last.ownerId !== row.ownerId) {
      report.chains += 1;
      last = { ownerId: row.ownerId, seq: 0n, hash: beginning };
    }
    const place = `the chain of ${row.ownerId}, row ${row.seq}`;
    if (BigInt(row.seq) !== last.seq + 1n) report.problems.push(`${place}: rows before it are missing`);
    else if (!row.previous.equals(last.hash)) report.problems.push(`${place}: the row before it was changed`);
    if (!hashRow(row.previous, row).equals(row.hash)) report.problems.push(`${place}: the row was changed`);
    last = { ownerId: row.ownerId, seq: BigInt(row.seq), hash: row.hash };
  }
}

const endsQuery = `
  select c.owner_id as "ownerId", c.seq::text as kept, coalesce(l.seq, 0)::text as found
  from care.access_chains c
  full join (select owner_id, max(seq) as seq from care.access_ledger group by owner_id) l using (owner_id)
  left join care.access_ledger e on e.owner_id = c.owner_id and e.seq = c.seq
  where c.seq is distinct from coalesce(l.seq, 0) or (c.seq > 0 and e.hash is distinct from c.hash)`;

async function verifyEnds(client: pg.ClientBase, report: LedgerReport): Promise<void> {
  const { rows } = await client.query<{ ownerId: string; kept: string; found: string }>(endsQuery);
  for (const { ownerId, kept, found } of rows)
    report.problems.push(`the chain of ${ownerId} should end at ${kept} and ends at ${found}`);
}

const missingQuery = `
  select s.number::text as number, s.owner_id as "ownerId", s.seq::text as seq
  from care.access_seal_ends s left join care.access_ledger l on l.owner_id = s.owner_id and l.seq = s.seq
  where l.hash is distinct from s.hash order by s.number, s.owner_id`;

interface SealRow {
  number: string;
  previous_mac: Buffer;
  chains: number;
  digest: Buffer;
  mac: Buffer;
}

/** Checks each seal against its code and the one before it, and the chains against what was sealed. */
async function verifySeals(
  client: pg.ClientBase,
  key: Buffer,
  report: LedgerReport,
): Promise<Map<string, string>> {
  const { rows: seals } = await client.query<SealRow>(
    'select number::text as number, previous_mac, chains, digest, mac from care.access_seals order by access_seals.number',
  );
  const macs = new Map<string, string>();
  let previous = { number: 0n, mac: beginning };
  for (const seal of seals) {
    report.seals += 1;
    const place = `seal ${seal.number}`;
    const { rows: ends } = await client.query<ChainEnd>(
      `select owner_id as "ownerId", seq::text as seq, hash from care.access_seal_ends where number = $1 order by owner_id collate "C"`,
      [seal.number],
    );
    if (BigInt(seal.number) !== previous.number + 1n)
      report.problems.push(`${place}: seals before it are missing`);
    const isSigned =
      seal.previous_mac.equals(previous.mac) &&
      seal.chains === ends.length &&
      digestEnds(ends).equals(seal.digest) &&
      signSeal(key, seal.previous_mac, seal).equals(seal.mac);
    if (!isSigned) report.problems.push(`${place}: it was changed, or set with another key`);
    macs.set(seal.number, seal.mac.toString('hex'));
    previous = { number: BigInt(seal.number), mac: seal.mac };
  }
  const missing = await client.query<{ number: string; ownerId: string; seq: string }>(missingQuery);
  for (const { number, ownerId, seq } of missing.rows)
    report.problems.push(`the chain of ${ownerId} no longer holds row ${seq} as seal ${number} found it`);
  return macs;
}

/**
 * Reads the whole ledger in one snapshot and constant memory. A witness proves that the last seals were not taken away with what
 * they sealed.
 */
export async function verifyLedger(
  client: pg.ClientBase,
  { key, witness }: { key: Buffer; witness?: Witness | undefined },
): Promise<LedgerReport> {
  const report: LedgerReport = { rows: 0, chains: 0, seals: 0, lastSeal: null, problems: [] };
  await client.query('begin transaction isolation level repeatable read, read only');
  try {
    await verifyChains(client, report);
    await verifyEnds(client, report);
    const macs = await verifySeals(client, key, report);
    const last = [...macs].at(-1);
    if (last !== undefined) report.lastSeal = { number: last[0], mac: last[1] };
    if (witness !== undefined && macs.get(witness.number) !== witness.mac)
      report.problems.push(`seal ${witness.number} is not the one that was kept outside the database`);
  } finally {
    await client.query('rollback');
  }
  return report;
}
