/** Building exports: two workers, a worker that is killed, one that stops answering, and how much memory it takes. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { PersonalData, type PersonalSource } from '@huntzen/kernel/server';
import { memoryInUse } from '../../../scripts/testing/memory.ts';
import { createKeyRing } from '../crypto/index.ts';
import { ExportStore } from '../exports/index.ts';
import { rotateKeys } from '../keys/index.ts';
import { ExportJobs } from '../server/build-export.ts';
import { OpenedZip } from './_exports.ts';
import { newRecordsKey } from './_keys.ts';

let database: TestDatabase;
let care: CareDatabase;
let store: ExportStore;
let alice: Actor;
let company: string;

const failures: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare(6);
  store = new ExportStore({
    database: care,
    keys: createKeyRing({ RECORDS_KEY: database.environment.RECORDS_KEY ?? '' }),
    onUnreadable: () => undefined,
  });
  company = await createCompany(database.adminPool);
});
afterAll(() => database.close());
beforeEach(async () => {
  failures.length = 0;
  alice = await createPerson(database.adminPool, { role: 'employee', company });
});

const megabyte = 1024 * 1024;

/** Files of one megabyte of noise; `onFile` is told before each. */
const noise = (count: number, onFile: (number: number) => void = () => undefined): PersonalSource => ({
  name: 'noise',
  covers: [],
  meaning: { fr: 'Bruit.', en: 'Noise.' },
  columns: ['number', 'file'],
  read: async function* () {
    for (let number = 1; number <= count; number += 1) {
      onFile(number);
      yield {
        row: { number },
        openFile: () =>
          Promise.resolve({
            fileName: `${number}.bin`,
            content: (async function* () {
              yield await Promise.resolve(randomBytes(megabyte));
            })(),
          }),
      };
    }
  },
});

/** A worker of its own, with what it reads. */
function worker(source: PersonalSource) {
  const personalData = new PersonalData();
  personalData.register([source]);
  const jobs = database.openJobs();
  const exports = new ExportJobs({ store, personalData, onFailure: (id) => failures.push(id) });
  return {
    build: (id: string) => exports.build(jobs, id, alice.accountId),
    resume: () => exports.resume(jobs),
  };
}

async function readZip(id: string): Promise<OpenedZip> {
  const { content } = await store.open(alice, id);
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return OpenedZip.open(Buffer.concat(parts));
}

const stateOf = async () => (await store.list(alice)).exports.map(({ state }) => state);

const age = (id: string) =>
  database.adminPool.query(
    `update care.data_exports set seen_at = seen_at - interval '61 seconds' where id = $1`,
    [id],
  );

// Buffers are given back beside the program: the first count may still hold those that were just let go.
const steadyMemory = () => Math.min(memoryInUse(), memoryInUse(), memoryInUse());

describe('building an export', () => {
  it('by several workers at once is one export', async () => {
    const { id } = await store.ask(alice, 'fr');
    await Promise.all(Array.from({ length: 4 }, () => worker(noise(4)).build(id)));
    expect([await stateOf(), failures]).toEqual([['ready'], []]);
    expect((await readZip(id)).manifest.lists[0]).toMatchObject({ rows: 4, attachments: 4 });
  });

  it('that was left is begun again from nothing, and the one that left it adds nothing any more', async () => {
    const { id } = await store.ask(alice, 'fr');
    const stopped = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    const slow = noise(6);
    const left = worker({
      ...slow,
      read: async function* (reader) {
        let count = 0;
        for await (const item of slow.read(reader)) {
          count += 1;
          if (count === 4) {
            reached.resolve(undefined);
            await stopped.promise;
          }
          yield item;
        }
      },
    }).build(id);
    await reached.promise;
    // Nobody else takes what is worked on.
    await worker(noise(1)).resume();
    expect(await stateOf()).toEqual(['building']);
    await age(id);
    await worker(noise(2)).resume();
    stopped.resolve(undefined);
    await left;
    expect([await stateOf(), failures]).toEqual([['ready'], []]);
    expect((await readZip(id)).manifest.lists[0]).toMatchObject({ rows: 2 });
    expect(await countChunks(id)).toBe(3);
  });

  it('that was removed meanwhile stops, and leaves nothing', async () => {
    const { id } = await store.ask(alice, 'fr');
    const removed = { done: Promise.resolve() };
    await worker(
      noise(6, (number) => {
        if (number === 3) removed.done = store.remove(alice, id);
      }),
    ).build(id);
    await removed.done;
    expect([await stateOf(), failures]).toEqual([['removed'], []]);
    const { rows } = await database.adminPool.query(
      'select from care.data_export_chunks where export_id = $1',
      [id],
    );
    expect(rows).toHaveLength(0);
  });

  it('that was killed is begun again and leaves one export', { timeout: 60_000 }, async () => {
    const { id } = await store.ask(alice, 'fr');
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('exporting-process.ts', import.meta.url)), id, alice.accountId],
      { env: { ...process.env, ...database.environment }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= 5) break;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await stateOf()).toEqual(['building']);
    await age(id);
    await worker(noise(3)).resume();
    expect([await stateOf(), failures]).toEqual([['ready'], []]);
    const zip = await readZip(id);
    expect(zip.manifest.lists[0]).toMatchObject({ rows: 3, attachments: 3 });
    expect(await countChunks(id)).toBe(4);
  });

  it('that is ready opens after the key of keys was replaced, with the new one alone', async () => {
    const { id } = await store.ask(alice, 'fr');
    await worker(noise(1)).build(id);
    const newKey = newRecordsKey();
    const oldKey = database.environment.RECORDS_KEY ?? '';
    await rotateKeys(
      database.openJobs(),
      createKeyRing({ RECORDS_KEY: newKey, RECORDS_KEYS_RETIRING: [oldKey] }),
    );
    const rotated = new ExportStore({
      database: care,
      keys: createKeyRing({ RECORDS_KEY: newKey }),
      onUnreadable: () => undefined,
    });
    const { content } = await rotated.open(alice, id);
    let bytes = 0;
    for await (const part of content) bytes += part.length;
    expect(bytes).toBeGreaterThan(megabyte);
    const { content: closed } = await store.open(alice, id).catch(() => ({ content: null }));
    expect(closed).toBeNull();
  });

  it('holds what it reads for a moment only', { timeout: 120_000 }, async () => {
    const { id } = await store.ask(alice, 'fr');
    const used: number[] = [];
    await worker(
      noise(60, (number) => {
        if (number % 10 === 0) used.push(steadyMemory());
      }),
    ).build(id);
    expect(await stateOf()).toEqual(['ready']);
    // What is on its way at one moment comes and goes; what is held would grow by ten megabytes each time.
    const growth = Math.min(...used.slice(3)) - Math.min(...used.slice(0, 3));
    expect(growth / megabyte).toBeLessThan(15);
    const before = steadyMemory();
    const { content } = await store.open(alice, id);
    let bytes = 0;
    for await (const part of content) bytes += part.length;
    expect(bytes).toBeGreaterThan(60 * megabyte);
    expect((steadyMemory() - before) / megabyte).toBeLessThan(15);
  });
});

async function countChunks(id: string): Promise<number> {
  const { rows } = await database.adminPool.query<{ n: number }>(
    'select count(*)::integer as n from care.data_export_chunks where export_id = $1',
    [id],
  );
  return rows[0]?.n ?? 0;
}
