/** Programmes assigned to all, to those who come later, ended and replaced. */
import { readFile } from 'node:fs/promises';
import type { Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { AssignmentAct, DatedSession, Programme } from '../contracts/index.ts';
import { buildClinic, buildProgramme, editor, servicesOf, superAdmin } from './_util.ts';

interface Assigned {
  programmes: { id: string; patientId: string }[];
  alreadyRunning: number;
}
interface Rehearsal {
  recipients: number;
  alreadyRunning: number;
  people: { data: { name: string; hasIt: boolean }[]; meta: { total: number } };
}

let cms: TestCms;
let editorToken: string;
let coachToken: string;
let company: string;
let alice: Actor;
let bob: Actor;
let coach: Actor;
let group: string;
let templateId: string;

const today = Temporal.Now.plainDateISO('Europe/Paris');
/** Monday of next week in Paris, so that every day of the plan lies ahead. */
const monday = today.add({ days: 8 - today.dayOfWeek });
const plus = (days: number) => monday.add({ days }).toString();

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  editorToken = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());
beforeEach(async () => {
  ({ company, alice, bob } = await buildClinic(cms));
  coach = await createPerson(cms.database.adminPool, { role: 'coach' });
  coachToken = await tokenOf(cms, coach);
  group = await servicesOf(cms).groups.create(superAdmin, {
    companyId: company,
    name: 'Mardi',
    coachId: coach.accountId,
    patientIds: [alice.accountId],
  });
  templateId = await buildProgramme(cms);
});

const assign = (body: Record<string, unknown>, token = coachToken, template = templateId, key?: string) =>
  call<Assigned>(cms, 'POST', `/programmes/${template}/assignments`, {
    token,
    body: { startsOn: plus(0), days: [1, 3, 5], ...body },
    ...(key === undefined ? {} : { key }),
  });
const rehearse = (body: Record<string, unknown>, token = coachToken, template = templateId) =>
  call<Rehearsal>(cms, 'POST', `/programmes/${template}/assignments/rehearsal`, {
    token,
    body: { startsOn: plus(0), days: [1, 3, 5], ...body },
  });
const actsOf = async (token = coachToken, template = templateId) =>
  (await call<AssignmentAct[]>(cms, 'GET', `/programmes/${template}/assignments`, { token })).data;
const endAct = (id: string, body: Record<string, unknown> = {}, token = coachToken) =>
  call(cms, 'POST', `/assignments/${id}/end`, { token, body });
const programmesOf = async (patient: Actor) =>
  (await call<Programme[]>(cms, 'GET', '/my/programmes', { token: await tokenOf(cms, patient) })).data;
const weekOf = async (patient: Actor, from = plus(0)) =>
  (
    await call<DatedSession[]>(cms, 'GET', `/my/week?from=${from}`, { token: await tokenOf(cms, patient) })
  ).data.map(({ dueOn }) => dueOn);
const join = (patient: Actor) =>
  cms.database.adminPool.query(
    'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
    [company, group, patient.accountId],
  );
const problems = async () => {
  const query = await readFile(
    new URL('../../../database/verify/care/0221-assignments.sql', import.meta.url),
    'utf8',
  );
  return (await cms.database.adminPool.query<{ problem: string }>(query)).rows;
};
/** Moves the plan of an act to the past, as time would. */
const letTimePass = (id: string, days: number) =>
  cms.database.adminPool.query(
    `update care.assignments set starts_on = starts_on - $2::int, ends_on = ends_on - $2::int,
            planned_days = array(select d - $2::int from unnest(planned_days) as d) where id = $1`,
    [id, days],
  );

describe('all patients', () => {
  test('are, for a coach, those of their groups; who has it is named first in the rehearsal', async () => {
    await join(bob);
    await createPerson(cms.database.adminPool, { role: 'patient', company });
    await assign({ patientIds: [bob.accountId] });
    const { data } = await rehearse({ all: true });
    expect(data).toMatchObject({ recipients: 2, alreadyRunning: 1, people: { meta: { total: 2 } } });
    expect(data.people.data.map(({ name, hasIt }) => [name, hasIt])).toEqual([
      ['Bob Durand', true],
      ['Alice Durand', false],
    ]);
    const answer = await assign({ all: true });
    expect(answer.data.programmes.map(({ patientId }) => patientId)).toEqual([alice.accountId]);
    expect(await actsOf()).toMatchObject([
      { audience: 'all', people: 1, running: 1 },
      { audience: 'some', people: 1 },
    ]);
  });

  test('are, for the panel, every patient who is not blocked', async () => {
    const blocked = await createPerson(cms.database.adminPool, { role: 'patient', company, blocked: true });
    const { data } = await assign({ all: true }, editorToken);
    const given = data.programmes.map(({ patientId }) => patientId);
    expect(given).toEqual(expect.arrayContaining([alice.accountId, bob.accountId]));
    expect(given).not.toContain(blocked.accountId);
  });
});

describe('who comes later', () => {
  test('receives what the group has, from its first day, when that lies ahead', async () => {
    await assign({ groupIds: [group], includeLateJoiners: true });
    await join(bob);
    expect(await weekOf(bob)).toEqual([plus(0), plus(2), plus(4)]);
    expect(await programmesOf(bob)).toMatchObject([
      { state: 'running', isPersonal: false, startsOn: plus(0), endsOn: plus(13), sessionsPlanned: 6 },
    ]);
    expect(await problems()).toEqual([]);
  });

  test('begins with the first week, so many whole weeks later, when it runs already', async () => {
    await assign({ groupIds: [group], includeLateJoiners: true });
    const [act] = await actsOf();
    await letTimePass(act?.id ?? '', 14);
    // The plan began a week ago and goes on for another: its first day comes again next Monday.
    await join(bob);
    expect(await programmesOf(bob)).toMatchObject([
      { startsOn: plus(0), endsOn: plus(13), sessionsPlanned: 6 },
    ]);
    expect(await weekOf(bob)).toEqual([plus(0), plus(2), plus(4)]);
  });

  test('receives nothing that does not include them, has ended or ended by its last day', async () => {
    await assign({ groupIds: [group] });
    const ended = await buildProgramme(cms);
    await assign({ groupIds: [group], includeLateJoiners: true }, coachToken, ended);
    await endAct((await actsOf(coachToken, ended))[0]?.id ?? '');
    const past = await buildProgramme(cms);
    await assign({ groupIds: [group], includeLateJoiners: true }, coachToken, past);
    await letTimePass((await actsOf(coachToken, past))[0]?.id ?? '', 28);
    await join(bob);
    expect(await programmesOf(bob)).toEqual([]);
  });

  test('keeps what they have in progress', async () => {
    await assign({ patientIds: [bob.accountId] }, editorToken);
    const [before] = await programmesOf(bob);
    await assign({ groupIds: [group], includeLateJoiners: true });
    await join(bob);
    expect((await programmesOf(bob)).map(({ id }) => id)).toEqual([before?.id]);
  });

  test('receives what the panel assigned to all, and what their coach assigned to all', async () => {
    await assign({ all: true, includeLateJoiners: true }, editorToken);
    const ofCoach = await buildProgramme(cms);
    await assign({ all: true, includeLateJoiners: true }, coachToken, ofCoach);
    const carol = await createPerson(cms.database.adminPool, { role: 'patient', company });
    expect(await programmesOf(carol)).toHaveLength(1);
    await join(carol);
    expect(await programmesOf(carol)).toHaveLength(2);
    await endAct((await actsOf(editorToken))[0]?.id ?? '', {}, editorToken);
  });

  test('is meant by a group or by all: one person alone is refused', async () => {
    const refused = await assign({ patientIds: [alice.accountId], includeLateJoiners: true });
    expect([refused.status, refused.paths]).toEqual([400, ['includeLateJoiners']]);
  });
});

describe('ending what was assigned', () => {
  test('is rehearsed, ends it for all its people, and keeps what they reported', async () => {
    await join(bob);
    await assign({ groupIds: [group], startsOn: today.toString(), days: [today.dayOfWeek] });
    const [act] = await actsOf();
    const token = await tokenOf(cms, alice);
    const { data: due } = await call<DatedSession[]>(cms, 'GET', `/my/week?from=${today.toString()}`, {
      token,
    });
    await call(cms, 'POST', `/my/occurrences/${due[0]?.id ?? ''}/completion`, {
      token,
      body: {
        clientId: crypto.randomUUID(),
        outcome: 'done',
        performedOn: today.toString(),
        minutes: 20,
        effort: 5,
      },
    });
    const rehearsal = await call<Rehearsal & { reported: number }>(
      cms,
      'GET',
      `/assignments/${act?.id ?? ''}/recipients`,
      { token: coachToken },
    );
    expect(rehearsal.data).toMatchObject({ recipients: 2, reported: 1, people: { meta: { total: 2 } } });
    expect((await endAct(act?.id ?? '')).status).toBe(204);
    expect((await programmesOf(alice))[0]?.state).toBe('ended');
    expect(await weekOf(alice, today.toString())).toEqual([today.toString()]);
    expect(await weekOf(bob, today.toString())).toEqual([]);
    expect((await actsOf())[0]?.endedAt).not.toBeNull();
    expect((await endAct(act?.id ?? '')).code).toBe('assignment_over');
    expect(await problems()).toEqual([]);
  });

  test('at a day: it goes on until then', async () => {
    await assign({ groupIds: [group] });
    const [act] = await actsOf();
    expect((await endAct(act?.id ?? '', { on: plus(2) })).status).toBe(204);
    expect(await weekOf(alice)).toEqual([plus(0), plus(2)]);
    expect(await weekOf(alice, plus(7))).toEqual([]);
    expect(await programmesOf(alice)).toMatchObject([{ state: 'running', endsOn: plus(2) }]);
    expect((await actsOf())[0]).toMatchObject({ endsOn: plus(2), endedAt: null });
  });

  test('at a day: the days that lie far ahead, and are not written yet, go too', async () => {
    await assign({ groupIds: [group], weeks: 52 });
    const [act] = await actsOf();
    expect((await programmesOf(alice))[0]?.sessionsPlanned).toBe(156);
    await endAct(act?.id ?? '', { on: plus(13) });
    expect(await programmesOf(alice)).toMatchObject([{ sessionsPlanned: 6, endsOn: plus(13) }]);
  });

  test('before it begins takes it away, and a day that has passed is refused', async () => {
    await assign({ groupIds: [group] });
    const [act] = await actsOf();
    const refused = await endAct(act?.id ?? '', { on: today.subtract({ days: 5 }).toString() });
    expect([refused.status, refused.paths]).toEqual([400, ['on']]);
    await endAct(act?.id ?? '', { on: monday.subtract({ days: 1 }).toString() });
    expect((await programmesOf(alice))[0]?.state).toBe('ended');
    expect(await weekOf(alice)).toEqual([]);
  });

  test('is set once: the database refuses to bring back what is over, or to make it longer', async () => {
    await assign({ groupIds: [group] });
    const [act] = await actsOf();
    const change = (set: string) =>
      cms.database.adminPool.query(`update care.assignments set ${set} where id = $1`, [act?.id]);
    await expect(change('ends_on = ends_on + 7')).rejects.toMatchObject({ code: 'CP004' });
    await endAct(act?.id ?? '');
    await expect(change('ended_at = null')).rejects.toMatchObject({ code: 'CP004' });
  });

  test('a coach ends what they assigned, and sees nothing of what others did', async () => {
    await assign({ patientIds: [alice.accountId] }, editorToken);
    const [act] = await actsOf(editorToken);
    expect(await actsOf()).toEqual([]);
    expect((await endAct(act?.id ?? '')).status).toBe(404);
    const recipients = await call(cms, 'GET', `/assignments/${act?.id ?? ''}/recipients`, {
      token: coachToken,
    });
    expect(recipients.status).toBe(404);
  });

  test('of one patient, with a last day, by their coach', async () => {
    await assign({ groupIds: [group] });
    const [programme] = await programmesOf(alice);
    const path = `/my/patients/${alice.accountId}/programmes/${programme?.id ?? ''}/end`;
    const answer = await call(cms, 'POST', path, { token: coachToken, body: { on: plus(0) } });
    expect(answer.status).toBe(204);
    expect(await weekOf(alice)).toEqual([plus(0)]);
  });
});

describe('replacing what was assigned', () => {
  test('ends it the day before and gives the other to the same people, history kept', async () => {
    await join(bob);
    await assign({ groupIds: [group], startsOn: today.toString(), includeLateJoiners: true });
    const [act] = await actsOf();
    const other = await buildProgramme(cms, { title: 'Suite' });
    const replacing = { replaces: { assignmentId: act?.id }, includeLateJoiners: true };
    expect((await rehearse(replacing, coachToken, other)).data).toMatchObject({
      recipients: 2,
      alreadyRunning: 0,
    });
    const answer = await assign(replacing, coachToken, other);
    expect(answer.data.programmes).toHaveLength(2);
    const mine = await programmesOf(alice);
    expect(mine.find(({ title }) => title === 'Suite')).toMatchObject({
      startsOn: plus(0),
      state: 'running',
    });
    expect(mine.find(({ title }) => title !== 'Suite')?.endsOn).toBe(monday.subtract({ days: 1 }).toString());
    expect((await actsOf())[0]?.isReplaced).toBe(true);
    // Who joins now receives the other, and no more what it took the place of.
    const carol = await createPerson(cms.database.adminPool, { role: 'patient', company });
    await cms.database.asOwner(async (client) => {
      await client.query('delete from care.group_members where patient_id = $1', [carol.accountId]);
    });
    await join(carol);
    expect((await programmesOf(carol)).map(({ title }) => title)).toEqual(['Suite']);
    expect(await problems()).toEqual([]);
  });

  test('by the same programme begins anew at once', async () => {
    await assign({ groupIds: [group], startsOn: today.toString() });
    const [act] = await actsOf();
    const replacing = { replaces: { assignmentId: act?.id } };
    expect((await rehearse(replacing)).data).toMatchObject({ recipients: 1, alreadyRunning: 0 });
    expect((await assign(replacing)).data.programmes).toHaveLength(1);
    expect((await programmesOf(alice)).map(({ state }) => state).sort()).toEqual(['ended', 'running']);
  });

  test('is done once, also when several ask at the same time', async () => {
    await assign({ groupIds: [group] });
    const [act] = await actsOf();
    const other = await buildProgramme(cms);
    const answers = await Promise.all(
      [1, 2, 3].map(() => assign({ replaces: { assignmentId: act?.id } }, coachToken, other)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('of one patient touches nobody else', async () => {
    await join(bob);
    await assign({ groupIds: [group] });
    const [programme] = await programmesOf(alice);
    const other = await buildProgramme(cms, { title: 'Autre' });
    const answer = await assign({ replaces: { programmeId: programme?.id } }, coachToken, other);
    expect(answer.data.programmes.map(({ patientId }) => patientId)).toEqual([alice.accountId]);
    expect((await programmesOf(bob)).map(({ title }) => title)).not.toContain('Autre');
    const again = await assign({ replaces: { programmeId: programme?.id } }, coachToken, other);
    expect([again.status, again.code]).toEqual([409, 'assignment_over']);
  });

  test('of a patient whom the coach does not follow, or of what others assigned, is not found', async () => {
    await assign({ patientIds: [bob.accountId] }, editorToken);
    const [act] = await actsOf(editorToken);
    const [programme] = await programmesOf(bob);
    for (const replaces of [{ assignmentId: act?.id }, { programmeId: programme?.id }])
      expect((await assign({ replaces })).status).toBe(404);
    expect((await programmesOf(bob))[0]?.state).toBe('running');
  });

  test('that is refused leaves everything as it was', async () => {
    await assign({ groupIds: [group] });
    const [act] = await actsOf();
    const draft = await buildProgramme(cms, { draft: true });
    expect((await assign({ replaces: { assignmentId: act?.id } }, coachToken, draft)).status).toBe(422);
    expect((await actsOf())[0]).toMatchObject({ endedAt: null, running: 1, isReplaced: false });
  });
});

test('a patient reads no act, and a coach writes none in the name of another', async () => {
  await assign({ groupIds: [group] });
  const read = (caller: Parameters<ReturnType<typeof servicesOf>['database']['as']>[0]) =>
    servicesOf(cms).database.as(caller, (tx) => tx.selectFrom('care.assignments').select('id').execute());
  expect(await read(alice)).toEqual([]);
  expect(await read(coach)).not.toEqual([]);
  expect(await read(editor)).not.toEqual([]);
  await expect(
    servicesOf(cms).database.as(coach, (tx) =>
      tx
        .insertInto('care.assignments')
        .columns(['template_id', 'template_version'])
        .expression((eb) =>
          eb.selectFrom('care.programme_versions').select(['template_id', 'version']).limit(1),
        )
        .execute(),
    ),
  ).rejects.toThrow();
});
