import { sql } from '@huntzen/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BookingRulesService } from '../server/booking-rules.ts';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let rules: BookingRulesService;

beforeAll(async () => {
  bench = await openBench();
  rules = new BookingRulesService(bench.care);
});

afterAll(async () => {
  await bench.close();
});

test('what a practitioner says counts at once: for what is booked, and for what is booked next', async () => {
  const [alice, carol] = await Promise.all([createEmployee(bench.pool), createPractitioner(bench.pool)]);
  expect(await rules.get(carol)).toEqual({ cancellationWindowMinutes: 1440, autoConfirm: false });
  const book = (startsAt: string) =>
    bench.consultations.book(
      alice,
      { practitionerId: carol.accountId, startsAt, type: 'video' },
      null,
      Date.now(),
    );
  const first = await book(slotIn(30));
  const wanted = { cancellationWindowMinutes: 2 * 1440, autoConfirm: true };
  expect(await rules.save(carol, wanted)).toEqual(wanted);
  const cancelled = await bench.consultations.act(alice, first.id, 'cancel', Date.now());
  expect(cancelled.late_cancellation).toBe(true);
  expect((await book(slotIn(31))).status).toBe('confirmed');
});

test('nobody changes the rules of somebody else, nor anything else of their own row', async () => {
  const [alice, carol, dora] = await Promise.all([
    createEmployee(bench.pool),
    createPractitioner(bench.pool),
    createPractitioner(bench.pool),
  ]);
  const wanted = { cancellationWindowMinutes: 0, autoConfirm: true };
  await expect(rules.save(alice, wanted)).rejects.toMatchObject({ code: 'not_found' });
  for (const other of [alice, dora]) {
    const { numUpdatedRows } = await bench.care.as(other, (tx) =>
      tx
        .updateTable('care.practitioners')
        .set({ auto_confirm: true })
        .where('account_id', '=', carol.accountId)
        .executeTakeFirst(),
    );
    expect(numUpdatedRows).toBe(0n);
  }
  await expect(
    bench.care.as(carol, (tx) =>
      sql`update care.practitioners set verification = 'verified' where account_id = ${carol.accountId}`.execute(
        tx,
      ),
    ),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(
    rules.save(carol, { cancellationWindowMinutes: 20_161, autoConfirm: false }),
  ).rejects.toMatchObject({ code: '23514' });
  expect(await rules.get(carol)).toEqual({ cancellationWindowMinutes: 1440, autoConfirm: false });
});

test('what the panel saves afterwards leaves the rules as they are', async () => {
  const carol = await createPractitioner(bench.pool);
  const wanted = { cancellationWindowMinutes: 90, autoConfirm: true };
  await rules.save(carol, wanted);
  await bench.pool.query(
    `update cms.practitioners p set display_name = 'New' from cms.up_users u where u.id = p.account_id and u.document_id = $1`,
    [carol.accountId],
  );
  expect(await rules.get(carol)).toEqual(wanted);
});
