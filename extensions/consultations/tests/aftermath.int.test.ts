/** What happens to a consultation after its end: corrections by the practitioner, a rating by the employee. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import { CorrectionService } from '../server/corrections.ts';
import { RatingService } from '../server/ratings.ts';
import { asCaller, createEmployee, createPractitioner, openBench, type Bench } from './_util.ts';

let bench: Bench;
let corrections: CorrectionService;
let ratings: RatingService;
let carol: Caller;
let alice: Caller;

beforeAll(async () => {
  bench = await openBench();
  corrections = new CorrectionService(bench.care);
  ratings = new RatingService(bench.care);
  carol = await createPractitioner(bench.pool);
  alice = await createEmployee(bench.pool);
});
afterAll(() => bench.close());

/** A consultation of 50 minutes that was completed some hours ago. */
async function completed(
  endedHoursAgo: number,
  people: { employee?: Caller; practitioner?: Caller } = {},
): Promise<{ id: string; startedAt: Date; endedAt: Date }> {
  const { employee = alice, practitioner = carol } = people;
  const { rows } = await bench.pool.query<{ id: string; started_at: Date; ended_at: Date }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at)
     select $1, $2, $3, 'video', 'completed', e - interval '50 minutes', e, e - interval '50 minutes', e
     from (select date_trunc('second', now() - make_interval(mins => $4)) as e) as t returning id, started_at, ended_at`,
    [employee.companyId, employee.accountId, practitioner.accountId, Math.round(endedHoursAgo * 60)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was inserted');
  return { id: row.id, startedAt: row.started_at, endedAt: row.ended_at };
}

const minutesFrom = (instant: Date, minutes: number) =>
  new Date(instant.getTime() + minutes * 60_000).toISOString();

const kept = async () =>
  (
    await bench.pool.query<{ n: number; seconds: number }>(
      `select sum(consult_count)::int as n, sum(total_duration_seconds)::int as seconds
       from care.practitioner_activity_daily where practitioner_id = $1`,
      [carol.accountId],
    )
  ).rows[0];
const drift = async () =>
  (await bench.pool.query<{ day: string }>(`select * from care.recount_activity('-infinity', 'infinity')`))
    .rows;

describe('a correction', () => {
  test('moves the counters in its transaction and is written down with who and when', async () => {
    const before = await kept();
    const { id, startedAt, endedAt } = await completed(3);
    await corrections.correct(carol, id, {
      startedAt: minutesFrom(startedAt, 5),
      endedAt: minutesFrom(endedAt, -10),
    });
    expect(await kept()).toEqual({ n: (before?.n ?? 0) + 1, seconds: (before?.seconds ?? 0) + 35 * 60 });
    expect(await drift()).toEqual([]);
    const { until, corrections: history } = await corrections.history(carol, id, Date.now());
    expect(until).toBe(minutesFrom(endedAt, 24 * 60));
    expect(history).toMatchObject([
      {
        kind: 'corrected',
        by: 'practitioner',
        before: { startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() },
        after: { endedAt: minutesFrom(endedAt, -10) },
      },
    ]);
    const { rows } = await bench.pool.query(
      'select corrected_by from care.consultation_corrections where consultation_id = $1',
      [id],
    );
    expect(rows).toEqual([{ corrected_by: carol.accountId }]);
  });

  test('is refused after 24 hours, outside its bounds, of what is not completed, and to everybody else', async () => {
    const late = await completed(24.1);
    const times = (of: { startedAt: Date; endedAt: Date }, start: number, end: number) => ({
      startedAt: minutesFrom(of.startedAt, start),
      endedAt: minutesFrom(of.endedAt, end),
    });
    await expect(corrections.correct(carol, late.id, times(late, 1, 0))).rejects.toMatchObject({
      code: 'correction_too_late',
    });
    const own = await completed(5);
    for (const [start, end] of [
      [-16, 0],
      [0, 1],
      [0, -50],
      [10, -45],
    ] as const) {
      await expect(corrections.correct(carol, own.id, times(own, start, end))).rejects.toMatchObject({
        code: 'correction_out_of_bounds',
      });
    }
    const other = await createPractitioner(bench.pool);
    await expect(corrections.correct(other, own.id, times(own, 1, 0))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(corrections.history(other, own.id, Date.now())).rejects.toMatchObject({ code: 'not_found' });
    for (const person of [alice, other]) {
      const { rows } = await bench.care.as(person, (tx) =>
        sql<{
          is_corrected: boolean;
        }>`select care.correct_consultation(${own.id}, ${minutesFrom(own.startedAt, 1)}, ${own.endedAt}) as is_corrected`.execute(
          tx,
        ),
      );
      expect(rows).toEqual([{ is_corrected: false }]);
    }
    // A first correction gives no second day.
    await corrections.correct(carol, own.id, times(own, 0, -30));
    await bench.pool.query(
      `update care.consultation_corrections set old_ended_at = old_ended_at - interval '20 hours' where consultation_id = $1`,
      [own.id],
    );
    await expect(corrections.correct(carol, own.id, times(own, 0, -20))).rejects.toMatchObject({
      code: 'correction_too_late',
    });
  });

  test('by the platform has no limit, and is written down too', async () => {
    const { id, endedAt } = await completed(300);
    await bench.pool.query(
      `update care.consultations set ended_at = ended_at - interval '20 minutes' where id = $1`,
      [id],
    );
    const { corrections: history } = await corrections.history(carol, id, Date.now());
    expect(history).toMatchObject([{ by: 'platform', before: { endedAt: endedAt.toISOString() } }]);
    expect(await drift()).toEqual([]);
  });

  test('is read by no employee and no HR', async () => {
    const hr = asCaller(await createPerson(bench.pool, { role: 'hr', company: alice.companyId ?? '' }));
    const count = async (person: Caller) =>
      (
        await bench.care.as(person, (tx) =>
          sql<{ n: number }>`select count(*)::int as n from care.consultation_corrections`.execute(tx),
        )
      ).rows[0]?.n;
    expect([await count(hr), await count(alice)]).toEqual([0, 0]);
    expect(await count(carol)).toBeGreaterThan(0);
  });
});

describe('opening again', () => {
  test('takes the consultation out of the counters, keeps its start, and forgets its rating', async () => {
    const before = await kept();
    const { id, startedAt } = await completed(0.2);
    await ratings.put(alice, id, 4, Date.now());
    await corrections.reopen(carol, id);
    expect(await kept()).toEqual(before);
    const row = await bench.consultations.get(carol, id);
    expect([row.status, row.started_at, row.ended_at, row.duration_seconds]).toEqual([
      'in_progress',
      startedAt,
      null,
      null,
    ]);
    expect((await ratings.get(alice, id, Date.now())).score).toBeNull();
    const done = await bench.consultations.act(carol, id, 'complete', Date.now());
    expect(done.duration_seconds).toBeGreaterThan(3000);
    expect(await drift()).toEqual([]);
  });

  test('is refused after 24 hours, to the employee, and when the time was given away', async () => {
    const late = await completed(24.1);
    await expect(corrections.reopen(carol, late.id)).rejects.toMatchObject({ code: 'correction_too_late' });
    const own = await completed(2);
    await expect(corrections.reopen(alice, own.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      bench.care.as(alice, (tx) =>
        sql`update care.consultations set status = 'in_progress' where id = ${own.id}`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '23514' });
    await bench.pool.query(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
       values ($1, $2, $3, 'video', 'confirmed', $4, $5)`,
      [alice.companyId, alice.accountId, carol.accountId, own.startedAt, own.endedAt],
    );
    await expect(corrections.reopen(carol, own.id)).rejects.toMatchObject({ code: 'reopening_taken' });
    await expect(bench.consultations.act(carol, own.id, 'start', Date.now())).rejects.toMatchObject({
      code: 'illegal_move',
    });
  });
});

describe('a rating', () => {
  test('is given once, changed for a day, and only to one’s own completed consultation', async () => {
    const { id } = await completed(30);
    expect((await ratings.get(alice, id, Date.now())).score).toBeNull();
    expect((await ratings.put(alice, id, 2, Date.now())).score).toBe(2);
    expect((await ratings.put(alice, id, 5, Date.now())).score).toBe(5);
    await bench.pool.query(
      `update care.consultation_ratings set created_at = now() - interval '25 hours' where consultation_id = $1`,
      [id],
    );
    await expect(ratings.put(alice, id, 1, Date.now())).rejects.toMatchObject({ code: 'rating_too_late' });
    expect(await ratings.get(alice, id, Date.now())).toEqual({ score: 5, until: null });

    const bob = await createEmployee(bench.pool, 'Bob', alice.companyId ?? '');
    await expect(ratings.put(bob, id, 1, Date.now())).rejects.toMatchObject({ code: 'not_found' });
    await expect(ratings.get(carol, id, Date.now())).rejects.toMatchObject({ code: 'not_found' });
    await expect(ratings.put(alice, (await completed(24 * 31)).id, 3, Date.now())).rejects.toMatchObject({
      code: 'rating_too_late',
    });
  });

  test('is refused by the database to others, to what is not completed, and outside 1 to 5', async () => {
    const { id } = await completed(2);
    const bob = await createEmployee(bench.pool, 'Bob', alice.companyId ?? '');
    const insert = (person: Caller, consultation: string, score: number) =>
      bench.care.as(person, (tx) =>
        sql`insert into care.consultation_ratings (consultation_id, score) values (${consultation}, ${score})`.execute(
          tx,
        ),
      );
    await expect(insert(bob, id, 3)).rejects.toMatchObject({ constraint: 'rating_of_own' });
    await expect(insert(carol, id, 3)).rejects.toMatchObject({ constraint: 'rating_of_own' });
    await expect(insert(alice, id, 6)).rejects.toMatchObject({ code: '23514' });
    await insert(alice, id, 3);
    await expect(insert(alice, id, 3)).rejects.toMatchObject({ code: '23505' });
    const { id: open } = await completed(2, {
      employee: bob,
      practitioner: await createPractitioner(bench.pool),
    });
    await bench.pool.query(`update care.consultations set status = 'in_progress' where id = $1`, [open]);
    await expect(insert(bob, open, 3)).rejects.toMatchObject({ constraint: 'rating_of_own' });
    const other = await bench.care.as(bob, (tx) => sql`select from care.consultation_ratings`.execute(tx));
    const practitioner = await bench.care.as(carol, (tx) =>
      sql`select from care.consultation_ratings`.execute(tx),
    );
    expect([other.rows, practitioner.rows]).toEqual([[], []]);
  });

  test('shows in a practitioner’s average from 5 people up, and moves it by 5 at a time', async () => {
    const dora = await createPractitioner(bench.pool);
    const shown = async () =>
      (
        await bench.care.as(alice, (tx) =>
          sql<{ rating_count: number | null; average: string | null }>`
            select rating_count, average from care.practitioner_ratings where practitioner_id = ${dora.accountId}`.execute(
            tx,
          ),
        )
      ).rows[0];
    const rate = async (employee: Caller, score: number) =>
      ratings.put(employee, (await completed(3, { employee, practitioner: dora })).id, score, Date.now());
    // Six ratings of one person are one person's opinion.
    for (let n = 0; n < 6; n += 1) await rate(alice, 1);
    expect(await shown()).toEqual({ rating_count: null, average: null });
    for (let n = 0; n < 4; n += 1) await rate(await createEmployee(bench.pool), 5);
    expect(await shown()).toEqual({ rating_count: 10, average: '2.6' });
    for (let n = 0; n < 4; n += 1) await rate(await createEmployee(bench.pool), 5);
    expect(await shown()).toEqual({ rating_count: 10, average: '2.6' });
    await rate(await createEmployee(bench.pool), 5);
    expect(await shown()).toEqual({ rating_count: 15, average: '3.4' });
    const verify = await bench.pool.query(
      `select from care.practitioner_ratings k where given_count <> (select count(*) from care.consultation_ratings r where r.practitioner_id = k.practitioner_id)`,
    );
    expect(verify.rows).toEqual([]);
  });
});
