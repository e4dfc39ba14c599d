/** Who follows which course, what is handed in, and who sees it, on real PostgreSQL. Decision 035. */
import { sql, type Actor } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Submission } from '../contracts/index.ts';
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

beforeAll(async () => {
  bench = await openBench(16);
  learning = openLearning(bench);
});
beforeEach(async () => {
  school = await createTaughtSchool(bench);
  alice = await createTrainee(bench.pool, school.company);
});
afterAll(() => bench.close());

const taughtSession = (options: Parameters<typeof createSession>[2] = {}) =>
  createSession(bench, school, { instructorIds: [school.trainer.instructorId], ...options });
const enrol = () => learning.courses.enrolMyself(alice, school.course);
const waiting = async () =>
  (await learning.courses.listAttachable(planner, { company: school.company, page: 1 })).items;
const count = async (actor: Actor, table: string) =>
  bench.care.as(actor, async (tx) => {
    const { rows } = await sql<{ total: number }>`select count(*) as total from ${sql.table(table)}`.execute(
      tx,
    );
    return rows[0]?.total;
  });
const reasons = async (subject: string) =>
  (
    await bench.pool.query<{ reason: string; details: object }>(
      'select reason, details from care.learning_moves where subject_id = $1 order by made_at, id',
      [subject],
    )
  ).rows;
const submissionsOf = async (trainee: TestTrainee) =>
  (
    await bench.pool.query<{ id: string; session_id: string | null }>(
      'select id, session_id from care.submissions where trainee_id = $1 order by made_at, id',
      [trainee.traineeId],
    )
  ).rows;

describe('a course enrolment', () => {
  test('finds the session made last of several that run, in the transaction that makes it', async () => {
    const older = await taughtSession({ day: 40 });
    const newer = await taughtSession({ day: 30 });
    const draft = await taughtSession();
    await bench.pool.query(
      `update care.training_sessions set status = 'cancelled', cancelled_reason = 'x' where id = $1`,
      [draft],
    );
    await createSession(bench, await createSchool(bench.pool));
    expect((await enrol()).enrolment?.session?.id).toBe(newer);
    await bench.pool.query('update care.training_sessions set created_at = now() where id in ($1, $2)', [
      older,
      newer,
    ]);
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    // Made in the same moment: the highest id.
    const { enrolment } = await learning.courses.enrolMyself(bob, school.course);
    expect(enrolment?.session?.id).toBe([older, newer].sort().at(-1));
  });

  test('goes to the session in which the person sits, whichever was made last', async () => {
    const [seat, given] = [await taughtSession(), await taughtSession()];
    for (const session of [seat, given]) await bench.places.enrol(planner, session, alice.traineeId);
    await taughtSession();
    const first = await learning.submissions.handIn(alice, work(school.course));
    expect((await enrol()).enrolment?.session?.id).toBe(given);
    await bench.places.leave(alice, given);
    const second = await learning.submissions.handIn(alice, work(school.course));
    expect(await submissionsOf(alice)).toEqual([
      { id: first.id, session_id: given },
      { id: second.id, session_id: seat },
    ]);
  });

  test('without a running session is kept, shown to planners, offered the one made later, and attached by hand with the reason', async () => {
    expect((await enrol()).enrolment).toMatchObject({ session: null });
    expect(await waiting()).toMatchObject([
      { kind: 'enrolment', learner: { name: 'Alice Martin' }, sessions: [] },
    ]);
    const session = await taughtSession();
    const [item] = await waiting();
    expect(item?.sessions.map(({ id }) => id)).toEqual([session]);
    const id = item?.id ?? '';
    const attach = (sessionId: string) =>
      learning.courses.attach(planner, { kind: 'enrolment', id, sessionId, reason: 'Même groupe' });
    await expect(attach(await createSession(bench, await createSchool(bench.pool)))).rejects.toMatchObject({
      code: 'learning_attached',
    });
    await attach(session);
    await expect(attach(session)).rejects.toMatchObject({ code: 'learning_attached', kind: 'conflict' });
    expect(await waiting()).toEqual([]);
    expect((await enrol()).enrolment?.session?.id).toBe(session);
    expect(await reasons(id)).toEqual([
      { reason: 'none', details: {} },
      { reason: 'by_hand', details: { note: 'Même groupe' } },
    ]);
  });

  test('is made by a seat, waits again when the seat is given up or the session cancelled, and ends with its session', async () => {
    const session = await taughtSession();
    await bench.places.enrol(planner, session, alice.traineeId);
    const course = async () =>
      (await learning.courses.mine(alice, 1)).courses.find(({ id }) => id === school.course);
    expect((await course())?.enrolment?.session?.id).toBe(session);
    await bench.places.leave(alice, session);
    expect(await waiting()).toMatchObject([{ kind: 'enrolment', sessions: [{ id: session }] }]);
    const second = await taughtSession();
    await bench.places.enrol(planner, second, alice.traineeId);
    expect((await course())?.enrolment?.session?.id).toBe(second);
    await bench.places.cancel(planner, second, 'Formateur malade', null);
    expect((await waiting()).map(({ sessions }) => sessions.map(({ id }) => id))).toEqual([[session]]);
    await bench.places.enrol(planner, session, alice.traineeId);
    await bench.pool.query(`update care.training_sessions set status = 'done' where id = $1`, [session]);
    expect(await waiting()).toEqual([]);
    const third = await taughtSession();
    expect((await enrol()).enrolment?.session?.id).toBe(third);
  });

  test('asked for twenty times at once is one row', async () => {
    await taughtSession();
    await Promise.all(Array.from({ length: 20 }, () => enrol()));
    const { rows } = await bench.pool.query('select id from care.course_enrolments where trainee_id = $1', [
      alice.traineeId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('made while its session is cancelled is never left on it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const session = await taughtSession();
      const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
      await Promise.all([
        bench.places.cancel(planner, session, 'Annulée', null),
        learning.courses.enrolMyself(bob, school.course),
      ]);
      const { rows } = await bench.pool.query<{ session_id: string | null }>(
        'select session_id from care.course_enrolments where trainee_id = $1',
        [bob.traineeId],
      );
      expect(rows).toEqual([{ session_id: null }]);
    }
  });

  test('is of learners, of courses that exist, and given by those who may', async () => {
    const candidate = await createTrainee(bench.pool, school.company, 'candidate');
    await expect(learning.courses.enrolMyself(candidate, school.course)).rejects.toMatchObject({
      code: 'learning_needs_learner',
    });
    await expect(learning.courses.enrolMyself(alice, 'a'.repeat(24))).rejects.toMatchObject({
      kind: 'not_found',
    });
    const byTrainer = () => learning.courses.enrol(school.trainer, alice.traineeId, school.course);
    await expect(byTrainer()).rejects.toMatchObject({ kind: 'not_found' });
    const session = await taughtSession();
    await bench.places.enrol(planner, session, alice.traineeId);
    expect((await byTrainer()).session?.id).toBe(session);
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    expect((await learning.courses.enrol(planner, bob.traineeId, school.course)).session?.id).toBe(session);
    await expect(learning.courses.enrol(alice, bob.traineeId, school.course)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(
      learning.courses.attach(alice, { kind: 'enrolment', id: session, sessionId: session, reason: 'x' }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('has a session of its own company and course, whoever writes', async () => {
    await enrol();
    const elsewhere = await createSession(bench, await createSchool(bench.pool));
    await expect(
      bench.pool.query('update care.course_enrolments set session_id = $1 where trainee_id = $2', [
        elsewhere,
        alice.traineeId,
      ]),
    ).rejects.toMatchObject({ constraint: 'course_enrolments_session' });
  });
});

describe('what is handed in', () => {
  const handIn = (options = {}) => learning.submissions.handIn(alice, work(school.course, options));
  const lastRound = ({ rounds }: Submission) => rounds[0]?.id ?? '';

  test('stays with the session that it found, when sessions and companies change, whoever writes', async () => {
    const session = await taughtSession();
    const { id } = await handIn();
    await taughtSession();
    await bench.places.cancel(planner, session, 'Annulée', null);
    expect(await submissionsOf(alice)).toEqual([{ id, session_id: session }]);
    const other = await taughtSession();
    for (const set of [`session_id = '${other}'`, 'session_id = null', `title = 'x'`])
      await expect(
        bench.pool.query(`update care.submissions set ${set} where id = $1`, [id]),
      ).rejects.toMatchObject({
        constraint: 'submission_stays',
      });
    await expect(
      bench.pool.query(`update care.submission_rounds set body = 'x' where submission_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('without a running session is kept and attached by hand once, also to a session that is over', async () => {
    const { id, session } = await handIn();
    expect(session).toBeNull();
    expect((await waiting()).map(({ kind, title }) => [kind, title])).toEqual([
      ['enrolment', null],
      ['submission', 'Griffes d’une bague'],
    ]);
    const over = await taughtSession();
    await bench.pool.query(`update care.training_sessions set status = 'done' where id = $1`, [over]);
    expect((await waiting()).map(({ sessions }) => sessions.length)).toEqual([0, 1]);
    const attach = () =>
      learning.courses.attach(planner, { kind: 'submission', id, sessionId: over, reason: 'Travail de fin' });
    await attach();
    await expect(attach()).rejects.toMatchObject({ code: 'learning_attached', kind: 'conflict' });
    expect(await submissionsOf(alice)).toEqual([{ id, session_id: over }]);
    expect((await learning.submissions.listTaught(school.trainer, { state: 'waiting', page: 1 })).total).toBe(
      1,
    );
  });

  test('sent twice is one, and something must be in it', async () => {
    await taughtSession();
    const sent = work(school.course, { files: [pdfFile('one')] });
    const both = await Promise.all([1, 2].map(() => learning.submissions.handIn(alice, sent)));
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(both[1]?.rounds.map(({ files }) => files.length)).toEqual([1]);
    await expect(handIn({ text: '' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('has files by their content, which come back to their author and lie encrypted', async () => {
    await taughtSession();
    await expect(
      handIn({ files: [{ name: 'photo.png', content: Buffer.from('MZ not a picture').toString('base64') }] }),
    ).rejects.toMatchObject({ details: [{ path: 'files' }] });
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024)]).toString(
      'base64',
    );
    await expect(handIn({ files: [{ name: 'grand.pdf', content: large }] })).rejects.toMatchObject({
      details: [{ text: { en: expect.stringContaining('larger than 10 MB') as string } }],
    });
    const { rounds } = await handIn({
      files: [pdfFile('a secret of Alice'), pdfFile('second', 'autre.txt')],
    });
    const [first, second] = rounds[0]?.files ?? [];
    expect(second).toMatchObject({ name: 'autre.txt', mediaType: 'application/pdf' });
    const read = async (caller: TestTrainee | TestTrainer) => {
      const { content, fileName } = await learning.submissions.openFile(caller, first?.id ?? '');
      const chunks = [];
      for await (const chunk of content) chunks.push(Buffer.from(chunk));
      return [fileName, Buffer.concat(chunks).toString()];
    };
    expect(await read(alice)).toEqual(['work-1.pdf', '%PDF-1.7\na secret of Alice']);
    expect(await read(school.trainer)).toEqual(await read(alice));
    const { rows } = await bench.pool.query<{ bytes: Buffer }>(
      'select content_encrypted as bytes from care.submission_files where id = $1',
      [first?.id],
    );
    expect(rows[0]?.bytes.includes('secret')).toBe(false);
    const later = () =>
      bench.care.as(alice, (tx) =>
        sql`select care.add_submission_file(${rounds[0]?.id}, gen_random_uuid(), 3, 'x', 'image/png', 1, null, null, null, null, null, null, null, null)`.execute(
          tx,
        ),
      );
    await expect(later()).rejects.toMatchObject({ constraint: 'submission_known' });
    for (const caller of [
      await createTrainer(bench, school),
      await createTrainee(bench.pool, school.company),
    ])
      await expect(read(caller as TestTrainee)).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('is marked by its trainer in rounds; its author is told in words that say nothing', async () => {
    await taughtSession();
    const first = await handIn();
    const decide = (
      roundId: string,
      result: 'accepted' | 'to_redo',
      mark: number | null = null,
      comment = 'Reprenez la griffe 3.',
    ) => learning.submissions.decide(school.trainer, first.id, { roundId, result, mark, comment });
    await expect(
      learning.submissions.handInAgain(alice, first.id, work(school.course)),
    ).rejects.toMatchObject({
      code: 'submission_not_to_redo',
    });
    expect(await decide(lastRound(first), 'to_redo')).toMatchObject({
      state: 'to_redo',
      learner: { name: 'Alice Martin' },
    });
    expect((await learning.submissions.listMine(alice, { page: 1 })).submissions).toMatchObject([
      { state: 'to_redo' },
    ]);
    const again = await learning.submissions.handInAgain(
      alice,
      first.id,
      work(school.course, { text: 'Refait' }),
    );
    expect(again.rounds.map(({ round, text }) => [round, text])).toEqual([
      [2, 'Refait'],
      [1, 'Voici mon travail.'],
    ]);
    await expect(decide(lastRound(first), 'accepted')).rejects.toMatchObject({
      code: 'submission_round_over',
    });
    await decide(lastRound(again), 'accepted', 2, 'Très bien');
    const corrected = await decide(lastRound(again), 'accepted', 12.5, 'Très bien');
    expect(corrected).toMatchObject({ state: 'accepted', mark: 12.5 });
    const { rows } = await bench.pool.query('select mark from care.submission_marks order by made_at');
    expect(rows.slice(-2)).toEqual([{ mark: '2.0' }, { mark: '12.5' }]);
    const told = await bench.pool.query<{ link: string; parameters: object }>(
      `select link, parameters from care.notifications where account_id = $1 and kind = 'submission-marked'`,
      [alice.accountId],
    );
    expect(told.rows).toEqual(Array(3).fill({ link: `/learner/work/${first.id}`, parameters: {} }));
    const mails = await bench.pool.query<{ payload: object }>(
      `select payload from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
      [alice.accountId],
    );
    expect(mails.rows.map(({ payload }) => payload)).toEqual(
      Array(3).fill({ template: 'submission-marked', accountId: alice.accountId }),
    );
    await expect(
      bench.pool.query(`update care.submission_marks set mark = 20 where mark = 2`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('waits to be marked the oldest first, thirty of a person at most', async () => {
    const session = await taughtSession();
    for (let index = 0; index < 29; index += 1) await handIn({ title: `Travail ${index}` });
    const last = work(school.course, { title: 'Travail 29' });
    const { id } = await learning.submissions.handIn(alice, last);
    await expect(handIn()).rejects.toMatchObject({ code: 'submissions_waiting' });
    // An answer that was lost on its way is asked for again.
    expect(await learning.submissions.handIn(alice, last)).toMatchObject({ id });
    const { work: page, total } = await learning.submissions.listTaught(school.trainer, {
      state: 'waiting',
      session,
      page: 1,
    });
    expect([page.length, total, page[0]?.title, page[1]?.title]).toEqual([20, 30, 'Travail 0', 'Travail 1']);
  });

  test('is seen by its author and the trainers of its session alone', async () => {
    await taughtSession();
    const { id, rounds } = await handIn({ files: [pdfFile('x')] });
    await learning.submissions.decide(school.trainer, id, {
      roundId: rounds[0]?.id ?? '',
      result: 'accepted',
      mark: null,
      comment: '',
    });
    const bob = await createTrainee(bench.pool, school.company, 'learner', 'Bob');
    const stranger = await createTrainer(bench, school);
    const elsewhere = (await createTaughtSchool(bench)).trainer;
    const tables = [
      'submissions',
      'submission_rounds',
      'submission_files',
      'submission_marks',
      'course_enrolments',
      'learning_moves',
    ];
    for (const table of tables) {
      expect([table, await count(alice, `care.${table}`)]).toEqual([
        table,
        1 + Number(table === 'learning_moves'),
      ]);
      for (const other of [bob, stranger, elsewhere])
        expect([table, await count(other, `care.${table}`)]).toEqual([table, 0]);
      expect(await count(school.trainer, `care.${table}`)).toBeGreaterThan(0);
    }
    for (const table of ['submission_rounds', 'submission_files', 'submission_marks'])
      expect([table, await count(planner, `care.${table}`)]).toEqual([table, 0]);
    for (const other of [stranger, elsewhere]) {
      await expect(learning.submissions.getTaught(other, id)).rejects.toMatchObject({ kind: 'not_found' });
      await expect(
        bench.care.as(other, (tx) =>
          sql`select care.mark_submission(${rounds[0]?.id}, 'accepted', null, null)`.execute(tx),
        ),
      ).rejects.toMatchObject({ constraint: 'submission_known' });
    }
    await expect(learning.submissions.getMine(bob, id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(learning.submissions.handInAgain(bob, id, work(school.course))).rejects.toMatchObject({
      kind: 'not_found',
    });
    // The same questions as root: there is something to see.
    expect((await bench.pool.query('select from care.submission_files')).rowCount).toBeGreaterThan(0);
  });
});
