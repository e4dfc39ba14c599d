/** The same request under the same key is done once and answered alike; under the same key another one is refused. */
import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let alice: Caller;
let carol: Caller;
let hour = 40;

beforeAll(async () => {
  bench = await openBench(16);
  [alice, carol] = await Promise.all([createEmployee(bench.pool), createPractitioner(bench.pool)]);
});

afterAll(async () => {
  await bench.close();
});

/** A time that no other test has. */
const another = () => slotIn((hour += 2));
const choice = (startsAt: string) => ({
  practitionerId: carol.accountId,
  startsAt,
  type: 'video' as const,
});
const book = (startsAt: string, key: string | null = null) =>
  bench.consultations.book(alice, choice(startsAt), key, Date.now());
const hold = (startsAt: string, key: string, who = alice) =>
  bench.holds.choose(who, choice(startsAt), Date.now(), key);
const cancel = (id: string, key: string, who = alice) =>
  bench.consultations.act(who, id, 'cancel', Date.now(), key);
const move = (id: string, startsAt: string, key: string) =>
  bench.consultations.reschedule(alice, id, startsAt, Date.now(), key);
const tenTimes = <Result>(work: () => Promise<Result>) => Promise.all(Array.from({ length: 10 }, work));
const jobsOf = async (template: string, id: string) => {
  const { rows } = await bench.pool.query(
    `select from graphile_worker._private_jobs j where j.payload->>'template' = $1 and j.payload->>'consultationId' = $2`,
    [template, id],
  );
  return rows.length;
};
const reused = { code: 'idempotency_key_reused' };

test('a hold: ten at once are one, and a late repetition keeps nothing anew', async () => {
  const startsAt = another();
  const holds = await tenTimes(() => hold(startsAt, 'hold-key-1'));
  expect(new Set(holds.map(({ id }) => id)).size).toBe(1);
  await bench.holds.giveUp(alice);
  expect(await hold(startsAt, 'hold-key-1')).toEqual(holds[0]);
  expect(await bench.holds.get(alice)).toBeNull();
  await expect(hold(another(), 'hold-key-1')).rejects.toMatchObject(reused);
  await expect(book(startsAt, 'hold-key-1')).rejects.toMatchObject(reused);
});

test('a refused hold leaves its key free; another person may use the same', async () => {
  await expect(hold(slotIn(-5), 'hold-key-2')).rejects.toMatchObject({ code: 'slot_not_offered' });
  const kept = await hold(another(), 'hold-key-2');
  const bob = await createEmployee(bench.pool, 'Bob');
  expect((await hold(another(), 'hold-key-2', bob)).id).not.toBe(kept.id);
  await bench.holds.giveUp(alice);
});

test('moving: ten at once move once, tell once, and go on answering after another move', async () => {
  const { id } = await book(another());
  const [second, third] = [another(), another()];
  const moved = await tenTimes(() => move(id, second, 'move-key-1'));
  expect(new Set(moved.map(({ starts_at: at }) => at.toISOString()))).toEqual(new Set([second]));
  expect(await jobsOf('consultation-moved', id)).toBe(2);
  await move(id, third, 'move-key-2');
  expect((await move(id, second, 'move-key-1')).starts_at.toISOString()).toBe(third);
  await expect(move(id, third, 'move-key-1')).rejects.toMatchObject(reused);
});

test('cancelling: ten at once cancel once; without the key the second is refused', async () => {
  const { id } = await book(another());
  const rows = await tenTimes(() => cancel(id, 'cancel-key-1'));
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['cancelled']));
  expect(await jobsOf('consultation-cancelled', id)).toBe(2);
  await expect(bench.consultations.act(alice, id, 'cancel', Date.now())).rejects.toMatchObject({
    code: 'illegal_move',
  });
  const other = await book(another());
  await expect(cancel(other.id, 'cancel-key-1')).rejects.toMatchObject(reused);
  // A practitioner has no company; their keys work alike.
  const twice = [
    await cancel(other.id, 'cancel-key-2', carol),
    await cancel(other.id, 'cancel-key-2', carol),
  ];
  expect(twice.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
});

test('a key gives nobody the consultation of somebody else', async () => {
  const { id } = await book(another());
  const bob = await createEmployee(bench.pool, 'Bob');
  await expect(cancel(id, 'cancel-key-3', bob)).rejects.toMatchObject({ code: 'not_found' });
  await bench.care.as(bob, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('care.request_keys')
      .set({ answer: '{}' })
      .executeTakeFirst();
    expect(numUpdatedRows).toBe(0n);
  });
});

test('an answer that was given is not changed, and keys of a month ago go', async () => {
  await book(another(), 'old-key-1');
  const rewritten = await bench.care.as(alice, (tx) =>
    tx
      .updateTable('care.request_keys')
      .set({ answer: '{}' })
      .where('key', '=', 'old-key-1')
      .executeTakeFirst(),
  );
  expect(rewritten.numUpdatedRows).toBe(0n);
  await bench.pool.query(
    `update care.request_keys set created_at = now() - interval '31 days' where key = 'old-key-1'`,
  );
  const { rows } = await bench.pool.query('select care.forget_request_keys() as forgotten');
  expect(rows).toEqual([{ forgotten: 1 }]);
});
