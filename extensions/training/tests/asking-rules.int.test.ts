/** What the database itself refuses of questions to n8n and of answers, and that a rollback sends nothing. */
import { sql, type Transaction } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planningRules, proposalRequest } from '../contracts/index.ts';
import { AskingService } from '../server/planning/asking.ts';
import { addInstructor, addRoom, openPlanning, planner, type PlanningBench } from './_planning.ts';

let bench: PlanningBench;
let asking: AskingService;
let room: string;
let instructor: string;

const now = Date.parse('2027-01-01T00:00:00Z');

beforeAll(async () => {
  bench = await openPlanning();
  asking = new AskingService(bench.care);
  room = await addRoom(bench, 'ATEL_B');
  instructor = await addInstructor(bench);
});
afterAll(() => bench.close());

const ask = () => {
  const request = proposalRequest.parse({
    companyId: bench.company,
    courseId: bench.course,
    from: '2027-03-01',
    to: '2027-03-31',
    weekdays: [6],
    times: ['morning'],
    groupSize: 8,
    hours: 4,
  });
  return asking.ask(planner, { requests: [request], rules: planningRules.parse({}) }, 'en', now);
};

const written = async () =>
  (
    await bench.pool.query(
      `select (select count(*)::int from care.planning_proposals) as proposals,
              (select count(*)::int from care.session_actions) as actions,
              (select count(*)::int from graphile_worker._private_jobs) as jobs`,
    )
  ).rows[0] as { proposals: number; actions: number; jobs: number };

const configure = (url: string | null) => bench.pool.query('select care.configure_receiver($1)', [url]);

/** The last question, written again with a change, as the owner of the functions would. */
const askAgain = (tx: Transaction, planning: string) =>
  sql`
    select care.ask_planning(
      (select jsonb_build_object('companyId', p.company_id, 'courseId', p.course_id, 'title', p.title, 'capacity', p.capacity,
                                 'zone', p.zone, 'request', p.request)
       from care.planning_proposals p order by p.created_at desc limit 1), ${planning}::jsonb)`.execute(tx);

const planning = async (change: (question: Record<string, unknown>) => object): Promise<string> => {
  const { rows } = await bench.pool.query<{ planning: Record<string, unknown> }>(
    `select data -> 'planning' as planning from care.session_actions order by id desc limit 1`,
  );
  return JSON.stringify(change(rows[0]?.planning ?? {}));
};

it('asks nobody while no n8n is configured, or it is disabled', async () => {
  const before = await written();
  await expect(ask()).rejects.toMatchObject({ code: 'planning_receiver_missing' });
  await configure('https://n8n.example.org/webhook');
  await configure(null);
  await expect(ask()).rejects.toMatchObject({ code: 'planning_receiver_missing' });
  expect(await written()).toEqual(before);
  await configure('https://n8n.example.org/webhook');
  expect(await ask()).toMatchObject([{ kind: 'asked' }]);
  expect(await written()).toEqual({
    proposals: before.proposals + 1,
    actions: before.actions + 1,
    jobs: before.jobs + 1,
  });
});

it('sends nothing when the transaction is undone', async () => {
  const before = await written();
  const whole = await planning((question) => question);
  await expect(
    bench.care.as(planner, async (tx) => {
      await askAgain(tx, whole);
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect(await written()).toEqual(before);
});

it('tells n8n nobody’s name', async () => {
  const named = await planning((question) => ({
    ...question,
    instructors: (question.instructors as object[]).map((one) => ({ ...one, name: 'Carol Bernard' })),
  }));
  await expect(bench.care.as(planner, (tx) => askAgain(tx, named))).rejects.toMatchObject({
    constraint: 'session_actions_data_has_its_shape',
  });
});

it('is asked by planners only', async () => {
  const whole = await planning((question) => question);
  const person = await createPerson(bench.pool, { role: 'employee', company: bench.company });
  await expect(bench.care.as({ ...planner, ...person }, (tx) => askAgain(tx, whole))).rejects.toThrow(
    /planners do this/,
  );
});

it('takes no stretch that was not asked for, and none after the deadline', async () => {
  const { rows } = await bench.pool.query<{ action: string; correlation: string; receiver: string }>(
    `select a.id as action, a.correlation_id as correlation, r.id as receiver
     from care.session_actions a, care.webhook_receivers r order by a.id desc limit 1`,
  );
  const [{ action, correlation, receiver } = { action: '', correlation: '', receiver: '' }] = rows;
  await bench.pool.query('select care.dispatch_session_action($1)', [action]);
  const lesson = {
    key: '1',
    subject: bench.course,
    roomId: room,
    instructorId: instructor,
    startsAt: '2027-03-06T07:00:00.000Z',
    endsAt: '2027-03-06T11:00:00.000Z',
  };
  const answer = async (changes: object) =>
    (
      await bench.pool.query<{ outcome: string }>(
        `select care.answer_planning_question($1, 'msg', $2, $3, '{"score": 100}', null) as outcome`,
        [receiver, correlation, JSON.stringify([{ ...lesson, ...changes }])],
      )
    ).rows[0]?.outcome;
  for (const changes of [
    { roomId: 'nowhere' },
    { instructorId: bench.course },
    { subject: 'Gemmologie' },
    { endsAt: lesson.startsAt },
    { name: 'Carol' },
  ])
    await expect(answer(changes)).rejects.toMatchObject({ constraint: 'planning_answer_shape' });
  await bench.pool.query(`update care.planning_proposals set answer_by = now() - interval '1 second'`);
  expect(await answer({})).toBe('expired');
  await bench.pool.query(`update care.planning_proposals set answer_by = now() + interval '1 hour'`);
  expect([await answer({}), await answer({}), await answer({ roomId: 'nowhere' })]).toEqual([
    'recorded',
    'recorded',
    'answered',
  ]);
});
