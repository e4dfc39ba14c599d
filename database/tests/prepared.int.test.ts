import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCareDatabase, sql, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '../testing/people.ts';

describe('prepared queries', () => {
  let database: TestDatabase;
  let care: CareDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    care = createCareDatabase({
      connectionString: database.environment.CARE_DATABASE_URL ?? '',
      size: 1,
      name: 'test',
      contextSecret: database.environment.CONTEXT_SECRET ?? '',
    });
  });
  afterAll(async () => {
    await care.end();
    await database.close();
  });

  it('are planned once for a connection, and still belong to whoever runs them', async () => {
    const left = await createCompany(database.adminPool);
    const right = await createCompany(database.adminPool);
    const alice = await createPerson(database.adminPool, { role: 'hr', company: left });
    const bob = await createPerson(database.adminPool, { role: 'hr', company: right });
    const read = (actor: typeof alice) =>
      care.as(actor, (tx) =>
        tx.selectFrom('care.people').select('account_id').where('role', '=', 'hr').execute(),
      );
    // Past the fifth run PostgreSQL may keep one plan for all; it must not keep whose rows they were.
    for (let run = 0; run < 8; run += 1) {
      expect(await read(alice)).toEqual([{ account_id: alice.accountId }]);
      expect(await read(bob)).toEqual([{ account_id: bob.accountId }]);
    }
    const prepared = await care.as(alice, async (tx) => {
      const { rows } = await sql<{ plans: number }>`
        select (generic_plans + custom_plans) as plans from pg_prepared_statements where statement like '%care"."people%'`.execute(
        tx,
      );
      return rows;
    });
    expect(prepared.map(({ plans }) => plans)).toEqual([16]);
  });
});
