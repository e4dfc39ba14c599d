/** Hours of training in calendars: one UID for each stretch, whichever calendar shows it. */
import { sql, type Transaction } from '@huntzen/database';
import type { CalendarEntry, CalendarSource } from '@huntzen/kernel/server';

const daysBack = 90;

/** A stretch, as every calendar reads it. */
export interface CalendarStretch {
  id: string;
  revision: number;
  changed_at: Date;
  title: string;
  status: string;
  place: string | null;
  starts_at: Date;
  ends_at: Date;
}

/** A stretch as an entry of a calendar; `status` is that of the entry. */
export const stretchEntry = (stretch: CalendarStretch): CalendarEntry => ({
  id: stretch.id,
  revision: stretch.revision,
  changedAt: stretch.changed_at,
  title: stretch.title,
  ...(stretch.place === null || stretch.place === '' ? {} : { place: stretch.place }),
  status: stretch.status === 'confirmed' || stretch.status === 'cancelled' ? stretch.status : 'tentative',
  when: { start: stretch.starts_at, end: stretch.ends_at },
});

/** The hours that one attends or teaches, those that ended included. */
export const trainingCalendar: CalendarSource = async (tx) => {
  const { rows } = await sql<CalendarStretch>`
    select * from care.my_training_calendar(now() - make_interval(days => ${daysBack}))`.execute(tx);
  return rows.map(stretchEntry);
};

/** What a calendar of the planning is of: rooms (each that takes the one meant), an instructor, or a session. */
export interface CalendarSubject {
  readonly roomIds?: readonly string[];
  readonly instructorId?: string;
  readonly sessionId?: string;
}

/** The hours of rooms, of an instructor or of a session in a period, those that ended included. */
export async function findCalendarStretches(
  tx: Transaction,
  { roomIds, instructorId, sessionId }: CalendarSubject,
  period: { readonly start: number; readonly end: number },
): Promise<CalendarStretch[]> {
  const ofSubject = sql`
    ${roomIds === undefined ? sql`true` : sql`t.room_id = any (${roomIds})`}
    and ${instructorId === undefined ? sql`true` : sql`t.instructor_id = ${instructorId}::uuid`}
    and ${sessionId === undefined ? sql`true` : sql`t.session_id = ${sessionId}::uuid`}
    and t.during && tstzrange(${new Date(period.start)}, ${new Date(period.end)})`;
  const columns = sql`t.id, t.revision, t.session_id, t.room_id, t.instructor_id, t.during`;
  const { rows } = await sql<CalendarStretch>`
    select t.id, t.revision, greatest(t.changed_at, s.updated_at) as changed_at,
           concat_ws(' · ', s.title, t.subject, i.display_name) as title,
           case when t.has_ended or s.status = 'cancelled' then 'cancelled' when s.status in ('confirmed', 'done') then 'confirmed'
                else 'tentative' end as status,
           concat_ws(', ', r.name, r.address) as place, lower(t.during) as starts_at, upper(t.during) as ends_at
    from (
      select ${columns}, t.subject, t.changed_at, false as has_ended from care.room_reservations t where ${ofSubject}
      union all
      select ${columns}, null, t.ended_at, true from care.ended_reservations t where ${ofSubject}
    ) as t
    join care.training_sessions s on s.id = t.session_id
    left join care.rooms r on r.id = t.room_id
    left join care.instructors i on i.id = t.instructor_id
    order by lower(t.during), t.id`.execute(tx);
  return rows;
}
