/** What the planning is narrowed to, as the statements and the answers say it. */
import { NotFoundError } from '@huntzen/kernel/server';
import { daysBetween, type Interval } from '@huntzen/kernel/time';
import type { PlanningFilter } from '../../contracts/planning.ts';
import type { Room } from '../domain/resources.ts';
import type { SessionFilter } from './store.ts';

/** What the minutes of an answer count. */
export interface Counted {
  readonly sessions: 'all' | 'filtered';
}

const isSome = (values: readonly unknown[]): boolean => values.some((value) => value !== undefined);

/** What the minutes of rooms count: a room is shown whole or not at all, whatever else is asked narrows its sessions. */
export const counted = ({ course, company, instructor, status }: PlanningFilter): Counted => ({
  sessions: isSome([course, company, instructor, status]) ? 'filtered' : 'all',
});

/** What the minutes of instructors count: here an instructor is shown whole or not at all. */
export const countedOfInstructors = ({ course, company, room, status }: PlanningFilter): Counted => ({
  sessions: isSome([course, company, room, status]) ? 'filtered' : 'all',
});

/** The rooms in which something stands in the way of a room: itself, and those that it is a part of. */
export const holdersOf = (room: Room, rooms: readonly Room[]): string[] =>
  rooms.filter(({ id, partIds }) => id === room.id || partIds.includes(room.id)).map(({ id }) => id);

/** The room with a code. @throws NotFoundError */
export function roomOf(rooms: readonly Room[], code: string): Room {
  const room = rooms.find((one) => one.code === code);
  if (room === undefined) throw new NotFoundError();
  return room;
}

/** A filter as the statements take it. @throws NotFoundError for a room that is not there. */
export function sessionFilterOf(
  { course, room, instructor, company, status }: PlanningFilter,
  rooms: readonly Room[],
): SessionFilter {
  return {
    courseId: course,
    companyId: company,
    instructorId: instructor,
    status,
    roomIds: room === undefined ? undefined : holdersOf(roomOf(rooms, room), rooms),
  };
}

/** From the first instant of a day to the last of another in a zone. */
export function exactly(timeZone: string, from: string, to: string): Interval {
  const days = daysBetween(timeZone, from, to);
  return { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 };
}
