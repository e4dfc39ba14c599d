/**
 * The CMS and PostgreSQL killed by -9 at random moments while people write messages and clinical notes through the API, and
 * a database that is away for a while, as the API, a socket and the pages have it. What was acknowledged is there, once, in
 * order; nothing that was typed is lost; everything recovers by itself. Three rounds and some seconds in `npm test`, fifty
 * rounds and thirty seconds in `npm run test:faults`.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { accessKey, signAccessToken } from '../../extensions/identity/server/tokens.ts';
import {
  beginConsultation,
  buildConsultation,
  issueTicket,
  openSession,
  type TestConsultation,
} from '../../extensions/records/tests/_util.ts';
import { buildSocket, connected, join, send } from '../../realtime/tests/_util.ts';
import { build, findStale } from '../lib/build.ts';
import { describeProduct, KillableCluster, until, type KillableService } from './_cluster.ts';
import { openDrafts } from './_drafts.ts';
import { seededNumbers } from './_seeded.ts';

const isFull = process.env.FAULTS === 'full';
const rounds = isFull ? 50 : 3;
const awayMs = isFull ? 30_000 : 2_000;
const perPerson = 8;
const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
const pick = seededNumbers(seed);

let cluster: KillableCluster;
let cms: KillableService;
let realtime: KillableService;
let site: KillableService;

beforeAll(async () => {
  const building = findStale().map((one) => build(one, new AbortController().signal));
  cluster = await KillableCluster.create();
  await Promise.all(building);
  ({ cms, realtime, site } = await describeProduct(cluster));
  await cms.start();
  await Promise.all([realtime.start(), site.start()]);
}, 900_000);

afterAll(async () => {
  await Promise.all([cms, realtime, site].map((service) => service?.kill()));
  await cluster?.close();
}, 60_000);

const database = () => ({ adminPool: cluster.pool, asOwner: cluster.asOwner.bind(cluster) });

async function tokenOf(person: Actor): Promise<string> {
  const sessionId = await openSession(database(), person);
  const { accountId, role, companyId } = person;
  const claims = { accountId, sessionId, role: role as 'employee', companyId };
  return signAccessToken(claims, accessKey(cluster.environment.ACCESS_TOKEN_SECRET ?? '')).accessToken;
}

const ask = (token: string, method: string, path: string, body?: unknown, language = 'fr') =>
  fetch(`${cms.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-language': language,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });

/** Sends a write again, as a page does, until it is acknowledged; a refusal is a failure of the test. */
async function persist(token: string, method: string, path: string, body: unknown): Promise<Response> {
  for (;;) {
    const answer = await ask(token, method, path, body).catch(() => undefined);
    if (answer !== undefined && answer.status < 300) return answer;
    if (answer !== undefined && answer.status < 500 && answer.status !== 409)
      throw new Error(`${method} ${path} was refused with ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function writeMessages(token: string, { id }: TestConsultation): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let n = 0; n < perPerson; n += 1) {
    const clientMessageId = randomUUID();
    await persist(token, 'POST', `/consultations/${id}/messages`, { clientMessageId, text: `message ${n}` });
    acknowledged.push(clientMessageId);
  }
  return acknowledged;
}

async function writeNotes(token: string, { id }: TestConsultation): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let basedOn = 0; basedOn < perPerson; basedOn += 1) {
    const saveId = randomUUID();
    await persist(token, 'PUT', `/consultations/${id}/note`, { saveId, basedOn, text: `note ${basedOn}` });
    acknowledged.push(saveId);
  }
  return acknowledged;
}

/** What is killed, and what brings it back; PostgreSQL recovers a lost backend by itself. */
const faults: readonly (readonly [string, () => Promise<void>, () => Promise<void>])[] = [
  ['cms', () => cms.kill(), () => cms.start()],
  ['postgres', () => cluster.kill(), () => cluster.start()],
  ['backend', () => cluster.killBackend(pick), () => cluster.untilReady(60_000)],
];

async function expectWhole(
  consultation: TestConsultation,
  written: readonly string[][],
  saves: readonly string[],
) {
  const { id, alice, bob } = consultation;
  const messages = await cluster.pool.query<{ position: number; client: string; sender: string }>(
    `select position::int, client_message_id as client, sender_id as sender
     from care.chat_messages where consultation_id = $1 order by position`,
    [id],
  );
  expect(messages.rows.map(({ position }) => position)).toEqual(
    Array.from({ length: 2 * perPerson }, (_, n) => n + 1),
  );
  for (const [n, person] of [alice, bob].entries())
    expect(
      messages.rows.filter(({ sender }) => sender === person.accountId).map(({ client }) => client),
    ).toEqual(written[n]);
  const notes = await cluster.pool.query<{ save: string }>(
    'select save_id as save from care.clinical_note_versions where consultation_id = $1 order by revision',
    [id],
  );
  expect(notes.rows.map(({ save }) => save)).toEqual(saves);
}

test(
  `nothing acknowledged is lost or doubled while the CMS and PostgreSQL are killed, ${rounds} rounds, seed ${seed}`,
  { timeout: rounds * 120_000 },
  async () => {
    const done: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1) {
      const consultation = await buildConsultation(database());
      await beginConsultation(database(), consultation.id);
      const [alice, bob] = [await tokenOf(consultation.alice), await tokenOf(consultation.bob)];
      const [name, kill, revive] = faults[round % faults.length] ?? ['', async () => {}, async () => {}];
      const killing = new Promise((resolve) => setTimeout(resolve, pick(400))).then(kill).then(revive);
      const [byAlice, byBob, saves] = await Promise.all([
        writeMessages(alice, consultation),
        writeMessages(bob, consultation),
        writeNotes(bob, consultation),
        killing,
      ]);
      await cluster.untilReady(60_000);
      await cms.untilReady(60_000);
      await expectWhole(consultation, [byAlice, byBob], saves);
      done[name] = (done[name] ?? 0) + 1;
    }
    expect(cms.isRunning && realtime.isRunning).toBe(true);
    process.stdout.write(`killed, seed ${seed}: ${JSON.stringify(done)}\n`);
  },
);

test(
  `a database that is away for ${awayMs / 1000} s is said clearly, and everything goes on by itself when it is back`,
  { timeout: awayMs + 120_000 },
  async () => {
    const consultation = await buildConsultation(database());
    await beginConsultation(database(), consultation.id);
    const { alice, id } = consultation;
    const token = await tokenOf(alice);
    const path = `/consultations/${id}/messages`;
    const sessionId = await openSession(database(), alice);
    const socket = await connected(
      buildSocket(realtime.url, () => issueTicket(database(), sessionId), {
        from: site.url,
        reconnects: true,
      }),
    );
    expect((await join(socket, id)).ok).toBe(true);
    const drafts = await openDrafts(database(), site.url, consultation);
    await cluster.stop();
    const since = performance.now();
    const message = { clientMessageId: randomUUID(), text: 'bonjour' };
    for (const [language, words] of [
      ['fr', 'Le service est momentanément indisponible. Réessayez dans un instant.'],
      ['en', 'The service is unavailable for a moment. Try again shortly.'],
    ] as const) {
      const answer = await ask(token, 'POST', path, message, language);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(((await answer.json()) as { error: { message: string } }).error.message).toBe(words);
    }
    expect((await fetch(`${cms.url}/readyz`)).status).toBe(503);
    expect(await send(socket, { consultationId: id, ...message })).toEqual({
      ok: false,
      error: 'unavailable',
    });
    await drafts.write();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, awayMs - (performance.now() - since))));
    await drafts.expectKept();
    await cluster.start();
    await cms.untilReady(30_000);
    // The same message under its client id, as the page sends it on: taken once, over either way.
    await persist(token, 'POST', path, message);
    await until(
      async () => (await send(socket, { consultationId: id, ...message })).ok,
      'the socket',
      30_000,
    );
    const { rowCount } = await cluster.pool.query(
      'select from care.chat_messages where consultation_id = $1 and client_message_id = $2',
      [id, message.clientMessageId],
    );
    expect(rowCount).toBe(1);
    await drafts.expectSaved();
    await drafts.close();
    expect(cms.isRunning && realtime.isRunning).toBe(true);
    socket.disconnect();
  },
);
