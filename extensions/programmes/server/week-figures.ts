import { sql, type Transaction } from '@huntzen/database';
import { shownWeeks, type WeekFigures } from '../contracts/index.ts';

/** What a patient did in each of the last weeks, oldest first; a week begins on Monday in the patient's zone. */
export async function readWeeks(tx: Transaction, patientId: string): Promise<WeekFigures[]> {
  const { rows } = await sql<{ monday: string; sessions: number; minutes: number; effort: string | null }>`
    select w.monday, count(c.id)::int as sessions, coalesce(sum(c.minutes), 0)::int as minutes, round(avg(c.effort), 1) as effort
    from (select (date_trunc('week', now() at time zone p.time_zone))::date - 7 * n as monday
          from care.people as p, generate_series(0, ${shownWeeks - 1}) as n where p.account_id = ${patientId}) as w
    left join care.completions as c on c.patient_id = ${patientId} and c.outcome <> 'skipped'
      and c.performed_on >= w.monday and c.performed_on < w.monday + 7
    group by w.monday order by w.monday`.execute(tx);
  return rows.map(({ effort, ...week }) => ({ ...week, effort: effort === null ? null : Number(effort) }));
}
