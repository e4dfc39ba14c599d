/** The secrecy drill at a small size, on the real product without the demonstration. `npm run drill:secrecy` is the whole. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { protectedFields } from '../drill/fields.ts';
import { drillSettings, toDrilled } from '../drill/product.ts';
import { openReceiver, type Receiver } from '../drill/receiver.ts';
import { runDrill } from '../drill/run.ts';
import { writeState } from '../lib/database.ts';
import { findFreePort } from '../lib/ports.ts';
import { startProduct, type Product } from '../lib/product.ts';

let database: TestDatabase;
let directory: string;
let receiver: Receiver;
let product: Product;

beforeAll(async () => {
  database = await cloneDatabase();
  directory = await mkdtemp(join(tmpdir(), 'care-drill-'));
  receiver = await openReceiver();
  await writeState(database.adminUrl, 'demonstration-data', 'loaded');
  const ports: Record<string, string> = {};
  for (const name of ['CMS_PORT', 'SITE_PORT', 'REALTIME_PORT', 'SMTP_PORT', 'MAILBOX_PORT'])
    ports[name] = String(await findFreePort());
  product = await startProduct({
    environment: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIRECTORY: directory,
      DATABASE_URL: database.adminUrl,
      WEBHOOK_INTERNAL_HOSTS: receiver.place,
      ...drillSettings,
      ...ports,
    },
    onStep: () => undefined,
    signal: new AbortController().signal,
  });
}, 600_000);

afterAll(async () => {
  await product?.stop();
  await receiver?.close();
  await database?.close();
  await rm(directory, { recursive: true, force: true });
}, 60_000);

test('every sealed column of the database is planted by the drill', async () => {
  const { rows } = await database.adminPool.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
     where table_schema = 'care' and column_name like '%\\_encrypted' order by 1`,
  );
  const planted = new Set(
    Object.values(protectedFields).flatMap(({ columns }): readonly string[] => columns),
  );
  expect([...planted].sort()).toEqual(rows.map(({ place }) => place).sort());
});

test('nothing that was planted is found where it does not belong', { timeout: 300_000 }, async () => {
  const steps: string[] = [];
  const verdict = await runDrill(toDrilled(product), receiver, {
    isFull: false,
    say: (line) => steps.push(line),
  });
  expect(verdict.leaks, steps.join('\n')).toEqual([]);
  expect(verdict.blind).toEqual([]);
});
