/**
 * The completions as the panel knows them: `care.panel_reports`, which holds neither pain nor what a patient saw, and the totals
 * over all time that are kept of it. Each query reads the index first, and names only for the rows that are shown.
 */
import { sql } from '@huntzen/database';
import type { CsvRow } from '@huntzen/kernel/server';
import type { FollowUpFilters, FollowUpView, Outcome } from '../contracts/index.ts';

/** The filters with the sessions of the tag, which the panel's own tables know. */
export type Narrowing = Omit<FollowUpFilters, 'tag'> & { tagged?: readonly string[] };

/** A query to be completed by whoever reads it. */
type Query = ReturnType<typeof sql>;

/** One completion. */
export interface ReportRow {
  id: string;
  patient_id: string;
  first_name: string;
  last_name: string;
  company_name: string | null;
  session_key: string;
  session_id: string | null;
  session_title: string;
  outcome: Outcome;
  performed_on: string;
  minutes: number;
  effort: number | null;
}

/** The figures of one session or of one patient. */
export interface CountsRow {
  reports: number;
  done: number;
  partial: number;
  skipped: number;
  minutes: number;
  last_on: string;
}

/** One session in figures. */
export interface SessionRow extends CountsRow {
  session_key: string;
  session_id: string | null;
  session_title: string;
  patients: number;
}

/** One patient in figures. */
export interface PatientRow extends CountsRow {
  patient_id: string;
  first_name: string;
  last_name: string;
  company_name: string | null;
  sessions: number;
}

function matching({ from, to, session, group, patient, tagged, outcome }: Narrowing): Query {
  const conditions = [
    ...(from === undefined ? [] : [sql`f.performed_on >= ${from}`]),
    ...(to === undefined ? [] : [sql`f.performed_on <= ${to}`]),
    ...(session === undefined ? [] : [sql`f.session_key = ${session}`]),
    ...(tagged === undefined ? [] : [sql`f.session_key = any(${tagged}::text[])`]),
    ...(patient === undefined ? [] : [sql`f.patient_id = ${patient}`]),
    ...(group === undefined
      ? []
      : [
          sql`f.patient_id in (select m.patient_id from care.group_members as m where m.group_id = ${group})`,
        ]),
    ...(outcome === undefined ? [] : [sql`f.outcome = ${outcome}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

const figuresOf = sql`
  count(*) as reports, count(*) filter (where f.outcome = 'done') as done, count(*) filter (where f.outcome = 'partial') as partial,
  count(*) filter (where f.outcome = 'skipped') as skipped, sum(f.minutes) as minutes, max(f.performed_on) as last_on`;

const summed = sql`
  sum(p.reports)::int as reports, sum(p.done)::int as done, sum(p.partial)::int as partial, sum(p.skipped)::int as skipped,
  sum(p.minutes)::int as minutes, max(p.last_on) as last_on`;

// What is narrowed by nothing but these is kept by the database (0331-follow-up-totals.sql) and needs no counting.
const isNarrowedBy = (narrowing: Narrowing, kept: readonly (keyof Narrowing)[]): boolean =>
  Object.entries(narrowing).every(
    ([name, value]) => value === undefined || kept.some((keptName) => keptName === name),
  );

// Counting pairs first: a distinct count beside others would sort every row.
const pairs = (narrowing: Narrowing): Query => sql`
  select f.session_key, f.patient_id, ${figuresOf} from care.panel_reports as f where ${matching(narrowing)}
  group by f.session_key, f.patient_id`;

/** How many completions there are. */
export const countReports = (narrowing: Narrowing) =>
  sql<{ total: number }>`select count(*) as total from care.panel_reports as f where ${matching(narrowing)}`;

/** One page of completions, newest first. */
export const selectReports = (narrowing: Narrowing, limit: number, offset: number) => sql<ReportRow>`
  with shown as (
    select f.company_id, f.completion_id from care.panel_reports as f where ${matching(narrowing)}
    order by f.performed_on desc, f.reported_at desc, f.completion_id desc limit ${limit} offset ${offset}
  )
  select f.completion_id as id, f.patient_id, w.first_name, w.last_name, c.name as company_name, f.session_key, f.session_id,
         f.session_title, f.outcome, f.performed_on, f.minutes, f.effort
  from shown join care.panel_reports as f on f.company_id = shown.company_id and f.completion_id = shown.completion_id
  join care.people as w on w.account_id = f.patient_id
  left join cms.companies as c on c.document_id = f.company_id
  order by f.performed_on desc, f.reported_at desc, f.completion_id desc`;

const keptSessions = (narrowing: Narrowing): Query => sql`
  select f.session_key, sum(f.patients)::int as patients, sum(f.reports)::int as reports, sum(f.done)::int as done,
         sum(f.partial)::int as partial, sum(f.skipped)::int as skipped, sum(f.minutes)::int as minutes
  from care.panel_session_totals as f where ${matching(narrowing)} group by f.session_key`;

const countedSessions = (narrowing: Narrowing): Query => sql`
  select p.session_key, count(*)::int as patients, ${summed} from (${pairs(narrowing)}) as p group by p.session_key`;

/** The sessions in figures, the most done first; `total` counts them all. */
export function selectSessions(narrowing: Narrowing, limit: number | null, offset: number) {
  const isKept = isNarrowedBy(narrowing, ['session', 'tagged']);
  return sql<SessionRow & { total: number }>`
    with shown as (
      select s.*, count(*) over () as total from (${isKept ? keptSessions(narrowing) : countedSessions(narrowing)}) as s
      order by reports desc, session_key limit ${limit} offset ${offset}
    )
    select s.*, l.session_id, l.session_title ${isKept ? sql`, l.last_on` : sql``}
    from shown as s
    cross join lateral (
      select f.session_id, f.session_title, f.performed_on as last_on from care.panel_reports as f
      where f.session_key = s.session_key order by f.performed_on desc limit 1
    ) as l
    order by s.reports desc, s.session_key`;
}

const countedPatients = (narrowing: Narrowing): Query => sql`
  select p.patient_id, count(*)::int as sessions, ${summed} from (${pairs(narrowing)}) as p group by p.patient_id`;

const keptPatients = (narrowing: Narrowing): Query => sql`
  select f.patient_id, f.sessions, f.reports, f.done, f.partial, f.skipped, f.minutes, f.last_on
  from care.panel_patient_totals as f where ${matching(narrowing)}`;

/** The patients in figures, those who reported last first; `total` counts them all. */
export function selectPatients(narrowing: Narrowing, limit: number | null, offset: number) {
  const isKept = isNarrowedBy(narrowing, ['patient', 'group']);
  return sql<PatientRow & { total: number }>`
    with found as (${isKept ? keptPatients(narrowing) : countedPatients(narrowing)}),
    shown as (
      select p.*, (select count(*) from found) as total from found as p
      order by last_on desc, patient_id limit ${limit} offset ${offset}
    )
    select s.*, w.first_name, w.last_name, c.name as company_name
    from shown as s join care.people as w on w.account_id = s.patient_id
    left join cms.companies as c on c.document_id = w.company_id
    order by s.last_on desc, s.patient_id`;
}

/** The whole in figures. */
export interface FiguresRow {
  reports: number;
  skipped: number;
  minutes: number;
  patients: number;
  sessions: number;
}

/** The whole in figures. */
export function selectFigures(narrowing: Narrowing) {
  if (isNarrowedBy(narrowing, ['session']))
    return sql<FiguresRow>`
      select coalesce(sum(f.reports), 0)::int as reports, coalesce(sum(f.skipped), 0)::int as skipped,
             coalesce(sum(f.minutes), 0)::int as minutes, count(distinct f.session_key)::int as sessions,
             ${
               narrowing.session === undefined
                 ? sql`(select count(*)::int from care.panel_patient_totals)`
                 : sql`coalesce(sum(f.patients), 0)::int`
             } as patients
      from care.panel_session_totals as f where ${matching(narrowing)}`;
  return sql<FiguresRow>`
    with pairs as (${pairs(narrowing)})
    select coalesce(sum(p.reports), 0)::int as reports, coalesce(sum(p.skipped), 0)::int as skipped,
           coalesce(sum(p.minutes), 0)::int as minutes, count(distinct p.patient_id)::int as patients,
           count(distinct p.session_key)::int as sessions
    from pairs as p`;
}

// Rows of a file come in one order that no two rows share, so that the same request gives the same bytes.
const files: Record<FollowUpView, (narrowing: Narrowing) => ReturnType<typeof sql<CsvRow>>> = {
  reports: (narrowing) => sql<CsvRow>`
    select f.performed_on as jour, f.patient_id, trim(concat(w.last_name, ' ', w.first_name)) as patient, c.name as organisation,
           f.session_id as seance_id, f.session_title as seance,
           case f.outcome when 'done' then 'faite' when 'partial' then 'en partie' else 'pas faite' end as resultat,
           f.minutes, f.effort
    from care.panel_reports as f
    join care.people as w on w.account_id = f.patient_id
    left join cms.companies as c on c.document_id = f.company_id
    where ${matching(narrowing)} order by f.performed_on, f.reported_at, f.completion_id`,
  sessions: (narrowing) => sql<CsvRow>`
    select t.session_id as seance_id, t.session_title as seance, t.patients, t.reports as retours, t.done as faites,
           t.partial as en_partie, t.skipped as pas_faites, t.minutes, t.last_on as dernier_jour
    from (${selectSessions(narrowing, null, 0)}) as t order by t.reports desc, t.session_key`,
  patients: (narrowing) => sql<CsvRow>`
    select t.patient_id, trim(concat(t.last_name, ' ', t.first_name)) as patient, t.company_name as organisation,
           t.sessions as seances, t.reports as retours, t.done as faites, t.partial as en_partie, t.skipped as pas_faites,
           t.minutes, t.last_on as dernier_jour
    from (${selectPatients(narrowing, null, 0)}) as t order by t.last_on desc, t.patient_id`,
};

/** The rows of a file. */
export const selectFile = (view: FollowUpView, narrowing: Narrowing) => files[view](narrowing);
