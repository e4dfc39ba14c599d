/** Clinical notes in PostgreSQL: what row-level security, triggers and constraints refuse by themselves. */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ClinicalNoteStore } from '../clinical/index.ts';
import { createKeyRing } from '../crypto/index.ts';
import { assertKeysHeld, shredPerson } from '../keys/index.ts';
import {
  addConsultation,
  beginConsultation,
  buildConsultation,
  cancelConsultation,
  type TestConsultation,
} from './_util.ts';

let database: TestDatabase;
let care: CareDatabase;
let store: ClinicalNoteStore;
let consultation: TestConsultation;
const unreadable: string[] = [];

const keys = createKeyRing({ RECORDS_KEY: 'a'.repeat(64) });
const tables = ['clinical_note_keys', 'clinical_notes', 'clinical_note_versions', 'clinical_note_shares'];

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare();
  store = new ClinicalNoteStore({
    database: care,
    keys,
    onUnreadable: ({ recordId }) => unreadable.push(recordId),
  });
});
afterAll(() => database.close());
beforeEach(async () => {
  consultation = await buildConsultation(database);
  await beginConsultation(database, consultation.id);
});

const tamper = (statement: string, ...values: unknown[]) => database.adminPool.query(statement, values);
const save = (text: string, basedOn = 0) =>
  store.save(consultation.bob, consultation.id, { saveId: randomUUID(), basedOn, text });
const rowsFor = (actor: Actor, table: string) =>
  care.as(
    actor,
    async (tx) => (await sql`select from ${sql.table(`care.${table}`)}`.execute(tx)).rows.length,
  );
const seenBy = (actor: Actor) => Promise.all(tables.map((table) => rowsFor(actor, table)));
const textNow = async () => (await store.show(consultation.bob, consultation.id)).current?.text;

/** Changes rows beneath the triggers that refuse it, as somebody with the whole database could. */
async function alter(statement: string, ...values: unknown[]): Promise<void> {
  const client = await database.adminPool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    await client.query('set session_replication_role = default');
    client.release();
  }
}

describe('row-level security', () => {
  test('shows the author everything, the patient the shared version with its share and key, and nobody else a row', async () => {
    await save('Une.');
    await save('Deux.', 1);
    const { alice, bob, carol, companyId } = consultation;
    const pool = database.adminPool;
    const others: Actor[] = [
      carol,
      await createPerson(pool, { role: 'practitioner' }),
      await createPerson(pool, { role: 'hr', company: companyId }),
      { accountId: 'root', role: 'super-admin', companyId: null },
      { accountId: 'root', role: 'platform-admin', companyId: null },
      // The same people in another role, and the patient from another company.
      { ...bob, role: 'super-admin' },
      { ...alice, companyId: (await buildConsultation(database)).companyId },
    ];
    expect(await seenBy(bob)).toEqual([1, 1, 2, 0]);
    expect(await seenBy(alice)).toEqual([0, 0, 0, 0]);
    await store.share(bob, consultation.id, 1);
    expect(await seenBy(bob)).toEqual([1, 1, 2, 1]);
    expect(await seenBy(alice)).toEqual([1, 0, 1, 1]);
    for (const who of others) expect(await seenBy(who)).toEqual([0, 0, 0, 0]);
    await store.withdraw(bob, consultation.id);
    expect(await seenBy(alice)).toEqual([0, 0, 0, 0]);
  });

  test('would show a version to others if either of its two policies were gone, and both say so', async () => {
    await save('Secret.');
    const { carol } = consultation;
    const { rows } = await tamper(
      `select polname, pg_get_expr(polqual, polrelid) as says from pg_policy
       where polrelid = 'care.clinical_note_versions'::regclass and polname in ('tenant', 'select_author')`,
    );
    const policy = (name: string, condition: string) =>
      tamper(`alter policy ${name} on care.clinical_note_versions using (${condition})`);
    try {
      await policy('select_author', 'true');
      expect(await rowsFor(carol, 'clinical_note_versions')).toBe(0);
      await policy('tenant', 'true');
      expect(await rowsFor(carol, 'clinical_note_versions')).toBeGreaterThan(0);
    } finally {
      for (const { polname, says } of rows as { polname: string; says: string }[])
        await policy(polname, says);
    }
    expect(await rowsFor(carol, 'clinical_note_versions')).toBe(0);
  });

  test('lets nobody write in the name of another, nor of a consultation that has not begun', async () => {
    await save('Secret.');
    const { alice, bob, companyId } = consultation;
    const later = await addConsultation(database, { companyId, alice, bob }, 3);
    const cancelled = await addConsultation(database, { companyId, alice, bob }, 5);
    await cancelConsultation(database, cancelled);
    const forge = (actor: Actor, target: string) =>
      care.as(actor, (tx) =>
        sql`insert into care.clinical_notes (consultation_id, company_id, employee_id, practitioner_id)
            values (${target}, ${companyId}, ${alice.accountId}, ${bob.accountId})`.execute(tx),
      );
    const stranger = await createPerson(database.adminPool, { role: 'practitioner' });
    for (const [who, target] of [
      [bob, later],
      [bob, cancelled],
      [stranger, consultation.id],
      [alice, consultation.id],
    ] as const)
      await expect(forge(who, target)).rejects.toThrow(/row-level security/);
    await beginConsultation(database, later);
    await forge(bob, later);
    await expect(
      care.as(alice, (tx) =>
        sql`insert into care.clinical_note_shares (company_id, consultation_id, employee_id, practitioner_id, revision)
            values (${companyId}, ${consultation.id}, ${alice.accountId}, ${bob.accountId}, 1)`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('a version', () => {
  test('is never changed or deleted: not by its author, not by the owner of the tables', async () => {
    await save('Une.');
    const { bob, id } = consultation;
    const change = sql`update care.clinical_note_versions set revision = 7 where consultation_id = ${id}`;
    const removal = sql`delete from care.clinical_note_versions where consultation_id = ${id}`;
    for (const statement of [change, removal])
      await expect(care.as(bob, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
    for (const statement of [
      'update care.clinical_note_versions set revision = 7',
      'delete from care.clinical_note_versions',
      'truncate care.clinical_note_versions cascade',
      'delete from care.clinical_note_shares',
    ]) {
      await expect(database.asOwner((client) => client.query(statement))).rejects.toThrow(/only added/);
      await expect(tamper(statement)).rejects.toThrow(/only added/);
    }
    expect(await textNow()).toBe('Une.');
  });

  test('follows the newest one, whatever a statement says', async () => {
    await save('Une.');
    const { bob, id } = consultation;
    const copy = (revision: number) =>
      care.as(bob, (tx) =>
        sql`insert into care.clinical_note_versions
              (id, company_id, consultation_id, employee_id, practitioner_id, revision, save_id, key_id, content_encrypted, iv, auth_tag)
            select uuidv7(), company_id, consultation_id, employee_id, practitioner_id, ${revision}, uuidv7(), key_id, content_encrypted, iv, auth_tag
            from care.clinical_note_versions where consultation_id = ${id} limit 1`.execute(tx),
      );
    for (const revision of [1, 3, 0]) await expect(copy(revision)).rejects.toThrow(/another version|check/);
    await copy(2);
    // A text that was moved to another revision does not open there.
    expect(await textNow()).toBeNull();
  });

  test('has a share that is ended once, by the clock, and not changed', async () => {
    await save('Une.');
    await save('Deux.', 1);
    const { bob, id } = consultation;
    await store.share(bob, id, 1);
    await expect(
      database.asOwner((client) =>
        client.query('update care.clinical_note_shares set revision = 2 where consultation_id = $1', [id]),
      ),
    ).rejects.toThrow(/ended once/);
    await store.withdraw(bob, id);
    await expect(
      care.as(bob, (tx) =>
        sql`update care.clinical_note_shares set withdrawn_at = null where consultation_id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/ended once/);
  });

  test.each([
    ['a plain text', `content_encrypted = convert_to('je dors mal', 'UTF8')`],
    ['a text that is not padded', 'content_encrypted = substr(content_encrypted, 2)'],
    ['a short iv', 'iv = substr(iv, 2)'],
    ['a short tag', 'auth_tag = substr(auth_tag, 5)'],
  ])('is refused as %s', async (_what, change) => {
    await save('bonjour');
    await expect(
      alter(`update care.clinical_note_versions set ${change} where consultation_id = $1`, consultation.id),
    ).rejects.toThrow(/check constraint/);
  });

  test.each([
    ['its text', 'content_encrypted = set_bit(content_encrypted, 77, 1 - get_bit(content_encrypted, 77))'],
    ['its tag', 'auth_tag = set_bit(auth_tag, 5, 1 - get_bit(auth_tag, 5))'],
    ['its iv', 'iv = set_bit(iv, 5, 1 - get_bit(iv, 5))'],
    ['its id', 'id = uuidv7()'],
    ['its place', 'revision = 5'],
  ])('does not open once somebody changed %s, and the log has its id alone', async (_what, change) => {
    await save('bonjour');
    await alter(
      `update care.clinical_note_versions set ${change} where consultation_id = $1`,
      consultation.id,
    );
    unreadable.length = 0;
    expect(await textNow()).toBeNull();
    expect(unreadable).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  test('does not open in another consultation, nor under the key of other people', async () => {
    await save('Une.');
    const { alice, bob, companyId, id } = consultation;
    const second = await addConsultation(database, { companyId, alice, bob }, 3);
    await beginConsultation(database, second);
    await store.save(bob, second, { saveId: randomUUID(), basedOn: 0, text: 'Deux.' });
    // Of the same people and under the same key: only where it stands differs.
    await alter('delete from care.clinical_note_versions where consultation_id = $1', second);
    await alter(
      'update care.clinical_note_versions set consultation_id = $2 where consultation_id = $1',
      id,
      second,
    );
    expect((await store.show(bob, second)).current).toMatchObject({ revision: 1, text: null });
    const other = await buildConsultation(database);
    await beginConsultation(database, other.id);
    await store.save(other.bob, other.id, { saveId: randomUUID(), basedOn: 0, text: 'Autre.' });
    await alter(
      `update care.clinical_note_keys as k set wrapped = o.wrapped, iv = o.iv, auth_tag = o.auth_tag
       from care.clinical_note_keys as o where k.practitioner_id = $1 and o.practitioner_id = $2`,
      other.bob.accountId,
      bob.accountId,
    );
    expect((await store.show(other.bob, other.id)).current?.text).toBeNull();
  });
});

test('a note does not open once it is made out to be about somebody else', async () => {
  await save('Une.');
  for (const [table, column] of [
    ['consultations', 'id'],
    ['clinical_notes', 'consultation_id'],
    ['clinical_note_versions', 'consultation_id'],
  ] as const)
    await alter(
      `update care.${table} set employee_id = $1 where ${column} = $2`,
      consultation.carol.accountId,
      consultation.id,
    );
  await alter(
    'update care.clinical_note_keys set employee_id = $1 where employee_id = $2',
    consultation.carol.accountId,
    consultation.alice.accountId,
  );
  expect(await textNow()).toBeNull();
});

test('a service with another key than that of the notes does not start', async () => {
  await save('Une.');
  await alter('delete from care.clinical_note_keys where practitioner_id <> $1', consultation.bob.accountId);
  await expect(assertKeysHeld(care, keys)).resolves.toBeUndefined();
  await expect(assertKeysHeld(care, createKeyRing({ RECORDS_KEY: 'b'.repeat(64) }))).rejects.toThrow(
    `${keys.currentId} (clinical-note)`,
  );
});

test('what was written about an erased person is not added to, and opens for nobody once its hold has ended', async () => {
  await save('Une.');
  const jobs = database.openJobs();
  await jobs.transaction().execute((tx) => shredPerson(tx, consultation.alice.accountId));
  expect(await textNow()).toBe('Une.');
  await expect(save('Deux.', 1)).rejects.toMatchObject({ kind: 'rule', code: 'person_erased' });
  await sql`select care.end_note_holds(20, now() + interval '21 years')`.execute(jobs);
  expect(await textNow()).toBeNull();
});
