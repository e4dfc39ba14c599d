import { describe, expect, it, vi } from 'vitest';
import { checkPlans, compareLessons, planOne, replan, type Lesson, type PlannerWorld } from '../index.ts';
import {
  buildCertificate,
  buildInstructor,
  buildRequest,
  buildRoom,
  buildSchool,
  buildWorld,
  instant,
} from './_world.ts';

// Whole plans, certificates of 800 hours among them: seconds where several people share a machine. How fast is held by `npm run bench`.
vi.setConfig({ testTimeout: 30_000 });

const rooms = [buildRoom(), buildRoom({ id: 'ATEL_C' })];

function plan(world: PlannerWorld, request = buildRequest()): readonly Lesson[] {
  const outcome = planOne(request, world);
  if (outcome.kind !== 'planned') throw new Error('Refused.');
  return outcome.lessons;
}

describe('after a lost room', () => {
  it('moves only what was in it, to another room at the same time', () => {
    const before = plan(buildWorld({ rooms }));
    const lost = {
      roomId: 'ATEL_B',
      instructorId: null,
      start: before[4]?.start ?? 0,
      end: before[7]?.end ?? 0,
    };
    const world = buildWorld({ rooms, busy: [lost] });
    const { outcome, difference } = replan(buildRequest(), before, world);
    expect(difference.kept).toHaveLength(6);
    expect(difference.moved.map(({ from, to }) => [to.roomId, to.start - from.start])).toEqual(
      Array.from({ length: 4 }, () => ['ATEL_C', 0]),
    );
    expect(checkPlans([buildRequest()], outcome.kind === 'planned' ? outcome.lessons : [], world)).toEqual(
      [],
    );
  });

  it('moves the time of those for which no room is left, and nothing else', () => {
    const before = plan(buildWorld());
    const lost = {
      roomId: 'ATEL_B',
      instructorId: null,
      start: before[2]?.start ?? 0,
      end: before[3]?.end ?? 0,
    };
    const { outcome, difference } = replan(buildRequest(), before, buildWorld({ busy: [lost] }));
    expect(outcome.kind).toBe('planned');
    expect(difference.kept).toHaveLength(8);
    expect(difference.moved).toHaveLength(2);
  });

  it('does the same for a day that is closed and an instructor who is away', () => {
    const before = plan(buildWorld());
    expect(
      replan(buildRequest(), before, buildWorld({ closedDays: ['2026-03-14'] })).difference.kept,
    ).toHaveLength(8);
    const away = buildInstructor({
      exceptions: [{ kind: 'closed', day: '2026-03-14', startTime: '08:00', endTime: '13:00' }],
    });
    expect(replan(buildRequest(), before, buildWorld({ instructors: [away] })).difference.kept).toHaveLength(
      9,
    );
  });

  it('gives a lost instructor’s lessons to another at the same time, and a room besides when that one is lost too', () => {
    const instructors = [buildInstructor(), buildInstructor({ id: 'bob' })];
    // Late in the window: a plan made anew would begin earlier.
    const before = plan(buildWorld({ rooms }), buildRequest({ from: '2026-04-18' }));
    const timesOf = (world: PlannerWorld) =>
      replan(buildRequest(), before, world).difference.moved.map(({ from, to }) => [
        to.start - from.start,
        to.instructorId,
        to.roomId,
      ]);
    const world = buildWorld({ rooms, instructors: instructors.slice(1) });
    expect(timesOf(world)).toEqual(Array.from({ length: 10 }, () => [0, 'bob', 'ATEL_B']));
    expect(timesOf({ ...world, rooms: rooms.slice(1) })).toEqual(
      Array.from({ length: 10 }, () => [0, 'bob', 'ATEL_C']),
    );
  });

  it('says why when nothing is left to plan with', () => {
    const { outcome } = replan(buildRequest(), plan(buildWorld()), buildWorld({ rooms: [] }));
    expect(outcome.kind === 'refused' && outcome.refusal.code).toBe('no_compatible_room');
  });

  it('keeps most of a certificate', () => {
    const request = buildCertificate();
    const before = plan(buildSchool(), request);
    const busy = [
      {
        roomId: 'ATEL_A',
        instructorId: null,
        start: instant('2026-10-05T00:00:00Z'),
        end: instant('2026-10-10T00:00:00Z'),
      },
    ];
    const world = buildSchool({ busy });
    const broken = before.filter(
      (lesson) =>
        lesson.roomId === 'ATEL_A' &&
        lesson.start < (busy[0]?.end ?? 0) &&
        lesson.end > (busy[0]?.start ?? 0),
    );
    const { outcome, difference } = replan(request, before, world);
    expect(difference.moved).toHaveLength(broken.length);
    expect(checkPlans([request], outcome.kind === 'planned' ? outcome.lessons : [], world)).toEqual([]);
  });
});

it('tells what two plans do not share', () => {
  const before = plan(buildWorld({ rooms }));
  const [first, ...others] = before as [Lesson, ...Lesson[]];
  const later = { ...first, start: first.start + 1_800_000 };
  expect(compareLessons(before, [later, ...others])).toEqual({
    kept: others,
    moved: [{ from: first, to: later }],
    removed: [],
    added: [],
  });
  expect(compareLessons(before, others).removed).toEqual([first]);
});
