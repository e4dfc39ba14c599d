import { describe, expect, it } from 'vitest';
import {
  checkPlans,
  planOne,
  type FaultCode,
  type Lesson,
  type PlannerWorld,
  type PlanRequest,
} from '../index.ts';
import { buildInstructor, buildRequest, buildRoom, buildWorld, hoursOn } from './_world.ts';

const hour = 3_600_000;

function lessonsOf(request: PlanRequest, world: PlannerWorld): Lesson[] {
  const outcome = planOne(request, world);
  if (outcome.kind !== 'planned') throw new Error('Refused.');
  return [...outcome.lessons];
}

const request = buildRequest();
const world = buildWorld();
const right = lessonsOf(request, world);
const first = right[0] as Lesson;
const others = right.slice(1);

/** The rules that the plan breaks when the first lesson, the request or the world is another. */
function faults(changed: {
  lesson?: Partial<Lesson>;
  request?: Partial<PlanRequest>;
  world?: Partial<PlannerWorld>;
  lessons?: readonly Lesson[];
}): FaultCode[] {
  const lessons = changed.lessons ?? [{ ...first, ...changed.lesson }, ...others];
  const found = checkPlans([{ ...request, ...changed.request }], lessons, { ...world, ...changed.world });
  return [...new Set(found.map(({ code }) => code))];
}

describe('the checker', () => {
  it('finds nothing in a right plan', () => {
    expect(faults({})).toEqual([]);
  });

  it('finds lessons that lack, are too long, or of nobody', () => {
    expect(faults({ lessons: others })).toEqual(['wrong_minutes']);
    expect(faults({ lesson: { end: first.start } })).toContain('empty_lesson');
    expect(faults({ lesson: { subject: 'TAILLE' } })).toEqual(expect.arrayContaining(['unknown_subject']));
    expect(faults({ lesson: { requestId: 'another' } })).toContain('unknown_request');
  });

  it('finds times off the grid, outside hours, the window and open days', () => {
    const move = (by: number) => ({ lesson: { start: first.start + by, end: first.end + by } });
    expect(faults(move(hour / 4))).toContain('off_grid');
    expect(faults(move(hour / 2))).toContain('outside_hours');
    expect(faults(move(-7 * 24 * hour))).toEqual(['outside_window']);
    expect(faults({ world: { closedDays: ['2026-03-07'] } })).toEqual(['closed_day', 'room_closed']);
  });

  it('finds a room that is wrong, small, closed or taken', () => {
    const rooms = (changes: Parameters<typeof buildRoom>[0]) => ({ world: { rooms: [buildRoom(changes)] } });
    const wish = { id: 'ATEL_C', isFixed: true };
    const subjects = [{ code: 'SERTI', minutes: 2_400, weeklyMinutes: null, room: wish }];
    expect(faults({ world: { rooms: [] } })).toEqual(['unknown_room']);
    expect(faults(rooms({ courses: ['CAP_BJ'] }))).toEqual(['incompatible_room']);
    expect(faults({ request: { groupSize: 11 } })).toEqual(['room_too_small']);
    expect(faults({ request: { subjects } })).toEqual(['wrong_room']);
    expect(faults(rooms({ isOpenAtWeekends: false }))).toEqual(['room_closed']);
    expect(faults(rooms({ closesAt: '17:00' }))).toEqual(['room_closed']);
    expect(faults({ world: { busy: [{ ...first, instructorId: null }] } })).toEqual(['room_taken']);
  });

  it('finds an instructor who is wrong, unskilled, away, taken or teaches too long', () => {
    const instructors = (changes: Parameters<typeof buildInstructor>[0]) => ({
      world: { instructors: [buildInstructor(changes)] },
    });
    const subjects = [
      { code: 'SERTI', minutes: 2_400, weeklyMinutes: null, instructor: { id: 'bob', isFixed: true } },
    ];
    const evening = {
      roomId: null,
      instructorId: 'alice',
      start: first.end + 7 * hour,
      end: first.end + 8 * hour,
    };
    expect(faults({ world: { instructors: [] } })).toEqual(['unknown_instructor']);
    expect(faults(instructors({ skills: [] }))).toEqual(['unskilled_instructor']);
    expect(faults({ request: { subjects } })).toEqual(['wrong_instructor']);
    expect(faults(instructors({ weekly: hoursOn([6], ['08:00', '17:00']) }))).toEqual(['instructor_away']);
    const exceptions = [{ kind: 'closed' as const, day: '2026-03-07', startTime: '11:00', endTime: '11:30' }];
    expect(faults(instructors({ exceptions }))).toEqual(['instructor_away']);
    expect(faults({ world: { busy: [{ ...first, roomId: null }] } })).toContain('instructor_taken');
    expect(faults({ world: { busy: [evening] } })).toEqual(['long_instructor_day']);
  });

  it('finds a long day, a long stretch, a full week and a pinned lesson that is gone', () => {
    const rules = world.rules;
    const subjects = [{ code: 'SERTI', minutes: 2_400, weeklyMinutes: 300 }];
    expect(faults({ world: { rules: { ...rules, maxMinutesPerDay: 420 } } })).toEqual([
      'long_day',
      'long_instructor_day',
    ]);
    expect(faults({ world: { rules: { ...rules, longestStretchMinutes: 210 } } })).toEqual(['long_stretch']);
    expect(faults({ world: { rules: { ...rules, breakMinutes: 150 } } })).toEqual(['long_stretch']);
    expect(faults({ request: { subjects } })).toEqual(['weekly_limit']);
    const pinned = [{ ...first, roomId: 'ATEL_C' }];
    expect(faults({ request: { pinned } })).toEqual(['missing_pinned']);
  });

  it('finds a room, an instructor and a group in two places', () => {
    const twin = { ...request, id: 'twin' };
    const twice = checkPlans(
      [request, twin],
      [...right, ...right.map((one) => ({ ...one, requestId: 'twin' }))],
      world,
    );
    const codes = new Set(twice.map(({ code }) => code));
    expect(codes).toEqual(new Set(['room_taken', 'instructor_taken', 'long_instructor_day']));
    const half = { ...first, start: first.start + 2 * hour, roomId: 'ATEL_C', instructorId: 'bob' };
    expect(faults({ lessons: [...right, half] })).toContain('group_taken');
  });
});
