/** What every change of a programme needs: finding it, holding it, planning its coming days again. */
import { sql, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import type { PauseReason, Programme } from '../contracts/index.ts';
import { planSessions, withoutKept, type PlannedDay } from './domain/plan.ts';
import { ProgrammeNotRunningError } from './errors.ts';
import { writeLaterDays } from './later-days.ts';

/** A programme with its figures, as `selectProgrammes` gives it. */
export interface ProgrammeRow {
  id: string;
  patient_id: string;
  title: string;
  summary: string;
  time_zone: string;
  days: number[];
  starts_on: string;
  ends_on: string;
  paused_on: string | null;
  pause_reason: string | null;
  ended_at: Date | null;
  touched_at: Date | null;
  today: string;
  done: number;
  planned: number;
}

/** A programme as its patient and their coach see it. */
export const presentProgramme = (row: ProgrammeRow): Programme => ({
  id: row.id,
  title: row.title,
  summary: row.summary,
  state:
    row.ended_at !== null || row.ends_on < row.today
      ? 'ended'
      : row.paused_on === null
        ? 'running'
        : 'paused',
  timeZone: row.time_zone,
  days: row.days,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  pausedOn: row.paused_on,
  pauseReason: row.pause_reason as PauseReason | null,
  isPersonal: row.touched_at !== null,
  sessionsDone: row.done,
  sessionsPlanned: row.planned,
});

/** Programmes `p` with how many of their sessions were planned and done; conditions follow. */
export const selectProgrammes = sql`
  select p.id, p.patient_id, p.title, p.summary, p.time_zone, p.days, p.starts_on, p.ends_on, p.paused_on, p.pause_reason, p.ended_at,
         p.touched_at, (now() at time zone p.time_zone)::date as today, o.done, o.planned + cardinality(p.later_days) as planned
  from care.programmes as p
  cross join lateral (
    select count(*) as planned, count(*) filter (where exists (
             select from care.completions as c where c.occurrence_id = o.id and c.outcome <> 'skipped')) as done
    from care.occurrences as o where o.patient_id = p.patient_id and o.programme_id = p.id) as o`;

/** One programme that row-level security shows: the patient's own, or one of a patient whom the coach follows. @throws NotFoundError */
export async function findProgramme(tx: Transaction, id: string): Promise<ProgrammeRow> {
  const { rows } = await sql<ProgrammeRow>`
    ${selectProgrammes} where p.id = ${id}`.execute(tx);
  if (rows[0] === undefined) throw new NotFoundError();
  return rows[0];
}

/** The programme with all its days, held against other changes until the transaction ends. @throws NotFoundError */
export async function lockProgramme(tx: Transaction, id: string): Promise<ProgrammeRow> {
  await sql`select from care.programmes where id = ${id} for no key update`.execute(tx);
  const programme = await findProgramme(tx, id);
  await writeLaterDays(tx, id);
  return programme;
}

/** The programme, held, when it goes on. @throws NotFoundError, ProgrammeNotRunningError */
export async function findRunning(tx: Transaction, id: string): Promise<ProgrammeRow> {
  const programme = await lockProgramme(tx, id);
  if (programme.ended_at !== null || programme.paused_on !== null) throw new ProgrammeNotRunningError();
  return programme;
}

/** Plans the days from today on again; what was reported or left out keeps its day and its place in the rule. */
export async function planAgain(
  tx: Transaction,
  programme: ProgrammeRow,
  sessions: readonly { id: string; week: number | null }[],
): Promise<void> {
  await sql`
    delete from care.occurrences as o
    where o.programme_id = ${programme.id} and o.due_on >= ${programme.today}::date and o.skipped_at is null
      and not exists (select from care.completions as c where c.occurrence_id = o.id)`.execute(tx);
  const { rows: kept } = await sql<PlannedDay>`
    select programme_session_id as "sessionId", planned_on as "dueOn" from care.occurrences
    where programme_id = ${programme.id} and planned_on >= ${programme.today}::date`.execute(tx);
  const rule = { startsOn: programme.starts_on, endsOn: programme.ends_on, days: programme.days };
  const coming = planSessions(rule, sessions).filter(({ dueOn }) => dueOn >= programme.today);
  const planned = withoutKept(coming, kept);
  await sql`
    insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
    select s.company_id, s.patient_id, s.programme_id, s.id, d.due_on, d.due_on, now()
    from unnest(${planned.map(({ sessionId }) => sessionId)}::uuid[], ${planned.map(({ dueOn }) => dueOn)}::date[]) as d (id, due_on)
    join care.programme_sessions as s on s.id = d.id and s.programme_id = ${programme.id}`.execute(tx);
}
