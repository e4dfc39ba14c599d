/** What is kept of each patient's newest reports: equal to a recount whatever happens, and only for who follows them. */
import { readFile } from 'node:fs/promises';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let database: TestDatabase;
let care: CareDatabase;
let company: string;
let coach: Actor;
let alice: Actor;
let occurrence: string;

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare();
});
afterAll(() => database.close());
beforeEach(async () => {
  company = await createCompany(database.adminPool);
  coach = await createPerson(database.adminPool, { role: 'coach' });
  alice = await createPerson(database.adminPool, { role: 'patient', company });
  await follow(coach, alice);
  occurrence = await publishTo(alice);
});

const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await database.adminPool.query<Row>(text, values)).rows;

async function follow(leader: Actor, ...patients: Actor[]): Promise<void> {
  await query(
    `with made as (insert into care.groups (company_id, name, coach_id) values ($1, $2, $3) returning id)
     insert into care.group_members (company_id, group_id, patient_id) select $1, made.id, unnest($4::text[]) from made`,
    [patients[0]?.companyId, newDocumentId(), leader.accountId, patients.map(({ accountId }) => accountId)],
  );
}

async function publishTo({ companyId, accountId }: Actor): Promise<string> {
  const rows = await query<{ id: string }>(
    `with made as (
       insert into care.publications (session_id, audience, company_id, patient_id, title, objective, level, duration_minutes,
                                      tags, blocks, visible_from, published_by, published_by_role)
       values ($3, 'patient', $1, $2, 'S', 'mobility', 'beginner', 10, '[]', '[{}]', now(), 'editor', 'editor') returning id
     ), reached as (
       insert into care.publication_companies (publication_id, company_id, recipients) select id, $1, 1 from made
     )
     insert into care.occurrences (company_id, patient_id, publication_id, visible_from) select $1, $2, id, now() from made returning id`,
    [companyId, accountId, newDocumentId()],
  );
  return rows[0]?.id ?? '';
}

const report = (
  daysAgo: number,
  effort: number | null,
  pain: number | null = null,
  client: Pick<pg.Pool, 'query'> = database.adminPool,
) =>
  client.query<{ id: string }>(
    `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort, pain)
     values ($1, $2, $3, gen_random_uuid(), 'S', $6, current_date - $4::int, $7, $5, $8) returning id`,
    [
      company,
      alice.accountId,
      occurrence,
      daysAgo,
      effort,
      effort === null ? 'skipped' : 'done',
      effort === null ? 0 : 20,
      pain,
    ],
  );

const kept = async () =>
  (
    await query<{ days: number; efforts: number[]; pains: number[] }>(
      'select current_date - last_on as days, efforts, pains from care.latest_reports where patient_id = $1',
      [alice.accountId],
    )
  )[0];

const problems = async () => query(await readFile('database/verify/care/0200-latest-reports.sql', 'utf8'));

const followed = (actor: Actor, only: string | null = null) =>
  care.as(actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from care.follow_up(${only})`.execute(tx);
    return rows.map(({ id }) => id);
  });

describe('what is kept of the newest reports', () => {
  test('follows a report, a correction, a session left out and a deletion', async () => {
    await report(3, 5, 2);
    expect(await kept()).toEqual({ days: 3, efforts: [5], pains: [2] });
    const { rows } = await report(1, 9, 4);
    await report(0, null);
    expect(await kept()).toEqual({ days: 1, efforts: [9, 5], pains: [4, 2] });
    await query('update care.completions set effort = 3, pain = null, updated_at = now() where id = $1', [
      rows[0]?.id,
    ]);
    expect(await kept()).toEqual({ days: 1, efforts: [3, 5], pains: [2] });
    await query('delete from care.completions where id = $1', [rows[0]?.id]);
    expect(await kept()).toEqual({ days: 3, efforts: [5], pains: [2] });
    await query('delete from care.completions where patient_id = $1', [alice.accountId]);
    expect(await kept()).toEqual({ days: null, efforts: [], pains: [] });
    expect(await problems()).toEqual([]);
  });

  test('looks at ten reports and no further', async () => {
    await report(0, 10);
    for (let sent = 0; sent < 10; sent += 1) await report(40, 2);
    expect(await kept()).toMatchObject({ days: 40, efforts: [2, 2] });
    expect(await problems()).toEqual([]);
  });

  test('holds a report and a correction that are sent at once', async () => {
    const { rows } = await report(9, 1);
    const [one, other] = [await database.adminPool.connect(), await database.adminPool.connect()];
    try {
      await one.query('begin');
      await report(2, 6, null, one);
      const waiting = other.query(
        'update care.completions set effort = 2, updated_at = now() where id = $1',
        [rows[0]?.id],
      );
      await database.untilLocked();
      await one.query('commit');
      await waiting;
    } finally {
      one.release();
      other.release();
    }
    expect(await kept()).toMatchObject({ days: 2, efforts: [6, 2] });
    expect(await problems()).toEqual([]);
  });

  test('goes with the person', async () => {
    await report(2, 6);
    await report(1, 6);
    await query('delete from cms.up_users where document_id = $1', [alice.accountId]);
    expect(await kept()).toBeUndefined();
    expect(await problems()).toEqual([]);
  });

  test('is found to differ when somebody wrote it by hand', async () => {
    await report(2, 6);
    await query(`update care.latest_reports set efforts = '{9,9}' where patient_id = $1`, [alice.accountId]);
    expect(await problems()).toEqual([
      { problem: `the latest reports of ${alice.accountId} differ from a recount` },
    ]);
    await query(`update care.latest_reports set efforts = '{6}' where patient_id = $1`, [alice.accountId]);
  });
});

describe('whom somebody follows', () => {
  test('is, of one company or several, the members of the groups they lead', async () => {
    const elsewhere = await createPerson(database.adminPool, {
      role: 'patient',
      company: await createCompany(database.adminPool),
    });
    await follow(coach, elsewhere);
    expect((await followed(coach)).toSorted()).toEqual([alice.accountId, elsewhere.accountId].toSorted());
    expect(await followed(coach, alice.accountId)).toEqual([alice.accountId]);
  });

  test('is nobody for another coach, the patient, another role of the coach, or the panel', async () => {
    const others: Actor[] = [
      await createPerson(database.adminPool, { role: 'coach' }),
      alice,
      { ...coach, role: 'practitioner' },
      { accountId: coach.accountId, role: 'super-admin', companyId: null },
    ];
    for (const actor of others) {
      expect(await followed(actor)).toEqual([]);
      expect(await followed(actor, alice.accountId)).toEqual([]);
    }
  });

  test('is nobody without a context or with one that nobody signed, and the table itself is closed', async () => {
    const client = new pg.Client({ connectionString: database.environment.CARE_DATABASE_URL });
    await client.connect();
    try {
      await client.query('begin; set local role care_app');
      expect((await client.query('select * from care.follow_up()')).rowCount).toBe(0);
      await client.query(
        `select set_config('care.context', '|${coach.accountId}|coach|99999999999999|${'0'.repeat(64)}', true)`,
      );
      expect((await client.query('select * from care.follow_up()')).rowCount).toBe(0);
      await expect(client.query('select from care.latest_reports')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
    expect(await followed(coach)).toEqual([alice.accountId]);
  });
});
