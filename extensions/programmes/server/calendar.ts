import { sql } from '@huntzen/database';
import type { CalendarSource } from '@huntzen/kernel/server';
import { writeLaterDaysOf } from './later-days.ts';

const daysBack = 30;
const daysAhead = 180;

/** The days of a patient's programmes. Days are days, without hour or zone, so no clock change moves them. */
export const programmeCalendar: CalendarSource = async (tx, { accountId }) => {
  await writeLaterDaysOf(tx, accountId ?? '');
  const { rows } = await sql<{
    id: string;
    due_on: string;
    is_skipped: boolean;
    minutes: number;
    changed: Date;
  }>`
    select o.id, o.due_on, o.skipped_at is not null as is_skipped, (s.content ->> 'durationMinutes')::int as minutes,
           coalesce(o.skipped_at, o.visible_from) as changed
    from care.occurrences as o
    join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
    join care.programmes as p on p.company_id = o.company_id and p.id = o.programme_id
    where o.patient_id = ${accountId}
      and o.due_on between (now() at time zone p.time_zone)::date - ${daysBack}::int
        and (now() at time zone p.time_zone)::date + ${daysAhead}::int
      and p.ended_at is null and (p.paused_on is null or o.due_on < p.paused_on)
    order by o.due_on, o.id`.execute(tx);
  return rows.map(({ id, due_on, is_skipped, minutes, changed }) => ({
    id,
    revision: is_skipped ? 1 : 0,
    changedAt: changed,
    title: `Séance (${minutes} min)`,
    status: is_skipped ? 'cancelled' : 'confirmed',
    when: { day: due_on },
  }));
};
