/** Coaches choose sessions and give several of them to several of their patients at once. */
import { randomUUID } from 'node:crypto';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { ExerciseBlock, LibrarySession, SessionDetail, SessionItem } from '../contracts/index.ts';
import { buildExercise, buildSession, editor, servicesOf } from './_util.ts';
import { Temporal } from 'temporal-polyfill';

interface Rehearsed {
  people: { id: string; name: string }[];
  recipients: number;
  occurrences: number;
  isNow: boolean;
  sessions: {
    id: string;
    recipients: number;
    alreadyReceived: string[];
    alreadyCount: number;
    problems: unknown[];
  }[];
}

let cms: TestCms;
let company: string;
let coach: Actor;
let token: string;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let group: string;
let walk: string;
let rest: string;

async function buildGroup(leader: Actor, patients: readonly Actor[]): Promise<string> {
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    'insert into care.groups (company_id, name, coach_id) values ($1, $2, $3) returning id',
    [company, randomUUID(), leader.accountId],
  );
  await cms.database.adminPool.query(
    'insert into care.group_members (company_id, group_id, patient_id) select $1, $2, unnest($3::text[])',
    [company, rows[0]?.id, patients.map(({ accountId }) => accountId)],
  );
  return rows[0]?.id ?? '';
}

beforeAll(async () => {
  cms = await startTestCms();
  walk = await buildSession(cms, { title: 'Marche éclair' });
  rest = await buildSession(cms, { title: 'Repos', objective: 'relaxation', durationMinutes: 10 });
});
afterAll(() => cms.close());
beforeEach(async () => {
  const { adminPool: pool } = cms.database;
  company = await createCompany(pool);
  const patient = (firstName: string) =>
    createPerson(pool, { role: 'patient', company, firstName, lastName: 'Durand' });
  [alice, bob, carol] = [await patient('Alice'), await patient('Bob'), await patient('Carol')];
  coach = await createPerson(pool, { role: 'coach' });
  group = await buildGroup(coach, [alice, bob]);
  await buildGroup(coach, [carol]);
  token = await tokenOf(cms, coach);
});

const publish = (body: Record<string, unknown>, key = randomUUID() as string) =>
  call<{ publications: number; people: number; occurrences: number }>(cms, 'POST', '/publications', {
    token,
    body: { sessionIds: [walk, rest], ...body },
    key,
  });
const rehearse = async (body: Record<string, unknown>) =>
  (
    await call<Rehearsed>(cms, 'POST', '/publications/rehearsal', {
      token,
      body: { sessionIds: [walk, rest], ...body },
    })
  ).data;
const titlesOf = async (patient: Actor) =>
  (await call<SessionItem[]>(cms, 'GET', '/my/sessions', { token: await tokenOf(cms, patient) })).data
    .map(({ title }) => title)
    .sort();

describe('the library', () => {
  const titles = async (query: string) =>
    (await call<LibrarySession[]>(cms, 'GET', `/sessions?${query}`, { token })).data.map(
      ({ title }) => title,
    );

  test('finds words without their accents, and filters by what a session is', async () => {
    expect(await titles('search=ECLAIR%20marche')).toEqual(['Marche éclair']);
    expect(await titles('search=%25')).toEqual([]);
    expect(await titles('objective=relaxation')).toEqual(['Repos']);
    expect(await titles('maxDuration=15')).toEqual(['Repos']);
    expect(await titles('level=advanced')).toEqual([]);
  });

  test('holds neither drafts nor what was archived, in the panel alone too', async () => {
    await buildSession(cms, { title: 'Brouillon', draft: true });
    const old = await buildSession(cms, { title: 'Ancienne' });
    expect(await titles('search=ancienne')).toEqual(['Ancienne']);
    await cms.strapi
      .documents('api::session.session')
      .update({ documentId: old, data: { archivedAt: new Date().toISOString() } as never });
    expect(await titles('search=ancienne')).toEqual([]);
    expect(await titles('search=brouillon')).toEqual([]);
    expect((await call(cms, 'GET', `/sessions/${old}`, { token })).status).toBe(404);
  });

  test('knows the tags of its sessions', async () => {
    const { documentId } = await cms.strapi
      .documents('api::tag.tag')
      .create({ data: { name: 'Élastique', slug: 'elastique' } as never });
    await buildSession(cms, { title: 'Avec élastique', tags: [documentId] });
    expect(await titles('tag=elastique')).toEqual(['Avec élastique']);
    expect((await call(cms, 'GET', '/session-tags', { token })).data).toEqual([
      { slug: 'elastique', name: 'Élastique', kind: 'topic' },
    ]);
  });

  test('is paged by twenty with a total', async () => {
    const blocks = [{ exercise: await buildExercise(cms), rounds: 1, restSeconds: 0 }];
    for (let n = 0; n < 21; n += 1) await buildSession(cms, { title: `Série ${n}`, blocks });
    const [first, second] = await Promise.all(
      ['', '&page=2'].map((page) => call<unknown[]>(cms, 'GET', `/sessions?search=serie${page}`, { token })),
    );
    expect([first?.data.length, first?.total, second?.data.length]).toEqual([20, 21, 1]);
  });

  test('shows a session as its patient sees it, with what may be personal', async () => {
    const shown = await call<{
      blocks: ExerciseBlock[];
      variables: { block: number; variables: { name: string; value: string }[] }[];
    }>(cms, 'GET', `/sessions/${walk}`, { token });
    expect(shown.data.variables).toMatchObject([
      { block: 1, variables: [{ name: 'repetitions', value: '8' }] },
    ]);
    await publish({ patientIds: [alice.accountId] });
    const aliceToken = await tokenOf(cms, alice);
    const { data: list } = await call<SessionItem[]>(cms, 'GET', '/my/sessions', { token: aliceToken });
    const occurrence = list.find(({ title }) => title === 'Marche éclair')?.id ?? '';
    const { data: opened } = await call<SessionDetail>(cms, 'GET', `/my/sessions/${occurrence}`, {
      token: aliceToken,
    });
    expect(opened.blocks).toEqual(shown.data.blocks);
  });
});

describe('several sessions to several people', () => {
  test('arrive once each, whichever way somebody was chosen, in one request', async () => {
    const answer = await publish({ groupIds: [group], patientIds: [alice.accountId, carol.accountId] });
    expect([answer.status, answer.data]).toEqual([201, { publications: 4, people: 3, occurrences: 6 }]);
    for (const patient of [alice, bob, carol])
      expect(await titlesOf(patient)).toEqual(['Marche éclair', 'Repos']);
  });

  test('sent twice, also at once, are sent once', async () => {
    const key = randomUUID();
    const body = { groupIds: [group] };
    const answers = await Promise.all(Array.from({ length: 6 }, () => publish(body, key)));
    answers.push(await publish(body, key));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await titlesOf(alice)).toEqual(['Marche éclair', 'Repos']);
  });

  test('leave out who has one already, whoever gave it, unless it is to be repeated', async () => {
    await servicesOf(cms).publications.publish(editor, walk, {
      audience: { kind: 'patient', patientId: alice.accountId },
      visibleFrom: Temporal.Now.instant(),
    });
    const body = { groupIds: [group] };
    const rehearsal = await rehearse(body);
    expect(rehearsal).toMatchObject({ recipients: 2, occurrences: 3, isNow: true });
    expect(rehearsal.people.map(({ name }) => name)).toEqual(['Alice Durand', 'Bob Durand']);
    expect(rehearsal.sessions).toMatchObject([
      { id: walk, recipients: 1, alreadyReceived: ['Alice Durand'], alreadyCount: 1, problems: [] },
      { id: rest, recipients: 2, alreadyReceived: [], alreadyCount: 0 },
    ]);
    expect((await publish(body)).data.occurrences).toBe(3);
    expect((await publish(body)).data).toEqual({ publications: 0, people: 0, occurrences: 0 });
    expect(await titlesOf(alice)).toEqual(['Marche éclair', 'Repos']);
    expect((await publish({ ...body, repeat: true })).data.occurrences).toBe(4);
    expect(await titlesOf(alice)).toEqual(['Marche éclair', 'Marche éclair', 'Repos', 'Repos']);
  });

  test('carry the values of one person, in the text too, and nobody else’s', async () => {
    const dosages = [
      { patientId: alice.accountId, sessionId: walk, block: 1, name: 'repetitions', value: '3' },
    ];
    await publish({ groupIds: [group], dosages });
    const dosageOf = async (patient: Actor) => {
      const own = await tokenOf(cms, patient);
      const { data } = await call<SessionItem[]>(cms, 'GET', '/my/sessions', { token: own });
      const id = data.find(({ title }) => title === 'Marche éclair')?.id ?? '';
      const { blocks } = (await call<SessionDetail>(cms, 'GET', `/my/sessions/${id}`, { token: own })).data;
      return [
        blocks[0]?.dosage[0]?.value,
        JSON.stringify(blocks[0]?.instructions).match(/Levez-vous \D*(\d+)/)?.[1],
      ];
    };
    expect(await dosageOf(alice)).toEqual(['3', '3']);
    expect(await dosageOf(bob)).toEqual(['8', '8']);

    // What takes its place is given with the same values, wherever their exercise stands by then.
    const { rows } = await cms.database.adminPool.query<{ id: string; exercise: string }>(
      `select id, dosages -> 0 ->> 'exercise' as exercise from care.publications where patient_id = $1 and dosages is not null`,
      [alice.accountId],
    );
    const own = rows[0]?.id ?? '';
    const { strapi } = cms;
    const blocks = [await buildExercise(cms, { title: 'Échauffement' }), rows[0]?.exercise].map(
      (exercise) => ({ exercise, rounds: 1, restSeconds: 0 }),
    );
    await strapi.documents('api::session.session').update({ documentId: walk, data: { blocks } as never });
    await strapi.documents('api::session.session').publish({ documentId: walk });
    const replaced = await call(cms, 'POST', `/sessions/${walk}/publications`, {
      token: await tokenOf(cms, coach),
      body: { audience: { kind: 'recipients', publicationId: own } },
    });
    expect(replaced.status).toBe(201);
    const token = await tokenOf(cms, alice);
    const { data } = await call<SessionItem[]>(cms, 'GET', '/my/sessions', { token });
    const id = data.find(({ title }) => title === 'Marche éclair')?.id ?? '';
    const shown = (await call<SessionDetail>(cms, 'GET', `/my/sessions/${id}`, { token })).data;
    expect(shown.blocks.map(({ dosage }) => dosage[0]?.value)).toEqual(['10', '3']);
  });

  test('from a day until another are seen between them only', async () => {
    const zone = { timeZone: 'Europe/Paris' };
    await publish({ groupIds: [group], visibleFrom: { wallTime: '2099-01-01T00:00', ...zone } }).then(
      ({ status, paths }) => expect([status, paths]).toEqual([400, ['visibleFrom']]),
    );
    const tomorrow = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 1 });
    const at = (day: Temporal.PlainDate) => ({ wallTime: `${day.toString()}T00:00`, ...zone });
    const refused = await publish({ groupIds: [group], visibleFrom: at(tomorrow), endsAt: at(tomorrow) });
    expect([refused.status, refused.paths]).toEqual([400, ['endsAt']]);
    await publish({ groupIds: [group], visibleFrom: at(tomorrow), endsAt: at(tomorrow.add({ days: 7 })) });
    expect(await titlesOf(alice)).toEqual([]);
  });

  test('are refused with the reason, and then nothing was sent', async () => {
    const dosage = { patientId: alice.accountId, sessionId: walk, block: 1, name: 'repetitions', value: '3' };
    for (const [wrong, path] of [
      [{ ...dosage, value: 'beaucoup' }, 'dosages.1.value'],
      [{ ...dosage, name: 'vitesse' }, 'dosages.1.value'],
      [{ ...dosage, block: 9 }, 'dosages.1.value'],
      [{ ...dosage, patientId: carol.accountId }, 'dosages.1.value'],
    ] as const) {
      const answer = await publish({ groupIds: [group], dosages: [dosage, wrong] });
      expect([answer.status, answer.paths]).toEqual([400, [path]]);
    }
    expect((await publish({})).paths).toEqual(['patientIds']);
    expect((await publish({ sessionIds: [], groupIds: [group] })).paths).toEqual(['sessionIds']);
    const draft = await buildSession(cms, { draft: true });
    const unpublished = await publish({ sessionIds: [walk, draft], groupIds: [group] });
    expect([unpublished.status, unpublished.code]).toEqual([422, 'not_publishable']);
    expect(
      (await rehearse({ sessionIds: [walk, draft], groupIds: [group] })).sessions[1]?.problems,
    ).toHaveLength(1);
    expect((await publish({ sessionIds: ['z'.repeat(24)], groupIds: [group] })).status).toBe(404);
    expect(await titlesOf(alice)).toEqual([]);
  });

  test('reach nobody whom the coach does not follow; the database says so too', async () => {
    const stranger = await createPerson(cms.database.adminPool, { role: 'coach' });
    const dave = await createPerson(cms.database.adminPool, { role: 'patient', company });
    const foreign = await buildGroup(stranger, [dave]);
    expect((await publish({ groupIds: [foreign] })).status).toBe(404);
    expect((await publish({ patientIds: [dave.accountId] })).status).toBe(404);
    expect((await publish({ groupIds: [group], patientIds: [dave.accountId] })).status).toBe(404);
    // With the look-up open, the policies of the tables refuse.
    await cms.database.adminPool.query(
      `create policy leak on care.people for select to care_app using (true);
       create policy leak on care.groups for select to care_app using (true);
       create policy leak on care.group_members for select to care_app using (true)`,
    );
    try {
      for (const body of [{ patientIds: [dave.accountId] }, { groupIds: [foreign] }])
        expect((await publish(body)).status).toBe(500);
    } finally {
      await cms.database.adminPool.query(
        'drop policy leak on care.people; drop policy leak on care.groups; drop policy leak on care.group_members',
      );
    }
    expect(await titlesOf(dave)).toEqual([]);
    expect(await titlesOf(alice)).toEqual([]);
    for (const who of [alice, await createPerson(cms.database.adminPool, { role: 'hr', company })])
      expect(
        (await call(cms, 'POST', '/publications', { token: await tokenOf(cms, who), body: {} })).status,
      ).toBe(403);
  });

  test('are ten thousand rows in seconds through a group, and two thousand by name', async () => {
    const { rows } = await cms.database.adminPool.query<{ account_id: string }>(
      `insert into care.people (account_id, company_id, role, first_name, last_name, language, time_zone, blocked)
       select 'b' || lpad(n::text, 23, '0'), $1, 'patient', 'P' || n, 'Nombreux', 'fr', 'Europe/Paris', false
       from generate_series(1, 500) as n returning account_id`,
      [company],
    );
    const many = rows.map(({ account_id }) => ({ accountId: account_id }) as Actor);
    const blocks = [{ exercise: await buildExercise(cms), rounds: 1, restSeconds: 0 }];
    const sessionIds: string[] = [];
    for (let n = 0; n < 20; n += 1) sessionIds.push(await buildSession(cms, { title: `Lot ${n}`, blocks }));
    const crowd = await buildGroup(coach, many);
    const named = many.slice(0, 100).map(({ accountId }) => accountId);
    for (const [body, occurrences] of [
      [{ groupIds: [crowd] }, 10_000],
      [{ patientIds: named, repeat: true }, 2000],
    ] as const) {
      const began = performance.now();
      const answer = await publish({ sessionIds, ...body });
      expect([answer.status, answer.data.occurrences]).toEqual([201, occurrences]);
      expect(performance.now() - began).toBeLessThan(15_000);
    }
  }, 60_000);
});

describe('all my patients', () => {
  const publications = async () => {
    const { rows } = await cms.database.adminPool.query<{ audience: string; access: string }>(
      'select audience, access from care.publications where published_by = $1 order by id',
      [coach.accountId],
    );
    return rows;
  };

  test('receive a session once each, and so do those who come later', async () => {
    expect(await publish({ all: true, sessionIds: [walk], includeLateJoiners: true })).toMatchObject({
      status: 201,
      data: { publications: 1, people: 3, occurrences: 3 },
    });
    expect(await publications()).toEqual([{ audience: 'all', access: 'assigned' }]);
    const dave = await createPerson(cms.database.adminPool, { role: 'patient', company });
    await cms.database.adminPool.query(
      'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
      [company, group, dave.accountId],
    );
    for (const patient of [alice, carol, dave]) expect(await titlesOf(patient)).toEqual(['Marche éclair']);
  });

  test('are those of the coach alone', async () => {
    const stranger = await createPerson(cms.database.adminPool, { role: 'patient', company });
    expect((await rehearse({ all: true })).recipients).toBe(3);
    await publish({ all: true });
    expect(await titlesOf(stranger)).toEqual([]);
  });

  test('asked twice with one key receive it once', async () => {
    const first = await publish({ all: true }, 'the-same-key');
    expect((await publish({ all: true }, 'the-same-key')).data).toEqual(first.data);
    expect(await publications()).toHaveLength(2);
  });
});

test('what is given in bulk may be free access', async () => {
  await publish({ groupIds: [group], access: 'free', sessionIds: [walk] });
  const patient = await tokenOf(cms, alice);
  const list = (access: string) =>
    call<SessionItem[]>(cms, 'GET', `/my/sessions?access=${access}`, { token: patient });
  expect([(await list('free')).total, (await list('assigned')).total]).toEqual([1, 0]);
  expect((await publish({ groupIds: [group], access: 'sold', repeat: true })).status).toBe(400);
});
