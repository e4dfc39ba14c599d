/** Places that are offered for a limited time: held meanwhile, never past the line, and passed on when nobody answers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { offerMail } from '../server/mails.ts';
import { passLapsedOffers } from '../server/offers.ts';
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
  type TestTrainee,
} from './_util.ts';

let bench: Bench;
let school: School;
let checks: string[];

beforeAll(async () => {
  bench = await openBench();
  school = await createSchool(bench.pool);
  checks = await Promise.all(
    ['0410-training', '0411-training-sessions', '0462-seat-offers'].map((name) =>
      readFile(join(import.meta.dirname, `../../../database/verify/care/${name}.sql`), 'utf8'),
    ),
  );
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await findBroken(bench.pool, checks)).toEqual([]);
});

/** A full session of one place that offers, and who has it and waits for it, in order. */
async function fullSession(waiting = 2): Promise<{ session: string; people: TestTrainee[] }> {
  const session = await createSession(bench, school, { capacity: 1, offerHours: 24 });
  const people: TestTrainee[] = [];
  for (let index = 0; index <= waiting; index += 1) {
    const one = await createTrainee(bench.pool, school.company, 'learner', `P${index}`);
    await bench.places.join(one, session);
    people.push(one);
  }
  return { session, people };
}

const at = <Item>(items: readonly Item[], index: number): Item => items[index] as Item;

const lapse = (session: string) =>
  bench.pool.query(
    `update care.seat_offers set offered_at = now() - interval '2 days', expires_at = now() - interval '1 day'
     where session_id = $1 and outcome is null`,
    [session],
  );

/** Whose offer is open, by their place in the list. */
async function offeredTo(session: string, people: readonly TestTrainee[]): Promise<number[]> {
  const { waiting } = await bench.sessions.get(planner, session);
  return waiting
    .filter(({ offerUntil }) => offerUntil !== null)
    .map(({ traineeId }) => people.findIndex((one) => one.traineeId === traineeId));
}

const seated = async (session: string) =>
  (await bench.sessions.get(planner, session)).enrolled.map(({ traineeId }) => traineeId);

test('a freed place is offered, held, and taken by whom it is offered to; nobody joins past them', async () => {
  const { session, people } = await fullSession();
  await bench.places.leave(at(people, 0), session);
  expect(await offeredTo(session, people)).toEqual([1]);
  expect(await bench.sessions.get(planner, session)).toMatchObject({ enrolledCount: 0, offeredCount: 1 });
  const late = await createTrainee(bench.pool, school.company);
  expect(await bench.places.join(late, session)).toBe('waiting');
  expect((await bench.portal.mine(late, Date.now())).waiting[0]).toMatchObject({
    offerUntil: null,
    session: { freeSeats: 0 },
  });
  expect((await bench.portal.mine(at(people, 1), Date.now())).waiting[0]?.offerUntil).not.toBeNull();
  await expect(bench.places.answerOffer(at(people, 2), session, true)).rejects.toMatchObject({
    code: 'seat_offer_over',
  });
  await bench.places.answerOffer(at(people, 1), session, true);
  expect(await seated(session)).toEqual([at(people, 1).traineeId]);
  // The offer is no place yet: PROMOTION_ATTENTE is told when it is taken.
  expect((await actionsOf(bench.pool, session)).slice(-2)).toEqual(['PLACE_LIBEREE', 'PROMOTION_ATTENTE']);
  const { moves } = await bench.portal.history(at(people, 1), 1);
  expect(moves.slice(0, 2).map(({ kind, reason }) => [kind, reason])).toEqual([
    ['promoted', 'offer_accepted'],
    ['offered', 'place_freed'],
  ]);
  expect(moves[1]?.until).not.toBeNull();
});

test('whoever is offered a place is mailed until when, with the page; not once they have answered', async () => {
  const { session, people } = await fullSession(1);
  const one = at(people, 1);
  await bench.places.leave(at(people, 0), session);
  const { rows } = await bench.pool.query<{ payload: Record<string, unknown> }>(
    `select payload from graphile_worker._private_jobs
     where payload ->> 'template' = 'seat-offered' and payload ->> 'accountId' = $1`,
    [one.accountId],
  );
  expect(rows).toHaveLength(1);
  const write = () =>
    offerMail({
      recipient: {
        accountId: one.accountId,
        email: 'p@example.org',
        firstName: 'P',
        language: 'fr',
        timeZone: 'Europe/Paris',
      },
      payload: rows[0]?.payload ?? {},
      database: bench.jobs,
      link: (path) => `https://care.example${path}`,
    });
  expect(await write()).toMatchObject({
    subject: 'Une place vous est proposée\u00a0: Sertissage',
    paragraphs: expect.arrayContaining([
      expect.stringMatching(/^Elle est gardée pour vous jusqu’au .+ à /),
    ]) as unknown,
    action: { url: 'https://care.example/learner' },
  });
  await bench.places.answerOffer(one, session, true);
  expect(await write()).toBeNull();
});

test('declined, it goes to the next and the rank is kept; the same place does not come back, the next one does', async () => {
  const { session, people } = await fullSession();
  await bench.places.leave(at(people, 0), session);
  await bench.places.answerOffer(at(people, 1), session, false);
  expect(await offeredTo(session, people)).toEqual([2]);
  expect((await bench.portal.mine(at(people, 1), Date.now())).waiting[0]).toMatchObject({ rank: 1 });
  await bench.places.answerOffer(at(people, 2), session, true);
  await bench.places.leave(at(people, 2), session);
  expect(await offeredTo(session, people)).toEqual([1]);
});

test('nobody answers: the job passes it on, also late; all let it pass and it is free for whoever joins', async () => {
  const { session, people } = await fullSession();
  await bench.places.leave(at(people, 0), session);
  await lapse(session);
  await expect(bench.places.answerOffer(at(people, 1), session, true)).rejects.toMatchObject({
    code: 'seat_offer_over',
  });
  await passLapsedOffers(bench.jobs);
  await passLapsedOffers(bench.jobs);
  expect(await offeredTo(session, people)).toEqual([2]);
  await lapse(session);
  await passLapsedOffers(bench.jobs);
  expect(await offeredTo(session, people)).toEqual([]);
  const late = await createTrainee(bench.pool, school.company);
  expect(await bench.places.join(late, session)).toBe('enrolled');
  const { moves } = await bench.portal.history(at(people, 1), 1);
  expect(moves[0]).toMatchObject({ kind: 'passed', reason: 'offer_expired' });
});

test('leaving the line passes the offer on; fewer places than are held is refused; cancelling ends it', async () => {
  const { session, people } = await fullSession();
  await bench.places.setCapacity(planner, session, 2);
  expect(await offeredTo(session, people)).toEqual([1]);
  await expect(bench.places.setCapacity(planner, session, 1)).rejects.toMatchObject({
    code: 'training_capacity_below',
    text: {
      en: '1 places are taken and 1 offered: 1 are not enough. Wait for the answers, or take people out.',
    },
  });
  await bench.places.leave(at(people, 1), session);
  expect(await offeredTo(session, people)).toEqual([2]);
  await bench.places.cancel(planner, session, 'Salle fermée', null);
  expect(await bench.sessions.get(planner, session)).toMatchObject({ status: 'cancelled', offeredCount: 0 });
  await expect(bench.places.answerOffer(at(people, 2), session, true)).rejects.toMatchObject({
    kind: 'conflict',
  });
});

test('by hand it is given to whom it is offered, at once; a candidate without a login is seated, who has an offer keeps it from learners', async () => {
  const { session, people } = await fullSession(1);
  await bench.places.leave(at(people, 0), session);
  await expect(bench.places.promote(planner, session, null)).rejects.toMatchObject({
    code: 'training_session_full',
  });
  expect(await bench.places.promote(planner, session, at(people, 1).traineeId)).toBe(1);
  expect(await seated(session)).toEqual([at(people, 1).traineeId]);

  const { id: candidate } = await bench.people.create(planner, {
    companyId: school.company,
    stage: 'candidate',
    firstName: 'Nora',
    lastName: 'Sans compte',
    email: 'nora@example.org',
    language: 'fr',
  });
  await bench.people.approve(planner, candidate);
  await bench.places.enrol(planner, session, candidate);
  await bench.places.leave(at(people, 1), session);
  expect(await seated(session)).toEqual([candidate]);

  const second = await createSession(bench, school, { capacity: 1, offerHours: 2 });
  const applicant = await createTrainee(bench.pool, school.company, 'candidate');
  await bench.pool.query('update care.trainees set approved = true where id = $1', [applicant.traineeId]);
  await bench.places.join(applicant, second);
  await bench.places.setCapacity(planner, second, 2);
  const learner = await createTrainee(bench.pool, school.company);
  await bench.places.setCapacity(planner, second, 1).catch(() => undefined);
  await bench.places.join(learner, second);
  expect(await offeredTo(second, [applicant, learner])).toContain(0);
});

test('who is taught elsewhere by then is refused with the reason, and the place stays held for them', async () => {
  const { session, people } = await fullSession(1);
  const [{ starts_at: startsAt, ends_at: endsAt }] = (
    await bench.pool.query<{ starts_at: Date; ends_at: Date }>(
      'select starts_at, ends_at from care.training_sessions where id = $1',
      [session],
    )
  ).rows as [{ starts_at: Date; ends_at: Date }];
  await bench.places.leave(at(people, 0), session);
  const other = await createSession(
    bench,
    { ...school, room: (await createSchool(bench.pool)).room },
    {
      modality: 'remote',
      reservations: [
        { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), roomId: null, instructorId: null },
      ],
    },
  );
  expect(await bench.places.join(at(people, 1), other)).toBe('enrolled');
  await expect(bench.places.answerOffer(at(people, 1), session, true)).rejects.toMatchObject({
    code: 'training_seat_obstacle',
  });
  expect(await offeredTo(session, people)).toEqual([1]);
});

test('whoever writes: more places taken and held than there are is refused, and an offer ends once', async () => {
  const { session, people } = await fullSession(2);
  await bench.places.leave(at(people, 0), session);
  await expect(
    bench.pool.query('insert into care.enrolments (company_id, session_id, trainee_id) values ($1, $2, $3)', [
      school.company,
      session,
      at(people, 0).traineeId,
    ]),
  ).rejects.toMatchObject({ constraint: 'training_sessions_capacity' });
  await expect(
    bench.pool.query(
      `insert into care.seat_offers (company_id, session_id, trainee_id, entry_id, expires_at)
       select company_id, session_id, trainee_id, id, now() + interval '1 day' from care.waiting_list_entries
       where session_id = $1 and trainee_id = $2`,
      [session, at(people, 2).traineeId],
    ),
  ).rejects.toMatchObject({ constraint: 'training_sessions_capacity' });
  await bench.places.answerOffer(at(people, 1), session, false);
  await expect(
    bench.pool.query(
      `update care.seat_offers set outcome = 'accepted' where session_id = $1 and outcome = 'declined'`,
      [session],
    ),
  ).rejects.toMatchObject({ constraint: 'seat_offers_once' });
});

test('many at once: withdrawals, answers and joins never take or hold one place too many', async () => {
  for (let round = 0; round < 4; round += 1) {
    const session = await createSession(bench, school, { capacity: 5, offerHours: 1 });
    const people: TestTrainee[] = [];
    for (let index = 0; index < 14; index += 1) people.push(await createTrainee(bench.pool, school.company));
    for (const one of people) await bench.places.join(one, session);
    for (const one of people.slice(0, 3)) await bench.places.leave(one, session);
    const results = await Promise.allSettled([
      ...people.slice(5, 8).map((one, index) => bench.places.answerOffer(one, session, index !== 1)),
      ...people.slice(3, 5).map((one) => bench.places.leave(one, session)),
      ...people.slice(0, 3).map((one) => bench.places.join(one, session)),
      bench.places.leave(at(people, 8), session),
      passLapsedOffers(bench.jobs),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    const { enrolledCount, offeredCount } = await bench.sessions.get(planner, session);
    expect(enrolledCount + offeredCount).toBe(5);
  }
});
