/** One publication for several groups and several people: counted once each, in one transaction, with those who come later. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildProgramme, buildSession, servicesOf, superAdmin } from './_util.ts';

interface Published {
  id: string;
  audience: string;
  audienceName: string | null;
  namedPeople: number;
  recipients: number;
  isReplaced: boolean;
}

let cms: TestCms;
let editorToken: string;
let session: string;
let company: string;
let elsewhere: string;
let coach: Actor;
let [alice, bob, carol, dave]: Actor[] = [];
let monday: string;
let tuesday: string;

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  editorToken = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());
beforeEach(async () => {
  const pool = cms.database.adminPool;
  [company, elsewhere] = [await createCompany(pool), await createCompany(pool)];
  const patient = (of: string) => createPerson(pool, { role: 'patient', company: of });
  [alice, bob, carol, dave] = [
    await patient(company),
    await patient(company),
    await patient(elsewhere),
    await patient(elsewhere),
  ];
  coach = await createPerson(pool, { role: 'coach' });
  const group = (name: string, companyId: string, members: (Actor | undefined)[]) =>
    servicesOf(cms).groups.create(superAdmin, {
      companyId,
      name,
      coachId: coach.accountId,
      patientIds: members.map((member) => member?.accountId ?? ''),
    });
  monday = await group('Lundi', company, [alice, bob]);
  tuesday = await group('Mardi', elsewhere, [carol]);
  session = await buildSession(cms);
});

const audience = (groupIds: string[], patients: (Actor | undefined)[]) => ({
  kind: 'some',
  groupIds,
  patientIds: patients.map((patient) => patient?.accountId),
});
const publish = (body: Record<string, unknown>, token = editorToken) =>
  call<Published>(cms, 'POST', `/sessions/${session}/publications`, { token, body });
const received = async (patient: Actor | undefined) =>
  (await call(cms, 'GET', '/my/sessions', { token: await tokenOf(cms, patient as Actor) })).total;
const listed = async () =>
  (await call<Published[]>(cms, 'GET', `/sessions/${session}/publications`, { token: editorToken })).data;
const join = (patient: Actor | undefined, group: string) =>
  cms.database.adminPool.query(
    'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
    [patient?.companyId, group, patient?.accountId],
  );

describe('a session to several groups and people', () => {
  test('reaches each of them once, whichever way they were chosen, and nobody else', async () => {
    const body = { audience: audience([monday, tuesday], [alice, carol]) };
    const rehearsed = await call<{ recipients: number; companies: number }>(
      cms,
      'POST',
      `/sessions/${session}/publications/rehearsal`,
      { token: editorToken, body },
    );
    expect(rehearsed.data).toMatchObject({ recipients: 3, companies: 2, people: { meta: { total: 3 } } });
    expect(await publish(body)).toMatchObject({
      status: 201,
      data: { audience: 'some', audienceName: 'Lundi, Mardi', namedPeople: 0, recipients: 3 },
    });
    for (const patient of [alice, bob, carol]) expect(await received(patient)).toBe(1);
    expect(await received(dave)).toBe(0);
  });

  test('says how many people were chosen beside the groups, also in the place of another', async () => {
    const first = await publish({ audience: audience([monday], [alice, carol, dave]) });
    expect(first.data).toMatchObject({ audienceName: 'Lundi', namedPeople: 2, recipients: 4 });
    const other = await publish({ audience: { kind: 'recipients', publicationId: first.data.id } });
    expect(other.data).toMatchObject({ audienceName: 'Lundi', namedPeople: 2, recipients: 4 });
    expect((await publish({ audience: audience([], [carol, dave]) })).data).toMatchObject({
      audienceName: null,
      namedPeople: 2,
    });
    const count = 'update care.publications set named_people = $2 where id = $1';
    const { data: ofGroup } = await publish({ audience: audience([monday], []) });
    for (const [id, people] of [
      [first.data.id, -1],
      [ofGroup.id, 1],
    ])
      await expect(cms.database.adminPool.query(count, [id, people])).rejects.toMatchObject({
        constraint: 'publications_named_people',
      });
  });

  test('of one group or one person is for that group or person', async () => {
    expect((await publish({ audience: audience([monday], []) })).data).toMatchObject({
      audience: 'group',
      audienceName: 'Lundi',
    });
    expect((await publish({ audience: audience([], [dave]) })).data.audience).toBe('patient');
  });

  test('is refused without anybody, and whole when one of them is unknown', async () => {
    expect((await publish({ audience: audience([], []) })).status).toBe(400);
    const unknown = crypto.randomUUID();
    expect((await publish({ audience: audience([monday, unknown], [dave]) })).status).toBe(404);
    expect(await received(alice)).toBe(0);
    expect(await listed()).toEqual([]);
  });

  test('reaches who joins one of the groups later, when asked', async () => {
    await publish({ audience: audience([monday, tuesday], []), includeLateJoiners: true });
    await join(dave, tuesday);
    expect(await received(dave)).toBe(1);
    expect((await listed())[0]?.recipients).toBe(4);
    const refused = await publish({ audience: audience([], [alice, bob]), includeLateJoiners: true });
    expect([refused.status, refused.text.includes('includeLateJoiners')]).toEqual([400, true]);
  });

  test('keeps its groups when another takes its place', async () => {
    const first = await publish({ audience: audience([monday, tuesday], []) });
    const other = await publish({
      audience: { kind: 'recipients', publicationId: first.data.id },
      includeLateJoiners: true,
    });
    expect(other.data).toMatchObject({ audience: 'some', audienceName: 'Lundi, Mardi', recipients: 3 });
    await join(dave, tuesday);
    expect(await received(dave)).toBe(1);
  });
});

describe('a coach', () => {
  test('publishes to several of their own, and to nobody else', async () => {
    const token = await tokenOf(cms, coach);
    expect((await publish({ audience: audience([monday], [carol]) }, token)).data.recipients).toBe(3);
    expect((await publish({ audience: audience([monday], [dave]) }, token)).status).toBe(404);
    const other = await tokenOf(cms, await createPerson(cms.database.adminPool, { role: 'coach' }));
    expect((await publish({ audience: audience([monday, tuesday], []) }, other)).status).toBe(404);
  });

  test('cannot name a group of another coach, by the database itself', async () => {
    const { data } = await publish({ audience: audience([monday, tuesday], []) });
    const { database } = servicesOf(cms);
    const insert = (actor: Actor) =>
      database.as({ ...actor, sessionId: null, address: '127.0.0.1' } as never, (tx) =>
        tx
          .insertInto('care.publication_groups')
          .values({ publication_id: data.id, company_id: company, group_id: monday })
          .execute(),
      );
    await expect(insert(coach)).rejects.toThrow(/row-level security/);
    await expect(insert(alice as Actor)).rejects.toThrow(/row-level security/);
  });
});

test('a programme reaches several groups and people in one act, each once', async () => {
  const programme = await buildProgramme(cms);
  const body = {
    groupIds: [monday, tuesday],
    patientIds: [alice?.accountId, dave?.accountId],
    startsOn: new Date().toISOString().slice(0, 10),
  };
  const path = `/programmes/${programme}/assignments`;
  const options = { token: editorToken, body };
  expect((await call(cms, 'POST', `${path}/rehearsal`, options)).data).toMatchObject({ recipients: 4 });
  const assigned = await call<{ programmes: unknown[] }>(cms, 'POST', path, options);
  expect(assigned.data.programmes).toHaveLength(4);
  expect((await call(cms, 'GET', path, { token: editorToken })).data).toMatchObject([
    { audience: 'some', groups: ['Lundi', 'Mardi'], people: 4 },
  ]);
});
