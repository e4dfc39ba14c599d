import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CareDatabase, ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { ChatStore } from '../chat/index.ts';
import { createKeyRing, type KeyRing } from '../crypto/index.ts';
import { assertKeysHeld, MissingKeyError, readStatus, rotateKeys } from '../keys/index.ts';
import { countBroken, newRecordsKey, seedKeys } from './_keys.ts';
import { addConsultation, buildConsultation, type TestConsultation } from './_util.ts';

let database: TestDatabase;
let care: CareDatabase;
let jobs: ServiceDatabase;
let oldKey: string;
let newKey: string;
/** As services hold them: before, while all know both, and once RECORDS_KEY is the new one. */
let oldRing: KeyRing;
let warnedRing: KeyRing;
let newRing: KeyRing;

beforeEach(async () => {
  database = await cloneDatabase();
  care = database.openCare(6);
  jobs = database.openJobs(3);
  oldKey = newRecordsKey();
  newKey = newRecordsKey();
  oldRing = createKeyRing({ RECORDS_KEY: oldKey });
  warnedRing = createKeyRing({ RECORDS_KEY: oldKey, RECORDS_KEYS_RETIRING: [newKey] });
  newRing = createKeyRing({ RECORDS_KEY: newKey, RECORDS_KEYS_RETIRING: [oldKey] });
});
afterEach(() => database.close());

const usesOf = async (ring: KeyRing) =>
  (await readStatus(jobs, ring)).keys.map(({ state, dataKeys }) => [state, dataKeys]);

const storeOf = (keys: KeyRing) =>
  new ChatStore({
    database: care,
    keys,
    onUnreadable: (error) => {
      throw error;
    },
  });

describe('a rotation', () => {
  it('wraps every key again, with the share of its person, and the old key is of no use any more', async () => {
    const keys = await seedKeys(database.adminPool, oldRing, 700);
    expect(await readStatus(jobs, newRing)).toMatchObject({ unshared: 700, lost: 0, destroyed: 0 });
    const seen: number[] = [];
    const done = await rotateKeys(jobs, newRing, ({ moved }) => {
      seen.push(moved);
    });
    expect([done, seen]).toEqual([{ moved: 700, destroyed: 0, stuck: 0 }, [250, 500, 700]]);
    expect(await usesOf(newRing)).toEqual([
      ['current', 700],
      ['retiring', 0],
    ]);
    expect(await readStatus(jobs, newRing)).toMatchObject({ unshared: 0, lost: 0 });
    const without = createKeyRing({ RECORDS_KEY: newKey });
    expect(await countBroken(database.adminPool, without, keys)).toBe(0);
    expect(await rotateKeys(jobs, newRing)).toEqual({ moved: 0, destroyed: 0, stuck: 0 });
  });

  it('leaves what does not open as it is and says how much that is', async () => {
    const keys = await seedKeys(database.adminPool, oldRing, 3);
    await database.adminPool.query(
      `update care.data_keys set auth_tag = decode(repeat('00', 16), 'hex') where id = $1`,
      [keys[1]?.id],
    );
    expect(await rotateKeys(jobs, newRing)).toEqual({ moved: 2, destroyed: 0, stuck: 1 });
    expect(await usesOf(newRing)).toEqual([
      ['current', 2],
      ['retiring', 1],
    ]);
  });

  it('that is made twice at once moves every key once', async () => {
    const keys = await seedKeys(database.adminPool, oldRing, 2_000);
    const [one, two] = await Promise.all([rotateKeys(jobs, newRing), rotateKeys(jobs, newRing)]);
    expect(one.moved + two.moved).toBe(2_000);
    expect(await countBroken(database.adminPool, newRing, keys)).toBe(0);
  });

  it('keeps what somebody else wrapped again meanwhile', async () => {
    const [key] = await seedKeys(database.adminPool, oldRing, 1);
    const wrong = Buffer.alloc(32);
    const { rows } = await database.adminPool.query<{ changed: number }>(
      `select care.put_wrapped_keys('chat', $1, array[$2::uuid], array[$3::bytea], array[$4::bytea], array[$3::bytea],
                                    array[decode(repeat('00', 16), 'hex')], array[null::text]) as changed`,
      [newRing.currentId, key?.id, Buffer.alloc(12), wrong],
    );
    expect(Number(rows[0]?.changed)).toBe(0);
    expect(await countBroken(database.adminPool, oldRing, key === undefined ? [] : [key])).toBe(0);
  });
});

async function converse(store: ChatStore, { id, alice, bob }: TestConsultation, n: number) {
  const text = `message ${n}`;
  await store.send(alice, { consultationId: id, clientMessageId: randomUUID(), text });
  const { messages } = await store.listBefore(bob, id, { limit: 50 });
  if (messages.some((message) => message.text === null)) throw new Error('a message did not open');
  if (!messages.some((message) => message.text === text)) throw new Error('a message was not there');
}

test('people write and read all the while, some through a service that still wraps with the old key: nothing fails', async () => {
  await seedKeys(database.adminPool, oldRing, 4_000);
  const consultations: TestConsultation[] = [];
  for (let n = 0; n < 4; n += 1) consultations.push(await buildConsultation(database));
  const first = consultations[0];
  if (first === undefined) throw new Error('no consultation');
  // Conversations that are opened meanwhile, and with them new keys.
  const waiting: TestConsultation[] = [];
  for (let n = 2; n < 22; n += 1) waiting.push({ ...first, id: await addConsultation(database, first, n) });
  const stores = [storeOf(warnedRing), storeOf(newRing)];
  for (const consultation of consultations) await converse(storeOf(oldRing), consultation, 0);

  let isOver = false;
  let done = 0;
  const failures: unknown[] = [];
  const talk = async (consultation: TestConsultation, store: ChatStore) => {
    for (let n = 1; !isOver; n += 1) {
      try {
        await converse(store, consultation, n);
        const opened = n % 5 === 0 ? waiting.pop() : undefined;
        if (opened !== undefined) await converse(store, opened, n);
        done += 1;
      } catch (error) {
        failures.push(error);
      }
    }
  };
  const talking = consultations.map((consultation, index) =>
    talk(consultation, stores[index % 2] ?? storeOf(newRing)),
  );
  const rotation = await rotateKeys(jobs, newRing);
  isOver = true;
  await Promise.all(talking);
  expect(failures).toEqual([]);
  expect(done).toBeGreaterThan(10);
  expect(rotation).toMatchObject({ stuck: 0, destroyed: 0 });
  expect(rotation.moved).toBeGreaterThanOrEqual(4_004);

  // What the service with the old key made last is taken by going on.
  await rotateKeys(jobs, newRing);
  expect((await usesOf(newRing))[1]).toEqual(['retiring', 0]);
  const alone = storeOf(createKeyRing({ RECORDS_KEY: newKey }));
  for (const { id, alice } of consultations) {
    const { messages } = await alone.listBefore(alice, id, { limit: 50 });
    expect(messages.every(({ text }) => text !== null)).toBe(true);
  }
}, 60_000);

test('killed with -9 at random moments and started again it loses nothing and comes to its end', async () => {
  const keys = await seedKeys(database.adminPool, oldRing, 10_000);
  const script = fileURLToPath(new URL('rotating-process.ts', import.meta.url));
  const start = () =>
    spawn(process.execPath, [script, newKey, oldKey], {
      env: { ...process.env, ...database.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  let moved = 0;
  for (let kill = 0; kill < 5; kill += 1) {
    const child = start();
    let batches = randomInt(1, 4);
    createInterface({ input: child.stdout }).on('line', () => {
      batches -= 1;
      // Anywhere in the batch that follows.
      if (batches === 0) setTimeout(() => child.kill('SIGKILL'), randomInt(0, 12));
    });
    await once(child, 'exit');
    expect(await countBroken(database.adminPool, newRing, keys)).toBe(0);
    const [current] = (await readStatus(jobs, newRing)).keys;
    expect(current?.dataKeys).toBeGreaterThan(moved);
    moved = current?.dataKeys ?? 0;
  }
  expect(moved).toBeLessThan(10_000);
  const last = start();
  last.stdout.resume();
  expect(await once(last, 'exit')).toEqual([0, null]);
  expect(await usesOf(newRing)).toEqual([
    ['current', 10_000],
    ['retiring', 0],
  ]);
  expect(await countBroken(database.adminPool, createKeyRing({ RECORDS_KEY: newKey }), keys)).toBe(0);
}, 60_000);

describe('a service that lacks a key', () => {
  const kinds = [
    ['chat', 'data_keys'],
    ['coach-notes', 'coach_note_keys'],
    ['clinical-note', 'clinical_note_keys'],
    ['busy-feed', 'busy_feeds'],
    ['practitioner-document', 'practitioner_documents'],
    ['webhook-key', 'webhook_keys'],
    ['submission-file', 'submission_files'],
    ['data-export', 'data_exports'],
  ] as const;

  it.each(kinds)('for %s refuses to start and names the key by its id', async (purpose, table) => {
    await expect(assertKeysHeld(care, newRing)).resolves.toBeUndefined();
    await addRow(table, oldRing.currentId);
    await expect(assertKeysHeld(care, newRing)).resolves.toBeUndefined();
    const refusal: unknown = await assertKeysHeld(care, createKeyRing({ RECORDS_KEY: newKey })).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(MissingKeyError);
    const { message } = refusal as MissingKeyError;
    expect(message).toContain(`${oldRing.currentId} (${purpose})`);
    expect(message).not.toContain(oldKey);
    expect(message).not.toContain(newKey);
  });

  /** One row that has nothing but a key, whatever else its table asks for. */
  async function addRow(table: string, kekId: string): Promise<void> {
    const { rows } = await database.adminPool.query<{ name: string; value: string }>(
      `select a.attname as name, case format_type(a.atttypid, null)
                when 'uuid' then 'gen_random_uuid()' when 'bytea' then $$decode(repeat('00', 32), 'hex')$$
                when 'text' then $$'x'$$ when 'integer' then '1' when 'smallint' then '1' else 'now()' end as value
       from pg_attribute a where a.attrelid = ('care.' || $1)::regclass and a.attnum > 0 and a.attnotnull and not a.attisdropped
         and a.attname <> 'kek_id' and a.attgenerated = ''`,
      [table],
    );
    const { rows: checks } = await database.adminPool.query<{ name: string }>(
      `select conname as name from pg_constraint where conrelid = ('care.' || $1)::regclass and contype = 'c'`,
      [table],
    );
    await database.adminPool.query(`
      set session_replication_role = replica;
      ${checks.map(({ name }) => `alter table care.${table} drop constraint ${name};`).join('\n')}
      insert into care.${table} (kek_id, ${rows.map(({ name }) => name).join(', ')})
      values ('${kekId}', ${rows.map(({ value }) => value).join(', ')});
      reset session_replication_role`);
  }
});
