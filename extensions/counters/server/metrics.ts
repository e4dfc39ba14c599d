import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import { pageSize } from '@huntzen/kernel/contracts';
import { Temporal } from 'temporal-polyfill';
import type {
  ActivityMonth,
  CompanyMetrics,
  DepartmentUsage,
  EmployeeUsage,
  EmployerView,
  GroupFigures,
  PractitionerMetrics,
  Satisfaction,
} from '../contracts/index.ts';
import { UsageAnonymisedError } from './errors.ts';
import {
  averageMinutes,
  lastMonthOver,
  monthBefore,
  monthPeriod,
  periodName,
  type Period,
} from './period.ts';
import { presentSatisfaction } from './satisfaction.ts';

interface Company {
  name: string;
  timeZone: string;
  anonymiseUsage: boolean;
}

interface GroupRow {
  month: string;
  department: string | null;
  is_company: boolean;
  employees: number;
  is_shown: boolean;
  active_users: number | null;
  consult_count: number | null;
  total_duration_seconds: number | null;
}

interface ActivityMonthRow {
  period: string;
  n: number;
  seconds: number;
}

interface EmployeeRow {
  employee_id: string | null;
  first_name: string;
  last_name: string;
  department: string | null;
  consult_count: number;
  total_duration_seconds: number;
}

/** @throws NotFoundError when the company is not there for the person who asks. */
async function getCompany(tx: Transaction, id: string | null): Promise<Company> {
  const found = await tx
    .selectFrom('cms.companies')
    .select(['name', 'time_zone', 'anonymise_usage'])
    .where('document_id', '=', id ?? '')
    .executeTakeFirst();
  if (found === undefined) throw new NotFoundError();
  return {
    name: found.name ?? '',
    timeZone: found.time_zone ?? 'Europe/Paris',
    // A company about which nothing is said hides its people.
    anonymiseUsage: found.anonymise_usage ?? true,
  };
}

async function findGroups(tx: Transaction, company: string, months: readonly string[]): Promise<GroupRow[]> {
  const firstDays = months.map((month) => `${month}-01`);
  const { rows } = await sql<GroupRow>`
    select to_char(m.month, 'YYYY-MM') as month, g.*
    from unnest(${firstDays}::date[]) as m (month)
    cross join lateral care.group_usage(${company}, m.month) as g
    order by g.department nulls last`.execute(tx);
  return rows;
}

async function readSmallestGroup(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ size: number }>`select care.smallest_group() as size`.execute(tx);
  return rows[0]?.size ?? 0;
}

async function findSatisfaction(
  tx: Transaction,
  company: string,
  month: string,
): Promise<Satisfaction | null> {
  const { rows } = await sql<{ rating_count: number | null; average: string | null }>`
    select * from care.company_satisfaction(${company}, ${`${month}-01`})`.execute(tx);
  return presentSatisfaction(rows[0]);
}

function presentFigures(row: GroupRow | undefined): GroupFigures | null {
  if (
    row === undefined ||
    row.active_users === null ||
    row.consult_count === null ||
    row.total_duration_seconds === null
  ) {
    return null;
  }
  return {
    activeEmployees: row.active_users,
    consultationCount: row.consult_count,
    totalDurationSeconds: row.total_duration_seconds,
    averageDurationMinutes: averageMinutes(row.consult_count, row.total_duration_seconds),
  };
}

const presentDepartment = (row: GroupRow): DepartmentUsage => ({
  department: row.department,
  employees: row.employees,
  figures: presentFigures(row),
});

const presentEmployee = (row: EmployeeRow, period: string): EmployeeUsage => ({
  employeeId: row.employee_id ?? '',
  employeeName: `${row.first_name} ${row.last_name}`.trim(),
  department: row.department,
  period,
  consultationCount: row.consult_count,
  totalDurationSeconds: row.total_duration_seconds,
});

const usageShownBy = ({ anonymiseUsage }: Company) => (anonymiseUsage ? 'department' : 'employee');

/** Figures of practitioners, employees and companies. The database decides who sees which; `now` is the clock. */
export class MetricsService {
  readonly #care: CareDatabase;
  readonly #now: () => Temporal.Instant;

  constructor(care: CareDatabase, now: () => Temporal.Instant = () => Temporal.Now.instant()) {
    this.#care = care;
    this.#now = now;
  }

  /** @throws NotFoundError for a practitioner who is not there, or is another one than the person who asks. */
  practitioner(caller: Caller, practitionerId: string, period: Period): Promise<PractitionerMetrics> {
    const { from, to } = period;
    return this.#care.as(caller, async (tx) => {
      const person = await tx
        .selectFrom('care.people')
        .select('account_id')
        .where('account_id', '=', practitionerId)
        .where('role', '=', 'practitioner')
        .executeTakeFirst();
      const isAnother = caller.role === 'practitioner' && caller.accountId !== practitionerId;
      if (person === undefined || isAnother) throw new NotFoundError();
      const { rows } = await sql<{ company_id: string; name: string; n: number; seconds: number }>`
        select a.company_id, coalesce(c.name, '') as name, sum(a.consult_count)::bigint as n, sum(a.total_duration_seconds)::bigint as seconds
        from care.practitioner_activity_daily a
        left join cms.companies c on c.document_id = a.company_id
        where a.practitioner_id = ${practitionerId} and a.day between ${from} and ${to}
        group by a.company_id, c.name
        having sum(a.consult_count) > 0
        order by c.name, a.company_id`.execute(tx);
      const consultationCount = rows.reduce((sum, row) => sum + row.n, 0);
      const totalDurationSeconds = rows.reduce((sum, row) => sum + row.seconds, 0);
      return {
        practitionerId,
        period: periodName(period),
        consultationCount,
        totalDurationSeconds,
        averageDurationMinutes: averageMinutes(consultationCount, totalDurationSeconds),
        byCompany: rows.map((row) => ({ companyName: row.name, count: row.n, duration: row.seconds })),
      };
    });
  }

  /** The activity of the practitioner who asks, month by month, oldest first. */
  ownMonths(caller: Caller, query: { until?: string | undefined; months: number }): Promise<ActivityMonth[]> {
    return this.#care.as(caller, async (tx) => {
      const { rows } = await sql<ActivityMonthRow>`
        with me as (
          select coalesce(${query.until ?? null}::text || '-01', date_trunc('month', now() at time zone p.time_zone)::text)::date as last
          from care.people p where p.account_id = ${caller.accountId}
        )
        select to_char(m.first, 'YYYY-MM') as period, coalesce(sum(a.consult_count), 0)::integer as n,
               coalesce(sum(a.total_duration_seconds), 0)::bigint as seconds
        from me
        cross join lateral generate_series(me.last - make_interval(months => ${query.months - 1}), me.last, interval '1 month') as m (first)
        left join care.practitioner_activity_daily a
          on a.practitioner_id = ${caller.accountId} and a.day >= m.first::date and a.day < (m.first + interval '1 month')::date
        group by m.first
        order by m.first`.execute(tx);
      return rows.map(({ period, n, seconds }) => ({
        period,
        consultationCount: n,
        totalDurationSeconds: seconds,
        averageDurationMinutes: averageMinutes(n, seconds),
      }));
    });
  }

  /** How the consultations of the practitioner who asks were found; null while too few people said. */
  ownSatisfaction(caller: Caller): Promise<Satisfaction | null> {
    return this.#care.as(caller, async (tx) => {
      const found = await tx
        .selectFrom('care.practitioner_ratings')
        .select(['rating_count', 'average'])
        .where('practitioner_id', '=', caller.accountId)
        .executeTakeFirst();
      return presentSatisfaction(found);
    });
  }

  /** @throws UsageAnonymisedError when the company shows departments only. */
  employees(
    caller: Caller,
    query: { month?: string | undefined; department?: string | undefined; page: number },
  ) {
    return this.#care.as(caller, async (tx) => {
      const company = await getCompany(tx, caller.companyId);
      if (company.anonymiseUsage) throw new UsageAnonymisedError();
      const month = query.month ?? lastMonthOver(this.#now(), company.timeZone);
      const day = monthPeriod(month).from;
      const { rows } = await sql<EmployeeRow & { total: number }>`
        with usage as materialized (
          select * from care.employee_usage(${day}, ${day}) u
          where ${query.department ?? ''} in ('', u.department)
        )
        select whole.total, page.*
        from (select count(*) as total from usage) as whole
        left join lateral (
          select * from usage order by last_name, first_name, employee_id
          limit ${pageSize} offset ${(query.page - 1) * pageSize}
        ) as page on true`.execute(tx);
      return {
        data: rows.filter((row) => row.employee_id !== null).map((row) => presentEmployee(row, month)),
        meta: { page: query.page, pageSize, total: rows[0]?.total ?? 0 },
      };
    });
  }

  /** @throws UsageAnonymisedError, NotFoundError for somebody of another company, or who is no employee. */
  employee(caller: Caller, employeeId: string, period: Period): Promise<EmployeeUsage> {
    return this.#care.as(caller, async (tx) => {
      const company = await getCompany(tx, caller.companyId);
      if (company.anonymiseUsage) throw new UsageAnonymisedError();
      const { rows } = await sql<EmployeeRow>`
        select p.account_id as employee_id, p.first_name, p.last_name, p.department,
               coalesce(sum(u.consult_count), 0)::integer as consult_count,
               coalesce(sum(u.total_duration_seconds), 0)::bigint as total_duration_seconds
        from care.people p
        left join care.employee_usage(${period.from}, ${period.to}) u on u.employee_id = p.account_id
        where p.account_id = ${employeeId} and p.company_id = ${caller.companyId} and p.role = 'employee'
        group by p.account_id`.execute(tx);
      const [row] = rows;
      if (row === undefined) throw new NotFoundError();
      return presentEmployee(row, periodName(period));
    });
  }

  /** @throws NotFoundError for a company that the person who asks may not see. */
  company(caller: Caller, companyId: string, asked: string | undefined): Promise<CompanyMetrics> {
    return this.#care.as(caller, async (tx) => {
      const company = await getCompany(tx, companyId);
      const lastMonth = lastMonthOver(this.#now(), company.timeZone);
      const period = asked ?? lastMonth;
      const before = monthBefore(period);
      // The latest month that is over is asked for too: its head count is today's, whatever month is shown.
      const rows = await findGroups(tx, companyId, [...new Set([period, before, lastMonth])]);
      const whole = (month: string) => rows.find((row) => row.month === month && row.is_company);
      return {
        companyId,
        companyName: company.name,
        usageShownBy: usageShownBy(company),
        smallestGroup: await readSmallestGroup(tx),
        employees: whole(lastMonth)?.employees ?? 0,
        period,
        isOver: period <= lastMonth,
        lastMonth,
        figures: presentFigures(whole(period)),
        satisfaction: await findSatisfaction(tx, companyId, period),
        previous: {
          period: before,
          figures: presentFigures(whole(before)),
          satisfaction: await findSatisfaction(tx, companyId, before),
        },
        departments: rows.filter((row) => row.month === period && !row.is_company).map(presentDepartment),
      };
    });
  }

  /**
   * What HR is answered today about the company and about the person who asks: the same questions, asked in the role of HR of that
   * company and of no other, so that nothing can be shown here that HR is not shown, nor the other way round.
   */
  async employerView(caller: Caller, asked: string | undefined): Promise<EmployerView> {
    const asHr: Caller = { ...caller, role: 'hr' };
    const company = await this.company(asHr, caller.companyId ?? '', asked);
    const employee =
      company.usageShownBy === 'department'
        ? null
        : await this.employee(asHr, caller.accountId, monthPeriod(company.period));
    return { company, employee };
  }
}
