/** Both people of a consultation are told what became of it; whoever did it finds it read. */
import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let alice: Caller;
let carol: Caller;

beforeAll(async () => {
  bench = await openBench(2);
  alice = await createEmployee(bench.pool);
  carol = await createPractitioner(bench.pool, { specialities: ['psychiatry'] });
});
afterAll(() => bench.close());

async function told({ accountId }: Caller): Promise<string[]> {
  const { rows } = await bench.pool.query<{ line: string }>(
    `select kind || case when read_at is null then '' else ' (read)' end as line from care.notifications
     where account_id = $1 order by id`,
    [accountId],
  );
  return rows.map(({ line }) => line);
}

test('booked, confirmed, moved and cancelled, each in its transaction, for both', async () => {
  const booking = { practitionerId: carol.accountId, startsAt: slotIn(30), type: 'video' as const };
  const { id } = await bench.consultations.book(alice, booking, null, Date.now());
  await bench.consultations.act(carol, id, 'confirm', Date.now());
  await bench.consultations.reschedule(carol, id, slotIn(32), Date.now());
  await bench.consultations.act(alice, id, 'cancel', Date.now());
  expect(await told(alice)).toEqual([
    'consultation-booked (read)',
    'consultation-confirmed',
    'consultation-moved',
    'consultation-cancelled (read)',
  ]);
  expect(await told(carol)).toEqual([
    'consultation-booked',
    'consultation-confirmed (read)',
    'consultation-moved (read)',
    'consultation-cancelled',
  ]);
  const { rows } = await bench.pool.query<{ link: string; parameters: object }>(
    'select link, parameters from care.notifications where account_id = any ($1)',
    [[alice.accountId, carol.accountId]],
  );
  expect(JSON.stringify(rows)).not.toMatch(/carol|bernard|alice|psych|video/i);
  expect(new Set(rows.map(({ link }) => link))).toEqual(
    new Set([`/employee/consultations/${id}`, `/practitioner/consultations/${id}`]),
  );
  expect(new Set(rows.flatMap(({ parameters }) => Object.keys(parameters)))).toEqual(
    new Set(['startsAt', 'isConfirmed']),
  );
});

test('a lost race tells nobody', async () => {
  const bob = await createEmployee(bench.pool, 'Bob');
  const startsAt = slotIn(60);
  const booking = { practitionerId: carol.accountId, startsAt, type: 'video' as const };
  await bench.consultations.book(alice, booking, null, Date.now());
  await expect(bench.consultations.book(bob, booking, null, Date.now())).rejects.toThrow();
  expect(await told(bob)).toEqual([]);
});
