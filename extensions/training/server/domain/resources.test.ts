import { describe, expect, test } from 'vitest';
import { roomObstacle, suitsCourse, teachesAt, unitsOf, type Room, type Teacher } from './resources.ts';

const room: Room = {
  id: 'a',
  code: 'ATEL_A',
  name: 'Atelier A',
  capacity: 12,
  anyCourse: false,
  courseIds: ['serti'],
  partIds: ['b'],
  weekend: false,
  evening: false,
  opensAt: '08:00',
  closesAt: '21:00',
  timeZone: 'Europe/Paris',
  closedDays: [],
};

const at = (from: string, to: string) => ({ start: Date.parse(from), end: Date.parse(to) });

describe('a room', () => {
  test.each([
    ['a morning', '2027-01-04T08:00:00Z', '2027-01-04T11:00:00Z', null],
    ['from the opening on', '2027-01-04T07:00:00Z', '2027-01-04T08:00:00Z', null],
    ['before the opening', '2027-01-04T06:59:00Z', '2027-01-04T08:00:00Z', 'closed'],
    ['until six in the evening', '2027-01-04T14:00:00Z', '2027-01-04T17:00:00Z', null],
    ['into the evening', '2027-01-04T14:00:00Z', '2027-01-04T17:01:00Z', 'evening'],
    ['past the closing', '2027-01-04T14:00:00Z', '2027-01-04T20:01:00Z', 'closed'],
    ['over midnight', '2027-01-04T20:00:00Z', '2027-01-05T08:00:00Z', 'closed'],
    ['on a Saturday', '2027-01-09T08:00:00Z', '2027-01-09T11:00:00Z', 'weekend'],
    // Paris is an hour further from UTC in summer: the same instants are nine and ten o'clock there.
    ['when clocks have changed', '2027-07-05T06:00:00Z', '2027-07-05T16:00:00Z', null],
    ['too late when clocks have changed', '2027-07-05T06:00:00Z', '2027-07-05T16:01:00Z', 'evening'],
  ])('holds %s or says why not', (_name, from, to, obstacle) => {
    expect(roomObstacle(room, at(from, to))).toBe(obstacle);
  });

  test('holds nothing on a closed day, which is one of its own zone', () => {
    const closed = { ...room, weekend: true, opensAt: '00:00', closedDays: ['2027-01-05'] };
    expect(roomObstacle(closed, at('2027-01-05T08:00:00Z', '2027-01-05T11:00:00Z'))).toBe('closed_day');
    expect(roomObstacle(closed, at('2027-01-04T23:00:00Z', '2027-01-04T23:30:00Z'))).toBe('closed_day');
    expect(roomObstacle(closed, at('2027-01-06T08:00:00Z', '2027-01-06T11:00:00Z'))).toBeNull();
  });

  test('open around the clock holds a stretch until midnight', () => {
    const open = { ...room, evening: true, opensAt: '00:00', closesAt: '23:59' };
    expect(roomObstacle(open, at('2027-01-04T20:00:00Z', '2027-01-04T23:00:00Z'))).toBeNull();
  });

  test('takes its parts with it, and suits its courses or all', () => {
    expect(unitsOf(room)).toEqual(['a', 'b']);
    expect(suitsCourse(room, 'serti')).toBe(true);
    expect(suitsCourse(room, 'gemmo')).toBe(false);
    expect(suitsCourse({ ...room, anyCourse: true }, 'gemmo')).toBe(true);
  });
});

describe('an instructor', () => {
  const teacher: Teacher = {
    id: 't',
    name: 'Carol Bernard',
    courseIds: [],
    hours: [{ weekday: 1, startTime: '09:00', endTime: '12:00', timeZone: 'America/Martinique' }],
  };

  test('teaches in the weekly hours of their zone, or always without any', () => {
    // Nine in Martinique is 13:00 UTC.
    expect(teachesAt(teacher, at('2027-01-04T13:00:00Z', '2027-01-04T16:00:00Z'))).toBe(true);
    expect(teachesAt(teacher, at('2027-01-04T12:59:00Z', '2027-01-04T16:00:00Z'))).toBe(false);
    expect(teachesAt(teacher, at('2027-01-05T13:00:00Z', '2027-01-05T16:00:00Z'))).toBe(false);
    expect(teachesAt({ ...teacher, hours: [] }, at('2027-01-05T02:00:00Z', '2027-01-05T03:00:00Z'))).toBe(
      true,
    );
  });
});
