-- Up Migration

-- The recount of a year in one pass over the consultations for employees and companies, instead of two, and by hashing: sorting
-- a million rows by texts takes several times as long.
set local role care_owner;

create or replace function care.recount_activity(first_day date, last_day date)
  returns table (counter text, company_id text, account_id text, day date,
                 kept_count bigint, true_count bigint, kept_seconds bigint, true_seconds bigint, kept_users bigint, true_users bigint)
  language sql stable security definer set search_path = ''
  set enable_sort = off set enable_mergejoin = off set work_mem = '64MB' set jit = off
begin atomic
  with truth as materialized (
    select c.practitioner_id, c.employee_id, c.company_id, (c.ended_at at time zone coalesce(k.time_zone, o.time_zone))::date as day,
           c.duration_seconds as seconds
    from care.consultations c
    join cms.companies o on o.document_id = c.company_id
    left join care.counted_consultations k on k.consultation_id = c.id
    where c.status = 'completed'
      -- Zones are at most a day away from UTC.
      and c.ended_at >= (recount_activity.first_day - 1)::timestamp at time zone 'UTC'
      and c.ended_at < (recount_activity.last_day + 2)::timestamp at time zone 'UTC'
  ),
  kept as (
    select 'practitioner' as counter, a.company_id, a.practitioner_id as account_id, a.day,
           a.consult_count as n, a.total_duration_seconds as seconds, 0 as users
    from care.practitioner_activity_daily a
    where a.day between recount_activity.first_day and recount_activity.last_day
    union all
    select 'employee', a.company_id, a.employee_id, a.day, a.consult_count, a.total_duration_seconds, 0
    from care.employee_activity_daily a
    where a.day between recount_activity.first_day and recount_activity.last_day
    union all
    select 'company', a.company_id, '', a.day, a.consult_count, a.total_duration_seconds, a.active_users_count
    from care.company_activity_daily a
    where a.day between recount_activity.first_day and recount_activity.last_day
  ),
  -- The sums of a company follow from those of its employees: no second pass, and each is one person by then.
  by_employee as materialized (
    select t.company_id, t.employee_id, t.day, count(*) as n, sum(t.seconds) as seconds
    from truth t
    where t.day between recount_activity.first_day and recount_activity.last_day
    group by t.company_id, t.employee_id, t.day
  ),
  recounted as (
    select 'practitioner' as counter, t.company_id, t.practitioner_id as account_id, t.day,
           count(*) as n, sum(t.seconds) as seconds, 0::bigint as users
    from truth t
    where t.day between recount_activity.first_day and recount_activity.last_day
    group by t.company_id, t.practitioner_id, t.day
    union all
    select 'employee', e.company_id, e.employee_id, e.day, e.n, e.seconds, 0
    from by_employee e
    union all
    select 'company', e.company_id, '', e.day, sum(e.n)::bigint, sum(e.seconds)::bigint, count(*)
    from by_employee e
    group by e.company_id, e.day
  )
  select coalesce(k.counter, r.counter), coalesce(k.company_id, r.company_id), coalesce(k.account_id, r.account_id),
         coalesce(k.day, r.day), coalesce(k.n, 0), coalesce(r.n, 0), coalesce(k.seconds, 0), coalesce(r.seconds, 0)::bigint,
         coalesce(k.users, 0), coalesce(r.users, 0)
  from kept k
  full join recounted r using (counter, company_id, account_id, day)
  where (coalesce(k.n, 0), coalesce(k.seconds, 0), coalesce(k.users, 0))
     <> (coalesce(r.n, 0), coalesce(r.seconds, 0), coalesce(r.users, 0));
end;

reset role;

-- Down Migration

set local role care_owner;
create or replace function care.recount_activity(first_day date, last_day date)
  returns table (counter text, company_id text, account_id text, day date,
                 kept_count bigint, true_count bigint, kept_seconds bigint, true_seconds bigint, kept_users bigint, true_users bigint)
  language sql stable security definer set search_path = ''
begin atomic
  with truth as materialized (
    select c.practitioner_id, c.employee_id, c.company_id, (c.ended_at at time zone coalesce(k.time_zone, o.time_zone))::date as day,
           c.duration_seconds as seconds
    from care.consultations c
    join cms.companies o on o.document_id = c.company_id
    left join care.counted_consultations k on k.consultation_id = c.id
    where c.status = 'completed'
      -- Zones are at most a day away from UTC.
      and c.ended_at >= (recount_activity.first_day - 1)::timestamp at time zone 'UTC'
      and c.ended_at < (recount_activity.last_day + 2)::timestamp at time zone 'UTC'
  ),
  kept as (
    select 'practitioner' as counter, a.company_id, a.practitioner_id as account_id, a.day,
           a.consult_count as n, a.total_duration_seconds as seconds, 0 as users
    from care.practitioner_activity_daily a
    where a.day between recount_activity.first_day and recount_activity.last_day
    union all
    select 'employee', a.company_id, a.employee_id, a.day, a.consult_count, a.total_duration_seconds, 0
    from care.employee_activity_daily a
    where a.day between recount_activity.first_day and recount_activity.last_day
    union all
    select 'company', a.company_id, '', a.day, a.consult_count, a.total_duration_seconds, a.active_users_count
    from care.company_activity_daily a
    where a.day between recount_activity.first_day and recount_activity.last_day
  ),
  recounted as (
    select 'practitioner' as counter, t.company_id, t.practitioner_id as account_id, t.day,
           count(*) as n, sum(t.seconds) as seconds, 0 as users
    from truth t
    where t.day between recount_activity.first_day and recount_activity.last_day
    group by t.company_id, t.practitioner_id, t.day
    union all
    select 'employee', t.company_id, t.employee_id, t.day, count(*), sum(t.seconds), 0
    from truth t
    where t.day between recount_activity.first_day and recount_activity.last_day
    group by t.company_id, t.employee_id, t.day
    union all
    select 'company', t.company_id, '', t.day, count(*), sum(t.seconds), count(distinct t.employee_id)
    from truth t
    where t.day between recount_activity.first_day and recount_activity.last_day
    group by t.company_id, t.day
  )
  select coalesce(k.counter, r.counter), coalesce(k.company_id, r.company_id), coalesce(k.account_id, r.account_id),
         coalesce(k.day, r.day), coalesce(k.n, 0), coalesce(r.n, 0), coalesce(k.seconds, 0), coalesce(r.seconds, 0)::bigint,
         coalesce(k.users, 0), coalesce(r.users, 0)
  from kept k
  full join recounted r using (counter, company_id, account_id, day)
  where (coalesce(k.n, 0), coalesce(k.seconds, 0), coalesce(k.users, 0))
     <> (coalesce(r.n, 0), coalesce(r.seconds, 0), coalesce(r.users, 0));
end;

reset role;
