/** The outbox: a row exactly when what it tells of was committed, in order, and of no other shape than the contract's. */
import { randomUUID } from 'node:crypto';
import { anonymousActor, sql, type Actor, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionActionBody, sessionActionNames, type SessionActionName } from '../contracts/index.ts';
import { buildActionData } from './_session-action.ts';

let database: TestDatabase;
let pool: pg.Pool;
let care: CareDatabase;
let trainer: Actor;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = database.adminPool;
  care = database.openCare(12);
  trainer = await createPerson(pool, { role: 'trainer', company: await createCompany(pool) });
});
afterAll(() => database.close());

const emit = (actor: Actor, session: string | null, action: string, data: object) =>
  care.as(actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select care.emit_session_action(${session}::uuid, ${action}, ${JSON.stringify(data)}::jsonb) as id`.execute(
      tx,
    );
    return rows[0]?.id ?? '';
  });

const jobsOf = async (id: string) =>
  (
    await pool.query(
      `select from graphile_worker._private_jobs as j join graphile_worker._private_tasks as t on t.id = j.task_id
       where t.identifier = 'session-actions.dispatch' and payload ->> 'actionId' = $1`,
      [id],
    )
  ).rows.length;

describe('an action', () => {
  test.each([...sessionActionNames])(
    '%s is kept with the body of the contract, and its job',
    async (action) => {
      const session = randomUUID();
      const id = await emit(trainer, session, action, buildActionData(action));
      const { rows } = await pool.query<{
        body: string;
        company_id: string;
        sequence: number;
        title: string;
      }>('select body, company_id, sequence, title from care.session_actions where id = $1', [id]);
      const [row] = rows;
      const body = sessionActionBody.parse(JSON.parse(row?.body ?? ''));
      expect(body).toMatchObject({ action, sessionId: session, data: buildActionData(action) });
      expect(Object.keys(body)).toEqual(['action', 'sessionId', 'correlationId', 'data']);
      expect(row).toMatchObject({
        company_id: trainer.companyId,
        sequence: 1,
        title: 'Sertissage, niveau 1',
      });
      expect(await jobsOf(id)).toBe(1);
    },
  );

  test('vanishes with the transaction that is rolled back, job included', async () => {
    let id = '';
    const work = care.as(trainer, async (tx) => {
      const data = JSON.stringify(buildActionData('SESSION_CREATED'));
      const { rows } = await sql<{ id: string }>`
        select care.emit_session_action(${randomUUID()}, 'SESSION_CREATED', ${data}::jsonb) as id`.execute(
        tx,
      );
      id = rows[0]?.id ?? '';
      throw new Error('the room was taken');
    });
    await expect(work).rejects.toThrow('the room was taken');
    expect(id).not.toBe('');
    expect((await pool.query('select from care.session_actions where id = $1', [id])).rows).toHaveLength(0);
    expect(await jobsOf(id)).toBe(0);
  });

  test('has the next number of its session, however many come at once', async () => {
    const session = randomUUID();
    const data = buildActionData('ELEVE_INSCRIT');
    await Promise.all(Array.from({ length: 24 }, () => emit(trainer, session, 'ELEVE_INSCRIT', data)));
    const { rows } = await pool.query<{ sequence: number }>(
      'select sequence from care.session_actions where session_id = $1 order by sequence',
      [session],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  });

  test('of a person who has no session yet can only be that they are a learner now', async () => {
    const data = { ...buildActionData('ELEVE_CONVERTI'), session: null };
    expect(await emit(trainer, null, 'ELEVE_CONVERTI', data)).not.toBe('');
    await expect(emit(trainer, null, 'ELEVE_INSCRIT', data)).rejects.toMatchObject({ code: '23514' });
  });

  const inscrit = buildActionData('ELEVE_INSCRIT');
  const refused: [string, SessionActionName | 'SESSION_DELETED', object][] = [
    ['a price', 'SESSION_CREATED', { ...buildActionData('SESSION_CREATED'), price: 900 }],
    [
      'a price of its session',
      'SESSION_CREATED',
      { ...buildActionData('SESSION_CREATED'), session: { ...inscrit.session, price: 900 } },
    ],
    [
      'something medical of its person',
      'ELEVE_INSCRIT',
      { ...inscrit, person: { ...inscrit.person, pain: 4 } },
    ],
    ['a recipient without an address', 'ELEVE_INSCRIT', { ...inscrit, recipients: [{ name: 'Alice' }] }],
    ['recipients that are none', 'ELEVE_INSCRIT', { ...inscrit, recipients: 'everybody' }],
    ['no person where one is concerned', 'ELEVE_INSCRIT', { ...inscrit, person: null }],
    ['no session', 'SESSION_CREATED', { recipients: [] }],
    ['another name', 'SESSION_DELETED', buildActionData('SESSION_CREATED')],
  ];
  test.each(refused)('with %s is refused', async (_what, action, data) => {
    await expect(emit(trainer, randomUUID(), action, data)).rejects.toMatchObject({ code: '23514' });
  });

  test('is emitted by nobody who is not signed in, and read by no portal', async () => {
    const emitted = emit(anonymousActor, randomUUID(), 'SESSION_CREATED', buildActionData('SESSION_CREATED'));
    await expect(emitted).rejects.toMatchObject({ code: '42501' });
    const read = (actor: Actor) =>
      care.as(actor, (tx) => tx.selectFrom('care.session_actions').select('id').execute());
    expect(await read(trainer)).toEqual([]);
    expect(
      (await read({ accountId: 'boss', role: 'platform-admin', companyId: null })).length,
    ).toBeGreaterThan(0);
    const write = care.as(trainer, (tx) => tx.deleteFrom('care.session_actions').execute());
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });
});
