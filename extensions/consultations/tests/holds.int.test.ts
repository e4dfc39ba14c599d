import { sql } from '@huntzen/database';
import type { Caller, DomainError } from '@huntzen/kernel/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  countDoubles,
  createEmployee,
  createPractitioner,
  expireHolds,
  openBench,
  slotIn,
  type Bench,
} from './_util.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench(16);
});

afterAll(async () => {
  await bench.close();
});

const choiceOf = (practitioner: Caller, startsAt: string) => ({
  practitionerId: practitioner.accountId,
  startsAt,
  type: 'video' as const,
});
const hold = (employee: Caller, practitioner: Caller, startsAt: string) =>
  bench.holds.choose(employee, choiceOf(practitioner, startsAt), Date.now());
const book = (employee: Caller, practitioner: Caller, startsAt: string, key: string | null = null) =>
  bench.consultations.book(employee, choiceOf(practitioner, startsAt), key, Date.now());
const starts = async (reader: Caller, practitioner: Caller, startsAt: string) => {
  const from = Date.parse(startsAt);
  const slots = await bench.practitioners.slots(
    reader,
    practitioner.accountId,
    { from, to: from + 1 },
    Date.now(),
  );
  return slots.length;
};
const people = async () => {
  const [alice, bob, carol] = await Promise.all([
    createEmployee(bench.pool),
    createEmployee(bench.pool, 'Bob'),
    createPractitioner(bench.pool),
  ]);
  return { alice, bob, carol };
};
const count = async (table: 'holds' | 'claims', condition: string, id: string) => {
  const { rows } = await bench.pool.query<{ count: number }>(
    `select count(*)::int from care.${table} where ${condition} = $1`,
    [id],
  );
  return rows[0]?.count;
};

describe('a hold', () => {
  test('is for one person alone, ten minutes by the database’s clock, and only its holder goes on seeing the slot', async () => {
    const { alice, bob, carol } = await people();
    const startsAt = slotIn(30);
    const kept = await hold(alice, carol, startsAt);
    const minutes = (Date.parse(kept.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9.5);
    expect(minutes).toBeLessThanOrEqual(10.1);
    expect(await starts(alice, carol, startsAt)).toBe(1);
    expect(await starts(bob, carol, startsAt)).toBe(0);
    const found = await bench.practitioners.get(bob, carol.accountId, Date.now());
    expect(found.next?.start).not.toBe(Date.parse(startsAt));
    await expect(hold(bob, carol, startsAt)).rejects.toMatchObject({ code: 'slot_taken' });
    await expect(book(bob, carol, startsAt)).rejects.toMatchObject({ code: 'slot_taken' });
    expect(await count('claims', 'hold_id', kept.id)).toBe(2);
  });

  test('that is chosen again stays what it is; another choice replaces it', async () => {
    const { alice, bob, carol } = await people();
    const first = await hold(alice, carol, slotIn(30));
    expect(await hold(alice, carol, slotIn(30))).toEqual(first);
    const second = await hold(alice, carol, slotIn(32));
    expect(second.id).not.toBe(first.id);
    expect(await count('holds', 'employee_id', alice.accountId)).toBe(1);
    await hold(bob, carol, slotIn(30));
  });

  test('sent sixteen times at once is one hold', async () => {
    const { alice, carol } = await people();
    const holds = await Promise.all(Array.from({ length: 16 }, () => hold(alice, carol, slotIn(30))));
    expect(new Set(holds.map(({ id }) => id)).size).toBe(1);
  });

  test('becomes the booking, with a key once and for all', async () => {
    const { alice, carol } = await people();
    const startsAt = slotIn(30);
    await hold(alice, carol, startsAt);
    const booked = await book(alice, carol, startsAt, 'key-of-a-hold');
    expect((await book(alice, carol, startsAt, 'key-of-a-hold')).id).toBe(booked.id);
    expect(await count('holds', 'employee_id', alice.accountId)).toBe(0);
    expect(await count('claims', 'consultation_id', booked.id)).toBe(2);
    expect(await bench.holds.get(alice)).toBeNull();
  });

  test('given up is free at once', async () => {
    const { alice, bob, carol } = await people();
    await hold(alice, carol, slotIn(30));
    await bench.holds.giveUp(bob);
    await expect(hold(bob, carol, slotIn(30))).rejects.toMatchObject({ code: 'slot_taken' });
    await bench.holds.giveUp(alice);
    await hold(bob, carol, slotIn(30));
  });

  test('whose time is over blocks nobody, though no job ran: neither a hold, nor a booking, nor either person', async () => {
    const { alice, bob, carol } = await people();
    const dave = await createPractitioner(bench.pool);
    await hold(alice, carol, slotIn(30));
    await expireHolds(bench.pool, alice.accountId);
    expect(await bench.holds.get(alice)).toBeNull();
    expect(await starts(bob, carol, slotIn(30))).toBe(1);
    await book(alice, dave, slotIn(30));
    await hold(bob, carol, slotIn(30));
    await expireHolds(bench.pool, bob.accountId);
    await book(await createEmployee(bench.pool), carol, slotIn(30));
    await expect(book(bob, carol, slotIn(30))).rejects.toMatchObject({ code: 'slot_taken' });
    expect(await countDoubles(bench.pool)).toBe(0);
  });

  test('cannot be longer, an offer, or somebody else’s: the database refuses each', async () => {
    const { alice, bob, carol } = await people();
    const insert = (columns: string, values: string) =>
      bench.care.as(alice, (tx) =>
        sql
          .raw(
            `insert into care.holds (company_id, employee_id, practitioner_id, type, starts_at, ends_at ${columns})
             values ('${alice.companyId ?? ''}', '${alice.accountId}', '${carol.accountId}', 'video',
                     now() + interval '3 days', now() + interval '3 days 50 minutes' ${values})`,
          )
          .execute(tx),
      );
    for (const [columns, values] of [
      [', expires_at', `, now() + interval '1 day'`],
      [', kind', `, 'offer'`],
      [', created_at', `, now() + interval '1 day'`],
    ] as const)
      await expect(insert(columns, values)).rejects.toMatchObject({ code: '42501' });
    const kept = await hold(bob, carol, slotIn(40));
    const stolen = await bench.care.as(alice, (tx) =>
      tx.deleteFrom('care.holds').where('id', '=', kept.id).executeTakeFirst(),
    );
    expect(stolen.numDeletedRows).toBe(0n);
    await expect(
      bench.care.as(bob, (tx) =>
        tx
          .updateTable('care.holds')
          .set({ expires_at: new Date(Date.now() + 86_400_000) })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('of an unverified practitioner is refused by the database too', async () => {
    const { alice } = await people();
    const pending = await createPractitioner(bench.pool, { verification: 'pending' });
    await expect(hold(alice, pending, slotIn(30))).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      bench.care.as(alice, (tx) =>
        sql`insert into care.holds (company_id, employee_id, practitioner_id, type, starts_at, ends_at)
            values (${alice.companyId}, ${alice.accountId}, ${pending.accountId}, 'video',
                    now() + interval '3 days', now() + interval '3 days 50 minutes')`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('keeps its slot when the minimum notice begins meanwhile', async () => {
    const { alice, bob, carol } = await people();
    const startsAt = slotIn(3);
    await hold(alice, carol, startsAt);
    await bench.pool.query(
      'update care.availability_rules set minimum_notice_minutes = 600 where practitioner_id = $1',
      [carol.accountId],
    );
    await expect(book(bob, carol, startsAt)).rejects.toMatchObject({ code: 'slot_not_offered' });
    await book(alice, carol, startsAt);
  });
});

describe('a slot that is lost', () => {
  const nextOf = (error: unknown) =>
    (error as DomainError).details.map(({ path, value }) => [
      path,
      (value as { startsAt: string } | undefined)?.startsAt,
    ]);

  test('comes back with the next three that are free', async () => {
    const { alice, bob, carol } = await people();
    await book(alice, carol, slotIn(30));
    await hold(await createEmployee(bench.pool), carol, slotIn(32));
    const expected = [31, 33, 34].map((hours, index) => [`nextSlots.${index}`, slotIn(hours)]);
    for (const attempt of [hold, book])
      expect(nextOf(await attempt(bob, carol, slotIn(30)).catch((error: unknown) => error))).toEqual(
        expected,
      );
    const theirs = await book(bob, carol, slotIn(60));
    const moved = await bench.consultations
      .reschedule(bob, theirs.id, slotIn(30), Date.now())
      .catch((error: unknown) => error);
    expect(nextOf(moved)).toEqual(expected);
    const byPractitioner = await bench.consultations
      .reschedule(carol, theirs.id, slotIn(30), Date.now())
      .catch((error: unknown) => error);
    expect(nextOf(byPractitioner)).toEqual(expected);
  });

  test('in the race of the database comes back with three as well', async () => {
    const carol = await createPractitioner(bench.pool);
    const employees = await Promise.all(Array.from({ length: 12 }, () => createEmployee(bench.pool)));
    const settled = await Promise.allSettled(employees.map((employee) => hold(employee, carol, slotIn(30))));
    const lost = settled.filter((one) => one.status === 'rejected').map(({ reason }): unknown => reason);
    expect(lost).toHaveLength(11);
    for (const error of lost) {
      expect(error).toMatchObject({ code: 'slot_taken' });
      expect(nextOf(error)).toHaveLength(3);
    }
  });
});

describe('a race of holds and bookings', () => {
  const race = async (rounds: number) => {
    const employees = await Promise.all(Array.from({ length: 24 }, () => createEmployee(bench.pool)));
    const practitioners = await Promise.all(Array.from({ length: 4 }, () => createPractitioner(bench.pool)));
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const outcomes = new Set<string>();
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        for (let round = 0; round < rounds; round += 1) {
          const employee = employees[random(24)];
          const practitioner = practitioners[random(4)];
          if (employee === undefined || practitioner === undefined) throw new Error('nobody');
          const startsAt = slotIn(40 + random(24));
          const attempts = [
            () => hold(employee, practitioner, startsAt),
            () => book(employee, practitioner, startsAt),
            () => bench.holds.giveUp(employee),
            () => expireHolds(bench.pool, employee.accountId),
          ];
          await attempts[[0, 0, 0, 1, 1, 1, 2, 3][random(8)] ?? 0]?.().then(
            () => outcomes.add('done'),
            (error: unknown) => outcomes.add((error as { code?: string }).code ?? String(error)),
          );
        }
      }),
    );
    return [...outcomes].sort();
  };
  const countOverlaps = async () => {
    const { rows } = await bench.pool.query<{ overlaps: number }>(
      `select count(*)::int as overlaps from care.claims a join care.claims b
         on a.subject_id = b.subject_id and a.ctid < b.ctid and a.during && b.during`,
    );
    return rows[0]?.overlaps;
  };

  test('32 connections on 4 practitioners: no overlap, no deadlock, nothing unexplained', async () => {
    expect(await race(40)).toEqual(['already_booked', 'done', 'slot_taken']);
    expect(await countOverlaps()).toBe(0);
    expect(await countDoubles(bench.pool)).toBe(0);
  }, 120_000);

  test('without the exclusion constraint and the locks the same race overlaps', async () => {
    await bench.pool.query('alter table care.claims drop constraint claims_no_overlap');
    await bench.pool.query('alter function care.lock_people(text, text) rename to lock_people_away');
    await bench.pool.query(
      `create function care.lock_people(one text, other text) returns void language sql as 'select'`,
    );
    try {
      await race(20);
      expect(await countOverlaps()).toBeGreaterThan(0);
    } finally {
      await bench.pool.query('truncate care.claims; delete from care.consultations; delete from care.holds');
      await bench.pool.query('drop function care.lock_people(text, text)');
      await bench.pool.query('alter function care.lock_people_away(text, text) rename to lock_people');
      await bench.pool.query(
        'alter table care.claims add constraint claims_no_overlap exclude using gist (subject_id with =, during with &&)',
      );
    }
  }, 120_000);
});
