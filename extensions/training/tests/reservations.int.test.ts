/** Rooms and instructors: nothing is in two places, and a refusal says what is free instead. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DomainError } from '@huntzen/kernel/server';
import {
  actionsOf,
  createCourse,
  createInstructor,
  createRoom,
  createSchool,
  createSession,
  openBench,
  planner,
  stretchOn,
  type Bench,
  type School,
} from './_util.ts';

let bench: Bench;
let school: School;

beforeAll(async () => {
  bench = await openBench();
  school = await createSchool(bench.pool);
});

afterAll(() => bench.close());

const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  try {
    await work;
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('it was not refused');
};

test('a session is made with its times, its history and what is told of it', async () => {
  const teacher = await createInstructor(bench.pool, school.company, [school.course]);
  const id = await createSession(bench, school, {
    title: 'Sertissage, hiver',
    reservations: [
      { ...stretchOn(200), roomId: school.room, instructorId: teacher },
      { ...stretchOn(201), roomId: school.room, instructorId: teacher },
    ],
  });
  const session = await bench.sessions.get(planner, id);
  expect(session).toMatchObject({
    title: 'Sertissage, hiver',
    status: 'open',
    startsAt: stretchOn(200).startsAt,
    endsAt: stretchOn(201).endsAt,
    instructors: [{ id: teacher, name: 'Carol Bernard' }],
  });
  expect(session.reservations).toHaveLength(2);
  expect(await actionsOf(bench.pool, id)).toEqual(['SESSION_CREATED']);
  expect(
    (await bench.sessions.list(planner, { when: 'upcoming', page: 1, course: school.course })).sessions[0]
      ?.id,
  ).toBe(id);
});

test('a taken room answers with the session, the time and what is free instead', async () => {
  const other = await createRoom(bench.pool, { name: 'Atelier B' });
  const first = await createSession(bench, school, { day: 210 });
  const error = await refusal(createSession(bench, school, { day: 210 }));
  expect(error).toMatchObject({ code: 'training_conflict', kind: 'conflict' });
  expect(error.details).toHaveLength(1);
  expect(error.details[0]?.text.en).toMatch(
    /^Atelier A: “Sertissage”, Monday,? 30 July 2035, 11:00 – 14:00\. Free at that time: .*Atelier B.* Other free times: /,
  );
  expect(error.details[0]?.value).toMatchObject({
    kind: 'room',
    sessionId: first,
    alternatives: {
      rooms: expect.arrayContaining([{ id: other, name: 'Atelier B' }]) as unknown,
      // Three hours later and no earlier: the room opens at eight.
      times: expect.arrayContaining([stretchOn(210, 3, 12)]) as unknown,
    },
  });
  const { rows } = await bench.pool.query('select from care.training_sessions where starts_at = $1', [
    stretchOn(210).startsAt,
  ]);
  expect(rows).toHaveLength(1);
});

test('an instructor is not in two rooms, and the instructors who are free are named', async () => {
  const [teacher, free] = [
    await createInstructor(bench.pool, school.company, [school.course]),
    await createInstructor(bench.pool, school.company, [school.course]),
  ];
  const room = await createRoom(bench.pool);
  const reservation = (roomId: string) => [{ ...stretchOn(220), roomId, instructorId: teacher }];
  await createSession(bench, school, { reservations: reservation(school.room) });
  const error = await refusal(createSession(bench, school, { reservations: reservation(room) }));
  expect(error.details[0]?.value).toMatchObject({
    kind: 'instructor',
    subjectId: teacher,
    alternatives: { instructors: expect.arrayContaining([expect.objectContaining({ id: free })]) as unknown },
  });
});

test('all workshops together and one of them are refused both ways, by the database too', async () => {
  const part = await createRoom(bench.pool, { name: 'Atelier C' });
  const whole = await createRoom(bench.pool, { name: 'Tous les ateliers', parts: [part, school.room] });
  const separate = await createRoom(bench.pool, { name: 'Salle théorie' });
  await createSession(bench, { ...school, room: whole }, { day: 230 });
  expect(await refusal(createSession(bench, { ...school, room: part }, { day: 230 }))).toMatchObject({
    code: 'training_conflict',
  });
  await createSession(bench, { ...school, room: separate }, { day: 230 });
  await createSession(bench, { ...school, room: part }, { day: 231 });
  expect(await refusal(createSession(bench, { ...school, room: whole }, { day: 231 }))).toMatchObject({
    code: 'training_conflict',
  });
  const { rows } = await bench.pool.query<{ id: string; company_id: string }>(
    'select id, company_id from care.training_sessions where starts_at = $1 limit 1',
    [stretchOn(231).startsAt],
  );
  await expect(
    bench.pool.query(
      'insert into care.room_reservations (company_id, session_id, room_id, during) values ($1, $2, $3, tstzrange($4, $5))',
      [rows[0]?.company_id, rows[0]?.id, whole, stretchOn(231).startsAt, stretchOn(231).endsAt],
    ),
  ).rejects.toMatchObject({ constraint: 'room_claims_part_is_free' });
});

test('what is offered instead is taken neither through a part, nor by the instructor elsewhere, nor by others at that time', async () => {
  const part = await createRoom(bench.pool);
  const whole = await createRoom(bench.pool, { parts: [part] });
  const elsewhere = await createRoom(bench.pool);
  // The smallest that is large enough is offered first.
  const [busy, free] = [
    await createRoom(bench.pool, { capacity: 3 }),
    await createRoom(bench.pool, { capacity: 3 }),
  ];
  const teacher = await createInstructor(bench.pool, school.company, [school.course]);
  const reserve = (roomId: string, hour: number, instructorId: string | null = null) =>
    createSession(bench, school, { reservations: [{ ...stretchOn(235, 3, hour), roomId, instructorId }] });
  await reserve(whole, 9, teacher);
  await reserve(busy, 9);
  await reserve(part, 12);
  await reserve(elsewhere, 15, teacher);
  const refused = await refusal(reserve(whole, 9, teacher));
  const [{ alternatives }] = refused.details.map(({ value }) => value) as [
    { alternatives: { rooms: { id: string }[]; times: { startsAt: string; endsAt: string }[] } },
  ];
  expect(alternatives.rooms.map(({ id }) => id)).toContain(free);
  expect(alternatives.rooms.map(({ id }) => id)).not.toContain(busy);
  // From 9 to 18 the room or the instructor is taken: the next free times are of other days.
  const taken = { startsAt: stretchOn(235, 3, 9).startsAt, endsAt: stretchOn(235, 3, 15).endsAt };
  expect(alternatives.times).toHaveLength(3);
  expect(
    alternatives.times.filter((time) => time.startsAt < taken.endsAt && taken.startsAt < time.endsAt),
  ).toEqual([]);
});

test('a room whose parts change takes them for what is to come, or the change is refused', async () => {
  const [a, b] = [await createRoom(bench.pool), await createRoom(bench.pool)];
  await createSession(bench, { ...school, room: a }, { day: 240 });
  await createSession(bench, { ...school, room: b }, { day: 240 });
  await expect(
    bench.pool.query(
      `insert into cms.rooms_parts_lnk (room_id, inv_room_id)
       select w.id, p.id from cms.rooms w, cms.rooms p where w.document_id = $1 and p.document_id = $2`,
      [a, b],
    ),
  ).rejects.toMatchObject({ constraint: 'room_claims_part_is_free' });
});

test('a closed day of a room or of a part of it is refused, by the database too; others stay free', async () => {
  const part = await createRoom(bench.pool, { name: 'Atelier D' });
  const whole = await createRoom(bench.pool, { name: 'Tous', parts: [part] });
  const day = stretchOn(250).startsAt.slice(0, 10);
  const { rows } = await bench.pool.query<{ id: string }>(
    `insert into care.room_closures (day, room_id, reason) values ($1, $2, 'Travaux') returning id`,
    [day, part],
  );
  for (const room of [part, whole]) {
    const error = await refusal(createSession(bench, { ...school, room }, { day: 250 }));
    expect(error.details.map(({ value }) => value)).toEqual([{ reason: 'room_closed_day' }]);
    const session = await createSession(bench, { ...school, room }, { day: room === part ? 251 : 252 });
    await expect(
      bench.pool.query(`update care.room_reservations set during = tstzrange($2, $3) where session_id = $1`, [
        session,
        stretchOn(250).startsAt,
        stretchOn(250).endsAt,
      ]),
    ).rejects.toMatchObject({ constraint: 'training_closed_day' });
  }
  await bench.pool.query('delete from care.room_closures where id = $1', [rows[0]?.id]);
  await createSession(bench, { ...school, room: whole }, { day: 250 });
});

describe('a session that breaks a rule names it', () => {
  const problem = async (options: Parameters<typeof createSession>[2], at = school) =>
    (await refusal(createSession(bench, at, options))).details.map(
      ({ value }) => (value as { reason: string }).reason,
    );

  test('rooms: too small, closed, evening, weekend, of another course, none', async () => {
    const small = await createRoom(bench.pool, {
      capacity: 1,
      evening: false,
      weekend: false,
      courses: [await createCourse(bench.pool, 'Gemmologie')],
    });
    const at = { ...school, room: small };
    const on = (day: number, hours: number, from: number) => ({
      reservations: [{ ...stretchOn(day, hours, from), roomId: small, instructorId: null }],
    });
    expect(await problem({ day: 250 }, at)).toEqual(['room_weekend', 'room_unsuitable', 'room_small']);
    expect(await problem({ ...on(252, 2, 20), capacity: 1 }, at)).toEqual(['room_closed', 'room_unsuitable']);
    expect(await problem({ ...on(252, 2, 16), capacity: 1 }, at)).toEqual([
      'room_evening',
      'room_unsuitable',
    ]);
    expect(
      await problem({ reservations: [{ ...stretchOn(252), roomId: null, instructorId: null }] }),
    ).toEqual(['room_missing']);
  });

  test('instructors: without the skill, away', async () => {
    const teacher = await createInstructor(bench.pool, school.company, []);
    await bench.people.putInstructor(planner, teacher, {
      courseIds: [],
      hours: [{ weekday: 2, startTime: '09:00', endTime: '12:00', timeZone: 'Europe/Paris' }],
    });
    expect(
      await problem({ reservations: [{ ...stretchOn(252), roomId: school.room, instructorId: teacher }] }),
    ).toEqual(['teacher_unskilled', 'teacher_away']);
  });

  test('time: over, or the same twice', async () => {
    expect(
      await problem({
        reservations: [
          {
            startsAt: '2020-01-06T09:00:00Z',
            endsAt: '2020-01-06T10:00:00Z',
            roomId: school.room,
            instructorId: null,
          },
        ],
      }),
    ).toEqual(['past']);
    const twice = { ...stretchOn(252), roomId: school.room, instructorId: null };
    expect(await problem({ reservations: [twice, twice] })).toEqual(['twice']);
  });
});

test('a room with reservations cannot be deleted in the panel', async () => {
  await expect(
    bench.pool.query('delete from cms.rooms where document_id = $1', [school.room]),
  ).rejects.toMatchObject({
    code: '23001',
  });
});
