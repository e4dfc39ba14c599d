import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { GlobalMetrics } from '../contracts/index.ts';
import { averageMinutes, periodName, type Period } from './period.ts';
import { presentSatisfaction } from './satisfaction.ts';

interface Ranked {
  id: string;
  name: string;
  n: number;
  seconds: number;
}

interface RankedPractitioner extends Ranked {
  rating_count: number | null;
  average: string | null;
}

interface Quality {
  completed: number;
  cancelled: number;
  no_show: number;
  rating_count: number | null;
  average: string | null;
}

const ranking = { count: sql`n desc, seconds desc, name, id`, duration: sql`seconds desc, n desc, name, id` };

const longestRanking = 100;

async function rankPractitioners(tx: Transaction, { from, to }: Period, sort: keyof typeof ranking) {
  const { rows } = await sql<RankedPractitioner>`
    select t.*, r.rating_count, r.average
    from (
      select a.practitioner_id as id, trim(concat(p.last_name, ' ', p.first_name)) as name,
             sum(a.consult_count)::bigint as n, sum(a.total_duration_seconds)::bigint as seconds
      from care.practitioner_activity_daily a
      left join care.people p on p.account_id = a.practitioner_id
      where a.day between ${from} and ${to}
      group by a.practitioner_id, p.last_name, p.first_name
      having sum(a.consult_count) > 0
    ) as t
    left join care.practitioner_ratings r on r.practitioner_id = t.id
    order by ${ranking[sort]} limit ${longestRanking}`.execute(tx);
  return rows;
}

async function rankCompanies(tx: Transaction, { from, to }: Period, sort: keyof typeof ranking) {
  const { rows } = await sql<Ranked>`
    select a.company_id as id, coalesce(c.name, '') as name,
           sum(a.consult_count)::bigint as n, sum(a.total_duration_seconds)::bigint as seconds
    from care.company_activity_daily a
    left join cms.companies c on c.document_id = a.company_id
    where a.day between ${from} and ${to}
    group by a.company_id, c.name
    having sum(a.consult_count) > 0
    order by ${ranking[sort]} limit ${longestRanking}`.execute(tx);
  return rows;
}

async function sumUp(tx: Transaction, { from, to }: Period) {
  const { rows } = await sql<{ n: number; seconds: number }>`
    select coalesce(sum(consult_count), 0)::bigint as n, coalesce(sum(total_duration_seconds), 0)::bigint as seconds
    from care.company_activity_daily where day between ${from} and ${to}`.execute(tx);
  return rows[0] ?? { n: 0, seconds: 0 };
}

const totals = ({ n, seconds }: { n: number; seconds: number }) => ({
  consultationCount: n,
  totalDurationSeconds: seconds,
  averageDurationMinutes: averageMinutes(n, seconds),
});

/** The figures of the whole platform, for those who run it. */
export class GlobalMetricsService {
  readonly #care: CareDatabase;

  constructor(care: CareDatabase) {
    this.#care = care;
  }

  /** The period as a whole, with the ranking of practitioners and companies. */
  get(caller: Caller, period: Period, sort: keyof typeof ranking): Promise<GlobalMetrics> {
    return this.#care.as(caller, async (tx) => {
      const whole = await sumUp(tx, period);
      const practitioners = await rankPractitioners(tx, period, sort);
      const companies = await rankCompanies(tx, period, sort);
      const { rows } = await sql<Quality>`
        select completed, cancelled, no_show, rating_count, average
        from care.service_quality(${period.from}, ${period.to})`.execute(tx);
      const [quality] = rows;
      const { completed = 0, cancelled = 0, no_show: noShow = 0 } = quality ?? {};
      const planned = completed + cancelled + noShow;
      return {
        period: periodName(period),
        ...totals(whole),
        completionRate: planned === 0 ? null : Math.round((completed / planned) * 1000) / 1000,
        completed,
        cancelled,
        noShow,
        satisfaction: presentSatisfaction(quality),
        practitioners: practitioners.map((row) => ({
          practitionerId: row.id,
          practitionerName: row.name,
          ...totals(row),
          satisfaction: presentSatisfaction(row),
        })),
        companies: companies.map((row) => ({ companyId: row.id, companyName: row.name, ...totals(row) })),
      };
    });
  }
}
