/**
 * Session actions to a receiver on loopback that fails 30 % of the time: 10,000 of 500 sessions, with the delays between
 * attempts shortened, through the worker's queue as in service. Against a client that posts the same bodies, eight at once,
 * each again until it is taken (goal: all delivered, each session in order; at least 0.1 of the client's speed).
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Logger, run } from 'graphile-worker';
import pg from 'pg';
import { createPool, createServiceDatabase } from '@huntzen/database';
import { createKeyRing } from '@huntzen/records/crypto';
import { createReceiverFinder } from '../../extensions/delivery/server/webhooks/addresses.ts';
import { createSecret, SigningKeys, sealSecret } from '../../extensions/delivery/server/webhooks/keys.ts';
import { WebhookSender } from '../../extensions/delivery/server/webhooks/sender.ts';
import type { SearchBench } from './search.ts';

const sessions = 500;
const perSession = 20;
const requestsAtOnce = 8;
const goal = 0.1;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Taken {
  taken: string[];
  requests: number;
}

async function ask(worker: Worker): Promise<Taken> {
  worker.postMessage('report');
  const [report] = (await once(worker, 'message')) as [Taken];
  return report;
}

const data = JSON.stringify({
  session: {
    title: 'Sertissage, niveau 1',
    course: { code: 'SERTI_N1', title: 'Sertissage' },
    companyName: 'Atelier Bijou',
    startsAt: '2027-03-06T08:00:00Z',
    endsAt: '2027-03-06T16:00:00Z',
    zone: 'Europe/Paris',
    place: 'Atelier B',
  },
  recipients: [{ role: 'learner', name: 'Alice Martin', email: 'alice@example.org', language: 'fr' }],
});

async function seed(client: pg.Client, url: string, recordsKey: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `insert into care.webhook_receivers (name, url, origin, writes_mails) values ('bench', $1, 'panel', true) returning id`,
    [url],
  );
  const key = sealSecret(createKeyRing({ RECORDS_KEY: recordsKey }), rows[0]?.id ?? '', createSecret());
  const names = Object.keys(key);
  await client.query(
    `insert into care.webhook_keys (${names.join(', ')}) values (${names.map((_name, index) => `$${index + 1}`).join(', ')})`,
    Object.values(key),
  );
  await client.query(
    `select care.emit_session_action(md5(s::text)::uuid, 'SESSION_CREATED', $1)
     from generate_series(1, ${sessions}) as s, generate_series(1, ${perSession})`,
    [data],
  );
}

/** Posts one body until it is taken. */
async function post(
  url: string,
  agent: http.Agent,
  { id, body }: { id: string; body: string },
): Promise<void> {
  for (;;) {
    const request = http.request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'webhook-id': id },
    });
    request.end(body);
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    await once(response, 'end');
    if (response.statusCode === 200) return;
  }
}

async function measureClient(
  url: string,
  messages: readonly { id: string; body: string }[],
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: requestsAtOnce });
  const left = [...messages];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: requestsAtOnce }, async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await post(url, agent, next);
    }),
  );
  agent.destroy();
  return (performance.now() - started) / 1000;
}

async function measureOutbox(client: pg.Client, jobsUrl: string, place: string, recordsKey: string) {
  const pool = createPool({ connectionString: jobsUrl, size: 6, name: 'bench outbox' });
  const jobs = createServiceDatabase(pool);
  const sender = new WebhookSender({
    database: () => jobs,
    keys: new SigningKeys(() => jobs, createKeyRing({ RECORDS_KEY: recordsKey }), []),
    findEndpoint: createReceiverFinder([place]),
    retryFactor: 0.00001,
    onError: (error) => {
      throw error;
    },
    requestsPerReceiver: requestsAtOnce,
  });
  const started = performance.now();
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 200,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      'session-actions.dispatch': (payload) => sender.dispatch((payload as { actionId: string }).actionId),
      'webhooks.wake': (payload) => sender.wake((payload as { receiverId: string }).receiverId),
    },
  });
  for (;;) {
    const { rows } = await client.query<{ left: number }>(
      `select (select count(*) from care.session_actions where dispatched_at is null)::int
            + (select count(*) from care.webhook_deliveries where state = 'waiting')::int as left`,
    );
    if (rows[0]?.left === 0) break;
    await delay(50);
  }
  const seconds = (performance.now() - started) / 1000;
  await runner.stop();
  await sender.stop();
  await jobs.destroy();
  return seconds;
}

/** Whether the actions of each session were first taken in their order. */
function isInOrder(
  taken: readonly string[],
  placeOf: ReadonlyMap<string, { stream: string; sequence: number }>,
) {
  const last = new Map<string, number>();
  return [...new Set(taken)].every((id) => {
    const place = placeOf.get(id);
    if (place === undefined) return false;
    const isNext = (last.get(place.stream) ?? 0) + 1 === place.sequence;
    last.set(place.stream, place.sequence);
    return isNext;
  });
}

/** Runs the benchmark on a database of its own. */
export async function benchOutbox({ adminUrl, jobsUrl }: SearchBench): Promise<void> {
  const recordsKey = 'a records key of the benchmark, long enough';
  const worker = new Worker(new URL('flaky-receiver.ts', import.meta.url));
  const [{ port }] = (await once(worker, 'message')) as [AddressInfo];
  const url = `http://127.0.0.1:${port}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await seed(client, url, recordsKey);
  const { rows } = await client.query<{ id: string; body: string; stream: string; sequence: number }>(
    'select id, body, stream_id as stream, sequence from care.session_actions',
  );
  const alone = await measureClient(`${url}/session-action`, rows);
  await ask(worker);
  const seconds = await measureOutbox(client, jobsUrl, `127.0.0.1:${port}`, recordsKey);
  const { taken, requests } = await ask(worker);
  const { rows: states } = await client.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from care.webhook_deliveries group by state',
  );
  await client.end();
  await worker.terminate();
  const delivered = states.find(({ state }) => state === 'delivered')?.n ?? 0;
  const distinct = new Set(taken).size;
  const ordered = isInOrder(taken, new Map(rows.map(({ id, ...place }) => [id, place])));
  const ratio = alone / seconds;
  say(`\nOutbox: ${rows.length} actions of ${sessions} sessions, a receiver that fails 30 % of the time`);
  say(
    `  delivered ${delivered} of ${rows.length}, ${distinct} ids taken, ${taken.length - distinct} of them twice, ${requests} requests`,
  );
  say(`  each session in order: ${ordered ? 'yes' : 'NO'}`);
  say(`  outbox ${(rows.length / seconds).toFixed(0).padStart(6)} per second (${seconds.toFixed(1)} s)`);
  say(`  client ${(rows.length / alone).toFixed(0).padStart(6)} per second (${alone.toFixed(1)} s)`);
  const isReached = delivered === rows.length && distinct === rows.length && ordered && ratio >= goal;
  say(`  outbox / client: ${ratio.toFixed(2)} (goal ${goal})${isReached ? '' : '  NOT REACHED'}`);
}
