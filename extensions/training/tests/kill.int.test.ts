/** Whatever is killed while places are given on, at whatever moment: nothing is half done and everything that was done is told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createRoom,
  createSchool,
  createSession,
  createTrainee,
  findBroken,
  openBench,
  type Bench,
  type TestTrainee,
} from './_util.ts';

const rounds = 8;
let bench: Bench;
let people: TestTrainee[];
let sessions: string[];

beforeAll(async () => {
  bench = await openBench();
  const school = await createSchool(bench.pool);
  sessions = [
    await createSession(bench, school, { capacity: 3 }),
    await createSession(bench, { ...school, room: await createRoom(bench.pool) }, { capacity: 4 }),
  ];
  people = await Promise.all(Array.from({ length: 9 }, () => createTrainee(bench.pool, school.company)));
  for (const one of people) for (const id of sessions) await bench.places.join(one, id);
});
afterAll(() => bench.close());

const invariants = [
  // A place is free and a learner waits for it whom nothing keeps from it.
  `select 'free past the line: ' || s.id as problem from care.training_sessions s
   where s.enrolled_count < s.capacity
     and exists (select from care.waiting_list_entries w where w.session_id = s.id and w.status = 'waiting')`,
  `select 'counted wrongly: ' || s.id as problem from care.training_sessions s
   where s.enrolled_count <> (select count(*) from care.enrolments e where e.session_id = s.id and e.status = 'enrolled')
      or s.enrolled_count > s.capacity`,
  // Every move with its event, every event with its move, of the same person, as often.
  `select 'moves and events differ: ' || coalesce(m.told, a.action) || ' of ' || coalesce(m.trainee_id, a.person)::text as problem
   from (
     select case kind when 'withdrawn' then 'PLACE_LIBEREE' when 'promoted' then 'PROMOTION_ATTENTE' else 'ELEVE_INSCRIT' end as told,
            session_id, trainee_id, count(*) as n
     from care.training_moves where kind in ('withdrawn', 'promoted', 'enrolled') group by 1, 2, 3) as m
   full join (
     select action, session_id, (data #>> '{person,id}')::uuid as person, count(*) as n
     from care.session_actions where action in ('PLACE_LIBEREE', 'PROMOTION_ATTENTE', 'ELEVE_INSCRIT') group by 1, 2, 3) as a
     on a.action = m.told and a.session_id = m.session_id and a.person = m.trainee_id
   where m.n is distinct from a.n`,
  // Each action that is not handed out yet has its job.
  `select 'no job for ' || a.id as problem from care.session_actions a
   where a.dispatched_at is null and not exists (
     select from graphile_worker._private_jobs j where j.payload ->> 'actionId' = a.id::text)`,
];

const backends = async () => {
  const { rows } = await bench.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'killed line%'`,
  );
  return rows[0]?.n ?? 0;
};

const countMoves = async () => {
  const { rows } = await bench.pool.query<{ n: number }>(
    'select count(*)::int as n from care.training_moves',
  );
  return rows[0]?.n ?? 0;
};

test('a process killed with -9 while people leave and join leaves no place free past the line and nothing untold', async () => {
  const before = await countMoves();
  for (let round = 0; round < rounds; round += 1) {
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('moving-process.ts', import.meta.url)),
        JSON.stringify(people),
        JSON.stringify(sessions),
      ],
      { env: { ...process.env, ...bench.database.environment }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit').then(() => 'ended' as const);
    expect(await Promise.race([once(child.stdout, 'data'), ended])).not.toBe('ended');
    await delay((round * 53) % 190);
    child.kill('SIGKILL');
    await ended;
    // PostgreSQL ends what the dead left behind.
    await expect.poll(backends, { timeout: 20_000 }).toBe(0);
    expect(await findBroken(bench.pool, invariants)).toEqual([]);
  }
  expect(await countMoves()).toBeGreaterThan(before + rounds * 6);
}, 240_000);
