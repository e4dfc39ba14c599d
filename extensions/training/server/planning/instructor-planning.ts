/** The planning of instructors: what each teaches, and for how long. */
import type { CareDatabase, Transaction } from '@huntzen/database';
import { NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import { mergeIntervals, minute, type Interval } from '@huntzen/kernel/time';
import type { PlanningEntry, PlanningFilter } from '../../contracts/planning.ts';
import type { Room } from '../domain/resources.ts';
import { readRooms } from '../resources-store.ts';
import { calendarFile } from './calendar-file.ts';
import { exactly, sessionFilterOf } from './filter.ts';
import { findEntries } from './store.ts';

/** From a day to another, both in. */
export interface TaughtPeriod {
  readonly from: string;
  readonly to: string;
}

const teachingMinutes = (entries: readonly PlanningEntry[], { start, end }: Interval): number =>
  mergeIntervals(
    entries.map(({ startsAt, endsAt }) => ({
      start: Math.max(start, Date.parse(startsAt)),
      end: Math.min(end, Date.parse(endsAt)),
    })),
  ).reduce((sum, one) => sum + (one.end - one.start) / minute, 0);

/** The zone in which the days of instructors are counted: that of the rooms, which are mostly in one. */
const zoneOf = (rooms: readonly Room[]): string => rooms[0]?.timeZone ?? 'Europe/Paris';

/** The sessions that match between two days. */
async function readTaught(tx: Transaction, { from, to }: TaughtPeriod, filter: PlanningFilter) {
  const rooms = await readRooms(tx);
  const period = exactly(zoneOf(rooms), from, to);
  return { period, entries: await findEntries(tx, period, sessionFilterOf(filter, rooms)) };
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

/** The service that reads the planning of instructors. */
export class InstructorPlanningService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Who teaches, and how long of the sessions that match; with an instructor, that one. */
  list(
    caller: Caller,
    days: TaughtPeriod,
    filter: PlanningFilter = {},
  ): Promise<{ id: string; name: string; teachingMinutes: number }[]> {
    const { instructor } = filter;
    return this.#database.as(caller, async (tx) => {
      const people = await tx
        .selectFrom('care.instructors')
        .select(['id', 'display_name as name'])
        .where('active', '=', true)
        .$if(instructor !== undefined, (query) => query.where('id', '=', instructor ?? ''))
        .orderBy('display_name')
        .orderBy('id')
        .execute();
      const { period, entries } = await readTaught(tx, days, filter);
      const byPerson = Map.groupBy(entries, (entry) => entry.instructor?.id);
      return people.map((person) => ({
        ...person,
        teachingMinutes: teachingMinutes(byPerson.get(person.id) ?? [], period),
      }));
    });
  }

  /** What one instructor teaches of the sessions that match. @throws NotFoundError */
  get(
    caller: Caller,
    days: TaughtPeriod,
    filter: PlanningFilter & { instructor: string },
  ): Promise<{
    instructor: { id: string; name: string };
    teachingMinutes: number;
    entries: PlanningEntry[];
  }> {
    return this.#database.as(caller, async (tx) => {
      const instructor = await findInstructor(tx, filter.instructor);
      const { period, entries } = await readTaught(tx, days, filter);
      return { instructor, teachingMinutes: teachingMinutes(entries, period), entries };
    });
  }

  /** An instructor's sessions as a calendar. @throws NotFoundError */
  calendar(caller: Caller, id: string, now: number): Promise<FileOutput> {
    return this.#database.as(caller, async (tx) => {
      await findInstructor(tx, id);
      return calendarFile(tx, 'instructor', { instructorId: id }, now);
    });
  }
}
