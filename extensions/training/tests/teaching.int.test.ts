/** What trainers see and do: who was there, their own sessions, how their learners get on. Decision 035. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTaughtSchool,
  createTrainer,
  moveTo,
  openLearning,
  work,
  type TestTrainer,
} from './_learning.ts';
import {
  createSession,
  createTrainee,
  findBroken,
  openBench,
  planner,
  stretchOn,
  type Bench,
  type School,
  type TestTrainee,
} from './_util.ts';

let bench: Bench;
let learning: ReturnType<typeof openLearning>;
let school: School & { trainer: TestTrainer };
let alice: TestTrainee;
let session: string;

beforeAll(async () => {
  bench = await openBench();
  learning = openLearning(bench);
});
beforeEach(async () => {
  school = await createTaughtSchool(bench);
  alice = await createTrainee(bench.pool, school.company);
  session = await createSession(bench, school, {
    instructorIds: [school.trainer.instructorId],
    zone: 'Pacific/Auckland',
  });
  await bench.places.enrol(planner, session, alice.traineeId);
});
afterAll(async () => {
  const checks = ['0450-learning', '0480-trainers-lead', '0495-attendance-of-all'].map((name) =>
    readFile(new URL(`../../../database/verify/care/${name}.sql`, import.meta.url), 'utf8'),
  );
  expect(await findBroken(bench.pool, await Promise.all(checks))).toEqual([]);
  await bench.close();
});

const hour = 3_600_000;
/** The day of an instant by the clocks of a zone. */
const dayIn = (zone: string, at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
const mark = (
  day: string,
  status: 'present' | 'late' | 'absent' | 'excused' = 'present',
  traineeId = alice.traineeId,
  caller = school.trainer,
) => learning.teaching.markAttendance(caller, session, { day, traineeId, status });

describe('attendance', () => {
  test('is noted on the day of the session in its zone, changed, and every change kept with who', async () => {
    const now = new Date();
    await moveTo(bench, session, now, 1);
    const day = dayIn('Pacific/Auckland', now);
    const { sessions } = await learning.teaching.today(school.trainer);
    expect(sessions).toMatchObject([
      {
        id: session,
        day,
        capacity: 2,
        enrolledCount: 1,
        stretches: [{ room: 'Atelier A' }],
        people: [{ name: 'Alice Martin', status: null }],
      },
    ]);
    await mark(day, 'absent');
    await mark(day, 'absent');
    await mark(day, 'late');
    expect((await learning.teaching.day(school.trainer, session, day)).people).toMatchObject([
      { status: 'late' },
    ]);
    const { rows } = await bench.pool.query<{ details: object; made_by: string }>(
      `select details, made_by from care.learning_moves where kind = 'attendance' and session_id = $1 order by made_at`,
      [session],
    );
    expect(rows).toEqual([
      { details: { day, to: 'absent' }, made_by: school.trainer.accountId },
      { details: { day, from: 'absent', to: 'late' }, made_by: school.trainer.accountId },
    ]);
    await expect(bench.pool.query('delete from care.learning_moves')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('is not noted before the day begins, nor on a day without hours, whoever writes', async () => {
    // In Auckland the day begins eleven to thirteen hours before the same day in London.
    const later = new Date(Date.now() + 26 * hour);
    await moveTo(bench, session, later, 1);
    const day = dayIn('Pacific/Auckland', later);
    await expect(mark(day)).rejects.toMatchObject({ code: 'attendance_not_begun' });
    await expect(mark(dayIn('Pacific/Auckland', new Date(Date.now() - 48 * hour)))).rejects.toMatchObject({
      code: 'attendance_day',
    });
    await expect(
      bench.pool.query(
        `insert into care.attendances (company_id, session_id, trainee_id, day, status) values ($1, $2, $3, $4, 'present')`,
        [school.company, session, alice.traineeId, day],
      ),
    ).rejects.toMatchObject({ constraint: 'attendance_not_begun' });
  });

  test('of all is noted at once: who is noted stays, who only waits is left out, and others note nobody', async () => {
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    const carol = await createTrainee(bench.pool, school.company, 'learner', 'Carol');
    await bench.places.enrol(planner, session, bob.traineeId);
    expect(await bench.places.enrol(planner, session, carol.traineeId)).toBe('waiting');
    await moveTo(bench, session, new Date(Date.now() - 2 * hour), 1);
    const day = dayIn('Pacific/Auckland', new Date(Date.now() - 2 * hour));
    const markAll = (caller: { accountId: string }, on = day) =>
      learning.teaching.markAllAttendances(caller as TestTrainer, session, { day: on, status: 'present' });
    for (const other of [await createTrainer(bench, school), planner, alice])
      await expect(markAll(other)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(markAll(school.trainer, '2020-01-01')).rejects.toMatchObject({ code: 'attendance_day' });
    await mark(day, 'late');
    const taken = await Promise.all([markAll(school.trainer), markAll(school.trainer)]);
    expect(taken.map(({ marked }) => marked).sort()).toEqual([0, 1]);
    expect((await learning.teaching.day(school.trainer, session, day)).people).toMatchObject([
      { name: 'Alice Martin', status: 'late' },
      { traineeId: bob.traineeId, status: 'present' },
    ]);
    const { rows } = await bench.pool.query(
      `select from care.learning_moves where kind = 'attendance' and session_id = $1`,
      [session],
    );
    expect(rows).toHaveLength(2);
  });

  test('is of those who sit there, by who teaches there', async () => {
    await moveTo(bench, session, new Date(Date.now() - 2 * hour), 1);
    const day = dayIn('Pacific/Auckland', new Date(Date.now() - 2 * hour));
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    await expect(mark(day, 'present', bob.traineeId)).rejects.toMatchObject({ code: 'attendance_seat' });
    for (const other of [
      await createTrainer(bench, school),
      (await createTaughtSchool(bench)).trainer,
      planner,
      alice,
    ]) {
      await expect(mark(day, 'present', alice.traineeId, other as TestTrainer)).rejects.toMatchObject({
        kind: 'not_found',
      });
      await expect(learning.teaching.day(other, session, day)).rejects.toMatchObject({ kind: 'not_found' });
      expect((await learning.teaching.today(other)).sessions).toEqual([]);
    }
    await mark(day);
    const { rows } = await bench.pool.query('select from care.attendances where session_id = $1', [session]);
    expect(rows).toHaveLength(1);
  });
});

describe('a session of a trainer', () => {
  const input = (day: number) => ({
    courseId: school.course,
    modality: 'in_person' as const,
    capacity: 3,
    reservations: [{ ...stretchOn(day), roomId: school.room, instructorId: null }],
  });

  test('is made by the path of planners, for their company, and they teach it', async () => {
    const made = await learning.teaching.create(school.trainer, input(500), Date.now());
    expect(made).toMatchObject({
      company: { id: school.company },
      mayCancel: true,
      instructors: [{ id: school.trainer.instructorId }],
    });
    const { moves } = await bench.sessions.history(planner, made.id, 1);
    expect(moves).toMatchObject([{ kind: 'created', reason: 'by_trainer' }]);
    await expect(learning.teaching.create(school.trainer, input(500), Date.now())).rejects.toMatchObject({
      code: 'training_conflict',
      details: [{ value: { kind: 'instructor' } }, { value: { kind: 'room', title: 'Sertissage' } }],
    });
  });

  test('meets another company without its name, and is offered what is free of every company', async () => {
    const other = await createTaughtSchool(bench);
    const taken = [stretchOn(510), stretchOn(510, 3, 12)];
    const theirs = await createSession(bench, other, {
      title: 'Secret d’ailleurs',
      reservations: taken.map((stretch) => ({ ...stretch, roomId: school.room, instructorId: null })),
    });
    const refusal: {
      details: {
        text: { en: string };
        value: { alternatives: { times: { startsAt: string; endsAt: string }[] } };
      }[];
    } = await learning.teaching.create(school.trainer, input(510), Date.now()).then(
      () => Promise.reject(new Error('made')),
      (error: unknown) => error as never,
    );
    expect(refusal.details[0]?.text.en).toMatch(/^Atelier A: another session, /);
    expect(JSON.stringify(refusal.details)).not.toMatch(/Secret/);
    const { times } = refusal.details[0]?.value.alternatives ?? { times: [] };
    expect(times.length).toBeGreaterThan(0);
    const meets = times.filter((time) =>
      taken.some(({ startsAt, endsAt }) => time.startsAt < endsAt && startsAt < time.endsAt),
    );
    expect(meets).toEqual([]);
    expect((await bench.sessions.get(planner, theirs)).title).toBe('Secret d’ailleurs');
  });

  test('is not one of a colleague or of another company', async () => {
    const colleague = await createTrainer(bench, school);
    const make = (changes: object) =>
      bench.newSessions.create(
        school.trainer,
        {
          ...input(520),
          companyId: school.company,
          instructorIds: [school.trainer.instructorId],
          ...changes,
        },
        Date.now(),
      );
    await expect(
      make({ instructorIds: [school.trainer.instructorId, colleague.instructorId] }),
    ).rejects.toMatchObject({
      code: 'training_own_session',
    });
    await expect(make({ instructorIds: [] })).rejects.toMatchObject({ code: 'training_own_session' });
    const elsewhere = (await createTaughtSchool(bench)).company;
    await expect(make({ companyId: elsewhere })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(
      bench.newSessions.create(
        alice,
        { ...input(521), companyId: school.company, instructorIds: [] },
        Date.now(),
      ),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('is renamed, given seats and confirmed by who teaches it; cancelled by who made it until then', async () => {
    expect(
      await learning.teaching.edit(school.trainer, session, { title: 'Sertir', capacity: 4 }),
    ).toMatchObject({
      title: 'Sertir',
      capacity: 4,
      mayCancel: false,
    });
    await expect(learning.teaching.edit(school.trainer, session, { capacity: 40 })).rejects.toMatchObject({
      code: 'training_capacity_above_room',
    });
    await expect(bench.places.cancel(school.trainer, session, 'Malade', null)).rejects.toMatchObject({
      code: 'training_cancel_by_planner',
    });
    const stranger = await createTrainer(bench, school);
    for (const refused of [
      () => learning.teaching.edit(stranger, session, { title: 'x' }),
      () => bench.places.confirm(stranger, session),
      () => bench.places.setCapacity(stranger, session, 9),
      () => bench.places.cancel(stranger, session, 'x', null),
    ])
      await expect(refused()).rejects.toMatchObject({ kind: 'not_found' });
    await expect(bench.places.enrol(school.trainer, session, alice.traineeId)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await bench.places.confirm(school.trainer, session);
    const own = await learning.teaching.create(school.trainer, input(530), Date.now());
    await bench.places.cancel(school.trainer, own.id, 'Malade', null);
    expect((await learning.teaching.list(school.trainer, { when: 'past', page: 1 })).sessions).toMatchObject([
      { id: own.id, status: 'cancelled' },
    ]);
    expect(
      (await learning.teaching.list(school.trainer, { when: 'upcoming', page: 1 })).sessions,
    ).toMatchObject([{ id: session, status: 'confirmed' }]);
  });

  test('has the choices of who teaches it', async () => {
    const { courses, rooms } = await learning.teaching.choices(school.trainer);
    expect(courses).toMatchObject([{ id: school.course }]);
    expect(rooms.map(({ id }) => id)).toContain(school.room);
  });
});

test('progress counts late as there, leaves the excused out, and is of the sessions that one teaches', async () => {
  const start = new Date(Date.now() - 2 * hour);
  await moveTo(bench, session, start, 1);
  await mark(dayIn('Pacific/Auckland', start), 'late');
  await bench.pool.query(
    `alter table care.attendances disable trigger guard;
     insert into care.attendances (company_id, session_id, trainee_id, day, status)
     select company_id, session_id, trainee_id, day - 1, 'absent' from care.attendances where session_id = '${session}'
     union all select company_id, session_id, trainee_id, day - 2, 'excused' from care.attendances where session_id = '${session}';
     alter table care.attendances enable trigger guard;`,
  );
  const future = await createSession(bench, school, { instructorIds: [school.trainer.instructorId] });
  await bench.places.enrol(planner, future, alice.traineeId);
  await learning.submissions.handIn(alice, work(school.course));
  const stranger = await createTrainer(bench, school);
  expect((await learning.teaching.learners(stranger, 1)).learners).toEqual([]);
  expect(await learning.teaching.learners(school.trainer, 1)).toMatchObject({
    total: 1,
    learners: [
      {
        name: 'Alice Martin',
        days: { present: 0, late: 1, absent: 1, excused: 1 },
        attendanceRate: 0.5,
        work: { waiting: 1, accepted: 0, toRedo: 0 },
      },
    ],
  });
});
