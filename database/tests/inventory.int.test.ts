import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { findInventoryProblems, listGrants } from './inventory.ts';

describe('the inventory of protected tables', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.close());

  it('finds forced row-level security, a tenant policy and fixed search paths everywhere', async () => {
    expect(await findInventoryProblems(database.adminPool)).toEqual([]);
  });

  it('grants exactly what the committed list says', async () => {
    await expect(await listGrants(database.adminPool)).toMatchFileSnapshot('./grants.txt');
  });

  it.each([
    ['alter table care.people disable row level security', /care\.people: row-level security is off/],
    ['alter table care.people no force row level security', /care\.people: row-level security is not forced/],
    ['drop policy tenant on care.people', /care\.people: no restrictive policy named tenant/],
    [
      'create policy everybody on care.people for select to care_app using (true)',
      /lets care_app see every row/,
    ],
    ['delete from care.wrapped_key_kinds', /care\.data_keys: wrapped keys that no rotation/],
    ['create table care.forgotten (kek_id text)', /care\.forgotten: keys are wrapped without the share/],
    ['grant select on vault.shares to care_jobs', /care_jobs reads or writes vault\.shares/],
    ['create table care.forgotten (id int)', /care\.forgotten: row-level security is off/],
    ['grant select on cms.up_users to care_app', /cms\.up_users: row-level security is off/],
    ['alter function sec.claims() reset search_path', /sec\.claims\(\): security definer without/],
    ['grant execute on function sec.claims() to public', /sec\.claims\(\): everybody may execute/],
    ['create view care.leak as select * from care.people', /care\.leak: a view that runs as its owner/],
    ['create materialized view care.copy as select 1 as one', /care\.copy: a materialised view/],
  ])('turns red after: %s', async (mutation, problem) => {
    const client = await database.adminPool.connect();
    try {
      await client.query('begin');
      await client.query(mutation);
      expect((await findInventoryProblems(client)).join('\n')).toMatch(problem);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it.each([
    'select * from care.people',
    'select * from care.sessions',
    'insert into care.rate_limits (key) values ($$x$$)',
    'select sec.claims()',
    'select * from sec.context_keys',
    'select * from graphile_worker._private_jobs',
    'create table care.mine (id int)',
    'set role care_app',
  ])("refuses Strapi's role: %s", async (statement) => {
    const client = await database.adminPool.connect();
    try {
      await client.query('set session authorization care_cms');
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('reset session authorization');
      client.release();
    }
  });
});
