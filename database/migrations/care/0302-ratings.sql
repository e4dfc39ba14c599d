-- Up Migration

-- Satisfaction: a score of 1 to 5 that an employee may give a completed consultation, once, without words. It can be given
-- for 30 days and changed for 24 hours. Nobody but that employee ever reads a single score.
--
-- What this deliberately does not grant: no practitioner, HR or panel role reads care.consultation_ratings. A practitioner's
-- average is shown from 5 ratings of 5 different people up, and moves by at least 5 ratings at a time, so that no two
-- readings of it give one score away. A company's is of a whole month that ended a day ago, from 5 people up.
set local role care_owner;

create table care.consultation_ratings (
  consultation_id uuid primary key,
  company_id text not null,
  employee_id text not null references care.people (account_id) on update cascade on delete cascade,
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  score smallint not null check (score between 1 and 5),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (company_id, consultation_id) references care.consultations (company_id, id)
    on update cascade on delete cascade
);
comment on table care.consultation_ratings is 'How an employee found a completed consultation, 1 to 5; read by that employee alone.';
create index consultation_ratings_practitioner on care.consultation_ratings (practitioner_id);
create index consultation_ratings_company on care.consultation_ratings (company_id, created_at);
create index consultation_ratings_created on care.consultation_ratings (created_at);

create table care.practitioner_ratings (
  practitioner_id text primary key references care.people (account_id) on update cascade on delete cascade,
  given_count integer not null default 0,
  rating_count integer check (rating_count >= 5),
  average numeric(2, 1) check (average between 1 and 5),
  check ((rating_count is null) = (average is null))
);
comment on table care.practitioner_ratings is
  'The ratings of each practitioner as they are shown: null under 5 ratings of 5 people, and moved by 5 at a time.';
comment on column care.practitioner_ratings.given_count is 'How many there are now; not granted to portals.';

alter table care.consultation_ratings enable row level security;
alter table care.consultation_ratings force row level security;
alter table care.practitioner_ratings enable row level security;
alter table care.practitioner_ratings force row level security;
create policy manage_owner on care.consultation_ratings to care_owner
  using (care.owns_everything()) with check (care.owns_everything());
create policy manage_owner on care.practitioner_ratings to care_owner
  using (care.owns_everything()) with check (care.owns_everything());

create policy tenant on care.consultation_ratings as restrictive to care_app
  using (company_id = (select sec.company()) and employee_id = (select sec.actor()));
create policy select_self on care.consultation_ratings for select to care_app
  using (employee_id = (select sec.actor()) and (select sec.role()) = 'employee');
create policy insert_self on care.consultation_ratings for insert to care_app
  with check (employee_id = (select sec.actor()) and (select sec.role()) = 'employee');
create policy update_self on care.consultation_ratings for update to care_app
  using (employee_id = (select sec.actor()) and (select sec.role()) = 'employee');
grant select on care.consultation_ratings to care_app;
grant insert (consultation_id, score), update (score) on care.consultation_ratings to care_app;

create policy tenant on care.practitioner_ratings as restrictive to care_app
  using ((select sec.role()) in ('employee', 'platform-admin', 'super-admin') or practitioner_id = (select sec.actor()))
  with check (false);
create policy select_all on care.practitioner_ratings for select to care_app
  using ((select sec.role()) in ('employee', 'platform-admin', 'super-admin'));
create policy select_self on care.practitioner_ratings for select to care_app
  using ((select sec.role()) = 'practitioner' and practitioner_id = (select sec.actor()));
grant select (practitioner_id, rating_count, average) on care.practitioner_ratings to care_app;

-- The consultation is held while it is rated, so that it cannot be opened again underneath.
create function care.guard_rating() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  rated care.consultations;
begin
  select c.* into rated from care.consultations c where c.id = new.consultation_id for share;
  if rated.id is null or (actor is not null and rated.employee_id <> actor) or rated.status <> 'completed' then
    raise exception 'employees rate their own completed consultations' using errcode = 'check_violation', constraint = 'rating_of_own';
  end if;
  if actor is not null and (
    tg_op = 'INSERT' and now() > rated.ended_at + interval '30 days'
    or tg_op = 'UPDATE' and now() > old.created_at + interval '24 hours'
  ) then
    raise exception 'this consultation is not rated any more' using errcode = 'check_violation', constraint = 'rating_in_time';
  end if;
  new.company_id := rated.company_id;
  new.employee_id := rated.employee_id;
  new.practitioner_id := rated.practitioner_id;
  new.updated_at := now();
  return new;
end
$$;
comment on function care.guard_rating() is 'Trigger on care.consultation_ratings: whose, of what, and until when; fills in the people.';
create trigger guard before insert or update on care.consultation_ratings for each row execute function care.guard_rating();

create function care.keep_practitioner_rating() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  practitioner constant text := case tg_op when 'DELETE' then old.practitioner_id else new.practitioner_id end;
  kept care.practitioner_ratings;
begin
  insert into care.practitioner_ratings as r (practitioner_id, given_count)
  select practitioner, case tg_op when 'INSERT' then 1 else 0 end
  where exists (select from care.people p where p.account_id = practitioner)
  on conflict (practitioner_id) do update
    set given_count = r.given_count + case tg_op when 'INSERT' then 1 when 'DELETE' then -1 else 0 end
  returning r.* into kept;
  if kept.given_count < 5 then
    update care.practitioner_ratings r set rating_count = null, average = null
    where r.practitioner_id = practitioner and r.rating_count is not null;
  elsif kept.given_count >= coalesce(kept.rating_count, 0) + 5 then
    update care.practitioner_ratings r set rating_count = t.n, average = t.average
    from (
      select count(*) as n, round(avg(c.score), 1) as average, count(distinct c.employee_id) as people
      from care.consultation_ratings c where c.practitioner_id = practitioner
    ) as t
    where r.practitioner_id = practitioner and t.people >= 5;
  end if;
  return null;
end
$$;
comment on function care.keep_practitioner_rating() is
  'Trigger on care.consultation_ratings: keeps what is shown of a practitioner, and moves it by five ratings at a time.';
create trigger keep_practitioner_rating after insert or update or delete on care.consultation_ratings
  for each row execute function care.keep_practitioner_rating();

create function care.forget_rating() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from care.consultation_ratings r where r.consultation_id = new.id;
  return null;
end
$$;
comment on function care.forget_rating() is 'Trigger on care.consultations: one that is opened again has no rating.';
create trigger forget_rating after update of status on care.consultations for each row
  when (old.status = 'completed' and new.status <> 'completed') execute function care.forget_rating();

create function care.company_satisfaction(company text, month date)
  returns table (rating_count integer, average numeric)
  language sql stable security definer set search_path = ''
begin atomic
  select case when count(distinct r.employee_id) >= care.smallest_group() then count(*) end::integer,
         case when count(distinct r.employee_id) >= care.smallest_group() then round(avg(r.score), 1) end
  from cms.companies c
  cross join lateral (
    select date_trunc('month', company_satisfaction.month::timestamp) at time zone coalesce(c.time_zone, 'Europe/Paris') as from_at,
           (date_trunc('month', company_satisfaction.month::timestamp) + interval '1 month') at time zone coalesce(c.time_zone, 'Europe/Paris') as to_at
  ) as whole
  left join care.consultation_ratings r
    on r.company_id = c.document_id and r.created_at >= whole.from_at and r.created_at < whole.to_at
  where c.document_id = company_satisfaction.company
    and coalesce((select sec.role()) in ('hr', 'employee') and c.document_id = (select sec.company())
                 or (select sec.role()) in ('platform-admin', 'super-admin'), false)
    -- A score can be changed for a day: from then on the figure of the month never changes.
    and whole.to_at + interval '24 hours' <= now();
end;
comment on function care.company_satisfaction(text, date) is
  'The average rating of a month by the employees of a company, null under 5 people; no row until the month has been over for a day.';
grant execute on function care.company_satisfaction(text, date) to care_app;

-- Planned times arrive nearly in the order of rows: a block range index is enough for sums over a period.
create index consultations_starts_range on care.consultations using brin (starts_at);

create function care.service_quality(first_day date, last_day date)
  returns table (completed bigint, cancelled bigint, no_show bigint, rating_count bigint, average numeric)
  language sql stable security definer set search_path = ''
begin atomic
  select planned.completed, planned.cancelled, planned.no_show, rated.n, rated.average
  from (
    select count(*) filter (where c.status = 'completed') as completed,
           count(*) filter (where c.status = 'cancelled') as cancelled,
           count(*) filter (where c.status = 'no_show') as no_show
    from care.consultations c
    join cms.companies o on o.document_id = c.company_id
    where c.starts_at >= (service_quality.first_day - 1)::timestamp at time zone 'UTC'
      and c.starts_at < (service_quality.last_day + 2)::timestamp at time zone 'UTC'
      and (c.starts_at at time zone coalesce(o.time_zone, 'Europe/Paris'))::date
        between service_quality.first_day and service_quality.last_day
  ) as planned
  cross join (
    select case when count(distinct r.employee_id) >= care.smallest_group() then count(*) end as n,
           case when count(distinct r.employee_id) >= care.smallest_group() then round(avg(r.score), 1) end as average
    from care.consultation_ratings r
    join cms.companies o on o.document_id = r.company_id
    where r.created_at >= (service_quality.first_day - 1)::timestamp at time zone 'UTC'
      and r.created_at < (service_quality.last_day + 2)::timestamp at time zone 'UTC'
      and (r.created_at at time zone coalesce(o.time_zone, 'Europe/Paris'))::date
        between service_quality.first_day and service_quality.last_day
  ) as rated
  where (select sec.role()) in ('platform-admin', 'super-admin');
end;
comment on function care.service_quality(date, date) is
  'How the consultations planned on these days ended, and how those rated on them were found; for platform admins.';
grant execute on function care.service_quality(date, date) to care_app;

reset role;

-- Down Migration

drop function care.service_quality(date, date);
drop index care.consultations_starts_range;
drop function care.company_satisfaction(text, date);
drop trigger forget_rating on care.consultations;
drop function care.forget_rating();
drop table care.consultation_ratings;
drop function care.keep_practitioner_rating();
drop function care.guard_rating();
drop table care.practitioner_ratings;
