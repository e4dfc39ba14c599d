/** A sender killed with -9 after the receiver had the message and before that was written down: it arrives again, as the same. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createPool, createServiceDatabase, sql, type ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createKeyRing } from '@huntzen/records/crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createReceiverFinder } from '../server/webhooks/addresses.ts';
import { SigningKeys } from '../server/webhooks/keys.ts';
import { WebhookSender } from '../server/webhooks/sender.ts';
import { createReceiver, startReceiver, type TestReceiver } from './_receiver.ts';
import { buildActionData } from './_session-action.ts';

const recordsKey = 'a records key of more than thirty-two characters';
const ring = createKeyRing({ RECORDS_KEY: recordsKey });
let database: TestDatabase;
let jobs: ServiceDatabase;
let receiver: TestReceiver;

beforeAll(async () => {
  database = await cloneDatabase();
  jobs = createServiceDatabase(
    createPool({
      connectionString: database.environment.JOBS_DATABASE_URL ?? '',
      size: 4,
      name: 'test jobs',
    }),
  );
  // The first message is never answered: whoever sent it is killed meanwhile.
  receiver = await startReceiver((_request, count) => (count === 1 ? null : 200));
  await createReceiver(database.adminPool, ring, receiver.url);
});
afterAll(async () => {
  await receiver.close();
  await jobs.destroy();
  await database.close();
});

const state = async () =>
  (
    await database.adminPool.query<{ state: string; attempts: number; tried: number }>(
      `select state, attempts, (select count(*)::int from care.webhook_attempts a where a.delivery_id = d.id) as tried
       from care.webhook_deliveries d order by sequence`,
    )
  ).rows;

test('what a killed sender had sent is sent again under the same id once its lease ends, and the next follows', async () => {
  const place = new URL(receiver.url).host;
  const session = randomUUID();
  const emit = async () => {
    const { rows } = await sql<{ id: string }>`
      select care.emit_session_action(${session}::uuid, 'SESSION_CREATED',
        ${JSON.stringify(buildActionData('SESSION_CREATED'))}::jsonb) as id`.execute(jobs);
    return rows[0]?.id ?? '';
  };
  const [first, second] = [await emit(), await emit()];
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('sending-process.ts', import.meta.url)), place, recordsKey, second],
    { env: { ...process.env, ...database.environment }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 10_000 });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await state()).toEqual([
    { state: 'waiting', attempts: 1, tried: 0 },
    { state: 'waiting', attempts: 0, tried: 0 },
  ]);

  const sender = new WebhookSender({
    database: () => jobs,
    keys: new SigningKeys(() => jobs, ring, []),
    findEndpoint: createReceiverFinder([place]),
    retryFactor: 0,
    onError: (error) => {
      throw error;
    },
  });
  // While the lease holds, nobody else sends it.
  await sender.sweep();
  expect(receiver.received).toHaveLength(1);
  await database.adminPool.query(
    `update care.webhook_deliveries set due_at = now() where due_at is not null`,
  );
  await sender.sweep();
  await vi.waitFor(async () =>
    expect((await state()).map((row) => row.state)).toEqual(['delivered', 'delivered']),
  );
  await sender.stop();
  expect(receiver.received.map(({ id }) => id)).toEqual([first, first, second]);
  expect(new Set(receiver.received.slice(0, 2).map(({ body }) => body)).size).toBe(1);
});
