/**
 * From the rows of the earlier tables to the rows to write, or why not. Pure: what is stored already is handed in. A row
 * is taken once, by its id; a row that points at a refused one is refused with it. A programme's sessions are its
 * different sessions: two rows share one when text and dosage are the same, unless they fall on the same day.
 */
import { isDeepStrictEqual } from 'node:util';
import type { StoredSession } from '../../../extensions/programmes/server/domain/freeze-session.ts';
import { copyForPatient, renameTokens, seenBy, variablesOf, type Tag } from './content.ts';
import { fold } from './kinds.ts';
import { rowProblems, type Problem } from './problems.ts';
import { hashRow, type Finding, type Source } from './rows.ts';
import { fileOf, tableNames, type Row, type SourceRow, type TableName } from './tables.ts';

/** A patient as programmes need them. */
export interface KnownPatient {
  readonly accountId: string;
  readonly companyId: string;
  readonly timeZone: string;
}

/** One session of a programme, and the days it is planned on. */
export interface ProgrammeSession {
  readonly id: string;
  readonly content: StoredSession;
  readonly days: Set<string>;
}

/** A programme as its sessions need it. */
export interface KnownProgramme {
  readonly id: string;
  readonly patient: KnownPatient;
  readonly startsOn: string;
  readonly endsOn: string;
  /** The day it was ended; null while it runs or is paused. */
  readonly endedOn: string | null;
  readonly sessions: readonly ProgrammeSession[];
  /** The highest place that a session of it has or had. */
  readonly lastPosition: number;
}

/** What is stored before the import. Of what rows became: null when it is gone. */
export interface Known {
  /** The hash of each imported row, hexadecimal. */
  readonly imported: Readonly<Record<TableName, ReadonlyMap<string, string>>>;
  readonly companies: readonly {
    readonly id: number;
    readonly documentId: string;
    readonly name: string;
    readonly slug: string;
    readonly timeZone: string;
  }[];
  readonly tags: readonly Tag[];
  /** E-mails of the file that have an account, in small letters. */
  readonly takenEmails: ReadonlySet<string>;
  /** Account by e-mail, in small letters. */
  readonly coaches: ReadonlyMap<string, string>;
  readonly slugs: ReadonlySet<string>;
  readonly patients: ReadonlyMap<string, KnownPatient | null>;
  /** The documentId of the exercise that a session became. */
  readonly exercises: ReadonlyMap<string, string | null>;
  readonly programmes: ReadonlyMap<string, KnownProgramme | null>;
}

/** New ids. */
export interface Ids {
  uuid(): string;
  documentId(): string;
}

/** A patient to write. */
export interface NewPatient extends KnownPatient {
  readonly sourceId: string;
  readonly companyRowId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: string;
  readonly blocked: boolean;
}

/** A session to write as a draft, with the draft of its exercise. */
export interface NewSession {
  readonly sourceId: string;
  readonly sessionId: string;
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  readonly instructions: string;
  readonly objective: string;
  readonly level: string;
  readonly durationMinutes: number;
  readonly isArchived: boolean;
  readonly tagIds: readonly number[];
  readonly variables: ReturnType<typeof variablesOf>;
}

/** A programme to write, with the version of a template that nobody else has. */
export interface NewProgramme extends KnownProgramme {
  readonly sourceId: string;
  readonly templateId: string;
  readonly title: string;
  readonly summary: string;
  readonly days: readonly number[];
  readonly pausedOn: string | null;
  readonly assignedBy: string;
  readonly assignedByRole: 'coach' | 'super-admin';
}

/** A session to add to a programme. */
export interface NewProgrammeSession {
  readonly sourceId: string;
  readonly id: string;
  readonly programmeId: string;
  readonly patient: KnownPatient;
  readonly position: number;
  /** Its place in the version; null in a programme that was there before. */
  readonly origin: number | null;
  readonly content: StoredSession;
}

/** A dated session to write. */
export interface NewOccurrence {
  readonly sourceId: string;
  readonly id: string;
  readonly programmeId: string;
  readonly programmeSessionId: string;
  readonly patient: KnownPatient;
  readonly day: string;
  readonly isLeftOut: boolean;
}

/** What was reported, to write. */
export interface NewCompletion {
  readonly sourceId: string;
  readonly id: string;
  readonly occurrenceId: string;
  readonly clientId: string;
  readonly patient: KnownPatient;
  readonly title: string;
  readonly outcome: 'done' | 'partial' | 'skipped';
  readonly performedOn: string;
  readonly minutes: number;
  readonly effort: number | null;
  readonly pain: number | null;
  readonly seen: ReturnType<typeof seenBy>;
}

/** How many rows of a file went which way. */
export interface Count {
  read: number;
  imported: number;
  unchanged: number;
  changed: number;
  refused: number;
}

/** Everything the import is about to write, and everything there is to report. */
export interface ImportPlan {
  readonly patients: readonly NewPatient[];
  readonly sessions: readonly NewSession[];
  readonly programmes: readonly NewProgramme[];
  readonly programmeSessions: readonly NewProgrammeSession[];
  readonly occurrences: readonly NewOccurrence[];
  readonly completions: readonly NewCompletion[];
  /** The imported rows with their hashes. */
  readonly rows: readonly { readonly table: TableName; readonly sourceId: string; readonly hash: Buffer }[];
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<TableName, Count>>;
}

/** Who assigned a programme for which the earlier tables name nobody. */
export const unknownAssigner = { id: 'legacy-import', role: 'super-admin' } as const;

const mostSessionsOfProgramme = 200;

const slugOf = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'seance';

function freeSlug(title: string, taken: Set<string>): string {
  const base = slugOf(title);
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  taken.add(slug);
  return slug;
}

/** What a row points at: found, or the problem to refuse it with. */
type Reference<Value> = { readonly found: Value } | { readonly problem: Problem };

class Planner {
  readonly #source: Source;
  readonly #known: Known;
  readonly #ids: Ids;
  readonly #findings: Finding[];
  readonly #refused: Record<TableName, Set<string>>;
  readonly #changed: Record<TableName, number> = emptyCounts(0);
  readonly #unchanged: Record<TableName, number> = emptyCounts(0);
  readonly #patients: NewPatient[] = [];
  readonly #sessions: NewSession[] = [];
  #programmes: NewProgramme[] = [];
  readonly #programmeSessions: NewProgrammeSession[] = [];
  readonly #occurrences: NewOccurrence[] = [];
  readonly #completions: NewCompletion[] = [];
  readonly #sessionRows: ReadonlyMap<string, Row<'sessions'>>;
  readonly #tagOf: ReadonlyMap<string, Tag>;

  constructor(source: Source, known: Known, ids: Ids) {
    this.#source = source;
    this.#known = known;
    this.#ids = ids;
    this.#findings = tableNames.flatMap((table) => source[table].findings);
    this.#refused = {
      patients: new Set(source.patients.refusedIds),
      sessions: new Set(source.sessions.refusedIds),
      client_programmes: new Set(source.client_programmes.refusedIds),
      client_sessions: new Set(source.client_sessions.refusedIds),
    };
    this.#sessionRows = new Map(source.sessions.rows.map(({ values }) => [values.id, values]));
    this.#tagOf = new Map(known.tags.flatMap((tag) => [tag.name, tag.slug].map((word) => [fold(word), tag])));
  }

  plan(): ImportPlan {
    this.#planPatients();
    this.#planSessions();
    this.#planProgrammes();
    this.#planClientSessions();
    this.#refuseEmptyProgrammes();
    return {
      patients: this.#patients,
      sessions: this.#sessions,
      programmes: this.#programmes,
      programmeSessions: this.#programmeSessions,
      occurrences: this.#occurrences,
      completions: this.#completions,
      rows: this.#importedRows(),
      findings: this.#findings.toSorted(
        (left, right) =>
          tableNames.indexOf(left.table) - tableNames.indexOf(right.table) || left.line - right.line,
      ),
      counts: this.#counts(),
    };
  }

  #refuse({ table, line, values }: SourceRow<TableName>, column: string | null, problem: Problem): void {
    this.#refused[table].add(values.id);
    this.#findings.push({ table, line, sourceId: values.id, column, outcome: 'refused', problem });
  }

  /** The rows of a file that are not stored yet; reports those that changed since. */
  #newRows<Table extends TableName>(table: Table): SourceRow<Table>[] {
    const rows = this.#source[table].rows;
    return rows.filter((row) => {
      const stored = this.#known.imported[table].get((row.values as Row<TableName>).id);
      if (stored === undefined) return true;
      if (stored === hashRow(row).toString('hex')) this.#unchanged[table] += 1;
      else {
        this.#changed[table] += 1;
        this.#findings.push({
          table,
          line: row.line,
          sourceId: (row.values as Row<TableName>).id,
          column: null,
          outcome: 'changed',
          problem: rowProblems.changedAtSource,
        });
      }
      return false;
    });
  }

  #resolve<Value>(
    table: TableName,
    id: string,
    made: ReadonlyMap<string, Value>,
    stored: ReadonlyMap<string, Value | null>,
  ): Reference<Value> {
    const found = made.get(id) ?? stored.get(id);
    if (found === null) return { problem: rowProblems.goneReference(fileOf(table), id) };
    if (found !== undefined) return { found };
    return { problem: this.#absent(table, id) };
  }

  #absent(table: TableName, id: string): Problem {
    return this.#refused[table].has(id)
      ? rowProblems.refusedReference(fileOf(table), id)
      : rowProblems.unknownReference(fileOf(table), id);
  }

  #planPatients(): void {
    const { companies, takenEmails } = this.#known;
    const companyOf = new Map(
      companies.flatMap((company) => [company.name, company.slug].map((word) => [fold(word), company])),
    );
    const lineOfEmail = new Map<string, number>();
    for (const row of this.#newRows('patients')) {
      const { values } = row;
      const company = companyOf.get(fold(values.company));
      const line = lineOfEmail.get(values.email);
      if (company === undefined) this.#refuse(row, 'company', rowProblems.companyUnknown);
      else if (line !== undefined) this.#refuse(row, 'email', rowProblems.duplicateEmail(line));
      else if (takenEmails.has(values.email)) this.#refuse(row, 'email', rowProblems.emailTaken);
      else {
        lineOfEmail.set(values.email, row.line);
        this.#patients.push({
          sourceId: values.id,
          accountId: this.#ids.documentId(),
          companyId: company.documentId,
          companyRowId: company.id,
          timeZone: values.time_zone ?? company.timeZone,
          email: values.email,
          firstName: values.first_name,
          lastName: values.last_name,
          language: values.language ?? 'fr',
          blocked: values.status === 'inactive',
        });
      }
    }
  }

  #tagsOf({ tags }: Row<'sessions'>): { found: Tag[]; unknown: string[] } {
    const found = new Map<number, Tag>();
    const unknown: string[] = [];
    for (const word of tags ?? []) {
      const tag = this.#tagOf.get(fold(word));
      if (tag === undefined) unknown.push(word);
      else found.set(tag.id, tag);
    }
    return { found: [...found.values()], unknown };
  }

  #planSessions(): void {
    const slugs = new Set(this.#known.slugs);
    for (const row of this.#newRows('sessions')) {
      const { values } = row;
      const tags = this.#tagsOf(values);
      for (const tag of tags.unknown) this.#refuse(row, 'tags', rowProblems.tagUnknown(tag));
      if (tags.unknown.length > 0) continue;
      this.#sessions.push({
        sourceId: values.id,
        sessionId: this.#ids.documentId(),
        exerciseId: this.#ids.documentId(),
        slug: freeSlug(values.title, slugs),
        title: values.title,
        summary: values.summary,
        instructions: renameTokens(values.instructions),
        objective: values.objective,
        level: values.level ?? 'beginner',
        durationMinutes: values.duration,
        isArchived: values.status === 'archived',
        tagIds: tags.found.map(({ id }) => id),
        variables: variablesOf(values),
      });
    }
  }

  #planProgrammes(): void {
    const made = new Map<string, KnownPatient>(this.#patients.map((patient) => [patient.sourceId, patient]));
    for (const row of this.#newRows('client_programmes')) {
      const { values } = row;
      const patient = this.#resolve('patients', values.patient_id, made, this.#known.patients);
      if ('problem' in patient) {
        this.#refuse(row, 'patient_id', patient.problem);
        continue;
      }
      const coach = values.coach_email === null ? null : this.#known.coaches.get(values.coach_email);
      if (coach === undefined) {
        this.#refuse(row, 'coach_email', rowProblems.coachUnknown);
        continue;
      }
      const isEnded = values.status === 'completed' || values.status === 'cancelled';
      const { accountId, companyId, timeZone } = patient.found;
      this.#programmes.push({
        sourceId: values.id,
        id: this.#ids.uuid(),
        templateId: this.#ids.documentId(),
        patient: { accountId, companyId, timeZone },
        title: values.title,
        summary: values.summary ?? '',
        days: values.days,
        startsOn: values.starts_on,
        endsOn: values.ends_on,
        pausedOn: values.paused_on,
        endedOn: isEnded ? (values.ended_on ?? values.ends_on) : null,
        assignedBy: coach ?? unknownAssigner.id,
        assignedByRole: coach === null ? unknownAssigner.role : 'coach',
        sessions: [],
        lastPosition: 0,
      });
    }
  }

  #planClientSessions(): void {
    const exercises = new Map(this.#sessions.map(({ sourceId, exerciseId }) => [sourceId, exerciseId]));
    const made = new Map<string, KnownProgramme>(
      this.#programmes.map((programme) => [programme.sourceId, programme]),
    );
    const sessionsOf = new Map<string, ProgrammeSession[]>();
    const newSessions = new Map<string, number>();
    const rows = this.#newRows('client_sessions').toSorted(
      (left, right) => left.values.date.localeCompare(right.values.date) || left.line - right.line,
    );
    for (const row of rows) {
      const { values } = row;
      const programmeReference = this.#resolve(
        'client_programmes',
        values.client_programme_id,
        made,
        this.#known.programmes,
      );
      if ('problem' in programmeReference) {
        this.#refuse(row, 'client_programme_id', programmeReference.problem);
        continue;
      }
      const exercise = this.#resolve('sessions', values.session_id, exercises, this.#known.exercises);
      const session = this.#sessionRows.get(values.session_id);
      if ('problem' in exercise) {
        this.#refuse(row, 'session_id', exercise.problem);
        continue;
      }
      if (session === undefined) {
        this.#refuse(row, 'session_id', this.#absent('sessions', values.session_id));
        continue;
      }
      const programme = programmeReference.found;
      const problem = outOfPlace(values, programme);
      if (problem !== null) {
        this.#refuse(row, 'date', problem);
        continue;
      }
      const copy = copyForPatient(session, values, {
        exerciseId: exercise.found,
        tags: this.#tagsOf(session).found,
      });
      if ('problems' in copy) {
        for (const lacking of copy.problems) this.#refuse(row, lacking.column, lacking.problem);
        continue;
      }
      const sessions = sessionsOf.get(programme.id) ?? [...programme.sessions];
      sessionsOf.set(programme.id, sessions);
      let place = sessions.find(
        ({ content, days }) => !days.has(values.date) && isDeepStrictEqual(content, copy.content),
      );
      if (place === undefined) {
        const added = (newSessions.get(programme.id) ?? 0) + 1;
        const position = programme.lastPosition + added;
        if (position > mostSessionsOfProgramme) {
          this.#refuse(row, null, rowProblems.tooManySessions);
          continue;
        }
        newSessions.set(programme.id, added);
        place = { id: this.#ids.uuid(), content: copy.content, days: new Set() };
        sessions.push(place);
        this.#programmeSessions.push({
          sourceId: values.id,
          id: place.id,
          programmeId: programme.id,
          patient: programme.patient,
          position,
          origin: made.has(values.client_programme_id) ? position : null,
          content: copy.content,
        });
      }
      place.days.add(values.date);
      this.#addOccurrence(values, programme, place);
    }
  }

  #addOccurrence(values: Row<'client_sessions'>, programme: KnownProgramme, place: ProgrammeSession): void {
    const id = this.#ids.uuid();
    const { patient } = programme;
    this.#occurrences.push({
      sourceId: values.id,
      id,
      programmeId: programme.id,
      programmeSessionId: place.id,
      patient,
      day: values.date,
      isLeftOut: values.status === 'cancelled',
    });
    if (values.status === 'planned' || values.status === 'cancelled') return;
    this.#completions.push({
      sourceId: values.id,
      id: this.#ids.uuid(),
      occurrenceId: id,
      clientId: this.#ids.uuid(),
      patient,
      title: place.content.title,
      outcome: values.status,
      performedOn: values.done_on ?? values.date,
      minutes: values.minutes ?? 0,
      effort: values.effort,
      pain: values.pain,
      seen: seenBy(id, place.content),
    });
  }

  /** A programme without a session would be an empty page; it can be taken once its sessions are put right. */
  #refuseEmptyProgrammes(): void {
    const filled = new Set(this.#programmeSessions.map(({ programmeId }) => programmeId));
    const rows = new Map(this.#source.client_programmes.rows.map((row) => [row.values.id, row]));
    this.#programmes = this.#programmes.filter(({ id, sourceId }) => {
      const row = rows.get(sourceId);
      if (!filled.has(id) && row !== undefined) this.#refuse(row, null, rowProblems.noSession);
      return filled.has(id);
    });
  }

  #importedRows(): ImportPlan['rows'] {
    return tableNames.flatMap((table) =>
      this.#source[table].rows.flatMap((row: SourceRow<TableName>) => {
        const { id } = row.values;
        return this.#refused[table].has(id) || this.#known.imported[table].has(id)
          ? []
          : [{ table, sourceId: id, hash: hashRow(row) }];
      }),
    );
  }

  #counts(): Record<TableName, Count> {
    const counts = {} as Record<TableName, Count>;
    for (const table of tableNames) {
      const read = this.#source[table].total;
      const unchanged = this.#unchanged[table];
      const changed = this.#changed[table];
      const lines = this.#findings.filter(
        (finding) => finding.table === table && finding.outcome === 'refused',
      );
      const refused = new Set(lines.map(({ line }) => line)).size;
      counts[table] = { read, imported: read - unchanged - changed - refused, unchanged, changed, refused };
    }
    return counts;
  }
}

const emptyCounts = (value: number): Record<TableName, number> => ({
  patients: value,
  sessions: value,
  client_programmes: value,
  client_sessions: value,
});

function outOfPlace(row: Row<'client_sessions'>, programme: KnownProgramme): Problem | null {
  if (row.date < programme.startsOn || row.date > programme.endsOn) return rowProblems.outsideProgramme;
  const { endedOn } = programme;
  const isOpen = row.status === 'planned' || row.status === 'cancelled';
  return isOpen && endedOn !== null && row.date > endedOn ? rowProblems.afterEnded : null;
}

/** Decides what becomes of every row. */
export const planImport = (source: Source, known: Known, ids: Ids): ImportPlan =>
  new Planner(source, known, ids).plan();
