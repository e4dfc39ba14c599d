/** What a coach gave to their patients: they see it, end it and replace it; what others gave is not theirs to touch. */
import { createPerson } from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { asCaller, buildClinic, buildProgramme, buildSession, servicesOf, superAdmin } from './_util.ts';

interface Published {
  id: string;
  sessionId: string;
  sessionTitle: string;
  recipients: number;
  withdrawnAt: string | null;
  isReplaced: boolean;
}

let cms: TestCms;
let editorToken: string;
let session: string;
let other: string;
let alice: Actor;
let bob: Actor;
let coach: Actor;
let token: string;
let stranger: string;
let group: string;
let given: string;

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  editorToken = await panelTokenOf(cms, 'editor');
  session = await buildSession(cms, { title: 'Marche' });
  other = await buildSession(cms, { title: 'Repos' });
});
afterAll(() => cms.close());
beforeEach(async () => {
  const pool = cms.database.adminPool;
  const clinic = await buildClinic(cms);
  ({ alice, bob } = clinic);
  coach = await createPerson(pool, { role: 'coach' });
  token = await tokenOf(cms, coach);
  stranger = await tokenOf(cms, await createPerson(pool, { role: 'coach' }));
  group = await servicesOf(cms).groups.create(superAdmin, {
    companyId: clinic.company,
    name: 'Lundi',
    coachId: coach.accountId,
    patientIds: [alice.accountId],
  });
  given = (
    await call<Published>(cms, 'POST', `/sessions/${session}/publications`, {
      token,
      body: { audience: { kind: 'group', groupId: group } },
    })
  ).data.id;
});

const titlesOf = async (patient: Actor) =>
  (
    await call<{ title: string }[]>(cms, 'GET', '/my/sessions', { token: await tokenOf(cms, patient) })
  ).data.map(({ title }) => title);
const replaceBy = (sessionId: string, as: string, path = '') =>
  call<Published>(cms, 'POST', `/sessions/${sessionId}/publications${path}`, {
    token: as,
    body: { audience: { kind: 'recipients', publicationId: given } },
  });

describe('what a coach gave', () => {
  test('is listed, and shown one by one, to them alone', async () => {
    await call(cms, 'POST', `/sessions/${session}/publications`, {
      token: editorToken,
      body: { audience: { kind: 'patient', patientId: alice.accountId } },
    });
    const mine = await call<Published[]>(cms, 'GET', '/my/publications', { token });
    expect(mine).toMatchObject({
      total: 1,
      data: [{ id: given, sessionId: session, sessionTitle: 'Marche', recipients: 1 }],
    });
    const ofOther = await call<Published[]>(cms, 'GET', `/my/publications?session=${other}`, { token });
    expect(ofOther.total).toBe(0);
    expect((await call(cms, 'GET', '/my/publications', { token: stranger })).total).toBe(0);
    expect((await call(cms, 'GET', `/publications/${given}`, { token })).status).toBe(200);
    expect((await call(cms, 'GET', `/publications/${given}`, { token: stranger })).status).toBe(404);
    expect((await call(cms, 'GET', `/publications/${given}`, {})).status).toBe(401);
    const patient = await tokenOf(cms, alice);
    expect((await call(cms, 'GET', `/publications/${given}`, { token: patient })).status).toBe(403);
    expect((await call(cms, 'GET', '/publications/none', { token })).status).toBe(404);
  });

  test('is replaced after a rehearsal that says whom it touches', async () => {
    const rehearsed = await replaceBy(other, token, '/rehearsal');
    expect(rehearsed.data).toMatchObject({ recipients: 1, people: { data: [{ id: alice.accountId }] } });
    expect((await replaceBy(other, token)).status).toBe(201);
    expect(await titlesOf(alice)).toEqual(['Repos']);
    expect((await call<Published>(cms, 'GET', `/publications/${given}`, { token })).data.isReplaced).toBe(
      true,
    );
  });

  test('is neither ended nor replaced by another coach, by the database too', async () => {
    expect((await replaceBy(other, stranger)).status).toBe(404);
    expect((await call(cms, 'POST', `/publications/${given}/withdraw`, { token: stranger })).status).toBe(
      404,
    );
    const end = { token: stranger, body: { endsAt: null } };
    expect((await call(cms, 'PUT', `/publications/${given}/end`, end)).status).toBe(404);
    const found = await call(cms, 'GET', `/publications/${given}/recipients`, { token: stranger });
    expect(found.status).toBe(404);
    const outsider = await createPerson(cms.database.adminPool, { role: 'coach' });
    const touched = await servicesOf(cms).database.as(asCaller(outsider), (tx) =>
      tx
        .updateTable('care.publications')
        .set({ archived_at: new Date() })
        .where('id', '=', given)
        .executeTakeFirst(),
    );
    expect(touched.numUpdatedRows).toBe(0n);
    expect(await titlesOf(alice)).toEqual(['Marche']);
  });

  test('is ended: it leaves the lists of those who have it', async () => {
    expect((await call(cms, 'POST', `/publications/${given}/withdraw`, { token })).status).toBe(204);
    expect(await titlesOf(alice)).toEqual([]);
    const { data } = await call<Published>(cms, 'GET', `/publications/${given}`, { token });
    expect(data.withdrawnAt).not.toBeNull();
  });
});

test('an act of assigning is shown with its programme, to whoever assigned it alone', async () => {
  const programme = await buildProgramme(cms, { title: 'Six semaines' });
  await call(cms, 'POST', `/programmes/${programme}/assignments`, {
    token,
    body: { groupIds: [group], startsOn: new Date().toISOString().slice(0, 10) },
  });
  const { data: acts } = await call<{ id: string }[]>(cms, 'GET', `/programmes/${programme}/assignments`, {
    token,
  });
  const act = acts[0]?.id ?? '';
  expect((await call(cms, 'GET', `/assignments/${act}`, { token })).data).toMatchObject({
    programmeId: programme,
    title: 'Six semaines',
    groups: ['Lundi'],
    running: 1,
  });
  expect((await call(cms, 'GET', `/assignments/${act}`, { token: stranger })).status).toBe(404);
  expect((await call(cms, 'GET', `/assignments/${act}`, {})).status).toBe(401);
  expect((await call(cms, 'GET', `/assignments/${act}`, { token: await tokenOf(cms, bob) })).status).toBe(
    403,
  );
});
