import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { DatedSession, FollowedPatient, WeekFigures, Programme } from '../contracts/index.ts';
import { buildProgramme, buildSession, editor, servicesOf } from './_util.ts';

type Shown = FollowedPatient & {
  programmes: Programme[];
  weeks: WeekFigures[];
  completions: { minutes: number; plannedMinutes: number; effort: number | null; pain: number | null }[];
};

let cms: TestCms;
let alice: Actor;
let bob: Actor;
let coach: Actor;
let stranger: Actor;
let token: string;
let strangerToken: string;
let aliceToken: string;
const today = Temporal.Now.plainDateISO('Europe/Paris');

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  const company = await createCompany(pool);
  alice = await createPerson(pool, { role: 'patient', company, firstName: 'Alice', lastName: 'Zola' });
  bob = await createPerson(pool, { role: 'patient', company, firstName: 'Bob', lastName: 'Éluard' });
  const carol = await createPerson(pool, { role: 'patient', company, firstName: 'Carol', lastName: 'Sand' });
  coach = await createPerson(pool, { role: 'coach' });
  stranger = await createPerson(pool, { role: 'coach' });
  const group = async (name: string, leader: Actor, patients: Actor[]) => {
    const { rows } = await pool.query<{ id: string }>(
      'insert into care.groups (company_id, name, coach_id) values ($1, $2, $3) returning id',
      [company, name, leader.accountId],
    );
    await pool.query(
      'insert into care.group_members (company_id, group_id, patient_id) select $1, $2, unnest($3::text[])',
      [company, rows[0]?.id, patients.map(({ accountId }) => accountId)],
    );
    return rows[0]?.id ?? '';
  };
  const mine = await group('Reprise', coach, [alice, bob]);
  await group('Matin', coach, [alice]);
  await group('Ailleurs', stranger, [carol]);
  token = await tokenOf(cms, coach);
  strangerToken = await tokenOf(cms, stranger);
  aliceToken = await tokenOf(cms, alice);
  const assigned = await call(cms, 'POST', `/programmes/${await buildProgramme(cms)}/assignments`, {
    token,
    body: {
      groupIds: [mine],
      startsOn: today.subtract({ days: 10 }).toString(),
      days: [1, 2, 3, 4, 5, 6, 7],
    },
  });
  expect(assigned.status).toBe(201);
});
afterAll(() => cms.close());

const patients = async (query = '') =>
  (await call<FollowedPatient[]>(cms, 'GET', `/my/patients${query}`, { token })).data;
const show = async (id: string) => (await call<Shown>(cms, 'GET', `/my/patients/${id}`, { token })).data;
let sent = 0;
async function report(dueOn: string, effort: number, pain = 3): Promise<void> {
  const minutes = 20;
  const week = await call<DatedSession[]>(cms, 'GET', `/my/week?from=${dueOn}`, { token: aliceToken });
  const occurrence = week.data.find((session) => session.dueOn === dueOn);
  sent += 1;
  const { status } = await call(cms, 'POST', `/my/occurrences/${occurrence?.id ?? ''}/completion`, {
    token: aliceToken,
    body: {
      clientId: `0b0e7a53-3c41-4d3c-9a5e-0d4cf3f4a00${sent}`,
      outcome: 'done',
      performedOn: dueOn,
      minutes,
      effort,
      pain,
    },
  });
  expect(status).toBe(201);
}

describe('the patients of a coach', () => {
  test('are the members of their groups, once each, with what is in progress', async () => {
    const list = await patients();
    expect(list.map(({ name, groups, runningProgrammes }) => [name, groups, runningProgrammes])).toEqual([
      ['Bob Éluard', ['Reprise'], 1],
      ['Alice Zola', ['Matin', 'Reprise'], 1],
    ]);
    const past = await call(cms, 'GET', '/my/patients?page=9', { token });
    expect([past.data, past.total]).toEqual([[], 2]);
    expect((await patients('?search=eluard')).map(({ id }) => id)).toEqual([bob.accountId]);
  });

  test('who reported nothing for a week although something was due come first', async () => {
    expect((await patients()).map(({ attention }) => attention)).toEqual([['silent'], ['silent']]);
    await report(today.subtract({ days: 2 }).toString(), 5);
    expect((await patients()).map(({ name, attention }) => [name, attention])).toEqual([
      ['Bob Éluard', ['silent']],
      ['Alice Zola', []],
    ]);
  });

  test('are to be looked at after two very hard sessions in a row, or a pain that rose twice, not after one', async () => {
    await report(today.subtract({ days: 1 }).toString(), 9, 4);
    expect((await show(alice.accountId)).attention).toEqual([]);
    await report(today.toString(), 10, 5);
    expect((await show(alice.accountId)).attention).toEqual(['strained', 'hurting']);
  });

  test('are shown with twelve weeks of figures that equal what they reported, effort and pain beside', async () => {
    const shown = await show(alice.accountId);
    expect(shown.weeks).toHaveLength(12);
    expect(shown.weeks.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(3);
    expect(shown.weeks.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
    expect(shown.weeks.map(({ monday }) => Temporal.PlainDate.from(monday).dayOfWeek)).toEqual(
      Array.from({ length: 12 }, () => 1),
    );
    expect(
      shown.completions.map(({ minutes, plannedMinutes, effort, pain }) => [
        minutes,
        plannedMinutes,
        effort,
        pain,
      ]),
    ).toEqual([
      [20, 20, 10, 5],
      [20, 20, 9, 4],
      [20, 20, 5, 3],
    ]);
    expect(shown.programmes[0]).toMatchObject({ state: 'running', sessionsDone: 3 });
    const own = await call<{ weeks: WeekFigures[] }>(cms, 'GET', '/my/progress', { token: aliceToken });
    expect(own.data.weeks).toEqual(shown.weeks);
  });

  test('are looked at after as many days of silence as the coach chose, from 2 to 90', async () => {
    const choose = (silentDays: number, who = token) =>
      call<{ silentDays: number }>(cms, 'PUT', '/my/coach-preferences', { token: who, body: { silentDays } });
    const silent = async () =>
      (await patients()).filter(({ attention }) => attention.includes('silent')).map(({ id }) => id);
    const shown = async (who: string) =>
      (await call<{ silentDays: number }>(cms, 'GET', '/my/coach-preferences', { token: who })).data
        .silentDays;
    expect(await shown(token)).toBe(7);
    expect(await silent()).toEqual([bob.accountId]);
    // The programme began ten days ago: a longer silence is not possible yet, but Bob reported nothing in any of them.
    for (const wrong of [1, 91, 7.5]) expect((await choose(wrong)).status).toBe(400);
    await cms.database.adminPool.query(
      `update care.completions set performed_on = performed_on - 4 where patient_id = $1`,
      [alice.accountId],
    );
    expect(await silent()).toEqual([bob.accountId]);
    expect((await choose(3)).data).toEqual({ silentDays: 3 });
    expect((await silent()).sort()).toEqual([alice.accountId, bob.accountId].sort());
    expect([await shown(token), await shown(strangerToken)]).toEqual([3, 7]);
    await cms.database.adminPool.query(
      `update care.completions set performed_on = performed_on + 4 where patient_id = $1`,
      [alice.accountId],
    );
    await choose(7);
    expect((await choose(3, aliceToken)).status).toBe(403);
  });

  test('are shown with the planned minutes of what an editor published to them, and no other coach reads them', async () => {
    const session = await buildSession(cms, { title: 'D’un éditeur', durationMinutes: 35 });
    await servicesOf(cms).publications.publish(editor, session, {
      audience: { kind: 'patient', patientId: bob.accountId },
      visibleFrom: Temporal.Now.instant(),
    });
    const bobToken = await tokenOf(cms, bob);
    const { data } = await call<{ id: string; title: string }[]>(cms, 'GET', '/my/sessions', {
      token: bobToken,
    });
    const occurrence = data.find(({ title }) => title === 'D’un éditeur')?.id ?? '';
    const { status } = await call(cms, 'POST', `/my/occurrences/${occurrence}/completion`, {
      token: bobToken,
      body: {
        clientId: '0b0e7a53-3c41-4d3c-9a5e-0d4cf3f4b001',
        outcome: 'done',
        performedOn: today.toString(),
        minutes: 30,
        effort: 4,
      },
    });
    expect(status).toBe(201);
    expect((await show(bob.accountId)).completions).toMatchObject([{ plannedMinutes: 35, minutes: 30 }]);
    const file = await call(cms, 'GET', `/my/patients/${bob.accountId}/log.csv`, { token });
    expect(file.text).toContain('faite;35;30;4;');
    const read = (who: Actor) =>
      cms.strapi
        .get<CareDatabase>('care.database')
        .as(
          who,
          async (tx) =>
            (await sql`select from care.published_minutes(${bob.accountId})`.execute(tx)).rows.length,
        );
    expect([await read(coach), await read(stranger), await read(alice)]).toEqual([1, 0, 0]);
  });

  test('of another coach are the same 404 as nobody', async () => {
    const of = (id: string) => call(cms, 'GET', `/my/patients/${id}`, { token: strangerToken });
    const [foreign, nobody] = [await of(alice.accountId), await of('z'.repeat(24))];
    expect([foreign.status, foreign.text]).toEqual([404, nobody.text]);
  });
});

test('the log of a patient is a file with one row per report, for their coach alone', async () => {
  const path = `/my/patients/${alice.accountId}/log.csv`;
  const file = await call(cms, 'GET', path, { token });
  expect([file.status, file.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="patient-log-v2.csv"',
  ]);
  const lines = file.text.split('\r\n');
  expect(lines[0]).toBe('\uFEFFjour;seance;resultat;minutes_prevues;minutes;effort;douleur');
  const french = (day: Temporal.PlainDate) => day.toString().split('-').reverse().join('/');
  expect(lines.slice(1, -1).map((line) => line.split(';').toSpliced(1, 1))).toEqual([
    [french(today.subtract({ days: 2 })), 'faite', '20', '20', '5', '3'],
    [french(today.subtract({ days: 1 })), 'faite', '20', '20', '9', '4'],
    [french(today), 'faite', '20', '20', '10', '5'],
  ]);
  expect((await call(cms, 'GET', path, { token })).text).toBe(file.text);
  expect((await call(cms, 'GET', path, { token: strangerToken })).status).toBe(404);
  expect((await call(cms, 'GET', path, { token: aliceToken })).status).toBe(403);
});

test('ending a programme takes what is to come out of the week and keeps what was reported', async () => {
  const [programme] = (await show(alice.accountId)).programmes as [Programme];
  const end = (who: string) =>
    call(cms, 'POST', `/my/patients/${alice.accountId}/programmes/${programme.id}/end`, { token: who });
  expect((await end(strangerToken)).status).toBe(404);
  expect((await end(token)).status).toBe(204);
  expect((await end(token)).status).toBe(204);
  const coming = await call<DatedSession[]>(
    cms,
    'GET',
    `/my/week?from=${today.add({ days: 1 }).toString()}`,
    { token: aliceToken },
  );
  expect(coming.data).toEqual([]);
  const shown = await show(alice.accountId);
  expect(shown.programmes[0]).toMatchObject({ state: 'ended', sessionsDone: 3 });
  expect(shown.completions).toHaveLength(3);
});
