/** Leaving a course and moving to another session of it, on real PostgreSQL. Decision 035. */
import { readFile } from 'node:fs/promises';
import { sql } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { courseLeftMail } from '../server/learning/mail.ts';
import {
  createTaughtSchool,
  createTrainer,
  openLearning,
  pdfFile,
  work,
  type TestTrainer,
} from './_learning.ts';
import {
  createSchool,
  createSession,
  createTrainee,
  findBroken,
  openBench,
  planner,
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
  bench = await openBench(16);
  learning = openLearning(bench);
});
beforeEach(async () => {
  school = await createTaughtSchool(bench);
  alice = await createTrainee(bench.pool, school.company);
  session = await taughtSession();
});
afterAll(async () => {
  const checks = ['0450-learning', '0498-leaving-courses'].map((name) =>
    readFile(new URL(`../../../database/verify/care/${name}.sql`, import.meta.url), 'utf8'),
  );
  expect(await findBroken(bench.pool, await Promise.all(checks))).toEqual([]);
  await bench.close();
});

const taughtSession = (options: Parameters<typeof createSession>[2] = {}) =>
  createSession(bench, school, { instructorIds: [school.trainer.instructorId], ...options });
const follow = () => learning.courses.enrolMyself(alice, school.course);
const leave = (reason?: string) => learning.courses.leave(alice, school.course, reason);
const withdraw = (caller: Parameters<typeof learning.courses.withdraw>[0], reason = 'Change de métier') =>
  learning.courses.withdraw(caller, alice.traineeId, school.course, reason);
const handIn = () => learning.submissions.handIn(alice, work(school.course));
const enrolments = async () =>
  (
    await bench.pool.query<{
      id: string;
      status: string;
      session_id: string | null;
      withdrawn_by: string | null;
      withdrawn_by_role: string | null;
      withdrawn_reason: string | null;
    }>(
      `select id, status, session_id, withdrawn_by, withdrawn_by_role, withdrawn_reason
       from care.course_enrolments where trainee_id = $1 order by made_at, id`,
      [alice.traineeId],
    )
  ).rows;
const mails = async (accountId: string) =>
  (
    await bench.pool.query<{ payload: object }>(
      `select payload from graphile_worker._private_jobs where payload ->> 'accountId' = $1 and payload ->> 'template' = 'course-left'`,
      [accountId],
    )
  ).rows.map(({ payload }) => payload);
const followers = async (id = session) => (await learning.courses.listFollowers(planner, id, 1)).followers;

describe('leaving a course', () => {
  test('ends the enrolment with who, when and why, keeps what was handed in, and tells the trainer without the reason', async () => {
    await follow();
    const { id, rounds } = await learning.submissions.handIn(
      alice,
      work(school.course, { files: [pdfFile('x')] }),
    );
    const left = await leave('Je déménage');
    expect(left).toMatchObject({ enrolment: null, left: { reason: 'Je déménage' } });
    const [enrolment] = await enrolments();
    expect(enrolment).toMatchObject({
      status: 'withdrawn',
      session_id: session,
      withdrawn_by: alice.accountId,
      withdrawn_by_role: 'learner',
      withdrawn_reason: 'Je déménage',
    });
    expect(await mails(school.trainer.accountId)).toEqual([
      { template: 'course-left', accountId: school.trainer.accountId, enrolmentId: enrolment?.id },
    ]);
    expect(await mails(alice.accountId)).toEqual([]);
    const { rows } = await bench.pool.query(
      'select reason, session_id, details, made_by, made_by_role from care.learning_moves where subject_id = $1 order by made_at',
      [enrolment?.id],
    );
    expect(rows.at(-1)).toEqual({
      reason: 'withdrawn',
      session_id: session,
      details: { note: 'Je déménage' },
      made_by: alice.accountId,
      made_by_role: 'learner',
    });
    // Handed in before: read and answered as ever.
    expect(await learning.submissions.getMine(alice, id)).toMatchObject({ session: { id: session } });
    const decision = {
      roundId: rounds[0]?.id ?? '',
      result: 'to_redo',
      mark: null,
      comment: 'Encore',
    } as const;
    expect(await learning.submissions.decide(school.trainer, id, decision)).toMatchObject({
      state: 'to_redo',
    });
    expect(await followers()).toMatchObject([
      { status: 'withdrawn', withdrawal: { by: 'learner', reason: 'Je déménage' }, sessions: [] },
    ]);
  });

  test('refuses what is handed in from then on, the first time and again, whoever writes', async () => {
    await follow();
    const { id, rounds } = await handIn();
    const decision = {
      roundId: rounds[0]?.id ?? '',
      result: 'to_redo',
      mark: null,
      comment: 'Encore',
    } as const;
    await learning.submissions.decide(school.trainer, id, decision);
    const due = async () => (await learning.submissions.listMine(alice, { state: 'to_redo', page: 1 })).total;
    expect(await due()).toBe(1);
    await leave();
    // It is kept, and no longer asked for.
    expect(await due()).toBe(0);
    expect((await learning.submissions.listMine(alice, { page: 1 })).submissions).toMatchObject([
      { state: 'to_redo' },
    ]);
    await expect(handIn()).rejects.toMatchObject({ code: 'submission_course_left' });
    await expect(learning.submissions.handInAgain(alice, id, work(school.course))).rejects.toMatchObject({
      code: 'submission_course_left',
    });
    const write = (text: string) => bench.pool.query(text, [school.company, alice.traineeId, id]);
    await expect(
      write(`insert into care.submissions (company_id, course_id, trainee_id, title)
             select $1, s.course_id, $2, 'x' from care.submissions s where s.id = $3`),
    ).rejects.toMatchObject({ constraint: 'submission_course_left' });
    await expect(
      write(`insert into care.submission_rounds (company_id, trainee_id, submission_id, round, body, client_id)
             values ($1, $2, $3, 2, 'x', gen_random_uuid())`),
    ).rejects.toMatchObject({ constraint: 'submission_course_left' });
    await follow();
    expect(await due()).toBe(1);
  });

  test('is undone by enrolling again: another enrolment, which finds the running session', async () => {
    await follow();
    await leave();
    expect((await follow()).enrolment?.session?.id).toBe(session);
    expect((await enrolments()).map(({ status, session_id }) => [status, session_id])).toEqual([
      ['withdrawn', session],
      ['active', session],
    ]);
    expect((await handIn()).session?.id).toBe(session);
    expect((await learning.courses.mine(alice, 1)).courses[0]).toMatchObject({ left: null });
  });

  test('gives places and ranks of the course up, and the place goes to the next', async () => {
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    const full = await taughtSession({ capacity: 1, day: 40 });
    const other = await taughtSession({ capacity: 1, day: 50 });
    await bench.places.enrol(planner, full, alice.traineeId);
    await bench.places.enrol(planner, full, bob.traineeId);
    await bench.places.enrol(planner, other, bob.traineeId);
    await bench.places.enrol(planner, other, alice.traineeId);
    await leave();
    const { rows } = await bench.pool.query<{ name: string; session_id: string }>(
      `select t.first_name as name, e.session_id from care.enrolments e join care.trainees t on t.id = e.trainee_id
       where e.session_id = any ($1) and e.status = 'enrolled' order by e.session_id = $2 desc`,
      [[full, other], full],
    );
    expect(rows).toEqual([
      { name: 'Bob', session_id: full },
      { name: 'Bob', session_id: other },
    ]);
    expect((await bench.sessions.get(planner, other)).waiting).toEqual([]);
    expect(await enrolments()).toMatchObject([{ status: 'withdrawn', session_id: full }]);
    expect(
      (await learning.courses.listAttachable(planner, { company: school.company, page: 1 })).items,
    ).toEqual([]);
  });

  test('works once the session has begun, when a place is no longer given back', async () => {
    await bench.places.enrol(planner, session, alice.traineeId);
    await bench.pool.query(
      `update care.room_reservations set during = tstzrange(now() - interval '1 hour', now() + interval '1 hour') where session_id = $1`,
      [session],
    );
    await expect(bench.places.leave(alice, session)).rejects.toMatchObject({
      code: 'training_session_closed',
    });
    await leave();
    expect((await bench.sessions.get(planner, session)).enrolled).toEqual([]);
  });

  test('is decided with a reason by planners, and by trainers for those attached to their sessions', async () => {
    await follow();
    const stranger = await createTrainer(bench, school);
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    for (const other of [stranger, school.trainer, bob])
      await expect(withdraw(other)).rejects.toMatchObject({ kind: 'not_found' });
    await bench.places.enrol(planner, session, alice.traineeId);
    await expect(withdraw(stranger)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(
      bench.care.as(school.trainer, (tx) =>
        sql`select care.withdraw_from_course(${school.course}, ${alice.traineeId})`.execute(tx),
      ),
    ).rejects.toMatchObject({ constraint: 'course_enrolments_say_why' });
    await withdraw(school.trainer);
    expect(await enrolments()).toMatchObject([
      { status: 'withdrawn', withdrawn_by_role: 'trainer', withdrawn_reason: 'Change de métier' },
    ]);
    expect([(await mails(alice.accountId)).length, await mails(school.trainer.accountId)]).toEqual([1, []]);
    await follow();
    await withdraw(planner);
    expect([(await mails(alice.accountId)).length, (await mails(school.trainer.accountId)).length]).toEqual([
      2, 1,
    ]);
    await expect(withdraw(planner)).rejects.toMatchObject({ code: 'course_not_followed', kind: 'conflict' });
  });

  test('is mailed in words that leave the reason out, and not once the course is followed again', async () => {
    await bench.places.enrol(planner, session, alice.traineeId);
    await withdraw(planner, 'une raison privée');
    const write = async (accountId: string, language: 'fr' | 'en') =>
      courseLeftMail({
        recipient: { accountId, email: 'p@example.org', firstName: 'P', language, timeZone: 'Europe/Paris' },
        payload: (await mails(accountId))[0] as Record<string, unknown>,
        database: bench.jobs,
        link: (path) => `https://care.example${path}`,
      });
    const toTrainer = await write(school.trainer.accountId, 'fr');
    expect(toTrainer).toMatchObject({
      subject: 'Un élève a quitté une formation\u00a0: Sertissage',
      action: { url: 'https://care.example/trainer/learners' },
    });
    expect(toTrainer?.paragraphs.join(' ')).toContain(
      'Alice Martin ne suit plus la formation « Sertissage ».',
    );
    const toLearner = await write(alice.accountId, 'en');
    expect(toLearner).toMatchObject({
      subject: 'You no longer follow a course: Sertissage',
      action: { url: 'https://care.example/learner/courses' },
    });
    expect(JSON.stringify([toTrainer, toLearner])).not.toContain('privée');
    await follow();
    expect(await write(school.trainer.accountId, 'fr')).toBeNull();
  });

  test('by a trainer stops at what another teaches', async () => {
    const stranger = await createTrainer(bench, school);
    const elsewhere = await createSession(bench, school, { instructorIds: [stranger.instructorId], day: 40 });
    await bench.places.enrol(planner, elsewhere, alice.traineeId);
    await bench.places.enrol(planner, session, alice.traineeId);
    await expect(withdraw(school.trainer)).rejects.toMatchObject({ code: 'course_taught_elsewhere' });
    // Without a place anywhere, but attached to what the other teaches.
    await bench.pool.query(
      `update care.enrolments set status = 'withdrawn', ended_at = now() where trainee_id = $1`,
      [alice.traineeId],
    );
    await bench.pool.query('update care.course_enrolments set session_id = $1 where trainee_id = $2', [
      elsewhere,
      alice.traineeId,
    ]);
    await expect(withdraw(school.trainer)).rejects.toMatchObject({ code: 'course_not_followed' });
    await withdraw(stranger);
  });

  test('leaves nothing that changes later, whoever writes', async () => {
    await follow();
    await leave('Je déménage');
    const other = await taughtSession();
    for (const set of [
      `session_id = '${other}'`,
      'session_id = null',
      'ended_at = null, withdrawn_by = null, withdrawn_by_role = null, withdrawn_reason = null',
      `withdrawn_reason = 'x'`,
      `made_at = now()`,
    ])
      await expect(
        bench.pool.query(`update care.course_enrolments set ${set} where trainee_id = $1`, [alice.traineeId]),
      ).rejects.toMatchObject({ constraint: 'course_enrolment_stays' });
    // The session is over, or cancelled: what was withdrawn stays withdrawn.
    await bench.places.cancel(planner, session, 'Annulée', null);
    expect(await enrolments()).toMatchObject([{ status: 'withdrawn', session_id: session }]);
  });

  test('at the same time as handing in is one after the other: no work after the leaving', async () => {
    for (let round = 0; round < 10; round += 1) {
      await follow();
      await Promise.allSettled([handIn(), leave(), handIn()]);
      expect((await enrolments()).filter(({ status }) => status === 'active')).toEqual([]);
    }
    const { rows } = await bench.pool.query(
      `select s.id from care.submissions s
       where s.trainee_id = $1 and not exists (
         select from care.course_enrolments c
         where c.trainee_id = s.trainee_id and c.course_id = s.course_id and c.made_at <= s.made_at and c.ended_at >= s.made_at)`,
      [alice.traineeId],
    );
    expect(rows).toEqual([]);
  });
});

describe('an attached enrolment', () => {
  const move = async (sessionId: string, caller: Parameters<typeof learning.courses.move>[0] = planner) =>
    learning.courses.move(caller, {
      id: (await enrolments()).at(-1)?.id ?? '',
      sessionId,
      reason: 'Groupe du soir',
    });

  test('is moved by planners with the reason; work made before stays, work made later follows', async () => {
    await follow();
    const before = await handIn();
    const target = await taughtSession();
    const [item] = await followers();
    expect(item).toMatchObject({ status: 'active', hasPlace: false, sessions: [{ id: target }] });
    await move(target);
    expect(await enrolments()).toMatchObject([{ status: 'active', session_id: target }]);
    const after = await handIn();
    expect([(await learning.submissions.getMine(alice, before.id)).session?.id, after.session?.id]).toEqual([
      session,
      target,
    ]);
    await expect(
      bench.pool.query('update care.submissions set session_id = $1 where id = $2', [target, before.id]),
    ).rejects.toMatchObject({ constraint: 'submission_stays' });
    const { rows } = await bench.pool.query(
      `select session_id, details, made_by_role from care.learning_moves where reason = 'moved' and subject_id = $1`,
      [item?.id],
    );
    expect(rows).toEqual([
      { session_id: target, details: { note: 'Groupe du soir', from: session }, made_by_role: 'planner' },
    ]);
  });

  test('stays in its company and course, goes to a running session, and is not moved after it ended', async () => {
    await follow();
    const foreign = await createSession(bench, await createSchool(bench.pool));
    const otherCourse = await createSession(bench, {
      ...(await createTaughtSchool(bench)),
      company: school.company,
    });
    for (const target of [foreign, otherCourse, session])
      await expect(move(target)).rejects.toMatchObject({ code: 'learning_moved', kind: 'conflict' });
    const cancelled = await taughtSession();
    await bench.places.cancel(planner, cancelled, 'Annulée', null);
    await expect(move(cancelled)).rejects.toMatchObject({ code: 'learning_target_session' });
    const target = await taughtSession();
    for (const other of [alice, school.trainer])
      await expect(move(target, other)).rejects.toMatchObject({ code: '42501' });
    await leave();
    await expect(move(target)).rejects.toMatchObject({ code: 'learning_moved' });
  });

  test('follows the place of the person instead, where there is one', async () => {
    const target = await taughtSession({ day: 40 });
    await bench.places.enrol(planner, session, alice.traineeId);
    expect(await followers()).toMatchObject([{ hasPlace: true, sessions: [] }]);
    await expect(move(target)).rejects.toMatchObject({ code: 'learning_place_decides' });
    await bench.places.enrol(planner, target, alice.traineeId);
    expect((await followers(target)).length).toBe(1);
  });

  test('is listed for planners alone', async () => {
    await follow();
    await expect(learning.courses.listFollowers(planner, alice.traineeId, 1)).rejects.toMatchObject({
      kind: 'not_found',
    });
    const { followers: seen } = await learning.courses.listFollowers(
      await createTrainee(bench.pool, school.company),
      session,
      1,
    );
    expect(seen).toEqual([]);
  });
});
