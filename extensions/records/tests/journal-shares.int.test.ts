import { randomBytes, randomUUID } from 'node:crypto';
import { createPerson } from '@huntzen/database/testing/people';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { OwnShare, ShareTarget, SharedJournal } from '../contracts/index.ts';
import {
  openJournal,
  openShareKey,
  readShared,
  share,
  someContent,
  write,
  type JournalBrowser,
  type PractitionerBrowser,
} from './_journal.ts';
import { addConsultation, buildConsultation, cancelConsultation, findInDatabase } from './_util.ts';

let cms: TestCms;
let care: CareDatabase;
let consultation: string;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let browser: JournalBrowser;
let practitioner: PractitionerBrowser;
let entry: { id: string; content: typeof someContent };

const tamper = (statement: string, ...values: unknown[]) => cms.database.adminPool.query(statement, values);
const revoke = (id: string, token = browser.token) => call(cms, 'DELETE', `/journal/shares/${id}`, { token });
const entriesOf = (id: string, token: string) =>
  call(cms, 'GET', `/my/shared-journals/${id}/entries`, { token });

async function buildProfile(actor: Actor) {
  await tamper(
    `insert into cms.practitioners (document_id, display_name, account_id, verification)
     select $1::text, 'Dr Bob', u.id, 'pending' from cms.up_users u where u.document_id = $1::text`,
    actor.accountId,
  );
}

beforeAll(async () => {
  cms = await startTestCms();
  care = cms.database.openCare();
});
afterAll(() => cms.close());
beforeEach(async () => {
  ({ id: consultation, alice, bob, carol } = await buildConsultation(cms.database));
  await buildProfile(bob);
  browser = await openJournal(cms, alice);
  practitioner = await openShareKey(cms, bob);
  entry = { id: randomUUID(), content: someContent };
  await write(cms, browser, entry.content, entry.id);
});

describe('a share', () => {
  test('is offered to those one has a consultation with, and read by them alone', async () => {
    const targets = await call<ShareTarget[]>(cms, 'GET', '/journal/practitioners', { token: browser.token });
    const { id, publicKey } = practitioner.shareKey;
    expect(targets.data).toEqual([
      { id: bob.accountId, displayName: 'Dr Bob', title: null, key: { id, publicKey } },
    ]);
    expect(
      (await call(cms, 'GET', '/journal/practitioners', { token: await tokenOf(cms, carol) })).data,
    ).toEqual([]);
    const made = await share(cms, browser, practitioner, [entry]);
    expect(made).toMatchObject({ status: 201, data: { entryCount: 1, isKeyCurrent: true, revokedAt: null } });
    expect(await readShared(cms, practitioner)).toMatchObject([
      { from: '2026-11-01', to: '2026-11-30', entries: [someContent] },
    ]);
    const other = await openShareKey(
      cms,
      await createPerson(cms.database.adminPool, { role: 'practitioner' }),
    );
    expect(await readShared(cms, other)).toEqual([]);
    const unknown = await entriesOf(randomUUID(), other.token);
    const foreign = await entriesOf(made.data.id, other.token);
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
    for (const token of [browser.token, await tokenOf(cms, carol)])
      expect((await entriesOf(made.data.id, token)).status).toBe(403);
    expect((await entriesOf(made.data.id, '')).status).toBe(401);
  });

  test('that is revoked gives nothing at once, for good, and keeps no copy', async () => {
    const { data } = await share(cms, browser, practitioner, [entry]);
    expect((await revoke(data.id, (await openJournal(cms, carol)).token)).status).toBe(404);
    expect((await revoke(data.id)).status).toBe(204);
    expect(await readShared(cms, practitioner)).toEqual([]);
    expect((await entriesOf(data.id, practitioner.token)).status).toBe(404);
    expect((await revoke(data.id)).status).toBe(204);
    const { rows } = await tamper(
      'select for_practitioner, ephemeral_key, revoked_at from care.journal_shares where id = $1',
      data.id,
    );
    expect(rows[0]).toMatchObject({ for_practitioner: null, ephemeral_key: null });
    expect(
      (await tamper('select from care.journal_share_entries where share_id = $1', data.id)).rowCount,
    ).toBe(0);
    await care.as(alice, (tx) =>
      sql`update care.journal_shares set revoked_at = null where id = ${data.id}`.execute(tx),
    );
    expect(
      (await call<OwnShare[]>(cms, 'GET', '/journal/shares', { token: browser.token })).data[0]?.revokedAt,
    ).not.toBeNull();
  });

  test('loses the copy of an entry that its author deletes, and goes with the journal', async () => {
    const { data } = await share(cms, browser, practitioner, [entry]);
    await call(cms, 'DELETE', `/journal/entries/${entry.id}?seenRevision=1`, { token: browser.token });
    expect((await entriesOf(data.id, practitioner.token)).data).toEqual([]);
    await call(cms, 'DELETE', '/journal', { token: browser.token });
    expect((await entriesOf(data.id, practitioner.token)).status).toBe(404);
  });

  test('is refused towards somebody one never saw, without their key, and of entries that are not one’s own', async () => {
    const stranger = await openShareKey(
      cms,
      await createPerson(cms.database.adminPool, { role: 'practitioner' }),
    );
    await buildProfile(stranger.actor);
    expect((await share(cms, browser, stranger, [entry])).status).toBe(404);
    expect((await share(cms, browser, practitioner, [{ ...entry, id: randomUUID() }])).status).toBe(404);
    const before = practitioner;
    practitioner = await openShareKey(cms, bob, before.shareKey.id);
    expect(await share(cms, browser, before, [entry])).toMatchObject({
      status: 409,
      code: 'changed_elsewhere',
    });
    expect((await share(cms, browser, practitioner, [entry])).status).toBe(201);
  });

  test('ends with the last consultation that was not cancelled', async () => {
    const { data } = await share(cms, browser, practitioner, [entry]);
    const second = await addConsultation(cms.database, { companyId: alice.companyId ?? '', alice, bob }, 3);
    await cancelConsultation(cms.database, consultation);
    expect((await entriesOf(data.id, practitioner.token)).status).toBe(200);
    await cancelConsultation(cms.database, second);
    expect((await entriesOf(data.id, practitioner.token)).status).toBe(404);
    expect(await readShared(cms, practitioner)).toEqual([]);
  });
});

describe('the key pair of a practitioner', () => {
  test('is replaced from the one that was seen; what was shared under it says so', async () => {
    await share(cms, browser, practitioner, [entry]);
    const next = await openShareKey(cms, bob, practitioner.shareKey.id);
    await expect(openShareKey(cms, bob, practitioner.shareKey.id)).rejects.toThrow('changed_elsewhere');
    await expect(openShareKey(cms, bob)).rejects.toThrow('changed_elsewhere');
    const { data } = await call<SharedJournal[]>(cms, 'GET', '/my/shared-journals', {
      token: practitioner.token,
    });
    expect(data.map(({ keyId }) => keyId)).toEqual([practitioner.shareKey.id]);
    const own = await call<OwnShare[]>(cms, 'GET', '/journal/shares', { token: browser.token });
    expect(own.data.map(({ isKeyCurrent }) => isKeyCurrent)).toEqual([false]);
    expect(next.shareKey.revision).toBe(1);
  });

  test('is wrapped anew from the state it was read in', async () => {
    const { id, passphrase, recovery } = practitioner.shareKey;
    const rewrap = (seenRevision: number) =>
      call(cms, 'PUT', '/my/share-key/keys', {
        token: practitioner.token,
        body: { keyId: id, seenRevision, passphrase, recovery },
      });
    expect(await rewrap(1)).toMatchObject({ status: 200, data: { revision: 2 } });
    expect(await rewrap(1)).toMatchObject({ status: 409, code: 'changed_elsewhere' });
  });

  test('shows its sealed private key to nobody else', async () => {
    const rows = (who: Actor) =>
      care.as(
        who,
        async (tx) => (await sql`select from care.practitioner_share_keys`.execute(tx)).rows.length,
      );
    expect(await rows(bob)).toBe(1);
    const admin: Actor = { accountId: 'admin', role: 'super-admin', companyId: null };
    expect(await Promise.all([alice, carol, admin].map(rows))).toEqual([0, 0, 0]);
    const answer = await call(cms, 'GET', '/journal/practitioners', { token: browser.token });
    expect(answer.text).not.toContain(practitioner.shareKey.privateKey.content);
  });
});

describe('the database', () => {
  const rowsFor = (actor: Actor, table: string) =>
    care.as(actor, async (tx) => (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length);

  test.each(['care.journal_shares', 'care.journal_share_entries'])(
    'shows %s to the two people of the share alone; two policies say so',
    async (table) => {
      await share(cms, browser, practitioner, [entry]);
      const other = await createPerson(cms.database.adminPool, { role: 'practitioner' });
      const hr = await createPerson(cms.database.adminPool, { role: 'hr', company: alice.companyId ?? '' });
      const admin: Actor = { accountId: 'admin', role: 'super-admin', companyId: null };
      const others = [carol, other, hr, admin];
      const seen = () => Promise.all(others.map((who) => rowsFor(who, table)));
      expect([await rowsFor(alice, table), await rowsFor(bob, table)]).toEqual([1, 1]);
      expect(await seen()).toEqual([0, 0, 0, 0]);
      const { rows: said } = await tamper(
        `select polname, pg_get_expr(polqual, polrelid) as says from pg_policy
         where polrelid = $1::regclass and polname in ('tenant', 'select_practitioner')`,
        table,
      );
      try {
        await tamper(`alter policy select_practitioner on ${table} using (true)`);
        expect(await seen()).toEqual([0, 0, 0, 0]);
        await tamper(`alter policy tenant on ${table} using (true)`);
        expect((await seen()).every((rows) => rows > 0)).toBe(true);
      } finally {
        for (const { polname, says } of said as { polname: string; says: string }[])
          await tamper(`alter policy ${polname} on ${table} using (${says})`);
      }
      expect(await seen()).toEqual([0, 0, 0, 0]);
    },
  );

  test('refuses a share towards a stranger, a copy in the share of another, and a plain text', async () => {
    const { data } = await share(cms, browser, practitioner, [entry]);
    const stranger = await openShareKey(
      cms,
      await createPerson(cms.database.adminPool, { role: 'practitioner' }),
    );
    const forge = (practitionerId: string, keyId: string) =>
      care.as(alice, (tx) =>
        sql`insert into care.journal_shares (id, company_id, owner_id, journal_key_id, practitioner_id, practitioner_key_id,
              ephemeral_key, for_practitioner, for_practitioner_iv, for_practitioner_tag, for_owner, for_owner_iv, for_owner_tag)
            select ${randomUUID()}, company_id, owner_id, journal_key_id, ${practitionerId}, ${keyId}, ephemeral_key,
              for_practitioner, for_practitioner_iv, for_practitioner_tag, for_owner, for_owner_iv, for_owner_tag
            from care.journal_shares where id = ${data.id}`.execute(tx),
      );
    await expect(forge(stranger.actor.accountId, stranger.shareKey.id)).rejects.toThrow(/row-level security/);
    await forge(bob.accountId, practitioner.shareKey.id);
    await expect(
      care.as(carol, (tx) =>
        sql`insert into care.journal_share_entries (owner_id, share_id, entry_id, content_encrypted, iv, auth_tag)
            values (${carol.accountId}, ${data.id}, ${entry.id}, ${randomBytes(256)}, ${randomBytes(12)}, ${randomBytes(16)})`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      tamper(
        `update care.journal_share_entries set content_encrypted = convert_to('en clair', 'UTF8') where share_id = $1`,
        data.id,
      ),
    ).rejects.toThrow(/check constraint/);
  });
});

test('every reading and writing stands in the ledger of the owner, with its kind alone', async () => {
  const { data } = await share(cms, browser, practitioner, [entry]);
  await readShared(cms, practitioner);
  await call(cms, 'GET', '/journal/entries', { token: browser.token });
  await call(cms, 'DELETE', `/journal/entries/${entry.id}?seenRevision=1`, { token: browser.token });
  await revoke(data.id);
  await revoke(data.id);
  await call(cms, 'DELETE', '/journal', { token: browser.token });
  const { rows } = await tamper(
    'select actor_role, kind, action, record_id from care.access_ledger where owner_id = $1 order by seq',
    alice.accountId,
  );
  const line = (action: string, recordId: string, role = 'employee') => ({
    actor_role: role,
    kind: 'journal',
    action,
    record_id: recordId,
  });
  expect(rows).toEqual([
    line('write', alice.accountId),
    line('write', entry.id),
    line('share', data.id),
    line('read', data.id, 'practitioner'),
    line('read', alice.accountId),
    line('delete', entry.id),
    line('unshare', data.id),
    line('delete', alice.accountId),
  ]);
});

test('what is shared stands in no table', async () => {
  const words = `craque le dimanche ${randomUUID()}`;
  const content = { ...someContent, text: words };
  const id = randomUUID();
  await write(cms, browser, content, id);
  await share(cms, browser, practitioner, [{ id, content }]);
  expect((await readShared(cms, practitioner))[0]?.entries).toEqual([content]);
  expect(await findInDatabase(cms.database, words)).toEqual([]);
});
