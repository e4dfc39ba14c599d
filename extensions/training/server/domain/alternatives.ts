import {
  overlaps,
  roomObstacle,
  suitsCourse,
  teachesAt,
  unitsOf,
  type Room,
  type Stretch,
  type Teacher,
} from './resources.ts';

/** What is taken already. */
export interface Taken extends Stretch {
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
  times: Stretch[];
}

const step = 30 * 60_000;
const reach = 14 * 86_400_000;
const atMost = 3;

/** Looks for the nearest free alternatives of a stretch: other rooms, other instructors, other times. */
export function findAlternatives(
  wanted: Stretch & { room: Room | null; teacher: Teacher | null },
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
  const takenUnits = context.taken.flatMap(({ roomId, start, end }) => {
    const room = roomId === null ? undefined : roomById.get(roomId);
    return room === undefined ? [] : unitsOf(room).map((unit) => ({ unit, start, end }));
  });
  // What is taken first: comparing numbers is cheap, asking clocks is not.
  const isRoomFree = (room: Room, at: Stretch) =>
    !takenUnits.some((taken) => overlaps(taken, at) && unitsOf(room).includes(taken.unit)) &&
    roomObstacle(room, at) === null;
  const isTeacherFree = (teacher: Teacher, at: Stretch) =>
    !context.taken.some((taken) => taken.teacherId === teacher.id && overlaps(taken, at)) &&
    teachesAt(teacher, at);

  const rooms = context.rooms
    .filter(
      (room) =>
        room.active &&
        room.capacity >= context.capacity &&
        suitsCourse(room, context.courseId) &&
        isRoomFree(room, wanted),
    )
    .sort((a, b) => a.capacity - b.capacity || a.code.localeCompare(b.code))
    .slice(0, atMost);
  const teachers = context.teachers
    .filter(
      (teacher) =>
        teacher.active && teacher.courseIds.includes(context.courseId) && isTeacherFree(teacher, wanted),
    )
    .slice(0, atMost);

  const times: Stretch[] = [];
  for (let distance = step; distance <= reach && times.length < atMost; distance += step) {
    for (const shift of [distance, -distance]) {
      const at = { start: wanted.start + shift, end: wanted.end + shift };
      if (times.length >= atMost || at.start <= context.now) continue;
      if (times.some((time) => overlaps(time, at))) continue;
      if (wanted.room !== null && !isRoomFree(wanted.room, at)) continue;
      if (wanted.teacher !== null && !isTeacherFree(wanted.teacher, at)) continue;
      times.push(at);
    }
  }
  return { rooms, teachers, times };
}
