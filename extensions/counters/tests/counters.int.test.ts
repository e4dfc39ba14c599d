/** The daily counters: always equal to a recount, whatever happens and whoever else is at work. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { complete, createPractitioner, createTenant, findDrift, type Tenant } from './_util.ts';

const verifyQuery = readFileSync(
  new URL('../../../database/verify/care/0060-counters.sql', import.meta.url),
  'utf8',
);

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = database.adminPool;
});
afterAll(() => database.close());

const rowsOf = async (query: string, values: unknown[] = []) =>
  (await pool.query<Record<string, unknown>>(query, values)).rows;

const companyDays = (company: string) =>
  rowsOf(
    `select day::text, consult_count as n, total_duration_seconds::int as seconds, active_users_count as users
     from care.company_activity_daily where company_id = $1 and consult_count > 0 order by day`,
    [company],
  );

async function asFreely<Result>(work: () => Promise<Result>): Promise<Result> {
  // Reopening and handing over are not among the moves people may make; the counters must hold for them all the same.
  await pool.query('alter table care.consultations disable trigger guard, disable trigger keep_claims');
  try {
    return await work();
  } finally {
    await pool.query('alter table care.consultations enable trigger guard, enable trigger keep_claims');
  }
}

describe('the counters', () => {
  test('move when a consultation is completed, corrected, reopened and deleted', async () => {
    const { company, employees } = await createTenant(pool, ['A', 'A']);
    const [alice, carol] = employees as [Actor, Actor];
    const bob = await createPractitioner(pool);
    const [first = '', second = ''] = await complete(pool, [
      { employee: alice, practitioner: bob, endedAt: '2026-10-05T10:00:00Z' },
      { employee: alice, practitioner: bob, endedAt: '2026-10-05T12:00:00Z', seconds: 600 },
      { employee: carol, practitioner: bob, endedAt: '2026-10-06T12:00:00Z' },
    ]);
    expect(await companyDays(company)).toEqual([
      { day: '2026-10-05', n: 2, seconds: 3600, users: 1 },
      { day: '2026-10-06', n: 1, seconds: 3000, users: 1 },
    ]);

    // A correction to another day and length.
    await pool.query(
      `update care.consultations set started_at = '2026-10-06T09:00Z', ended_at = '2026-10-06T09:10Z' where id = $1`,
      [first],
    );
    expect(await companyDays(company)).toEqual([
      { day: '2026-10-05', n: 1, seconds: 600, users: 1 },
      { day: '2026-10-06', n: 2, seconds: 3600, users: 2 },
    ]);

    await asFreely(() =>
      pool.query(
        `update care.consultations set status = 'in_progress', ended_at = null, duration_seconds = null where id = $1`,
        [first],
      ),
    );
    await pool.query(`delete from care.consultations where id = $1`, [second]);
    expect(await companyDays(company)).toEqual([{ day: '2026-10-06', n: 1, seconds: 3000, users: 1 }]);
    expect(
      await rowsOf(
        `select day::text, consult_count as n from care.practitioner_activity_daily where practitioner_id = $1 and consult_count > 0`,
        [bob.accountId],
      ),
    ).toEqual([{ day: '2026-10-06', n: 1 }]);
    expect(await findDrift(pool)).toEqual([]);
    expect(await rowsOf(verifyQuery)).toEqual([]);
  });

  test('do not move when the transaction is rolled back', async () => {
    const { company, employees } = await createTenant(pool, ['A']);
    const bob = await createPractitioner(pool);
    const client = await pool.connect();
    await client.query('begin');
    await complete(client, [
      { employee: employees[0] as Actor, practitioner: bob, endedAt: '2026-10-05T10:00:00Z' },
    ]);
    expect(await findDrift(client)).toEqual([]);
    await client.query('rollback');
    client.release();
    expect(await companyDays(company)).toEqual([]);
  });

  test('a drift is seen: by the recount, by the verify query, and by nobody else’s pen', async () => {
    const { company, employees } = await createTenant(pool, ['A']);
    const bob = await createPractitioner(pool);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await complete(client, [
        { employee: employees[0] as Actor, practitioner: bob, endedAt: '2026-10-05T10:00:00Z' },
      ]);
      await client.query(
        'update care.practitioner_activity_daily set consult_count = consult_count + 1 where company_id = $1',
        [company],
      );
      expect(await findDrift(client)).toMatchObject([
        { counter: 'practitioner', kept_count: 2, true_count: 1 },
      ]);
      expect((await client.query(verifyQuery)).rows).toHaveLength(1);
      await client.query('rollback; begin; alter table care.consultations disable trigger count_inserted');
      await complete(client, [
        { employee: employees[0] as Actor, practitioner: bob, endedAt: '2026-10-05T10:00:00Z' },
      ]);
      expect(await findDrift(client)).toHaveLength(3);
      await expect(
        client.query('update care.company_activity_daily set consult_count = -1'),
      ).rejects.toMatchObject({ code: '23514' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the day', () => {
  test('is that of the end in the company’s zone, around midnights and clock changes', async () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Africa/Cairo',
      'America/Santiago',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'UTC',
    ];
    const bob = await createPractitioner(pool);
    const instants = [
      '2026-10-24T21:59:59Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00:00Z',
      '2026-04-23T21:59:59Z',
      '2026-04-23T22:00:00Z',
      '2026-09-06T03:59:59Z',
      '2026-09-06T04:00:00Z',
      '2026-11-01T04:00:00Z',
      '2026-11-02T04:59:59Z',
      '2025-12-31T23:30:00Z',
      ...fc
        .sample(fc.date({ min: new Date('2024-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }), {
          numRuns: 40,
          seed: 7,
        })
        .map((date) => date.toISOString()),
    ];
    for (const timeZone of zones) {
      const { company, employees } = await createTenant(pool, ['A'], { timeZone });
      const alice = employees[0] as Actor;
      await complete(
        pool,
        instants.map((endedAt) => ({ employee: alice, practitioner: bob, endedAt })),
      );
      const expected = new Map<string, number>();
      for (const instant of instants) {
        const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
        expected.set(day, (expected.get(day) ?? 0) + 1);
      }
      const found = (await companyDays(company)).map(({ day, n }) => [day, n]);
      expect(found).toEqual([...expected].sort());
    }
    expect(await findDrift(pool)).toEqual([]);
  });

  test('of what is counted stays when the company changes its zone', async () => {
    const { company, employees } = await createTenant(pool, ['A'], { timeZone: 'Europe/Paris' });
    const alice = employees[0] as Actor;
    const bob = await createPractitioner(pool);
    const late = { employee: alice, practitioner: bob, endedAt: '2026-10-31T23:30:00Z' };
    const [id = ''] = await complete(pool, [late]);
    await pool.query(`update cms.companies set time_zone = 'America/New_York' where document_id = $1`, [
      company,
    ]);
    await complete(pool, [late]);
    expect((await companyDays(company)).map(({ day, n }) => [day, n])).toEqual([
      ['2026-10-31', 1],
      ['2026-11-01', 1],
    ]);
    // A correction of the first keeps the zone it was counted under.
    await pool.query(`update care.consultations set ended_at = '2026-10-31T23:40:00Z' where id = $1`, [id]);
    expect((await companyDays(company)).map(({ day, n }) => [day, n])).toEqual([
      ['2026-10-31', 1],
      ['2026-11-01', 1],
    ]);
    expect(await findDrift(pool)).toEqual([]);
  });
});

describe('a recount', () => {
  let tenants: Tenant[];
  let practitioners: Actor[];
  beforeAll(async () => {
    tenants = [
      await createTenant(pool, ['A', 'B']),
      await createTenant(pool, ['A', 'B'], { timeZone: 'Pacific/Apia' }),
    ];
    practitioners = [
      await createPractitioner(pool),
      await createPractitioner(pool),
      await createPractitioner(pool),
    ];
  });

  /** One statement that may happen to consultations, decided by three numbers. */
  function statement(kind: number, who: number, when: number): { text: string; values: unknown[] } {
    const practitioner = practitioners[who % 3]?.accountId;
    const company = tenants[who % 2]?.company;
    const employee = tenants[who % 2]?.employees[when % 2]?.accountId;
    const ended = new Date(Date.UTC(2026, 9, 1 + (when % 3), 8 + (who % 16))).toISOString();
    const anyOne = `(select id from care.consultations where company_id = any ($1) order by id offset ${(who * 7 + when) % 20} limit 1)`;
    const companies = tenants.map((tenant) => tenant.company);
    const seconds = 60 * (1 + (when % 50));
    switch (kind % 7) {
      case 0:
      case 1:
        return {
          text: `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at, duration_seconds)
                 select $1, $2, $3, 'video', 'completed', x, x + interval '50 minutes', x, x + make_interval(secs => $5), $5
                 from (select $4::timestamptz + make_interval(hours => n) as x from generate_series(1, $6::int) as n) as t`,
          values: [company, employee, practitioner, ended, seconds, 1 + (who % 3)],
        };
      case 2:
        return {
          text: `update care.consultations set status = 'in_progress', ended_at = null, duration_seconds = null where id = ${anyOne} and status = 'completed'`,
          values: [companies],
        };
      case 3:
        return {
          text: `update care.consultations set status = 'completed', ended_at = started_at + make_interval(secs => $2), duration_seconds = $2 where id = ${anyOne}`,
          values: [companies, seconds],
        };
      case 4:
        return {
          text: `update care.consultations set practitioner_id = $2, company_id = $3, employee_id = $4 where id = ${anyOne}`,
          values: [companies, practitioner, company, employee],
        };
      case 5:
        return { text: `delete from care.consultations where id = ${anyOne}`, values: [companies] };
      default:
        return {
          text: `update care.consultations set started_at = $2::timestamptz, ended_at = $2::timestamptz + make_interval(secs => $3), duration_seconds = $3
                 where id = ${anyOne} and status = 'completed'`,
          values: [companies, ended, seconds],
        };
    }
  }
  const steps = fc.array(fc.tuple(fc.nat(100), fc.nat(1000), fc.nat(1000)), { minLength: 5, maxLength: 40 });

  test('agrees after any sequence of changes', async () => {
    await asFreely(() =>
      fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const client = await pool.connect();
          try {
            await client.query('begin');
            for (const [kind, who, when] of sequence) {
              const { text, values } = statement(kind, who, when);
              await client.query(text, values);
            }
            expect(await findDrift(client)).toEqual([]);
            expect((await client.query(verifyQuery)).rows).toEqual([]);
            await client.query('set constraints all immediate');
          } finally {
            await client.query('rollback');
            client.release();
          }
        }),
        { numRuns: 25 },
      ),
    );
  });

  test('agrees at every moment while many change the same days at once, and nobody deadlocks', async () => {
    const codes: unknown[] = [];
    let working = true;
    await asFreely(async () => {
      const crowd = new pg.Pool({ connectionString: database.adminUrl, max: 9 });
      const work = async (seed: number) => {
        const sequence = fc.sample(fc.tuple(fc.nat(100), fc.nat(1000), fc.nat(1000)), { numRuns: 80, seed });
        for (const [kind, who, when] of sequence) {
          const { text, values } = statement(kind, who, when);
          const client = await crowd.connect();
          try {
            await client.query('begin');
            await client.query(text, values);
            await client.query(when % 10 === 0 ? 'rollback' : 'commit');
          } catch (error) {
            codes.push((error as { code?: string }).code);
            await client.query('rollback');
          } finally {
            client.release();
          }
        }
      };
      const watch = async () => {
        let looks = 0;
        while (working) {
          expect(await findDrift(pool)).toEqual([]);
          looks += 1;
        }
        return looks;
      };
      const watching = watch();
      await Promise.all(Array.from({ length: 8 }, (_, index) => work(index)));
      working = false;
      expect(await watching).toBeGreaterThan(3);
      await crowd.end();
    });
    expect(codes).toEqual([]);
    expect(await findDrift(pool)).toEqual([]);
    expect(await rowsOf(verifyQuery)).toEqual([]);
    expect((await rowsOf('select count(*) as n from care.counted_consultations'))[0]).not.toEqual({ n: 0 });
  });
});
