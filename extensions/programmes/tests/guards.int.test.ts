/** Negative controls: each guard of the database is seen to hold, then taken away, and then seen to have been what held. */
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let database: TestDatabase;
let care: CareDatabase;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let coach: Actor;

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare();
  const [here, elsewhere] = [
    await createCompany(database.adminPool),
    await createCompany(database.adminPool),
  ];
  alice = await createPerson(database.adminPool, { role: 'patient', company: here });
  bob = await createPerson(database.adminPool, { role: 'patient', company: here });
  carol = await createPerson(database.adminPool, { role: 'patient', company: elsewhere });
  coach = await createPerson(database.adminPool, { role: 'coach' });
  await publishTo(alice, `now() - interval '1 hour'`);
  await publishTo(alice, `now() + interval '1 hour'`);
  await publishTo(bob, `now() - interval '1 hour'`);
});
afterAll(() => database.close());

async function publishTo(patient: Actor, visibleFrom: string): Promise<void> {
  await database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into care.publications (session_id, audience, company_id, patient_id, title, objective, level, duration_minutes,
                                      tags, blocks, visible_from, published_by, published_by_role)
       values ($1, 'patient', $2, $3, 'S', 'mobility', 'beginner', 10, '[]', '[{}]', ${visibleFrom}, 'editor', 'editor') returning id`,
      [newDocumentId(), patient.companyId, patient.accountId],
    );
    const id = rows[0]?.id;
    await client.query(`insert into care.publication_companies values ($1, $2, 1)`, [id, patient.companyId]);
    await client.query(
      `insert into care.occurrences (company_id, patient_id, publication_id, visible_from)
       select $1, $2, id, visible_from from care.publications where id = $3`,
      [patient.companyId, patient.accountId, id],
    );
  });
}

const count = (actor: Actor, table: string) =>
  care.as(actor, async (tx) => (await sql`select from ${sql.table(table)}`.execute(tx)).rows.length);

/** Runs `work` while a policy says something else, then puts back what it said. */
async function withPolicy(
  table: string,
  policy: string,
  using: string,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await database.adminPool.query<{ using: string }>(
    `select pg_get_expr(polqual, polrelid) as using from pg_policy where polrelid = $1::regclass and polname = $2`,
    [table, policy],
  );
  await database.adminPool.query(`alter policy ${policy} on ${table} using (${using})`);
  try {
    await work();
  } finally {
    await database.adminPool.query(`alter policy ${policy} on ${table} using (${rows[0]?.using ?? 'false'})`);
  }
}

describe('what a patient sees', () => {
  test('is their own and visible now; the policy is what says so', async () => {
    expect(await count(alice, 'care.occurrences')).toBe(1);
    await withPolicy('care.occurrences', 'select_patient', 'patient_id = (select sec.actor())', async () => {
      expect(await count(alice, 'care.occurrences')).toBe(2);
    });
    await withPolicy('care.occurrences', 'select_patient', 'true', async () => {
      expect(await count(alice, 'care.occurrences')).toBe(3);
      // The tenant's wall stands even then.
      expect(await count(carol, 'care.occurrences')).toBe(0);
      await withPolicy('care.occurrences', 'tenant', 'true', async () => {
        expect(await count(carol, 'care.occurrences')).toBe(3);
      });
    });
    expect(await count(alice, 'care.occurrences')).toBe(1);
  });

  test('is no publication beyond their occurrences', async () => {
    expect(await count(alice, 'care.publications')).toBe(1);
    await withPolicy('care.publications', 'select_patient', 'true', async () => {
      expect(await count(alice, 'care.publications')).toBe(3);
    });
  });
});

describe('what a coach sees', () => {
  test('is nobody without a group', async () => {
    for (const table of [
      'care.occurrences',
      'care.completions',
      'care.group_members',
      'care.groups',
      'care.publications',
    ]) {
      expect(await count(coach, table)).toBe(0);
    }
    await withPolicy('care.occurrences', 'select_coach', 'true', async () => {
      expect(await count(coach, 'care.occurrences')).toBe(3);
    });
  });
});

describe('what no row can be', () => {
  const insertCompletion = (occurrenceOf: Actor, by: Actor) =>
    database.asOwner((client) =>
      client.query(
        `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort)
         select $1, $2, o.id, uuidv7(), 'S', 'done', current_date, 10, 3 from care.occurrences o where o.patient_id = $3 limit 1`,
        [by.companyId, by.accountId, occurrenceOf.accountId],
      ),
    );

  test('a completion of another person’s occurrence, even for the owner of the tables', async () => {
    await expect(insertCompletion(bob, alice)).rejects.toThrow(/foreign key/);
    await insertCompletion(bob, bob);
  });

  test('an occurrence in a company its publication does not reach', async () => {
    await expect(
      database.asOwner((client) =>
        client.query(
          `insert into care.occurrences (company_id, patient_id, publication_id, visible_from)
           select $1, $2, id, now() from care.publications limit 1`,
          [carol.companyId, carol.accountId],
        ),
      ),
    ).rejects.toThrow(/foreign key/);
  });

  test('a session filtered by something else than its publication says', async () => {
    const described = await database.asOwner(async (client) => {
      await client.query('delete from care.completions where patient_id = $1', [bob.accountId]);
      const { rows } = await client.query<Record<string, unknown>>(
        `with had as (delete from care.occurrences where patient_id = $1 returning company_id, patient_id, publication_id)
         insert into care.occurrences (company_id, patient_id, publication_id, visible_from, objective, level, duration_minutes)
         select company_id, patient_id, publication_id, now() - interval '1 hour', 'strength', 'advanced', 240 from had
         returning objective, level, duration_minutes`,
        [bob.accountId],
      );
      return rows;
    });
    expect(described).toEqual([{ objective: 'mobility', level: 'beginner', duration_minutes: 10 }]);
    await expect(
      care.as(bob, (tx) => tx.updateTable('care.occurrences').set({ objective: 'strength' }).execute()),
    ).rejects.toThrow(/permission denied/);
    await expect(
      database.asOwner((client) =>
        client.query('update care.occurrences set objective = null where patient_id = $1', [bob.accountId]),
      ),
    ).rejects.toThrow(/occurrences_described/);
  });

  test('a rewritten publication', async () => {
    const editor: Actor = { accountId: 'editor', role: 'editor', companyId: null };
    await expect(
      care.as(editor, (tx) => tx.updateTable('care.publications').set({ title: 'Autre' }).execute()),
    ).rejects.toThrow(/permission denied/);
    await care.as(editor, (tx) => tx.updateTable('care.publications').set({ archived_at: null }).execute());
  });
});
