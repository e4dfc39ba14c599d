/** Stretches that are moved: what stands against it, what is free instead, who is told, and what the database refuses. */
import { sessionActionBody } from '@huntzen/delivery/contracts';
import { NotFoundError } from '@huntzen/kernel/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlanningEntry } from '../contracts/index.ts';
import { MoveService } from '../server/planning/moves.ts';
import { PlanningService } from '../server/planning/planning.ts';
import {
  actionsOf,
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
} from './_util.ts';

let bench: Bench;
let moves: MoveService;
let school: School;
let day = 100;

beforeAll(async () => {
  bench = await openBench();
  moves = new MoveService(bench.care);
});
afterAll(() => bench.close());
beforeEach(async () => {
  school = await createSchool(bench.pool);
  day += 20;
});

const now = () => Date.now();
const english = () => ({ now: Date.now(), language: 'en' as const });

/** The stretches of a session, as the planning of its room shows them. */
async function stretchesOf(session: string): Promise<PlanningEntry[]> {
  const planning = new PlanningService(bench.care);
  const { rows } = await bench.pool.query<{ day: string }>(
    `select distinct (lower(during) at time zone 'Europe/Paris')::date::text as day
     from care.room_reservations where session_id = $1 order by day`,
    [session],
  );
  const found: PlanningEntry[] = [];
  for (const one of rows)
    for (const { entries } of await planning.day(planner, one.day))
      found.push(
        ...entries.filter(
          (entry) => entry.session.id === session && !found.some(({ id }) => id === entry.id),
        ),
      );
  return found;
}

async function onlyStretchOf(session: string): Promise<PlanningEntry> {
  const [stretch] = await stretchesOf(session);
  if (stretch === undefined) throw new Error('the session has no hours');
  return stretch;
}

const to = (
  days: number,
  changes: { roomId?: string; instructorId?: string | null; from?: number } = {},
) => ({
  ...stretchOn(days, 3, changes.from),
  roomId: changes.roomId ?? school.room,
  instructorId: changes.instructorId ?? null,
});

async function lastActionOf(session: string) {
  const { rows } = await bench.pool.query<{ body: string }>(
    'select body from care.session_actions where session_id = $1 order by sequence desc limit 1',
    [session],
  );
  const body = sessionActionBody.parse(JSON.parse(rows[0]?.body ?? '{}'));
  if (body.action !== 'SESSION_MODIFIEE') throw new Error(`the last action is ${body.action}`);
  return body.data;
}

describe('a stretch that is moved', () => {
  test('of a draft is told to nobody', async () => {
    const draft = await createSession(bench, school, { day: 400, draft: true });
    const { id } = await onlyStretchOf(draft);
    await moves.move(planner, id, { target: to(401), revision: 0, note: 'not said yet' }, now());
    expect(await onlyStretchOf(draft)).toMatchObject({ startsAt: to(401).startsAt });
    expect(await actionsOf(bench.pool, draft)).toEqual([]);
  });

  test('keeps its id, takes its people along, and everybody is told what moved and why', async () => {
    const carol = await createInstructor(bench.pool, school.company, [school.course]);
    const session = await createSession(bench, school, {
      reservations: [{ ...stretchOn(day), roomId: school.room, instructorId: carol }],
      capacity: 1,
    });
    const [alice, bob] = [
      await createTrainee(bench.pool, school.company),
      await createTrainee(bench.pool, school.company, 'learner', 'Bob'),
    ];
    await bench.places.enrol(planner, session, alice.traineeId, null);
    await bench.places.enrol(planner, session, bob.traineeId, null);
    const dora = await createInstructor(bench.pool, school.company, [school.course]);
    const before = await onlyStretchOf(session);
    const target = to(day + 1, { instructorId: dora });
    expect(await moves.check(planner, before.id, target, english())).toEqual({
      problems: [],
      alternatives: null,
    });

    const moved = await moves.move(planner, before.id, { target, revision: 0, note: 'Carol is away' }, now());
    expect(moved).toMatchObject({
      id: before.id,
      revision: 1,
      startsAt: target.startsAt,
      instructor: { id: dora },
    });

    const data = await lastActionOf(session);
    expect(data.reason).toBe('Carol is away');
    expect(data.changes).toMatchObject([
      {
        from: { startsAt: before.startsAt.replace('.000', '') },
        to: { startsAt: target.startsAt.replace('.000', '') },
      },
    ]);
    // The one who teaches no longer is told as well as the one who does now.
    expect(data.recipients.map(({ role }) => role).sort()).toEqual([
      'instructor',
      'instructor',
      'learner',
      'learner',
    ]);
    const { rows: taught } = await bench.pool.query<{ instructor_id: string }>(
      'select instructor_id from care.session_instructors where session_id = $1',
      [session],
    );
    expect(taught).toEqual([{ instructor_id: dora }]);
    const { rows: seats } = await bench.pool.query<{ starts: Date }>(
      `select lower(during) as starts from care.enrolments where session_id = $1 and status = 'enrolled'`,
      [session],
    );
    expect(seats.map(({ starts }) => starts.toISOString())).toEqual([target.startsAt]);
    const { moves: history } = await bench.sessions.history(planner, session, 1);
    expect(history[0]).toMatchObject({
      kind: 'moved',
      reason: 'by_planner',
      note: 'Carol is away',
      from: { instructor: 'Carol Bernard' },
      to: { startsAt: target.startsAt.replace('.000', '') },
    });
  });

  test('is refused where a room or an instructor is taken: by which session, when, and what is free instead', async () => {
    const other = await createSession(bench, school, { day: day + 1, title: 'In the way' });
    const free = await createRoom(bench.pool, { name: 'Atelier libre' });
    const session = await createSession(bench, school, { day });
    const stretch = await onlyStretchOf(session);
    const target = to(day + 1);
    const { problems, alternatives } = await moves.check(planner, stretch.id, target, english());
    expect(problems).toHaveLength(1);
    expect(problems[0]?.kind).toBe('room');
    expect(problems[0]?.message).toMatch(/Atelier A: “In the way”, .*2035, 11:00 – 14:00\./);
    expect(alternatives?.rooms.map(({ id }) => id)).toContain(free);
    expect(alternatives?.times).toHaveLength(3);
    await expect(moves.move(planner, stretch.id, { target, revision: 0 }, now())).rejects.toMatchObject({
      code: 'training_conflict',
    });
    const [nearest] = alternatives?.times ?? [];
    if (nearest === undefined) throw new Error('nothing is free');
    await moves.move(planner, stretch.id, { target: { ...target, ...nearest }, revision: 0 }, now());
    expect(await actionsOf(bench.pool, other)).toEqual(['SESSION_CREATED']);
  });

  test('is refused when somebody of the session is taught elsewhere then, and says who', async () => {
    const elsewhere = { ...school, room: await createRoom(bench.pool) };
    const other = await createSession(bench, elsewhere, { day: day + 1, title: 'Gemmologie' });
    const session = await createSession(bench, school, { day });
    const alice = await createTrainee(bench.pool, school.company);
    for (const id of [other, session]) await bench.places.enrol(planner, id, alice.traineeId, null);
    const stretch = await onlyStretchOf(session);
    const { problems } = await moves.check(planner, stretch.id, to(day + 1), english());
    expect(problems).toMatchObject([{ kind: 'person' }]);
    expect(problems[0]?.message).toMatch(/^Alice Martin: “Gemmologie”/);
    await expect(
      moves.move(planner, stretch.id, { target: to(day + 1), revision: 0 }, now()),
    ).rejects.toMatchObject({ code: 'training_conflict' });
  });

  test('is refused on a closed day, at night, in a room that is too small, and when it is over', async () => {
    const session = await createSession(bench, school, { day, capacity: 8 });
    const stretch = await onlyStretchOf(session);
    const small = await createRoom(bench.pool, { name: 'Cabine', capacity: 2 });
    await bench.pool.query('insert into care.room_closures (day, room_id, reason) values ($1, $2, $3)', [
      stretchOn(day + 2).startsAt.slice(0, 10),
      school.room,
      'Travaux',
    ]);
    const kinds = async (target: ReturnType<typeof to>) =>
      (await moves.check(planner, stretch.id, target, english())).problems.map(({ kind }) => kind);
    expect(await kinds(to(day + 2))).toEqual(['room_closed_day']);
    expect(await kinds(to(day + 1, { from: 20 }))).toEqual(['room_closed']);
    expect(await kinds(to(day + 1, { roomId: small }))).toEqual(['room_small']);
    expect(
      await kinds({ ...to(1), startsAt: '2020-01-06T09:00:00Z', endsAt: '2020-01-06T12:00:00Z' }),
    ).toEqual(['past']);
    await expect(
      moves.move(planner, stretch.id, { target: to(day + 2), revision: 0 }, now()),
    ).rejects.toMatchObject({ code: 'session_not_possible' });
  });

  test('is moved by one of two who looked at the same time', async () => {
    const session = await createSession(bench, school, { day });
    const stretch = await onlyStretchOf(session);
    const attempts = await Promise.allSettled(
      [1, 2, 3, 4].map((days) =>
        moves.move(planner, stretch.id, { target: to(day + days), revision: 0 }, now()),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === 'rejected')
        expect(attempt.reason).toMatchObject({ code: 'training_reservation_changed' });
    expect((await onlyStretchOf(session)).revision).toBe(1);
  });
});

describe('the database itself', () => {
  const change = (session: string, changes: object[]) =>
    bench.care.as(planner, (tx) =>
      tx
        .selectNoFrom((eb) =>
          eb
            .fn<number>('care.change_session_reservations', [
              eb.val(session),
              eb.cast(eb.val(JSON.stringify(changes)), 'jsonb'),
              eb.val('by_planner'),
            ])
            .as('changed'),
        )
        .executeTakeFirstOrThrow(),
    );

  test('lets two stretches change places, adds and takes out, and tells it in one action', async () => {
    const [monday, tuesday] = [stretchOn(day), stretchOn(day + 1)];
    const session = await createSession(bench, school, {
      reservations: [monday, tuesday].map((one) => ({ ...one, roomId: school.room, instructorId: null })),
    });
    const [first, second] = await stretchesOf(session);
    await change(session, [
      { id: first?.id, revision: 0, roomId: school.room, instructorId: null, ...tuesday },
      { id: second?.id, revision: 0, roomId: school.room, instructorId: null, ...monday },
    ]);
    expect((await stretchesOf(session)).map(({ id }) => id)).toEqual([second?.id, first?.id]);
    await change(session, [
      { id: first?.id, revision: 1, startsAt: null },
      { id: null, roomId: school.room, instructorId: null, ...stretchOn(day + 3) },
    ]);
    const after = await stretchesOf(session);
    expect(after).toHaveLength(2);
    expect(after[0]?.id).toBe(second?.id);
    expect(
      (await lastActionOf(session)).changes.map(({ from, to: after }) => [from === null, after === null]),
    ).toEqual([
      [false, true],
      [true, false],
    ]);
    const { rows: ended } = await bench.pool.query(
      'select id, revision from care.ended_reservations where session_id = $1',
      [session],
    );
    expect(ended).toEqual([{ id: first?.id, revision: 2 }]);
    await expect(
      change(
        session,
        after.map(({ id, revision }) => ({ id, revision, startsAt: null })),
      ),
    ).rejects.toMatchObject({ constraint: 'training_session_without_hours' });
  });

  test('refuses a room that is taken, too small, closed or out of use, and people in two places', async () => {
    const session = await createSession(bench, school, { day, capacity: 8 });
    const stretch = await onlyStretchOf(session);
    await createSession(bench, school, { day: day + 1 });
    const [small, unused] = [
      await createRoom(bench.pool, { capacity: 2 }),
      await createRoom(bench.pool, { name: 'Ancienne salle' }),
    ];
    await bench.pool.query('update cms.rooms set active = false where document_id = $1', [unused]);
    await bench.pool.query('insert into care.room_closures (day, reason) values ($1, $2)', [
      stretchOn(day + 2).startsAt.slice(0, 10),
      'Pont',
    ]);
    const move = (target: ReturnType<typeof to>) =>
      change(session, [{ id: stretch.id, revision: 0, ...target }]);
    await expect(move(to(day + 1))).rejects.toMatchObject({ constraint: 'training_conflict' });
    await expect(move(to(day + 3, { roomId: small }))).rejects.toMatchObject({
      constraint: 'training_capacity_above_room',
    });
    await expect(move(to(day + 3, { roomId: unused }))).rejects.toMatchObject({
      constraint: 'training_room_out_of_use',
    });
    await expect(move(to(day + 2))).rejects.toMatchObject({ constraint: 'training_closed_day' });
    const elsewhere = { ...school, room: await createRoom(bench.pool) };
    const other = await createSession(bench, elsewhere, { day: day + 4 });
    const alice = await createTrainee(bench.pool, school.company);
    for (const id of [other, session]) await bench.places.enrol(planner, id, alice.traineeId, null);
    await expect(move(to(day + 4))).rejects.toMatchObject({ constraint: 'training_people_conflict' });
    await expect(
      move({ ...to(day), startsAt: '2020-01-06T09:00:00Z', endsAt: '2020-01-06T12:00:00Z' }),
    ).rejects.toMatchObject({ constraint: 'training_reservation_begun' });
  });

  test('leaves what has begun where it is, whatever comes of the rest', async () => {
    const session = await createSession(bench, school, {
      reservations: [stretchOn(day), stretchOn(day + 1)].map((one) => ({
        ...one,
        roomId: school.room,
        instructorId: null,
      })),
    });
    const begun = (await onlyStretchOf(session)).id;
    const { rows } = await bench.pool.query<{ revision: number }>(
      `update care.room_reservations set during = tstzrange(now() - interval '1 hour', now() + interval '1 hour')
       where id = $1 returning revision`,
      [begun],
    );
    for (const wanted of [to(day + 3), { startsAt: null }])
      await expect(
        change(session, [{ id: begun, revision: rows[0]?.revision, ...wanted }]),
      ).rejects.toMatchObject({ constraint: 'training_reservation_begun' });
  });
});

test('moving is not for portals, nor what is not there', async () => {
  const session = await createSession(bench, school, { day });
  const stretch = await onlyStretchOf(session);
  const alice = await createTrainee(bench.pool, school.company);
  await expect(moves.move(alice, stretch.id, { target: to(day + 1), revision: 0 }, now())).rejects.toThrow(
    /planners/,
  );
  await expect(
    moves.check(planner, '00000000-0000-4000-8000-000000000000', to(day), english()),
  ).rejects.toThrow(NotFoundError);
});
