/** Reads what the planner must know: rooms, instructors, what is taken, closed days. */
import { sql, type Transaction } from '@huntzen/database';
import { daysBetween, minute, type Interval } from '@huntzen/kernel/time';
import {
  defaultRules,
  type Busy,
  type PlannerInstructor,
  type PlannerRoom,
  type PlannerRules,
  type PlannerWorld,
} from '../../planner/index.ts';
import type { LostResource } from '../../contracts/proposals.ts';
import { readRooms, readTeachers } from '../resources-store.ts';

/** Rooms and instructors by id, for whoever names them. */
export interface Names {
  readonly rooms: ReadonlyMap<string, { readonly id: string; readonly code: string; readonly name: string }>;
  readonly instructors: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** The world in a period, with the names in it. */
export interface NamedWorld {
  readonly world: PlannerWorld;
  readonly names: Names;
}

const everyHour = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startTime: '00:00', endTime: '24:00' }));

async function findBusy(
  tx: Transaction,
  { start, end }: Interval,
  exceptSession: string | null,
): Promise<Busy[]> {
  const { rows } = await sql<{
    room_id: string | null;
    instructor_id: string | null;
    starts: number;
    ends: number;
  }>`
    select room_id, instructor_id, date_part('epoch', lower(during)) as starts, date_part('epoch', upper(during)) as ends
    from care.room_reservations
    where during && tstzrange(${new Date(start)}, ${new Date(end)}) and session_id is distinct from ${exceptSession}::uuid
    order by lower(during), id`.execute(tx);
  return rows.map(({ room_id, instructor_id, starts, ends }) => ({
    roomId: room_id,
    instructorId: instructor_id,
    start: starts * 1000,
    end: ends * 1000,
  }));
}

/** The days on which one room alone is closed take it, as a reservation would. */
async function findRoomClosures(tx: Transaction, from: string, to: string): Promise<Busy[]> {
  const { rows } = await sql<{ room_id: string; starts: number; ends: number }>`
    select c.room_id, date_part('epoch', c.day::timestamp at time zone r.time_zone) as starts,
           date_part('epoch', (c.day + 1)::timestamp at time zone r.time_zone) as ends
    from care.room_closures c join care.rooms r on r.id = c.room_id
    where c.day between ${from} and ${to}
    order by c.day, c.room_id`.execute(tx);
  return rows.map(({ room_id, starts, ends }) => ({
    roomId: room_id,
    instructorId: null,
    start: starts * 1000,
    end: ends * 1000,
  }));
}

/** A room or an instructor that a stretch does not have. */
export const none = 'none';

/** What is looked at in another way than usual. */
export interface WorldOptions {
  readonly rules?: PlannerRules;
  /** A session whose own hours count as free, for they are about to move. */
  readonly exceptSession?: string | null;
  readonly lost?: LostResource | null;
  /** Stretches without a room, or without an instructor, are allowed, for courses of this id. */
  readonly without?: { readonly room: boolean; readonly instructor: boolean; readonly course: string };
}

const nowhere: PlannerRoom = {
  id: none,
  capacity: 1_000,
  courses: null,
  parts: [],
  isOpenAtWeekends: true,
  isOpenInEvenings: true,
  opensAt: '00:00',
  closesAt: '24:00',
  timeZone: 'UTC',
};
const nobody = (course: string): PlannerInstructor => ({
  id: none,
  skills: [course],
  weekly: everyHour,
  exceptions: [],
  timeZone: 'UTC',
});

/** What is lost is taken, on the clocks of the rooms. */
function takenByLoss({ kind, id, from, to }: LostResource, timeZone: string): Busy {
  const days = daysBetween(timeZone, from, to);
  return {
    roomId: kind === 'room' ? id : null,
    instructorId: kind === 'instructor' ? id : null,
    start: days[0]?.start ?? 0,
    end: days.at(-1)?.end ?? 0,
  };
}

/** What is there between two days and around them, from now on: before, everything is taken. */
export async function readWorld(
  tx: Transaction,
  from: string,
  to: string,
  now: number,
  { rules = defaultRules, exceptSession = null, lost = null, without }: WorldOptions = {},
): Promise<NamedWorld> {
  const day = 1_440 * minute;
  const period = { start: Date.parse(from) - day, end: Date.parse(to) + 2 * day };
  const [rooms, teachers] = [await readRooms(tx), await readTeachers(tx)];
  const closed = await sql<{ day: string }>`
    select day::text from care.room_closures where room_id is null and day between ${from} and ${to}`.execute(
    tx,
  );
  const past = rooms.map(({ id }) => ({ roomId: id, instructorId: null, start: 0, end: now }));
  return {
    world: {
      rooms: [
        ...(without?.room === true ? [nowhere] : []),
        ...rooms.map((room): PlannerRoom => ({
          id: room.id,
          capacity: room.capacity,
          courses: room.anyCourse ? null : room.courseIds,
          parts: room.partIds,
          isOpenAtWeekends: room.weekend,
          isOpenInEvenings: room.evening,
          opensAt: room.opensAt,
          closesAt: room.closesAt,
          timeZone: room.timeZone,
        })),
      ],
      instructors: [
        ...(without?.instructor === true ? [nobody(without.course)] : []),
        ...teachers.map((teacher): PlannerInstructor => ({
          id: teacher.id,
          skills: teacher.courseIds,
          weekly: teacher.hours.length === 0 ? everyHour : teacher.hours,
          exceptions: [],
          timeZone: teacher.hours[0]?.timeZone ?? 'UTC',
        })),
      ],
      busy: [
        ...past,
        ...(await findBusy(tx, period, exceptSession)),
        ...(await findRoomClosures(tx, from, to)),
        ...(lost === null ? [] : [takenByLoss(lost, rooms[0]?.timeZone ?? 'Europe/Paris')]),
      ],
      closedDays: closed.rows.map((row) => row.day),
      rules,
    },
    names: {
      rooms: new Map(rooms.map(({ id, code, name }) => [id, { id, code, name }])),
      instructors: new Map(teachers.map(({ id, name }) => [id, { id, name }])),
    },
  };
}
