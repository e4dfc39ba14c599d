import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import type { Column, FileFormat } from '@huntzen/kernel/contracts';
import {
  begun,
  csvLines,
  hours,
  type Caller,
  type Cell,
  type CsvContent,
  type CsvRow,
  type DownloadPlaces,
  type FileOutput,
} from '@huntzen/kernel/server';
import {
  exportDefinitions,
  type ExportName,
  type ExportSummary,
  type PeriodQuery,
} from '../contracts/index.ts';
import { UsageAnonymisedError } from './errors.ts';
import { monthsOf, resolvePeriod, type Period } from './period.ts';

const panelOfFigures = ['accountant', 'platform-admin', 'super-admin'];

// Who is offered what; the permission matrix says the same of the routes.
const offeredTo: Record<ExportName, readonly string[]> = {
  'practitioner-activity': [...panelOfFigures, 'practitioner'],
  'company-usage': panelOfFigures,
  global: panelOfFigures,
  'employee-usage': ['hr'],
  'department-usage': ['hr'],
};

// Rows come in one order that no two rows share, so that the same request gives the same bytes; the names of who is in them
// are looked up apart.
const queries: Record<ExportName, (period: Period, companyId: string) => ReturnType<typeof sql<CsvRow>>> = {
  'practitioner-activity': ({ from, to }) => sql<CsvRow>`
    select a.day as jour, a.practitioner_id as praticien_id, a.company_id as entreprise_id, a.consult_count as consultations,
           a.total_duration_seconds as duree_secondes
    from care.practitioner_activity_daily a
    where a.day between ${from} and ${to} and a.consult_count > 0
    order by a.practitioner_id, a.company_id, a.day`,
  'company-usage': ({ from, to }) => sql<CsvRow>`
    select a.day as jour, a.company_id as entreprise_id, a.consult_count as consultations,
           a.total_duration_seconds as duree_secondes, a.active_users_count as salaries_actifs
    from care.company_activity_daily a
    where a.day between ${from} and ${to} and a.consult_count > 0
    order by a.company_id, a.day`,
  global: ({ from, to }) => sql<CsvRow>`
    select a.day as jour, sum(a.consult_count)::bigint as consultations, sum(a.total_duration_seconds)::bigint as duree_secondes,
           count(*)::integer as entreprises_actives,
           (select count(distinct p.practitioner_id)::integer from care.practitioner_activity_daily p
            where p.day = a.day and p.consult_count > 0) as praticiens_actifs,
           sum(a.active_users_count)::integer as salaries_actifs
    from care.company_activity_daily a
    where a.day between ${from} and ${to} and a.consult_count > 0
    group by a.day
    order by a.day`,
  'employee-usage': ({ from, to }) => sql<CsvRow>`
    select u.month as mois, u.employee_id as salarie_id, trim(concat(u.last_name, ' ', u.first_name)) as salarie,
           u.department as service, u.consult_count as consultations, u.total_duration_seconds as duree_secondes
    from care.employee_usage(${from}, ${to}) u
    order by u.month, u.last_name, u.first_name, u.employee_id`,
  'department-usage': (period, companyId) => sql<CsvRow>`
    select m.month as mois, g.department as service, case when g.is_shown then 'affiché' else 'non affiché' end as affichage,
           g.active_users as salaries_actifs, g.consult_count as consultations, g.total_duration_seconds as duree_secondes
    from unnest(${monthsOf(period)}::date[]) as m (month)
    cross join lateral care.group_usage(${companyId}, m.month) as g
    where not g.is_company
    order by m.month, g.department nulls last`,
};

// Those whose order is that of an index on the counters; the others are sums, or come from a function, and are sorted.
const inOrderOfIndex: ReadonlySet<ExportName> = new Set(['practitioner-activity', 'company-usage']);

interface Named {
  id: string | null;
  name: string | null;
}

const readPractitioners = async (tx: Transaction): Promise<Named[]> =>
  (
    await sql<Named>`
      select account_id as id, trim(concat(last_name, ' ', first_name)) as name from care.people where role = 'practitioner'`.execute(
      tx,
    )
  ).rows;

const readCompanies = (tx: Transaction): Promise<Named[]> =>
  tx.selectFrom('cms.companies').select(['document_id as id', 'name']).execute();

/** A column that names whom another one identifies; empty where the reader may not see the name. */
function namesOf(idColumn: string, named: readonly Named[]): (row: CsvRow) => Cell {
  const names = new Map<Cell | undefined, string | null>(named.map(({ id, name }) => [id, name]));
  return (row) => names.get(row[idColumn]) ?? null;
}

/** The CSV files: what may be downloaded, and each of them as it is read from the database. */
export class ExportService {
  readonly #care: CareDatabase;
  readonly #places: DownloadPlaces;

  /** @param places what each file on its way takes one of. */
  constructor(care: CareDatabase, places: DownloadPlaces) {
    this.#care = care;
    this.#places = places;
  }

  /** The exports that this role may download. */
  offers(role: string): ExportSummary[] {
    return (Object.keys(exportDefinitions) as ExportName[])
      .filter((name) => offeredTo[name].includes(role))
      .map((name) => {
        const { version, title, period, columns } = exportDefinitions[name];
        return { name, address: `/api/exports/${name}.csv`, version, title, period, columns: [...columns] };
      });
  }

  /**
   * One file. It holds a connection until it is read to the end or given up.
   *
   * @throws InvalidInputError for a bad period, UsageAnonymisedError, TooManyDownloadsError.
   */
  async file(name: ExportName, caller: Caller, query: PeriodQuery & FileFormat): Promise<FileOutput> {
    const definition = exportDefinitions[name];
    const period = resolvePeriod(query, definition.period);
    if (name === 'employee-usage') await this.#assertShownByEmployee(caller);
    const computed = await this.#computed(definition.columns, caller);
    const rows = this.#care.stream(
      caller,
      (db) => queries[name](period, caller.companyId ?? '').compile(db),
      { isInOrderOfIndex: inOrderOfIndex.has(name) },
    );
    return {
      fileName: `${name}-v${definition.version}_${period.label}.csv`,
      content: await begun(
        this.#places.hold(csvLines({ columns: definition.columns, computed }, query, rows)),
      ),
    };
  }

  /** The columns that no query gives: names are looked up once, not joined to each of a million rows. */
  #computed(columns: readonly Column[], caller: Caller): Promise<CsvContent['computed']> {
    const has = (name: string) => columns.some((column) => column.name === name);
    return this.#care.as(caller, async (tx) => ({
      duree_heures: ({ duree_secondes: seconds }) => (typeof seconds === 'number' ? hours(seconds) : null),
      ...(has('praticien') && { praticien: namesOf('praticien_id', await readPractitioners(tx)) }),
      ...(has('entreprise') && { entreprise: namesOf('entreprise_id', await readCompanies(tx)) }),
    }));
  }

  async #assertShownByEmployee(caller: Caller): Promise<void> {
    const company = await this.#care.as(caller, (tx) =>
      tx
        .selectFrom('cms.companies')
        .select('anonymise_usage')
        .where('document_id', '=', caller.companyId ?? '')
        .executeTakeFirst(),
    );
    if (company?.anonymise_usage !== false) throw new UsageAnonymisedError();
  }
}
