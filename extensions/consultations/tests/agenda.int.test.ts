import type { Caller } from '@huntzen/kernel/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AgendaService } from '../server/agenda.ts';
import { createEmployee, createPractitioner, openBench, slotIn, type Bench } from './_util.ts';

let bench: Bench;
let agenda: AgendaService;
let carol: Caller;
let alice: Caller;

beforeAll(async () => {
  bench = await openBench();
  agenda = new AgendaService(bench.care);
});
afterAll(() => bench.close());
beforeEach(async () => {
  carol = await createPractitioner(bench.pool);
  alice = await createEmployee(bench.pool);
});

const book = (startsAt: string) =>
  bench.consultations.book(
    alice,
    { practitionerId: carol.accountId, startsAt, type: 'video' },
    null,
    Date.now(),
  );
const dayAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const closing = (startsAt: string) => ({
  kind: 'closed' as const,
  day: startsAt.slice(0, 10),
  startTime: null,
  endTime: null,
  timeZone: 'UTC',
});
const stranded = async (wanted: Awaited<ReturnType<typeof bench.availability.get>>) =>
  (await agenda.findStranded(carol, wanted, Date.now())).map(({ id }) => id);

test('fewer hours name the consultations that they would leave outside, and only those; nothing is saved', async () => {
  const far = await book(slotIn(72));
  const near = await book(slotIn(30));
  const current = await bench.availability.get(carol);
  expect(await stranded(current)).toEqual([]);
  const leave = { ...current, exceptions: [closing(slotIn(72))] };
  expect(await stranded(leave)).toEqual([far.id]);
  expect(await stranded({ rules: [], exceptions: [] })).toEqual([near.id, far.id]);
  expect(await bench.availability.get(carol)).toEqual(current);

  await bench.availability.replace(carol, leave);
  // It is outside already: this change does nothing more to it.
  expect(await stranded({ rules: [], exceptions: [] })).toEqual([near.id]);
  const shown = await agenda.get(carol, { from: dayAt(0), to: dayAt(8) }, Date.now());
  expect(shown.consultations.map(({ id, isOutsideHours }) => [id, isOutsideHours])).toEqual([
    [near.id, false],
    [far.id, true],
  ]);
  expect(shown.consultations[0]?.employee).toMatchObject({ firstName: 'Alice' });
  expect(shown.closed).toEqual(leave.exceptions);
  await bench.consultations.act(carol, near.id, 'cancel', Date.now());
  expect(await stranded({ rules: [], exceptions: [] })).toEqual([]);
});

test('an agenda is its practitioner’s alone, and of 45 days at most', async () => {
  await book(slotIn(30));
  const other = await createPractitioner(bench.pool);
  const shown = await agenda.get(other, { from: dayAt(0), to: dayAt(8) }, Date.now());
  expect(shown.consultations).toEqual([]);
  for (const to of [dayAt(0), dayAt(-1), dayAt(46)])
    await expect(agenda.get(carol, { from: dayAt(0), to }, Date.now())).rejects.toMatchObject({
      code: 'invalid_input',
    });
});

test('hours that never open a slot are refused, with their place', async () => {
  const { rules, exceptions } = await bench.availability.get(carol);
  const [first] = rules;
  if (first === undefined) throw new Error('no hours');
  const wrong = { rules: [first, { ...first, endTime: '00:30' }], exceptions };
  await expect(bench.availability.replace(carol, wrong)).rejects.toMatchObject({
    details: [{ path: 'rules.1' }],
  });
});
