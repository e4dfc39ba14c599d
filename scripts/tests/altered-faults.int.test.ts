/**
 * Records and their keys that somebody with the whole database altered: any bit, swapped with another row or tenant, a shortened tag. None
 * opens, and each is told to the log by its id. 320 in `npm test`, 10,000 in `npm run test:faults`.
 */
import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import type { UnreadableRecordError } from '@huntzen/records/crypto';
import { buildRecords, type RecordKind, type SealedColumns, type StoredRecord } from './_altered.ts';
import { seededNumbers } from './_seeded.ts';

const alterations = process.env.FAULTS === 'full' ? 10_000 : 320;
const tenants = 3;

interface Sealed {
  bytes: Buffer;
  iv: Buffer;
  tag: Buffer;
}

let database: TestDatabase;
let client: pg.PoolClient;
let kinds: RecordKind[];
const told: UnreadableRecordError[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  const care = database.openCare();
  kinds = await buildRecords({ database, care, onUnreadable: (error) => told.push(error) }, tenants);
  client = await database.adminPool.connect();
  // Beneath the triggers that refuse a change.
  await client.query('set session_replication_role = replica');
});
afterAll(async () => {
  client?.release(true);
  await database?.close();
});

const read = async ({ table, key, bytes, iv, tag }: SealedColumns, row: string): Promise<Sealed> => {
  const { rows } = await client.query<Sealed>(
    `select ${bytes} as bytes, ${iv} as iv, ${tag} as tag from ${table} where ${key} = $1`,
    [row],
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`${table} has no such row`);
  return found;
};

const store = ({ table, key, bytes, iv, tag }: SealedColumns, row: string, to: Sealed) =>
  client.query(`update ${table} set ${bytes} = $2, ${iv} = $3, ${tag} = $4 where ${key} = $1`, [
    row,
    to.bytes,
    to.iv,
    to.tag,
  ]);

type Pick = (below: number) => number;
type Alteration = (was: Sealed, other: Sealed, pick: Pick) => Sealed;

const flip = (bytes: Buffer, pick: Pick): Buffer => {
  const altered = Buffer.from(bytes);
  const at = pick(altered.length);
  altered.writeUInt8(altered.readUInt8(at) ^ (1 << pick(8)), at);
  return altered;
};

/** What somebody may do to a record. */
const ways: readonly (readonly [string, Alteration])[] = [
  ['a bit of its bytes', (was, _other, pick) => ({ ...was, bytes: flip(was.bytes, pick) })],
  ['a bit of its iv', (was, _other, pick) => ({ ...was, iv: flip(was.iv, pick) })],
  ['a bit of its tag', (was, _other, pick) => ({ ...was, tag: flip(was.tag, pick) })],
  ['the record of another tenant', (_was, other) => other],
  ['the bytes of another one', (was, other) => ({ ...was, bytes: other.bytes })],
  ['a shortened tag', (was, _other, pick) => ({ ...was, tag: was.tag.subarray(0, 4 + pick(12)) })],
];

const idOf = ({ columns }: RecordKind, { row }: StoredRecord) => `${columns.table} ${row}`;

test('PostgreSQL itself refuses a shortened tag of every kind', async () => {
  for (const { columns, records } of kinds)
    for (const { row } of records.slice(0, 1)) {
      const was = await read(columns, row);
      await expect(store(columns, row, { ...was, tag: was.tag.subarray(0, 12) })).rejects.toThrow(
        /check constraint/,
      );
    }
});

test('every record opens as it was written', async () => {
  for (const kind of kinds)
    for (const record of kind.records) expect(await record.opens(), idOf(kind, record)).toBe(true);
  expect(told).toEqual([]);
});

test(
  `none of ${alterations} altered records opens, and each is told by its id`,
  { timeout: 60_000 + alterations * 60 },
  async () => {
    const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
    const pick = seededNumbers(seed);
    // So that the reader has to refuse a short tag, not the table.
    for (const {
      columns: { table, tag },
    } of kinds)
      await client.query(`alter table ${table} drop constraint if exists ${table.slice(5)}_${tag}_check`);
    const done = new Map<string, number>();
    for (let n = 0; n < alterations; n += 1) {
      const kind = kinds[n % kinds.length];
      const [way = '', alter] = ways[Math.floor(n / kinds.length) % ways.length] ?? [];
      const record = kind?.records[pick(tenants)];
      if (kind === undefined || alter === undefined || record === undefined)
        throw new Error('nothing to alter');
      const others = kind.records.filter((one) => one !== record);
      const was = await read(kind.columns, record.row);
      const other = await read(kind.columns, others[pick(others.length)]?.row ?? '');
      await store(kind.columns, record.row, alter(was, other, pick));
      told.length = 0;
      const what = `${kind.name}, ${way}, seed ${seed}, number ${n}`;
      expect(await record.opens(), what).toBe(false);
      expect(
        told.map(({ code, recordId }) => [code, recordId]),
        what,
      ).toEqual(
        [record.row, record.within].filter((id) => id !== undefined).map((id) => ['record_unreadable', id]),
      );
      await store(kind.columns, record.row, was);
      done.set(way, (done.get(way) ?? 0) + 1);
    }
    told.length = 0;
    for (const kind of kinds)
      for (const record of kind.records) expect(await record.opens(), idOf(kind, record)).toBe(true);
    expect([...done.values()].reduce((sum, count) => sum + count, 0)).toBe(alterations);
    process.stdout.write(`altered, seed ${seed}: ${JSON.stringify(Object.fromEntries(done))}\n`);
  },
);
