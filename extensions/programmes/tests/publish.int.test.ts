import type { CareDatabase } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import {
  asCaller,
  buildClinic,
  buildExercise,
  buildSession,
  editor,
  servicesOf,
  superAdmin,
} from './_util.ts';

interface Published {
  id: string;
  recipients: number;
  audienceName: string | null;
  visibleFrom: string;
}
interface Item {
  id: string;
  title: string;
}

let cms: TestCms;
let editorToken: string;

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  editorToken = await panelTokenOf(cms, 'editor');
});
afterAll(() => cms.close());

const publish = (session: string, body: unknown, token = editorToken, key?: string) =>
  call<Published>(cms, 'POST', `/sessions/${session}/publications`, {
    token,
    body,
    ...(key === undefined ? {} : { key }),
  });

const listOf = async (person: Parameters<typeof tokenOf>[1], query = '') =>
  call<Item[]>(cms, 'GET', `/my/sessions${query}`, { token: await tokenOf(cms, person) });

const occurrencesOf = async (session: string): Promise<number> => {
  const { rows } = await cms.database.adminPool.query<{ count: number }>(
    `select count(*)::int as count from care.occurrences o join care.publications p on p.id = o.publication_id
     where p.session_id = $1`,
    [session],
  );
  return rows[0]?.count ?? -1;
};

describe('publishing a session', () => {
  test('to one patient: they alone see it, with the values of the session filled in', async () => {
    const { alice, bob } = await buildClinic(cms);
    const session = await buildSession(cms);
    const answer = await publish(session, { audience: { kind: 'patient', patientId: alice.accountId } });
    expect(answer).toMatchObject({ status: 201, data: { recipients: 1, audienceName: 'Alice Durand' } });

    const seen = await listOf(alice);
    expect(seen.total).toBe(1);
    const token = await tokenOf(cms, alice);
    const detail = await call<{ blocks: { instructions: unknown; rounds: number }[] }>(
      cms,
      'GET',
      `/my/sessions/${seen.data[0]?.id ?? ''}`,
      { token },
    );
    expect(detail.data.blocks).toMatchObject([
      { rounds: 2, instructions: [{ kind: 'paragraph', text: 'Levez-vous 8 fois.' }] },
    ]);

    expect((await listOf(bob)).total).toBe(0);
    const others = await call(cms, 'GET', `/my/sessions/${seen.data[0]?.id ?? ''}`, {
      token: await tokenOf(cms, bob),
    });
    const unknown = await call(cms, 'GET', '/my/sessions/00000000-0000-7000-8000-000000000000', { token });
    const malformed = await call(cms, 'GET', '/my/sessions/nonsense', { token });
    expect([others.status, others.text]).toEqual([404, unknown.text]);
    expect([malformed.status, malformed.text]).toEqual([404, unknown.text]);
  });

  test('what was published does not change when the session or its exercise does', async () => {
    const { alice } = await buildClinic(cms);
    const exercise = await buildExercise(cms);
    const session = await buildSession(cms, { blocks: [{ exercise, rounds: 1, restSeconds: 0 }] });
    await publish(session, { audience: { kind: 'patient', patientId: alice.accountId } });
    const before = await listOf(alice);
    const exercises = cms.strapi.documents('api::exercise.exercise');
    await exercises.update({ documentId: exercise, data: { instructions: 'Autre chose.' } as never });
    await exercises.publish({ documentId: exercise });
    await cms.strapi.documents('api::session.session').delete({ documentId: session });
    expect((await listOf(alice)).text).toBe(before.text);
    const { data } = await call<{ blocks: { instructions: unknown }[] }>(
      cms,
      'GET',
      `/my/sessions/${before.data[0]?.id ?? ''}`,
      {
        token: await tokenOf(cms, alice),
      },
    );
    expect(data.blocks[0]?.instructions).toEqual([{ kind: 'paragraph', text: 'Levez-vous 10 fois.' }]);
  });

  test('one exercise may stand in several sessions, and stays after it was published again', async () => {
    const exercise = await buildExercise(cms);
    const blocks = [{ exercise, rounds: 1, restSeconds: 0 }];
    const [first, second] = [await buildSession(cms, { blocks }), await buildSession(cms, { blocks })];
    await cms.strapi.documents('api::exercise.exercise').publish({ documentId: exercise });
    const { alice } = await buildClinic(cms);
    for (const session of [first, second]) {
      expect(
        (await publish(session, { audience: { kind: 'patient', patientId: alice.accountId } })).status,
      ).toBe(201);
    }
  });

  test('a draft reaches nobody: not in a list, not by publishing, not by rows written around the API', async () => {
    const { alice } = await buildClinic(cms);
    const session = await buildSession(cms, { draft: true });
    const refused = await publish(session, { audience: { kind: 'all' } });
    expect([refused.status, refused.code]).toEqual([422, 'not_publishable']);
    expect(await occurrencesOf(session)).toBe(0);
    expect((await listOf(alice)).total).toBe(0);
    await expect(
      cms.database.asOwner((client) =>
        client.query(
          `insert into care.occurrences (company_id, patient_id, publication_id, visible_from) values ($1, $2, uuidv7(), now())`,
          [alice.companyId, alice.accountId],
        ),
      ),
    ).rejects.toThrow(/occurrences_described/);
  });

  test('an archived session, an unpublished exercise, an empty variable and an unknown token are refused with the list', async () => {
    const { alice } = await buildClinic(cms);
    const audience = { kind: 'patient', patientId: alice.accountId };
    const archived = await buildSession(cms);
    await cms.strapi
      .documents('api::session.session')
      .update({ documentId: archived, data: { archivedAt: new Date().toISOString() } as never });
    expect((await publish(archived, { audience })).paths).toEqual(['archivedAt']);

    const gone = await buildExercise(cms);
    const broken = await buildExercise(cms, {
      instructions: 'Tenez {{duree}}.',
      variables: [{ name: 'force', value: '' }],
    });
    const session = await buildSession(cms, {
      blocks: [
        { exercise: gone, rounds: 1, restSeconds: 0 },
        { exercise: broken, rounds: 1, restSeconds: 0 },
      ],
    });
    await cms.strapi.documents('api::exercise.exercise').unpublish({ documentId: gone });
    const answer = await publish(session, { audience });
    expect([answer.status, answer.paths]).toEqual([422, ['blocks.1', 'blocks.2.force', 'blocks.2.duree']]);
    const rehearsal = await call<{ problems: { code: string }[]; recipients: number }>(
      cms,
      'POST',
      `/sessions/${session}/publications/rehearsal`,
      { token: editorToken, body: { audience } },
    );
    expect(rehearsal.data.recipients).toBe(1);
    expect(rehearsal.data.problems.map(({ code }) => code)).toEqual([
      'exercise_unpublished',
      'variable_empty',
      'token_unknown',
    ]);
    expect((await listOf(alice)).total).toBe(0);
  });

  test('later: nobody sees it before its time', async () => {
    const { alice } = await buildClinic(cms);
    const session = await buildSession(cms);
    const visibleFrom = Temporal.Now.instant().add({ hours: 1 }).toString({ fractionalSecondDigits: 3 });
    const answer = await publish(session, {
      audience: { kind: 'patient', patientId: alice.accountId },
      visibleFrom,
    });
    expect(answer.data.visibleFrom).toBe(visibleFrom);
    expect((await listOf(alice)).total).toBe(0);
    // The time comes.
    await cms.database.asOwner(async (client) => {
      await client.query(
        `update care.publications set visible_from = now() - interval '1 second' where id = $1`,
        [answer.data.id],
      );
      await client.query(
        `update care.occurrences set visible_from = now() - interval '1 second' where publication_id = $1`,
        [answer.data.id],
      );
    });
    expect((await listOf(alice)).total).toBe(1);
  });

  test('a wall time is read in its zone', async () => {
    const { alice } = await buildClinic(cms);
    const session = await buildSession(cms);
    const inSixMonths = Temporal.Now.plainDateISO('UTC').add({ months: 6 });
    const wallTime = `${inSixMonths.toString()}T08:00`;
    const answer = await publish(session, {
      audience: { kind: 'patient', patientId: alice.accountId },
      visibleFrom: { wallTime, timeZone: 'America/Toronto' },
    });
    const expected = Temporal.PlainDateTime.from(wallTime).toZonedDateTime('America/Toronto').toInstant();
    expect(Temporal.Instant.from(answer.data.visibleFrom).equals(expected)).toBe(true);
  });

  test('withdrawn: it leaves the lists, again changes nothing, and what was reported stays', async () => {
    const { alice } = await buildClinic(cms);
    const session = await buildSession(cms);
    const { data } = await publish(session, { audience: { kind: 'patient', patientId: alice.accountId } });
    const token = await tokenOf(cms, alice);
    const occurrence = (await listOf(alice)).data[0]?.id ?? '';
    const performedOn = Temporal.Now.plainDateISO('UTC').toString();
    await call(cms, 'POST', `/my/occurrences/${occurrence}/completion`, {
      token,
      body: { clientId: crypto.randomUUID(), outcome: 'done', performedOn, minutes: 20, effort: 3 },
    });
    for (let times = 0; times < 2; times += 1) {
      const answer = await call(cms, 'POST', `/publications/${data.id}/withdraw`, { token: editorToken });
      expect(answer.status).toBe(204);
    }
    expect((await listOf(alice)).total).toBe(0);
    expect((await call(cms, 'GET', `/my/sessions/${occurrence}`, { token })).status).toBe(404);
    expect((await call(cms, 'GET', '/my/completions', { token })).total).toBe(1);
    const late = await call(cms, 'POST', `/my/occurrences/${occurrence}/completion`, {
      token,
      body: { clientId: crypto.randomUUID(), outcome: 'done', performedOn, minutes: 20, effort: 3 },
    });
    expect(late.status).toBe(404);
  });

  test('unknown sessions, groups and patients answer the same 404', async () => {
    const session = await buildSession(cms);
    const { company } = await buildClinic(cms);
    const employee = await createPerson(cms.database.adminPool, { role: 'employee', company });
    const answers = await Promise.all([
      publish('z'.repeat(24), { audience: { kind: 'all' } }),
      publish(session, { audience: { kind: 'group', groupId: '00000000-0000-7000-8000-000000000000' } }),
      publish(session, { audience: { kind: 'patient', patientId: employee.accountId } }),
      call(cms, 'GET', `/sessions/${'z'.repeat(24)}/completions`, { token: editorToken }),
      call(cms, 'GET', `/sessions/${'z'.repeat(24)}/publications`, { token: editorToken }),
    ]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0].status).toBe(404);
  });

  test('a body that makes no sense names its fields', async () => {
    const session = await buildSession(cms);
    expect((await publish(session, {})).paths).toEqual(['audience']);
    const answer = await publish(session, {
      audience: { kind: 'all' },
      visibleFrom: { wallTime: '2026-02-30T08:00', timeZone: 'Europe/Paris' },
    });
    expect([answer.status, answer.paths]).toEqual([400, ['visibleFrom']]);
  });

  test('a blocked patient and an inactive company receive nothing; nobody at all is refused', async () => {
    const company = await createCompany(cms.database.adminPool);
    const blocked = await createPerson(cms.database.adminPool, { role: 'patient', company, blocked: true });
    const session = await buildSession(cms);
    const answer = await publish(session, { audience: { kind: 'patient', patientId: blocked.accountId } });
    expect([answer.status, answer.code]).toEqual([422, 'no_recipient']);
    expect(await occurrencesOf(session)).toBe(0);
    const { rows } = await cms.database.adminPool.query(
      `select from care.publications where session_id = $1`,
      [session],
    );
    expect(rows).toHaveLength(0);
  });

  test('the same request key twice is one publication, also at the same time', async () => {
    const { alice } = await buildClinic(cms);
    const session = await buildSession(cms);
    const body = { audience: { kind: 'patient', patientId: alice.accountId } };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => publish(session, body, editorToken, 'publish-once-1')),
    );
    expect(new Set(answers.map(({ status, data }) => `${status} ${data.id}`)).size).toBe(1);
    expect(await occurrencesOf(session)).toBe(1);
  });
});

describe('a coach', () => {
  test('publishes to the members of their groups, and to nobody else', async () => {
    const { company, alice, bob } = await buildClinic(cms);
    const elsewhere = await buildClinic(cms);
    const [coach, other] = await Promise.all(
      [1, 2].map(() => createPerson(cms.database.adminPool, { role: 'coach' })),
    );
    if (coach === undefined || other === undefined) throw new Error('no coach');
    const { groups } = servicesOf(cms);
    const mine = await groups.create(superAdmin, {
      companyId: company,
      name: 'Mardi',
      coachId: coach.accountId,
      patientIds: [alice.accountId],
    });
    const theirs = await groups.create(superAdmin, {
      companyId: company,
      name: 'Jeudi',
      coachId: other.accountId,
      patientIds: [bob.accountId],
    });
    const token = await tokenOf(cms, coach);
    const session = await buildSession(cms);

    expect((await publish(session, { audience: { kind: 'all' } }, token)).data.recipients).toBe(1);
    expect(
      (await publish(session, { audience: { kind: 'group', groupId: mine } }, token)).data.recipients,
    ).toBe(1);
    for (const audience of [
      { kind: 'group', groupId: theirs },
      { kind: 'patient', patientId: bob.accountId },
      { kind: 'patient', patientId: elsewhere.alice.accountId },
    ]) {
      expect((await publish(session, { audience }, token)).status).toBe(404);
    }
    expect((await listOf(alice)).total).toBe(2);
    expect((await listOf(bob)).total).toBe(0);

    const targets = await call<{ groups: unknown[]; patients: { id: string }[] }>(
      cms,
      'GET',
      '/publication-targets?search=durand',
      { token },
    );
    expect(targets.data.patients.map(({ id }) => id)).toEqual([alice.accountId]);
    const led = await call<{ name: string; patients: unknown[] }[]>(cms, 'GET', '/my/groups', { token });
    expect(led.data).toMatchObject([
      { name: 'Mardi', patients: [{ id: alice.accountId, name: 'Alice Durand' }] },
    ]);
  });

  test('cannot write an occurrence for a stranger even with SQL of their own', async () => {
    const { alice } = await buildClinic(cms);
    const coach = await createPerson(cms.database.adminPool, { role: 'coach' });
    const session = await buildSession(cms);
    const { id } = await servicesOf(cms).publications.publish(editor, session, {
      audience: { kind: 'patient', patientId: alice.accountId },
      visibleFrom: Temporal.Now.instant(),
    });
    const database = cms.strapi.get<CareDatabase>('care.database');
    await expect(
      database.as(asCaller(coach), (tx) =>
        tx
          .insertInto('care.occurrences')
          .values({
            company_id: alice.companyId ?? '',
            patient_id: alice.accountId,
            publication_id: id,
            visible_from: new Date(),
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('who did it', () => {
  test('the editor sees who, when, how long and how hard, and nothing more', async () => {
    const { alice, bob } = await buildClinic(cms);
    const session = await buildSession(cms);
    for (const patient of [alice, bob]) {
      await publish(session, { audience: { kind: 'patient', patientId: patient.accountId } });
      const occurrence = (await listOf(patient)).data[0]?.id ?? '';
      await call(cms, 'POST', `/my/occurrences/${occurrence}/completion`, {
        token: await tokenOf(cms, patient),
        body: {
          clientId: crypto.randomUUID(),
          outcome: 'done',
          performedOn: Temporal.Now.plainDateISO('UTC').toString(),
          minutes: 25,
          effort: 6,
          pain: 2,
        },
      });
    }
    const { data, total } = await call<Record<string, unknown>[]>(
      cms,
      'GET',
      `/sessions/${session}/completions`,
      { token: editorToken },
    );
    expect(total).toBe(2);
    expect(data.map(({ patientName }) => patientName)).toEqual(['Bob Durand', 'Alice Durand']);
    expect(Object.keys(data[0] ?? {}).sort()).toEqual([
      'effort',
      'id',
      'minutes',
      'outcome',
      'patientName',
      'performedOn',
      'sessionTitle',
    ]);
    const published = await call<Published[]>(cms, 'GET', `/sessions/${session}/publications`, {
      token: editorToken,
    });
    expect(published.data.map(({ recipients }) => recipients)).toEqual([1, 1]);
  });
});

describe('many', () => {
  test('10,000 recipients of two companies receive it at once, under 5 seconds', async () => {
    const [first, second] = await Promise.all([
      createCompany(cms.database.adminPool),
      createCompany(cms.database.adminPool),
    ]);
    // The mirror's own rows: 10,000 accounts through the triggers would measure those.
    await cms.database.asOwner(async (client) => {
      await client.query(
        `insert into care.people (account_id, company_id, role, first_name, last_name)
         select 'p' || lpad(n::text, 23, '0'), case when n % 2 = 0 then $1 else $2 end, 'patient', 'N', n::text
         from generate_series(1, 10000) as n`,
        [first, second],
      );
    });
    const session = await buildSession(cms);
    const startedAt = performance.now();
    const answer = await publish(session, { audience: { kind: 'all' } });
    const elapsedMs = performance.now() - startedAt;
    expect(answer.status).toBe(201);
    expect(answer.data.recipients).toBeGreaterThanOrEqual(10_000);
    expect(await occurrencesOf(session)).toBe(answer.data.recipients);
    expect(elapsedMs).toBeLessThan(5_000);
    const { rows } = await cms.database.adminPool.query(
      `select from care.occurrences o join care.people p on p.account_id = o.patient_id where p.company_id <> o.company_id`,
    );
    expect(rows).toHaveLength(0);
  });
});
