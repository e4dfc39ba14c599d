/** The planning: how full rooms are, what is in them, what instructors teach. */
import type { CareDatabase, Transaction } from '@huntzen/database';
import { feedOf, NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import { daysBetween, mergeIntervals, minute, type Interval } from '@huntzen/kernel/time';
import type { PlanningDay, PlanningEntry, RoomOccupancy } from '../../contracts/planning.ts';
import { findCalendarStretches, stretchEntry, type CalendarStretch } from '../calendar.ts';
import { suitsCourse, type Room } from '../domain/resources.ts';
import { readRooms } from '../resources-store.ts';
import {
  monthsOf,
  occupancyOf,
  openDaysOf,
  sumOccupancy,
  type DayOccupancy,
  type OpenDay,
} from './occupancy.ts';
import { findClosedDays, findEntries, findTaken } from './store.ts';

/** A year, or one month of it. */
export interface PlanningPeriod {
  readonly year: number;
  readonly month?: number | undefined;
}

const dayLength = 86_400_000;
const calendarBack = 31 * dayLength;
const calendarAhead = 2 * 366 * dayLength;

/** The first and the last day of a period. */
export function daysOfPeriod({ year, month }: PlanningPeriod): {
  readonly from: string;
  readonly to: string;
} {
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, 1));
  const to = new Date(Date.UTC(year, month ?? 12, 0));
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}

/** Days in any zone: one more at both ends. */
function widely(from: string, to: string): Interval {
  return {
    start: Date.parse(`${from}T00:00:00Z`) - dayLength,
    end: Date.parse(`${to}T00:00:00Z`) + 2 * dayLength,
  };
}

/** From the first instant of a day to the last of another in a zone. */
function exactly(timeZone: string, from: string, to: string): Interval {
  const days = daysBetween(timeZone, from, to);
  return { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 };
}

const presentRoom = ({ id, code, name, capacity, timeZone }: Room) => ({
  id,
  code,
  name,
  capacity,
  timeZone,
});

function presentOccupancy(
  room: Room,
  days: readonly DayOccupancy[],
  { month }: PlanningPeriod,
): RoomOccupancy {
  const periods =
    month === undefined
      ? monthsOf(days).map(({ month: period, ...sums }) => ({
          period,
          isClosed: sums.openMinutes === 0,
          ...sums,
        }))
      : days.map(({ day: period, ...of }) => ({ period, ...of }));
  return { room: presentRoom(room), ...sumOccupancy(days), periods };
}

/** Reads occupancy; rooms with the same hours and closed days share their open days. */
async function readOccupancy(
  tx: Transaction,
  from: string,
  to: string,
): Promise<(room: Room) => { days: DayOccupancy[]; open: OpenDay[] }> {
  const closed = await findClosedDays(tx, from, to);
  const taken = await findTaken(tx, widely(from, to));
  const known = new Map<string, OpenDay[]>();
  const openDays = (room: Room): OpenDay[] => {
    const { opensAt, closesAt, weekend, evening, timeZone } = room;
    const days = closed(room.id);
    const key = JSON.stringify([opensAt, closesAt, weekend, evening, timeZone, [...days]]);
    const open = known.get(key) ?? openDaysOf(room, from, to, days);
    known.set(key, open);
    return open;
  };
  return (room) => {
    const open = openDays(room);
    return { open, days: occupancyOf(open, taken.get(room.id) ?? []) };
  };
}

/** The rooms in which something stands in the way of a room: itself, and those that it is a part of. */
const holdersOf = (room: Room, rooms: readonly Room[]): string[] =>
  rooms.filter(({ id, partIds }) => id === room.id || partIds.includes(room.id)).map(({ id }) => id);

const teachingMinutes = (entries: readonly PlanningEntry[], { start, end }: Interval): number =>
  mergeIntervals(
    entries.map(({ startsAt, endsAt }) => ({
      start: Math.max(start, Date.parse(startsAt)),
      end: Math.min(end, Date.parse(endsAt)),
    })),
  ).reduce((sum, one) => sum + (one.end - one.start) / minute, 0);

/** The zone in which the days of instructors are counted: that of the rooms, which are mostly in one. */
const zoneOf = (rooms: readonly Room[]): string => rooms[0]?.timeZone ?? 'Europe/Paris';

function calendarOf(name: string, stretches: readonly CalendarStretch[]): FileOutput {
  return { fileName: `${name}.ics`, content: oneChunk(feedOf(stretches.map(stretchEntry))) };
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** The service that reads the planning. */
export class PlanningService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** How full every room is; with a course, those that suit it. */
  rooms(caller: Caller, period: PlanningPeriod, course?: string): Promise<RoomOccupancy[]> {
    const { from, to } = daysOfPeriod(period);
    return this.#database.as(caller, async (tx) => {
      const rooms = (await readRooms(tx)).filter((room) => course === undefined || suitsCourse(room, course));
      const occupancy = await readOccupancy(tx, from, to);
      return rooms.map((room) => presentOccupancy(room, occupancy(room).days, period));
    });
  }

  /** One room with its sessions. @throws NotFoundError */
  room(
    caller: Caller,
    code: string,
    period: PlanningPeriod,
  ): Promise<RoomOccupancy & { entries: PlanningEntry[] }> {
    const { from, to } = daysOfPeriod(period);
    return this.#database.as(caller, async (tx) => {
      const rooms = await readRooms(tx);
      const room = rooms.find((one) => one.code === code);
      if (room === undefined) throw new NotFoundError();
      const occupancy = await readOccupancy(tx, from, to);
      const entries = await findEntries(tx, exactly(room.timeZone, from, to), {
        roomIds: holdersOf(room, rooms),
      });
      return { ...presentOccupancy(room, occupancy(room).days, period), entries };
    });
  }

  /** The hours of one day in every room. */
  day(caller: Caller, day: string): Promise<PlanningDay> {
    return this.#database.as(caller, async (tx) => {
      const rooms = await readRooms(tx);
      const occupancy = await readOccupancy(tx, day, day);
      const all = await findEntries(tx, widely(day, day), {});
      return rooms.map((room) => {
        const { days, open } = occupancy(room);
        const windows = open[0]?.windows ?? [];
        const { start, end } = exactly(room.timeZone, day, day);
        const holders = holdersOf(room, rooms);
        return {
          room: presentRoom(room),
          opensAt: windows[0] === undefined ? null : new Date(windows[0].start).toISOString(),
          closesAt:
            windows[0] === undefined ? null : new Date((windows.at(-1) as Interval).end).toISOString(),
          ...sumOccupancy(days),
          entries: all.filter(
            (entry) =>
              holders.includes(entry.room?.id ?? '') &&
              Date.parse(entry.startsAt) < end &&
              Date.parse(entry.endsAt) > start,
          ),
        };
      });
    });
  }

  /** Who teaches, and how long between two days. */
  instructors(
    caller: Caller,
    from: string,
    to: string,
  ): Promise<{ id: string; name: string; teachingMinutes: number }[]> {
    return this.#database.as(caller, async (tx) => {
      const people = await tx
        .selectFrom('care.instructors')
        .select(['id', 'display_name as name'])
        .where('active', '=', true)
        .orderBy('display_name')
        .orderBy('id')
        .execute();
      const period = exactly(zoneOf(await readRooms(tx)), from, to);
      const entries = Map.groupBy(await findEntries(tx, period, {}), ({ instructor }) => instructor?.id);
      return people.map((person) => ({
        ...person,
        teachingMinutes: teachingMinutes(entries.get(person.id) ?? [], period),
      }));
    });
  }

  /** What one instructor teaches. @throws NotFoundError */
  instructor(
    caller: Caller,
    id: string,
    from: string,
    to: string,
  ): Promise<{
    instructor: { id: string; name: string };
    teachingMinutes: number;
    entries: PlanningEntry[];
  }> {
    return this.#database.as(caller, async (tx) => {
      const instructor = await findInstructor(tx, id);
      const period = exactly(zoneOf(await readRooms(tx)), from, to);
      const entries = await findEntries(tx, period, { instructorId: id });
      return { instructor, teachingMinutes: teachingMinutes(entries, period), entries };
    });
  }

  /** A room's sessions as a calendar. @throws NotFoundError */
  roomCalendar(caller: Caller, code: string, now: number): Promise<FileOutput> {
    return this.#database.as(caller, async (tx) => {
      const rooms = await readRooms(tx);
      const room = rooms.find((one) => one.code === code);
      if (room === undefined) throw new NotFoundError();
      const period = { start: now - calendarBack, end: now + calendarAhead };
      return calendarOf(
        room.code,
        await findCalendarStretches(tx, { roomIds: holdersOf(room, rooms) }, period),
      );
    });
  }

  /** An instructor's sessions as a calendar. @throws NotFoundError */
  instructorCalendar(caller: Caller, id: string, now: number): Promise<FileOutput> {
    return this.#database.as(caller, async (tx) => {
      await findInstructor(tx, id);
      const period = { start: now - calendarBack, end: now + calendarAhead };
      return calendarOf('instructor', await findCalendarStretches(tx, { instructorId: id }, period));
    });
  }
}

async function findInstructor(tx: Transaction, id: string): Promise<{ id: string; name: string }> {
  const found = await tx
    .selectFrom('care.instructors')
    .select(['id', 'display_name as name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw new NotFoundError();
  return found;
}
