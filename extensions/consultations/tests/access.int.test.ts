import { sql } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  asCaller,
  createEmployee,
  createPractitioner,
  setVerification,
  openBench,
  slotIn,
  type Bench,
} from './_util.ts';

let bench: Bench;
let alice: Caller;
let bob: Caller;
let nina: Caller;
let hr: Caller;
let carol: Caller;
let dora: Caller;
let id: string;

beforeAll(async () => {
  bench = await openBench(4);
  const company = await createCompany(bench.pool);
  alice = await createEmployee(bench.pool, 'Alice', company);
  bob = await createEmployee(bench.pool, 'Bob', company);
  nina = await createEmployee(bench.pool, 'Nina');
  hr = asCaller(await createPerson(bench.pool, { role: 'hr', company }));
  carol = await createPractitioner(bench.pool);
  dora = await createPractitioner(bench.pool, { displayName: 'Dr Dora' });
  const booking = { practitionerId: carol.accountId, startsAt: slotIn(30), type: 'video' as const };
  ({ id } = await bench.consultations.book(alice, booking, 'a-key-of-alice', Date.now()));
});

afterAll(async () => {
  await bench.close();
});

const rowsOf = async (caller: Caller, query: ReturnType<typeof sql>) =>
  (await bench.care.as(caller, (tx) => query.execute(tx))).rows;

const panel = (role: string): Caller =>
  asCaller({
    accountId: `${role.replaceAll('-', '')}00000000000000000000`.slice(0, 24),
    role,
    companyId: null,
  });

describe('rows of others', () => {
  test('the two people see the consultation, nobody else does', async () => {
    const everything = sql`select id from care.consultations`;
    expect(await rowsOf(alice, everything)).toEqual([{ id }]);
    expect(await rowsOf(carol, everything)).toEqual([{ id }]);
    for (const other of [
      bob,
      nina,
      hr,
      dora,
      panel('platform-admin'),
      panel('accountant'),
      panel('super-admin'),
    ]) {
      expect(await rowsOf(other, everything), other.role).toEqual([]);
    }
    // The same query as the administrator: the row is there to be seen.
    expect((await bench.pool.query('select id from care.consultations')).rows).toEqual([{ id }]);
  });

  test('an employee who has taken another company’s name on sees nothing', async () => {
    expect(
      await rowsOf({ ...alice, companyId: nina.companyId }, sql`select id from care.consultations`),
    ).toEqual([]);
  });

  test('nobody changes it for them', async () => {
    for (const other of [bob, nina, hr, dora, panel('super-admin')]) {
      const updated = await bench.care.as(other, (tx) =>
        sql`update care.consultations set status = 'cancelled' where id = ${id}`.execute(tx),
      );
      expect(updated.numAffectedRows).toBe(0n);
    }
  });

  test('nobody books in another’s name, or in another company', async () => {
    const insert = (caller: Caller, employee: Caller, company: string | null) =>
      bench.care.as(caller, (tx) =>
        sql`insert into care.consultations (company_id, employee_id, practitioner_id, type, starts_at, ends_at)
            values (${company}, ${employee.accountId}, ${carol.accountId}, 'video', now() + interval '9 days', now() + interval '9 days 1 hour')`.execute(
          tx,
        ),
      );
    await expect(insert(bob, alice, alice.companyId)).rejects.toMatchObject({ code: '42501' });
    await expect(insert(alice, alice, nina.companyId)).rejects.toMatchObject({ code: '42501' });
    // The guard asks before the policy does, and to HR there is no practitioner.
    await expect(insert(hr, alice, alice.companyId)).rejects.toMatchObject({ code: '23514' });
    await expect(insert(carol, alice, alice.companyId)).rejects.toMatchObject({ code: '42501' });
  });

  test('the service answers not_found for what is another’s as for what is not there', async () => {
    const errors = await Promise.all(
      [
        bench.consultations.get(bob, id),
        bench.consultations.get(dora, id),
        bench.consultations.act(nina, id, 'cancel', Date.now()),
        bench.consultations.reschedule(bob, id, slotIn(31), Date.now()),
        bench.consultations.get(alice, '00000000-0000-7000-8000-000000000000'),
      ].map((attempt) =>
        attempt.then(
          () => 'allowed',
          (error: unknown) => (error as { code: string }).code,
        ),
      ),
    );
    expect(errors).toEqual(Array(5).fill('not_found'));
  });

  test('claims: an employee sees when a practitioner is taken, a practitioner only their own, HR nothing', async () => {
    const all = sql`select part, subject_id from care.claims order by part`;
    const practitioner = { part: 'practitioner', subject_id: carol.accountId };
    expect(await rowsOf(alice, all)).toEqual([
      { part: 'employee', subject_id: alice.accountId },
      practitioner,
    ]);
    expect(await rowsOf(bob, all)).toEqual([practitioner]);
    expect(await rowsOf(carol, all)).toEqual([practitioner]);
    expect(await rowsOf(dora, all)).toEqual([]);
    expect(await rowsOf(hr, all)).toEqual([]);
  });

  test('keys of requests are seen by their owner alone', async () => {
    const keys = sql`select key from care.request_keys`;
    expect(await rowsOf(alice, keys)).toEqual([{ key: 'a-key-of-alice' }]);
    for (const other of [bob, nina, hr, carol]) expect(await rowsOf(other, keys)).toEqual([]);
  });

  test('a practitioner reads the names of the people they see, and of nobody else', async () => {
    const names = sql`select first_name from care.people where role = 'employee'`;
    expect(await rowsOf(carol, names)).toEqual([{ first_name: 'Alice' }]);
    expect(await rowsOf(dora, names)).toEqual([]);
  });

  test('practitioners: employees see verified ones and those they consulted, HR none', async () => {
    const hidden = await createPractitioner(bench.pool, { verification: 'rejected' });
    const seen = async (caller: Caller) =>
      (
        (await rowsOf(caller, sql`select account_id from care.practitioners`)) as { account_id: string }[]
      ).map((row) => row.account_id);
    expect(await seen(bob)).not.toContain(hidden.accountId);
    expect((await seen(bob)).sort()).toEqual([carol.accountId, dora.accountId].sort());
    expect(await seen(hidden)).toEqual([hidden.accountId]);
    expect(await seen(hr)).toEqual([]);
    await setVerification(bench.pool, carol, 'rejected');
    try {
      expect(await seen(alice)).toContain(carol.accountId);
      expect(await seen(bob)).not.toContain(carol.accountId);
    } finally {
      await setVerification(bench.pool, carol, 'verified');
    }
  });

  test('hours: written by their owner alone', async () => {
    const steal = bench.care.as(dora, (tx) =>
      sql`insert into care.availability_rules (practitioner_id, weekday, start_time, end_time, time_zone)
          values (${carol.accountId}, 1, '00:00', '01:00', 'UTC')`.execute(tx),
    );
    await expect(steal).rejects.toMatchObject({ code: '42501' });
    for (const other of [alice, hr]) {
      const deleted = await bench.care.as(other, (tx) =>
        sql`delete from care.availability_rules`.execute(tx),
      );
      expect(deleted.numAffectedRows).toBe(0n);
    }
    const left = await bench.pool.query('select from care.availability_rules where practitioner_id = $1', [
      carol.accountId,
    ]);
    expect(left.rowCount).toBe(7);
  });

  test('with the tenant policy and the policy of the participants opened, another practitioner would see it', async () => {
    await bench.pool.query('alter policy tenant on care.consultations using (true)');
    await bench.pool.query('alter policy select_participant on care.consultations using (true)');
    try {
      expect(await rowsOf(dora, sql`select id from care.consultations`)).toEqual([{ id }]);
    } finally {
      await bench.pool.query(
        `alter policy tenant on care.consultations using (company_id = (select sec.company()) or practitioner_id = (select sec.actor()))`,
      );
      await bench.pool.query(
        `alter policy select_participant on care.consultations using ((select sec.actor()) in (employee_id, practitioner_id))`,
      );
    }
    expect(await rowsOf(dora, sql`select id from care.consultations`)).toEqual([]);
  });
});

describe('the projection for the panel', () => {
  const projection = async () =>
    (await bench.pool.query<Record<string, unknown>>('select * from cms.consultations')).rows;

  test('says when and with whom it takes place, and nothing of the patient', async () => {
    const [row] = await projection();
    expect(row).toMatchObject({ type: 'video', state: 'scheduled', starts_at: new Date(slotIn(30)) });
    expect(row?.published_at).not.toBeNull();
    expect(row?.practitioner_id).not.toBeNull();
    const text = JSON.stringify(row);
    for (const secret of [alice.accountId, id, 'Alice', 'Martin']) expect(text).not.toContain(secret);
  });

  test('follows in the same transaction, and is undone with it', async () => {
    await bench.database
      .asOwner(async (client) => {
        await client.query(`update care.consultations set status = 'confirmed' where id = $1`, [id]);
        const { rows } = await client.query<{ state: string }>('select state from cms.consultations');
        expect(rows[0]?.state).toBe('confirmed');
        throw new Error('undo');
      })
      .catch((error: unknown) => expect((error as Error).message).toBe('undo'));
    expect((await projection())[0]?.state).toBe('scheduled');
  });

  test('care_cms may read it and may not write it, nor read the truth', async () => {
    const client = new pg.Client({ connectionString: bench.database.adminUrl });
    await client.connect();
    try {
      await client.query('set role care_cms');
      expect((await client.query('select state from cms.consultations')).rowCount).toBe(1);
      for (const write of [
        `update cms.consultations set state = 'completed'`,
        'delete from cms.consultations',
        `insert into cms.consultations (document_id, state) values ('a', 'completed')`,
        'truncate cms.consultations',
        'select * from care.consultations',
        'select * from care.claims',
        'select * from care.practitioners',
      ]) {
        await expect(client.query(write), write).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await client.end();
    }
  });

  test('a profile without consultations can be deleted, and leaves the mirror', async () => {
    const extra = await createPractitioner(bench.pool);
    await bench.pool.query(
      'delete from cms.practitioners where id = (select profile_id from care.practitioners where account_id = $1)',
      [extra.accountId],
    );
    expect(
      (await bench.pool.query('select from care.practitioners where account_id = $1', [extra.accountId]))
        .rowCount,
    ).toBe(0);
  });
});

describe('lists', () => {
  test('to come soonest first, past latest first, twenty to a page with their total', async () => {
    const erin = await createEmployee(bench.pool, 'Erin');
    await bench.pool.query(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at)
       select $1, $2, $3, 'video', 'completed', at, at + interval '50 minutes', at, at + interval '45 minutes'
       from generate_series(now() - interval '25 days', now() - interval '1 day', interval '1 day') as at`,
      [erin.companyId, erin.accountId, carol.accountId],
    );
    await bench.consultations.book(
      erin,
      { practitionerId: carol.accountId, startsAt: slotIn(41), type: 'video' },
      null,
      Date.now(),
    );
    await bench.consultations.book(
      erin,
      { practitionerId: dora.accountId, startsAt: slotIn(35), type: 'audio' },
      null,
      Date.now(),
    );
    const upcoming = await bench.consultations.list(erin, 'upcoming', 1);
    expect(upcoming.total).toBe(2);
    expect(upcoming.rows.map(({ display_name: name }) => name)).toEqual(['Dr Dora', 'Dr Carol Bernard']);
    const past = await bench.consultations.list(erin, 'past', 1);
    expect([past.total, past.rows.length]).toEqual([25, 20]);
    const starts = past.rows.map(({ starts_at: startsAt }) => startsAt.getTime());
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect((await bench.consultations.list(erin, 'past', 2)).rows).toHaveLength(5);
    expect(await bench.consultations.list(erin, 'past', 9)).toEqual({ rows: [], total: 25 });
    const seenByCarol = await bench.consultations.list(carol, 'past', 1);
    expect(seenByCarol.rows[0]).toMatchObject({ first_name: 'Erin', last_name: 'Martin' });
  });

  test('search filters, sorts and shows the earliest slot', async () => {
    const now = Date.now();
    const cbt = await createPractitioner(bench.pool, {
      specialities: ['cbt'],
      languages: ['ar'],
      modes: ['in_person'],
      gender: 'male',
      displayName: 'A',
    });
    await createPractitioner(bench.pool, {
      specialities: ['cbt'],
      languages: ['ar'],
      hours: false,
      displayName: 'B',
    });
    const search = (query: object) =>
      bench.practitioners.search(bob, { page: 1, sort: 'earliest', ...query } as never, now);
    expect((await search({ specialty: 'cbt' })).found.map(({ row }) => row.display_name)).toEqual(['A', 'B']);
    expect(
      (await search({ specialty: 'cbt', availableWithinDays: 3 })).found.map(({ row }) => row.account_id),
    ).toEqual([cbt.accountId]);
    expect((await search({ language: 'ar', gender: 'male', mode: 'in_person' })).total).toBe(1);
    expect((await search({ language: 'ar', mode: 'video', availableWithinDays: 3 })).total).toBe(0);
    const [first] = (await search({ language: 'ar' })).found;
    expect(first?.next?.start).toBe(Date.parse(slotIn(0)));
  });
});

describe('rows for some at some times', () => {
  test('the number of a practitioner is read by them and by the employee whose room is open', async () => {
    const [frank, erin] = [await createEmployee(bench.pool), await createPractitioner(bench.pool)];
    await bench.pool.query(`insert into care.practitioner_phones values ($1, '+33612345678')`, [
      erin.accountId,
    ]);
    const { rows } = await bench.pool.query<{ id: string }>(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
       values ($1, $2, $3, 'audio', 'confirmed', now() + interval '14 minutes', now() + interval '64 minutes') returning id`,
      [frank.companyId, frank.accountId, erin.accountId],
    );
    const numbers = (caller: Caller) => rowsOf(caller, sql`select phone from care.practitioner_phones`);
    for (const other of [alice, nina, hr, carol, panel('platform-admin'), panel('super-admin')])
      expect(await numbers(other), other.role).toEqual([]);
    for (const [change, count] of [
      [`starts_at = now() + interval '14 minutes'`, 1],
      [`starts_at = now() + interval '16 minutes'`, 0],
      [`starts_at = now() + interval '14 minutes', type = 'in_person'`, 0],
      [`type = 'audio', status = 'cancelled'`, 0],
    ] as const) {
      await bench.pool.query(`update care.consultations set ${change} where id = $1`, [rows[0]?.id]);
      expect(await numbers(frank), change).toHaveLength(count);
    }
    expect(await numbers(erin)).toEqual([{ phone: '+33612345678' }]);
  });

  test('whoever may not be found has no opening that an employee could read', async () => {
    const extra = await createPractitioner(bench.pool);
    const openings = sql`select from care.practitioner_openings where practitioner_id = ${extra.accountId}`;
    expect(await rowsOf(alice, openings)).toHaveLength(1);
    await setVerification(bench.pool, extra, 'suspended');
    expect(await rowsOf(alice, openings)).toEqual([]);
  });
});
