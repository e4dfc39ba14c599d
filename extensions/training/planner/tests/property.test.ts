/** Plans of any world keep every rule, refusals propose what works, and moves are few. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { addDays } from '@huntzen/kernel/time';
import { checkPlans, planMany, planOne, replan, type PlannerWorld, type PlanRequest } from '../index.ts';
import { buildInstructor, buildRequest, buildRoom } from './_world.ts';

vi.setConfig({ testTimeout: 60_000 });

const zones = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
];
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const hours = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ weekday, from, length }) => ({
    weekday,
    startTime: clock(from),
    endTime: clock(Math.min(23, from + length)),
  }));
const anyHours = fc.array(hours, { minLength: 1, maxLength: 8 });
// Around the clock changes of all these zones.
const anyDay = fc
  .tuple(
    fc.constantFrom('2026-03-01', '2026-03-20', '2026-10-01', '2026-10-20'),
    fc.integer({ min: 0, max: 14 }),
  )
  .map(([from, days]) => addDays(from, days));

const anyRoom = (id: string) =>
  fc
    .record({
      capacity: fc.integer({ min: 5, max: 12 }),
      parts: fc.constantFrom([], [], ['r1'], ['r1', 'r2']),
      courses: fc.constantFrom(null, ['SERTI'], ['A'], ['A', 'B']),
      isOpenAtWeekends: fc.boolean(),
      isOpenInEvenings: fc.boolean(),
      opensAt: fc.constantFrom('00:00', '08:00', '09:30'),
      closesAt: fc.constantFrom('17:00', '21:00', '23:00'),
      timeZone: fc.constantFrom(...zones),
    })
    .map((room) => buildRoom({ id, ...room }));
const anyInstructor = (id: string) =>
  fc
    .record({
      skills: fc.constantFrom(['SERTI'], ['A'], ['B'], ['A', 'B']),
      weekly: fc.oneof(
        anyHours,
        anyHours.map((list) => list.map((one) => ({ ...one, timeZone: 'America/New_York' }))),
      ),
      exceptions: fc.array(
        fc.record({
          kind: fc.constantFrom('closed' as const, 'extra' as const),
          day: anyDay,
          startTime: fc.constant('09:00'),
          endTime: fc.constant('15:00'),
        }),
        { maxLength: 3 },
      ),
      timeZone: fc.constantFrom(...zones),
    })
    .map((instructor) => buildInstructor({ id, ...instructor }));
const anyBusy = fc
  .record({
    roomId: fc.constantFrom(null, 'r1', 'r2', 'r3'),
    instructorId: fc.constantFrom(null, 'i1', 'i2', 'i3'),
    day: anyDay,
    from: fc.integer({ min: 0, max: 80 }),
    length: fc.integer({ min: 1, max: 24 }),
  })
  .map(({ day, from, length, ...who }) => {
    const start = new Date(`${day}T00:00:00Z`).getTime() + from * 900_000;
    return { ...who, start, end: start + length * 900_000 };
  });
const anyWorld: fc.Arbitrary<PlannerWorld> = fc.record({
  rooms: fc.tuple(anyRoom('r1'), anyRoom('r2'), anyRoom('r3')),
  instructors: fc.tuple(anyInstructor('i1'), anyInstructor('i2'), anyInstructor('i3')),
  busy: fc.array(anyBusy, { maxLength: 12 }),
  closedDays: fc.array(anyDay, { maxLength: 3 }),
  rules: fc.record({
    granularityMinutes: fc.constantFrom(15, 30, 60),
    longestStretchMinutes: fc.constantFrom(120, 240),
    breakMinutes: fc.constantFrom(30, 60),
    maxMinutesPerDay: fc.constantFrom(240, 420),
  }),
});
const anyWish = (prefix: string) =>
  fc.option(fc.record({ id: fc.constantFrom(`${prefix}1`, `${prefix}2`), isFixed: fc.boolean() }), {
    nil: undefined,
  });
const anyRequest = (id: string): fc.Arbitrary<PlanRequest> =>
  fc
    .record({
      from: anyDay,
      days: fc.integer({ min: 0, max: 40 }),
      timeZone: fc.constantFrom(...zones),
      hours: anyHours,
      groupSize: fc.integer({ min: 1, max: 10 }),
      subjects: fc.oneof(
        fc
          .record({ minutes: fc.integer({ min: 1, max: 20 }), room: anyWish('r'), instructor: anyWish('i') })
          .map(({ minutes, room, instructor }) => [
            { code: 'SERTI', minutes: minutes * 60, weeklyMinutes: null, ...wishes({ room, instructor }) },
          ]),
        fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 })).map(([first, second]) => [
          { code: 'A', minutes: first * 60, weeklyMinutes: 360 },
          { code: 'B', minutes: second * 60, weeklyMinutes: null },
        ]),
      ),
    })
    .map(({ days, ...request }) => buildRequest({ id, ...request, to: addDays(request.from, days) }));

const wishes = ({ room, instructor }: Pick<PlanRequest['subjects'][number], 'room' | 'instructor'>) => ({
  ...(room === undefined ? {} : { room }),
  ...(instructor === undefined ? {} : { instructor }),
});

it('plans keep every rule, are complete and are the same each time', () => {
  let planned = 0;
  fc.assert(
    fc.property(anyRequest('one'), anyWorld, (request, world) => {
      const outcome = planOne(request, world);
      if (outcome.kind === 'refused') return;
      planned += 1;
      expect(checkPlans([request], outcome.lessons, world)).toEqual([]);
      expect(planOne(request, world)).toEqual(outcome);
    }),
    { numRuns: 120, seed: 7 },
  );
  expect(planned).toBeGreaterThan(8);
});

it('plans of several requests keep every rule together', () => {
  fc.assert(
    fc.property(
      anyRequest('one'),
      anyRequest('two'),
      anyRequest('three'),
      anyWorld,
      (one, two, three, world) => {
        const requests = [one, two, three];
        const outcomes = planMany(requests, world);
        const planned = outcomes.flatMap((outcome) => (outcome.kind === 'planned' ? [outcome] : []));
        const lessons = planned.flatMap((outcome) => outcome.lessons);
        const held = requests.filter(({ id }) => planned.some(({ requestId }) => requestId === id));
        expect(checkPlans(held, lessons, world)).toEqual([]);
      },
    ),
    { numRuns: 30, seed: 7 },
  );
});

it('what a refusal proposes can be planned', () => {
  let proposed = 0;
  fc.assert(
    fc.property(anyRequest('one'), anyWorld, (request, world) => {
      const outcome = planOne(request, world);
      if (outcome.kind === 'planned') return;
      for (const remedy of outcome.refusal.remedies) {
        if (remedy.change !== 'extend_window' && remedy.change !== 'reduce_group') continue;
        proposed += 1;
        const { change: _change, ...better } = remedy;
        expect(planOne({ ...request, ...better }, world).kind).toBe('planned');
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(proposed).toBeGreaterThan(6);
});

it('planning again after a lost room keeps every rule and every lesson elsewhere that can stay', () => {
  fc.assert(
    fc.property(anyRequest('one'), anyWorld, (request, world) => {
      const outcome = planOne(request, world);
      const lostRoom = outcome.kind === 'planned' ? outcome.lessons[0]?.roomId : undefined;
      if (outcome.kind === 'refused' || lostRoom === undefined) return;
      const without = { ...world, rooms: world.rooms.filter(({ id }) => id !== lostRoom) };
      const again = replan(request, outcome.lessons, without);
      if (again.outcome.kind === 'refused') return;
      expect(checkPlans([request], again.outcome.lessons, without)).toEqual([]);
    }),
    { numRuns: 120, seed: 7 },
  );
});
