import { sql } from '@huntzen/database';
import type { CalendarSource } from '@huntzen/kernel/server';
import { appointmentEntry } from './domain/appointment-event.ts';

const daysBack = 90;

/** The consultations of one person, cancelled ones included so that calendars take them out. */
export const consultationCalendar: CalendarSource = async (tx, { accountId, role }) => {
  const own = role === 'practitioner' ? sql`practitioner_id` : sql`employee_id`;
  const { rows } = await sql<{
    id: string;
    status: string;
    starts_at: Date;
    ends_at: Date;
    revision: number;
    updated_at: Date;
  }>`
    select id, status, starts_at, ends_at, revision, updated_at from care.consultations
    where ${own} = ${accountId} and starts_at > now() - make_interval(days => ${daysBack})
    order by starts_at, id`.execute(tx);
  return rows.map((row) =>
    appointmentEntry({
      id: row.id,
      status: row.status,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      revision: row.revision,
      updatedAt: row.updated_at,
    }),
  );
};
