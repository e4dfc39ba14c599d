import { randomBytes, randomUUID } from 'node:crypto';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf, type Answer } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { Journal, StoredEntry } from '../contracts/index.ts';
import { createVault, openVault } from '../journal-crypto/index.ts';
import {
  openJournal,
  passphrase,
  readAll,
  sealFor,
  someContent,
  write,
  type JournalBrowser,
} from './_journal.ts';
import { buildConsultation, findInDatabase } from './_util.ts';

let cms: TestCms;
let care: CareDatabase;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let browser: JournalBrowser;

const tamper = (statement: string, ...values: unknown[]) => cms.database.adminPool.query(statement, values);
const get = async (who: Actor, path: string) => call(cms, 'GET', path, { token: await tokenOf(cms, who) });

beforeAll(async () => {
  cms = await startTestCms();
  care = cms.database.openCare();
});
afterAll(() => cms.close());
beforeEach(async () => {
  ({ alice, bob, carol } = await buildConsultation(cms.database));
  browser = await openJournal(cms, alice);
});

describe('the key of a journal', () => {
  test('is set up once, even by two devices at once, and opens on another device', async () => {
    const both = await Promise.allSettled([openJournal(cms, carol), openJournal(cms, carol)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { data } = await call<Journal>(cms, 'GET', '/journal', { token: browser.token });
    const name = { purpose: 'journal', ownerId: alice.accountId, keyId: data.keyId } as const;
    await write(cms, browser);
    const opened = await openVault(data, name, { passphrase });
    expect(await readAll(cms, { ...browser, key: opened })).toEqual([someContent]);
  });

  test('is wrapped anew from the state it was read in, or not at all', async () => {
    const name = { purpose: 'journal', ownerId: alice.accountId, keyId: browser.keyId } as const;
    const { wrappings } = await createVault(name, 'une autre');
    const rewrap = (seenRevision: number) =>
      call<Journal>(cms, 'PUT', '/journal/keys', {
        token: browser.token,
        body: { keyId: browser.keyId, seenRevision, passphrase: wrappings.passphrase },
      });
    expect(await rewrap(1)).toMatchObject({ status: 200, data: { revision: 2 } });
    expect(await rewrap(1)).toMatchObject({ status: 409, code: 'changed_elsewhere' });
    expect((await rewrap(2)).data.passphrase).toEqual(wrappings.passphrase);
  });

  test('is gone with everything in it when its owner deletes the journal', async () => {
    await write(cms, browser);
    expect((await call(cms, 'DELETE', '/journal', { token: browser.token })).status).toBe(204);
    expect((await get(alice, '/journal')).data).toBeNull();
    expect(
      (await tamper('select from care.journal_entries where owner_id = $1', alice.accountId)).rowCount,
    ).toBe(0);
    expect((await write(cms, browser)).status).toBe(404);
  });

  test('stays closed when the password is reset by mail: nothing of it changes with the account', async () => {
    const before = (await get(alice, '/journal')).data;
    await tamper(`update cms.up_users set password = 'another' where document_id = $1`, alice.accountId);
    expect((await get(alice, '/journal')).data).toEqual(before);
  });
});

describe('an entry', () => {
  test('is written once however often it is sent, and never over another', async () => {
    const id = randomUUID();
    const sealed = await sealFor(browser, id, someContent);
    const send = (entry: unknown) =>
      call<StoredEntry[]>(cms, 'POST', '/journal/entries', {
        token: browser.token,
        body: { entries: [entry] },
      });
    const entry = { id, keyId: browser.keyId, sealed };
    const answers = await Promise.all([send(entry), send(entry), send(entry)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await readAll(cms, browser)).toEqual([someContent]);
    const other = { ...entry, sealed: await sealFor(browser, id, { ...someContent, mood: 1 }) };
    expect((await send(other)).status).toBe(409);
    expect((await send({ ...entry, id: randomUUID(), keyId: randomUUID() })).status).toBe(409);
    expect(await readAll(cms, browser)).toEqual([someContent]);
  });

  test('is changed from the revision that was read; another device is told and overwrites nothing', async () => {
    const id = randomUUID();
    await write(cms, browser, someContent, id);
    const change = async (text: string, seenRevision: number) =>
      call<StoredEntry>(cms, 'PUT', `/journal/entries/${id}`, {
        token: browser.token,
        body: {
          keyId: browser.keyId,
          seenRevision,
          sealed: await sealFor(browser, id, { ...someContent, text }, seenRevision + 1),
        },
      });
    const both = await Promise.all([change('À gauche', 1), change('À droite', 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both[0]?.status === 200 ? 'À gauche' : 'À droite';
    expect((await readAll(cms, browser)).map(({ text }) => text)).toEqual([winner]);
    const remove = (seenRevision: number) =>
      call(cms, 'DELETE', `/journal/entries/${id}?seenRevision=${seenRevision}`, { token: browser.token });
    expect((await remove(1)).status).toBe(409);
    expect((await remove(2)).status).toBe(204);
    expect((await remove(2)).status).toBe(404);
    expect((await change('Plus là', 2)).status).toBe(404);
  });

  test('is read page by page, each once', async () => {
    const entries = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const id = randomUUID();
        return { id, keyId: browser.keyId, sealed: await sealFor(browser, id, someContent) };
      }),
    );
    const ids = new Set<string>();
    for (let batch = 0; batch < 5; batch += 1) {
      const own = entries.map((entry) => ({ ...entry, id: randomUUID() }));
      own.forEach(({ id }) => ids.add(id));
      await call(cms, 'POST', '/journal/entries', { token: browser.token, body: { entries: own } });
    }
    const read: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Answer<StoredEntry[]> = await call(
        cms,
        'GET',
        `/journal/entries${next === '' ? '' : `?after=${next}`}`,
        { token: browser.token },
      );
      read.push(...page.data.map(({ id }) => id));
      next = (JSON.parse(page.text) as { meta: { next: string | null } }).meta.next;
    }
    expect(read).toHaveLength(250);
    expect(new Set(read)).toEqual(ids);
  });

  test.each([
    ['plain words', { content: Buffer.from('je dors mal').toString('base64url') }],
    ['a size that is not padded', { content: randomBytes(257).toString('base64url') }],
    ['a short iv', { iv: randomBytes(8).toString('base64url') }],
    ['a short tag', { tag: randomBytes(12).toString('base64url') }],
    ['an endless text', { content: randomBytes(65_792).toString('base64url') }],
    ['its day beside the seal', { day: '2026-11-21' }],
  ])('with %s is refused', async (_what, wrong) => {
    const id = randomUUID();
    const sealed = { ...(await sealFor(browser, id, someContent)), ...wrong };
    const body = { entries: [{ id, keyId: browser.keyId, sealed }] };
    expect((await call(cms, 'POST', '/journal/entries', { token: browser.token, body })).status).toBe(400);
  });
});

describe('the database', () => {
  const rowsFor = (actor: Actor, table: string) =>
    care.as(actor, async (tx) => (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length);
  const everybody = async (): Promise<Actor[]> => {
    const foreign = await createCompany(cms.database.adminPool);
    return [
      carol,
      bob,
      await createPerson(cms.database.adminPool, { role: 'hr', company: browser.owner.companyId ?? '' }),
      await createPerson(cms.database.adminPool, { role: 'employee', company: foreign }),
      ...['super-admin', 'platform-admin', 'editor'].map((role) => ({
        accountId: role,
        role,
        companyId: null,
      })),
    ];
  };

  test.each(['care.journals', 'care.journal_entries'])(
    'shows %s to its owner alone; two policies say so',
    async (table) => {
      await write(cms, browser);
      const others = await everybody();
      const seen = () => Promise.all(others.map((who) => rowsFor(who, table)));
      expect(await rowsFor(alice, table)).toBe(1);
      expect((await seen()).every((rows) => rows === 0)).toBe(true);
      const { rows: said } = await tamper(
        `select polname, pg_get_expr(polqual, polrelid) as says from pg_policy
       where polrelid = $1::regclass and polname in ('tenant', 'select_owner')`,
        table,
      );
      try {
        await tamper(`alter policy select_owner on ${table} using (true)`);
        expect((await seen()).every((rows) => rows === 0)).toBe(true);
        await tamper(`alter policy tenant on ${table} using (true)`);
        expect((await seen()).every((rows) => rows > 0)).toBe(true);
      } finally {
        for (const { polname, says } of said as { polname: string; says: string }[])
          await tamper(`alter policy ${polname} on ${table} using (${says})`);
      }
      expect((await seen()).every((rows) => rows === 0)).toBe(true);
    },
  );

  test('refuses an entry in the name of another, and a change that skips a revision', async () => {
    await write(cms, browser);
    await openJournal(cms, carol);
    await expect(
      care.as(carol, (tx) =>
        sql`insert into care.journal_entries (owner_id, id, company_id, key_id, content_encrypted, iv, auth_tag)
            values (${alice.accountId}, ${randomUUID()}, ${alice.companyId}, ${browser.keyId}, ${randomBytes(256)}, ${randomBytes(12)}, ${randomBytes(16)})`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      care.as(alice, (tx) => sql`update care.journal_entries set iv = ${randomBytes(12)}`.execute(tx)),
    ).rejects.toThrow(/one revision/);
  });

  test.each([
    ['a plain text', `content_encrypted = convert_to('je dors mal', 'UTF8')`],
    ['a text that is not padded', 'content_encrypted = substr(content_encrypted, 2)'],
    ['a short iv', 'iv = substr(iv, 2)'],
    ['a short tag', 'auth_tag = substr(auth_tag, 5)'],
  ])('refuses %s', async (_what, change) => {
    await write(cms, browser);
    const statement = `update care.journal_entries set revision = revision + 1, ${change} where owner_id = $1`;
    await expect(tamper(statement, alice.accountId)).rejects.toThrow(/check constraint/);
  });

  test.each([
    ['fewer rounds', 'passphrase_iterations = 1000'],
    ['a key that is not wrapped', `passphrase_wrapped = convert_to('secret', 'UTF8')`],
    ['a short salt', 'recovery_salt = substr(recovery_salt, 2)'],
  ])('refuses a journal with %s', async (_what, change) => {
    const statement = `update care.journals set revision = revision + 1, ${change} where owner_id = $1`;
    await expect(tamper(statement, alice.accountId)).rejects.toThrow(/check constraint/);
  });

  test.each([
    ['its content', 'content_encrypted = set_bit(content_encrypted, 77, 1 - get_bit(content_encrypted, 77))'],
    ['its revision', 'created_at = now()'],
  ])('an entry does not open once somebody changed %s', async (_what, change) => {
    await write(cms, browser);
    await tamper(
      `update care.journal_entries set revision = revision + 1, ${change} where owner_id = $1`,
      alice.accountId,
    );
    await expect(readAll(cms, browser)).rejects.toThrow('does not open');
  });
});

test('nobody else reaches a journal: other roles are refused, a colleague has their own, a visitor signs in', async () => {
  await write(cms, browser);
  const hr = await createPerson(cms.database.adminPool, { role: 'hr', company: alice.companyId ?? '' });
  const coach = await createPerson(cms.database.adminPool, { role: 'coach' });
  const tokens = [
    ...(await Promise.all([hr, coach, bob].map((who) => tokenOf(cms, who)))),
    await panelTokenOf(cms, 'strapi-super-admin'),
  ];
  for (const path of ['/journal', '/journal/entries', '/journal/shares', '/journal/practitioners']) {
    for (const token of tokens) expect((await call(cms, 'GET', path, { token })).status).toBe(403);
    expect((await call(cms, 'GET', path)).status).toBe(401);
  }
  expect((await get(carol, '/journal')).data).toBeNull();
  expect((await get(carol, '/journal/entries')).data).toEqual([]);
  const id = randomUUID();
  await write(cms, browser, someContent, id);
  const stranger = await openJournal(cms, carol);
  const foreign = await call(cms, 'DELETE', `/journal/entries/${id}?seenRevision=1`, {
    token: stranger.token,
  });
  const unknown = await call(cms, 'DELETE', `/journal/entries/${randomUUID()}?seenRevision=1`, {
    token: stranger.token,
  });
  expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
});

test('what is written stands in no table, and neither do its day, its words and the passphrase', async () => {
  const words = `craque le dimanche ${randomUUID()}`;
  const tag = `humeur ${randomUUID()}`;
  await write(cms, browser, { ...someContent, text: words, tags: [tag.slice(0, 30)] });
  for (const text of [words, tag.slice(0, 30), passphrase])
    expect(await findInDatabase(cms.database, text)).toEqual([]);
  const { rows } = await tamper(
    'select e::text as row from care.journal_entries as e where owner_id = $1',
    alice.accountId,
  );
  expect(JSON.stringify(rows)).not.toContain(someContent.day);
});
