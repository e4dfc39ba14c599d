/** The routes over HTTP: who may, what is answered, and that conversion makes a login. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { MyTraining, Trainee, TrainingSession } from '../contracts/index.ts';
import { PeopleService } from '../server/people.ts';
import type { TrainingServices } from '../server/routes.ts';
import {
  actionsOf,
  createCourse,
  createRoom,
  createTrainee,
  planner,
  stretchOn,
  type TestTrainee,
} from './_util.ts';

let cms: TestCms;
let company: string;
let course: string;
let room: string;
let alice: TestTrainee;
let token: string;
let services: TrainingServices;

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  company = await createCompany(pool);
  course = await createCourse(pool);
  room = await createRoom(pool);
  alice = await createTrainee(pool, company);
  token = await tokenOf(cms, alice);
  services = cms.strapi.get<TrainingServices>('care.training');
});

afterAll(() => cms.close());

const newSession = (day: number, capacity = 1) =>
  services.newSessions.create(
    planner,
    {
      companyId: company,
      courseId: course,
      modality: 'in_person',
      capacity,
      instructorIds: [],
      reservations: [{ ...stretchOn(day), roomId: room, instructorId: null }],
    },
    Date.now(),
  );

test('a learner joins, sees the place and the calendar, and withdraws', async () => {
  const id = await newSession(1);
  const joined = await call<{ outcome: string }>(cms, 'POST', `/my/training/sessions/${id}/join`, { token });
  expect([joined.status, joined.data]).toEqual([200, { outcome: 'enrolled' }]);
  const { data } = await call<MyTraining>(cms, 'GET', '/my/training', { token });
  expect(data).toMatchObject({
    stage: 'learner',
    next: { id, place: 'Atelier A, 3 rue des Orfèvres, Lyon', freeSeats: 0 },
    stretches: [{ place: 'Atelier A, 3 rue des Orfèvres, Lyon' }],
    waiting: [],
  });
  const file = await fetch(`${cms.url}/api/my/training/sessions/${id}/calendar`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const calendar = await file.text();
  expect(calendar).toContain('SUMMARY:Sertissage');
  expect(calendar.replaceAll('\r\n ', '')).toContain('LOCATION:Atelier A\\, 3 rue des Orfèvres\\, Lyon');
  const left = await call(cms, 'POST', `/my/training/sessions/${id}/withdraw`, { token });
  expect(left.status).toBe(204);
  expect((await call<MyTraining>(cms, 'GET', '/my/training', { token })).data.next).toBeNull();
});

test('what is planned is closed to learners, and to visitors', async () => {
  const id = await newSession(2);
  for (const [method, path] of [
    ['GET', '/training-sessions'],
    ['GET', `/training-sessions/${id}`],
    ['POST', `/training-sessions/${id}/cancel`],
    ['GET', '/trainees'],
  ] as const) {
    const body = method === 'POST' ? { body: {} } : {};
    expect((await call(cms, method, path, { token, ...body })).status).toBe(403);
    expect((await call(cms, method, path, body)).status).toBe(401);
  }
  expect((await call(cms, 'GET', '/my/training')).status).toBe(401);
});

describe('conversion', () => {
  const people = () => new PeopleService(cms.strapi.get('care.database'));
  const add = (stage: 'prospect' | 'candidate', email: string): Promise<Trainee> =>
    people().create(planner, {
      companyId: company,
      stage,
      firstName: 'Bob',
      lastName: 'Durand',
      email,
      language: 'fr',
      courseId: course,
    });

  test('a candidate becomes a learner with a login, an invitation and a place', async () => {
    const session = await newSession(3);
    const bob = await add('candidate', 'bob@example.org');
    const { trainee, outcome } = await people().convert(planner, bob.id, {
      stage: 'learner',
      sessionId: session,
    });
    expect([trainee.stage, trainee.hasAccount, outcome]).toEqual(['learner', true, 'enrolled']);
    const { rows } = await cms.database.adminPool.query<{
      role: string;
      identifier: string;
      template: string;
    }>(
      `select p.role, j.payload ->> 'template' as template
       from care.people p join cms.up_users u on u.document_id = p.account_id
       join graphile_worker._private_jobs j on j.payload ->> 'accountId' = p.account_id
       where u.email = 'bob@example.org'`,
    );
    expect(rows).toEqual([{ role: 'learner', template: 'invitation' }]);
    expect(await actionsOf(cms.database.adminPool, session)).toEqual([
      'SESSION_CREATED',
      'ELEVE_INSCRIT',
      'ELEVE_CONVERTI',
    ]);
  });

  test('a candidate with an account keeps it, as a learner, and goes before candidates in every line', async () => {
    const session = await newSession(4);
    await services.places.enrol(planner, session, alice.traineeId);
    const { adminPool: pool } = cms.database;
    const [first, second] = [
      await createTrainee(pool, company, 'candidate', 'First'),
      await createTrainee(pool, company, 'candidate', 'Second'),
    ];
    for (const one of [first, second]) await services.places.enrol(planner, session, one.traineeId);
    await people().convert(planner, second.traineeId, { stage: 'learner' });
    const { waiting }: TrainingSession = await services.sessions.get(planner, session);
    expect(waiting.map(({ traineeId, stage }) => [traineeId, stage])).toEqual([
      [second.traineeId, 'learner'],
      [first.traineeId, 'candidate'],
    ]);
  });

  test('a wished session is one of the course; a prospect waits for it as a candidate', async () => {
    const session = await newSession(5);
    const other = await createCourse(cms.database.adminPool, 'Gemmologie');
    const bob = await add('prospect', 'prospect@example.org');
    await expect(services.places.enrol(planner, session, bob.id)).rejects.toMatchObject({
      code: 'trainee_is_prospect',
    });
    await expect(
      people().convert(planner, bob.id, { stage: 'candidate', courseId: other, sessionId: session }),
    ).rejects.toMatchObject({ code: 'training_other_course' });
    const { outcome } = await people().convert(planner, bob.id, { stage: 'candidate', sessionId: session });
    expect(outcome).toBe('waiting');
    await expect(people().convert(planner, bob.id, { stage: 'candidate' })).rejects.toMatchObject({
      code: 'trainee_move',
    });
  });

  test('an address that has an account elsewhere makes no learner', async () => {
    await createPerson(cms.database.adminPool, { role: 'employee', company, email: 'taken@example.org' });
    const bob = await add('candidate', 'taken@example.org');
    await expect(people().convert(planner, bob.id, { stage: 'learner' })).rejects.toMatchObject({
      code: 'up_users_email_key',
      kind: 'conflict',
    });
  });
});
