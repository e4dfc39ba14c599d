/**
 * The key-encryption key of 100,000 people is replaced while others write and read messages: once adding the share of each person,
 * once as it is from then on; against one plain UPDATE of as many rows in the same run.
 * Goals: at most 60 s, no failed read or write meanwhile, no key that does not open afterwards.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  createCareDatabase,
  createPool,
  createServiceDatabase,
  type Actor,
  type ServiceDatabase,
} from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { ChatStore } from '@huntzen/records/chat';
import { createKeyRing, type KeyRing } from '@huntzen/records/crypto';
import { rotateKeys } from '@huntzen/records/keys';
import { countBroken, newRecordsKey, seedKeys } from '../../extensions/records/tests/_keys.ts';
import type { SearchBench } from './search.ts';

const people = 100_000;
const conversations = 8;
const goalSeconds = 60;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** As many rows, each with as many new bytes. */
async function measurePlainUpdate(pool: pg.Pool): Promise<number> {
  await pool.query(`
    create table public.plain_keys (like care.data_keys including indexes);
    insert into public.plain_keys select * from care.data_keys`);
  const taken = await seconds(() =>
    pool.query(`update public.plain_keys set wrapped = decode(md5(id::text) || md5(id::text), 'hex'), iv = substring(iv || '' from 1),
                  auth_tag = decode(md5(id::text), 'hex'), kek_id = repeat('a', 16), share_of = employee_id`),
  );
  await pool.query('drop table public.plain_keys');
  return taken;
}

interface Conversation {
  id: string;
  employee: Actor;
  practitioner: Actor;
}

async function seedConversations(pool: pg.Pool): Promise<Conversation[]> {
  const company = await createCompany(pool);
  const made: Conversation[] = [];
  for (let n = 0; n < conversations; n += 1) {
    const employee = await createPerson(pool, { role: 'employee', company });
    const practitioner = await createPerson(pool, { role: 'practitioner' });
    const { rows } = await pool.query<{ id: string }>(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
       values ($1, $2, $3, 'video', 'confirmed', now() + interval '1 day', now() + interval '1 day 50 minutes') returning id`,
      [company, employee.accountId, practitioner.accountId],
    );
    made.push({ id: rows[0]?.id ?? '', employee, practitioner });
  }
  return made;
}

/** Writes and reads until told to stop; counts what was done, what failed and how long each took. */
function startTalking(store: ChatStore, all: readonly Conversation[]) {
  const times: number[] = [];
  let failures = 0;
  let isOver = false;
  const talk = async ({ id, employee, practitioner }: Conversation) => {
    while (!isOver) {
      const started = performance.now();
      try {
        await store.send(employee, { consultationId: id, clientMessageId: randomUUID(), text: 'bonjour' });
        const { messages } = await store.listBefore(practitioner, id, { limit: 50 });
        if (messages.length === 0 || messages.some(({ text }) => text === null)) failures += 1;
      } catch {
        failures += 1;
      }
      times.push(performance.now() - started);
    }
  };
  const talking = all.map(talk);
  return async () => {
    isOver = true;
    await Promise.all(talking);
    times.sort((left, right) => left - right);
    return { done: times.length, failures, p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN };
  };
}

async function measureRotation(
  title: string,
  jobs: ServiceDatabase,
  ring: KeyRing,
  store: ChatStore,
  all: readonly Conversation[],
): Promise<number> {
  const stop = startTalking(store, all);
  let moved = 0;
  const taken = await seconds(async () => {
    ({ moved } = await rotateKeys(jobs, ring));
  });
  const { done, failures, p95 } = await stop();
  say(
    `  ${title}: ${moved} keys in ${taken.toFixed(1)} s (goal ≤ ${goalSeconds})${taken <= goalSeconds ? '' : '  NOT REACHED'}`,
  );
  say(
    `    meanwhile ${done} messages written and histories read, p95 ${p95.toFixed(0)} ms; failed: ${failures} (goal 0)${failures === 0 ? '' : '  NOT REACHED'}`,
  );
  return taken;
}

/** Runs the benchmark on a database of its own. */
export async function benchRotation({
  adminUrl,
  careUrl,
  jobsUrl,
  contextSecret,
}: SearchBench): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 2 });
  const jobs = createServiceDatabase(createPool({ connectionString: jobsUrl, size: 2, name: 'bench jobs' }));
  const care = createCareDatabase({ connectionString: careUrl, contextSecret, size: 8, name: 'bench chat' });
  const [first, second, third] = [newRecordsKey(), newRecordsKey(), newRecordsKey()];
  const storeOf = (keys: KeyRing) => new ChatStore({ database: care, keys, onUnreadable: () => undefined });
  try {
    const keys = await seedKeys(pool, createKeyRing({ RECORDS_KEY: first }), people);
    const all = await seedConversations(pool);
    await pool.query('vacuum analyze care.data_keys');
    say(`\nRotating the key of ${people} people, ${conversations} conversations going on`);
    const plain = await measurePlainUpdate(pool);
    say(`  one plain UPDATE of as many rows: ${plain.toFixed(1)} s`);
    const toSecond = createKeyRing({ RECORDS_KEY: second, RECORDS_KEYS_RETIRING: [first] });
    await measureRotation('adding shares', jobs, toSecond, storeOf(toSecond), all);
    const toThird = createKeyRing({ RECORDS_KEY: third, RECORDS_KEYS_RETIRING: [second] });
    const taken = await measureRotation('from then on ', jobs, toThird, storeOf(toThird), all);
    say(`  ${(taken / plain).toFixed(1)} times the plain UPDATE`);
    const broken = await countBroken(pool, createKeyRing({ RECORDS_KEY: third }), keys);
    say(
      `  keys that do not open with the last key alone: ${broken} (goal 0)${broken === 0 ? '' : '  NOT REACHED'}`,
    );
  } finally {
    await Promise.all([care.end(), jobs.destroy(), pool.end()]);
  }
}
