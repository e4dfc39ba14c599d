import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCareDatabase, signContext, sql, type Actor, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '../testing/people.ts';

describe('the signed context', () => {
  let database: TestDatabase;
  let care: CareDatabase;
  let secret: string;
  let alice: Actor;
  let bob: Actor;

  beforeAll(async () => {
    database = await cloneDatabase();
    secret = database.environment.CONTEXT_SECRET ?? '';
    const left = await createCompany(database.adminPool);
    const right = await createCompany(database.adminPool);
    alice = await createPerson(database.adminPool, { role: 'hr', company: left });
    bob = await createPerson(database.adminPool, { role: 'hr', company: right });
    for (const company of [left, left, right])
      await createPerson(database.adminPool, { role: 'employee', company });
    care = createCareDatabase({
      connectionString: database.environment.CARE_DATABASE_URL ?? '',
      size: 1,
      name: 'test',
      contextSecret: secret,
    });
  });
  afterAll(async () => {
    await care.end();
    await database.close();
  });

  /** How many people somebody with this raw context sees. */
  async function peopleSeenWith(context: string | null): Promise<number> {
    const client = new pg.Client({ connectionString: database.environment.CARE_DATABASE_URL });
    await client.connect();
    try {
      await client.query('begin; set local role care_app');
      if (context !== null) await client.query(`select set_config('care.context', $1, true)`, [context]);
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::int as count from care.people',
      );
      return rows[0]?.count ?? -1;
    } finally {
      await client.end();
    }
  }

  const signed = (body: string, key = secret) =>
    `${body}|${createHmac('sha256', key).update(body).digest('hex')}`;
  const body = (actor: Actor, expiry: number) =>
    `${actor.companyId ?? ''}|${actor.accountId}|${actor.role}|${expiry}`;

  it('shows the actor their own company, so the cases below can fail', async () => {
    expect(await peopleSeenWith(signContext(alice, secret))).toBe(3);
    expect(await peopleSeenWith(signContext(bob, secret))).toBe(2);
  });

  it('shows nothing without a context', async () => {
    expect(await peopleSeenWith(null)).toBe(0);
    expect(await peopleSeenWith('')).toBe(0);
  });

  it('shows nothing for a context signed with another key', async () => {
    expect(await peopleSeenWith(signContext(alice, 'x'.repeat(48)))).toBe(0);
  });

  it('believes each of two keys while one replaces the other, whichever comes first, and none that is gone', async () => {
    const other = 'another secret of more than thirty-two characters';
    const seen = async () => [
      await peopleSeenWith(signContext(alice, secret)),
      await peopleSeenWith(signContext(alice, other)),
    ];
    const add = (key: string) =>
      database.adminPool.query(`insert into sec.context_keys (key) values (convert_to($1, 'UTF8'))`, [key]);
    const remove = (key: string) =>
      database.adminPool.query(`delete from sec.context_keys where key = convert_to($1, 'UTF8')`, [key]);
    expect(await seen()).toEqual([3, 0]);
    await add(other);
    expect(await seen()).toEqual([3, 3]);
    await remove(secret);
    await add(secret);
    expect(await seen(), 'in the other order').toEqual([3, 3]);
    await remove(other);
    expect(await seen()).toEqual([3, 0]);
    await remove(secret);
    expect(await seen(), 'without any key').toEqual([0, 0]);
    await add(secret);
    expect(await seen()).toEqual([3, 0]);
  });

  it('shows nothing once the context has expired, and nothing when it would live longer than a minute', async () => {
    expect(await peopleSeenWith(signed(body(alice, Date.now() - 1)))).toBe(0);
    expect(await peopleSeenWith(signed(body(alice, Date.now() + 120_000)))).toBe(0);
    expect(await peopleSeenWith(signed(body(alice, Date.now() + 30_000)))).toBe(3);
  });

  it('shows nothing when a good signature is replayed for another company, person or role', async () => {
    const good = signContext(alice, secret);
    for (const [from, to] of [
      [alice.companyId ?? '', bob.companyId ?? ''],
      [alice.accountId, bob.accountId],
      ['|hr|', '|super-admin|'],
    ] as const) {
      const forged = good.replace(from, to);
      expect(forged).not.toBe(good);
      expect(await peopleSeenWith(forged)).toBe(0);
    }
  });

  it('shows nothing for a malformed context', async () => {
    const good = signContext(alice, secret);
    for (const context of [
      `${good}0`,
      good.slice(1),
      good.replaceAll('|', ','),
      `${good}|`,
      "'; reset role; --",
      '||||',
    ]) {
      expect(await peopleSeenWith(context)).toBe(0);
    }
  });

  it('refuses to sign a field that could pass for another', () => {
    expect(() => signContext({ ...alice, accountId: 'a|super-admin' }, secret)).toThrow(TypeError);
    expect(() => signContext({ ...alice, role: "hr', true); --" }, secret)).toThrow(TypeError);
  });

  it('keeps no connection when it refuses to sign', async () => {
    const forged = { ...alice, accountId: 'a|super-admin' };
    await expect(care.as(forged, () => Promise.resolve())).rejects.toThrow(TypeError);
    // The pool has one connection: were it kept, this would wait for it in vain.
    await care.as(alice, () => Promise.resolve());
  });

  it('leaves no context behind on the connection', async () => {
    await care.as(alice, () => Promise.resolve());
    const client = await database.adminPool.connect();
    client.release();
    // The pool has one connection: the next transaction runs on the same one.
    const seen = await care.as({ ...bob, accountId: 'nobody', companyId: null, role: 'employee' }, (tx) =>
      tx.selectFrom('care.people').select('account_id').execute(),
    );
    expect(seen).toEqual([]);
  });

  it('rolls back and stays usable when the work fails', async () => {
    await expect(care.as(alice, (tx) => sql`select 1/0`.execute(tx))).rejects.toMatchObject({
      code: '22012',
    });
    expect(
      await care.as(alice, (tx) => tx.selectFrom('care.people').select('account_id').execute()),
    ).toHaveLength(3);
  });

  it('refuses a query that comes after the end of its transaction', async () => {
    const kept = await care.as(alice, (tx) => Promise.resolve(tx));
    const late = kept.selectFrom('care.people').select('company_id').execute();
    await Promise.all([
      care.as(bob, (tx) => tx.selectFrom('care.people').select('account_id').execute()),
      expect(late).rejects.toThrow('after the end of its transaction'),
    ]);
  });

  it('does not pass for done what PostgreSQL rolled back', async () => {
    const swallowed = care.as(alice, async (tx) => {
      await sql`select 1/0`.execute(tx).catch(() => undefined);
      return 'done';
    });
    await expect(swallowed).rejects.toThrow();
  });

  it('fails when the role or the context cannot be set, whatever the work does', async () => {
    const stranger = createCareDatabase({
      connectionString: database.environment.CMS_DATABASE_URL ?? '',
      size: 1,
      name: 'test stranger',
      contextSecret: secret,
    });
    let seen: unknown = 'nothing';
    const attempt = stranger.as(alice, async (tx) => {
      seen = await tx
        .selectFrom('care.people')
        .select('account_id')
        .execute()
        .catch(() => 'refused');
    });
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    expect(seen).toBe('refused');
    await stranger.end();
  });

  describe('one query in one round trip', () => {
    const people = sql<{ company_id: string }>`select company_id from care.people`;
    const count = (actor: Actor) => care.query(actor, people).then((rows) => rows.length);

    it('sees what its actor sees, and leaves nothing behind for the next', async () => {
      expect(await Promise.all([alice, bob, alice].map(count))).toEqual([3, 2, 3]);
      const bare = await care.query(alice, sql<{ role: string }>`select current_user::text as role`);
      expect(bare).toEqual([{ role: 'care_app' }]);
    });

    it('is kept by its own commit, or not at all', async () => {
      const save = sql`update care.people set first_name = 'X' where account_id = ${alice.accountId}`;
      await expect(care.query(alice, save)).rejects.toMatchObject({ code: '42501' });
      await expect(care.query(alice, sql`select 1/0`)).rejects.toMatchObject({ code: '22012' });
      expect(await count(alice), 'the connection is as before').toBe(3);
    });

    it('fails with the reason when the role cannot be set or the connection is cut', async () => {
      const stranger = createCareDatabase({
        connectionString: database.environment.CMS_DATABASE_URL ?? '',
        size: 1,
        name: 'test stranger',
        contextSecret: secret,
      });
      await expect(stranger.query(alice, people)).rejects.toMatchObject({ code: '42501' });
      await stranger.end();
      const cut = sql`select pg_terminate_backend(pg_backend_pid())`;
      await expect(care.query(alice, cut)).rejects.toThrow();
      expect(await count(bob), 'another connection').toBe(2);
      expect(() => signContext({ ...alice, role: 'hr|x' }, secret)).toThrow(TypeError);
      await expect(care.query({ ...alice, role: 'hr|x' }, people)).rejects.toThrow(TypeError);
      expect(await count(bob), 'no connection was kept').toBe(2);
    });
  });

  it('lends one connection for queries that follow each other, each committed before the next, and none later', async () => {
    const here = sql<{ pid: number; since: Date }>`select pg_backend_pid() as pid, now() as since`;
    const kept = await care.queries(alice, async (query) => {
      const [first] = await query(here);
      await expect(query(sql`select 1/0`)).rejects.toMatchObject({ code: '22012' });
      const [second] = await query(here);
      expect(second?.pid).toBe(first?.pid);
      expect(Number(second?.since)).toBeGreaterThan(Number(first?.since));
      expect(await query(sql`select from care.people`)).toHaveLength(3);
      return query;
    });
    expect(() => kept(here)).toThrow('after its connection was given back');
    expect(await care.queries(bob, (query) => query(sql`select from care.people`))).toHaveLength(2);
  });

  it('mixes nothing in 10,000 requests of two tenants on one connection', { timeout: 120_000 }, async () => {
    let mixed = 0;
    const request = async (index: number) => {
      const actor = index % 2 === 0 ? alice : bob;
      const rows =
        index % 3 === 0
          ? await care.query(actor, sql<{ company_id: string }>`select company_id from care.people`)
          : await care.as(actor, (tx) => tx.selectFrom('care.people').select('company_id').execute());
      if (rows.length !== (actor === alice ? 3 : 2) || rows.some((row) => row.company_id !== actor.companyId))
        mixed += 1;
    };
    for (let start = 0; start < 10_000; start += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, offset) => request(start + offset)));
    }
    expect(mixed).toBe(0);
  });

  it('the pool itself, before it becomes care_app, can read nothing', async () => {
    const client = new pg.Client({ connectionString: database.environment.CARE_DATABASE_URL });
    await client.connect();
    try {
      await expect(client.query('select * from care.people')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('set role care_owner')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('set role care_identity')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
