/** Seats and lines: every rule as a planner, a learner and a candidate meet it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@huntzen/database';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  actionsOf,
  createSchool,
  createSession,
  createTrainee,
  findBroken,
  openBench,
  planner,
  type Bench,
  type School,
} from './_util.ts';

let bench: Bench;
let school: School;
let checks: string[];

beforeAll(async () => {
  bench = await openBench();
  school = await createSchool(bench.pool);
  const directory = join(import.meta.dirname, '../../../database/verify/care');
  checks = await Promise.all(
    ['0410-training', '0411-training-sessions', '0412-training-people'].map((name) =>
      readFile(join(directory, `${name}.sql`), 'utf8'),
    ),
  );
});

afterAll(() => bench.close());

afterEach(async () => {
  expect(await findBroken(bench.pool, checks)).toEqual([]);
});

const learner = (firstName?: string) => createTrainee(bench.pool, school.company, 'learner', firstName);
const candidate = () => createTrainee(bench.pool, school.company, 'candidate');
const enrol = (session: string, { traineeId }: { traineeId: string }) =>
  bench.places.enrol(planner, session, traineeId);
const withdraw = (session: string, { traineeId }: { traineeId: string }) =>
  bench.places.withdraw(planner, session, traineeId, 'Changement de dates');
const people = async (session: string) => {
  const { enrolled, waiting } = await bench.sessions.get(planner, session);
  return { enrolled: enrolled.map((one) => one.traineeId), waiting: waiting.map((one) => one.traineeId) };
};

test('a learner takes a free place, then learners wait in the order they came, and before candidates', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, bob, carol] = [await learner(), await learner('Bob'), await learner('Carol')];
  const dan = await candidate();
  expect(await enrol(session, alice)).toBe('enrolled');
  expect(await enrol(session, dan)).toBe('waiting');
  expect(await enrol(session, bob)).toBe('waiting');
  expect(await enrol(session, carol)).toBe('waiting');
  expect(await people(session)).toEqual({
    enrolled: [alice.traineeId],
    waiting: [bob.traineeId, carol.traineeId, dan.traineeId],
  });
  expect((await bench.portal.mine(dan, Date.now())).waiting).toMatchObject([
    { rank: 3, waitingCount: 3, learnersFirst: true, session: { id: session } },
  ]);
});

test('a withdrawal seats the first of the line in the same transaction, and both are told', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, bob] = [await learner(), await learner('Bob')];
  await enrol(session, alice);
  await enrol(session, bob);
  await withdraw(session, alice);
  expect(await people(session)).toEqual({ enrolled: [bob.traineeId], waiting: [] });
  expect(await actionsOf(bench.pool, session)).toEqual([
    'SESSION_CREATED',
    'ELEVE_INSCRIT',
    'PLACE_LIBEREE',
    'PROMOTION_ATTENTE',
  ]);
  const { moves } = await bench.sessions.history(planner, session, 1);
  expect(moves.map(({ kind, reason, note }) => [kind, reason, note])).toEqual([
    ['promoted', 'place_freed', null],
    ['withdrawn', 'by_planner', 'Changement de dates'],
    ['waiting', 'session_full', null],
    ['enrolled', 'place_free', null],
    ['created', 'by_planner', null],
  ]);
});

test('who cannot take the place is passed over with the reason and keeps the rank', async () => {
  const session = await createSession(bench, school, { capacity: 1, day: 900 });
  const other = await createSession(
    bench,
    { ...school, room: (await createSchool(bench.pool)).room },
    { day: 900 },
  );
  const [alice, bob, carol] = [await learner(), await learner('Bob'), await learner('Carol')];
  await enrol(session, alice);
  await enrol(session, bob);
  await enrol(session, carol);
  expect(await enrol(other, bob)).toBe('enrolled');
  await withdraw(session, alice);
  expect(await people(session)).toEqual({ enrolled: [carol.traineeId], waiting: [bob.traineeId] });
  const [line] = (await bench.portal.mine(bob, Date.now())).waiting;
  expect(line).toMatchObject({ rank: 1, obstacle: 'busy' });
  const { moves } = await bench.portal.history(bob, 1);
  expect(moves).toContainEqual(expect.objectContaining({ kind: 'skipped', reason: 'busy', rank: 1 }));
});

test('who was too busy for a free place gets it once they leave the other session', async () => {
  const session = await createSession(bench, school, { day: 920 });
  const other = await createSession(
    bench,
    { ...school, room: (await createSchool(bench.pool)).room },
    { day: 920 },
  );
  const alice = await learner();
  await enrol(other, alice);
  expect(await enrol(session, alice)).toBe('waiting');
  await withdraw(other, alice);
  const { rows } = await bench.pool.query(
    `select j.payload ->> 'sessionId' as session from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'training.fill'`,
  );
  expect(rows).toEqual([{ session }]);
  await sql`select care.refill_training_session(${session})`.execute(bench.jobs);
  expect(await people(session)).toEqual({ enrolled: [alice.traineeId], waiting: [] });
});

test('a candidate waits whatever is free, and takes a freed place once approved', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, dan] = [await learner(), await candidate()];
  expect(await enrol(session, dan)).toBe('waiting');
  expect(await enrol(session, alice)).toBe('enrolled');
  await withdraw(session, alice);
  expect(await people(session)).toEqual({ enrolled: [], waiting: [dan.traineeId] });
  await expect(bench.places.promote(planner, session, dan.traineeId)).rejects.toMatchObject({
    code: 'training_seat_obstacle',
  });
  await bench.people.approve(planner, dan.traineeId);
  expect(await bench.places.promote(planner, session, dan.traineeId)).toBe(1);
  expect(await people(session)).toEqual({ enrolled: [dan.traineeId], waiting: [] });
});

test('a place is not given by hand past somebody who can take it', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, bob, carol] = [await learner(), await learner('Bob'), await learner('Carol')];
  for (const one of [alice, bob, carol]) await enrol(session, one);
  await expect(bench.places.promote(planner, session, bob.traineeId)).rejects.toMatchObject({
    code: 'training_session_full',
    text: { en: 'No place is free: 1 people for 1 places. Raise the number of places.' },
  });
  // Free a place without the line moving, as a lost job would have in another design.
  await bench.pool.query(
    `update care.enrolments set status = 'withdrawn', ended_at = now() where session_id = $1`,
    [session],
  );
  await expect(bench.places.promote(planner, session, carol.traineeId)).rejects.toMatchObject({
    code: 'training_line_ahead',
    text: { en: 'Bob Martin is ahead in the line (rank 1) and can take the place.' },
  });
  expect(await bench.places.promote(planner, session, bob.traineeId)).toBe(1);
});

test('more places seat the line; fewer than are enrolled are refused with the numbers, more than the room holds too', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const all = [await learner(), await learner('Bob'), await learner('Carol'), await learner('Dan')];
  for (const one of all) await enrol(session, one);
  expect(await bench.places.setCapacity(planner, session, 3)).toBe(2);
  expect((await people(session)).waiting).toEqual([all[3]?.traineeId]);
  await expect(bench.places.setCapacity(planner, session, 2)).rejects.toMatchObject({
    code: 'training_capacity_below',
    text: { en: '3 people are enrolled: 2 places are not enough. Withdraw people first.' },
  });
  await expect(bench.places.setCapacity(planner, session, 21)).rejects.toMatchObject({
    code: 'training_capacity_above_room',
    text: { en: 'Atelier A has only 20 places.' },
  });
  expect((await bench.sessions.get(planner, session)).capacity).toBe(3);
});

test('the people of a cancelled session wait for the course with their time, which another session takes over', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, bob] = [await learner(), await learner('Bob')];
  await enrol(session, alice);
  await enrol(session, bob);
  expect(await bench.places.cancel(planner, session, 'Formateur malade', null)).toBe(2);
  expect(await bench.sessions.get(planner, session)).toMatchObject({
    status: 'cancelled',
    cancelledReason: 'Formateur malade',
    enrolled: [],
    waiting: [],
    reservations: [],
  });
  const { waiting } = await bench.portal.mine(bob, Date.now());
  expect(waiting).toMatchObject([{ session: null, courseTitle: 'Sertissage' }]);
  const next = await createSession(bench, school, { capacity: 1 });
  const late = await learner('Late');
  const first = await learner('First');
  await enrol(next, first);
  await enrol(next, late);
  await bench.places.join(bob, next);
  expect((await people(next)).waiting).toEqual([bob.traineeId, late.traineeId]);
  expect((await bench.portal.mine(bob, Date.now())).waiting).toHaveLength(1);
  await expect(bench.places.join(alice, session)).rejects.toMatchObject({ code: 'training_session_closed' });
});

test('or they go straight to another session of the course', async () => {
  const [session, target] = [await createSession(bench, school), await createSession(bench, school)];
  const alice = await learner();
  await enrol(session, alice);
  expect(await bench.places.cancel(planner, session, 'Salle fermée', target)).toBe(1);
  expect((await people(target)).enrolled).toEqual([alice.traineeId]);
  expect(await actionsOf(bench.pool, target)).toEqual(['SESSION_CREATED', 'PROMOTION_ATTENTE']);
  const elsewhere = await createSession(bench, await createSchool(bench.pool));
  await expect(bench.places.cancel(planner, target, 'Encore', elsewhere)).rejects.toMatchObject({
    code: 'training_target_session',
  });
});

test('a person is in two sessions of one time never, whoever writes', async () => {
  const session = await createSession(bench, school, { day: 910 });
  const other = await createSession(
    bench,
    { ...school, room: (await createSchool(bench.pool)).room },
    { day: 910 },
  );
  const alice = await learner();
  await enrol(session, alice);
  expect(await enrol(other, alice)).toBe('waiting');
  await expect(
    bench.pool.query('insert into care.enrolments (company_id, session_id, trainee_id) values ($1, $2, $3)', [
      school.company,
      other,
      alice.traineeId,
    ]),
  ).rejects.toMatchObject({ constraint: 'enrolments_person_is_free' });
});

test('no writer takes one person too many', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, bob] = [await learner(), await learner('Bob')];
  await enrol(session, alice);
  await expect(
    bench.pool.query('insert into care.enrolments (company_id, session_id, trainee_id) values ($1, $2, $3)', [
      school.company,
      session,
      bob.traineeId,
    ]),
  ).rejects.toMatchObject({ constraint: 'training_sessions_capacity' });
  await expect(bench.pool.query(`delete from care.training_moves`)).rejects.toMatchObject({ code: '42501' });
});

test('joining twice, leaving what one is not in, and other companies are refused', async () => {
  const session = await createSession(bench, school);
  const alice = await learner();
  const stranger = await createTrainee(bench.pool, (await createSchool(bench.pool)).company);
  expect(await bench.places.join(alice, session)).toBe('enrolled');
  await expect(bench.places.join(alice, session)).rejects.toMatchObject({
    code: 'enrolments_once',
    kind: 'conflict',
  });
  await expect(bench.places.join(stranger, session)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(bench.places.leave(stranger, session)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(enrol(session, stranger)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(bench.places.enrol(alice, session, stranger.traineeId)).rejects.toMatchObject({
    kind: 'not_found',
  });
  await expect(bench.places.confirm(alice, session)).rejects.toMatchObject({ code: '42501' });
  await expect(bench.sessions.get(stranger, session)).rejects.toMatchObject({ kind: 'not_found' });
  expect((await bench.portal.joinable(stranger, 1)).sessions).toEqual([]);
  await bench.places.leave(alice, session);
  expect((await bench.portal.history(alice, 1)).moves.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['withdrawn', 'own_choice'],
    ['enrolled', 'place_free'],
  ]);
});

test('confirming once tells everybody; a confirmed session is not confirmed again', async () => {
  const session = await createSession(bench, school);
  const alice = await learner();
  await enrol(session, alice);
  await bench.places.confirm(planner, session);
  await expect(bench.places.confirm(planner, session)).rejects.toMatchObject({
    code: 'training_session_move',
  });
  const { rows } = await bench.pool.query<{ data: { recipients: { role: string }[] } }>(
    `select data from care.session_actions where session_id = $1 and action = 'SESSION_CONFIRMEE'`,
    [session],
  );
  expect(rows.map(({ data }) => data.recipients.map(({ role }) => role))).toEqual([['learner']]);
});

test('reminds seven days before by the clock of the session, once, and ends what is over', async () => {
  const zoned = await createSession(bench, school, { day: 84, zone: 'Europe/Paris' });
  const alice = await learner();
  await enrol(zoned, alice);
  const at = async (moment: string) => {
    await sql`select care.keep_training_time(${moment}::timestamptz)`.execute(bench.jobs);
    return (await actionsOf(bench.pool, zoned)).filter((action) => action === 'RAPPEL_SESSION').length;
  };
  // The session begins on 26 March 2035, the day after Paris changes its clocks; a week before, nine is at 8:00 UTC.
  expect(await at('2035-03-19T07:59:00Z')).toBe(0);
  expect(await at('2035-03-19T08:00:00Z')).toBe(1);
  expect(await at('2035-03-20T08:00:00Z')).toBe(1);
  expect((await bench.sessions.get(planner, zoned)).status).toBe('open');
  await at('2035-03-26T13:00:00Z');
  expect((await bench.sessions.get(planner, zoned)).status).toBe('done');
});
