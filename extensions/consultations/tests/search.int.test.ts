import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refineOpenings } from '../server/openings.ts';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let alice: Caller;

beforeAll(async () => {
  bench = await openBench();
  alice = await createEmployee(bench.pool);
});

afterAll(() => bench.close());

const search = (query: object, who = alice) =>
  bench.practitioners.search(who, { page: 1, sort: 'earliest', ...query } as never, Date.now());
const openingOf = async ({ accountId }: Caller) => {
  const { rows } = await bench.pool.query<{
    first_at: Date | null;
    video_at: Date | null;
    in_person_at: Date | null;
    isDue: boolean;
  }>(
    `select first_at, video_at, in_person_at, refine_at <= now() as "isDue" from care.practitioner_openings where practitioner_id = $1`,
    [accountId],
  );
  return rows[0];
};
const iso = (start: number | undefined) => new Date(start ?? 0).toISOString();

test('the bound follows bookings, cancellations and hours, and what is shown can always be booked', async () => {
  const carol = await createPractitioner(bench.pool, { specialities: ['cbt'], modes: ['video'] });
  expect((await openingOf(carol))?.isDue).toBe(true);
  await refineOpenings(bench.jobs, Date.now());
  const refined = await openingOf(carol);
  expect(refined).toMatchObject({ in_person_at: null, isDue: false });

  const first = (await search({ specialty: 'cbt', availableWithinDays: 7 })).found[0]?.next;
  expect(iso(first?.start)).toBe(refined?.first_at?.toISOString());
  const booked = await bench.consultations.book(
    alice,
    { practitionerId: carol.accountId, startsAt: iso(first?.start), type: 'video' },
    null,
    Date.now(),
  );
  // Taken: the bound is too early for a minute, what is shown is not.
  expect((await openingOf(carol))?.isDue).toBe(true);
  const second = (await search({ specialty: 'cbt' })).found[0]?.next;
  expect(second?.start).toBeGreaterThan(first?.start ?? Infinity);
  await refineOpenings(bench.jobs, Date.now());
  expect((await openingOf(carol))?.first_at?.toISOString()).toBe(iso(second?.start));

  // Free again: found at once, without the job.
  await bench.consultations.act(alice, booked.id, 'cancel', Date.now());
  expect((await search({ specialty: 'cbt' })).found[0]?.next?.start).toBe(first?.start);

  // No hours, no slot: still listed, but not among those who are available.
  await bench.availability.replace(carol, { rules: [], exceptions: [] });
  expect(await search({ specialty: 'cbt' })).toMatchObject({ total: 1, found: [{ next: null }] });
  expect(await search({ specialty: 'cbt', availableWithinDays: 7 })).toMatchObject({ total: 0, found: [] });
  await refineOpenings(bench.jobs, Date.now());
  expect(await openingOf(carol)).toMatchObject({ first_at: null, isDue: false });
});

test('a computation that began before a change is not kept', async () => {
  const carol = await createPractitioner(bench.pool, { specialities: ['sleep'] });
  const { rows } = await bench.pool.query<{ changes: string }>(
    `select changes from care.practitioner_openings where practitioner_id = $1`,
    [carol.accountId],
  );
  await bench.availability.replace(carol, { rules: [], exceptions: [] });
  const late = JSON.stringify([
    {
      practitioner_id: carol.accountId,
      changes: Number(rows[0]?.changes),
      video_at: '2099-01-01T00:00:00Z',
      refine_at: '2099-01-01T00:00:00Z',
    },
  ]);
  const { rows: kept } = await bench.pool.query(`select care.keep_openings($1::jsonb) as kept`, [late]);
  expect(kept[0]).toEqual({ kept: 0 });
});

test('every practitioner can be reached, page after page, however many match', async () => {
  const bob = await createEmployee(bench.pool, 'Bob');
  for (let number = 0; number < 45; number += 1) {
    await createPractitioner(bench.pool, {
      specialities: ['nutrition'],
      displayName: `N ${number}`,
      hours: number % 2 === 0,
    });
  }
  await refineOpenings(bench.jobs, Date.now());
  const pages = await Promise.all([1, 2, 3, 4].map((page) => search({ specialty: 'nutrition', page }, bob)));
  expect(pages.map(({ found }) => found.length)).toEqual([20, 20, 5, 0]);
  expect(new Set(pages.flatMap(({ found }) => found.map(({ row }) => row.account_id))).size).toBe(45);
  expect(pages[0]?.total).toBe(45);
  expect((await search({ specialty: 'nutrition', availableWithinDays: 7 }, bob)).total).toBe(23);
});

test('a crowd is counted ten pages ahead, and said to be more', async () => {
  for (let number = 0; number < 205; number += 1)
    await createPractitioner(bench.pool, { specialities: ['hypnosis'], hours: false });
  const ask = (page: number) => search({ specialty: 'hypnosis', page });
  expect(await ask(1)).toMatchObject({ total: 200, hasMore: true });
  expect(await ask(2)).toMatchObject({ total: 205, hasMore: false });
  expect((await ask(11)).found).toHaveLength(5);
});

test('rated ones first, by average and then by number; a time of one’s own is no slot', async () => {
  const [good, better] = await Promise.all([
    createPractitioner(bench.pool, { specialities: ['couples'], displayName: 'Good' }),
    createPractitioner(bench.pool, { specialities: ['couples'], displayName: 'Better' }),
    createPractitioner(bench.pool, { specialities: ['couples'], displayName: 'Unrated' }),
  ]);
  await bench.pool.query(
    `insert into care.practitioner_ratings (practitioner_id, given_count, rating_count, average) values ($1, 5, 5, 4.1), ($2, 9, 9, 4.8)`,
    [good.accountId, better.accountId],
  );
  const { found } = await search({ specialty: 'couples', sort: 'rating' });
  expect(found.map(({ row }) => row.display_name)).toEqual(['Better', 'Good', 'Unrated']);
  expect(found.map(({ rating }) => rating)).toEqual([
    { average: 4.8, count: 9 },
    { average: 4.1, count: 5 },
    null,
  ]);

  const startsAt = slotIn(0);
  await bench.consultations.book(
    alice,
    { practitionerId: good.accountId, startsAt, type: 'video' },
    null,
    Date.now(),
  );
  const mine = await search({ specialty: 'couples', sort: 'name' });
  expect(mine.found.every(({ next }) => (next?.start ?? 0) > Date.parse(startsAt))).toBe(true);
});
