import type pg from 'pg';

/** How many completed consultations of one year the counters are measured with. */
export const consultationCount = 1_000_000;

/** How many rows the measured file has. */
export const exportRows = 1_000_000;

/** The days of the seeded year. */
export const seededYear = { from: '2025-11-01', to: '2026-10-31' };

const practitioners = 100;
const companies = 40;
const employees = 4000;

/** Makes 100 practitioners, 40 companies and 4,000 employees. */
export async function seedPeople(client: pg.Client): Promise<void> {
  // Rows as the triggers would leave them, without a million runs of the triggers.
  await client.query(`
    set session_replication_role = replica;
    insert into cms.companies (document_id, name, slug, time_zone, anonymise_usage, active, published_at)
    select 'co' || lpad(n::text, 22, '0'), 'Company ' || n, 'company-' || n, 'Europe/Paris', true, true, now()
    from generate_series(0, ${companies - 1}) as n;
    insert into care.people (account_id, role, first_name, last_name)
    select 'pr' || lpad(n::text, 22, '0'), 'practitioner', 'Bob', 'Number ' || n from generate_series(0, ${practitioners - 1}) as n;
    insert into care.people (account_id, role, first_name, last_name, company_id)
    select 'em' || lpad(n::text, 22, '0'), 'employee', 'Alice', 'Number ' || n, 'co' || lpad((n % ${companies})::text, 22, '0')
    from generate_series(0, ${employees - 1}) as n;
    set session_replication_role = origin;
    analyze care.people, cms.companies`);
}

/** Makes the people, and a million completed consultations with their counters. */
export async function seedCounters(client: pg.Client): Promise<void> {
  await seedPeople(client);
  await client.query(`
    set session_replication_role = replica;
    insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at, duration_seconds)
    select 'co' || lpad((e % ${companies})::text, 22, '0'), 'em' || lpad(e::text, 22, '0'), 'pr' || lpad(p::text, 22, '0'), 'video', 'completed',
           at, at + interval '50 minutes', at, at + make_interval(secs => 2700 + s), 2700 + s
    from (
      select hashint4(n) & 4095 as e0, (hashint4(n + 7919) & 1023) % ${practitioners} as p, hashint4(n + 31) & 511 as s,
             timestamptz '${seededYear.from} 07:00Z' + make_interval(secs => (n::bigint * 31449600 / ${consultationCount})) as at
      from generate_series(1, ${consultationCount}) as n
    ) as t cross join lateral (select e0 % ${employees} as e) as x;
    insert into care.counted_consultations (consultation_id, company_id, practitioner_id, employee_id, day, time_zone, duration_seconds)
    select id, company_id, practitioner_id, employee_id, (ended_at at time zone 'Europe/Paris')::date, 'Europe/Paris', duration_seconds
    from care.consultations;
    insert into care.practitioner_activity_daily
    select practitioner_id, company_id, day, count(*), sum(duration_seconds) from care.counted_consultations group by 1, 2, 3;
    insert into care.employee_activity_daily
    select employee_id, company_id, day, count(*), sum(duration_seconds) from care.counted_consultations group by 1, 2, 3;
    insert into care.company_activity_daily
    select company_id, day, count(*), sum(duration_seconds), count(distinct employee_id) from care.counted_consultations group by 1, 2;
    set session_replication_role = origin;
    analyze`);
}

/** Makes the practitioners' counters of a year before as long as the measured file. */
export async function seedExport(client: pg.Client): Promise<void> {
  await client.query(`
    set session_replication_role = replica;
    insert into care.practitioner_activity_daily (practitioner_id, company_id, day, consult_count, total_duration_seconds)
    select p.account_id, c.document_id, date '2024-01-01' + n, 1 + n % 3, 2700 + n
    from care.people p, cms.companies c, generate_series(0, 249) as n
    where p.role = 'practitioner'
    limit ${exportRows};
    set session_replication_role = origin;
    analyze care.practitioner_activity_daily`);
}

/** Makes consultations under way, to be completed; returns their ids with their practitioner. */
export async function seedRunning(
  client: pg.Client,
  count: number,
): Promise<{ id: string; practitioner: string }[]> {
  const { rows } = await client.query<{ id: string; practitioner: string }>(
    `with made as (
       insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at)
       select 'co' || lpad((n % ${companies})::text, 22, '0'), 'em' || lpad((n % ${employees})::text, 22, '0'),
              'pr' || lpad((n % ${practitioners})::text, 22, '0'), 'video', 'in_progress', at, at + interval '10 minutes', now()
       from generate_series(0, $1::int - 1) as n,
            lateral (select timestamptz '2030-01-01' + make_interval(hours => n) + make_interval(days => $2::int) as at) as time
       returning id, practitioner_id
     )
     select id, practitioner_id as practitioner from made`,
    [count, Math.floor(Math.random() * 20_000)],
  );
  return rows;
}
