/** The planning of rooms: how full they are and what is in them. */
import type { CareDatabase, Transaction } from '@huntzen/database';
import type { Caller, FileOutput } from '@huntzen/kernel/server';
import type { Interval } from '@huntzen/kernel/time';
import type { PlanningDay, PlanningEntry, PlanningFilter, RoomOccupancy } from '../../contracts/planning.ts';

import { suitsCourse, type Room } from '../domain/resources.ts';
import { readRooms } from '../resources-store.ts';
import { calendarFile } from './calendar-file.ts';
import { exactly, holdersOf, roomOf, sessionFilterOf } from './filter.ts';
import {
  monthsOf,
  occupancyOf,
  openDaysOf,
  sumOccupancy,
  type DayOccupancy,
  type OpenDay,
} from './occupancy.ts';
import { findClosedDays, findEntries, findTaken, type SessionFilter } from './store.ts';

/** A year, or one month of it. */
export interface PlanningPeriod {
  readonly year: number;
  readonly month?: number | undefined;
}

const dayLength = 86_400_000;

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

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Reads occupancy; rooms with the same hours and closed days share their open days. */
async function readOccupancy(
  tx: Transaction,
  { from, to }: Days,
  sessions: SessionFilter,
): Promise<(room: Room) => { days: DayOccupancy[]; open: OpenDay[]; isTaken: boolean }> {
  const closed = await findClosedDays(tx, from, to);
  const taken = await findTaken(tx, widely(from, to), sessions);
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
    return { open, days: occupancyOf(open, taken.get(room.id) ?? []), isTaken: taken.has(room.id) };
  };
}

/** The rooms that a filter shows, with how full the sessions that match make them. */
async function readShown(tx: Transaction, days: Days, filter: PlanningFilter) {
  const rooms = await readRooms(tx);
  const sessions = sessionFilterOf(filter, rooms);
  const occupancy = await readOccupancy(tx, days, sessions);
  const { course } = filter;
  const shown = rooms.filter(
    (room) =>
      (filter.room === undefined || room.code === filter.room) &&
      (course === undefined || suitsCourse(room, course) || occupancy(room).isTaken),
  );
  return { rooms, shown, sessions, occupancy };
}

/** The service that reads the planning of rooms. */
export class PlanningService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** How full every room is, by the sessions that match; with a course, the rooms that suit it or hold a session of it. */
  rooms(caller: Caller, period: PlanningPeriod, filter: PlanningFilter = {}): Promise<RoomOccupancy[]> {
    const { from, to } = daysOfPeriod(period);
    return this.#database.as(caller, async (tx) => {
      const { shown, occupancy } = await readShown(tx, { from, to }, filter);
      return shown.map((room) => presentOccupancy(room, occupancy(room).days, period));
    });
  }

  /** One room with its sessions. @throws NotFoundError */
  room(
    caller: Caller,
    period: PlanningPeriod,
    filter: PlanningFilter & { room: string },
  ): Promise<RoomOccupancy & { entries: PlanningEntry[] }> {
    const { from, to } = daysOfPeriod(period);
    return this.#database.as(caller, async (tx) => {
      const rooms = await readRooms(tx);
      const room = roomOf(rooms, filter.room);
      const sessions = sessionFilterOf(filter, rooms);
      const occupancy = await readOccupancy(tx, { from, to }, sessions);
      const entries = await findEntries(tx, exactly(room.timeZone, from, to), sessions);
      return { ...presentOccupancy(room, occupancy(room).days, period), entries };
    });
  }

  /** The hours of one day in every room that is shown. */
  day(caller: Caller, day: string, filter: PlanningFilter = {}): Promise<PlanningDay> {
    return this.#database.as(caller, async (tx) => {
      const { rooms, shown, sessions, occupancy } = await readShown(tx, { from: day, to: day }, filter);
      const all = await findEntries(tx, widely(day, day), sessions);
      return shown.map((room) => {
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

  /** A room's sessions as a calendar. @throws NotFoundError */
  roomCalendar(caller: Caller, code: string, now: number): Promise<FileOutput> {
    return this.#database.as(caller, async (tx) => {
      const rooms = await readRooms(tx);
      const room = roomOf(rooms, code);
      return calendarFile(tx, room.code, { roomIds: holdersOf(room, rooms) }, now);
    });
  }
}
