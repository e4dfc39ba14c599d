import { overlaps, type Interval } from '@huntzen/kernel/time';
import { roomObstacle, suitsCourse, teachesAt, unitsOf, type Room, type Teacher } from './resources.ts';

/** A stretch that is asked for, with what it would take. */
export interface AskedStretch extends Interval {
  room: Room | null;
  teacher: Teacher | null;
}

/** Why a session cannot be made as asked, whatever is free; `index` is the stretch. */
export type SessionProblem =
  | { kind: 'past' | 'room_missing'; index: number }
  | {
      kind:
        | 'room_closed'
        | 'room_closed_day'
        | 'room_weekend'
        | 'room_evening'
        | 'room_unsuitable'
        | 'room_small';
      index: number;
      room: Room;
    }
  | { kind: 'teacher_unskilled' | 'teacher_away'; index: number; teacher: Teacher }
  | { kind: 'twice'; index: number; other: number; name: string };

const roomProblems = {
  closed: 'room_closed',
  closed_day: 'room_closed_day',
  weekend: 'room_weekend',
  evening: 'room_evening',
} as const;

/** What two stretches of one request would take at the same moment; null when nothing. */
function sharedName(a: AskedStretch, b: AskedStretch): string | null {
  if (!overlaps(a, b)) return null;
  const { room, teacher } = b;
  if (a.teacher !== null && teacher !== null && a.teacher.id === teacher.id) return teacher.name;
  if (a.room === null || room === null) return null;
  const taken = unitsOf(a.room);
  return unitsOf(room).some((unit) => taken.includes(unit)) ? room.name : null;
}

/** Everything that stands against a session, in the order of its stretches. */
export function findSessionProblems(
  asked: readonly AskedStretch[],
  {
    courseId,
    capacity,
    needsRoom,
    now,
  }: { courseId: string; capacity: number; needsRoom: boolean; now: number },
): SessionProblem[] {
  const problems: SessionProblem[] = [];
  for (const [index, stretch] of asked.entries()) {
    const { room, teacher, start } = stretch;
    if (start <= now) problems.push({ kind: 'past', index });
    if (room === null && needsRoom) problems.push({ kind: 'room_missing', index });
    if (room !== null) {
      const obstacle = roomObstacle(room, stretch);
      if (obstacle !== null) problems.push({ kind: roomProblems[obstacle], index, room });
      if (!suitsCourse(room, courseId)) problems.push({ kind: 'room_unsuitable', index, room });
      if (capacity > room.capacity) problems.push({ kind: 'room_small', index, room });
    }
    if (teacher !== null && !teacher.courseIds.includes(courseId))
      problems.push({ kind: 'teacher_unskilled', index, teacher });
    if (teacher !== null && !teachesAt(teacher, stretch))
      problems.push({ kind: 'teacher_away', index, teacher });
    for (const [other, before] of asked.slice(0, index).entries()) {
      const name = sharedName(before, stretch);
      if (name !== null) problems.push({ kind: 'twice', index, other, name });
    }
  }
  return problems;
}
