/**
 * The chat of 200 conversations with two sockets each, against a bare socket.io server that echoes, both under the same load from
 * a process of its own: messages per second saved, encrypted, acknowledged and delivered (goal: at least 0.35 of the echo), p99 from
 * writing to arriving at one message a second in each conversation (goal: at most 50 ms); 2,000 idle sockets (goal: at most
 * 150 MB resident); a page of 50 messages (goal: p95 at most 20 ms); what encrypting is of saving.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { createCareDatabase, createPool } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { createKeyRing, sealText } from '@huntzen/records/crypto';
import { realtimeFlags } from '../lib/services.ts';
import { ChatStore } from '../../extensions/records/chat/index.ts';
import type { LoadedConversation, LoadReport, LoadRequest } from './chat-load.ts';
import type { SearchBench } from './search.ts';
import { directory, residentMegabytes, say, start } from './services.ts';

const size = { conversations: 200, seconds: 6, rounds: 3, idle: 2_000, pages: 400 };
const goals = { ratio: 0.35, p99Ms: 50, idleMegabytes: 150, pageP95Ms: 20 };
const words = [...realtimeFlags, 'scripts/bench/chat-node.ts'];
const recordsKey = 'a records key of the benchmark, long enough';

interface Person {
  accountId: string;
  sessionId: string;
}

interface Conversation {
  id: string;
  companyId: string;
  people: [Person, Person];
}

async function seed(pool: pg.Pool): Promise<Conversation[]> {
  const companyId = await createCompany(pool);
  const conversations: Conversation[] = [];
  for (let n = 0; n < size.conversations; n += 1) {
    const employee = await createPerson(pool, { role: 'employee', company: companyId });
    const practitioner = await createPerson(pool, { role: 'practitioner' });
    const people = [employee, practitioner].map(({ accountId }) => ({ accountId, sessionId: randomUUID() }));
    const { rows } = await pool.query<{ id: string }>(
      `with signed as (
         insert into care.sessions (id, account_id, company_id, role)
         values ($4, $2, $1, 'employee'), ($5, $3, null, 'practitioner'))
       insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
       values ($1, $2, $3, 'video', 'confirmed', now() + interval '1 day', now() + interval '25 hours') returning id`,
      [companyId, employee.accountId, practitioner.accountId, ...people.map(({ sessionId }) => sessionId)],
    );
    conversations.push({ id: rows[0]?.id ?? '', companyId, people: people as [Person, Person] });
  }
  return conversations;
}

/** A ticket for each session, good for an hour. */
async function issueTickets(pool: pg.Pool, sessionIds: readonly string[]): Promise<string[]> {
  const tickets = sessionIds.map(() => randomBytes(32).toString('base64url'));
  await pool.query(
    `insert into care.realtime_tickets (token_hash, session_id, expires_at)
     select token_hash, session_id, now() + interval '1 hour' from unnest($1::bytea[], $2::uuid[]) as t (token_hash, session_id)`,
    [tickets.map((ticket) => createHash('sha256').update(ticket).digest()), sessionIds],
  );
  return tickets;
}

async function withTickets(
  pool: pg.Pool,
  conversations: readonly Conversation[],
): Promise<LoadedConversation[]> {
  const tickets = await issueTickets(
    pool,
    conversations.flatMap(({ people }) => people.map(({ sessionId }) => sessionId)),
  );
  return conversations.map(({ id }, index) => ({
    consultationId: id,
    tickets: [tickets[2 * index] ?? '', tickets[2 * index + 1] ?? ''],
  }));
}

async function ask(load: ChildProcess, request: LoadRequest): Promise<LoadReport | null> {
  load.send(request);
  const [answer] = (await once(load, 'message')) as [{ report?: LoadReport | null; error?: string }];
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.report ?? null;
}

/** Writes for some seconds, then closes every socket. */
async function write(
  load: ChildProcess,
  request: Omit<Extract<LoadRequest, { kind: 'write' }>, 'kind'>,
): Promise<LoadReport> {
  const report = await ask(load, { kind: 'write', ...request });
  await ask(load, { kind: 'close' });
  if (report === null) throw new Error('the load measured nothing');
  return report;
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
const p95 = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length * 0.95)] ?? 0;
const verdict = (isReached: boolean) => (isReached ? '' : '  NOT REACHED');

/** How long one value takes to encrypt, its key unwrapped first, as `ChatStore` does for each message. */
function measureSealing(): number {
  const keys = createKeyRing({ RECORDS_KEY: recordsKey });
  const owner = { id: randomUUID(), purpose: 'chat', companyId: 'company', subjectId: randomUUID() } as const;
  const wrapped = keys.wrap(randomBytes(32), owner);
  const place = { table: 'chat_messages', column: 'content_encrypted', authorId: 'author', keyId: owner.id };
  const times: number[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    const before = performance.now();
    const binding = { ...place, id: randomUUID(), companyId: owner.companyId, subjectId: owner.subjectId };
    sealText(keys.unwrap(wrapped, owner), 'Je me réveille souvent vers quatre heures.', binding);
    times.push(performance.now() - before);
  }
  return median(times);
}

async function measureStore(access: SearchBench, conversation: Conversation): Promise<void> {
  const database = createCareDatabase({
    connectionString: access.careUrl,
    name: 'bench chat',
    contextSecret: access.contextSecret,
  });
  const onUnreadable = (error: Error) => {
    throw error;
  };
  const store = new ChatStore({
    database,
    keys: createKeyRing({ RECORDS_KEY: recordsKey }),
    onUnreadable,
  });
  const [{ accountId }] = conversation.people;
  const employee = { accountId, role: 'employee', companyId: conversation.companyId };
  const saving: number[] = [];
  for (let n = 0; n < 300; n += 1) {
    const before = performance.now();
    await store.send(employee, {
      consultationId: conversation.id,
      clientMessageId: randomUUID(),
      text: 'Je me réveille souvent vers quatre heures.',
    });
    saving.push(performance.now() - before);
  }
  const reading: number[] = [];
  for (let n = 0; n < size.pages; n += 1) {
    const before = performance.now();
    const { messages } = await store.listBefore(employee, conversation.id, {
      limit: 50,
      before: 60 + (n % 200),
    });
    reading.push(performance.now() - before);
    if (messages.length !== 50) throw new Error(`a page held ${messages.length} messages`);
  }
  await database.end();
  const share = measureSealing() / median(saving);
  say(
    `  a page of 50 messages: p95 ${p95(reading).toFixed(1)} ms (goal ${goals.pageP95Ms} ms)${verdict(p95(reading) <= goals.pageP95Ms)}`,
  );
  say(`  saving ${median(saving).toFixed(2)} ms, of it encrypting ${(100 * share).toFixed(1)} %`);
}

async function measureIdle(
  load: ChildProcess,
  pool: pg.Pool,
  environment: Record<string, string>,
  conversations: readonly Conversation[],
): Promise<void> {
  const { url, child } = await start('chat-idle', words, environment, '/readyz');
  const empty = residentMegabytes(child);
  // Ten for each account is what a node takes.
  const sessions = conversations.flatMap(({ people }) => people.map(({ sessionId }) => sessionId));
  const wanted = Array.from({ length: size.idle }, (_, n) => sessions[n % sessions.length] ?? '');
  await ask(load, { kind: 'idle', url, tickets: await issueTickets(pool, wanted) });
  const full = residentMegabytes(child);
  await ask(load, { kind: 'close' });
  say(
    `  ${size.idle} idle sockets: ${full} MB resident, ${full - empty} MB more than none (goal ${goals.idleMegabytes} MB)${verdict(full <= goals.idleMegabytes)}`,
  );
}

async function measureWriting(
  load: ChildProcess,
  pool: pg.Pool,
  environment: Record<string, string>,
  conversations: readonly Conversation[],
): Promise<void> {
  const chat = await start('chat', words, environment, '/readyz');
  const echo = await start('chat-echo', ['scripts/bench/chat-echo.ts'], environment, '/');
  const rates: Record<'chat' | 'echo', number[]> = { chat: [], echo: [] };
  for (let round = 0; round < size.rounds; round += 1) {
    for (const [name, { url }] of [
      ['chat', chat],
      ['echo', echo],
    ] as const) {
      const report = await write(load, {
        url,
        conversations: await withTickets(pool, conversations),
        seconds: size.seconds,
        perSecond: null,
      });
      rates[name].push(report.delivered / report.seconds);
    }
  }
  const steady = await write(load, {
    url: chat.url,
    conversations: await withTickets(pool, conversations),
    seconds: size.seconds,
    perSecond: 1,
  });
  await Promise.all([chat.child.stop(), echo.child.stop()]);
  const ratio = median(rates.chat) / median(rates.echo);
  say(`  saved, encrypted and delivered ${median(rates.chat).toFixed(0).padStart(6)} per second`);
  say(`  bare socket.io echo            ${median(rates.echo).toFixed(0).padStart(6)} per second`);
  say(`  chat / echo: ${ratio.toFixed(2)} (goal ${goals.ratio})${verdict(ratio >= goals.ratio)}`);
  say(
    `  one message a second in each: p50 ${steady.p50Ms.toFixed(1)} ms, p99 ${steady.p99Ms.toFixed(1)} ms (goal ${goals.p99Ms} ms)${verdict(steady.p99Ms <= goals.p99Ms)}`,
  );
}

/** Runs the benchmark on a database of its own. */
export async function benchChat(access: SearchBench): Promise<void> {
  const pool = createPool({ connectionString: access.adminUrl, size: 2, name: 'bench chat' });
  const environment = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'development',
    LOG_LEVEL: 'silent',
    CARE_DATABASE_URL: access.careUrl,
    IDENTITY_DATABASE_URL: access.identityUrl,
    CONTEXT_SECRET: access.contextSecret,
    RECORDS_KEY: recordsKey,
    PUBLIC_URL: 'http://localhost:4321',
    NODE_COMPILE_CACHE: join(directory, 'compile-cache'),
  };
  const conversations = await seed(pool);
  const [first] = conversations;
  if (first === undefined) throw new Error('there is no conversation');
  const load = fork(fileURLToPath(new URL('chat-load.ts', import.meta.url)), { execArgv: [] });
  say(`\nChat: ${size.conversations} conversations, two sockets each`);
  await measureWriting(load, pool, environment, conversations);
  await measureIdle(load, pool, environment, conversations);
  await measureStore(access, first);
  load.kill();
  await pool.end();
}
