/** Who is verified: decided by administrators of what they have seen, kept for good, and followed at once by the search. */
import { sql, type Actor } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decisionsFrom, needsReason, verificationStatuses } from '../contracts/index.ts';
import { DocumentVault } from '../server/onboarding/document-vault.ts';
import { DocumentService } from '../server/onboarding/documents.ts';
import { IllegalDecisionError, VerificationChangedError } from '../server/onboarding/errors.ts';
import { ProfileService } from '../server/onboarding/profiles.ts';
import { VerificationService } from '../server/onboarding/verifications.ts';
import {
  asCaller,
  createEmployee,
  createPractitioner,
  openBench,
  setVerification,
  slotIn,
  type Bench,
} from './_util.ts';

const admin = asCaller({ accountId: 'a'.repeat(24), role: 'platform-admin', companyId: null });

let bench: Bench;
let documents: DocumentService;
let verifications: VerificationService;
let profiles: ProfileService;
let carol: Caller;

beforeAll(async () => {
  bench = await openBench(4);
  documents = new DocumentService({
    database: bench.care,
    vault: new DocumentVault(
      createKeyRing({ RECORDS_KEY: 'a records key of more than thirty-two characters' }),
    ),
    onUnreadable: () => undefined,
  });
  verifications = new VerificationService({
    database: bench.care,
    documents,
    nameOf: () => Promise.resolve('Anne Admin'),
  });
  profiles = new ProfileService(bench.care, { set: () => Promise.resolve() });
});
afterAll(() => bench.close());
beforeEach(async () => {
  carol = await createPractitioner(bench.pool, { verification: 'pending' });
});

const now = () => Date.now();
const see = (caller: Caller = carol) => verifications.get(admin, caller.accountId, now());
async function decide(status: 'verified' | 'rejected' | 'suspended', reason = '', seen?: number) {
  const revision = seen ?? (await see()).revision;
  return verifications.decide(admin, carol.accountId, { status, reason, revision }, now());
}
const addDocument = (caller: Caller) =>
  documents.add(
    caller,
    {
      kind: 'diploma',
      number: null,
      expiresOn: null,
      fileName: 'd.pdf',
      content: Buffer.from('%PDF-1.7').toString('base64'),
    },
    now(),
  );
const rowsOf = (actor: Actor, query: ReturnType<typeof sql>) =>
  bench.care.as(actor, async (tx) => (await query.execute(tx)).rows);
const search = { sort: 'name', page: 1 } as const;
const found = async (employee: Caller) =>
  (await bench.practitioners.search(employee, search, now())).found.map(({ row }) => row.account_id);

describe('a decision', () => {
  test('verifies, and the history says who, when, from, to', async () => {
    const shown = await decide('verified');
    expect(shown).toMatchObject({ status: 'verified', hasChanged: false, upcomingConsultations: 0 });
    expect(shown.history[0]).toMatchObject({
      from: 'pending',
      to: 'verified',
      reason: null,
      byName: 'Anne Admin',
    });
    const { rows } = await bench.pool.query<{ verification: string }>(
      'select c.verification from cms.practitioners c join care.practitioners p on p.profile_id = c.id where p.account_id = $1',
      [carol.accountId],
    );
    expect(rows).toEqual([{ verification: 'verified' }]);
  });

  test('to refuse needs a reason, which the practitioner reads and no mail holds', async () => {
    await expect(decide('rejected', '  ')).rejects.toThrow(InvalidInputError);
    await decide('rejected', 'The diploma cannot be read');
    expect((await profiles.get(carol)).verification).toMatchObject({
      status: 'rejected',
      reason: 'The diploma cannot be read',
    });
    const { rows } = await bench.pool.query<{ told: string }>(
      `select n.parameters::text || n.link as told from care.notifications n where n.account_id = $1
       union all select payload::text from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
      [carol.accountId],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/diploma/);
  });

  test('is refused about what was not seen: a document came, or another decided', async () => {
    const { revision } = await see();
    await addDocument(carol);
    await expect(decide('verified', '', revision)).rejects.toThrow(VerificationChangedError);
    const again = (await see()).revision;
    const both = await Promise.allSettled([decide('verified', '', again), decide('rejected', 'No', again)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('moves as the contract says, and no other way', async () => {
    const { rows } = await bench.pool.query<{ from: string; to: string; needs_reason: boolean }>(
      `select from_status as from, to_status as to, needs_reason from care.verification_moves where part = 'administration'`,
    );
    const known = verificationStatuses.flatMap((from) =>
      decisionsFrom[from].map((to) => ({ from, to, needs_reason: needsReason(to) })),
    );
    const order = (moves: object[]) => moves.map((move) => JSON.stringify(move)).sort();
    expect(order(rows)).toEqual(order(known));
    await expect(decide('suspended', 'Too early')).rejects.toThrow(IllegalDecisionError);
  });

  test('is nobody else’s: no other role decides or reads the history of another', async () => {
    const dora = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const editor = asCaller({ accountId: 'b'.repeat(24), role: 'editor', companyId: null });
    for (const other of [carol, dora, alice, editor]) {
      await expect(
        rowsOf(other, sql`select care.decide_verification(${carol.accountId}, 'verified', '', 0, 'me')`),
      ).rejects.toMatchObject({ code: '42501' });
      await expect(
        rowsOf(other, sql`select care.record_verification(${carol.accountId}, 'verified')`),
      ).rejects.toMatchObject({ code: '42501' });
      await expect(
        rowsOf(other, sql`update care.practitioners set verification = 'verified'`),
      ).rejects.toMatchObject({ code: '42501' });
      await expect(
        rowsOf(other, sql`select care.count_upcoming_consultations(${carol.accountId})`),
      ).rejects.toMatchObject({ code: '42501' });
    }
    const history = sql`select 1 from care.practitioner_verifications where practitioner_id = ${carol.accountId}`;
    for (const other of [dora, alice, editor]) expect(await rowsOf(other, history)).toEqual([]);
    expect((await rowsOf(carol, history)).length).toBeGreaterThan(0);
    await expect(
      verifications.decide(admin, 'z'.repeat(24), { status: 'verified', reason: '', revision: 0 }, now()),
    ).rejects.toThrow(NotFoundError);
  });

  test('stays in the history, even against the database’s administrator', async () => {
    for (const change of [
      `update care.practitioner_verifications set reason = 'x'`,
      'delete from care.practitioner_verifications',
    ])
      await expect(bench.pool.query(change)).rejects.toMatchObject({ code: '42501' });
  });
});

describe("Strapi's role", () => {
  async function asStrapi(text: string, values: unknown[] = []) {
    const client = await bench.pool.connect();
    try {
      await client.query('begin; set local role care_cms');
      return await client.query(text, values);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  const own = `id = (select id from cms.practitioners where account_id = (select id from cms.up_users where document_id = $1))`;

  test('does not change a verification, and a new profile waits whatever it says', async () => {
    await expect(
      asStrapi(`update cms.practitioners set verification = 'verified' where ${own}`, [carol.accountId]),
    ).rejects.toMatchObject({ code: '42501' });
    const { rows } = await asStrapi(
      `insert into cms.practitioners (document_id, display_name, verification) values ('x', 'X', 'verified') returning verification`,
    );
    expect(rows).toEqual([{ verification: 'pending' }]);
    // The negative control: another field of the same row.
    const { rowCount } = await asStrapi(`update cms.practitioners set bio = 'x' where ${own}`, [
      carol.accountId,
    ]);
    expect(rowCount).toBe(1);
  });

  test('verifies nobody even where it takes the guard of its own table away', async () => {
    const client = await bench.pool.connect();
    try {
      await client.query(
        'begin; set local role care_cms; alter table cms.practitioners disable trigger guard_verification',
      );
      await client.query(`update cms.practitioners set verification = 'verified' where ${own}`, [
        carol.accountId,
      ]);
      await client.query('reset role');
      const { rows } = await client.query(
        'select verification from care.practitioners where account_id = $1',
        [carol.accountId],
      );
      expect(rows).toEqual([{ verification: 'pending' }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('after the decision', () => {
  test('who is refused leaves the search at once, is not booked nor held, and their consultations ahead are a number', async () => {
    const alice = await createEmployee(bench.pool);
    await decide('verified');
    expect(await found(alice)).toContain(carol.accountId);
    const booking = { practitionerId: carol.accountId, startsAt: slotIn(30), type: 'video' as const };
    await bench.consultations.book(alice, booking, null, now());
    const shown = await decide('suspended', 'The insurance has expired');
    expect(shown.upcomingConsultations).toBe(1);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${alice.accountId}|Alice|Martin`));

    const bob = await createEmployee(bench.pool, 'Bob');
    expect(await found(bob)).not.toContain(carol.accountId);
    await expect(bench.practitioners.get(bob, carol.accountId, now())).rejects.toThrow(NotFoundError);
    const next = { ...booking, startsAt: slotIn(40) };
    await expect(bench.consultations.book(bob, next, null, now())).rejects.toThrow(NotFoundError);
    await expect(bench.holds.choose(bob, next, now())).rejects.toThrow();
    // Past the service, the database refuses the same.
    const insert = sql`
      insert into care.consultations (company_id, employee_id, practitioner_id, type, starts_at, ends_at)
      values (${bob.companyId}, ${bob.accountId}, ${carol.accountId}, 'video', now() + interval '2 days', now() + interval '2 days 50 minutes')`;
    await expect(rowsOf(bob, insert)).rejects.toMatchObject({ code: '23514' });

    await decide('verified');
    expect(await found(bob)).toContain(carol.accountId);
    await rowsOf(bob, insert);
  });

  test('who amends after a refusal waits again; who amends while verified stays, marked', async () => {
    await decide('rejected', 'The diploma is missing');
    await addDocument(carol);
    expect(await see()).toMatchObject({ status: 'pending', documentCount: 1 });
    expect((await profiles.get(carol)).verification).toMatchObject({ status: 'pending' });
    await decide('verified');
    const { id } = await addDocument(carol);
    expect(await see()).toMatchObject({ status: 'verified', hasChanged: true });
    const waiting = async () =>
      (await verifications.list(admin, 'waiting', 1)).found.map((summary) => summary.id);
    expect(await waiting()).toContain(carol.accountId);
    // A page past the end has nobody on it, and says how many there are.
    const [first, beyond] = [
      await verifications.list(admin, 'waiting', 1),
      await verifications.list(admin, 'waiting', 2),
    ];
    expect(beyond).toEqual({ found: [], total: first.total });
    await decide('verified');
    expect(await waiting()).not.toContain(carol.accountId);
    await documents.remove(carol, id);
    expect(await waiting()).toContain(carol.accountId);
  });

  test('the platform itself verifies without telling anybody', async () => {
    await setVerification(bench.pool, carol, 'verified');
    const { rowCount } = await bench.pool.query(
      `select 1 from care.notifications where account_id = $1
       union all select 1 from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
      [carol.accountId],
    );
    expect(rowCount).toBe(0);
  });
});
