/**
 * The patients a coach follows. The list is one call of `care.follow_up`, which knows the acting coach by the signed
 * context; everything else is what row-level security shows them. One query per table, whatever the number of patients.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
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
import { Temporal } from 'temporal-polyfill';
import {
  patientLogColumns,
  type AttentionReason,
  type FollowedPatient,
  type Outcome,
} from '../contracts/index.ts';
import { assertToCome, endProgramme } from './ending.ts';
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

/** One followed patient. @throws NotFoundError when whoever acts does not follow them. */
async function findPatient(tx: Transaction, id: string): Promise<PatientRow> {
  const { rows } = await sql<PatientRow>`select * from care.follow_up(${id})`.execute(tx);
  if (rows[0] === undefined) throw new NotFoundError();
  return rows[0];
}

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
    // Taking accents off costs more than the rest of the row.
    const matching = sql`
      from care.follow_up() as k
      ${search === '' ? sql`` : sql`where strpos(lower(ext.unaccent(k.first_name || ' ' || k.last_name)), lower(ext.unaccent(${search}))) > 0`}`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<PatientRow & { total: number }>`
        select k.*, count(*) over () as total ${matching}
        order by k.is_silent or k.is_strained or k.is_hurting desc, lower(ext.unaccent(k.last_name)), lower(ext.unaccent(k.first_name)), k.id
        limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      // A page past the end has no row to carry the total.
      const counted =
        rows.length === 0 && page > 1
          ? await sql<{ total: number }>`select count(*) as total ${matching}`.execute(tx)
          : { rows };
      return { data: rows.map(presentPatient), meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }

  /** One followed patient. @throws NotFoundError when the coach does not follow them. */
  show(caller: Caller, patientId: string) {
    return this.#database.as(caller, async (tx) => {
      const patient = await findPatient(tx, patientId);
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
      const { runningProgrammes, ...presented } = presentPatient(patient);
      return {
        ...presented,
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
    await this.#database.as(caller, (tx) => findPatient(tx, patientId));
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

  /** Ends a programme of a followed patient, now or with a last day; again changes nothing. @throws NotFoundError */
  endProgramme(caller: Caller, patientId: string, programmeId: string, on?: string): Promise<void> {
    assertToCome(on, Temporal.Now.instant());
    return this.#database.as(caller, async (tx) => {
      const programme = await tx
        .selectFrom('care.programmes')
        .select('ended_at')
        .where('id', '=', programmeId)
        .where('patient_id', '=', patientId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (programme === undefined) throw new NotFoundError();
      if (programme.ended_at === null) await endProgramme(tx, programmeId, on);
    });
  }
}
