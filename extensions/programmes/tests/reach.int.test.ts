/** How far a publication reaches: its end, and the patients who join its group later. */
import { readFile } from 'node:fs/promises';
import type { Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildClinic, buildSession, editor, servicesOf, superAdmin } from './_util.ts';

interface Published {
  id: string;
  recipients: number;
  endsAt: string | null;
  includeLateJoiners: boolean;
}

let cms: TestCms;
let editorToken: string;
let company: string;
let alice: Actor;
let bob: Actor;
let group: string;
let session: string;

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  editorToken = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());
beforeEach(async () => {
  ({ company, alice, bob } = await buildClinic(cms));
  const coach = await createPerson(cms.database.adminPool, { role: 'coach' });
  group = await servicesOf(cms).groups.create(superAdmin, {
    companyId: company,
    name: 'Mardi',
    coachId: coach.accountId,
    patientIds: [alice.accountId],
  });
  session = await buildSession(cms);
});

const publish = (body: Record<string, unknown>) =>
  call<Published>(cms, 'POST', `/sessions/${session}/publications`, {
    token: editorToken,
    body: { audience: { kind: 'group', groupId: group }, ...body },
  });

const join = (patient: Actor) =>
  cms.database.adminPool.query(
    'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
    [patient.companyId, group, patient.accountId],
  );

const leave = (patient: Actor) =>
  cms.database.adminPool.query('delete from care.group_members where group_id = $1 and patient_id = $2', [
    group,
    patient.accountId,
  ]);

const listOf = async (patient: Actor) =>
  call<{ id: string }[]>(cms, 'GET', '/my/sessions', { token: await tokenOf(cms, patient) });

/** The recipients that the publications of the session say they have. */
const recipients = async () =>
  (await call<Published[]>(cms, 'GET', `/sessions/${session}/publications`, { token: editorToken })).data.map(
    (publication) => publication.recipients,
  );

const inHours = (hours: number) => Temporal.Now.instant().add({ hours }).toString();

/** Moves the start and the end of what was published to the past, as time would. */
const letItEnd = () =>
  cms.database.asOwner(async (client) => {
    for (const table of ['publications', 'occurrences']) {
      const condition = table === 'publications' ? 'id' : 'publication_id';
      await client.query(
        `update care.${table} set visible_from = now() - interval '2 hours', ends_at = now() - interval '1 second'
         where ${condition} in (select id from care.publications where session_id = $1)`,
        [session],
      );
    }
  });

describe('patients who join a group later', () => {
  test('receive what includes them, once, even when they leave and join again', async () => {
    const published = await publish({ includeLateJoiners: true });
    expect(published).toMatchObject({ status: 201, data: { recipients: 1, includeLateJoiners: true } });
    await join(bob);
    expect((await listOf(bob)).total).toBe(1);
    expect(await recipients()).toEqual([2]);
    await leave(bob);
    await join(bob);
    expect((await listOf(bob)).total).toBe(1);
    expect(await recipients()).toEqual([2]);
  });

  test('end with what they received: the checks of the database find nothing', async () => {
    await publish({ includeLateJoiners: true, endsAt: inHours(1) });
    await join(bob);
    expect(await recipients()).toEqual([2]);
    for (const name of ['0040-programmes', '0140-publication-reach']) {
      const query = await readFile(
        new URL(`../../../database/verify/care/${name}.sql`, import.meta.url),
        'utf8',
      );
      const { rows } = await cms.database.adminPool.query<{ problem: string }>(query);
      expect(rows).toEqual([]);
    }
  });

  test('do not receive what does not include them', async () => {
    expect((await publish({})).data.includeLateJoiners).toBe(false);
    await join(bob);
    expect((await listOf(bob)).total).toBe(0);
    expect(await recipients()).toEqual([1]);
  });

  test('do not receive what was withdrawn', async () => {
    const { data } = await publish({ includeLateJoiners: true });
    await servicesOf(cms).publications.withdraw(editor, data.id);
    await join(bob);
    expect(await recipients()).toEqual([1]);
  });

  test('do not receive what has ended', async () => {
    await publish({ includeLateJoiners: true, endsAt: inHours(1) });
    await letItEnd();
    await join(bob);
    expect(await recipients()).toEqual([1]);
  });

  test('do not receive anything while their account is blocked', async () => {
    await publish({ includeLateJoiners: true });
    await cms.database.asOwner((client) =>
      client.query('update care.people set blocked = true where account_id = $1', [bob.accountId]),
    );
    await join(bob);
    expect(await recipients()).toEqual([1]);
  });

  test('receive it when it is published while they join', async () => {
    const client = await cms.database.adminPool.connect();
    try {
      await client.query('begin');
      await client.query(
        'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
        [company, group, bob.accountId],
      );
      const publishing = publish({ includeLateJoiners: true });
      await cms.database.untilLocked();
      await client.query('commit');
      expect((await publishing).data.recipients).toBe(2);
    } finally {
      client.release(true);
    }
    expect((await listOf(bob)).total).toBe(1);
  });

  test('are of many: one patient alone is refused, by the database too', async () => {
    const audience = { kind: 'patient', patientId: alice.accountId };
    const refused = await publish({ audience, includeLateJoiners: true });
    expect([refused.status, refused.text.includes('includeLateJoiners')]).toEqual([400, true]);
    await publish({ audience });
    await expect(
      cms.database.asOwner((client) =>
        client.query('update care.publications set include_late_joiners = true where session_id = $1', [
          session,
        ]),
      ),
    ).rejects.toThrow(/publications_late_joiners_of_many/);
  });
});

describe('the end of a publication', () => {
  const complete = async (occurrence: string) =>
    call(cms, 'POST', `/my/occurrences/${occurrence}/completion`, {
      token: await tokenOf(cms, alice),
      body: {
        clientId: crypto.randomUUID(),
        outcome: 'done',
        performedOn: Temporal.Now.plainDateISO('UTC').toString(),
        minutes: 20,
        effort: 4,
      },
    });

  test('takes the session out of the list; what was reported stays', async () => {
    const endsAt = inHours(1);
    const published = await publish({ endsAt });
    expect(Date.parse(published.data.endsAt ?? '')).toBe(Date.parse(endsAt));
    const occurrence = (await listOf(alice)).data[0]?.id ?? '';
    expect((await complete(occurrence)).status).toBe(201);

    await letItEnd();
    const token = await tokenOf(cms, alice);
    expect((await listOf(alice)).total).toBe(0);
    expect((await call(cms, 'GET', `/my/sessions/${occurrence}`, { token })).status).toBe(404);
    expect((await complete(occurrence)).status).toBe(404);
    expect((await call(cms, 'GET', '/my/completions', { token })).total).toBe(1);
  });

  test('is after the start: anything else is refused, by the database too', async () => {
    for (const body of [
      { endsAt: inHours(-1) },
      { visibleFrom: inHours(2), endsAt: inHours(1) },
      { endsAt: { wallTime: '2026-02-30T10:00', timeZone: 'Europe/Paris' } },
      { endsAt: inHours(3 * 8_760) },
    ]) {
      const refused = await publish(body);
      expect([refused.status, refused.text.includes('endsAt')]).toEqual([400, true]);
    }
    await publish({});
    await expect(
      cms.database.asOwner((client) =>
        client.query('update care.publications set ends_at = visible_from where session_id = $1', [session]),
      ),
    ).rejects.toThrow(/publications_end_after_start/);
  });

  test('is told by the rehearsal, with the choice about late joiners', async () => {
    const endsAt = inHours(5);
    const { data } = await call<Published>(cms, 'POST', `/sessions/${session}/publications/rehearsal`, {
      token: editorToken,
      body: { audience: { kind: 'group', groupId: group }, endsAt, includeLateJoiners: true },
    });
    expect([Date.parse(data.endsAt ?? ''), data.includeLateJoiners]).toEqual([Date.parse(endsAt), true]);
  });
});
