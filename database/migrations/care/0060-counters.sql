-- Up Migration

-- What practitioners are paid from, and what employers may know. Three daily counters move in the transaction that
-- completes, corrects or reopens a consultation, and always equal a recount.
--
-- The day of a consultation is the day of its end in its company's zone at the moment it was counted. Day, zone and
-- department are kept beside it (care.counted_consultations), so that taking a consultation out of the counters is exact
-- and a company that changes its zone, or moves somebody to another department, changes nothing of its past.
--
-- Deliberately not granted: care.counted_consultations to nobody; no row of a practitioner and no day to HR, whose
-- figures come by whole months through the functions at the end.
set local role care_owner;

create table care.counted_consultations (
  consultation_id uuid primary key,
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  practitioner_id text not null,
  employee_id text not null,
  day date not null,
  time_zone text not null,
  department text,
  duration_seconds integer not null check (duration_seconds >= 0),
  -- Deferred: the trigger below takes a consultation out of the counters after it is deleted, in the same transaction.
  foreign key (company_id, consultation_id) references care.consultations (company_id, id)
    on update no action on delete no action deferrable initially deferred
);
comment on table care.counted_consultations is
  'The consultations that are in the counters, each with the day, zone and department it was counted under. Kept by trigger; no portal reads it.';
create index counted_consultations_company_day on care.counted_consultations (company_id, day);

create table care.practitioner_activity_daily (
  practitioner_id text not null references care.people (account_id) on update cascade on delete restrict,
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  day date not null,
  consult_count integer not null check (consult_count >= 0),
  total_duration_seconds bigint not null check (total_duration_seconds >= 0),
  primary key (practitioner_id, company_id, day)
);
comment on table care.practitioner_activity_daily is 'Completed consultations of a practitioner, by company and day.';
create index practitioner_activity_day on care.practitioner_activity_daily (day);

create table care.employee_activity_daily (
  employee_id text not null references care.people (account_id) on update cascade on delete restrict,
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  day date not null,
  consult_count integer not null check (consult_count >= 0),
  total_duration_seconds bigint not null check (total_duration_seconds >= 0),
  primary key (employee_id, company_id, day)
);
comment on table care.employee_activity_daily is 'Completed consultations of an employee, by day. HR has no right on it: only on whole months, by function.';
create index employee_activity_company_day on care.employee_activity_daily (company_id, day);

create table care.company_activity_daily (
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  day date not null,
  consult_count integer not null check (consult_count >= 0),
  total_duration_seconds bigint not null check (total_duration_seconds >= 0),
  active_users_count integer not null check (active_users_count between 0 and consult_count),
  primary key (company_id, day)
);
comment on table care.company_activity_daily is
  'Completed consultations of a company, by day, with how many different employees had one.';
create index company_activity_day on care.company_activity_daily (day);

alter table care.counted_consultations enable row level security;
alter table care.counted_consultations force row level security;
alter table care.practitioner_activity_daily enable row level security;
alter table care.practitioner_activity_daily force row level security;
alter table care.employee_activity_daily enable row level security;
alter table care.employee_activity_daily force row level security;
alter table care.company_activity_daily enable row level security;
alter table care.company_activity_daily force row level security;

create policy manage_owner on care.counted_consultations to care_owner
  using (care.owns_everything()) with check (care.owns_everything());
create policy manage_owner on care.practitioner_activity_daily to care_owner
  using (care.owns_everything()) with check (care.owns_everything());
create policy manage_owner on care.employee_activity_daily to care_owner
  using (care.owns_everything()) with check (care.owns_everything());
create policy manage_owner on care.company_activity_daily to care_owner
  using (care.owns_everything()) with check (care.owns_everything());

create policy tenant on care.counted_consultations as restrictive to care_app using (false) with check (false);
create policy tenant on care.practitioner_activity_daily as restrictive to care_app
  using (practitioner_id = (select sec.actor()) or (select sec.is_panel())) with check (false);
create policy tenant on care.employee_activity_daily as restrictive to care_app
  using (company_id = (select sec.company())) with check (false);
create policy tenant on care.company_activity_daily as restrictive to care_app
  using ((select sec.is_panel())) with check (false);

create policy select_self on care.practitioner_activity_daily for select to care_app
  using ((select sec.role()) = 'practitioner' and practitioner_id = (select sec.actor()));
create policy select_accounting on care.practitioner_activity_daily for select to care_app
  using ((select sec.role()) in ('accountant', 'platform-admin', 'super-admin'));
create policy select_self on care.employee_activity_daily for select to care_app
  using ((select sec.role()) = 'employee' and employee_id = (select sec.actor()));
create policy select_accounting on care.company_activity_daily for select to care_app
  using ((select sec.role()) in ('accountant', 'platform-admin', 'super-admin'));

grant select (practitioner_id, company_id, day, consult_count, total_duration_seconds)
  on care.practitioner_activity_daily to care_app;
grant select (employee_id, company_id, day, consult_count, total_duration_seconds)
  on care.employee_activity_daily to care_app;
grant select (company_id, day, consult_count, total_duration_seconds, active_users_count)
  on care.company_activity_daily to care_app;

-- Names for the accountant: practitioners, and nobody else.
create policy select_accounting on care.people for select to care_app
  using ((select sec.role()) = 'accountant' and role = 'practitioner');

-- One change of the counters; a row of all three at once, or of one of them.
create type care.activity_change as (
  practitioner_id text,
  employee_id text,
  company_id text,
  day date,
  consult_count integer,
  duration_seconds bigint,
  active_users integer
);

-- Makes the counters true for these consultations, whatever they said before. The caller holds the consultations' rows.
--
-- Counters are locked in one order everywhere: practitioners, then employees, then companies, each by key, so that two
-- transactions of one statement each never wait for each other in a circle.
create function care.count_consultations(ids uuid[]) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  changes care.activity_change[];
  active_changes care.activity_change[];
  has_losses boolean;
begin
  with truth as materialized (
    select c.id, c.company_id, c.practitioner_id, c.employee_id, zone.name as time_zone,
           (c.ended_at at time zone zone.name)::date as day,
           case when k.consultation_id is null then p.department else k.department end as department,
           c.duration_seconds
    from care.consultations c
    join cms.companies o on o.document_id = c.company_id
    join care.people p on p.account_id = c.employee_id
    -- What stays counted keeps the zone and the department it was counted under.
    left join care.counted_consultations k
      on k.consultation_id = c.id and k.company_id = c.company_id and k.employee_id = c.employee_id
    cross join lateral (select coalesce(k.time_zone, o.time_zone) as name) as zone
    where c.id = any (count_consultations.ids) and c.status = 'completed'
  ),
  removed as (
    delete from care.counted_consultations k
    where k.consultation_id = any (count_consultations.ids)
      and not exists (select from truth t where t.id = k.consultation_id)
    returning k.practitioner_id, k.employee_id, k.company_id, k.day, k.duration_seconds
  ),
  moved as (
    insert into care.counted_consultations as k
      (consultation_id, company_id, practitioner_id, employee_id, day, time_zone, department, duration_seconds)
    select t.id, t.company_id, t.practitioner_id, t.employee_id, t.day, t.time_zone, t.department, t.duration_seconds
    from truth t
    on conflict (consultation_id) do update
      set company_id = excluded.company_id, practitioner_id = excluded.practitioner_id,
          employee_id = excluded.employee_id, day = excluded.day, time_zone = excluded.time_zone,
          department = excluded.department, duration_seconds = excluded.duration_seconds
      where (k.company_id, k.practitioner_id, k.employee_id, k.day, k.duration_seconds) is distinct from
            (excluded.company_id, excluded.practitioner_id, excluded.employee_id, excluded.day, excluded.duration_seconds)
    returning with (old as before, new as after)
      before.practitioner_id as old_practitioner_id, before.employee_id as old_employee_id,
      before.company_id as old_company_id, before.day as old_day, before.duration_seconds as old_seconds,
      after.practitioner_id, after.employee_id, after.company_id, after.day, after.duration_seconds
  ),
  steps as (
    select practitioner_id, employee_id, company_id, day, -1 as consult_count, -duration_seconds as seconds from removed
    union all
    select old_practitioner_id, old_employee_id, old_company_id, old_day, -1, -old_seconds from moved where old_day is not null
    union all
    select practitioner_id, employee_id, company_id, day, 1, duration_seconds from moved
  ),
  sums as (
    select practitioner_id, employee_id, company_id, day, sum(consult_count) as consult_count, sum(seconds) as seconds
    from steps
    group by practitioner_id, employee_id, company_id, day
    having sum(consult_count) <> 0 or sum(seconds) <> 0
  )
  select array_agg(row (practitioner_id, employee_id, company_id, day, consult_count, seconds, 0)::care.activity_change),
         bool_or(consult_count < 0 or seconds < 0)
    into changes, has_losses
  from sums;

  if changes is null then
    return;
  end if;

  -- A loss cannot be offered as a row to insert (the checks refuse it before the conflict is found), so it is looked up
  -- again for the row that is there; it is always there, for it was counted.
  insert into care.practitioner_activity_daily as a (practitioner_id, company_id, day, consult_count, total_duration_seconds)
  select c.practitioner_id, c.company_id, c.day, greatest(sum(c.consult_count), 0), greatest(sum(c.duration_seconds), 0)
  from unnest(changes) as c
  group by c.practitioner_id, c.company_id, c.day
  order by c.practitioner_id, c.company_id, c.day
  on conflict (practitioner_id, company_id, day) do update
    set (consult_count, total_duration_seconds) = (
      select a.consult_count + case when has_losses then sum(c.consult_count) else excluded.consult_count end,
             a.total_duration_seconds + case when has_losses then sum(c.duration_seconds) else excluded.total_duration_seconds end
      from unnest(case when has_losses then changes end) as c
      where c.practitioner_id = excluded.practitioner_id and c.company_id = excluded.company_id and c.day = excluded.day
    );

  with moved as (
    insert into care.employee_activity_daily as a (employee_id, company_id, day, consult_count, total_duration_seconds)
    select c.employee_id, c.company_id, c.day, greatest(sum(c.consult_count), 0), greatest(sum(c.duration_seconds), 0)
    from unnest(changes) as c
    group by c.employee_id, c.company_id, c.day
    order by c.employee_id, c.company_id, c.day
    on conflict (employee_id, company_id, day) do update
      set (consult_count, total_duration_seconds) = (
        select a.consult_count + case when has_losses then sum(c.consult_count) else excluded.consult_count end,
               a.total_duration_seconds + case when has_losses then sum(c.duration_seconds) else excluded.total_duration_seconds end
        from unnest(case when has_losses then changes end) as c
        where c.employee_id = excluded.employee_id and c.company_id = excluded.company_id and c.day = excluded.day
      )
    returning with (old as before, new as after)
      after.company_id, after.day,
      case when after.consult_count > 0 then 1 else 0 end - case when before.consult_count > 0 then 1 else 0 end as active_users
  )
  select array_agg(row (null, null, company_id, day, 0, 0, active_users)::care.activity_change)
    into active_changes
  from moved where active_users <> 0;

  changes := changes || coalesce(active_changes, '{}');
  has_losses := has_losses or exists (select from unnest(active_changes) as c where c.active_users < 0);

  insert into care.company_activity_daily as a
    (company_id, day, consult_count, total_duration_seconds, active_users_count)
  select c.company_id, c.day, greatest(sum(c.consult_count), 0), greatest(sum(c.duration_seconds), 0),
         least(greatest(sum(c.active_users), 0), greatest(sum(c.consult_count), 0))
  from unnest(changes) as c
  group by c.company_id, c.day
  order by c.company_id, c.day
  on conflict (company_id, day) do update
    set (consult_count, total_duration_seconds, active_users_count) = (
      select a.consult_count + case when has_losses then sum(c.consult_count) else excluded.consult_count end,
             a.total_duration_seconds + case when has_losses then sum(c.duration_seconds) else excluded.total_duration_seconds end,
             a.active_users_count + case when has_losses then sum(c.active_users) else excluded.active_users_count end
      from unnest(case when has_losses then changes end) as c
      where c.company_id = excluded.company_id and c.day = excluded.day
    );
end
$$;
comment on function care.count_consultations(uuid[]) is
  'Brings the three counters in line with these consultations: in when completed, out when not. Exact, and repeatable.';

create function care.count_changed_consultations() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id) into ids from new_rows n where n.status = 'completed';
  elsif tg_op = 'DELETE' then
    select array_agg(o.id) into ids from old_rows o where o.status = 'completed';
  else
    select array_agg(n.id) into ids
    from new_rows n
    join old_rows o on o.id = n.id
    where (n.status = 'completed' or o.status = 'completed')
      and (n.status, n.ended_at, n.duration_seconds, n.practitioner_id, n.employee_id, n.company_id)
        is distinct from (o.status, o.ended_at, o.duration_seconds, o.practitioner_id, o.employee_id, o.company_id);
  end if;
  if ids is not null then
    perform care.count_consultations(ids);
  end if;
  return null;
end
$$;
comment on function care.count_changed_consultations() is 'Trigger on care.consultations: moves the counters, once per statement.';

create trigger count_inserted after insert on care.consultations
  referencing new table as new_rows for each statement execute function care.count_changed_consultations();
create trigger count_updated after update on care.consultations
  referencing old table as old_rows new table as new_rows for each statement execute function care.count_changed_consultations();
create trigger count_deleted after delete on care.consultations
  referencing old table as old_rows for each statement execute function care.count_changed_consultations();

create function care.recount_activity(first_day date, last_day date)
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
comment on function care.recount_activity(date, date) is
  'Every counter of these days that differs from a recount of the consultations themselves; no row is good.';
grant execute on function care.recount_activity(date, date) to care_jobs;

-- What an employer may know.

create function care.smallest_group() returns integer language sql immutable parallel safe set search_path = '' return 5;
comment on function care.smallest_group() is 'From how many different people up the figures of a group are shown to an employer.';
grant execute on function care.smallest_group() to care_app;

create function care.shown_groups(sizes integer[]) returns boolean[]
  language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  shown boolean[] := array(select size >= care.smallest_group() from unnest(shown_groups.sizes) with ordinality as s (size, n) order by n);
  hidden_groups integer;
  hidden_people integer;
  smallest integer;
begin
  -- Subtracting what is shown from the total gives what the hidden groups have together. That must be the figure of
  -- several groups and of enough people; until it is, the smallest group that is still shown is hidden too.
  loop
    select count(*), coalesce(sum(size), 0) into hidden_groups, hidden_people
    from unnest(shown_groups.sizes) with ordinality as s (size, n) where not shown[n];
    exit when hidden_groups = 0 or (hidden_groups >= 2 and hidden_people >= care.smallest_group());
    select n into smallest
    from unnest(shown_groups.sizes) with ordinality as s (size, n) where shown[n] order by size, n limit 1;
    exit when smallest is null;
    shown[smallest] := false;
    smallest := null;
  end loop;
  return shown;
end
$$;
comment on function care.shown_groups(integer[]) is
  'Which groups of one whole may be shown beside its total, given how many different people each counts, so that no subtraction gives away a hidden one.';
grant execute on function care.shown_groups(integer[]) to care_app;

create function care.employee_usage(first_month date, last_month date)
  returns table (employee_id text, first_name text, last_name text, department text, month date, consult_count integer, total_duration_seconds bigint)
  language sql stable security definer set search_path = ''
begin atomic
  select a.employee_id, p.first_name, p.last_name, p.department, m.month, sum(a.consult_count)::integer, sum(a.total_duration_seconds)::bigint
  from care.employee_activity_daily a
  cross join lateral (select date_trunc('month', a.day)::date as month) as m
  join care.people p on p.account_id = a.employee_id
  where a.company_id = (select sec.company())
    and (select sec.role()) = 'hr'
    and (select not c.anonymise_usage from cms.companies c where c.document_id = (select sec.company()))
    and a.day >= date_trunc('month', employee_usage.first_month)
    and a.day < date_trunc('month', employee_usage.last_month) + interval '1 month'
  group by a.employee_id, p.first_name, p.last_name, p.department, m.month
  having sum(a.consult_count) > 0;
end;
comment on function care.employee_usage(date, date) is
  'Usage by employee and whole month for the HR of the company; nothing while the company''s anonymisation rule is on.';
grant execute on function care.employee_usage(date, date) to care_app;

create function care.group_usage(company text, month date)
  returns table (department text, is_company boolean, employees integer, is_shown boolean,
                 active_users integer, consult_count integer, total_duration_seconds bigint)
  language plpgsql stable security definer set search_path = ''
as $$
declare
  first_day constant date := date_trunc('month', group_usage.month);
  zone text;
begin
  if not coalesce(
    sec.role() in ('hr', 'employee') and group_usage.company = sec.company() or sec.role() in ('platform-admin', 'super-admin'),
    false
  ) then
    return;
  end if;
  select c.time_zone into zone from cms.companies c where c.document_id = group_usage.company;
  -- Only months that are over: a total read every evening would tell what one day brought.
  if zone is null or (first_day + interval '1 month')::date > (now() at time zone zone)::date then
    return;
  end if;
  return query
  with mine as (
    select k.employee_id, count(*)::integer as n, sum(k.duration_seconds) as seconds,
           -- Everybody belongs to one group a month: that of their last consultation, as it was then.
           (array_agg(k.department order by k.day desc, k.consultation_id desc))[1] as department
    from care.counted_consultations k
    where k.company_id = group_usage.company and k.day >= first_day and k.day < first_day + interval '1 month'
    group by k.employee_id
  ),
  staff as (
    select p.department, count(*)::integer as employees
    from care.people p
    where p.company_id = group_usage.company and p.role = 'employee' and not p.blocked
    group by p.department
  ),
  used as (
    select m.department, count(*)::integer as users, sum(m.n)::integer as n, sum(m.seconds)::bigint as seconds
    from mine m
    group by m.department
  ),
  groups as (
    select names.department, coalesce(s.employees, 0) as employees, coalesce(u.users, 0) as users,
           coalesce(u.n, 0) as n, coalesce(u.seconds, 0) as seconds,
           row_number() over (order by names.department) as place
    from (select s.department from staff s union select u.department from used u) as names
    left join staff s on s.department is not distinct from names.department
    left join used u on u.department is not distinct from names.department
  ),
  decided as (
    select g.*, (care.shown_groups((select array_agg(o.users order by o.place) from groups o)))[g.place] as shown from groups g
  )
  select d.department, false, d.employees, d.shown,
         case when d.shown then d.users end, case when d.shown then d.n end, case when d.shown then d.seconds end
  from decided d
  union all
  select null, true, coalesce(sum(g.employees), 0)::integer, whole.shown,
         case when whole.shown then sum(g.users)::integer end, case when whole.shown then sum(g.n)::integer end,
         case when whole.shown then sum(g.seconds)::bigint end
  from groups g
  cross join (select coalesce(sum(t.users), 0) >= care.smallest_group() as shown from groups t) as whole
  group by whole.shown;
end
$$;
comment on function care.group_usage(text, date) is
  'Figures of one whole month that is over, by department and for the company, with small groups hidden (null, never 0). For the company''s HR and employees and for platform admins.';
grant execute on function care.group_usage(text, date) to care_app;

reset role;

-- Practitioners read the names of the companies they worked for.
create policy select_worked_for on cms.companies for select to care_app
  using (
    (select sec.role()) = 'practitioner'
    and document_id in (select a.company_id from care.practitioner_activity_daily a where a.practitioner_id = (select sec.actor()))
  );

-- What was completed before this migration is counted now.
set local role care_owner;
do $$
begin
  perform care.count_consultations(array(select c.id from care.consultations c where c.status = 'completed'));
end
$$;
reset role;

-- Down Migration

drop policy select_worked_for on cms.companies;
drop function care.group_usage(text, date);
drop function care.employee_usage(date, date);
drop function care.shown_groups(integer[]);
drop function care.smallest_group();
drop function care.recount_activity(date, date);
drop trigger count_deleted on care.consultations;
drop trigger count_updated on care.consultations;
drop trigger count_inserted on care.consultations;
drop function care.count_changed_consultations();
drop function care.count_consultations(uuid[]);
drop type care.activity_change;
drop policy select_accounting on care.people;
drop table care.company_activity_daily;
drop table care.employee_activity_daily;
drop table care.practitioner_activity_daily;
drop table care.counted_consultations;
