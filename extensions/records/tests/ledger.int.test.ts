/** The ledger of accesses: written with what it is about, read by its person alone, and verified by computing it anew. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymousActor, sql, type Actor, type CareDatabase, type ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import {
  AccessStore,
  deriveSealKey,
  noteAccess,
  sealAccesses,
  verifyLedger,
  type Access,
  type LedgerReport,
  type Witness,
} from '../ledger/index.ts';

const key = deriveSealKey('a key of the audit of more than thirty-two characters');

let database: TestDatabase;
let care: CareDatabase;
let jobs: ServiceDatabase;
let admin: pg.Client;
let alice: Actor;
let bob: Actor;

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare(20);
  jobs = database.openJobs();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await database.close();
});

beforeEach(async () => {
  // What one test spoils is not the next one's.
  await tamper('truncate care.access_ledger, care.access_chains, care.access_seals, care.access_seal_ends');
  alice = await createPerson(database.adminPool, {
    role: 'employee',
    company: await createCompany(database.adminPool),
  });
  bob = await createPerson(database.adminPool, { role: 'practitioner' });
});

const access = (owner: Actor, action: Access['action'] = 'read'): Access => ({
  kind: 'chat',
  recordId: randomUUID(),
  ownerId: owner.accountId,
  action,
});
const note = (actor: Actor, ...accesses: Access[]) => care.as(actor, (tx) => noteAccess(tx, ...accesses));
const problems = async (options: { key?: Buffer; witness?: Witness } = {}): Promise<string[]> =>
  (await verify(options)).problems;
const verify = (options: { key?: Buffer; witness?: Witness } = {}): Promise<LedgerReport> =>
  verifyLedger(admin, { key, ...options });

/** Changes rows as only an administrator of the database can: with the triggers off. */
async function tamper(statement: string, ...values: unknown[]): Promise<void> {
  const client = await database.adminPool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

describe('an access', () => {
  it('is written by whoever acts, after the one before it', async () => {
    await note(bob, access(alice, 'write'));
    await note(alice, access(alice));
    const { rows } = await database.adminPool.query<{ seq: string; actor_id: string; actor_role: string }>(
      'select seq, actor_id, actor_role from care.access_ledger where owner_id = $1 order by seq',
      [alice.accountId],
    );
    expect(rows).toEqual([
      { seq: '1', actor_id: bob.accountId, actor_role: 'practitioner' },
      { seq: '2', actor_id: alice.accountId, actor_role: 'employee' },
    ]);
    expect(await verify()).toMatchObject({ rows: 2, chains: 1, problems: [] });
  });

  it('goes with what it was written with', async () => {
    const failed = care.as(bob, async (tx) => {
      await noteAccess(tx, access(alice));
      throw new Error('what was read did not open');
    });
    await expect(failed).rejects.toThrow('did not open');
    expect(await verify()).toMatchObject({ rows: 0, problems: [] });
  });

  it('leaves no gap and no fork when many happen at once, of several people in any order', async () => {
    const carol = await createPerson(database.adminPool, { role: 'patient', company: alice.companyId ?? '' });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0 ? note(bob, access(alice), access(carol)) : note(bob, access(carol), access(alice)),
      ),
    );
    expect(await verify()).toMatchObject({ rows: 80, chains: 2, problems: [] });
  });

  it('is refused without a person, in another’s name, and by every direct way', async () => {
    await expect(note(anonymousActor, access(alice))).rejects.toThrow();
    for (const statement of [
      `insert into care.access_ledger select * from care.access_ledger`,
      `update care.access_ledger set action = 'read'`,
      `delete from care.access_ledger`,
      `update care.access_chains set seq = 0`,
    ])
      await expect(care.as(bob, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied');
    await note(bob, access(alice));
    for (const statement of [
      `update care.access_ledger set action = 'read'`,
      `delete from care.access_ledger`,
    ])
      await expect(database.asOwner((client) => client.query(statement))).rejects.toThrow('only added');
  });

  it('is seen by the person it is about, and nobody else', async () => {
    await note(bob, access(alice, 'write'));
    await note(alice, access(alice));
    const store = new AccessStore(care);
    const seen = await store.list(alice, { page: 1, own: false });
    expect(seen).toMatchObject({
      meta: { total: 1 },
      data: [{ actorRole: 'practitioner', action: 'write', isOwn: false }],
    });
    const all = await store.list(alice, { page: 1, own: true });
    expect([all.meta.total, all.data.map(({ isOwn }) => isOwn)]).toEqual([2, [true, false]]);
    expect(await store.list(alice, { page: 9, own: true })).toMatchObject({ data: [], meta: { total: 2 } });
    const others: Actor[] = [
      bob,
      { accountId: 'x'.repeat(24), role: 'hr', companyId: alice.companyId },
      { accountId: 'x'.repeat(24), role: 'super-admin', companyId: null },
    ];
    for (const other of others) {
      const counted = await care.as(other, (tx) =>
        sql<{ total: number }>`select count(*) as total from care.access_ledger`.execute(tx),
      );
      expect(counted.rows[0]?.total, other.role).toBe(0);
    }
  });
});

describe('verifying', () => {
  beforeEach(async () => {
    for (let row = 0; row < 5; row += 1) await note(bob, access(alice));
  });

  it.each([
    ['another actor', `update care.access_ledger set actor_id = 'somebody' where seq = 3`],
    ['another action', `update care.access_ledger set action = 'write' where seq = 3`],
    ['another instant', `update care.access_ledger set at = at + interval '1 microsecond' where seq = 3`],
    ['another record', `update care.access_ledger set record_id = 'other' where seq = 3`],
    ['another hash', `update care.access_ledger set hash = sha256(hash) where seq = 3`],
    ['a row less', `delete from care.access_ledger where seq = 3`],
    ['no first row', `delete from care.access_ledger where seq = 1`],
    ['no last row', `delete from care.access_ledger where seq = 5`],
    [
      'two rows exchanged',
      `update care.access_ledger set seq = case seq when 2 then -3 else -2 end where seq in (2, 3)`,
    ],
    ['a whole chain less', `delete from care.access_ledger`],
    ['an end that was moved', `update care.access_chains set seq = 4`],
  ])('finds %s', async (_name, statement) => {
    expect(await problems()).toEqual([]);
    if (statement.includes('-3'))
      await tamper('alter table care.access_ledger drop constraint access_ledger_seq_check');
    await tamper(statement);
    if (statement.includes('-3')) {
      await tamper('update care.access_ledger set seq = -seq where seq < 0');
      await tamper('alter table care.access_ledger add constraint access_ledger_seq_check check (seq > 0)');
    }
    expect(await problems()).not.toEqual([]);
  });

  it('finds a chain that was made anew, hashes and end included, by its seal', async () => {
    expect(await sealAccesses(jobs, key)).toMatchObject({ number: '1' });
    expect(await problems()).toEqual([]);
    await tamper('delete from care.access_ledger');
    await tamper('delete from care.access_chains');
    for (let row = 0; row < 5; row += 1) await note(bob, access(alice));
    expect(await problems()).toEqual([expect.stringContaining('as seal 1 found it')]);
  });

  it('finds seals that were changed, forged or taken away', async () => {
    const first = await sealAccesses(jobs, key);
    await note(alice, access(alice));
    const last = await sealAccesses(jobs, key);
    expect(await sealAccesses(jobs, key), 'nothing grew').toBeNull();
    expect(await verify()).toMatchObject({ seals: 2, lastSeal: last, problems: [] });
    expect(await problems({ key: deriveSealKey('x'.repeat(40)) })).toHaveLength(2);
    await tamper('delete from care.access_seal_ends where number = 2');
    expect(await problems()).toEqual([expect.stringContaining('seal 2')]);
    await tamper('delete from care.access_seals where number = 2');
    expect(await problems(), 'nothing in the database tells of it any more').toEqual([]);
    expect(await problems({ witness: last ?? { number: '', mac: '' } })).toEqual([
      expect.stringContaining('kept outside'),
    ]);
    expect(await problems({ witness: first ?? { number: '', mac: '' } })).toEqual([]);
  });
});
