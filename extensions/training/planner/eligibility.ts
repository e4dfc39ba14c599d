/** Which rooms and instructors each subject of a request may have, or what is wrong with the request. */
import { minute, minutesOf } from '@huntzen/kernel/time';
import type {
  PlanRequest,
  PlannerInstructor,
  PlannerRoom,
  PlannerWorld,
  Refusal,
  RefusalCode,
} from './model.ts';
import { minutesOwed, teachingDaysOf } from './problem.ts';

/** The rooms and instructors of one subject, smallest room first. */
export interface Eligible {
  readonly rooms: readonly PlannerRoom[];
  readonly instructors: readonly PlannerInstructor[];
}

const refuse = (code: RefusalCode, subject: string | null = null, shortMinutes = 0): Refusal => ({
  code,
  subject,
  shortMinutes,
  remedies: [],
});

/** Rooms equipped for a subject, whatever their size. */
export function compatibleRooms(request: PlanRequest, subject: string, world: PlannerWorld): PlannerRoom[] {
  return world.rooms
    .filter(
      ({ courses }) => courses === null || courses.includes(request.course) || courses.includes(subject),
    )
    .sort((a, b) => a.capacity - b.capacity || compareIds(a, b));
}

/** Instructors who can teach a subject. */
export function skilledInstructors(
  request: PlanRequest,
  subject: string,
  world: PlannerWorld,
): PlannerInstructor[] {
  return world.instructors
    .filter(({ skills }) => skills.includes(request.course) || skills.includes(subject))
    .sort(compareIds);
}

const compareIds = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function checkRequest(request: PlanRequest, world: PlannerWorld): Refusal | null {
  const { rules } = world;
  if (request.to < request.from) return refuse('end_before_start');
  if (!request.hours.some(({ startTime, endTime }) => minutesOf(startTime) < minutesOf(endTime)))
    return refuse('no_hours');
  if (request.subjects.length === 0) return refuse('no_minutes');
  const days = teachingDaysOf(request, world.closedDays);
  for (const [index, { code, minutes, weeklyMinutes }] of request.subjects.entries()) {
    if ((minutes ?? weeklyMinutes ?? 0) <= 0) return refuse('no_minutes', code);
    const owed = minutesOwed(request, index, days);
    // Hours of a week, and no whole week to give them in.
    if (owed === 0) return refuse('window_too_short', code, weeklyMinutes ?? 0);
    const pinned =
      request.pinned
        .filter(({ subject }) => subject === code)
        .reduce((sum, { start, end }) => sum + end - start, 0) / minute;
    if (pinned > owed) return refuse('pinned_beyond_need', code);
    if ((owed - pinned) % rules.granularityMinutes !== 0) return refuse('minutes_off_grid', code);
  }
  return null;
}

/** What each subject may have, or the first thing that is wrong with the request whatever is free. */
export function findEligible(request: PlanRequest, world: PlannerWorld): readonly Eligible[] | Refusal {
  const wrong = checkRequest(request, world);
  if (wrong !== null) return wrong;
  const eligible: Eligible[] = [];
  for (const { code, room, instructor } of request.subjects) {
    if (room !== undefined && !world.rooms.some(({ id }) => id === room.id))
      return refuse('unknown_room', code);
    if (instructor !== undefined && !world.instructors.some(({ id }) => id === instructor.id))
      return refuse('unknown_instructor', code);
    const compatible = compatibleRooms(request, code, world).filter(
      ({ id }) => room?.isFixed !== true || id === room.id,
    );
    if (compatible.length === 0) return refuse('no_compatible_room', code);
    const rooms = compatible.filter(({ capacity }) => capacity >= request.groupSize);
    if (rooms.length === 0) return refuse('group_too_large', code);
    const instructors = skilledInstructors(request, code, world).filter(
      ({ id }) => instructor?.isFixed !== true || id === instructor.id,
    );
    if (instructors.length === 0) return refuse('no_skilled_instructor', code);
    eligible.push({ rooms, instructors });
  }
  return eligible;
}

/** Tells a refusal from what is eligible. */
export const isRefusal = (value: readonly Eligible[] | Refusal): value is Refusal => 'code' in value;
