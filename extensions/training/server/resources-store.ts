/** Reads rooms, instructors and what is taken, as the pure rules want them. */
import { sql, type Transaction } from '@huntzen/database';
import type { Taken } from './domain/alternatives.ts';
import type { Room, Teacher } from './domain/resources.ts';

const minutes = (time: string): string => time.slice(0, 5);

/** Every room that is in use, by code. */
export async function readRooms(tx: Transaction): Promise<Room[]> {
  const rows = await tx
    .selectFrom('care.rooms as r')
    .selectAll('r')
    .select(
      sql<string[]>`array(
        select c.day::text from care.room_closures c
        where (c.room_id is null or c.room_id = any (r.id || r.part_ids)) and c.day >= (now() at time zone r.time_zone)::date
        order by c.day)`.as('closed_days'),
    )
    .where('active', '=', true)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    capacity: row.capacity,
    anyCourse: row.any_course,
    courseIds: row.course_ids,
    partIds: row.part_ids,
    weekend: row.weekend,
    evening: row.evening,
    opensAt: minutes(row.opens_at),
    closesAt: minutes(row.closes_at),
    timeZone: row.time_zone,
    closedDays: row.closed_days,
  }));
}

/** Every instructor who is active, by name, with what they teach and when; read in one statement. */
export async function readTeachers(tx: Transaction): Promise<Teacher[]> {
  const { rows } = await sql<{
    id: string;
    display_name: string;
    course_ids: string[];
    hours: { weekday: number; start_time: string; end_time: string; time_zone: string }[];
  }>`
    select i.id, i.display_name,
           array(select k.course_id from care.instructor_skills k where k.instructor_id = i.id) as course_ids,
           coalesce((select json_agg(h order by h.weekday, h.start_time)
                     from care.instructor_hours h where h.instructor_id = i.id), '[]') as hours
    from care.instructors i where i.active order by i.display_name, i.id`.execute(tx);
  return rows.map(({ id, display_name, course_ids, hours }) => ({
    id,
    name: display_name,
    courseIds: course_ids,
    hours: hours.map(({ weekday, start_time, end_time, time_zone }) => ({
      weekday,
      startTime: minutes(start_time),
      endTime: minutes(end_time),
      timeZone: time_zone,
    })),
  }));
}

/** What is reserved between two instants, in epoch milliseconds, but for one reservation. */
export async function readTaken(
  tx: Transaction,
  from: number,
  to: number,
  except: string | null = null,
): Promise<Taken[]> {
  const { rows } = await sql<{
    room_id: string | null;
    instructor_id: string | null;
    starts_at: Date;
    ends_at: Date;
  }>`
    select room_id, instructor_id, lower(during) as starts_at, upper(during) as ends_at
    from care.room_reservations
    where during && tstzrange(${new Date(from)}, ${new Date(to)}) and id is distinct from ${except}::uuid
    order by lower(during), id`.execute(tx);
  return rows.map((row) => ({
    roomId: row.room_id,
    teacherId: row.instructor_id,
    start: row.starts_at.getTime(),
    end: row.ends_at.getTime(),
  }));
}
