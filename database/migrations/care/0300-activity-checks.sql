-- Up Migration

-- The watch over the counters: a check recounts some days and writes down what differs, a rebuild makes the counters of
-- some days true again while consultations go on being completed.
--
-- What this deliberately does not grant: nobody but jobs starts a check or a rebuild, and no portal reads a row. The panel
-- never learns whose counter of an employee differs: account_id is not granted.
set local role care_owner;

create table care.activity_checks (
  id uuid primary key default uuidv7(),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  drift_count integer not null check (drift_count >= 0),
  started_at timestamptz not null,
  ended_at timestamptz not null
);
comment on table care.activity_checks is 'Every recount of some days, and how many counters differed.';
create index activity_checks_ended on care.activity_checks (ended_at);

create table care.activity_drifts (
  id uuid primary key default uuidv7(),
  counter text not null check (counter in ('practitioner', 'employee', 'company')),
  company_id text not null references cms.companies (document_id) on update cascade on delete cascade,
  account_id text not null,
  practitioner_id text generated always as (case when counter = 'practitioner' then account_id end) stored,
  day date not null,
  kept_count bigint not null,
  true_count bigint not null,
  kept_seconds bigint not null,
  true_seconds bigint not null,
  kept_users bigint not null,
  true_users bigint not null,
  found_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  resolved_at timestamptz,
  unique (counter, company_id, account_id, day)
);
comment on table care.activity_drifts is
  'Every counter that once differed from a recount: what was kept, what was true, and since when it is right again.';
create index activity_drifts_open on care.activity_drifts (day) where resolved_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['activity_checks', 'activity_drifts'] loop
    execute format($policy$
      alter table care.%1$I enable row level security;
      alter table care.%1$I force row level security;
      create policy manage_owner on care.%1$I to care_owner using (care.owns_everything()) with check (care.owns_everything());
      create policy tenant on care.%1$I as restrictive to care_app using ((select sec.is_panel())) with check (false);
      create policy select_administration on care.%1$I for select to care_app
        using ((select sec.role()) in ('platform-admin', 'super-admin'));
      create policy read_jobs on care.%1$I for select to care_jobs using (care.owns_everything());
      grant select on care.%1$I to care_jobs;
    $policy$, name);
  end loop;
end
$$;
grant select on care.activity_checks to care_app;
grant select (id, counter, company_id, practitioner_id, day, kept_count, true_count, kept_seconds, true_seconds, kept_users,
              true_users, found_at, seen_at, resolved_at)
  on care.activity_drifts to care_app;

insert into care.job_tasks (name, purpose) values
  ('counters.check', 'Recounts the recent past and a part of the last year, and writes down what differs.'),
  ('counters.report-drift', 'Tells platform admins by mail that counters differ from a recount.'),
  ('counters.rebuild', 'Makes the counters of some days true again.');

create function care.check_activity(first_day date, last_day date) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  started constant timestamptz := clock_timestamp();
  found_now integer;
  found_first integer;
  check_id uuid;
begin
  with found as materialized (
    select * from care.recount_activity(check_activity.first_day, check_activity.last_day)
  ),
  resolved as (
    update care.activity_drifts d set resolved_at = now()
    where d.resolved_at is null and d.day between check_activity.first_day and check_activity.last_day
      and not exists (
        select from found f
        where (f.counter, f.company_id, f.account_id, f.day) = (d.counter, d.company_id, d.account_id, d.day)
      )
  ),
  written as (
    insert into care.activity_drifts as d
      (counter, company_id, account_id, day, kept_count, true_count, kept_seconds, true_seconds, kept_users, true_users)
    select f.counter, f.company_id, f.account_id, f.day, f.kept_count, f.true_count, f.kept_seconds, f.true_seconds,
           f.kept_users, f.true_users
    from found f
    on conflict (counter, company_id, account_id, day) do update
      set kept_count = excluded.kept_count, true_count = excluded.true_count, kept_seconds = excluded.kept_seconds,
          true_seconds = excluded.true_seconds, kept_users = excluded.kept_users, true_users = excluded.true_users,
          found_at = case when d.resolved_at is null then d.found_at else now() end, seen_at = now(), resolved_at = null
    returning with (old as before, new as after) before.id is null or before.resolved_at is not null as is_new
  )
  select count(*), count(*) filter (where w.is_new) into found_now, found_first from written w;

  insert into care.activity_checks (first_day, last_day, drift_count, started_at, ended_at)
  values (check_activity.first_day, check_activity.last_day, found_now, started, clock_timestamp())
  returning id into check_id;
  delete from care.activity_checks c where c.ended_at < now() - interval '400 days';
  if found_first > 0 then
    perform graphile_worker.care_enqueue('counters.report-drift', json_build_object('checkId', check_id));
  end if;
  return found_now;
end
$$;
comment on function care.check_activity(date, date) is
  'Recounts these days, writes down what differs and what is right again, and has new differences told; returns how many there are.';
grant execute on function care.check_activity(date, date) to care_jobs;

-- The counters of these days become what a recount gives, whatever they were. Others go on completing meanwhile.
--
-- It takes locks in the order of everybody: consultations, what was counted of them, practitioners, employees, companies, each
-- by key, and only rows that differ. Once it holds the counters, a transaction that had moved one of them has ended, and
-- is in what is read next; one that has not will add its own part to what is written here. What is written comes from
-- care.counted_consultations, which changes only together with the counters.
create function care.rebuild_activity(first_day date, last_day date) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  ids uuid[];
  keys care.activity_change[];
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'a rebuild reads what others commit meanwhile, so it runs in read committed'
      using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('care.rebuild_activity', 0));

  select array_agg(coalesce(c.id, k.consultation_id)) into ids
  from (
    select * from care.consultations c
    where c.status = 'completed'
      -- Zones are at most a day away from UTC.
      and c.ended_at >= (rebuild_activity.first_day - 1)::timestamp at time zone 'UTC'
      and c.ended_at < (rebuild_activity.last_day + 2)::timestamp at time zone 'UTC'
  ) as c
  full join (
    select * from care.counted_consultations k where k.day between rebuild_activity.first_day - 2 and rebuild_activity.last_day + 2
  ) as k on k.consultation_id = c.id
  where (c.company_id, c.practitioner_id, c.employee_id, c.duration_seconds, (c.ended_at at time zone k.time_zone)::date)
    is distinct from (k.company_id, k.practitioner_id, k.employee_id, k.duration_seconds, k.day);

  if ids is not null then
    perform from care.consultations c where c.id = any (ids) order by c.id for no key update;
    delete from care.counted_consultations k
    where k.consultation_id = any (ids)
      and not exists (select from care.consultations c where c.id = k.consultation_id and c.status = 'completed');
    insert into care.counted_consultations as k
      (consultation_id, company_id, practitioner_id, employee_id, day, time_zone, department, duration_seconds)
    select c.id, c.company_id, c.practitioner_id, c.employee_id, (c.ended_at at time zone zone.name)::date, zone.name,
           case when old.consultation_id is null then p.department else old.department end, c.duration_seconds
    from care.consultations c
    join cms.companies o on o.document_id = c.company_id
    join care.people p on p.account_id = c.employee_id
    left join care.counted_consultations old
      on old.consultation_id = c.id and old.company_id = c.company_id and old.employee_id = c.employee_id
    cross join lateral (select coalesce(old.time_zone, o.time_zone) as name) as zone
    where c.id = any (ids) and c.status = 'completed'
    order by c.id
    on conflict (consultation_id) do update
      set company_id = excluded.company_id, practitioner_id = excluded.practitioner_id, employee_id = excluded.employee_id,
          day = excluded.day, time_zone = excluded.time_zone, department = excluded.department,
          duration_seconds = excluded.duration_seconds;
  end if;

  select array_agg(row (
           case r.counter when 'practitioner' then r.account_id end, case r.counter when 'employee' then r.account_id end,
           r.company_id, r.day, 0, 0, 0)::care.activity_change)
    into keys
  from care.recount_activity(rebuild_activity.first_day, rebuild_activity.last_day) r;
  if keys is null then
    return 0;
  end if;

  -- A row that is there is locked, one that lacks is made, in one pass by key. The company's row comes with every
  -- difference of its day: how many people it counts follows from theirs.
  insert into care.practitioner_activity_daily as a (practitioner_id, company_id, day, consult_count, total_duration_seconds)
  select k.practitioner_id, k.company_id, k.day, 0, 0 from unnest(keys) as k where k.practitioner_id is not null
  order by k.practitioner_id, k.company_id, k.day
  on conflict (practitioner_id, company_id, day) do update set consult_count = a.consult_count;
  insert into care.employee_activity_daily as a (employee_id, company_id, day, consult_count, total_duration_seconds)
  select k.employee_id, k.company_id, k.day, 0, 0 from unnest(keys) as k where k.employee_id is not null
  order by k.employee_id, k.company_id, k.day
  on conflict (employee_id, company_id, day) do update set consult_count = a.consult_count;
  insert into care.company_activity_daily as a (company_id, day, consult_count, total_duration_seconds, active_users_count)
  select distinct k.company_id, k.day, 0, 0, 0 from unnest(keys) as k
  order by k.company_id, k.day
  on conflict (company_id, day) do update set consult_count = a.consult_count;

  update care.practitioner_activity_daily a
  set consult_count = t.n, total_duration_seconds = t.seconds
  from unnest(keys) as k
  cross join lateral (
    select count(*) as n, coalesce(sum(c.duration_seconds), 0) as seconds from care.counted_consultations c
    where c.company_id = k.company_id and c.day = k.day and c.practitioner_id = k.practitioner_id
  ) as t
  where (a.practitioner_id, a.company_id, a.day) = (k.practitioner_id, k.company_id, k.day);
  update care.employee_activity_daily a
  set consult_count = t.n, total_duration_seconds = t.seconds
  from unnest(keys) as k
  cross join lateral (
    select count(*) as n, coalesce(sum(c.duration_seconds), 0) as seconds from care.counted_consultations c
    where c.company_id = k.company_id and c.day = k.day and c.employee_id = k.employee_id
  ) as t
  where (a.employee_id, a.company_id, a.day) = (k.employee_id, k.company_id, k.day);
  update care.company_activity_daily a
  set consult_count = t.n, total_duration_seconds = t.seconds, active_users_count = t.users
  from (select distinct k.company_id, k.day from unnest(keys) as k) as k
  cross join lateral (
    select count(*) as n, coalesce(sum(c.duration_seconds), 0) as seconds, count(distinct c.employee_id) as users
    from care.counted_consultations c
    where c.company_id = k.company_id and c.day = k.day
  ) as t
  where (a.company_id, a.day) = (k.company_id, k.day);
  return cardinality(keys);
end
$$;
comment on function care.rebuild_activity(date, date) is
  'Makes the counters of these days equal a recount while completions go on; returns how many differed.';
grant execute on function care.rebuild_activity(date, date) to care_jobs;

reset role;

-- Down Migration

drop function care.rebuild_activity(date, date);
drop function care.check_activity(date, date);
delete from care.job_tasks where name in ('counters.check', 'counters.report-drift', 'counters.rebuild');
drop table care.activity_drifts;
drop table care.activity_checks;
