/** Free access and assigned; the end of a publication, and another in its place. */
import { readFile } from 'node:fs/promises';
import type { Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { asCaller, buildClinic, buildSession, editor, servicesOf, superAdmin } from './_util.ts';

interface Published {
  id: string;
  recipients: number;
  access: string;
  endsAt: string | null;
  withdrawnAt: string | null;
  isReplaced: boolean;
}
interface Rehearsal {
  recipients: number;
  alreadyReceived: number;
  people: { data: { id: string; name: string; hasIt: boolean }[]; meta: { total: number } };
}

let cms: TestCms;
let editorToken: string;
let company: string;
let alice: Actor;
let bob: Actor;
let coach: Actor;
let group: string;
let session: string;

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  editorToken = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());
beforeEach(async () => {
  ({ company, alice, bob } = await buildClinic(cms));
  coach = await createPerson(cms.database.adminPool, { role: 'coach' });
  group = await servicesOf(cms).groups.create(superAdmin, {
    companyId: company,
    name: 'Mardi',
    coachId: coach.accountId,
    patientIds: [alice.accountId],
  });
  session = await buildSession(cms);
});

const publish = (body: Record<string, unknown> = {}, token = editorToken, of = session) =>
  call<Published>(cms, 'POST', `/sessions/${of}/publications`, {
    token,
    body: { audience: { kind: 'group', groupId: group }, ...body },
  });
const rehearse = (body: Record<string, unknown> = {}, token = editorToken, of = session) =>
  call<Rehearsal>(cms, 'POST', `/sessions/${of}/publications/rehearsal`, {
    token,
    body: { audience: { kind: 'group', groupId: group }, ...body },
  });
const end = (id: string, endsAt: string | null, token = editorToken) =>
  call<Published>(cms, 'PUT', `/publications/${id}/end`, { token, body: { endsAt } });
const listOf = async (patient: Actor, query = '') =>
  call<{ id: string; title: string; access: string }[]>(cms, 'GET', `/my/sessions${query}`, {
    token: await tokenOf(cms, patient),
  });
const inHours = (hours: number) => Temporal.Now.instant().add({ hours }).toString();
const complete = async (patient: Actor, occurrence: string) =>
  call(cms, 'POST', `/my/occurrences/${occurrence}/completion`, {
    token: await tokenOf(cms, patient),
    body: {
      clientId: crypto.randomUUID(),
      outcome: 'done',
      performedOn: Temporal.Now.plainDateISO('UTC').toString(),
      minutes: 20,
      effort: 4,
    },
  });
const problems = async () => {
  const found: unknown[] = [];
  for (const name of ['0040-programmes', '0140-publication-reach', '0220-publication-access']) {
    const query = await readFile(
      new URL(`../../../database/verify/care/${name}.sql`, import.meta.url),
      'utf8',
    );
    found.push(...(await cms.database.adminPool.query<{ problem: string }>(query)).rows);
  }
  return found;
};

describe('free access', () => {
  test('puts the session into the library, apart from what is assigned, for its recipients alone', async () => {
    const assigned = await buildSession(cms);
    expect((await publish({ access: 'free' })).data).toMatchObject({ access: 'free', recipients: 1 });
    expect((await publish({}, editorToken, assigned)).data.access).toBe('assigned');
    expect((await listOf(alice)).total).toBe(2);
    expect((await listOf(alice, '?access=free')).data.map(({ access }) => access)).toEqual(['free']);
    expect((await listOf(alice, '?access=assigned')).data.map(({ access }) => access)).toEqual(['assigned']);
    expect((await listOf(alice, '?access=free&objective=relaxation')).total).toBe(0);
    expect((await listOf(alice, '?access=free&objective=strength')).total).toBe(1);
    expect((await listOf(bob)).total).toBe(0);
    expect(await problems()).toEqual([]);
  });

  test('is opened and reported as often as one likes', async () => {
    await publish({ access: 'free' });
    const occurrence = (await listOf(alice, '?access=free')).data[0]?.id ?? '';
    for (let times = 0; times < 2; times += 1) expect((await complete(alice, occurrence)).status).toBe(201);
    const token = await tokenOf(cms, alice);
    const opened = await call<{ completions: unknown[] }>(cms, 'GET', `/my/sessions/${occurrence}`, {
      token,
    });
    expect(opened.data.completions).toHaveLength(2);
  });

  test('asks nothing: it is in no week, and nobody is looked at for leaving it', async () => {
    await publish({ access: 'free' });
    const token = await tokenOf(cms, alice);
    const from = Temporal.Now.plainDateISO('Europe/Paris').toString();
    expect((await call<unknown[]>(cms, 'GET', `/my/week?from=${from}`, { token })).data).toEqual([]);
    await cms.database.asOwner((client) =>
      client.query(`update care.publications set visible_from = now() - interval '30 days'`),
    );
    const followed = await call<{ id: string; attention: string[] }[]>(cms, 'GET', '/my/patients', {
      token: await tokenOf(cms, coach),
    });
    expect(followed.data).toMatchObject([{ id: alice.accountId, attention: [] }]);
  });

  test('shows nothing that has not begun, has ended or was withdrawn', async () => {
    await publish({ access: 'free', visibleFrom: inHours(1) });
    expect((await listOf(alice)).total).toBe(0);
    const running = await publish({ access: 'free', endsAt: inHours(1) });
    expect((await listOf(alice)).total).toBe(1);
    await cms.database.asOwner((client) =>
      client.query(
        `update care.publications set visible_from = now() - interval '2 hours', ends_at = now() - interval '1 second' where id = $1`,
        [running.data.id],
      ),
    );
    expect((await listOf(alice)).total).toBe(0);
    const withdrawn = await publish({ access: 'free' });
    await servicesOf(cms).publications.withdraw(editor, withdrawn.data.id);
    expect((await listOf(alice)).total).toBe(0);
  });

  test('stays what it was: the database refuses an occurrence of another access, and a change of it', async () => {
    const { data } = await publish({ access: 'free' });
    await expect(
      cms.database.asOwner((client) =>
        client.query(`update care.occurrences set access = 'assigned' where publication_id = $1`, [data.id]),
      ),
    ).rejects.toThrow(/occurrences_access/);
    const { rows } = await cms.database.adminPool.query(
      `select has_column_privilege('care_app', 'care.publications', 'access', 'update') as allowed`,
    );
    expect(rows).toEqual([{ allowed: false }]);
  });
});

describe('patients who come later', () => {
  test('receive what went to all patients with those who come later, once, and are counted', async () => {
    const { data } = await publish({ audience: { kind: 'all' }, access: 'free', includeLateJoiners: true });
    const without = await publish({ audience: { kind: 'all' }, access: 'free' });
    const carol = await createPerson(cms.database.adminPool, { role: 'patient', company });
    expect((await listOf(carol)).total).toBe(1);
    const list = await call<Published[]>(cms, 'GET', `/sessions/${session}/publications`, {
      token: editorToken,
    });
    const counted = (id: string) => list.data.find((publication) => publication.id === id)?.recipients;
    expect(counted(data.id)).toBe(data.recipients + 1);
    expect(counted(without.data.id)).toBe(without.data.recipients);
    expect(await problems()).toEqual([]);
    for (const id of [data.id, without.data.id]) await servicesOf(cms).publications.withdraw(editor, id);
    const dave = await createPerson(cms.database.adminPool, { role: 'patient', company });
    expect((await listOf(dave)).total).toBe(0);
  });

  test('receive what their coach published to all, when they join a group of that coach', async () => {
    const token = await tokenOf(cms, coach);
    const { data } = await publish({ audience: { kind: 'all' }, includeLateJoiners: true }, token);
    expect(data.recipients).toBe(1);
    expect((await listOf(bob)).total).toBe(0);
    await cms.database.adminPool.query(
      'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
      [company, group, bob.accountId],
    );
    expect((await listOf(bob)).total).toBe(1);
    const stranger = await createPerson(cms.database.adminPool, { role: 'patient', company });
    expect((await listOf(stranger)).total).toBe(0);
  });

  test('receive it when it is published while their account is made', async () => {
    const client = await cms.database.adminPool.connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into care.people (account_id, company_id, role) values ('later000000000000000000a', $1, 'patient')`,
        [company],
      );
      const publishing = publish({ audience: { kind: 'all' }, includeLateJoiners: true });
      await cms.database.untilLocked();
      await client.query('commit');
      const { data } = await publishing;
      const { rows } = await cms.database.adminPool.query(
        `select from care.occurrences where publication_id = $1 and patient_id = 'later000000000000000000a'`,
        [data.id],
      );
      expect(rows).toHaveLength(1);
      await servicesOf(cms).publications.withdraw(editor, data.id);
    } finally {
      client.release(true);
    }
  });
});

describe('the rehearsal', () => {
  test('names the people, those who have it first, a page at a time', async () => {
    await servicesOf(cms).groups.create(superAdmin, {
      companyId: company,
      name: 'Jeudi',
      coachId: coach.accountId,
      patientIds: [bob.accountId],
    });
    const token = await tokenOf(cms, coach);
    await publish({ audience: { kind: 'patient', patientId: bob.accountId } });
    const { data } = await rehearse({ audience: { kind: 'all' } }, token);
    expect(data).toMatchObject({ recipients: 2, alreadyReceived: 1, people: { meta: { total: 2 } } });
    expect(data.people.data.map(({ name, hasIt }) => [name, hasIt])).toEqual([
      ['Bob Durand', true],
      ['Alice Durand', false],
    ]);
    const next = await call<Rehearsal>(cms, 'POST', `/sessions/${session}/publications/rehearsal?page=2`, {
      token,
      body: { audience: { kind: 'all' } },
    });
    expect(next.data.people.data).toEqual([]);
  });
});

describe('ending a publication', () => {
  test('moves its end while it runs, for every recipient, and takes it away again', async () => {
    const { data } = await publish();
    const later = inHours(5);
    const moved = await end(data.id, later);
    expect(Date.parse(moved.data.endsAt ?? '')).toBe(Date.parse(later));
    const { rows } = await cms.database.adminPool.query<{ ends_at: Date }>(
      'select ends_at from care.occurrences where publication_id = $1',
      [data.id],
    );
    expect(rows[0]?.ends_at.getTime()).toBe(Date.parse(later));
    expect((await end(data.id, null)).data.endsAt).toBeNull();
    expect(await problems()).toEqual([]);
  });

  test('an end before the start, or one that has passed, is refused', async () => {
    const { data } = await publish({ visibleFrom: inHours(3) });
    for (const at of [inHours(2), inHours(-1)]) {
      const refused = await end(data.id, at);
      expect([refused.status, refused.paths]).toEqual([400, ['endsAt']]);
    }
  });

  test('what is over stays over, by the database too', async () => {
    const { data } = await publish();
    await servicesOf(cms).publications.withdraw(editor, data.id);
    const refused = await end(data.id, inHours(5));
    expect([refused.status, refused.code]).toEqual([409, 'publication_over']);
    await expect(
      servicesOf(cms).database.as(asCaller(coach), (tx) =>
        tx
          .updateTable('care.publications')
          .set({ ends_at: inHours(5) })
          .where('id', '=', data.id)
          .execute(),
      ),
    ).resolves.toBeDefined();
    await expect(
      servicesOf(cms).database.as(editor, (tx) =>
        tx
          .updateTable('care.publications')
          .set({ ends_at: inHours(5) })
          .where('id', '=', data.id)
          .execute(),
      ),
    ).rejects.toMatchObject({ code: 'CP003' });
  });

  test('a coach ends what they published, and nothing else; the names are theirs alone', async () => {
    const token = await tokenOf(cms, coach);
    const ofEditor = await publish();
    const own = await publish({}, token);
    expect((await end(ofEditor.data.id, inHours(5), token)).status).toBe(404);
    expect((await end(own.data.id, inHours(5), token)).status).toBe(200);
    const occurrence = (await listOf(alice)).data[0]?.id ?? '';
    await complete(alice, occurrence);
    const answers = await Promise.all(
      [ofEditor, own].map(({ data }) =>
        call<{ recipients: number; people: { data: { name: string }[] } }>(
          cms,
          'GET',
          `/publications/${data.id}/recipients`,
          { token },
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 200]);
    expect(answers[1]?.data).toMatchObject({
      recipients: 1,
      reported: 1,
      people: { data: [{ name: 'Alice Durand' }] },
    });
  });
});

describe('replacing a publication', () => {
  const replacing = (publicationId: string) => ({ audience: { kind: 'recipients', publicationId } });

  test('gives its people another session at once, and keeps what they reported', async () => {
    const { data } = await publish({ access: 'free', includeLateJoiners: true });
    const occurrence = (await listOf(alice)).data[0]?.id ?? '';
    await complete(alice, occurrence);
    const other = await buildSession(cms, { title: 'Nouvelle séance' });
    const rehearsal = await rehearse(replacing(data.id), editorToken, other);
    expect(rehearsal.data).toMatchObject({ recipients: 1, alreadyReceived: 0 });
    const answer = await publish(
      { ...replacing(data.id), access: 'free', includeLateJoiners: true },
      editorToken,
      other,
    );
    expect(answer).toMatchObject({ status: 201, data: { recipients: 1, audience: 'group' } });
    expect((await listOf(alice)).data.map(({ title }) => title)).toEqual(['Nouvelle séance']);
    const token = await tokenOf(cms, alice);
    expect((await call(cms, 'GET', '/my/completions', { token })).total).toBe(1);
    const history = await call<Published[]>(cms, 'GET', `/sessions/${session}/publications`, {
      token: editorToken,
    });
    expect(history.data).toMatchObject([{ id: data.id, isReplaced: true }]);
    expect(history.data[0]?.withdrawnAt).not.toBeNull();
    expect(await problems()).toEqual([]);
  });

  test('later: the first stays until the other begins', async () => {
    const { data } = await publish();
    const from = inHours(2);
    const answer = await publish({ ...replacing(data.id), visibleFrom: from });
    expect(answer.status).toBe(201);
    expect((await listOf(alice)).total).toBe(1);
    const history = await call<Published[]>(cms, 'GET', `/sessions/${session}/publications`, {
      token: editorToken,
    });
    const first = history.data.find(({ id }) => id === data.id);
    expect(first).toMatchObject({ isReplaced: true, withdrawnAt: null });
    expect(Date.parse(first?.endsAt ?? '')).toBe(Date.parse(from));
    expect(await problems()).toEqual([]);
  });

  test('is done once, also when two ask at the same time', async () => {
    const { data } = await publish();
    const answers = await Promise.all([1, 2, 3].map(() => publish(replacing(data.id))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await listOf(alice)).total).toBe(1);
  });

  test('sent again with its key answers what it did', async () => {
    const { data } = await publish();
    const send = () =>
      call<Published>(cms, 'POST', `/sessions/${session}/publications`, {
        token: editorToken,
        body: replacing(data.id),
        key: 'replace-once-1',
      });
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.data.id).toBe(answers[1]?.data.id);
  });

  test('a coach replaces what they published, and nothing else', async () => {
    const token = await tokenOf(cms, coach);
    const ofEditor = await publish();
    const own = await publish({}, token);
    expect((await publish(replacing(ofEditor.data.id), token)).status).toBe(404);
    expect((await publish(replacing(own.data.id), token)).status).toBe(201);
    const { rows } = await cms.database.adminPool.query(
      'select from care.publications where id = $1 and archived_at is null',
      [ofEditor.data.id],
    );
    expect(rows).toHaveLength(1);
  });
});
