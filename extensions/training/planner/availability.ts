/** When rooms and instructors can be used, as merged intervals. */
import {
  daysTouching,
  mergeIntervals,
  minutesOf,
  subtractIntervals,
  windowOf,
  type Day,
  type Interval,
} from '@huntzen/kernel/time';
import { eveningStartsAt, type PlannerInstructor, type PlannerRoom, type PlannerWorld } from './model.ts';

/** When a room is open in a period, whoever is in it. */
export function openHoursOf(
  room: PlannerRoom,
  period: Interval,
  closedDays: ReadonlySet<string>,
): Interval[] {
  const closesAt =
    !room.isOpenInEvenings && minutesOf(room.closesAt) > minutesOf(eveningStartsAt)
      ? eveningStartsAt
      : room.closesAt;
  return mergeIntervals(
    daysTouching(room.timeZone, period)
      .filter(({ iso, weekday }) => !closedDays.has(iso) && (weekday < 6 || room.isOpenAtWeekends))
      .flatMap((day) => windowOf(day, room.opensAt, closesAt)),
  );
}

/** When an instructor works in a period, whatever they do in it. */
export function workingHoursOf(
  { weekly, exceptions, timeZone }: PlannerInstructor,
  period: Interval,
): Interval[] {
  const days = daysTouching(timeZone, period);
  const hours = (kind: 'closed' | 'extra') =>
    exceptions
      .filter((exception) => exception.kind === kind)
      .flatMap(({ day, startTime, endTime }) =>
        days
          .filter(({ iso }) => iso === day)
          .flatMap((one: Day) =>
            startTime === null || endTime === null
              ? [{ start: one.start, end: one.end }]
              : windowOf(one, startTime, endTime),
          ),
      );
  const usual = [...Map.groupBy(weekly, (hours) => hours.timeZone ?? timeZone)].flatMap(([zone, hours]) =>
    daysTouching(zone, period).flatMap((day) =>
      hours
        .filter(({ weekday }) => weekday === day.weekday)
        .flatMap(({ startTime, endTime }) => windowOf(day, startTime, endTime)),
    ),
  );
  const working = subtractIntervals(mergeIntervals(usual), mergeIntervals(hours('closed')));
  return mergeIntervals([...working, ...hours('extra')]);
}

/** Free time of what a world holds, worked out once for each room and instructor. */
export interface Availability {
  freeRoom(room: PlannerRoom): readonly Interval[];
  freeInstructor(instructor: PlannerInstructor): readonly Interval[];
  /** When an instructor is already taken. */
  busyInstructor(id: string): readonly Interval[];
}

/** What is left out to see what binds: of all rooms, or of all instructors, hours and reservations. */
export type Ignored = 'rooms' | 'instructors';

/** What is free in a period. */
export function availabilityIn(
  { busy, closedDays, rooms: allRooms }: PlannerWorld,
  period: Interval,
  ignored: readonly Ignored[] = [],
): Availability {
  const closed = new Set(closedDays);
  const rooms = new Map<string, Interval[]>();
  const instructors = new Map<string, Interval[]>();
  const partsOf = new Map(allRooms.map(({ id, parts }) => [id, parts]));
  const add = (to: Map<string, Interval[]>, id: string | null, interval: Interval) => {
    if (id === null) return;
    const known = to.get(id);
    if (known === undefined) to.set(id, [interval]);
    else known.push(interval);
  };
  for (const one of busy) {
    if (one.end <= period.start || one.start >= period.end) continue;
    add(rooms, one.roomId, one);
    for (const part of partsOf.get(one.roomId ?? '') ?? []) add(rooms, part, one);
    add(instructors, one.instructorId, one);
  }
  const taken = (from: Map<string, Interval[]>, id: string) => mergeIntervals(from.get(id) ?? []);
  return {
    freeRoom: once((room: PlannerRoom) =>
      ignored.includes('rooms')
        ? [period]
        : subtractIntervals(
            openHoursOf(room, period, closed),
            mergeIntervals([room.id, ...room.parts].flatMap((id) => rooms.get(id) ?? [])),
          ),
    ),
    freeInstructor: once((instructor: PlannerInstructor) =>
      ignored.includes('instructors')
        ? [period]
        : subtractIntervals(workingHoursOf(instructor, period), taken(instructors, instructor.id)),
    ),
    busyInstructor: (id) => (ignored.includes('instructors') ? [] : taken(instructors, id)),
  };
}

function once<T extends { readonly id: string }>(
  find: (of: T) => readonly Interval[],
): (of: T) => readonly Interval[] {
  const known = new Map<string, readonly Interval[]>();
  return (of) => {
    let free = known.get(of.id);
    if (free === undefined) known.set(of.id, (free = find(of)));
    return free;
  };
}
