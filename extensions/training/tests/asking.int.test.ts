/** Plans that n8n is asked for, over HTTP against a CMS that runs the jobs: the question out, the answer back. */
import { randomUUID } from 'node:crypto';
import { planningQuestionBody, type PlanningDone, type PlanningQuestion } from '@huntzen/delivery/contracts';
import { createCompany } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { call, panelTokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { createSecret } from '../../delivery/server/webhooks/keys.ts';
import { sendCallback, type Callback } from '../../delivery/tests/_callback.ts';
import { startReceiver, type TestReceiver } from '../../delivery/tests/_receiver.ts';
import type { Proposal, ProposalCheck, ProposalOutcome, TrainingChoices } from '../contracts/index.ts';
import { addInstructor, addRoom, addSession, type PlanningPlace } from './_planning.ts';
import { createCourse } from './_util.ts';

const key = createSecret();
let cms: TestCms;
let n8n: TestReceiver;
let archive: TestReceiver;
let archiveKey: string;
let place: PlanningPlace;
let room: string;
let small: string;
let instructor: string;
let token: string;

beforeAll(async () => {
  n8n = await startReceiver();
  archive = await startReceiver();
  cms = await startTestCms({
    N8N_WEBHOOK_URL: `${n8n.url}/webhook`,
    N8N_WEBHOOK_SECRET: key,
    WEBHOOK_INTERNAL_HOSTS: new URL(archive.url).host,
    WEBHOOK_RETRY_FACTOR: '0',
  });
  const { adminPool: pool } = cms.database;
  place = { pool, company: await createCompany(pool), course: await createCourse(pool) };
  room = await addRoom(place, 'ATEL_B');
  small = await addRoom(place, 'PETITE', { capacity: 2 });
  instructor = await addInstructor(place);
  token = await panelTokenOf(cms, 'planner');
  const added = await call<{ secret: string }>(cms, 'POST', '/webhook-receivers', {
    token: await panelTokenOf(cms, 'platform-admin'),
    body: { name: 'Archive', url: archive.url, writesMails: false },
  });
  archiveKey = added.data.secret;
}, 60_000);
afterAll(async () => {
  await cms.close();
  await Promise.all([n8n.close(), archive.close()]);
});

let monday = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 60 });
monday = monday.add({ days: 8 - monday.dayOfWeek });

/** A week of its own for each question, so that none is in the way of another. */
const nextWeek = () => (monday = monday.add({ days: 7 }));
const at = (day: Temporal.PlainDate, time: string) =>
  new Date(
    day.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: time }).epochMilliseconds,
  ).toISOString();

const requestIn = (week: Temporal.PlainDate, changes: object = {}) => ({
  companyId: place.company,
  courseId: place.course,
  title: 'Sertissage demandé',
  from: week.toString(),
  to: week.add({ days: 6 }).toString(),
  weekdays: [1, 2],
  times: ['morning', 'afternoon'],
  groupSize: 8,
  hours: 8,
  ...changes,
});

const ask = (...requests: object[]) =>
  call<ProposalOutcome[]>(cms, 'POST', '/planning/proposals', { token, body: { requests, by: 'n8n' } });

/** A question that left, with the proposal that waits for its answer. */
async function askIn(week: Temporal.PlainDate, changes: object = {}) {
  const { data } = await ask(requestIn(week, changes));
  const [outcome] = data;
  if (outcome?.kind !== 'asked') throw new Error(`Not asked: ${JSON.stringify(outcome)}`);
  const { rows } = await cms.database.adminPool.query<{ correlation: string; action: string }>(
    `select p.correlation_id as correlation, a.id as action from care.planning_proposals p
     join care.session_actions a on a.correlation_id = p.correlation_id where p.id = $1`,
    [outcome.proposal.id],
  );
  const [{ correlation, action } = { correlation: '', action: '' }] = rows;
  await vi.waitFor(() => expect(n8n.received.map(({ id }) => id)).toContain(action), { timeout: 10_000 });
  return { id: outcome.proposal.id, proposal: outcome.proposal, correlation, action };
}

type Lessons = PlanningDone['data']['lessons'];

/** Monday, morning and afternoon. */
const planOf = (week: Temporal.PlainDate, changes: Partial<Lessons[number]> = {}): Lessons => [
  {
    startsAt: at(week, '08:00'),
    endsAt: at(week, '12:00'),
    roomId: room,
    instructorId: instructor,
    ...changes,
  },
  { startsAt: at(week, '14:00'), endsAt: at(week, '18:00'), roomId: room, instructorId: instructor },
];

const answer = (correlationId: string, data: object, more: Partial<Callback> = {}) =>
  sendCallback(cms, { key, ...more, body: { action: 'planning_done', correlationId, data } });
const codeOf = ({ body }: { body: Record<string, unknown> }) => (body.error as { code: string }).code;

async function find(id: string): Promise<Proposal | undefined> {
  const { data } = await call<Proposal[]>(cms, 'GET', '/planning/proposals?status=open', { token });
  return data.find((one) => one.id === id);
}
const post = <Data>(path: string, body: object = {}) => call<Data>(cms, 'POST', path, { token, body });

/** Everything that a bad answer might change. */
async function everything(): Promise<unknown> {
  const { rows } = await cms.database.adminPool.query(
    `select (select json_agg(p order by id) from care.planning_proposals p) as proposals,
            (select json_agg(v order by id) from care.room_reservations v) as reservations,
            (select count(*) from care.session_actions) as actions,
            (select count(*) from care.session_action_answers) as answers`,
  );
  return rows[0];
}

describe('a question', () => {
  test('leaves signed for n8n alone, with what the planner reads and nobody named', async () => {
    const week = nextWeek();
    await addSession(place, 'Elsewhere', [
      { room, instructor, from: at(week, '08:00'), to: at(week, '10:00') },
      { room, from: at(week, '10:00'), to: at(week, '11:00') },
    ]);
    const { proposal, correlation, action } = await askIn(week);
    expect(proposal).toMatchObject({
      status: 'asked',
      plannedBy: 'n8n',
      lessons: [],
      score: null,
      question: { from: week.toString(), isLate: false, reason: null },
    });
    const sent = n8n.received.find(({ id }) => id === action);
    const body = planningQuestionBody.parse(JSON.parse(sent?.body ?? ''));
    expect(body).toMatchObject({ correlationId: correlation });
    const { rooms, instructors, request } = body.data.planning;
    expect(request).toMatchObject({ groupSize: 8, subjects: [{ code: place.course, minutes: 480 }] });
    const taken = [{ startsAt: at(week, '08:00'), endsAt: at(week, '11:00') }];
    expect(rooms.find(({ id }) => id === room)).toMatchObject({ capacity: 10, taken });
    expect(rooms.find(({ id }) => id === small)).toMatchObject({ taken: [] });
    expect(instructors.find(({ id }) => id === instructor)?.taken).toEqual([
      { startsAt: at(week, '08:00'), endsAt: at(week, '10:00') },
    ]);
    expect(sent?.body).not.toMatch(/Carol|Bernard|Elsewhere|@/);
    expect(archive.received.map(({ id }) => id)).not.toContain(action);
    const { data: choices } = await call<TrainingChoices>(cms, 'GET', '/training-choices', { token });
    expect(choices.n8nPlans).toBe(true);
  });

  test('is one of several, each with the days of its own window', async () => {
    const [first, second] = [nextWeek(), nextWeek()];
    const day = second.add({ days: 3 });
    const taken = { room, from: at(day, '08:00'), to: at(day, '10:00') };
    await addSession(place, 'Déjà là', [taken]);
    await place.pool.query(`insert into care.room_closures (day, reason) values ($1, 'Inventaire')`, [
      day.toString(),
    ]);
    expect((await ask(requestIn(first), requestIn(second))).data).toMatchObject([
      { kind: 'asked', proposal: { question: { from: first.toString() } } },
      { kind: 'asked', proposal: { question: { from: second.toString() } } },
    ]);
    const { rows } = await place.pool.query<{ question: string }>(
      `select (data -> 'planning')::text as question from care.session_actions
       where data #>> '{planning,request,from}' in ($1, $2) order by data #>> '{planning,request,from}'`,
      [first.toString(), second.toString()],
    );
    const told = rows.map(({ question }) => {
      const { rooms, closedDays } = JSON.parse(question) as PlanningQuestion;
      return { closedDays, taken: rooms.find(({ id }) => id === room)?.taken };
    });
    expect(told).toEqual([
      { closedDays: [], taken: [] },
      { closedDays: [day.toString()], taken: [{ startsAt: taken.from, endsAt: taken.to }] },
    ]);
  });

  test('is not sent when one of several requests is refused, or cannot be planned by anybody', async () => {
    const before = await everything();
    const week = nextWeek();
    const gone = await ask(requestIn(week), requestIn(week, { courseId: 'x'.repeat(24) }));
    expect(gone.status).toBe(400);
    const { data } = await ask(requestIn(week, { groupSize: 400 }));
    expect(data).toMatchObject([{ kind: 'refused', refusal: { code: 'group_too_large' } }]);
    expect(await everything()).toEqual(before);
  });

  test('is put aside, and accepted only when it has an answer', async () => {
    const week = nextWeek();
    const { id, correlation } = await askIn(week);
    const accepted = await post(`/planning/proposals/${id}/accept`);
    expect([accepted.status, accepted.code]).toEqual([422, 'planning_proposal_asked']);
    expect((await post(`/planning/proposals/${id}/dismiss`)).data).toMatchObject({ status: 'dismissed' });
    const late = await answer(correlation, { lessons: planOf(week) });
    expect([late.status, codeOf(late)]).toEqual([409, 'planning_answered']);
    expect(await find(id)).toBeUndefined();
  });
});

describe('an answer', () => {
  test('makes a proposal that is reviewed and accepted like any other', async () => {
    const week = nextWeek();
    const { id, correlation } = await askIn(week);
    const lessons = planOf(week);
    expect(await answer(correlation, { lessons: lessons.toReversed() })).toEqual({
      status: 200,
      body: { data: { correlationId: correlation, action: 'planning_done', response: 'planning_done' } },
    });
    const proposal = await find(id);
    expect(proposal).toMatchObject({ status: 'proposed', plannedBy: 'n8n', question: null, minutes: 480 });
    expect(proposal?.lessons.map(({ startsAt }) => startsAt)).toEqual(
      lessons.map(({ startsAt }) => startsAt),
    );
    const { data } = await post<ProposalCheck>(`/planning/proposals/${id}/check`, {
      lessons: lessons.map((lesson, index) => ({ key: String(index + 1), ...lesson })),
    });
    expect(data.faults).toEqual([]);
    expect((await post(`/planning/proposals/${id}/accept`)).status).toBe(200);
  });

  test('that gives up a wish of the request says so, and may be accepted all the same', async () => {
    const week = nextWeek();
    const { id, correlation } = await askIn(week);
    const lessons = planOf(week).slice(0, 1);
    expect((await answer(correlation, { lessons })).status).toBe(200);
    const { data } = await post<ProposalCheck>(`/planning/proposals/${id}/check`, {
      lessons: lessons.map((lesson) => ({ key: '1', ...lesson })),
    });
    expect(data.faults).toMatchObject([{ key: null, code: 'wrong_minutes', isBlocking: false }]);
    expect((await post(`/planning/proposals/${id}/accept`)).status).toBe(200);
  });

  test('is taken once: the same again changes nothing, also many at once, and another one is refused', async () => {
    const week = nextWeek();
    const { id, correlation } = await askIn(week);
    const many = await Promise.all(
      Array.from({ length: 8 }, () => answer(correlation, { lessons: planOf(week) })),
    );
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
    const before = await everything();
    expect((await answer(correlation, { lessons: planOf(week) })).status).toBe(200);
    const other = await answer(correlation, { lessons: planOf(week, { roomId: small }) });
    const without = await answer(correlation, { reason: 'Nothing is free.' });
    expect([other, without].map((one) => [one.status, codeOf(one)])).toEqual(
      Array(2).fill([409, 'planning_answered']),
    );
    expect(await everything()).toEqual(before);
    expect(await find(id)).toMatchObject({ lessons: [{ room: { id: room } }, { room: { id: room } }] });
  });

  test('that is forged, changed after signing, unsigned or old is refused', async () => {
    const week = nextWeek();
    const { correlation } = await askIn(week);
    const data = { lessons: planOf(week) };
    const before = await everything();
    const refused = [
      await answer(correlation, data, { key: createSecret() }),
      await answer(correlation, data, { tamper: (text) => text.replaceAll(room, small) }),
      await call(cms, 'POST', '/webhooks/callback', {
        body: { action: 'planning_done', correlationId: correlation, data },
      }),
      await answer(correlation, data, { at: new Date(Date.now() - 6 * 60_000) }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(Array(4).fill(401));
    expect(await everything()).toEqual(before);
  });

  test('to no question, or by a receiver that was not asked, is refused', async () => {
    const week = nextWeek();
    const { correlation } = await askIn(week);
    const data = { lessons: planOf(week) };
    const before = await everything();
    expect((await answer(randomUUID(), data)).status).toBe(404);
    expect((await answer(correlation, data, { key: archiveKey })).status).toBe(404);
    expect(await everything()).toEqual(before);
  });

  test('that is malformed is refused, and says where', async () => {
    const week = nextWeek();
    const { correlation } = await askIn(week);
    const before = await everything();
    const pathsOf = async (data: object) => {
      const { status, body } = await answer(correlation, data);
      expect(status).toBe(400);
      return (body.error as { details: { path: string }[] }).details.map(({ path }) => path);
    };
    expect(await pathsOf({ lessons: planOf(week, { roomId: 'nowhere' }) })).toEqual([
      'data.lessons.0.roomId',
    ]);
    expect(await pathsOf({ lessons: planOf(week, { instructorId: randomUUID() }) })).toEqual([
      'data.lessons.0.instructorId',
    ]);
    expect(await pathsOf({ lessons: planOf(week, { subject: 'Gemmologie' }) })).toEqual([
      'data.lessons.0.subject',
    ]);
    expect(await pathsOf({ lessons: planOf(week, { endsAt: at(week, '07:00') }) })).toEqual([
      'data.lessons.0.endsAt',
    ]);
    expect(await pathsOf({ lessons: planOf(week, { startsAt: 'tomorrow' }) })).toContain(
      'data.lessons.0.startsAt',
    );
    expect(await pathsOf({ lessons: [] })).toEqual(['data.lessons']);
    expect(await pathsOf({ lessons: planOf(week), reason: 'None' })).toEqual(['data.lessons']);
    expect(await everything()).toEqual(before);
    expect((await answer(correlation, { lessons: planOf(week) })).status).toBe(200);
  });

  test('with faults is kept with them, and accepted once they are mended by hand', async () => {
    const week = nextWeek();
    await addSession(place, 'Taken', [{ room, from: at(week, '08:00'), to: at(week, '09:00') }]);
    const { id, correlation } = await askIn(week);
    const [morning] = planOf(week);
    const faulty = [morning, { ...morning, ...planOf(week)[1], roomId: small }];
    expect((await answer(correlation, { lessons: faulty })).status).toBe(200);
    const kept = faulty.map((lesson, index) => ({ key: String(index + 1), ...lesson }));
    const { data } = await post<ProposalCheck>(`/planning/proposals/${id}/check`, { lessons: kept });
    expect(data.faults).toMatchObject([
      { key: '1', code: 'room_taken', isBlocking: true },
      { key: '2', code: 'room_too_small', isBlocking: true },
    ]);
    const before = await everything();
    const refused = await post(`/planning/proposals/${id}/accept`);
    expect([refused.status, refused.code]).toEqual([409, 'proposal_outdated']);
    expect(await everything()).toEqual(before);
    const tuesday = week.add({ days: 1 });
    const mended = planOf(tuesday).map((lesson, index) => ({ key: String(index + 1), ...lesson }));
    const edited = await call(cms, 'PUT', `/planning/proposals/${id}`, { token, body: { lessons: mended } });
    expect(edited.status).toBe(200);
    // What was answered is still known, whatever became of it by hand.
    expect((await answer(correlation, { lessons: faulty })).status).toBe(200);
    expect((await post(`/planning/proposals/${id}/accept`)).status).toBe(200);
  });
});

describe('without a plan of n8n', () => {
  const planInstead = (id: string) => post<ProposalOutcome>(`/planning/proposals/${id}/plan`);

  test('in time, the proposal says so, a late answer is refused, and our planner plans', async () => {
    const week = nextWeek();
    const { id, correlation } = await askIn(week);
    await cms.database.adminPool.query(
      `update care.planning_proposals set answer_by = now() - interval '1 second' where id = $1`,
      [id],
    );
    expect(await find(id)).toMatchObject({ status: 'asked', question: { isLate: true } });
    const before = await everything();
    const late = await answer(correlation, { lessons: planOf(week) });
    expect([late.status, codeOf(late)]).toEqual([422, 'planning_expired']);
    expect(await everything()).toEqual(before);
    expect((await planInstead(id)).data).toMatchObject({
      kind: 'planned',
      proposal: { id, status: 'proposed', plannedBy: 'planner', minutes: 480 },
    });
    const again = await planInstead(id);
    expect([again.status, again.code]).toEqual([409, 'planning_proposal_answered']);
    expect((await post(`/planning/proposals/${id}/accept`)).status).toBe(200);
  });

  test('but with its reason, the proposal says it; our planner plans, and the first to plan counts', async () => {
    const week = nextWeek();
    const { id, correlation } = await askIn(week);
    const reason = 'Nobody is free on Mondays.';
    expect(await answer(correlation, { reason })).toMatchObject({
      status: 200,
      body: { data: { response: 'planning_refused' } },
    });
    expect(await find(id)).toMatchObject({ status: 'asked', question: { reason } });
    expect((await planInstead(id)).status).toBe(200);
    const before = await everything();
    expect((await answer(correlation, { reason })).status).toBe(200);
    expect((await answer(correlation, { lessons: planOf(week) })).status).toBe(409);
    expect(await everything()).toEqual(before);
  });

  test('and impossible for our planner too, it waits on and says why', async () => {
    const { id } = await askIn(nextWeek(), { hours: 40 });
    expect((await planInstead(id)).data).toMatchObject({
      kind: 'refused',
      refusal: { code: 'window_too_short' },
    });
    expect(await find(id)).toMatchObject({ status: 'asked' });
  });
});
