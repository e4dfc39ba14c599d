import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitMoves, waitStatuses } from '../contracts/index.ts';
import { keepLinesMoving } from '../server/earlier.ts';
import { earlierOfferedMail } from '../server/mail-earlier.ts';
import {
  countDoubles,
  createEmployee,
  createPractitioner,
  expireHolds,
  openBench,
  shift,
  slotIn,
  type Bench,
} from './_util.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench(12);
});

afterAll(async () => {
  await bench.close();
});

const dayOf = (instant: string) => instant.slice(0, 10);
const book = (employee: Caller, { accountId }: Caller, startsAt: string) =>
  bench.consultations.book(
    employee,
    { practitionerId: accountId, startsAt, type: 'video' },
    null,
    Date.now(),
  );
const join = (employee: Caller, practitioner: Caller, untilDay = dayOf(slotIn(200))) =>
  bench.waits.join(
    employee,
    { practitionerId: practitioner.accountId, modes: ['video'], untilDay },
    Date.now(),
  );
const move = (practitioner: Caller) => keepLinesMoving(bench.jobs, practitioner.accountId, Date.now(), 30);
const only = async (employee: Caller) => {
  const [wait, ...more] = await bench.waits.list(employee);
  expect(more).toEqual([]);
  return wait;
};

/** A practitioner with two hours only, both taken, by Alice and Bob; others may wait. */
async function fullPractitioner() {
  const carol = await createPractitioner(bench.pool, { hours: false });
  const [early, late] = [slotIn(50), slotIn(55)] as const;
  for (const startsAt of [early, late]) {
    await bench.pool.query(
      `insert into care.availability_exceptions (practitioner_id, kind, day, start_time, end_time, time_zone)
       select $1, 'extra', ($2::timestamptz at time zone 'UTC')::date, ($2::timestamptz at time zone 'UTC')::time,
              ($2::timestamptz at time zone 'UTC')::time + interval '50 minutes', 'UTC'`,
      [carol.accountId, startsAt],
    );
  }
  const [alice, bob] = await Promise.all([createEmployee(bench.pool), createEmployee(bench.pool, 'Bob')]);
  const first = await book(alice, carol, early);
  const second = await book(bob, carol, late);
  return { carol, alice, bob, early, late, first, second };
}

const cancel = (caller: Caller, id: string) => bench.consultations.act(caller, id, 'cancel', Date.now());

describe('waiting for an earlier time', () => {
  test('a cancelled one is offered to the first in line alone; declined, it goes to the next; accepted, it moves the consultation', async () => {
    const { carol, alice, bob, early, first, second } = await fullPractitioner();
    const dora = await createEmployee(bench.pool, 'Dora');
    expect(await join(dora, carol)).toMatchObject({ rank: 1, status: 'waiting', consultation: null });
    expect(await join(bob, carol)).toMatchObject({ rank: 2, consultation: { id: second.id } });
    await cancel(alice, first.id);
    await move(carol);
    const offered = await only(dora);
    expect(offered).toMatchObject({ status: 'offered', offer: { startsAt: early, type: 'video' } });
    expect(await only(bob)).toMatchObject({ status: 'waiting', offer: null });
    await expect(book(await createEmployee(bench.pool), carol, early)).rejects.toMatchObject({
      code: 'slot_taken',
    });
    await bench.waits.decline(dora, offered?.id ?? '');
    await move(carol);
    // Dora keeps her place, and is not offered the same again.
    expect(await only(dora)).toMatchObject({ status: 'waiting', rank: 1 });
    const bobs = await only(bob);
    expect(bobs).toMatchObject({ status: 'offered', offer: { startsAt: early } });
    const moved = await bench.waits.accept(bob, bobs?.id ?? '');
    expect(moved).toMatchObject({ id: second.id, status: 'scheduled' });
    expect(moved.starts_at.toISOString()).toBe(early);
    expect(await bench.waits.list(bob)).toEqual([]);
    // What Bob left is Dora's now.
    await move(carol);
    expect(await only(dora)).toMatchObject({
      status: 'offered',
      offer: { startsAt: second.starts_at.toISOString() },
    });
    expect((await bench.waits.accept(dora, offered?.id ?? '')).status).toBe('scheduled');
    expect(await countDoubles(bench.pool)).toBe(0);
  });

  test('a consultation that is cancelled at that very moment is not one to move; one that is booked then is', async () => {
    const { carol, bob, second } = await fullPractitioner();
    const joining = await bench.care.as(bob, async (tx) => {
      await tx
        .updateTable('care.consultations')
        .set({ status: 'cancelled' })
        .where('id', '=', second.id)
        .execute();
      const joined = join(bob, carol).catch((error: unknown) => error);
      await bench.database.untilLocked();
      return { joined };
    });
    // What he gave up is free: he takes that, rather than waiting to move what is over.
    expect(await joining.joined).toMatchObject({ code: 'earlier_is_free' });
    expect(await bench.waits.list(bob)).toEqual([]);

    const busy = await fullPractitioner();
    const dora = await createEmployee(bench.pool, 'Dora');
    const startsAt = slotIn(70);
    const booking = await bench.care.as(dora, async (tx) => {
      const { id } = await tx
        .insertInto('care.consultations')
        .values({
          company_id: dora.companyId ?? '',
          employee_id: dora.accountId,
          practitioner_id: busy.carol.accountId,
          type: 'video',
          starts_at: startsAt,
          ends_at: new Date(Date.parse(startsAt) + 3_000_000),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const joined = join(dora, busy.carol);
      await bench.database.untilLocked();
      return { id, joined };
    });
    expect(await booking.joined).toMatchObject({ consultation: { id: booking.id } });
  });

  test('an offer whose time is over goes to the next, and cannot be accepted any more', async () => {
    const { carol, alice, bob, early, first } = await fullPractitioner();
    const dora = await createEmployee(bench.pool, 'Dora');
    const { id } = await join(dora, carol);
    await join(bob, carol);
    await cancel(alice, first.id);
    await move(carol);
    await expireHolds(bench.pool, dora.accountId);
    await expect(bench.waits.accept(dora, id)).rejects.toMatchObject({ code: 'offer_ended' });
    await move(carol);
    expect(await only(dora)).toMatchObject({ status: 'waiting', offer: null });
    expect(await only(bob)).toMatchObject({ status: 'offered', offer: { startsAt: early } });
    const { rows } = await bench.pool.query('select outcome from care.earlier_offers where wait_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ outcome: 'expired' }]);
  });

  test('the cancellation window does not keep anybody from an earlier time, only from a later one', async () => {
    const { carol, alice, bob, early, first, second } = await fullPractitioner();
    await bench.pool.query(
      'update care.practitioners set cancellation_window_minutes = 20160 where account_id = $1',
      [carol.accountId],
    );
    const { id } = await join(bob, carol);
    await cancel(alice, first.id);
    await expect(bench.consultations.reschedule(bob, second.id, early, Date.now())).rejects.toMatchObject({
      code: 'too_late',
    });
    await move(carol);
    expect((await bench.waits.accept(bob, id)).starts_at.toISOString()).toBe(early);
  });

  test('new hours, a hold that ends and a move make offers as well', async () => {
    const { carol, alice, bob, early, second } = await fullPractitioner();
    const dora = await createEmployee(bench.pool, 'Dora');
    const { id } = await join(dora, carol);
    await bench.pool.query(
      `insert into care.availability_exceptions (practitioner_id, kind, day, start_time, end_time, time_zone)
       select $1, 'extra', ($2::timestamptz at time zone 'UTC')::date, ($2::timestamptz at time zone 'UTC')::time,
              ($2::timestamptz at time zone 'UTC')::time + interval '50 minutes', 'UTC'`,
      [carol.accountId, slotIn(52)],
    );
    const { rows } = await bench.pool.query<{ count: number }>(
      `select count(*)::int from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'consultations.earlier' and j.payload->>'practitionerId' = $1`,
      [carol.accountId],
    );
    expect(rows[0]?.count).toBeGreaterThan(0);
    await move(carol);
    expect(await only(dora)).toMatchObject({ offer: { startsAt: slotIn(52) } });
    await bench.waits.decline(dora, id);
    await bench.holds.choose(
      alice,
      { practitionerId: carol.accountId, startsAt: slotIn(52), type: 'video' },
      Date.now(),
    );
    await bench.consultations.reschedule(carol, second.id, slotIn(52), Date.now()).catch(() => undefined);
    await bench.holds.giveUp(alice);
    await bench.consultations.reschedule(bob, second.id, slotIn(52), Date.now());
    await move(carol);
    expect(await only(dora)).toMatchObject({ offer: { startsAt: second.starts_at.toISOString() } });
    expect(early).not.toBe(second.starts_at.toISOString());
  });

  test('eight workers at once offer one time once, and eight times once each', async () => {
    const { carol, alice, first } = await fullPractitioner();
    const waiting = await Promise.all(Array.from({ length: 4 }, () => createEmployee(bench.pool)));
    for (const employee of waiting) await join(employee, carol);
    await cancel(alice, first.id);
    await Promise.all(Array.from({ length: 8 }, () => move(carol)));
    const { rows } = await bench.pool.query<{ offers: number; mails: number }>(
      `select (select count(*)::int from care.holds where practitioner_id = $1) as offers,
              (select count(*)::int from graphile_worker._private_jobs j
               where j.payload->>'template' = 'earlier-offered' and j.payload->>'waitId' in
                 (select id::text from care.earlier_waits where practitioner_id = $1)) as mails`,
      [carol.accountId],
    );
    expect(rows[0]).toEqual({ offers: 1, mails: 1 });
  });

  test('is refused while such a time is free, twice, without an own consultation, and for a day that is gone', async () => {
    const open = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    await expect(join(alice, open)).rejects.toMatchObject({
      code: 'earlier_is_free',
      details: [{ path: 'nextSlots.0' }, { path: 'nextSlots.1' }, { path: 'nextSlots.2' }],
    });
    const { carol, first } = await fullPractitioner();
    await join(alice, carol);
    await expect(join(alice, carol)).rejects.toMatchObject({ code: 'already_waiting' });
    const dora = await createEmployee(bench.pool, 'Dora');
    await expect(join(dora, carol, '2020-01-01')).rejects.toMatchObject({ code: 'nothing_to_wait_for' });
    await expect(
      bench.waits.join(
        dora,
        {
          practitionerId: carol.accountId,
          consultationId: first.id,
          modes: ['video'],
          untilDay: dayOf(slotIn(90)),
        },
        Date.now(),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('ends when the employee leaves, cancels, or the consultation comes; goes on when the practitioner cancels', async () => {
    const { carol, alice, bob, early, first, second } = await fullPractitioner();
    const { id } = await join(bob, carol);
    await cancel(alice, first.id);
    await move(carol);
    await bench.waits.leave(bob, id);
    expect(await bench.waits.list(bob)).toEqual([]);
    await book(alice, carol, early);

    await join(bob, carol);
    await cancel(carol, second.id);
    expect(await only(bob)).toMatchObject({ consultation: null, status: 'waiting' });
    // What was cancelled is free, and Bob is the first who may have it.
    await move(carol);
    const again = await bench.waits.accept(bob, (await only(bob))?.id ?? '');
    const later = await join(bob, carol);
    await shift(bench.pool, again.id, '-90 days');
    await move(carol);
    const { rows } = await bench.pool.query('select status from care.earlier_waits where id = $1', [
      later.id,
    ]);
    expect(rows).toEqual([{ status: 'ended' }]);
  });

  test('somebody who waits and books goes on waiting to move it', async () => {
    const { carol, alice, early, first } = await fullPractitioner();
    const dora = await createEmployee(bench.pool, 'Dora');
    await bench.pool.query(
      `insert into care.availability_exceptions (practitioner_id, kind, day, start_time, end_time, time_zone)
       select $1, 'extra', ($2::timestamptz at time zone 'UTC')::date, ($2::timestamptz at time zone 'UTC')::time,
              ($2::timestamptz at time zone 'UTC')::time + interval '50 minutes', 'UTC'`,
      [carol.accountId, slotIn(300)],
    );
    await join(dora, carol, dayOf(slotIn(100)));
    const booked = await book(dora, carol, slotIn(300));
    expect(await only(dora)).toMatchObject({ consultation: { id: booked.id } });
    await cancel(alice, first.id);
    await move(carol);
    const taken = await bench.waits.accept(dora, (await only(dora))?.id ?? '');
    expect(taken).toMatchObject({ id: booked.id });
    expect(taken.starts_at.toISOString()).toBe(early);
  });

  test('nobody sees or answers for another; nobody makes an offer to themselves', async () => {
    const { carol, bob, alice, first } = await fullPractitioner();
    const { id } = await join(bob, carol);
    await cancel(alice, first.id);
    await move(carol);
    await expect(bench.waits.accept(alice, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(bench.waits.decline(alice, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(bench.waits.leave(alice, id)).rejects.toMatchObject({ code: 'not_found' });
    const seen = await bench.care.as(alice, async (tx) => [
      await tx.selectFrom('care.earlier_waits').select('id').execute(),
      await tx.selectFrom('care.earlier_offers').select('id').execute(),
      await tx.selectFrom('care.holds').select('id').execute(),
    ]);
    expect(seen).toEqual([[], [], []]);
    expect((await bench.pool.query('select from care.earlier_offers')).rowCount).toBeGreaterThan(0);
    for (const status of ['accepted', 'offered', 'ended'])
      await expect(
        bench.care.as(bob, (tx) =>
          tx.updateTable('care.earlier_waits').set({ status }).where('id', '=', id).execute(),
        ),
      ).rejects.toThrow();
  });

  test('the guard allows the moves of the contract and no other', async () => {
    const { carol, bob } = await fullPractitioner();
    const { id } = await join(bob, carol);
    const client = await bench.pool.connect();
    try {
      const allowed: string[] = [];
      for (const from of waitStatuses)
        for (const to of waitStatuses) {
          if (from === to) continue;
          await client.query('begin; set local session_replication_role = replica');
          await client.query('update care.earlier_waits set status = $2 where id = $1', [id, from]);
          await client.query('set local session_replication_role = origin');
          const done = await client
            .query('update care.earlier_waits set status = $2 where id = $1', [id, to])
            .then(
              () => true,
              () => false,
            );
          if (done) allowed.push(`${from} ${to}`);
          await client.query('rollback');
        }
      expect(allowed.sort()).toEqual(waitMoves.map(([from, to]) => `${from} ${to}`).sort());
    } finally {
      client.release();
    }
  });

  test('the mail is discreet, in both languages, and is not sent when it is too late', async () => {
    const { carol, alice, bob, first } = await fullPractitioner();
    const { id } = await join(bob, carol);
    await cancel(alice, first.id);
    await move(carol);
    const { rows } = await bench.pool.query<{ payload: Record<string, unknown> }>(
      `select j.payload from graphile_worker._private_jobs j where j.payload->>'waitId' = $1`,
      [id],
    );
    const payload = rows[0]?.payload ?? {};
    const write = (language: 'fr' | 'en') =>
      earlierOfferedMail({
        recipient: {
          accountId: bob.accountId,
          email: 'x@example.org',
          firstName: 'X',
          language,
          timeZone: 'Europe/Paris',
        },
        payload,
        database: bench.jobs,
        link: (path) => `https://care.example${path}`,
      });
    for (const language of ['fr', 'en'] as const) {
      const mail = await write(language);
      expect(mail?.action?.url).toBe('https://care.example/employee/waits');
      expect(JSON.stringify(mail)).not.toMatch(
        /bob|carol|martin\b|bernard|sleep|mental|santé|health|consultation/i,
      );
    }
    await bench.waits.decline(bob, id);
    expect(await write('fr')).toBeNull();
  });
});

describe('the cancellation window', () => {
  test('is the company’s when it has one, else the practitioner’s; late is counted in elapsed minutes', async () => {
    const carol = await createPractitioner(bench.pool);
    const alice = await createEmployee(bench.pool);
    const window = (table: string, minutes: number | null, id: string | null) =>
      bench.pool.query(
        table === 'company'
          ? 'update cms.companies set cancellation_window_minutes = $1 where document_id = $2'
          : 'update care.practitioners set cancellation_window_minutes = $1 where account_id = $2',
        [minutes, id],
      );
    await window('practitioner', 60, carol.accountId);
    const booked = await book(alice, carol, slotIn(5));
    const seen = async () => (await bench.consultations.get(alice, booked.id)).cancellation_window_minutes;
    expect([booked.cancellation_window_minutes, await seen()]).toEqual([60, 60]);
    await window('company', 600, alice.companyId);
    expect(await seen()).toBe(600);
    await expect(
      bench.consultations.reschedule(alice, booked.id, slotIn(40), Date.now()),
    ).rejects.toMatchObject({ code: 'too_late' });
    await window('company', 0, alice.companyId);
    expect(await seen()).toBe(0);
    await bench.consultations.reschedule(alice, booked.id, slotIn(6), Date.now());
    await window('company', 600, alice.companyId);
    expect(await cancel(alice, booked.id)).toMatchObject({
      late_cancellation: true,
      cancelled_by: 'employee',
    });
    await expect(window('company', 20_161, alice.companyId)).rejects.toMatchObject({ code: '23514' });
  });
});
