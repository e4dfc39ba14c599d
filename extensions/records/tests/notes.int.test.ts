import { randomUUID } from 'node:crypto';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { AccessEntry, CoachNote } from '../contracts/index.ts';
import { findInDatabase } from './_util.ts';

let cms: TestCms;
let care: CareDatabase;
let logged: string[];
let company: string;
let coach: Actor;
let other: Actor;
let alice: Actor;
let group: string;

const tamper = (statement: string, ...values: unknown[]) => cms.database.adminPool.query(statement, values);

async function buildGroup(leader: Actor, patients: Actor[]): Promise<string> {
  const { rows } = await tamper(
    'insert into care.groups (company_id, name, coach_id) values ($1, $2, $3) returning id',
    company,
    randomUUID(),
    leader.accountId,
  );
  const { id } = rows[0] as { id: string };
  await tamper(
    'insert into care.group_members (company_id, group_id, patient_id) select $1, $2, unnest($3::text[])',
    company,
    id,
    patients.map(({ accountId }) => accountId),
  );
  return id;
}

beforeAll(async () => {
  cms = await startTestCms();
  care = cms.database.openCare();
  logged = [];
  cms.strapi.log.on('data', (line: unknown) => logged.push(JSON.stringify(line)));
});
afterAll(() => cms.close());
beforeEach(async () => {
  const { adminPool: pool } = cms.database;
  company = await createCompany(pool);
  coach = await createPerson(pool, { role: 'coach' });
  other = await createPerson(pool, { role: 'coach' });
  alice = await createPerson(pool, { role: 'patient', company });
  group = await buildGroup(coach, [alice]);
  await buildGroup(other, [alice]);
});

const path = () => `/my/patients/${alice.accountId}/note`;
const show = async (who = coach) =>
  (await call<CoachNote>(cms, 'GET', path(), { token: await tokenOf(cms, who) })).data;
const save = async (text: string, { sittingId = randomUUID(), seenRevision = 0, who = coach } = {}) =>
  call<{ savedAt: string; changedElsewhere: boolean }>(cms, 'PUT', path(), {
    token: await tokenOf(cms, who),
    body: { sittingId, seenRevision, text },
  });
const countRows = async () =>
  (await tamper('select from care.coach_notes where patient_id = $1', alice.accountId)).rows.length;

describe('a private note', () => {
  test('is saved over and over by one page as one text, and says when', async () => {
    const sittingId = randomUUID();
    for (const text of ['Dort', 'Dort mal', 'Dort mal depuis mars.']) {
      expect(await save(text, { sittingId })).toMatchObject({
        status: 200,
        data: { changedElsewhere: false },
      });
    }
    const note = await show();
    expect([note.current?.text, note.revision, note.earlier]).toEqual(['Dort mal depuis mars.', 3, []]);
    expect(Date.now() - Date.parse(note.current?.savedAt ?? '')).toBeLessThan(60_000);
  });

  test('tells its patient who opened and wrote it, once each, and nothing more', async () => {
    const token = await tokenOf(cms, alice);
    const seen = async () =>
      (await call<AccessEntry[]>(cms, 'GET', '/my/accesses', { token })).data.map(
        ({ actorRole, kind, action, recordId }) => [actorRole, kind, action, recordId],
      );
    await show();
    expect(await seen(), 'nothing to open').toEqual([]);
    await save('Dort mal');
    await show();
    await call(cms, 'DELETE', path(), { token: await tokenOf(cms, coach) });
    await call(cms, 'DELETE', path(), { token: await tokenOf(cms, coach) });
    const line = (action: string) => ['coach', 'coach-note', action, coach.accountId];
    expect(await seen()).toEqual([line('delete'), line('read'), line('write')]);
  });

  test('that two pages write at once keeps both texts, and the second is told', async () => {
    await save('Avant.', { sittingId: randomUUID() });
    const seenRevision = (await show()).revision;
    const [left, right] = [randomUUID(), randomUUID()];
    expect((await save('À gauche.', { sittingId: left, seenRevision })).data.changedElsewhere).toBe(false);
    expect((await save('À droite.', { sittingId: right, seenRevision })).data.changedElsewhere).toBe(true);
    expect((await save('À gauche, suite.', { sittingId: left, seenRevision })).data.changedElsewhere).toBe(
      true,
    );
    const note = await show();
    expect([note.current, ...note.earlier].map((version) => version?.text)).toEqual([
      'À gauche, suite.',
      'À droite.',
      'Avant.',
    ]);
  });

  test('loses nothing when twenty pages save at the same instant', async () => {
    const token = await tokenOf(cms, coach);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        call(cms, 'PUT', path(), {
          token,
          body: { sittingId: randomUUID(), seenRevision: 0, text: `n${n}` },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await countRows()).toBe(20);
    expect((await show()).revision).toBe(20);
  });

  test('makes no earlier text of a page that changed nothing, and may be emptied and deleted', async () => {
    await save('La même.');
    await save('La même.');
    expect(await countRows()).toBe(1);
    await save('');
    expect((await show()).current?.text).toBe('');
    expect((await call(cms, 'DELETE', path(), { token: await tokenOf(cms, coach) })).status).toBe(204);
    expect(await show()).toEqual({ current: null, revision: 0, earlier: [] });
  });

  test('is refused beyond its length, with the place', async () => {
    const refused = await save('é'.repeat(20_001));
    expect([refused.status, refused.paths]).toEqual([400, ['text']]);
    expect((await save('é'.repeat(20_000))).status).toBe(200);
  });

  test('is nobody else’s: another coach of the same patient has their own, the patient and the panel none', async () => {
    await save('Pour moi seule.');
    expect(await show(other)).toEqual({ current: null, revision: 0, earlier: [] });
    await save('À l’autre.', { who: other });
    expect((await show()).current?.text).toBe('Pour moi seule.');
    expect((await show(other)).current?.text).toBe('À l’autre.');
    for (const token of [
      await tokenOf(cms, alice),
      await tokenOf(cms, await createPerson(cms.database.adminPool, { role: 'hr', company })),
      await panelTokenOf(cms, 'strapi-super-admin'),
    ])
      expect((await call(cms, 'GET', path(), { token })).status).toBe(403);
    expect((await call(cms, 'GET', path())).status).toBe(401);
    const stranger = await createPerson(cms.database.adminPool, { role: 'coach' });
    const nobody = await call(cms, 'GET', `/my/patients/${'z'.repeat(24)}/note`, {
      token: await tokenOf(cms, stranger),
    });
    const foreign = await call(cms, 'GET', path(), { token: await tokenOf(cms, stranger) });
    expect([foreign.status, foreign.text]).toEqual([404, nobody.text]);
    expect((await save('Moi aussi.', { who: stranger })).status).toBe(404);
  });
});

describe('the database', () => {
  const rowsFor = (actor: Actor, table = 'care.coach_notes') =>
    care.as(actor, async (tx) => (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length);
  const policy = (name: string, condition: string) =>
    tamper(`alter policy ${name} on care.coach_notes using (${condition})`);

  test('shows the rows to their author alone; two policies say so', async () => {
    await save('Secret.');
    const editor: Actor = { accountId: 'editor', role: 'super-admin', companyId: null };
    const everybody = [other, alice, editor];
    const seen = () => Promise.all(everybody.map((who) => rowsFor(who)));
    expect([await rowsFor(coach), ...(await seen())]).toEqual([1, 0, 0, 0]);
    expect(await Promise.all(everybody.map((who) => rowsFor(who, 'care.coach_note_keys')))).toEqual([
      0, 0, 0,
    ]);
    const said = await tamper(
      `select polname, pg_get_expr(polqual, polrelid) as says from pg_policy
       where polrelid = 'care.coach_notes'::regclass and polname in ('tenant', 'select_author')`,
    );
    try {
      await policy('select_author', 'true');
      expect(await seen()).toEqual([0, 0, 0]);
      await policy('tenant', 'true');
      expect((await seen()).every((rows) => rows > 0)).toBe(true);
    } finally {
      for (const { polname, says } of said.rows as { polname: string; says: string }[])
        await policy(polname, says);
    }
    expect(await seen()).toEqual([0, 0, 0]);
  });

  test('refuses a row in the name of another author, or about somebody whom the author does not follow', async () => {
    await save('Secret.');
    const carol = await createPerson(cms.database.adminPool, { role: 'patient', company });
    const forge = (author: string, patient: string) =>
      care.as(coach, (tx) =>
        sql`insert into care.coach_notes (id, company_id, author_id, patient_id, key_id, revision, content_encrypted, iv, auth_tag)
            select uuidv7(), company_id, ${author}, ${patient}, key_id, 9, content_encrypted, iv, auth_tag from care.coach_notes`.execute(
          tx,
        ),
      );
    await expect(forge(other.accountId, alice.accountId)).rejects.toThrow(/row-level security/);
    await expect(forge(coach.accountId, carol.accountId)).rejects.toThrow(/row-level security/);
    await forge(coach.accountId, alice.accountId);
  });

  test.each([
    ['a plain text', `content_encrypted = convert_to('je dors mal', 'UTF8')`],
    ['a text that is not padded', 'content_encrypted = substr(content_encrypted, 2)'],
    ['a short iv', 'iv = substr(iv, 2)'],
    ['a short tag', 'auth_tag = substr(auth_tag, 5)'],
  ])('refuses %s', async (_what, change) => {
    await save('bonjour');
    await expect(
      tamper(`update care.coach_notes set ${change} where patient_id = $1`, alice.accountId),
    ).rejects.toThrow(/check constraint/);
  });

  test.each([
    ['its text', 'content_encrypted = set_bit(content_encrypted, 77, 1 - get_bit(content_encrypted, 77))'],
    ['its tag', 'auth_tag = set_bit(auth_tag, 5, 1 - get_bit(auth_tag, 5))'],
    ['its id', 'id = uuidv7()'],
  ])('a note does not open once somebody changed %s, and says nothing of it', async (_what, change) => {
    await save('bonjour');
    await tamper(`update care.coach_notes set ${change} where patient_id = $1`, alice.accountId);
    expect((await show()).current?.text).toBeNull();
  });

  test('forgets the notes of a coach who follows the patient no longer, not before', async () => {
    await save('De mon côté.');
    await save('De l’autre.', { who: other });
    const second = await buildGroup(coach, [alice]);
    await tamper(
      'delete from care.group_members where group_id = $1 and patient_id = $2',
      group,
      alice.accountId,
    );
    expect(await countRows()).toBe(2);
    // Out and in again within one transaction is no end.
    await cms.database.asOwner(async (client) => {
      await client.query('delete from care.group_members where group_id = $1', [second]);
      await client.query(
        'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
        [company, second, alice.accountId],
      );
    });
    expect(await countRows()).toBe(2);
    await tamper('delete from care.groups where id = $1', second);
    expect(await countRows()).toBe(1);
    expect((await show(other)).current?.text).toBe('De l’autre.');
  });
});

test('what was typed stands in no table, no log, no other answer and no export', async () => {
  const words = `craque le dimanche soir ${randomUUID()}`;
  await save(words);
  await save(`${words} et le lundi`, { seenRevision: 0 });
  await save(`${words} ${'é'.repeat(20_000)}`);
  await call(cms, 'POST', path(), { token: await tokenOf(cms, coach), body: { text: words } });
  expect((await show()).current?.text).toContain(words);
  expect(await findInDatabase(cms.database, words)).toEqual([]);
  const token = await tokenOf(cms, coach);
  const admin = await panelTokenOf(cms, 'strapi-super-admin');
  const answers = await Promise.all([
    ...[
      '/my/patients',
      `/my/patients/${alice.accountId}`,
      `/my/patients/${alice.accountId}/log.csv`,
      '/my/groups',
    ].map((where) => call(cms, 'GET', where, { token })),
    ...['/publication-targets', '/exports', '/programmes'].map((where) =>
      call(cms, 'GET', where, { token: admin }),
    ),
    call(cms, 'GET', path(), { token: await tokenOf(cms, other) }),
    save(`${words}${'x'.repeat(20_000)}`),
  ]);
  expect(answers.filter(({ text }) => text.includes(words))).toEqual([]);
  cms.strapi.log.error('the log is listened to');
  expect(logged.join('\n')).toContain('the log is listened to');
  expect(logged.join('\n')).not.toContain('craque le dimanche');
  // The search itself finds what is there.
  await tamper('update care.people set department = $1 where account_id = $2', words, alice.accountId);
  expect(await findInDatabase(cms.database, words)).toContain('care.people.department');
});
