/** Reminders: a day and an hour before, to both, once for each time, and never of what no longer takes place. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let id: string;
let startsAt: string;

beforeAll(async () => {
  bench = await openBench(4);
});
afterAll(() => bench.close());

let hours = 48;
beforeEach(async () => {
  const [employee, practitioner] = [await createEmployee(bench.pool), await createPractitioner(bench.pool)];
  hours += 1;
  startsAt = slotIn(hours);
  const booking = { practitionerId: practitioner.accountId, startsAt, type: 'video' as const };
  ({ id } = await bench.consultations.book(employee, booking, null, Date.now()));
});

/** What waits in the queue for this consultation: the lead in minutes and when the job is due. */
const planned = async () =>
  (
    await bench.pool.query<{ lead: number; due: Date; starts_at: Date }>(
      `select (p.payload ->> 'leadMinutes')::int as lead, j.run_at as due, (p.payload ->> 'startsAt')::timestamptz as starts_at
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id,
            lateral (select j.payload::jsonb as payload) p
       where t.identifier = 'consultations.remind' and p.payload ->> 'consultationId' = $1 order by 1`,
      [id],
    )
  ).rows;

const mails = async () =>
  (
    await bench.pool.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'mail.send' and j.payload ->> 'template' = 'consultation-reminder' and j.payload ->> 'consultationId' = $1`,
      [id],
    )
  ).rows[0]?.n;

const remind = async (lead: number, minutesBefore: number, start = startsAt) =>
  (
    await bench.pool.query<{ reminded: boolean }>(
      `select care.remind_of_consultation($1, $2, $3, $2::timestamptz - make_interval(mins => $4)) as reminded`,
      [id, start, lead, minutesBefore],
    )
  ).rows[0]?.reminded;

const minute = 60_000;

test('booking plans both, and another time moves them', async () => {
  const start = Date.parse(startsAt);
  expect(await planned()).toEqual([
    { lead: 60, due: new Date(start - 60 * minute), starts_at: new Date(start) },
    { lead: 1440, due: new Date(start - 1440 * minute), starts_at: new Date(start) },
  ]);
  const moved = start + 24 * 60 * minute;
  await bench.pool.query(
    `update care.consultations set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1`,
    [id],
  );
  expect(await planned()).toEqual([
    { lead: 60, due: new Date(moved - 60 * minute), starts_at: new Date(moved) },
    { lead: 1440, due: new Date(moved - 1440 * minute), starts_at: new Date(moved) },
  ]);
  expect(await remind(1440, 1440)).toBe(false);
});

test('each goes to both people once, however often the job runs', async () => {
  expect([await remind(1440, 1440), await remind(1440, 1439), await mails()]).toEqual([true, false, 2]);
  expect([await remind(60, 60), await mails()]).toEqual([true, 4]);
  const { rows } = await bench.pool.query<{ n: number }>(
    `select count(*)::int as n from care.notifications where kind = 'consultation-reminder' and link like '%' || $1`,
    [id],
  );
  expect(rows[0]?.n).toBe(4);
});

test('two at once remind once', async () => {
  const answers = await Promise.all([remind(60, 60), remind(60, 60), remind(60, 60)]);
  expect(answers.filter((answer) => answer === true)).toHaveLength(1);
  expect(await mails()).toBe(2);
});

test('a late job of the day before is left to the one of the hour before, and none comes after the start', async () => {
  expect([await remind(1440, 121), await remind(60, 0)]).toEqual([true, false]);
  expect([await remind(1440, 119)]).toEqual([false]);
});

test('nothing is sent of what was cancelled', async () => {
  await bench.pool.query(`update care.consultations set status = 'cancelled' where id = $1`, [id]);
  expect([await remind(60, 60), await mails()]).toEqual([false, 0]);
});

test('each change that a calendar shows has a higher number; others keep it', async () => {
  const revision = async () =>
    (
      await bench.pool.query<{ revision: number }>('select revision from care.consultations where id = $1', [
        id,
      ])
    ).rows[0]?.revision;
  expect(await revision()).toBe(0);
  await bench.pool.query(`update care.consultations set updated_at = now() where id = $1`, [id]);
  expect(await revision()).toBe(0);
  await bench.pool.query(`update care.consultations set status = 'confirmed' where id = $1`, [id]);
  await bench.pool.query(`update care.consultations set status = 'cancelled' where id = $1`, [id]);
  expect(await revision()).toBe(2);
});
