/** Reads closed days and reservations for the planning. */
import { sql, type Transaction } from '@huntzen/database';
import type { Interval } from '@huntzen/kernel/time';
import type { PlanningEntry } from '../../contracts/planning.ts';

/** The closed days of each room between two days; those of every room are in each. */
export async function findClosedDays(
  tx: Transaction,
  from: string,
  to: string,
): Promise<(roomId: string) => ReadonlySet<string>> {
  const { rows } = await sql<{ day: string; room_id: string | null }>`
    select day::text, room_id from care.room_closures where day between ${from} and ${to}`.execute(tx);
  const everywhere = rows.filter(({ room_id }) => room_id === null).map(({ day }) => day);
  const all = new Set(everywhere);
  const byRoom = Map.groupBy(rows, ({ room_id }) => room_id);
  return (roomId) => {
    const own = byRoom.get(roomId);
    return own === undefined ? all : new Set([...everywhere, ...own.map(({ day }) => day)]);
  };
}

/** What reservations are narrowed to; everything that is given holds. */
export interface SessionFilter {
  readonly courseId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly instructorId?: string | undefined;
  readonly status?: string | undefined;
  readonly roomIds?: readonly string[] | undefined;
}

/** The rooms and the instructor of reservations `v`. */
const held = ({ roomIds, instructorId }: SessionFilter) => sql`
  ${roomIds === undefined ? sql`true` : sql`v.room_id = any (${roomIds})`}
  and ${instructorId === undefined ? sql`true` : sql`v.instructor_id = ${instructorId}`}`;

/** The course, the company and the status of sessions `s`. */
const ofSessions = ({ courseId, companyId, status }: SessionFilter) => sql`
  ${courseId === undefined ? sql`true` : sql`s.course_id = ${courseId}`}
  and ${companyId === undefined ? sql`true` : sql`s.company_id = ${companyId}`}
  and ${status === undefined ? sql`true` : sql`s.status = ${status}`}`;

/** Reservations `v` of the sessions meant; sessions are read only when something is asked of them. */
function ofSuchSessions(filter: SessionFilter) {
  const { courseId, companyId, status } = filter;
  if ([courseId, companyId, status].every((one) => one === undefined)) return sql`true`;
  return sql`v.session_id in (select s.id from care.training_sessions s where ${ofSessions(filter)})`;
}

/**
 * What is taken of each room in a period, also as a part of another one. One row of text for each room: fifty thousand
 * reservations as rows of their own take four times as long to read.
 */
export async function findTaken(
  tx: Transaction,
  period: Interval,
  filter: SessionFilter = {},
): Promise<Map<string, Interval[]>> {
  const { rows } = await sql<{ room_id: string; part_ids: string[]; times: string }>`
    select t.room_id, r.part_ids, t.times
    from (
      select v.room_id,
             string_agg(date_part('epoch', lower(v.during)) || ' ' || date_part('epoch', upper(v.during)), ' ') as times
      from care.room_reservations v
      where v.room_id is not null
        and v.during && tstzrange(${new Date(period.start)}, ${new Date(period.end)})
        and ${held(filter)} and ${ofSuchSessions(filter)}
      group by v.room_id
    ) as t
    join care.rooms r on r.id = t.room_id`.execute(tx);
  const taken = new Map<string, Interval[]>();
  for (const { room_id, part_ids, times } of rows) {
    const seconds = times.split(' ').map(Number);
    const intervals: Interval[] = [];
    for (let at = 0; at < seconds.length; at += 2)
      intervals.push({ start: (seconds[at] as number) * 1000, end: (seconds[at + 1] as number) * 1000 });
    for (const id of [room_id, ...part_ids]) taken.set(id, (taken.get(id) ?? []).concat(intervals));
  }
  return taken;
}

interface EntryRow {
  id: string;
  starts_at: Date;
  ends_at: Date;
  session_id: string;
  title: string;
  status: string;
  capacity: number;
  enrolled_count: number;
  room_id: string | null;
  code: string | null;
  room_name: string | null;
  instructor_id: string | null;
  display_name: string | null;
  subject: string | null;
  revision: number;
  zone: string;
  course_id: string;
  course_title: string;
  company_id: string;
  company_name: string;
}

/** The stretches of sessions in a period that match, by time. */
export async function findEntries(
  tx: Transaction,
  period: Interval,
  of: SessionFilter & { readonly sessionId?: string; readonly ids?: readonly string[] },
): Promise<PlanningEntry[]> {
  const ofSession = of.sessionId === undefined ? sql`true` : sql`v.session_id = ${of.sessionId}`;
  const named = of.ids === undefined ? sql`true` : sql`v.id = any (${of.ids}::uuid[])`;
  const { rows } = await sql<EntryRow>`
    select v.id, v.revision, lower(v.during) as starts_at, upper(v.during) as ends_at, s.id as session_id, s.title, s.status, s.capacity,
           s.enrolled_count, s.zone, c.id as course_id, c.title as course_title, k.document_id as company_id, k.name as company_name,
           r.id as room_id, r.code, r.name as room_name, i.id as instructor_id, i.display_name, v.subject
    from care.room_reservations v
    join care.training_sessions s on s.id = v.session_id
    join care.courses c on c.id = s.course_id
    join cms.companies k on k.document_id = s.company_id
    left join care.rooms r on r.id = v.room_id
    left join care.instructors i on i.id = v.instructor_id
    where v.during && tstzrange(${new Date(period.start)}, ${new Date(period.end)}) and ${held(of)} and ${ofSessions(of)} and ${ofSession} and ${named}
    order by lower(v.during), r.code, v.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    session: {
      id: row.session_id,
      title: row.title,
      status: row.status,
      capacity: row.capacity,
      enrolledCount: row.enrolled_count,
      zone: row.zone,
      course: { id: row.course_id, title: row.course_title },
      company: { id: row.company_id, name: row.company_name },
    },
    room: row.room_id === null ? null : { id: row.room_id, code: row.code ?? '', name: row.room_name ?? '' },
    instructor: row.instructor_id === null ? null : { id: row.instructor_id, name: row.display_name ?? '' },
    subject: row.subject,
    revision: row.revision,
  }));
}
