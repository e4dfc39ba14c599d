import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCareDatabase, sql, type Actor, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '../testing/people.ts';

describe('a stream of rows', () => {
  let database: TestDatabase;
  let care: CareDatabase;
  let alice: Actor;
  beforeAll(async () => {
    database = await cloneDatabase();
    care = createCareDatabase({
      connectionString: database.environment.CARE_DATABASE_URL ?? '',
      name: 'test',
      contextSecret: database.environment.CONTEXT_SECRET ?? '',
      limitMs: 1_000,
    });
    alice = await createPerson(database.adminPool, {
      role: 'hr',
      company: await createCompany(database.adminPool),
    });
  });
  afterAll(async () => {
    await care.end();
    await database.close();
  });

  const count = async (secondsPerRow: number) => {
    let rows = 0;
    const slow = care.stream(
      alice,
      (db) => sql`select pg_sleep(${secondsPerRow}) from generate_series(1, 30)`.compile(db),
      { batchSize: 10 },
    );
    for await (const batch of slow) rows += batch.length;
    return rows;
  };

  it('takes as long as it needs, when each batch comes in time', async () => {
    expect(await count(0.06)).toBe(30);
  });

  it('ends when a batch does not come in time', async () => {
    await expect(count(0.2)).rejects.toThrow('statement timeout');
  });

  it('shows what its reader may see, with the values of the query', async () => {
    const seen = care.stream(alice, (db) =>
      db.selectFrom('care.people').select('account_id').where('role', '=', 'hr').compile(),
    );
    const rows = [];
    for await (const batch of seen) rows.push(...batch);
    expect(rows).toEqual([{ account_id: alice.accountId }]);
  });
});
