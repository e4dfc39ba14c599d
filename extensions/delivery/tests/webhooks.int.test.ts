/** Deliveries to real receivers: in order, signed, again after a failure under the same id, and never to the wrong place. */
import { randomUUID } from 'node:crypto';
import { sql, type ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createKeyRing } from '@huntzen/records/crypto';
import type pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionActionName } from '../contracts/index.ts';
import { createReceiverFinder } from '../server/webhooks/addresses.ts';
import { createSecret, SigningKeys } from '../server/webhooks/keys.ts';
import { WebhookSender, type SenderOptions } from '../server/webhooks/sender.ts';
import { addKey, createReceiver, startReceiver, type Answer, type TestReceiver } from './_receiver.ts';
import { buildActionData } from './_session-action.ts';

const ring = createKeyRing({ RECORDS_KEY: 'a records key of more than thirty-two characters' });
let database: TestDatabase;
let pool: pg.Pool;
let jobs: ServiceDatabase;
let receivers: TestReceiver[];
let senders: WebhookSender[];

beforeAll(async () => {
  database = await cloneDatabase();
  pool = database.adminPool;
  jobs = database.openJobs(6);
});
beforeEach(async () => {
  receivers = [];
  senders = [];
  await pool.query(
    'delete from care.webhook_receivers; delete from care.session_actions; select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs',
  );
});
afterEach(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close()));
  await Promise.all(senders.map((sender) => sender.stop()));
});
afterAll(() => database.close());

async function receive(answer?: Answer): Promise<TestReceiver> {
  const receiver = await startReceiver(answer);
  receivers.push(receiver);
  return receiver;
}

function createSender(options: Partial<SenderOptions> = {}): WebhookSender {
  const sender = new WebhookSender({
    database: () => jobs,
    keys: new SigningKeys(() => jobs, ring, []),
    findEndpoint: createReceiverFinder(receivers.map(({ url }) => new URL(url).host)),
    retryFactor: 0,
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  senders.push(sender);
  return sender;
}

async function emit(session = randomUUID(), action: SessionActionName = 'SESSION_CREATED'): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select care.emit_session_action(${session}::uuid, ${action}, ${JSON.stringify(buildActionData(action))}::jsonb) as id`.execute(
    jobs,
  );
  return rows[0]?.id ?? '';
}

interface DeliveryRow {
  action_id: string;
  state: string;
  attempts: number;
  due: boolean;
}
const deliveries = async () =>
  (
    await pool.query<DeliveryRow>(
      `select action_id, state, attempts, due_at is not null as due from care.webhook_deliveries order by action_id`,
    )
  ).rows;
const attempts = async () =>
  (
    await pool.query<{ status: number | null; failure: string | null }>(
      'select status, failure from care.webhook_attempts order by started_at',
    )
  ).rows;
const mails = async () =>
  (
    await pool.query<{ recipient: number }>(
      `select (payload ->> 'recipient')::int as recipient from graphile_worker._private_jobs
       where payload ->> 'template' = 'session-action' order by 1`,
    )
  ).rows.map(({ recipient }) => recipient);

/** What the worker does at the times of its jobs. */
async function untilEnded(sender: WebhookSender): Promise<void> {
  await vi.waitFor(
    async () => {
      await sender.sweep();
      expect((await deliveries()).filter(({ state }) => state === 'waiting')).toEqual([]);
    },
    { timeout: 10_000, interval: 20 },
  );
}

describe('a delivery', () => {
  test('is the body of the action, signed so that a verifier of Standard Webhooks takes it', async () => {
    const receiver = await receive();
    const { secret } = await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    const id = await emit();
    await sender.dispatch(id);
    await untilEnded(sender);
    const [request] = receiver.received;
    expect(request?.id).toBe(id);
    const headers = request?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(request?.body ?? '', headers)).toMatchObject({
      action: 'SESSION_CREATED',
      data: buildActionData('SESSION_CREATED'),
    });
    expect(() => new Webhook(createSecret()).verify(request?.body ?? '', headers)).toThrow();
    expect(await attempts()).toEqual([{ status: 200, failure: null }]);
    expect(await mails()).toEqual([]);
  });

  test('is signed with both keys while one replaces the other, and with the new one alone after', async () => {
    const receiver = await receive();
    const { id, secret } = await createReceiver(pool, ring, receiver.url);
    const next = createSecret();
    await addKey(pool, ring, id, next);
    const sender = createSender();
    await sender.dispatch(await emit());
    await untilEnded(sender);
    // At least once: on a busy machine the first may have come twice.
    const verifyLast = (key: string) => {
      const last = receiver.received.at(-1);
      return new Webhook(key).verify(last?.body ?? '', last?.headers as Record<string, string>);
    };
    expect(verifyLast(secret)).toEqual(verifyLast(next));
    await pool.query(
      `update care.webhook_keys set ends_at = now() where id = (select id from care.webhook_keys order by created_at limit 1)`,
    );
    // A lane in the middle of its work believes the keys it found a moment ago: this one ends, and another begins.
    await sender.stop();
    const later = createSender();
    await later.dispatch(await emit());
    await untilEnded(later);
    expect(() => verifyLast(secret)).toThrow();
    expect(verifyLast(next)).toBeDefined();
  });

  test('is tried again under the same id and with the same body, until it arrives', async () => {
    const receiver = await receive((_request, count) => [500, 404, 429, 200][count - 1] ?? 200);
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    const id = await emit();
    await sender.dispatch(id);
    await untilEnded(sender);
    expect(receiver.received.map((request) => request.id)).toEqual([id, id, id, id]);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 4, due: false }]);
    expect((await attempts()).map(({ status }) => status)).toEqual([500, 404, 429, 200]);
  });

  test('is given up after ten attempts, and then the platform writes the mails', async () => {
    const receiver = await receive(() => 503);
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    await sender.dispatch(await emit());
    await untilEnded(sender);
    expect(await deliveries()).toMatchObject([{ state: 'given-up', attempts: 10 }]);
    expect(receiver.received).toHaveLength(10);
    expect(await mails()).toEqual([0, 1]);
  });

  test('does not follow a redirection', async () => {
    const trap = await receive();
    const receiver = await receive((_request, count) => (count === 1 ? `${trap.url}/session-action` : 200));
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    await sender.dispatch(await emit());
    await untilEnded(sender);
    expect(trap.received).toEqual([]);
    expect(await attempts()).toEqual([
      { status: 302, failure: 'redirected' },
      { status: 200, failure: null },
    ]);
  });

  test('waits no longer than its time limit', async () => {
    const receiver = await receive((_request, count) => (count === 1 ? null : 200));
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender({ timeLimitMs: 100 });
    await sender.dispatch(await emit());
    await untilEnded(sender);
    expect(await attempts()).toEqual([
      { status: null, failure: 'timeout' },
      { status: 200, failure: null },
    ]);
  });

  test('waits ten seconds unless another limit is said', async () => {
    const receiver = await receive((_request, count) => (count === 1 ? null : 200));
    await createReceiver(pool, ring, receiver.url);
    const real = AbortSignal.timeout.bind(AbortSignal);
    // The limit that is asked for, run through faster.
    const limits = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => real(ms / 100));
    const sender = createSender();
    await sender.dispatch(await emit());
    await untilEnded(sender);
    expect(limits.mock.calls).toEqual([[10_000], [10_000]]);
    expect(await attempts()).toEqual([
      { status: null, failure: 'timeout' },
      { status: 200, failure: null },
    ]);
  });

  test('never goes inside the network unless the configuration names the place', async () => {
    const receiver = await receive();
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender({ findEndpoint: createReceiverFinder([]) });
    await sender.dispatch(await emit());
    await untilEnded(sender);
    expect(receiver.received).toEqual([]);
    expect(new Set((await attempts()).map(({ failure }) => failure))).toEqual(new Set(['refused_address']));
  });

  test('never begins for what was rolled back', async () => {
    const receiver = await receive();
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    const lost: string[] = [];
    const work = jobs.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select care.emit_session_action(${randomUUID()}::uuid, 'SESSION_CREATED',
          ${JSON.stringify(buildActionData('SESSION_CREATED'))}::jsonb) as id`.execute(tx);
      lost.push(rows[0]?.id ?? '');
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    const kept = await emit();
    await sender.dispatch(lost[0] ?? '');
    await sender.dispatch(kept);
    await untilEnded(sender);
    expect(receiver.received.map(({ id }) => id)).toEqual([kept]);
  });
});

describe('the actions of a session', () => {
  test('arrive in their order, also when one fails and whatever the order of the jobs', async () => {
    const receiver = await receive((_request, count) => (count % 3 === 0 ? 500 : 200));
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    const [first, second] = [randomUUID(), randomUUID()];
    const ids: Record<string, string[]> = { [first]: [], [second]: [] };
    for (let index = 0; index < 12; index += 1)
      for (const session of [first, second]) ids[session]?.push(await emit(session));
    await Promise.all(
      Object.values(ids)
        .flat()
        .toReversed()
        .map((id) => sender.dispatch(id)),
    );
    await untilEnded(sender);
    const arrived = [...new Set(receiver.received.map(({ id }) => id))];
    for (const session of [first, second])
      expect(arrived.filter((id) => ids[session]?.includes(id))).toEqual(ids[session]);
    // Nothing of a session leaves while one before it has not arrived.
    const failed = receiver.received.filter((_request, index) => (index + 1) % 3 === 0);
    expect(failed.length).toBeGreaterThan(3);
  });

  test('go on after one that is given up', async () => {
    let refused = '';
    const receiver = await receive(({ id }) => (id === refused ? 500 : 200));
    await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    const session = randomUUID();
    refused = await emit(session);
    const next = await emit(session);
    await sender.dispatch(next);
    await untilEnded(sender);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['given-up', 'delivered']);
    expect(receiver.received.at(-1)?.id).toBe(next);
    expect(receiver.received).toHaveLength(11);
  });
});

describe('a receiver', () => {
  test('that says 410 is disabled, what waits is given up, and the platform writes the mails', async () => {
    const receiver = await receive(() => 410);
    const { id } = await createReceiver(pool, ring, receiver.url);
    const sender = createSender();
    const session = randomUUID();
    const ids = [await emit(session), await emit(session), await emit(), await emit()];
    await Promise.all(ids.map((action) => sender.dispatch(action)));
    await untilEnded(sender);
    const { rows } = await pool.query('select disabled_because from care.webhook_receivers where id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ disabled_because: 'gone' }]);
    expect(new Set((await deliveries()).map(({ state }) => state))).toEqual(new Set(['given-up']));
    const before = receiver.received.length;
    await sender.dispatch(await emit());
    await sender.sweep();
    expect(receiver.received).toHaveLength(before);
    // Two people of each of the five actions.
    expect(await mails()).toHaveLength(10);
  });

  test('that is dead does not slow another', async () => {
    const dead = await receive(() => null);
    const live = await receive();
    await createReceiver(pool, ring, dead.url);
    await createReceiver(pool, ring, live.url);
    const sender = createSender({ timeLimitMs: 3_000 });
    const ids = await Promise.all(Array.from({ length: 60 }, () => emit()));
    const started = performance.now();
    await Promise.all(ids.map((id) => sender.dispatch(id)));
    await vi.waitFor(() => expect(live.received).toHaveLength(60), { timeout: 2_500, interval: 10 });
    expect(performance.now() - started).toBeLessThan(2_500);
    // As many at once as its lane is wide.
    expect(dead.received.length).toBeLessThanOrEqual(8);
  });

  test('that only listens does not keep the platform from writing the mails', async () => {
    const receiver = await receive();
    await createReceiver(pool, ring, receiver.url, { writesMails: false });
    const sender = createSender();
    await sender.dispatch(await emit());
    await untilEnded(sender);
    expect(receiver.received).toHaveLength(1);
    expect(await mails()).toEqual([0, 1]);
  });

  test('of the configuration follows it', async () => {
    const configure = (url: string | null) => sql`select care.configure_receiver(${url}::text)`.execute(jobs);
    const state = async () =>
      (
        await pool.query<{ url: string; disabled_because: string | null }>(
          'select url, disabled_because from care.webhook_receivers',
        )
      ).rows;
    await configure('http://n8n:5678/webhook');
    await configure('http://n8n:5678/webhook');
    expect(await state()).toEqual([{ url: 'http://n8n:5678/webhook', disabled_because: null }]);
    await pool.query(`update care.webhook_receivers set disabled_because = 'gone'`);
    await configure('http://n8n:5678/webhook');
    expect(await state()).toMatchObject([{ disabled_because: 'gone' }]);
    await configure('http://n8n:5679/webhook');
    expect(await state()).toEqual([{ url: 'http://n8n:5679/webhook', disabled_because: null }]);
    await configure(null);
    expect(await state()).toMatchObject([{ disabled_because: 'unconfigured' }]);
  });
});

test('without a receiver the platform mails each recipient once, however often the job runs', async () => {
  const sender = createSender();
  const id = await emit();
  await sender.dispatch(id);
  await sender.dispatch(id);
  expect(await mails()).toEqual([0, 1]);
});
