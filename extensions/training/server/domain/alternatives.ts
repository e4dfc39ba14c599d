import { overlaps, type Interval } from '@huntzen/kernel/time';
import { roomObstacle, suitsCourse, teachesAt, unitsOf, type Room, type Teacher } from './resources.ts';

/** What is taken already. */
export interface Taken extends Interval {
  roomId: string | null;
  teacherId: string | null;
}

/** What could be chosen instead of a stretch that meets another. */
export interface Alternatives {
  /** Other rooms, free at the same time. */
  rooms: Room[];
  /** Other instructors, free at the same time. */
  teachers: Teacher[];
  /** The same room and instructor at other times, the nearest first. */
  times: Interval[];
}

const step = 30 * 60_000;
const reach = 14 * 86_400_000;
const atMost = 3;

/** Looks for the nearest free alternatives of a stretch: other rooms, other instructors, other times. */
export function findAlternatives(
  wanted: Interval & { room: Room | null; teacher: Teacher | null },
  context: {
    courseId: string;
    capacity: number;
    now: number;
    rooms: readonly Room[];
    teachers: readonly Teacher[];
    taken: readonly Taken[];
  },
): Alternatives {
  const roomById = new Map(context.rooms.map((room) => [room.id, room]));
  const takenOf = (room: Room): readonly Interval[] =>
    context.taken.filter(({ roomId }) => {
      const other = roomId === null ? undefined : roomById.get(roomId);
      return other !== undefined && unitsOf(other).some((unit) => unitsOf(room).includes(unit));
    });
  // What is taken first: comparing numbers is cheap, asking clocks is not.
  const isFree = (taken: readonly Interval[], at: Interval) => !taken.some((other) => overlaps(other, at));
  const isRoomFree = (room: Room, at: Interval, taken = takenOf(room)) =>
    isFree(taken, at) && roomObstacle(room, at) === null;
  const taughtBy = ({ id }: Teacher) => context.taken.filter(({ teacherId }) => teacherId === id);
  const isTeacherFree = (teacher: Teacher, at: Interval, taken: readonly Interval[] = taughtBy(teacher)) =>
    isFree(taken, at) && teachesAt(teacher, at);

  const rooms = context.rooms
    .filter(
      (room) =>
        room.capacity >= context.capacity && suitsCourse(room, context.courseId) && isRoomFree(room, wanted),
    )
    .sort((a, b) => a.capacity - b.capacity || a.code.localeCompare(b.code))
    .slice(0, atMost);
  const teachers = context.teachers
    .filter((teacher) => teacher.courseIds.includes(context.courseId) && isTeacherFree(teacher, wanted))
    .slice(0, atMost);

  const roomTimes = wanted.room === null ? [] : takenOf(wanted.room);
  const teacherTimes = wanted.teacher === null ? [] : taughtBy(wanted.teacher);
  const times: Interval[] = [];
  for (let distance = step; distance <= reach && times.length < atMost; distance += step) {
    for (const shift of [distance, -distance]) {
      const at = { start: wanted.start + shift, end: wanted.end + shift };
      if (times.length >= atMost || at.start <= context.now) continue;
      if (times.some((time) => overlaps(time, at))) continue;
      if (wanted.room !== null && !isRoomFree(wanted.room, at, roomTimes)) continue;
      if (wanted.teacher !== null && !isTeacherFree(wanted.teacher, at, teacherTimes)) continue;
      times.push(at);
    }
  }
  return { rooms, teachers, times };
}
