/** Many at once on real PostgreSQL: what must never happen does not, and nobody waits for good. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createInstructor,
  createRoom,
  createSchool,
  createSession,
  createTrainee,
  openBench,
  planner,
  stretchOn,
  type Bench,
  type School,
  type TestTrainee,
} from './_util.ts';

let bench: Bench;
let school: School;

beforeAll(async () => {
  bench = await openBench(16);
  school = await createSchool(bench.pool);
});

afterAll(() => bench.close());

const codesOf = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((result) =>
    result.status === 'fulfilled' ? 'done' : String((result.reason as { code?: unknown }).code),
  );

/** How the line ended: seats taken, people seated twice, and pairs that overtook each other. */
async function judge(session: string) {
  const { rows } = await bench.pool.query<{
    seats: number;
    capacity: number;
    twice: number;
    overtaken: number;
  }>(
    `select count(*) filter (where e.status = 'enrolled')::int as seats, s.capacity,
            (select count(*)::int from (
               select from care.training_moves m where m.session_id = s.id and m.kind in ('promoted', 'enrolled')
               group by m.trainee_id having count(*) > 1) as twice) as twice,
            (select count(*)::int from care.waiting_list_entries w join care.waiting_list_entries p using (session_id)
             where w.session_id = s.id and w.status = 'waiting' and p.status = 'promoted'
               and (w.joined_at, w.id) < (p.joined_at, p.id)) as overtaken
     from care.training_sessions s left join care.enrolments e on e.session_id = s.id
     where s.id = $1 group by s.id`,
    [session],
  );
  return rows[0];
}

test('15 withdrawals at once, with people joining and places added: never over capacity, nobody twice, nobody past the line', async () => {
  const learners: TestTrainee[] = [];
  for (let index = 0; index < 50; index += 1) learners.push(await createTrainee(bench.pool, school.company));
  for (let round = 0; round < 8; round += 1) {
    const session = await createSession(bench, school, { capacity: 15 });
    for (const { traineeId } of learners.slice(0, 40)) await bench.places.enrol(planner, session, traineeId);
    const results = await Promise.allSettled([
      ...learners.slice(0, 15).map((one) => bench.places.leave(one, session)),
      ...learners.slice(40).map((one) => bench.places.join(one, session)),
      ...[16, 17].map((capacity) => bench.places.setCapacity(planner, session, capacity)),
      bench.places.withdraw(planner, session, learners[30]?.traineeId ?? ''),
    ]);
    const unexpected = codesOf(results).filter((code) => !['done', 'training_capacity_below'].includes(code));
    expect(unexpected).toEqual([]);
    const { seats, capacity, twice, overtaken } = (await judge(session)) ?? {};
    expect({ seats, twice, overtaken }).toEqual({ seats: capacity, twice: 0, overtaken: 0 });
    // What they gave back is free again for the next round.
    await bench.places.cancel(planner, session, 'Fin du tour', null);
    await bench.pool.query(
      `update care.waiting_list_entries set status = 'left', ended_at = now() where status = 'waiting'`,
    );
  }
}, 120_000);

test('the same people wait for two sessions of one time: each gets one seat, and nobody deadlocks', async () => {
  const rooms = [school.room, await createRoom(bench.pool)];
  const learners: TestTrainee[] = [];
  for (let index = 0; index < 12; index += 1) learners.push(await createTrainee(bench.pool, school.company));
  const sessions = await Promise.all(
    rooms.map((room) => createSession(bench, { ...school, room }, { day: 800, capacity: 6 })),
  );
  const results = await Promise.allSettled(
    learners.flatMap((one, index) => {
      const [first, second] = index % 2 === 0 ? sessions : [...sessions].reverse();
      return [bench.places.join(one, first ?? ''), bench.places.join(one, second ?? '')];
    }),
  );
  expect(codesOf(results).filter((code) => code !== 'done')).toEqual([]);
  await Promise.allSettled(sessions.map((session) => bench.places.setCapacity(planner, session, 12)));
  const { rows } = await bench.pool.query<{ people: number; seats: number }>(
    `select count(distinct trainee_id)::int as people, count(*)::int as seats from care.enrolments
     where session_id = any ($1) and status = 'enrolled'`,
    [sessions],
  );
  expect(rows[0]).toEqual({ people: 12, seats: 12 });
});

test('rooms, parts and instructors racing: one of each wins, no overlap, no deadlock', async () => {
  const parts = [await createRoom(bench.pool), await createRoom(bench.pool)];
  const whole = await createRoom(bench.pool, { parts });
  const teachers = [
    await createInstructor(bench.pool, school.company, [school.course]),
    await createInstructor(bench.pool, school.company, [school.course]),
  ];
  const rooms = [...parts, whole];
  const attempts = Array.from({ length: 60 }, (_one, index) =>
    createSession(bench, school, {
      reservations: [0, 1, 2].map((part) => ({
        ...stretchOn(820 + ((index + part) % 3) * 1, 2, 9 + (index % 4)),
        roomId: rooms[(index + part) % 3] ?? null,
        instructorId: teachers[(index + part) % 2] ?? null,
      })),
    }),
  );
  const codes = codesOf(await Promise.allSettled(attempts));
  expect(
    codes.filter((code) => !['done', 'training_conflict', 'session_not_possible'].includes(code)),
  ).toEqual([]);
  expect(codes).toContain('done');
  expect(codes).toContain('training_conflict');
  const { rows } = await bench.pool.query<{ overlaps: number }>(
    `select count(*)::int as overlaps
     from care.room_reservations a
     join care.room_reservations b on a.id < b.id and a.during && b.during
     left join care.rooms ra on ra.id = a.room_id left join care.rooms rb on rb.id = b.room_id
     where a.instructor_id = b.instructor_id or (array[ra.id] || ra.part_ids) && (array[rb.id] || rb.part_ids)`,
  );
  expect(rows[0]?.overlaps).toBe(0);
}, 60_000);

test('a room is waited for by the UTC day: over midnight, and not on another day', async () => {
  // Locks share 1,024 keys: a known name, so that no other day falls on the same one by chance.
  const room = await createRoom(bench.pool, { id: 'waitedforbytheday0000000' });
  const [first, second] = [await bench.pool.connect(), await bench.pool.connect()];
  const lock = (client: typeof first, startsAt: string, endsAt: string) =>
    client.query('select care.lock_rooms_and_instructors($1)', [
      JSON.stringify([{ roomId: room, startsAt, endsAt }]),
    ]);
  try {
    await first.query('begin');
    await lock(first, '2031-03-29T23:00:00Z', '2031-03-30T01:00:00Z');
    await second.query("begin; set local lock_timeout = '200ms'; set local time zone 'Pacific/Kiritimati'");
    await lock(second, '2031-03-28T08:00:00Z', '2031-03-29T00:00:00Z');
    await lock(second, '2031-03-31T00:00:00Z', '2031-03-31T08:00:00Z');
    await expect(lock(second, '2031-03-30T00:30:00Z', '2031-03-30T02:00:00Z')).rejects.toMatchObject({
      code: '55P03',
    });
  } finally {
    await Promise.all([first.query('rollback'), second.query('rollback')]);
    first.release();
    second.release();
  }
});
