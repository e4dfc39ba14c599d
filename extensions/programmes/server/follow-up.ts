import { sql, type CareDatabase } from '@huntzen/database';
import { pageSize, type FileFormat } from '@huntzen/kernel/contracts';
import {
  begun,
  csvLines,
  InvalidInputError,
  type Caller,
  type DownloadPlaces,
  type FileOutput,
} from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import {
  followUpFiles,
  type FollowedReport,
  type FollowUpFigures,
  type FollowUpFilters,
  type FollowUpView,
  type PatientTotals,
  type SessionTotals,
} from '../contracts/index.ts';
import {
  countReports,
  selectFigures,
  selectFile,
  selectPatients,
  selectReports,
  selectSessions,
  type CountsRow,
  type Narrowing,
  type PatientRow,
  type ReportRow,
  type SessionRow,
} from './follow-up-queries.ts';

interface Titled {
  documentId: string;
  title: string | null;
}
interface StoredTag {
  documentId: string;
  name: string | null;
  kind: string | null;
}
type Paged = FollowUpFilters & { page: number };

const fullName = (row: { first_name: string; last_name: string }) =>
  `${row.first_name} ${row.last_name}`.trim();

const presentSession = (row: Pick<SessionRow, 'session_key' | 'session_id' | 'session_title'>) => ({
  sessionKey: row.session_key,
  sessionId: row.session_id,
  sessionTitle: row.session_title,
});

const presentPatient = (
  row: Pick<PatientRow, 'patient_id' | 'first_name' | 'last_name' | 'company_name'>,
) => ({ patientId: row.patient_id, patientName: fullName(row), companyName: row.company_name ?? '' });

const presentCounts = ({ reports, done, partial, skipped, minutes, last_on }: CountsRow) => ({
  reports,
  done,
  partial,
  skipped,
  minutes,
  lastOn: last_on,
});

const presentReport = (row: ReportRow): FollowedReport => ({
  id: row.id,
  ...presentPatient(row),
  ...presentSession(row),
  outcome: row.outcome,
  performedOn: row.performed_on,
  minutes: row.minutes,
  effort: row.effort,
});

/** What came back from patients, for the panel: lists, figures and files. */
export class FollowUp {
  readonly #strapi: Core.Strapi;
  readonly #database: CareDatabase;
  readonly #places: DownloadPlaces;

  /** @param places what each file on its way takes one of. */
  constructor(strapi: Core.Strapi, database: CareDatabase, places: DownloadPlaces) {
    this.#strapi = strapi;
    this.#database = database;
    this.#places = places;
  }

  /** The whole in figures. @throws InvalidInputError for a period that ends before it begins, like everything here. */
  async figures(caller: Caller, filters: FollowUpFilters): Promise<FollowUpFigures> {
    const narrowing = await this.#narrow(filters);
    return this.#database.as(caller, async (tx) => {
      const { rows } = await selectFigures(narrowing).execute(tx);
      return rows[0] ?? { reports: 0, skipped: 0, patients: 0, sessions: 0, minutes: 0 };
    });
  }

  /** One page of completions, newest first. */
  async reports(caller: Caller, { page, ...filters }: Paged) {
    const narrowing = await this.#narrow(filters);
    return this.#database.as(caller, async (tx) => {
      const counted = await countReports(narrowing).execute(tx);
      const { rows } = await selectReports(narrowing, pageSize, (page - 1) * pageSize).execute(tx);
      return { data: rows.map(presentReport), meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }

  /** One page of sessions in figures, the most done first. */
  async sessions(caller: Caller, { page, ...filters }: Paged) {
    const present = (row: SessionRow): SessionTotals => ({
      ...presentSession(row),
      patients: row.patients,
      ...presentCounts(row),
    });
    return this.#totals(caller, page, await this.#narrow(filters), selectSessions, present);
  }

  /** One page of patients in figures, those who reported last first. */
  async patients(caller: Caller, { page, ...filters }: Paged) {
    const present = (row: PatientRow): PatientTotals => ({
      ...presentPatient(row),
      sessions: row.sessions,
      ...presentCounts(row),
    });
    return this.#totals(caller, page, await this.#narrow(filters), selectPatients, present);
  }

  /** One of the views as a file. @throws TooManyDownloadsError */
  async file(view: FollowUpView, caller: Caller, query: FollowUpFilters & FileFormat): Promise<FileOutput> {
    const narrowing = await this.#narrow(query);
    const { version, columns } = followUpFiles[view];
    const rows = this.#database.stream(caller, (db) => selectFile(view, narrowing).compile(db));
    const period = [query.from, query.to].filter((bound) => bound !== undefined).join('_');
    return {
      fileName: `follow-up-${view}-v${version}${period === '' ? '' : `_${period}`}.csv`,
      content: await begun(this.#places.hold(csvLines({ columns }, query, rows))),
    };
  }

  /** What the filters offer to a search, and the names of what they hold. */
  async choices(
    caller: Caller,
    {
      search,
      session,
      group,
      patient,
    }: { search: string } & Pick<FollowUpFilters, 'session' | 'group' | 'patient'>,
  ) {
    const holds = (name: ReturnType<typeof sql>) =>
      sql<boolean>`strpos(lower(ext.unaccent(${name})), lower(ext.unaccent(${search}))) > 0`;
    const [sessions, tags, rest] = await Promise.all([
      this.#strapi.documents('api::session.session').findMany({
        filters: search === '' ? {} : { title: { $containsi: search } },
        fields: ['title'],
        sort: ['title', 'documentId'],
        limit: pageSize,
      }) as unknown as Promise<Titled[]>,
      this.#strapi
        .documents('api::tag.tag')
        .findMany({ fields: ['name', 'kind'], sort: 'name', limit: 500 }) as unknown as Promise<StoredTag[]>,
      this.#database.as(caller, async (tx) => {
        const { rows: groups } = await sql<{ id: string; name: string; is_chosen: boolean }>`
          select g.id, concat_ws(' · ', g.name, c.name) as name, g.id = ${group ?? null}::uuid is true as is_chosen
          from care.groups as g left join cms.companies as c on c.document_id = g.company_id
          where g.id = ${group ?? null}::uuid or ${holds(sql`g.name`)}
          order by is_chosen desc, g.name, g.id limit ${pageSize}`.execute(tx);
        const { rows: patients } = await sql<{ id: string; name: string; is_chosen: boolean }>`
          select p.account_id as id, concat_ws(' · ', trim(concat(p.first_name, ' ', p.last_name)), c.name) as name,
                 p.account_id = ${patient ?? null}::text is true as is_chosen
          from care.people as p left join cms.companies as c on c.document_id = p.company_id
          where p.account_id = ${patient ?? null}::text or p.role = 'patient' and ${holds(sql`p.first_name || ' ' || p.last_name`)}
          order by is_chosen desc, p.last_name, p.first_name, p.account_id limit ${pageSize}`.execute(tx);
        const { rows: titles } = await sql<{ title: string }>`
          select session_title as title from care.panel_reports
          where session_key = ${session ?? null}::text order by performed_on desc limit 1`.execute(tx);
        return { groups, patients, title: titles[0]?.title ?? null };
      }),
    ]);
    const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
    const chosen = (rows: readonly { name: string; is_chosen: boolean }[]) =>
      rows.find(({ is_chosen }) => is_chosen)?.name ?? null;
    return {
      sessions: sessions.map(({ documentId, title }) => ({ id: documentId, name: title ?? '' })),
      groups: rest.groups.map(named),
      patients: rest.patients.map(named),
      tags: tags.map(({ documentId, name, kind }) => ({
        id: documentId,
        name: name ?? '',
        kind: kind ?? '',
      })),
      chosen: {
        session: rest.title ?? (session === undefined ? null : await this.#titleOf(session)),
        group: chosen(rest.groups),
        patient: chosen(rest.patients),
      },
    };
  }

  async #totals<Row, Item>(
    caller: Caller,
    page: number,
    narrowing: Narrowing,
    select: (
      narrowing: Narrowing,
      limit: number,
      offset: number,
    ) => ReturnType<typeof sql<Row & { total: number }>>,
    present: (row: Row) => Item,
  ) {
    return this.#database.as(caller, async (tx) => {
      const { rows } = await select(narrowing, pageSize, (page - 1) * pageSize).execute(tx);
      // A page past the end has no row to carry the total.
      const counted = rows.length === 0 && page > 1 ? await select(narrowing, 1, 0).execute(tx) : { rows };
      return { data: rows.map(present), meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }

  async #titleOf(documentId: string): Promise<string | null> {
    const found = (await this.#strapi
      .documents('api::session.session')
      .findFirst({ filters: { documentId }, fields: ['title'] })) as Titled | null;
    return found?.title ?? null;
  }

  async #narrow({ tag, ...filters }: FollowUpFilters): Promise<Narrowing> {
    const { from, to } = filters;
    if (from !== undefined && to !== undefined && to < from)
      throw new InvalidInputError([
        {
          path: 'to',
          text: { fr: 'la fin est avant le début', en: 'the end is before the beginning' },
        },
      ]);
    if (tag === undefined) return filters;
    const tagged = await this.#strapi
      .documents('api::session.session')
      .findMany({ filters: { tags: { documentId: tag } }, fields: ['documentId'], limit: 10_000 });
    return { ...filters, tagged: tagged.map(({ documentId }) => documentId) };
  }
}
