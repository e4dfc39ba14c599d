/** The watch over the counters: checks that write down what differs, rebuilds that make it true while others go on. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { checkDays, rebuildDays } from '../server/checks.ts';
import { complete, createPractitioner, createTenant, findDrift, type Tenant } from './_util.ts';

let database: TestDatabase;
let pool: pg.Pool;
let jobs: ServiceDatabase;
let tenant: Tenant;
let bob: Actor;

const year = { from: '2025-11-01', to: '2026-10-31' };

beforeAll(async () => {
  database = await cloneDatabase();
  pool = database.adminPool;
  jobs = database.openJobs();
  tenant = await createTenant(pool, ['A', 'A', 'B']);
  bob = await createPractitioner(pool);
});
afterAll(() => database.close());

const person = (index: number) => tenant.employees[index % tenant.employees.length] as Actor;

const past = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    employee: person(index),
    practitioner: bob,
    endedAt: new Date(Date.UTC(2025, 10, 2 + (index % 350), 8 + (index % 9))).toISOString(),
  }));

const rows = async (query: string) => (await pool.query<Record<string, unknown>>(query)).rows;

/** Every way in which counters can be wrong: changed, lacking, too many, and consultations that were never counted. */
async function spoil(): Promise<void> {
  await pool.query(`
    update care.practitioner_activity_daily set consult_count = consult_count + 2 where day < '2025-12-01';
    delete from care.employee_activity_daily where day between '2025-12-10' and '2026-01-10';
    update care.company_activity_daily set active_users_count = 0 where day > '2026-05-01';
    insert into care.practitioner_activity_daily select practitioner_id, company_id, date '2026-10-30', 3, 9 from care.practitioner_activity_daily limit 1
      on conflict do nothing;
    alter table care.consultations disable trigger count_inserted`);
  await complete(pool, past(40));
  await pool.query(`
    alter table care.consultations enable trigger count_inserted;
    update care.counted_consultations set duration_seconds = 1
    where consultation_id in (select consultation_id from care.counted_consultations order by consultation_id limit 5)`);
}

test('a check writes down what is kept and what is true, tells it once, and sees when it is right again', async () => {
  await complete(pool, past(20));
  expect(await checkDays(jobs, year)).toBe(0);
  await pool.query(
    `update care.company_activity_daily set consult_count = consult_count + 1 where day = '2025-11-05'`,
  );
  const told = () =>
    rows(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'counters.report-drift'`);
  expect(await checkDays(jobs, year)).toBe(1);
  expect(await checkDays(jobs, year)).toBe(1);
  expect(
    await rows(
      'select counter, day::text, kept_count::int, true_count::int, resolved_at from care.activity_drifts',
    ),
  ).toEqual([{ counter: 'company', day: '2025-11-05', kept_count: 2, true_count: 1, resolved_at: null }]);
  expect(await told()).toHaveLength(1);

  expect(await rebuildDays(jobs, year)).toBe(1);
  expect(await rows('select from care.activity_drifts where resolved_at is null')).toEqual([]);
  expect(await findDrift(pool)).toEqual([]);
});

test('a rebuild makes everything true that can be wrong', async () => {
  await spoil();
  expect((await findDrift(pool)).length).toBeGreaterThan(60);
  expect(await rebuildDays(jobs, year)).toBeGreaterThan(60);
  expect(await findDrift(pool)).toEqual([]);
  // What was counted is right too, or the next correction would go wrong.
  await pool.query(
    `update care.consultations set ended_at = ended_at - interval '10 minutes' where status = 'completed'`,
  );
  await pool.query(
    `delete from care.consultations where id in (select id from care.consultations order by id desc limit 30)`,
  );
  expect(await findDrift(pool)).toEqual([]);
});

test('rebuilds while many complete, correct and take out: nobody deadlocks, and nothing differs at the end', async () => {
  const crowd = new pg.Pool({ connectionString: database.adminUrl, max: 6 });
  const codes: unknown[] = [];
  let isWorking = true;
  let written = 0;
  const work = async (seed: number) => {
    for (let step = 0; isWorking; step += 1) {
      try {
        const when = (seed * 37 + step * 11) % 340;
        const ended = new Date(Date.UTC(2025, 10, 3 + when, 9 + (step % 8))).toISOString();
        if (step % 4 === 3) {
          // Later, never earlier: a counter that is spoiled refuses to go below nothing, whoever takes from it.
          await crowd.query(
            `update care.consultations set ended_at = ended_at + interval '1 minute'
             where id = (select id from care.consultations where status = 'completed' order by md5(id::text || $1) limit 1)`,
            [`${seed} ${step}`],
          );
        } else {
          await complete(crowd, [
            { employee: person(step), practitioner: bob, endedAt: ended },
            { employee: person(step + 1), practitioner: bob, endedAt: ended },
          ]);
        }
        written += 1;
      } catch (error) {
        codes.push((error as { code?: string }).code);
      }
    }
  };
  const crowds = Array.from({ length: 5 }, (_, seed) => work(seed));
  try {
    for (let round = 0; round < 6; round += 1) {
      await pool.query(`
        delete from care.employee_activity_daily where day between date '2025-12-01' + ${round * 20} and date '2026-01-15' + ${round * 20};
        delete from care.company_activity_daily where day < date '2025-12-01' + ${round};
        update care.practitioner_activity_daily set consult_count = 0 where day > '2026-06-01'`);
      await rebuildDays(jobs, year);
      await delay(20);
    }
    // What was taken away while somebody counted on it may have been missed by them; one more round finds it.
    await rebuildDays(jobs, year);
    expect(await findDrift(pool)).toEqual([]);
  } finally {
    isWorking = false;
    await Promise.all(crowds);
    await crowd.end();
  }
  expect(codes).toEqual([]);
  expect(written).toBeGreaterThan(50);
  expect(await findDrift(pool)).toEqual([]);
});

test('a rebuild refuses a snapshot that would hide what others commit', async () => {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    await expect(
      client.query(`select care.rebuild_activity('2026-01-01', '2026-01-02')`),
    ).rejects.toMatchObject({
      code: '25000',
    });
  } finally {
    await client.query('rollback');
    client.release();
  }
});
