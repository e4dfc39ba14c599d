/** Consents over HTTP: each person for themselves, dated, versioned; and what the database refuses by itself. */
import { randomUUID } from 'node:crypto';
import { sql, type Actor } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { openJournal, readAll, write } from '../../records/tests/_journal.ts';
import { addConsultation } from '../../records/tests/_util.ts';
import { consentDocuments, type Consent } from '../contracts/index.ts';

let cms: TestCms;
let company: string;
let alice: Actor;

beforeAll(async () => {
  cms = await startTestCms({ SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  company = await createCompany(cms.database.adminPool);
});
afterAll(() => cms.close());
beforeEach(async () => {
  alice = await createPerson(cms.database.adminPool, { role: 'employee', company, agrees: false });
});

const asPerson = async <Data>(who: Actor, method: string, path: string, body?: unknown) =>
  call<Data>(cms, method, path, { token: await tokenOf(cms, who), body });
const list = async (who = alice) => (await asPerson<Consent[]>(who, 'GET', '/my/consents')).data;
const accept = (document: string, version = '2026-11', who = alice) =>
  asPerson<Consent>(who, 'POST', '/my/consents', { document, version });
const withdraw = (document: string, who = alice) =>
  asPerson<Consent>(who, 'DELETE', `/my/consents/${document}`);
const give = (document: string, version: string, who = alice) =>
  cms.database.adminPool.query(
    'insert into care.consents (account_id, document, version) values ($1, $2, $3)',
    [who.accountId, document, version],
  );

test('the contract names the documents and versions that the database has in force', async () => {
  const { rows } = await cms.database.adminPool.query(
    'select document, version, is_withdrawable as "isWithdrawable" from care.consent_documents order by document',
  );
  expect(rows).toEqual([...consentDocuments].sort((a, b) => a.document.localeCompare(b.document)));
});

describe('the own consents', () => {
  test('are asked of each role for what concerns it', async () => {
    expect((await list()).map(({ document, state }) => `${document} ${state}`)).toEqual([
      'terms open',
      'privacy open',
      'health-data open',
    ]);
    const coach = await createPerson(cms.database.adminPool, { role: 'coach' });
    expect((await list(coach)).map(({ document }) => document)).toEqual(['terms', 'privacy']);
    expect((await accept('health-data', '2026-11', coach)).status).toBe(404);
  });

  test('are accepted in the version in force, once, and a newer one waits for its answer', async () => {
    await give('terms', '2025-01');
    expect((await list())[0]).toMatchObject({ document: 'terms', state: 'outdated', version: '2026-11' });
    expect(await accept('terms', '2025-01')).toMatchObject({ status: 409, code: 'consent_outdated' });
    expect((await accept('terms')).data).toMatchObject({ state: 'accepted' });
    await accept('terms');
    expect((await list())[0]?.history.map(({ version, withdrawnAt }) => [version, withdrawnAt])).toEqual([
      ['2026-11', null],
      ['2025-01', null],
    ]);
  });

  test('are withdrawn and given again, and the history keeps all of it', async () => {
    await accept('health-data');
    expect((await withdraw('health-data')).data).toMatchObject({ state: 'withdrawn' });
    expect((await withdraw('health-data')).status).toBe(200);
    const { data } = await accept('health-data');
    expect(data.state).toBe('accepted');
    expect(data.history.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true]);
  });

  test('are not withdrawn where the account rests on them', async () => {
    await accept('privacy');
    expect(await withdraw('privacy')).toMatchObject({ status: 422, code: 'consent_needed' });
    expect((await list())[1]?.state).toBe('accepted');
  });

  test('are nobody else’s, whatever their role', async () => {
    await accept('health-data');
    const colleague = await createPerson(cms.database.adminPool, { role: 'hr', company });
    expect((await list(colleague)).every(({ history }) => history.length === 0)).toBe(true);
    for (const role of ['platform-admin', 'strapi-super-admin']) {
      const token = await panelTokenOf(cms, role);
      for (const method of ['GET', 'POST', 'DELETE'])
        expect(
          (
            await call(cms, method, method === 'DELETE' ? '/my/consents/terms' : '/my/consents', {
              token,
              ...(method === 'POST' ? { body: { document: 'terms', version: '2026-11' } } : {}),
            })
          ).status,
        ).toBe(403);
    }
  });
});

describe('the database refuses by itself', () => {
  const as = (who: Actor, statement: string, values: unknown[]) => {
    const care = cms.database.openCare(1);
    return care.as(who, (tx) =>
      tx.executeQuery({ sql: statement, parameters: values, query: { kind: 'RawNode' } } as never),
    );
  };

  test('to accept or withdraw for another', async () => {
    await give('health-data', '2026-11');
    const hr = await createPerson(cms.database.adminPool, { role: 'hr', company });
    await expect(
      as(hr, 'insert into care.consents (account_id, document, version) values ($1, $2, $3)', [
        alice.accountId,
        'terms',
        '2026-11',
      ]),
    ).rejects.toMatchObject({ code: '42501' });
    await as(hr, 'update care.consents set withdrawn_at = now() where account_id = $1', [alice.accountId]);
    expect((await list())[2]?.state).toBe('accepted');
  });

  test('a version that is not in force, another change than the withdrawal, and a second one', async () => {
    await expect(
      as(alice, 'insert into care.consents (account_id, document, version) values ($1, $2, $3)', [
        alice.accountId,
        'terms',
        '1999-01',
      ]),
    ).rejects.toMatchObject({ code: '42501' });
    await give('terms', '2026-11');
    await give('health-data', '2026-11');
    const change = (text: string, document: string) =>
      cms.database.adminPool.query(
        `update care.consents set ${text} where account_id = $1 and document = $2`,
        [alice.accountId, document],
      );
    await expect(change(`version = '2026-12'`, 'health-data')).rejects.toMatchObject({ code: '42501' });
    await expect(change('withdrawn_at = now()', 'terms')).rejects.toMatchObject({
      constraint: 'consent_withdrawable',
    });
    await change('withdrawn_at = now()', 'health-data');
    await expect(change('withdrawn_at = null', 'health-data')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('without the consent to health data', () => {
  test('nothing is added to a journal; what is there is read, and the consent given again opens it', async () => {
    await accept('health-data');
    const browser = await openJournal(cms, alice);
    expect((await write(cms, browser)).status).toBe(201);
    await withdraw('health-data');
    expect(await write(cms, browser)).toMatchObject({ status: 422, code: 'health_consent_missing' });
    expect(await readAll(cms, browser)).toHaveLength(1);
    await expect(
      cms.database.openCare(1).as(alice, (tx) =>
        tx
          .insertInto('care.journal_entries')
          .values({
            owner_id: alice.accountId,
            company_id: company,
            id: randomUUID(),
            key_id: browser.keyId,
            content_encrypted: Buffer.alloc(256),
            iv: Buffer.alloc(12),
            auth_tag: Buffer.alloc(16),
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await accept('health-data');
    expect((await write(cms, browser)).status).toBe(201);
  });

  test('neither of the two writes to a chat; both read it', async () => {
    await accept('health-data');
    const bob = await createPerson(cms.database.adminPool, { role: 'practitioner' });
    const id = await addConsultation(cms.database, { companyId: company, alice, bob });
    const say = (who: Actor) =>
      asPerson(who, 'POST', `/consultations/${id}/messages`, {
        clientMessageId: randomUUID(),
        text: 'Bonjour',
        attachmentIds: [],
      });
    const read = (who: Actor) => asPerson<unknown[]>(who, 'GET', `/consultations/${id}/messages`);
    expect((await say(alice)).status).toBe(201);
    await withdraw('health-data');
    for (const who of [alice, bob]) {
      expect(await say(who)).toMatchObject({ status: 422, code: 'health_consent_missing' });
      expect((await read(who)).data).toHaveLength(1);
    }
    const again = sql`
      insert into care.chat_messages (id, company_id, consultation_id, sender_id, employee_id, practitioner_id, client_message_id,
                                      key_id, content_encrypted, iv, auth_tag)
      select uuidv7(), company_id, consultation_id, sender_id, employee_id, practitioner_id, gen_random_uuid(),
             key_id, content_encrypted, iv, auth_tag from care.chat_messages where consultation_id = ${id}`;
    await expect(cms.database.openCare(1).as(alice, (tx) => again.execute(tx))).rejects.toMatchObject({
      code: '42501',
    });
    const { rows } = await cms.database.adminPool.query('select from care.chat_messages');
    expect(rows).toHaveLength(1);
    await accept('health-data');
    expect((await say(bob)).status).toBe(201);
  });
});
