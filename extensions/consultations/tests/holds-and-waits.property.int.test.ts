/** Whatever people do in whatever order, what is kept, offered and booked never contradicts itself. */
import type { Caller } from '@huntzen/kernel/server';
import { DomainError } from '@huntzen/kernel/server';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepLinesMoving } from '../server/earlier.ts';
import { createEmployee, createPractitioner, expireHolds, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let verify: string;

beforeAll(async () => {
  bench = await openBench(6);
  verify = await readFile(
    new URL('../../../database/verify/care/0260-holds-and-earlier-slots.sql', import.meta.url),
    'utf8',
  );
});

afterAll(async () => {
  await bench.close();
});

const steps = [
  'hold',
  'book',
  'give up',
  'expire',
  'cancel',
  'doctor cancels',
  'wait',
  'leave',
  'accept',
  'decline',
  'job',
  'move',
] as const;
const hours = [50, 51, 52, 53] as const;

interface World {
  employees: readonly Caller[];
  practitioner: Caller;
}

/** Open for these four hours only, so that people meet. */
async function createWorld(): Promise<World> {
  const practitioner = await createPractitioner(bench.pool, { hours: false });
  for (const hour of hours)
    await bench.pool.query(
      `insert into care.availability_exceptions (practitioner_id, kind, day, start_time, end_time, time_zone)
       select $1, 'extra', ($2::timestamptz at time zone 'UTC')::date, ($2::timestamptz at time zone 'UTC')::time,
              (($2::timestamptz + interval '50 minutes') at time zone 'UTC')::time, 'UTC'`,
      [practitioner.accountId, slotIn(hour)],
    );
  return {
    practitioner,
    employees: await Promise.all(Array.from({ length: 3 }, () => createEmployee(bench.pool))),
  };
}

async function take(
  { employees, practitioner }: World,
  who: number,
  what: (typeof steps)[number],
  when: number,
) {
  const employee = employees[who] as Caller;
  const now = Date.now();
  const choice = {
    practitionerId: practitioner.accountId,
    startsAt: slotIn(hours[when] ?? 50),
    type: 'video' as const,
  };
  const own = async () => (await bench.consultations.list(employee, 'upcoming', 1)).rows[0]?.id;
  const wait = async () => (await bench.waits.list(employee))[0]?.id;
  switch (what) {
    case 'hold':
      return bench.holds.choose(employee, choice, now);
    case 'book':
      return bench.consultations.book(employee, choice, null, now);
    case 'give up':
      return bench.holds.giveUp(employee);
    case 'expire':
      return expireHolds(bench.pool, employee.accountId);
    case 'cancel':
    case 'doctor cancels': {
      const id = await own();
      const by = what === 'cancel' ? employee : practitioner;
      return id === undefined ? undefined : bench.consultations.act(by, id, 'cancel', now);
    }
    case 'move': {
      const id = await own();
      return id === undefined
        ? undefined
        : bench.consultations.reschedule(employee, id, choice.startsAt, now);
    }
    case 'wait':
      return bench.waits.join(
        employee,
        { practitionerId: practitioner.accountId, modes: ['video'], untilDay: slotIn(90).slice(0, 10) },
        now,
      );
    case 'leave':
    case 'accept':
    case 'decline': {
      const id = await wait();
      return id === undefined ? undefined : bench.waits[what](employee, id);
    }
    case 'job':
      return keepLinesMoving(bench.jobs, practitioner.accountId, now, 30);
  }
}

async function contradictions(): Promise<{ problem: string }[]> {
  const { rows } = await bench.pool.query<{ problem: string }>(`
    select 'two at once: ' || a.subject_id as problem from care.claims a join care.claims b
      on a.subject_id = b.subject_id and a.ctid < b.ctid and a.during && b.during
    union all
    select 'claims of consultation ' || c.id from care.consultations c left join care.claims k on k.consultation_id = c.id
    group by c.id having count(k.part) <> case when c.status in ('scheduled', 'confirmed', 'in_progress') then 2 else 0 end
    union all
    select 'two choices of ' || employee_id from care.holds where kind = 'choice' group by 1 having count(*) > 1
    union all
    select 'waits to move what is over: ' || w.id from care.earlier_waits w join care.consultations c on c.id = w.consultation_id
    where w.status in ('waiting', 'offered') and c.status not in ('scheduled', 'confirmed')
    union all
    select 'offers a later time: ' || w.id from care.holds h join care.earlier_waits w on w.id = h.wait_id
      join care.consultations c on c.id = w.consultation_id where h.starts_at >= c.starts_at`);
  return [...rows, ...(await bench.pool.query<{ problem: string }>(verify)).rows];
}

const sequences = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.constantFrom(...steps), fc.nat({ max: 3 })), {
  minLength: 20,
  maxLength: 40,
});

test('one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const world = await createWorld();
      for (const [who, what, when] of sequence) {
        await take(world, who, what, when).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        });
        expect(await contradictions(), `${who} ${what} ${when}`).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);

test('all at once', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const world = await createWorld();
      const settled = await Promise.allSettled(
        sequence.map(([who, what, when]) => take(world, who, what, when)),
      );
      const unexplained = settled.filter(
        (one) => one.status === 'rejected' && !(one.reason instanceof DomainError),
      );
      expect(unexplained).toEqual([]);
      expect(await contradictions()).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 240_000);
