import { sql, type CareDatabase } from '@huntzen/database';
import type { FileFormat } from '@huntzen/kernel/contracts';
import {
  begun,
  csvLines,
  hours,
  type Caller,
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

// Rows come in one order that no two rows share, so that the same request gives the same bytes.
const queries: Record<ExportName, (period: Period, companyId: string) => ReturnType<typeof sql<CsvRow>>> = {
  'practitioner-activity': ({ from, to }) => sql<CsvRow>`
    select a.day as jour, a.practitioner_id as praticien_id, trim(concat(p.last_name, ' ', p.first_name)) as praticien,
           a.company_id as entreprise_id, c.name as entreprise, a.consult_count as consultations,
           a.total_duration_seconds as duree_secondes
    from care.practitioner_activity_daily a
    left join care.people p on p.account_id = a.practitioner_id
    left join cms.companies c on c.document_id = a.company_id
    where a.day between ${from} and ${to} and a.consult_count > 0
    order by a.practitioner_id, a.company_id, a.day`,
  'company-usage': ({ from, to }) => sql<CsvRow>`
    select a.day as jour, a.company_id as entreprise_id, c.name as entreprise, a.consult_count as consultations,
           a.total_duration_seconds as duree_secondes, a.active_users_count as salaries_actifs
    from care.company_activity_daily a
    left join cms.companies c on c.document_id = a.company_id
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

const withHours = (row: CsvRow): CsvRow => ({
  ...row,
  duree_heures: typeof row.duree_secondes === 'number' ? hours(row.duree_secondes) : null,
});

async function* mapped(batches: AsyncIterable<CsvRow[]>): AsyncGenerator<CsvRow[], void> {
  for await (const rows of batches) yield rows.map(withHours);
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
    const rows = this.#care.stream(caller, (db) => queries[name](period, caller.companyId ?? '').compile(db));
    return {
      fileName: `${name}-v${definition.version}_${period.label}.csv`,
      content: await begun(this.#places.hold(csvLines(definition, query, mapped(rows)))),
    };
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
