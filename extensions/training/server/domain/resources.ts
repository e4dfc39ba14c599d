/** What a session needs: rooms and instructors, with the pure questions that are asked of them. */
import type { Interval } from '@huntzen/kernel/time';
import { isWithinHours, wallTimeAt } from './wall-time.ts';

/** A room, as the rules look at it. */
export interface Room {
  id: string;
  code: string;
  name: string;
  capacity: number;
  anyCourse: boolean;
  courseIds: readonly string[];
  /** Rooms that are taken with it. */
  partIds: readonly string[];
  weekend: boolean;
  evening: boolean;
  /** `HH:MM` in its zone. */
  opensAt: string;
  closesAt: string;
  timeZone: string;
  /** Days to come, of its zone, on which it or a part of it is closed. */
  closedDays: readonly string[];
}

/** An instructor, as the rules look at them. */
export interface Teacher {
  id: string;
  name: string;
  courseIds: readonly string[];
  /** None means every hour. */
  hours: readonly { weekday: number; startTime: string; endTime: string; timeZone: string }[];
}

/** From when on a stretch is in the evening. */
export const eveningFrom = '18:00';

/** The rooms that a reservation of this one takes: itself and its parts. */
export const unitsOf = (room: Room): readonly string[] => [room.id, ...room.partIds];

/** Why a room cannot hold a stretch, whoever else is in it; null when it can. */
export function roomObstacle(
  room: Room,
  stretch: Interval,
): 'closed' | 'closed_day' | 'weekend' | 'evening' | null {
  const { weekday, day } = wallTimeAt(stretch.start, room.timeZone);
  if (room.closedDays.includes(day)) return 'closed_day';
  if (!room.weekend && weekday > 5) return 'weekend';
  const until = (to: string) => isWithinHours(stretch, { from: room.opensAt, to, timeZone: room.timeZone });
  if (!until(room.closesAt)) return 'closed';
  return !room.evening && !until(eveningFrom) ? 'evening' : null;
}

/** Whether a room is made for a course. */
export const suitsCourse = (room: Room, courseId: string): boolean =>
  room.anyCourse || room.courseIds.includes(courseId);

/** Whether a stretch lies within the weekly hours of an instructor. */
export function teachesAt({ hours }: Teacher, stretch: Interval): boolean {
  return (
    hours.length === 0 ||
    hours.some(
      ({ weekday, startTime, endTime, timeZone }) =>
        wallTimeAt(stretch.start, timeZone).weekday === weekday &&
        isWithinHours(stretch, { from: startTime, to: endTime, timeZone }),
    )
  );
}
