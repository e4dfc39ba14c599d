/** Sessions that are not open yet: they hold their rooms, and nobody sees them or is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actionsOf,
  createSchool,
  createSession,
  createTrainee,
  openBench,
  planner,
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

test('a draft holds its room, and learners neither see nor join it; opening it tells and shows it, once', async () => {
  const draft = await createSession(bench, school, { day: 300, draft: true });
  const alice = await createTrainee(bench.pool, school.company);
  expect(await bench.sessions.get(planner, draft)).toMatchObject({ status: 'draft', takesPeople: false });
  expect(await actionsOf(bench.pool, draft)).toEqual([]);
  await expect(createSession(bench, school, { day: 300 })).rejects.toMatchObject({
    code: 'training_conflict',
  });
  expect((await bench.portal.joinable(alice, 1)).sessions).toEqual([]);
  await expect(bench.places.join(alice, draft)).rejects.toMatchObject({ code: 'training_session_closed' });
  await expect(bench.places.open(alice, draft)).rejects.toMatchObject({ code: '42501' });
  await expect(bench.places.confirm(planner, draft)).rejects.toMatchObject({ code: 'training_session_move' });
  await expect(bench.places.cancel(planner, draft, 'Non', null)).rejects.toMatchObject({
    code: 'training_session_move',
  });

  await bench.places.open(planner, draft);
  expect(await actionsOf(bench.pool, draft)).toEqual(['SESSION_CREATED']);
  expect((await bench.portal.joinable(alice, 1)).sessions.map(({ id }) => id)).toEqual([draft]);
  expect(await bench.places.join(alice, draft)).toBe('enrolled');
  await expect(bench.places.open(planner, draft)).rejects.toMatchObject({ code: 'training_session_move' });
  const { moves } = await bench.sessions.history(planner, draft, 1);
  expect(moves.map(({ kind }) => kind)).toEqual(['enrolled', 'created', 'drafted']);
});

test('whoever writes: nobody is put into a draft, and what was opened is not deleted', async () => {
  const draft = await createSession(bench, school, { draft: true });
  const open = await createSession(bench, school);
  const { traineeId } = await createTrainee(bench.pool, school.company);
  await expect(
    bench.pool.query('insert into care.enrolments (company_id, session_id, trainee_id) values ($1, $2, $3)', [
      school.company,
      draft,
      traineeId,
    ]),
  ).rejects.toMatchObject({ constraint: 'training_session_closed' });
  await expect(
    bench.pool.query('delete from care.training_sessions where id = $1', [open]),
  ).rejects.toMatchObject({ constraint: 'training_session_move' });
});

test('a draft is deleted with what it held; what is open is not', async () => {
  const draft = await createSession(bench, school, { day: 310, draft: true });
  await bench.places.deleteDraft(planner, draft);
  await expect(bench.sessions.get(planner, draft)).rejects.toMatchObject({ kind: 'not_found' });
  const open = await createSession(bench, school, { day: 310 });
  await expect(bench.places.deleteDraft(planner, open)).rejects.toMatchObject({
    code: 'training_session_move',
  });
});

test('a draft is not opened over a day that was closed meanwhile, or once it would have begun', async () => {
  const stranded = await createSession(bench, school, { day: 320, draft: true });
  await bench.pool.query(
    `insert into care.room_closures (day, room_id, reason)
     select (starts_at at time zone 'Europe/Paris')::date, $2, 'Travaux' from care.training_sessions where id = $1`,
    [stranded, school.room],
  );
  await expect(bench.places.open(planner, stranded)).rejects.toMatchObject({
    code: 'training_session_stranded',
    text: { en: expect.stringMatching(/^Atelier A cannot hold this session/) as unknown },
  });
  const past = await createSession(bench, school, { draft: true });
  await bench.pool.query(
    `update care.room_reservations set during = tstzrange(now() - interval '2 hours', now() + interval '1 hour') where session_id = $1`,
    [past],
  );
  await expect(bench.places.open(planner, past)).rejects.toMatchObject({ code: 'training_session_past' });
  expect(await actionsOf(bench.pool, past)).toEqual([]);
});
