import { sql } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moves } from '../contracts/index.ts';
import {
  countDoubles,
  createEmployee,
  createPractitioner,
  openBench,
  shift,
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

const book = (employee: Caller, practitionerId: string, startsAt: string, key: string | null = null) =>
  bench.consultations.book(employee, { practitionerId, startsAt, type: 'video' }, key, Date.now());

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error);

const outcomes = async (attempts: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts);
  const counts: Record<string, number> = {};
  for (const one of settled) {
    const name = one.status === 'fulfilled' ? 'booked' : codeOf(one.reason);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

test('nobody books without a company: it is refused before anything is looked for', async () => {
  const carol = await createPractitioner(bench.pool);
  const alice = await createEmployee(bench.pool);
  const attempt = book({ ...alice, companyId: null }, carol.accountId, slotIn(29), 'without-a-company');
  expect(await outcomes([attempt])).toEqual({ forbidden: 1 });
});

describe('a race', () => {
  test('forty employees want one slot: one gets it, thirty-nine are told that it is taken', async () => {
    const carol = await createPractitioner(bench.pool);
    const employees = await Promise.all(Array.from({ length: 40 }, () => createEmployee(bench.pool)));
    const startsAt = slotIn(30);
    expect(await outcomes(employees.map((employee) => book(employee, carol.accountId, startsAt)))).toEqual({
      booked: 1,
      slot_taken: 39,
    });
    expect(await countDoubles(bench.pool)).toBe(0);
  });

  test('one employee books the same hour with eight practitioners: one booking', async () => {
    const alice = await createEmployee(bench.pool);
    const practitioners = await Promise.all(Array.from({ length: 8 }, () => createPractitioner(bench.pool)));
    const startsAt = slotIn(31);
    expect(await outcomes(practitioners.map(({ accountId }) => book(alice, accountId, startsAt)))).toEqual({
      booked: 1,
      already_booked: 7,
    });
  });

  test('4,000 attempts of 60 employees on 48 hours of 3 practitioners: no double, no deadlock, nothing unexplained', async () => {
    const employees = await Promise.all(Array.from({ length: 60 }, () => createEmployee(bench.pool)));
    const practitioners = await Promise.all(Array.from({ length: 3 }, () => createPractitioner(bench.pool)));
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const before = await bench.pool.query<{ deadlocks: number }>(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    const counts: Record<string, number> = {};
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        for (let round = 0; round < 125; round += 1) {
          const employee = employees[random(60)];
          const practitioner = practitioners[random(3)];
          if (employee === undefined || practitioner === undefined) throw new Error('nobody');
          const [name] = Object.keys(
            await outcomes([book(employee, practitioner.accountId, slotIn(40 + random(48)))]),
          );
          counts[name ?? ''] = (counts[name ?? ''] ?? 0) + 1;
        }
      }),
    );
    expect(Object.keys(counts).sort()).toEqual(['already_booked', 'booked', 'slot_taken']);
    expect(await countDoubles(bench.pool)).toBe(0);
    const after = await bench.pool.query<{ deadlocks: number }>(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    expect(after.rows[0]?.deadlocks).toBe(before.rows[0]?.deadlocks);
  }, 120_000);

  test('overlapping times straight in SQL, the pre-check left out: one of sixteen wins each round, the database alone decides', async () => {
    const rounds = 40;
    const carol = await createPractitioner(bench.pool);
    const employees = await Promise.all(Array.from({ length: 16 }, () => createEmployee(bench.pool)));
    const totals: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1) {
      const counts = await outcomes(
        employees.map((employee, index) =>
          bench.care.as(employee, (tx) =>
            sql`insert into care.consultations (company_id, employee_id, practitioner_id, type, starts_at, ends_at)
                values (${employee.companyId}, ${employee.accountId}, ${carol.accountId}, 'video',
                        now() + make_interval(days => ${round + 3}, mins => ${index}), now() + make_interval(days => ${round + 3}, mins => ${index + 50}))`.execute(
              tx,
            ),
          ),
        ),
      );
      for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
    }
    // Without the locks of care.keep_claims some of these are deadlocks (40P01), each after a second of waiting.
    expect(totals).toEqual({ booked: rounds, '23P01': rounds * 15 });
  });

  test('without the exclusion constraint the same twenty would all be booked', async () => {
    await bench.pool.query('alter table care.claims rename constraint claims_no_overlap to kept_away');
    const definition = 'exclude using gist (subject_id with =, during with &&)';
    await bench.pool.query('alter table care.claims drop constraint kept_away');
    try {
      const carol = await createPractitioner(bench.pool);
      const employees = await Promise.all(Array.from({ length: 5 }, () => createEmployee(bench.pool)));
      const startsAt = slotIn(100);
      for (const employee of employees) {
        await bench.care.as(employee, (tx) =>
          sql`insert into care.consultations (company_id, employee_id, practitioner_id, type, starts_at, ends_at)
              values (${employee.companyId}, ${employee.accountId}, ${carol.accountId}, 'video', ${startsAt}, ${startsAt}::timestamptz + interval '50 minutes')`.execute(
            tx,
          ),
        );
      }
      expect(await countDoubles(bench.pool)).toBe(10);
      await bench.pool.query('delete from care.consultations where practitioner_id = $1', [carol.accountId]);
    } finally {
      await bench.pool.query(`alter table care.claims add constraint claims_no_overlap ${definition}`);
    }
  });
});

describe('a slot', () => {
  test('neither in the past, nor between slots, nor beyond the horizon, nor with somebody unverified', async () => {
    const alice = await createEmployee(bench.pool);
    const carol = await createPractitioner(bench.pool);
    const pending = await createPractitioner(bench.pool, { verification: 'pending' });
    const between = new Date(Date.parse(slotIn(2)) + 5 * 60_000).toISOString();
    for (const startsAt of [slotIn(-3), between, slotIn(24 * 61), slotIn(24 * 9_000)]) {
      await expect(book(alice, carol.accountId, startsAt)).rejects.toMatchObject({
        code: 'slot_not_offered',
      });
    }
    await expect(book(alice, pending.accountId, slotIn(2))).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      bench.consultations.book(
        alice,
        { practitionerId: carol.accountId, startsAt: slotIn(2), type: 'in_person' },
        null,
        Date.now(),
      ),
    ).rejects.toMatchObject({ code: 'type_not_offered' });
  });

  test('the buffer of the practitioner is taken too, the employee’s time ends with the consultation', async () => {
    const carol = await createPractitioner(bench.pool, { bufferAfterMinutes: 20 });
    const alice = await createEmployee(bench.pool);
    const [slot] = await bench.practitioners.slots(
      alice,
      carol.accountId,
      { from: Date.now(), to: Date.now() + 86_400_000 },
      Date.now(),
    );
    const row = await book(alice, carol.accountId, new Date(slot?.start ?? 0).toISOString());
    const { rows } = await bench.pool.query<{ part: string; minutes: number }>(
      `select part, extract(epoch from upper(during) - lower(during))::int / 60 as minutes from care.claims where consultation_id = $1 order by part`,
      [row.id],
    );
    expect(rows).toEqual([
      { part: 'employee', minutes: 50 },
      { part: 'practitioner', minutes: 70 },
    ]);
  });

  test('cancelled, it is free again and bookable by somebody else', async () => {
    const carol = await createPractitioner(bench.pool);
    const [alice, bob] = [await createEmployee(bench.pool), await createEmployee(bench.pool, 'Bob')];
    const row = await book(alice, carol.accountId, slotIn(50));
    await expect(book(bob, carol.accountId, slotIn(50))).rejects.toMatchObject({ code: 'slot_taken' });
    await bench.consultations.act(alice, row.id, 'cancel', Date.now());
    expect((await book(bob, carol.accountId, slotIn(50))).status).toBe('scheduled');
  });

  test('what is offered is what is accepted, and no more of it afterwards', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const period = { from: Date.now(), to: Date.now() + 5 * 86_400_000 };
    const offered = await bench.practitioners.slots(alice, carol.accountId, period, Date.now());
    const chosen = offered[17];
    if (chosen === undefined) throw new Error('no slot');
    await book(alice, carol.accountId, new Date(chosen.start).toISOString());
    const left = await bench.practitioners.slots(alice, carol.accountId, period, Date.now());
    expect(left.map(({ start }) => start)).toEqual(
      offered.filter((slot) => slot !== chosen).map(({ start }) => start),
    );
  });
});

describe('an Idempotency-Key', () => {
  test('ten at once with one key book once and all get the same consultation', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const rows = await Promise.all(
      Array.from({ length: 10 }, () => book(alice, carol.accountId, slotIn(5), 'key-number-1')),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1);
  });

  test('with another body it is refused; another person may use the same key', async () => {
    const carol = await createPractitioner(bench.pool);
    const [alice, bob] = [await createEmployee(bench.pool), await createEmployee(bench.pool, 'Bob')];
    const first = await book(alice, carol.accountId, slotIn(6), 'key-number-2');
    await expect(book(alice, carol.accountId, slotIn(7), 'key-number-2')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect((await book(bob, carol.accountId, slotIn(8), 'key-number-2')).id).not.toBe(first.id);
  });

  test('a refused booking leaves the key free', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    await expect(book(alice, carol.accountId, slotIn(-5), 'key-number-3')).rejects.toMatchObject({
      code: 'slot_not_offered',
    });
    expect((await book(alice, carol.accountId, slotIn(9), 'key-number-3')).status).toBe('scheduled');
  });
});

describe('the life of a consultation', () => {
  test('scheduled, confirmed, in progress, completed: the database sets the instants and the duration', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const { id } = await book(alice, carol.accountId, slotIn(10));
    const now = Date.now();
    await bench.consultations.act(carol, id, 'confirm', now);
    await bench.consultations.act(carol, id, 'start', now);
    // As if it had begun a while ago.
    const client = await bench.pool.connect();
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      `update care.consultations set started_at = started_at - interval '42 minutes' where id = $1`,
      [id],
    );
    await client.query('commit');
    client.release();
    const done = await bench.consultations.act(carol, id, 'complete', now);
    expect(done.status).toBe('completed');
    expect(done.duration_seconds).toBeGreaterThanOrEqual(42 * 60);
    expect(done.duration_seconds).toBeLessThan(43 * 60);
    const { rows } = await bench.pool.query('select from care.claims where consultation_id = $1', [id]);
    expect(rows).toHaveLength(0);
  });

  test('the moves of the contract are the moves of the database', async () => {
    const { rows } = await bench.pool.query(
      'select from_status as from, to_status as to, part from care.consultation_moves',
    );
    const key = (move: unknown) => JSON.stringify(move, ['from', 'to', 'part']);
    expect(rows.map(key).sort()).toEqual(moves.map(key).sort());
  });

  test('every other move is refused in SQL too, for both parts', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const states = ['scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show'];
    const build = async (status: string): Promise<string> => {
      const { rows } = await bench.pool.query<{ id: string }>(
        `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at, cancelled_by)
         values ($1, $2, $3, 'video', $4, now() - interval '20 minutes', now() + interval '30 minutes',
                 case when $4 in ('in_progress', 'completed') then now() - interval '20 minutes' end,
                 case when $4 = 'completed' then now() end, case when $4 = 'cancelled' then 'employee' end) returning id`,
        [alice.companyId, alice.accountId, carol.accountId, status],
      );
      return rows[0]?.id ?? '';
    };
    for (const [part, actor] of [
      ['employee', alice],
      ['practitioner', carol],
    ] as const) {
      for (const from of states) {
        for (const to of states) {
          if (from === to || moves.some((move) => move.from === from && move.to === to && move.part === part))
            continue;
          const id = await build(from);
          const attempt = bench.care.as(actor, (tx) =>
            sql`update care.consultations set status = ${to} where id = ${id}`.execute(tx),
          );
          await expect(attempt, `${part}: ${from} to ${to}`).rejects.toMatchObject({ code: '23514' });
          await bench.pool.query('delete from care.consultations where id = $1', [id]);
        }
      }
    }
  });

  test('nobody sets the instants, the duration, the room or the claims themselves', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const { id } = await book(alice, carol.accountId, slotIn(12));
    for (const change of [
      sql`update care.consultations set duration_seconds = 9 where id = ${id}`,
      sql`update care.consultations set started_at = now() where id = ${id}`,
      sql`update care.consultations set room = 'mine' where id = ${id}`,
      sql`update care.consultations set late_cancellation = false where id = ${id}`,
      sql`delete from care.consultations where id = ${id}`,
      sql`delete from care.claims where consultation_id = ${id}`,
      sql`select consultation_id from care.claims`,
    ]) {
      await expect(bench.care.as(carol, (tx) => change.execute(tx))).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('a cancellation before the window is none too late, inside it is marked; the practitioner’s is never', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const act = async (caller: typeof alice, hours: number) =>
      bench.consultations.act(
        caller,
        (await book(alice, carol.accountId, slotIn(hours))).id,
        'cancel',
        Date.now(),
      );
    expect(await act(alice, 25)).toMatchObject({ late_cancellation: false, cancelled_by: 'employee' });
    expect(await act(alice, 3)).toMatchObject({ late_cancellation: true, cancelled_by: 'employee' });
    expect(await act(carol, 4)).toMatchObject({ late_cancellation: false, cancelled_by: 'practitioner' });
  });

  test('the employee moves it until the window begins, the practitioner any time; room and claims follow', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const early = await book(alice, carol.accountId, slotIn(60));
    await bench.consultations.act(carol, early.id, 'confirm', Date.now());
    const moved = await bench.consultations.reschedule(alice, early.id, slotIn(61), Date.now());
    expect(moved).toMatchObject({ status: 'scheduled', starts_at: new Date(slotIn(61)) });
    const { rows } = await bench.pool.query<{ room: string; claims: number }>(
      `select room, (select count(*)::int from care.claims k where k.consultation_id = c.id and during @> starts_at) as claims
       from care.consultations c where id = $1`,
      [early.id],
    );
    expect(rows[0]?.claims).toBe(2);
    expect(rows[0]?.room).not.toBe((early as unknown as { room: string }).room);

    const soon = await book(alice, carol.accountId, slotIn(3));
    await expect(
      bench.consultations.reschedule(alice, soon.id, slotIn(70), Date.now()),
    ).rejects.toMatchObject({ code: 'too_late' });
    const direct = bench.care.as(alice, (tx) =>
      sql`update care.consultations set starts_at = starts_at + interval '70 hours', ends_at = ends_at + interval '70 hours' where id = ${soon.id}`.execute(
        tx,
      ),
    );
    await expect(direct).rejects.toMatchObject({ code: '23514' });
    expect((await bench.consultations.reschedule(carol, soon.id, slotIn(70), Date.now())).status).toBe(
      'scheduled',
    );
    await expect(
      bench.consultations.reschedule(carol, soon.id, slotIn(61), Date.now()),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('an absence is noted ten minutes after the start, not before, and can be taken back', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const { id } = await book(alice, carol.accountId, slotIn(1));
    await bench.consultations.act(carol, id, 'confirm', Date.now());
    await expect(bench.consultations.act(carol, id, 'no-show', Date.now())).rejects.toMatchObject({
      code: 'too_early',
    });
    const direct = bench.care.as(carol, (tx) =>
      sql`update care.consultations set status = 'no_show' where id = ${id}`.execute(tx),
    );
    await expect(direct).rejects.toMatchObject({ code: '23514' });
    await shift(bench.pool, id, '-3 hours');
    expect((await bench.consultations.act(carol, id, 'no-show', Date.now())).status).toBe('no_show');
    expect((await bench.consultations.act(carol, id, 'confirm', Date.now())).status).toBe('confirmed');
  });

  test('mails for both are queued with the booking and vanish with it when it fails', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const count = async () => {
      const { rows } = await bench.pool.query<{ payload: unknown }>(
        `select payload from graphile_worker._private_jobs where payload ->> 'accountId' = any ($1)`,
        [[alice.accountId, carol.accountId]],
      );
      return rows;
    };
    const { id } = await book(alice, carol.accountId, slotIn(20));
    expect((await count()).map(({ payload }) => payload)).toEqual(
      expect.arrayContaining(
        [alice, carol].map(({ accountId }) => ({
          template: 'consultation-booked',
          accountId,
          consultationId: id,
        })),
      ),
    );
    await expect(book(alice, carol.accountId, slotIn(20))).rejects.toMatchObject({ kind: 'conflict' });
    expect(await count()).toHaveLength(2);
  });
});
