import { overlaps } from '@huntzen/kernel/time';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAlternatives } from './alternatives.ts';
import { roomObstacle, type Room, type Teacher } from './resources.ts';

const hour = 3_600_000;
const monday = Date.UTC(2027, 0, 4);

const room = (id: string, capacity = 10): Room => ({
  id,
  code: id,
  name: id,
  capacity,
  anyCourse: true,
  courseIds: [],
  partIds: [],
  weekend: false,
  evening: true,
  opensAt: '08:00',
  closesAt: '21:00',
  timeZone: 'UTC',
  closedDays: [],
});
const teacher = (id: string): Teacher => ({ id, name: id, courseIds: ['c'], hours: [] });
const wanted = { start: monday + 9 * hour, end: monday + 12 * hour, room: room('a'), teacher: teacher('t') };
const context = {
  courseId: 'c',
  capacity: 8,
  now: monday,
  rooms: [room('a'), room('b', 20), room('small', 4), room('c')],
  teachers: [teacher('t'), teacher('u')],
};

test('names other rooms, the smallest first, other instructors, and the nearest times of the same ones', () => {
  const taken = [{ roomId: 'a', teacherId: 't', start: wanted.start, end: wanted.end }];
  const { rooms, teachers, times } = findAlternatives(wanted, { ...context, taken });
  expect(rooms.map(({ id }) => id)).toEqual(['c', 'b']);
  expect(teachers.map(({ id }) => id)).toEqual(['u']);
  expect(times[0]).toEqual({ start: monday + 12 * hour, end: monday + 15 * hour });
  expect(times).toHaveLength(3);
});

test('never offers what is taken, closed or over', () => {
  const stretch = fc
    .tuple(
      fc.integer({ min: -10 * 48, max: 10 * 48 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('a', 'b'),
    )
    .map(([from, length, roomId]) => ({
      roomId,
      teacherId: 't',
      start: monday + (from * hour) / 2,
      end: monday + ((from + length) * hour) / 2,
    }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 60 }), (taken) => {
      for (const time of findAlternatives(wanted, { ...context, taken }).times) {
        expect(taken.some((other) => overlaps(other, time))).toBe(false);
        expect(roomObstacle(wanted.room, time)).toBeNull();
        expect(time.start).toBeGreaterThan(context.now);
      }
    }),
    { numRuns: 60 },
  );
});
