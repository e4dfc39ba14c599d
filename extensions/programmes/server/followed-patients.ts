/**
 * The patients a coach follows. Row-level security shows a coach the members of their groups and what these reported, and
 * nobody else. One query per table, whatever the number of patients.
 */
import { sql, type CareDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { FileFormat } from '@huntzen/kernel/contracts';
import {
  begun,
  csvLines,
  NotFoundError,
  type Caller,
  type CsvRow,
  type DownloadPlaces,
  type FileOutput,
} from '@huntzen/kernel/server';
import {
  defaultSilentDays,
  patientLogColumns,
  type AttentionReason,
  type FollowedPatient,
  type Outcome,
} from '../contracts/index.ts';
import { dropComingDays } from './assignments.ts';
import { readWeeks } from './week-figures.ts';
import { presentProgramme, selectProgrammes, type ProgrammeRow } from './running-programme.ts';

interface PatientRow {
  id: string;
  first_name: string;
  last_name: string;
  groups: string[];
  running: number;
  last_on: string | null;
  is_silent: boolean;
  is_strained: boolean;
  is_hurting: boolean;
}

/** How many of the newest reports of a patient say whether to look at them. */
const lookedAt = 10;

/** The followed patients with what is looked at first; `total` counts them all. */
const selectPatients = (caller: Caller, condition: ReturnType<typeof sql>) => sql<
  PatientRow & { total: number }
>`
  with chosen as (
    select coalesce((select c.silent_days from care.coach_preferences as c where c.coach_id = ${caller.accountId}), ${defaultSilentDays}::smallint)::int as days
  ),
  followed as (
    select m.patient_id as id, array_agg(g.name order by g.name) as groups
    from care.groups as g join care.group_members as m on m.company_id = g.company_id and m.group_id = g.id
    where g.coach_id = ${caller.accountId} group by m.patient_id
  ),
  -- The newest reports of each, through the index: a year of them says nothing more about whom to look at now.
  reported as (
    select f.id, max(c.performed_on) filter (where c.outcome <> 'skipped') as last_on,
           (array_agg(c.effort order by c.performed_on desc, c.created_at desc) filter (where c.effort is not null))[1:2] as efforts,
           (array_agg(c.pain order by c.performed_on desc, c.created_at desc) filter (where c.pain is not null))[1:3] as pains
    from followed as f cross join lateral (
      select performed_on, created_at, outcome, effort, pain from care.completions
      where patient_id = f.id order by created_at desc limit ${lookedAt}
    ) as c
    group by f.id
  ),
  running as (
    select p.company_id, p.patient_id, p.id, p.paused_on, (now() at time zone p.time_zone)::date as today
    from care.programmes as p
    where p.patient_id in (select f.id from followed as f) and p.ended_at is null and p.ends_on >= (now() at time zone p.time_zone)::date
  ),
  planned as (
    select p.patient_id as id, count(*) as running,
           bool_or(p.paused_on is null and exists (
             select from care.occurrences as o
             where o.patient_id = p.patient_id and o.programme_id = p.id and o.skipped_at is null
               and o.due_on between p.today - (select days from chosen) and p.today - 1)) as was_due
    from running as p group by p.patient_id
  ),
  known as (
    select f.id, w.first_name, w.last_name, f.groups, coalesce(n.running, 0)::int as running, r.last_on,
           coalesce(n.was_due, false)
             and coalesce(r.last_on < (now() at time zone w.time_zone)::date - (select days from chosen), true) as is_silent,
           coalesce(cardinality(r.efforts) = 2 and r.efforts[1] >= 9 and r.efforts[2] >= 9, false) as is_strained,
           coalesce(cardinality(r.pains) = 3 and r.pains[1] > r.pains[2] and r.pains[2] > r.pains[3], false) as is_hurting
    from followed as f join care.people as w on w.account_id = f.id
    left join reported as r on r.id = f.id left join planned as n on n.id = f.id
    where not w.blocked
  )
  select k.*, count(*) over () as total from known as k where ${condition}
  order by k.is_silent or k.is_strained or k.is_hurting desc, lower(ext.unaccent(k.last_name)), lower(ext.unaccent(k.first_name)), k.id`;

const presentPatient = (row: PatientRow): FollowedPatient => ({
  id: row.id,
  name: `${row.first_name} ${row.last_name}`.trim(),
  groups: row.groups,
  runningProgrammes: row.running,
  lastOn: row.last_on,
  attention: [
    ...(row.is_silent ? (['silent'] satisfies AttentionReason[]) : []),
    ...(row.is_strained ? (['strained'] satisfies AttentionReason[]) : []),
    ...(row.is_hurting ? (['hurting'] satisfies AttentionReason[]) : []),
  ],
});

/** What a coach reads and decides about the members of their groups. */
export class FollowedPatients {
  readonly #database: CareDatabase;
  readonly #places: DownloadPlaces;

  /** @param places what each file on its way takes one of. */
  constructor(database: CareDatabase, places: DownloadPlaces) {
    this.#database = database;
    this.#places = places;
  }

  /** One page of the followed patients whose name holds the text, accents and case aside. */
  list(caller: Caller, { page, search }: { page: number; search: string }) {
    const matches = sql`strpos(lower(ext.unaccent(k.first_name || ' ' || k.last_name)), lower(ext.unaccent(${search}))) > 0`;
    const query = selectPatients(caller, matches);
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<PatientRow & { total: number }>`
        ${query} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      // A page past the end has no row to carry the total.
      const counted =
        rows.length === 0 && page > 1 ? await sql<{ total: number }>`${query} limit 1`.execute(tx) : { rows };
      return { data: rows.map(presentPatient), meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }

  /** One followed patient. @throws NotFoundError when the coach does not follow them. */
  show(caller: Caller, patientId: string) {
    return this.#database.as(caller, async (tx) => {
      const found = await selectPatients(caller, sql`k.id = ${patientId}`).execute(tx);
      if (found.rows[0] === undefined) throw new NotFoundError();
      const programmes = await sql<ProgrammeRow>`
        ${selectProgrammes} where p.patient_id = ${patientId} order by p.ended_at is not null, p.created_at desc, p.id desc
        limit ${pageSize}`.execute(tx);
      const weeks = await readWeeks(tx, patientId);
      const completions = await sql<{
        id: string;
        session_title: string;
        outcome: Outcome;
        performed_on: string;
        planned_minutes: number | null;
        minutes: number;
        effort: number | null;
        pain: number | null;
      }>`
        select c.id, c.session_title, c.outcome, c.performed_on, c.minutes, c.effort, c.pain,
               coalesce(p.minutes, (s.content ->> 'durationMinutes')::int) as planned_minutes
        from care.completions as c
        join care.occurrences as o on o.company_id = c.company_id and o.id = c.occurrence_id
        left join care.published_minutes(${patientId}) as p on p.publication_id = o.publication_id
        left join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
        where c.patient_id = ${patientId} order by c.performed_on desc, c.created_at desc, c.id desc limit ${pageSize}`.execute(
        tx,
      );
      const { runningProgrammes, ...patient } = presentPatient(found.rows[0]);
      return {
        ...patient,
        programmes: programmes.rows.map(presentProgramme),
        weeks,
        completions: completions.rows.map((row) => ({
          id: row.id,
          sessionTitle: row.session_title,
          outcome: row.outcome,
          performedOn: row.performed_on,
          plannedMinutes: row.planned_minutes,
          minutes: row.minutes,
          effort: row.effort,
          pain: row.pain,
        })),
      };
    });
  }

  /**
   * Everything a followed patient reported, oldest first. Its name says nothing of the patient.
   *
   * @throws NotFoundError, TooManyDownloadsError
   */
  async log(caller: Caller, patientId: string, format: FileFormat): Promise<FileOutput> {
    await this.#database.as(caller, async (tx) => {
      const { rows } = await selectPatients(caller, sql`k.id = ${patientId}`).execute(tx);
      if (rows[0] === undefined) throw new NotFoundError();
    });
    const rows = this.#database.stream(caller, (db) =>
      sql<CsvRow>`
        select c.performed_on as jour, c.session_title as seance,
               case c.outcome when 'done' then 'faite' when 'partial' then 'en partie' else 'pas faite' end as resultat,
               coalesce(p.minutes, (s.content ->> 'durationMinutes')::int) as minutes_prevues, c.minutes, c.effort, c.pain as douleur
        from care.completions as c
        join care.occurrences as o on o.company_id = c.company_id and o.id = c.occurrence_id
        left join care.published_minutes(${patientId}) as p on p.publication_id = o.publication_id
        left join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
        where c.patient_id = ${patientId} order by c.performed_on, c.created_at, c.id`.compile(db),
    );
    const lines = csvLines({ columns: patientLogColumns }, format, rows);
    return { fileName: 'patient-log-v2.csv', content: await begun(this.#places.hold(lines)) };
  }

  /** Ends a programme of a followed patient; again changes nothing. @throws NotFoundError */
  endProgramme(caller: Caller, patientId: string, programmeId: string): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('care.programmes')
        .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', sql<Date>`now()`) }))
        .where('id', '=', programmeId)
        .where('patient_id', '=', patientId)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new NotFoundError();
      await dropComingDays(tx, [programmeId]);
    });
  }
}
