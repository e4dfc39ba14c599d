/** What the panel learns of completions: lists, figures and files, without what is the patient's and their coach's alone. */
import { careDatabase } from '@huntzen/kernel/server';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type {
  DatedSession,
  FollowedReport,
  FollowUpFigures,
  PatientTotals,
  PublicationMoment,
  SessionTotals,
} from '../contracts/index.ts';
import {
  asCaller,
  buildClinic,
  buildProgramme,
  buildSession,
  editor,
  servicesOf,
  superAdmin,
} from './_util.ts';

let cms: TestCms;
let care: CareDatabase;
let alice: Actor;
let bob: Actor;
let coach: Actor;
let groupId: string;
let token: string;
let legs: string;
let back: string;
let tagId: string;
const today = Temporal.Now.plainDateISO('Europe/Paris');
const yesterday = today.subtract({ days: 1 });

async function report(patient: Actor, sessionId: string, performedOn: Temporal.PlainDate, minutes: number) {
  const { publications, mySessions } = servicesOf(cms);
  await publications.publish(editor, sessionId, {
    audience: { kind: 'patient', patientId: patient.accountId },
    visibleFrom: Temporal.Now.instant().subtract({ hours: 1 }),
  });
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    `select o.id from care.occurrences as o join care.publications as p on p.id = o.publication_id
     where o.patient_id = $1 and p.session_id = $2 order by p.created_at desc limit 1`,
    [patient.accountId, sessionId],
  );
  return mySessions.complete(asCaller(patient), rows[0]?.id ?? '', crypto.randomUUID(), {
    outcome: minutes === 0 ? 'skipped' : 'done',
    performedOn: performedOn.toString(),
    minutes,
    effort: minutes === 0 ? null : 6,
    pain: 7,
  });
}

beforeAll(async () => {
  cms = await startTestCms();
  care = careDatabase(cms.strapi);
  const clinic = await buildClinic(cms);
  ({ alice, bob } = clinic);
  coach = await createPerson(cms.database.adminPool, { role: 'coach' });
  groupId = await servicesOf(cms).groups.create(superAdmin, {
    companyId: clinic.company,
    name: 'Reprise',
    coachId: coach.accountId,
    patientIds: [alice.accountId],
  });
  const tag = await cms.strapi
    .documents('api::tag.tag')
    .create({ data: { name: 'Kettlebell', slug: 'kettlebell', kind: 'equipment' } as never });
  tagId = tag.documentId;
  legs = await buildSession(cms, { title: 'Jambes', tags: [tagId] });
  back = await buildSession(cms, { title: '=Dos;' });
  await report(alice, legs, yesterday, 20);
  await report(alice, back, today, 15);
  await report(bob, legs, today, 0);
  token = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());

const get = <Data>(path: string) => call<Data>(cms, 'GET', `/follow-up/${path}`, { token });

describe('the follow-up of the panel', () => {
  test('shows who did what, newest first, and never the pain', async () => {
    const { data, total, text } = await get<FollowedReport[]>('reports');
    expect(total).toBe(3);
    expect(
      data.map(({ patientName, sessionTitle, outcome, performedOn, minutes, effort }) => [
        patientName,
        sessionTitle,
        outcome,
        performedOn,
        minutes,
        effort,
      ]),
    ).toEqual([
      ['Bob Durand', 'Jambes', 'skipped', today.toString(), 0, null],
      ['Alice Durand', '=Dos;', 'done', today.toString(), 15, 6],
      ['Alice Durand', 'Jambes', 'done', yesterday.toString(), 20, 6],
    ]);
    expect(text).not.toMatch(/pain|douleur|seen/i);
  });

  test('adds up by session, by patient and as a whole', async () => {
    const sessions = await get<SessionTotals[]>('sessions');
    expect(sessions.total).toBe(2);
    expect(sessions.data[0]).toEqual({
      sessionKey: legs,
      sessionId: legs,
      sessionTitle: 'Jambes',
      patients: 2,
      reports: 2,
      done: 1,
      partial: 0,
      skipped: 1,
      minutes: 20,
      lastOn: today.toString(),
    });
    const patients = await get<PatientTotals[]>('patients');
    expect(patients.data.find(({ patientId }) => patientId === alice.accountId)).toMatchObject({
      patientName: 'Alice Durand',
      sessions: 2,
      reports: 2,
      skipped: 0,
      minutes: 35,
      lastOn: today.toString(),
    });
    expect((await get<FollowUpFigures>('figures')).data).toEqual({
      reports: 3,
      skipped: 1,
      patients: 2,
      sessions: 2,
      minutes: 35,
    });
    const past = await get<SessionTotals[]>('sessions?page=9');
    expect([past.data, past.total]).toEqual([[], 2]);
  });

  test.each([
    ['from a day', () => `from=${today.toString()}`, 2],
    ['to a day', () => `to=${yesterday.toString()}`, 1],
    ['a session', () => `session=${legs}`, 2],
    ['a group', () => `group=${groupId}`, 2],
    ['a patient', () => `patient=${bob.accountId}`, 1],
    ['a tag', () => `tag=${tagId}`, 2],
    ['an outcome', () => 'outcome=skipped', 1],
    ['all at once', () => `session=${legs}&group=${groupId}&from=${today.toString()}`, 0],
  ])('narrows to %s', async (_name, query, expected) => {
    expect((await get(`reports?${query()}`)).total).toBe(expected);
    expect((await get<FollowUpFigures>(`figures?${query()}`)).data.reports).toBe(expected);
  });

  test('refuses a period that ends before it begins, where it is wrong', async () => {
    const answer = await get(`reports?from=${today.toString()}&to=${yesterday.toString()}`);
    expect([answer.status, answer.paths]).toEqual([400, ['to']]);
  });

  test('offers what the filters can hold, and names what they hold', async () => {
    const { data } = await get<{
      sessions: { id: string }[];
      tags: { id: string; kind: string }[];
      patients: { id: string; name: string }[];
      chosen: unknown;
    }>(`choices?search=jam&session=${legs}&group=${groupId}&patient=${bob.accountId}`);
    expect(data.sessions.map(({ id }) => id)).toEqual([legs]);
    expect(data.tags).toContainEqual({ id: tagId, name: 'Kettlebell', kind: 'equipment' });
    expect(data.chosen).toEqual({
      session: 'Jambes',
      group: expect.stringMatching(/^Reprise · /) as unknown,
      patient: expect.stringMatching(/^Bob Durand · /) as unknown,
    });
  });

  test('knows the session behind a completion of a programme, and keeps up with a correction', async () => {
    const template = await buildProgramme(cms, { steps: [{ session: back }] });
    const assigned = await call(cms, 'POST', `/programmes/${template}/assignments`, {
      token,
      body: {
        patientIds: [bob.accountId],
        startsOn: today.toString(),
        days: [1, 2, 3, 4, 5, 6, 7],
        weeks: 1,
      },
    });
    expect(assigned.status).toBe(201);
    const bobToken = await tokenOf(cms, bob);
    const week = await call<DatedSession[]>(cms, 'GET', `/my/week?from=${today.toString()}`, {
      token: bobToken,
    });
    const body = { outcome: 'done', performedOn: today.toString(), minutes: 10, effort: 4 };
    const sent = await call<{ id: string }>(
      cms,
      'POST',
      `/my/occurrences/${week.data[0]?.id ?? ''}/completion`,
      { token: bobToken, body: { ...body, clientId: crypto.randomUUID() } },
    );
    expect(sent.status).toBe(201);
    const rows = () => get<FollowedReport[]>(`reports?session=${back}&patient=${bob.accountId}`);
    expect((await rows()).data[0]?.minutes).toBe(10);
    await call(cms, 'PATCH', `/my/completions/${sent.data.id}`, {
      token: bobToken,
      body: { ...body, minutes: 12 },
    });
    expect((await rows()).data.map(({ minutes }) => minutes)).toEqual([12]);
    // An editor who ends a programme leaves what was reported, though they do not see the completion itself.
    const again = await call(cms, 'POST', `/programmes/${template}/assignments`, {
      token,
      body: {
        patientIds: [bob.accountId],
        startsOn: today.toString(),
        days: [1, 2, 3, 4, 5, 6, 7],
        weeks: 1,
        replace: true,
      },
    });
    expect(again.status).toBe(201);
    expect((await rows()).total).toBe(1);
  });
});

describe('the files', () => {
  test('hold one row per completion for a French spreadsheet, the same bytes each time', async () => {
    const path = `reports.csv?to=${yesterday.toString()}`;
    const file = await get(path);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="follow-up-reports-v1_${yesterday.toString()}.csv"`,
    );
    const lines = file.text.split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFjour;patient_id;patient;organisation;seance_id;seance;resultat;minutes;effort',
    );
    const day = yesterday.toString().split('-').reverse().join('/');
    expect(lines[1]).toMatch(
      new RegExp(`^${day};${alice.accountId};Durand Alice;[^;]+;${legs};Jambes;faite;20;6$`),
    );
    expect(lines.slice(2)).toEqual(['']);
    expect((await get(path)).text).toBe(file.text);
  });

  test('hold one row per session or patient, and run nothing in a spreadsheet', async () => {
    const sessions = (
      await get(`sessions.csv?patient=${alice.accountId}&separator=comma&dates=iso`)
    ).text.split('\r\n');
    expect(sessions[0]).toBe(
      '\uFEFFseance_id,seance,patients,retours,faites,en_partie,pas_faites,minutes,dernier_jour',
    );
    expect(sessions).toContain(`${back},'=Dos;,1,1,1,0,0,15,${today.toString()}`);
    const patients = (await get(`patients.csv?patient=${alice.accountId}`)).text.split('\r\n');
    expect(patients[1]).toMatch(/;Durand Alice;[^;]+;2;2;2;0;0;35;/);
  });
});

describe('who follows', () => {
  const paths = [
    'figures',
    'reports',
    'sessions',
    'patients',
    'choices',
    'reports.csv',
    'sessions.csv',
    'patients.csv',
  ];

  test.each(['accountant', 'planner', 'platform-admin'])('%s: nothing', async (role) => {
    const other = await panelTokenOf(cms, role);
    for (const path of paths)
      expect((await call(cms, 'GET', `/follow-up/${path}`, { token: other })).status).toBe(403);
  });

  test('HR, coaches and patients: not here', async () => {
    const hr = await createPerson(cms.database.adminPool, { role: 'hr', company: alice.companyId ?? '' });
    for (const person of [hr, coach, alice])
      for (const path of paths)
        expect(
          (await call(cms, 'GET', `/follow-up/${path}`, { token: await tokenOf(cms, person) })).status,
        ).toBe(403);
  });

  const rowsOf = (actor: Actor, table: string) =>
    care.as(actor, async (tx) => (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length);

  test('the database shows the panel no completion, and nobody else the follow-up', async () => {
    expect(await rowsOf(editor, 'care.completions')).toBe(0);
    expect(await rowsOf(superAdmin, 'care.completions')).toBe(0);
    expect(await rowsOf(editor, 'care.panel_reports')).toBeGreaterThan(0);
    const hr = { ...alice, role: 'hr' } as Actor;
    for (const actor of [
      alice,
      coach,
      hr,
      { ...editor, role: 'accountant' },
      { ...editor, role: 'platform-admin' },
    ])
      expect(await rowsOf(actor, 'care.panel_reports')).toBe(0);
    await cms.database.adminPool.query(
      'create policy open_again on care.completions for select to care_app using ((select sec.is_panel()))',
    );
    expect(await rowsOf(editor, 'care.completions')).toBeGreaterThan(0);
    await cms.database.adminPool.query('drop policy open_again on care.completions');
  });

  test.each([
    'update care.panel_reports set minutes = 1',
    'delete from care.panel_reports',
    'insert into care.panel_reports (company_id) values ($$x$$)',
  ])('nobody writes it: %s', async (statement) => {
    await expect(care.as(editor, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('erasing a person takes their rows', async () => {
    await cms.database.asOwner((client) =>
      client.query('delete from care.people where account_id = $1', [bob.accountId]).then(() => undefined),
    );
    expect((await get(`reports?patient=${bob.accountId}`)).total).toBe(0);
  });
});

describe('the calendar of publications', () => {
  test('shows planned starts and ends with their zone, not what began at once or was withdrawn', async () => {
    const later = today.add({ days: 3 });
    const publish = (zone: string) =>
      call<{ id: string }>(cms, 'POST', `/sessions/${back}/publications`, {
        token,
        body: {
          audience: { kind: 'patient', patientId: alice.accountId },
          visibleFrom: { wallTime: `${later.toString()}T08:30`, timeZone: zone },
          endsAt: { wallTime: `${later.add({ days: 2 }).toString()}T18:00`, timeZone: zone },
        },
      });
    const planned = await publish('America/Cayenne');
    const withdrawn = await publish('Europe/Paris');
    await call(cms, 'POST', `/publications/${withdrawn.data.id}/withdraw`, { token, body: {} });
    const window = `from=${today.toString()}T00:00:00Z&to=${today.add({ days: 20 }).toString()}T00:00:00Z`;
    const { data } = await call<PublicationMoment[]>(cms, 'GET', `/publication-calendar?${window}`, {
      token,
    });
    expect(data.map(({ id, move, at, timeZone, sessionId }) => [id, move, at, timeZone, sessionId])).toEqual([
      [planned.data.id, 'start', `${later.toString()}T11:30:00.000Z`, 'America/Cayenne', back],
      [planned.data.id, 'end', `${later.add({ days: 2 }).toString()}T21:00:00.000Z`, 'America/Cayenne', back],
    ]);
    expect(data[0]).toMatchObject({ audience: 'patient', audienceName: 'Alice Durand', recipients: 1 });
    const platform = await panelTokenOf(cms, 'platform-admin');
    expect((await call(cms, 'GET', `/publication-calendar?${window}`, { token: platform })).status).toBe(403);
  });
});
