/** Every route of learning over HTTP, for everybody who could try it: what they are answered, and in which shape. */
import { createPerson } from '@huntzen/database/testing/people';
import { routeKey, type RouteContract } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { learningRoutes } from '../contracts/learning.ts';
import { teachingRoutes } from '../contracts/teaching.ts';
import type { LearningServices } from '../server/learning/routes.ts';
import type { TrainingServices } from '../server/routes.ts';
import { createTaughtSchool, createTrainer, moveTo, pdfFile, work } from './_learning.ts';
import { createCourse, createSchool, createSession, createTrainee, planner, stretchOn } from './_util.ts';

let cms: TestCms;
let plannerToken: string;

beforeAll(async () => {
  cms = await startTestCms({
    SIGNED_IN_CALLS_PER_15_MINUTES: '100000',
    ANONYMOUS_CALLS_PER_15_MINUTES: '100000',
  });
  plannerToken = await panelTokenOf(cms, 'planner');
});
afterAll(() => cms.close());

/** Everybody who tries each route, those whom it is for last. */
const callers = [
  'anonymous',
  'hr',
  'employee',
  'foreigner', // a learner of another company
  'other', // another learner of the company
  'stranger', // a trainer of the company who does not teach the session
  'learner',
  'trainer',
  'planner',
] as const;
type Name = (typeof callers)[number];

/** What a test works with: a session that the trainer teaches, in which the learner has a place and handed work in. */
async function makeWorld() {
  const pool = cms.database.adminPool;
  const services = cms.strapi.get<TrainingServices & LearningServices>('care.training');
  const bench = { pool, newSessions: services.newSessions };
  const school = await createTaughtSchool(bench);
  const { company, course, trainer } = school;
  const learner = await createTrainee(pool, company);
  const other = await createTrainee(pool, company, 'learner', 'Bob');
  const late = await createTrainee(pool, company, 'learner', 'Carol');
  const foreigner = await createTrainee(pool, (await createSchool(pool)).company, 'learner', 'Dan');
  const enrolmentOf = async (traineeId: string) =>
    (
      await pool.query<{ id: string }>('select id from care.course_enrolments where trainee_id = $1', [
        traineeId,
      ])
    ).rows[0]?.id ?? '';
  // Without a session yet: it waits to be attached.
  await services.courses.enrol(planner, late.traineeId, course);
  const taught = { instructorIds: [trainer.instructorId] };
  const session = await createSession(bench, school, taught);
  const follower = await createTrainee(pool, company, 'learner', 'Eve');
  await services.courses.enrol(planner, follower.traineeId, course);
  const target = await createSession(bench, school, taught);
  await services.places.enrol(planner, session, learner.traineeId);
  const handedIn = await services.submissions.handIn(learner, work(course, { files: [pdfFile('x')] }));
  const [round] = handedIn.rounds;
  const people = {
    hr: await createPerson(pool, { role: 'hr', company }),
    employee: await createPerson(pool, { role: 'employee', company }),
    foreigner,
    other,
    stranger: await createTrainer(bench, school),
    learner,
    trainer,
  };
  return {
    people,
    bench,
    services,
    room: school.room,
    course,
    otherCourse: await createCourse(pool, 'Polissage'),
    session,
    target,
    traineeId: learner.traineeId,
    waiting: await enrolmentOf(late.traineeId),
    attached: await enrolmentOf(follower.traineeId),
    submission: handedIn.id,
    roundId: round?.id ?? '',
    file: round?.files[0]?.id ?? '',
    /** The session is taught right now; returns the day of it. */
    beginNow: async () => {
      const now = new Date();
      await moveTo(bench, session, now, 1);
      return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now);
    },
  };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

interface Case {
  /** What stands for the parameters of the address. */
  params?: (world: World) => Record<string, string> | Promise<Record<string, string>>;
  body?: (world: World) => object;
  before?: (world: World) => Promise<unknown>;
  answers: Record<Exclude<Name, 'anonymous'>, number>;
}

/** Statuses of those in the order of `callers`, from HR on. */
const statuses = (...found: [number, number, number, number, number, number, number, number]) =>
  Object.fromEntries(callers.slice(1).map((name, index) => [name, found[index]])) as Case['answers'];
const learners = (foreigner: number, other: number, learner: number) =>
  statuses(403, 403, foreigner, other, 403, learner, 403, 403);
const trainers = (stranger: number, trainer: number) =>
  statuses(403, 403, 403, 403, stranger, 403, trainer, 403);
const planners = (status: number) => statuses(403, 403, 403, 403, 403, 403, 403, status);

const theSession = ({ session }: World) => ({ id: session });
const theWork = ({ submission }: World) => ({ id: submission });
const theCourse = ({ course }: World) => ({ courseId: course });
const redo = ({ services, people, submission, roundId }: World) =>
  services.submissions.decide(people.trainer, submission, {
    roundId,
    result: 'to_redo',
    mark: null,
    comment: 'Encore',
  });

const cases: Record<string, Case> = {
  'GET /api/my/courses': { answers: learners(200, 200, 200) },
  'POST /api/my/courses/:courseId/enrol': { params: theCourse, answers: learners(200, 200, 200) },
  'POST /api/my/courses/:courseId/leave': {
    params: theCourse,
    body: () => ({ reason: 'Je déménage' }),
    answers: learners(409, 409, 200),
  },
  'GET /api/my/submissions': { answers: learners(200, 200, 200) },
  'GET /api/my/submissions/:id': { params: theWork, answers: learners(404, 404, 200) },
  'POST /api/my/submissions': { body: ({ course }) => work(course), answers: learners(201, 201, 201) },
  'POST /api/my/submissions/:id/rounds': {
    params: theWork,
    before: redo,
    body: () => ({ text: 'Refait', clientId: crypto.randomUUID() }),
    answers: learners(404, 404, 201),
  },
  'GET /api/submission-files/:id': {
    params: ({ file }) => ({ id: file }),
    answers: statuses(403, 403, 404, 404, 404, 200, 200, 403),
  },
  'GET /api/learning/to-attach': { answers: planners(200) },
  'POST /api/learning/to-attach/:kind/:id': {
    params: ({ waiting }) => ({ kind: 'enrolment', id: waiting }),
    body: ({ session }) => ({ sessionId: session, reason: 'Même groupe' }),
    answers: planners(204),
  },
  'POST /api/trainees/:id/courses': {
    params: ({ traineeId }) => ({ id: traineeId }),
    body: ({ otherCourse }) => ({ courseId: otherCourse }),
    answers: statuses(403, 403, 403, 403, 404, 403, 201, 201),
  },
  'POST /api/trainees/:id/courses/:courseId/withdraw': {
    params: ({ traineeId, course }) => ({ id: traineeId, courseId: course }),
    body: () => ({ reason: 'Change de métier' }),
    answers: statuses(403, 403, 403, 403, 404, 403, 204, 409),
  },
  'GET /api/training-sessions/:id/followers': { params: theSession, answers: planners(200) },
  'POST /api/course-enrolments/:id/move': {
    params: ({ attached }) => ({ id: attached }),
    body: ({ target }) => ({ sessionId: target, reason: 'Groupe du soir' }),
    answers: planners(204),
  },
  'GET /api/my/teaching/today': { answers: trainers(200, 200) },
  'GET /api/my/teaching/sessions': { answers: trainers(200, 200) },
  'GET /api/my/teaching/sessions/:id': { params: theSession, answers: trainers(404, 200) },
  'GET /api/my/teaching/sessions/:id/days/:day': {
    params: async (world) => ({ ...theSession(world), day: await world.beginNow() }),
    answers: trainers(404, 200),
  },
  'PUT /api/my/teaching/sessions/:id/days/:day': {
    params: async (world) => ({ ...theSession(world), day: await world.beginNow() }),
    body: ({ traineeId }) => ({ traineeId, status: 'present' }),
    answers: trainers(404, 204),
  },
  'POST /api/my/teaching/sessions/:id/days/:day/attendances': {
    params: async (world) => ({ ...theSession(world), day: await world.beginNow() }),
    body: () => ({ status: 'present' }),
    answers: trainers(404, 200),
  },
  'POST /api/my/teaching/sessions': {
    // The stranger takes the room first.
    body: ({ course, room }) => ({
      courseId: course,
      modality: 'in_person',
      capacity: 2,
      reservations: [{ ...stretchOn(300), roomId: room, instructorId: null }],
    }),
    answers: trainers(201, 409),
  },
  'PATCH /api/my/teaching/sessions/:id': {
    params: theSession,
    body: () => ({ title: 'Sertissage du soir' }),
    answers: trainers(404, 200),
  },
  'POST /api/my/teaching/sessions/:id/confirm': { params: theSession, answers: trainers(404, 200) },
  'POST /api/my/teaching/sessions/:id/cancel': {
    params: theSession,
    body: () => ({ reason: 'Malade' }),
    // Made by a planner: theirs to cancel.
    answers: trainers(404, 422),
  },
  'GET /api/my/teaching/choices': { answers: trainers(200, 200) },
  'GET /api/my/teaching/submissions': { answers: trainers(200, 200) },
  'GET /api/my/teaching/submissions/:id': { params: theWork, answers: trainers(404, 200) },
  'POST /api/my/teaching/submissions/:id/decisions': {
    params: theWork,
    body: ({ roundId }) => ({ roundId, result: 'accepted', mark: 12.5 }),
    answers: trainers(404, 200),
  },
  'GET /api/my/teaching/learners': { answers: trainers(200, 200) },
};

const routes: readonly RouteContract[] = [...learningRoutes, ...teachingRoutes];
const refusal = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(1), details: z.array(z.unknown()) }),
});
const codes: Record<number, string> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' };

/** Holds an answer to the schema that the contract declares, without a field more, and a refusal to its own. */
function expectShape({ response }: RouteContract, status: number, text: string): void {
  if (status >= 400) {
    const { error } = refusal.parse(JSON.parse(text));
    if (codes[status] !== undefined) expect(error.code).toBe(codes[status]);
  } else if (response === null) expect(text).toBe('');
  else if ('file' in response) expect(text).toBe('%PDF-1.7\nx');
  else if (response instanceof z.ZodType) expect(response.parse(JSON.parse(text))).toEqual(JSON.parse(text));
}

test('every route of learning is tried', () => {
  expect(Object.keys(cases).sort()).toEqual(routes.map(routeKey).sort());
});

test.each(routes.map((route) => [routeKey(route), route] as const))('%s', async (key, route) => {
  const { params, body, before, answers } = cases[key] ?? { answers: planners(0) };
  const world = await makeWorld();
  await before?.(world);
  const found = (await params?.(world)) ?? {};
  const path = route.path.replace(/:(\w+)/g, (_match, name: string) => found[name] ?? '');
  const statusOf: Record<string, number> = {};
  for (const name of callers) {
    const token =
      name === 'planner' ? plannerToken : name === 'anonymous' ? '' : await tokenOf(cms, world.people[name]);
    const { status, text } = await call(cms, route.method, path, {
      ...(token === '' ? {} : { token }),
      ...(body === undefined ? {} : { body: body(world) }),
    });
    statusOf[name] = status;
    expectShape(route, status, text);
  }
  expect(statusOf).toEqual({ anonymous: 401, ...answers });
});

test('lists hold what is the reader’s alone', async () => {
  const { people, submission, session } = await makeWorld();
  const idsOf = async (name: 'foreigner' | 'other' | 'learner' | 'stranger' | 'trainer', path: string) => {
    const { data } = await call<{ id: string }[]>(cms, 'GET', path, {
      token: await tokenOf(cms, people[name]),
    });
    return data.map(({ id }) => id);
  };
  for (const name of ['foreigner', 'other'] as const)
    expect(await idsOf(name, '/my/submissions')).toEqual([]);
  expect(await idsOf('learner', '/my/submissions')).toEqual([submission]);
  for (const path of ['/my/teaching/sessions', '/my/teaching/submissions', '/my/teaching/learners'])
    expect(await idsOf('stranger', path)).toEqual([]);
  expect(await idsOf('trainer', '/my/teaching/submissions')).toEqual([submission]);
  expect(await idsOf('trainer', '/my/teaching/learners')).toEqual([people.learner.traineeId]);
  expect(await idsOf('trainer', '/my/teaching/sessions')).toContain(session);
});

test('who leaves a course sees so, and their trainer gets the mail', async () => {
  const { people, course } = await makeWorld();
  const token = await tokenOf(cms, people.learner);
  const path = `/my/courses/${course}`;
  expect(
    (await call(cms, 'POST', `${path}/leave`, { token, body: { reason: 'Je déménage' } })).data,
  ).toMatchObject({ enrolment: null, left: { reason: 'Je déménage' } });
  const refused = await call(cms, 'POST', '/my/submissions', { token, body: work(course) });
  expect([refused.status, refused.code]).toEqual([422, 'submission_course_left']);
  expect((await call(cms, 'POST', `${path}/enrol`, { token })).data).toMatchObject({ left: null });
});
