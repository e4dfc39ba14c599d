/** How programmes go on: a coach's changes, differences, offered versions, added sessions, weekly progression. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql, type Actor } from '@huntzen/database';
import { careDatabase } from '@huntzen/kernel/server';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type {
  DatedSession,
  Programme,
  ProgrammeChange,
  ProgrammeCopy,
  Progression,
  SessionItem,
} from '../contracts/index.ts';
import { buildExercise, buildProgramme, buildSession } from './_util.ts';

type Shown = Programme & {
  sessions: { id: string; title: string; blocks: { dosage: { value: string }[] }[] }[];
};
interface Difference {
  version: number;
  changes: ProgrammeChange[];
  offer: { version: number; changes: ProgrammeChange[] } | null;
}

let cms: TestCms;
let alice: Actor;
let bob: Actor;
let company: string;
const tokens = { alice: '', bob: '', coach: '', second: '', stranger: '' };
const today = Temporal.Now.plainDateISO('Europe/Paris');
const everyDay = [1, 2, 3, 4, 5, 6, 7];

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  company = await createCompany(pool);
  alice = await createPerson(pool, { role: 'patient', company, firstName: 'Alice', lastName: 'Zola' });
  bob = await createPerson(pool, { role: 'patient', company, firstName: 'Bob', lastName: 'Éluard' });
  const coach = await createPerson(pool, { role: 'coach' });
  const second = await createPerson(pool, { role: 'coach' });
  const stranger = await createPerson(pool, { role: 'coach' });
  for (const leader of [coach, second])
    await pool.query(
      `with made as (insert into care.groups (company_id, name, coach_id) values ($1, 'Reprise ' || $2, $2) returning id)
       insert into care.group_members (company_id, group_id, patient_id) select $1, id, unnest($3::text[]) from made`,
      [company, leader.accountId, [alice.accountId, bob.accountId]],
    );
  tokens.alice = await tokenOf(cms, alice);
  tokens.bob = await tokenOf(cms, bob);
  tokens.coach = await tokenOf(cms, coach);
  tokens.second = await tokenOf(cms, second);
  tokens.stranger = await tokenOf(cms, stranger);
});
afterAll(() => cms.close());

async function assign(templateId: string, people: Actor[], startsOn = today): Promise<Map<string, string>> {
  const { status, data } = await call<{ programmes: { id: string; patientId: string }[] }>(
    cms,
    'POST',
    `/programmes/${templateId}/assignments`,
    {
      token: tokens.coach,
      body: {
        patientIds: people.map(({ accountId }) => accountId),
        startsOn: startsOn.toString(),
        days: everyDay,
        weeks: 4,
      },
    },
  );
  expect(status).toBe(201);
  return new Map(data.programmes.map(({ id, patientId }) => [patientId, id]));
}
const idOf = (programmes: Map<string, string>, person: Actor) => programmes.get(person.accountId) ?? '';
const show = async (id: string, token = tokens.coach) =>
  (await call<Shown>(cms, 'GET', `/my/programmes/${id}`, { token })).data;
const difference = async (id: string, token = tokens.alice) =>
  (await call<Difference>(cms, 'GET', `/my/programmes/${id}/difference`, { token })).data;
const week = async (token: string, from = today) =>
  (await call<DatedSession[]>(cms, 'GET', `/my/week?from=${from.toString()}`, { token })).data;

let sent = 0;
async function report(token: string, programmeId: string, values: { effort: number; pain?: number }) {
  const due = (await week(token, today.subtract({ days: 6 }))).find(
    (session) =>
      session.programmeId === programmeId && session.outcome === null && session.dueOn <= today.toString(),
  );
  sent += 1;
  const { status } = await call(cms, 'POST', `/my/occurrences/${due?.id ?? ''}/completion`, {
    token,
    body: {
      clientId: `0b0e7a53-3c41-4d3c-9a5e-0d4cf3f4a0${String(sent).padStart(2, '0')}`,
      outcome: 'done',
      performedOn: due?.dueOn,
      minutes: 20,
      ...values,
    },
  });
  expect(status).toBe(201);
}

describe('a coach', () => {
  test('changes the copy of a patient they follow, and nobody else does', async () => {
    const id = idOf(await assign(await buildProgramme(cms), [alice]), alice);
    const before = await show(id);
    const [first, second] = before.sessions.map((session) => session.id);
    const path = `/my/programmes/${id}`;
    const dosage = { token: tokens.coach, body: { block: 1, values: { repetitions: '12' } } };
    expect((await call(cms, 'PATCH', `${path}/sessions/${first ?? ''}`, dosage)).status).toBe(204);
    const arranged = { token: tokens.coach, body: { sessionIds: [second, first] } };
    expect((await call(cms, 'PUT', `${path}/sessions`, arranged)).status).toBe(204);
    const [due] = await week(tokens.alice, today.add({ days: 1 }));
    const move = { token: tokens.coach, body: { dueOn: today.add({ days: 2 }).toString() } };
    expect((await call(cms, 'POST', `/my/occurrences/${due?.id ?? ''}/move`, move)).status).toBe(204);
    const skip = { token: tokens.coach, body: { isSkipped: true } };
    expect((await call(cms, 'POST', `/my/occurrences/${due?.id ?? ''}/skip`, skip)).status).toBe(204);
    const pause = { token: tokens.coach, body: { reason: 'illness' } };
    expect((await call(cms, 'POST', `${path}/pause`, pause)).status).toBe(204);
    expect((await call(cms, 'POST', `${path}/resume`, { token: tokens.coach, body: {} })).status).toBe(204);
    const after = await show(id, tokens.alice);
    expect(after.sessions.map((session) => session.id)).toEqual([second, first]);
    expect(after.sessions[1]?.blocks[0]?.dosage[0]?.value).toBe('12');

    for (const token of [tokens.stranger, tokens.bob]) {
      expect((await call(cms, 'GET', path, { token })).status).toBe(404);
      expect((await call(cms, 'GET', `${path}/difference`, { token })).status).toBe(404);
      expect((await call(cms, 'PUT', `${path}/sessions`, { ...arranged, token })).status).toBe(404);
      expect(
        (await call(cms, 'POST', `/my/occurrences/${due?.id ?? ''}/skip`, { ...skip, token })).status,
      ).toBe(404);
    }
  });
});

describe('the difference', () => {
  test('is nothing at first, then says what was changed', async () => {
    const id = idOf(await assign(await buildProgramme(cms), [bob]), bob);
    expect(await difference(id, tokens.bob)).toEqual({ version: 1, changes: [], offer: null });
    const [first] = (await show(id)).sessions;
    await call(cms, 'PATCH', `/my/programmes/${id}/sessions/${first?.id ?? ''}`, {
      token: tokens.bob,
      body: { block: 1, values: { repetitions: '5' } },
    });
    await call(cms, 'PUT', `/my/programmes/${id}/sessions`, {
      token: tokens.bob,
      body: { sessionIds: [first?.id] },
    });
    expect((await difference(id, tokens.bob)).changes).toMatchObject([
      { kind: 'dosage', exercise: 'Assis-debout', label: 'Répétitions', from: '8 fois', to: '5 fois' },
      { kind: 'removed' },
    ]);
  });
});

describe('a session that was published to the patient', () => {
  let occurrenceId: string;
  beforeAll(async () => {
    const sessionId = await buildSession(cms, { title: 'Sieste' });
    const published = await call(cms, 'POST', `/sessions/${sessionId}/publications`, {
      token: tokens.coach,
      body: { audience: { kind: 'patient', patientId: alice.accountId } },
    });
    expect(published.status).toBe(201);
    const mine = await call<SessionItem[]>(cms, 'GET', '/my/sessions', { token: tokens.alice });
    occurrenceId = mine.data.find(({ title }) => title === 'Sieste')?.id ?? '';
  });

  test('is added to their programme, or takes the place of another', async () => {
    const id = idOf(await assign(await buildProgramme(cms), [alice]), alice);
    const add = (body: object, token = tokens.alice) =>
      call(cms, 'POST', `/my/programmes/${id}/sessions`, { token, body: { occurrenceId, ...body } });
    const before = (await show(id)).sessions;
    expect((await add({})).status).toBe(204);
    expect((await show(id)).sessions.map(({ title }) => title)).toEqual([
      ...before.map(({ title }) => title),
      'Sieste',
    ]);
    expect((await add({ replaces: before[0]?.id })).status).toBe(204);
    expect((await show(id)).sessions.map(({ title }) => title)).toEqual([
      'Sieste',
      before[1]?.title,
      'Sieste',
    ]);
    expect((await difference(id)).changes.map(({ kind }) => kind)).toEqual(['added', 'added', 'removed']);
    const coming = (await week(tokens.alice)).filter((session) => session.programmeId === id);
    expect(new Set(coming.map(({ title }) => title))).toEqual(new Set(['Sieste', before[1]?.title]));
    // A session of the programme that is gone, and the session of somebody else.
    expect((await add({ replaces: before[0]?.id })).status).toBe(404);
    expect((await add({}, tokens.bob)).status).toBe(404);
  });
});

describe('a better version of a template', () => {
  let templateId: string;
  let mine: string;
  let his: string;
  const copies = async (token = tokens.coach) =>
    (await call<ProgrammeCopy[]>(cms, 'GET', `/programmes/${templateId}/copies`, { token })).data;
  const offer = async (body: object, token = tokens.coach) =>
    call<{ offered: number }>(cms, 'POST', `/programmes/${templateId}/offers`, { token, body });
  const answer = (id: string, isAccepted: boolean, token: string) =>
    call(cms, 'POST', `/my/programmes/${id}/offer`, { token, body: { isAccepted } });

  beforeAll(async () => {
    const exercise = await buildExercise(cms);
    const session = await buildSession(cms, {
      title: 'Matin',
      blocks: [{ exercise, rounds: 2, restSeconds: 30 }],
    });
    templateId = await buildProgramme(cms, { title: 'Reprendre', steps: [{ session }] });
    const programmes = await assign(templateId, [alice, bob]);
    mine = idOf(programmes, alice);
    his = idOf(programmes, bob);
    const [first] = (await show(his)).sessions;
    await call(cms, 'PATCH', `/my/programmes/${his}/sessions/${first?.id ?? ''}`, {
      token: tokens.bob,
      body: { block: 1, values: { repetitions: '5' } },
    });
    expect(await copies()).toEqual([]);
    const evening = await buildSession(cms, { title: 'Soir' });
    await cms.strapi.documents('api::programme.programme').update({
      documentId: templateId,
      data: { title: 'Reprendre en douceur', steps: [{ session }, { session: evening }] } as never,
    });
    await cms.strapi.documents('api::programme.programme').publish({ documentId: templateId });
  });

  test('leaves every copy as it is', async () => {
    expect((await show(mine)).sessions.map(({ title }) => title)).toEqual(['Matin']);
    expect(
      (await copies()).map(({ programmeId, isTouched, offer: state }) => [programmeId, isTouched, state]),
    ).toEqual([
      [mine, false, null],
      [his, true, null],
    ]);
    expect(await copies(tokens.stranger)).toEqual([]);
  });

  test('is offered to the copies that nobody touched, once', async () => {
    expect((await offer({ to: 'untouched' }, tokens.stranger)).data).toEqual({ offered: 0 });
    expect((await offer({ to: 'untouched' })).data).toEqual({ offered: 1 });
    expect((await offer({ to: 'untouched' })).data).toEqual({ offered: 0 });
    expect((await difference(mine)).offer).toMatchObject({
      version: 2,
      changes: [{ kind: 'added', session: 'Soir' }],
    });
    expect((await difference(his, tokens.bob)).offer).toBeNull();
  });

  test('cannot be taken by code that skips the offer: the database refuses', async () => {
    const attempt = careDatabase(cms.strapi).as({ ...bob }, (tx) =>
      sql`update care.programmes set template_version = 2 where id = ${his}`.execute(tx),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'CP002' });
  });

  test('is taken by the patient alone: the sessions to come change, what was reported stays', async () => {
    await report(tokens.alice, mine, { effort: 4 });
    expect((await answer(mine, true, tokens.coach)).status).toBe(403);
    expect((await answer(mine, true, tokens.bob)).status).toBe(404);
    expect((await answer(mine, true, tokens.alice)).status).toBe(204);
    expect((await answer(mine, true, tokens.alice)).status).toBe(409);
    const after = await show(mine, tokens.alice);
    expect([after.title, after.isPersonal, after.sessionsDone]).toEqual(['Reprendre en douceur', false, 1]);
    expect(after.sessions.map(({ title }) => title)).toEqual(['Matin', 'Soir']);
    const days = (await week(tokens.alice)).filter((session) => session.programmeId === mine);
    expect(days.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(days.filter(({ dueOn }) => dueOn === today.toString())).toHaveLength(1);
    expect((await copies()).map(({ programmeId }) => programmeId)).toEqual([his]);
  });

  test('is offered one by one to the others, who may keep theirs', async () => {
    expect((await offer({ to: 'these', programmeIds: [his] })).data).toEqual({ offered: 1 });
    expect((await difference(his, tokens.bob)).offer?.changes.map(({ kind }) => kind)).toEqual([
      'dosage',
      'added',
    ]);
    expect((await answer(his, false, tokens.bob)).status).toBe(204);
    expect((await show(his)).sessions.map(({ title }) => title)).toEqual(['Matin']);
    expect(await copies()).toMatchObject([{ programmeId: his, offer: 'declined' }]);
    expect((await offer({ to: 'these', programmeIds: [his] })).data).toEqual({ offered: 0 });
  });
});

describe('the weekly progression', () => {
  let mine: string;
  let his: string;
  const list = async (token = tokens.coach) =>
    (await call<Progression[]>(cms, 'GET', '/my/progressions', { token })).data;
  const decide = async (decisions: object[], token = tokens.coach) =>
    (
      await call<{ accepted: number; declined: number; outdated: string[] }>(
        cms,
        'POST',
        '/my/progressions',
        {
          token,
          body: { decisions },
        },
      )
    ).data;

  beforeAll(async () => {
    const exercise = await buildExercise(cms, {
      variables: [
        {
          name: 'repetitions',
          label: 'Répétitions',
          type: 'integer',
          unit: 'fois',
          value: '10',
          weeklyStep: 2,
          ceiling: 13,
          maximum: 20,
        },
      ],
    });
    const session = await buildSession(cms, {
      title: 'Matin',
      blocks: [{ exercise, rounds: 1, restSeconds: 0 }],
    });
    const programmes = await assign(
      await buildProgramme(cms, { title: 'Progresser', steps: [{ session }] }),
      [alice, bob],
      today.subtract({ days: 6 }),
    );
    mine = idOf(programmes, alice);
    his = idOf(programmes, bob);
  });

  test('proposes nothing for a week in which nothing was done', async () => {
    expect(await list()).toEqual([]);
  });

  test('is proposed to every coach of the patient, held back after a hard or painful week', async () => {
    await report(tokens.alice, mine, { effort: 6, pain: 1 });
    await report(tokens.bob, his, { effort: 5, pain: 5 });
    const rows = await list();
    expect(rows.map(({ programmeId, holds, effort, pain }) => [programmeId, holds, effort, pain])).toEqual([
      [mine, [], 6, 1],
      [his, ['pain'], 5, 5],
    ]);
    expect(rows[0]?.changes).toMatchObject([
      { exercise: 'Assis-debout', label: 'Répétitions', from: '10', to: '12' },
    ]);
    expect((await list(tokens.second)).map(({ programmeId }) => programmeId)).toEqual([mine, his]);
    expect(await list(tokens.stranger)).toEqual([]);
    expect((await call(cms, 'GET', '/my/progressions', { token: tokens.alice })).status).toBe(403);
  });

  test('does nothing for who does not follow, for what is held back, or for what changed meanwhile', async () => {
    const rows = await list();
    const accept = rows.map(({ programmeId, fingerprint }) => ({
      programmeId,
      fingerprint,
      isAccepted: true,
    }));
    expect(await decide(accept, tokens.stranger)).toEqual({
      accepted: 0,
      declined: 0,
      outdated: [mine, his],
    });
    expect(await decide(accept.slice(1))).toEqual({ accepted: 0, declined: 0, outdated: [his] });
    const other = [{ ...accept[0], fingerprint: 'something-else' }];
    expect(await decide(other)).toEqual({ accepted: 0, declined: 0, outdated: [mine] });
  });

  test('is accepted once, by whoever comes first, and stops at its ceiling', async () => {
    const [row] = await list();
    const accept = [{ programmeId: mine, fingerprint: row?.fingerprint, isAccepted: true }];
    const both = await Promise.all([decide(accept), decide(accept, tokens.second)]);
    expect(both.map(({ accepted }) => accepted).sort()).toEqual([0, 1]);
    expect((await show(mine, tokens.alice)).sessions[0]?.blocks[0]?.dosage[0]?.value).toBe('12');
    expect((await list()).map(({ programmeId }) => programmeId)).toEqual([his]);

    // A week later it goes on to its ceiling, and then there is nothing more to ask.
    const back = () =>
      cms.database.adminPool.query(
        'update care.progression_decisions set week = week - 7 where programme_id = $1',
        [mine],
      );
    await back();
    const [again] = await list();
    expect(again?.changes).toMatchObject([{ from: '12', to: '13' }]);
    await decide([{ programmeId: mine, fingerprint: again?.fingerprint, isAccepted: true }]);
    await back();
    expect((await list()).map(({ programmeId }) => programmeId)).toEqual([his]);
  });

  test('is declined for this week', async () => {
    const [row] = await list();
    const decline = [{ programmeId: his, fingerprint: row?.fingerprint, isAccepted: false }];
    expect(await decide(decline)).toEqual({ accepted: 0, declined: 1, outdated: [] });
    expect(await list()).toEqual([]);
    expect((await show(his)).sessions[0]?.blocks[0]?.dosage[0]?.value).toBe('10');
  });
});
