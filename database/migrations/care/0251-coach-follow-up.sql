-- Up Migration

-- What a coach sees when they follow: after how many days of silence they want to look at a patient, and how long a session
-- was meant to take that somebody else published to their patient, and who has a session already, whoever gave it. Deliberately
-- absent: the rest of such a publication, and whom else it went to.
set local role care_owner;

create table care.coach_preferences (
  coach_id text primary key references care.people (account_id) on delete cascade,
  silent_days smallint not null check (silent_days between 2 and 90),
  updated_at timestamptz not null default now()
);
comment on table care.coach_preferences is 'What a coach chose; silent_days: after how many days without a report a patient is to be looked at.';
alter table care.coach_preferences enable row level security;
alter table care.coach_preferences force row level security;
create policy manage_owner on care.coach_preferences to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.coach_preferences as restrictive to care_app
  using ((select sec.role()) = 'coach' and coach_id = (select sec.actor()))
  with check ((select sec.role()) = 'coach' and coach_id = (select sec.actor()));
create policy select_self on care.coach_preferences for select to care_app using (coach_id = (select sec.actor()));
create policy insert_self on care.coach_preferences for insert to care_app with check (coach_id = (select sec.actor()));
create policy update_self on care.coach_preferences for update to care_app using (coach_id = (select sec.actor()));
grant select, insert (coach_id, silent_days), update (silent_days, updated_at) on care.coach_preferences to care_app;

create function care.published_minutes(patient text) returns table (publication_id uuid, minutes smallint)
  language sql stable security definer set search_path = ''
as $$
  select p.id, p.duration_minutes
  from care.occurrences as o join care.publications as p on p.id = o.publication_id
  where o.patient_id = published_minutes.patient and published_minutes.patient in (select care.followed_patients())
$$;
comment on function care.published_minutes(text) is
  'How long each session published to a patient is meant to take, whoever published it; for the coaches who follow them.';

create function care.received_sessions(session_ids text[]) returns table (patient_id text, session_id text)
  language sql stable security definer set search_path = ''
as $$
  select distinct o.patient_id, p.session_id
  from care.publications as p join care.occurrences as o on o.publication_id = p.id
  where p.session_id = any(received_sessions.session_ids) and o.patient_id in (select care.followed_patients())
    and o.archived_at is null and (o.ends_at is null or o.ends_at > now())
$$;
comment on function care.received_sessions(text[]) is
  'Which patients of the acting coach have which of these sessions, whoever published them; withdrawn and ended ones do not count.';
grant execute on function care.published_minutes(text), care.received_sessions(text[]) to care_app;

create function care.follow_up(only_patient text default null)
  returns table (id text, first_name text, last_name text, groups text[], running integer, last_on date,
                 is_silent boolean, is_strained boolean, is_hurting boolean)
  language sql stable security definer set search_path = ''
as $$
  with chosen as (
    select coalesce((select c.silent_days from care.coach_preferences as c where c.coach_id = (select sec.actor())), 7)::int as days
  ),
  followed as (
    select m.company_id, m.patient_id, array_agg(g.name order by g.name) as groups
    from care.groups as g join care.group_members as m on m.company_id = g.company_id and m.group_id = g.id
    where (select sec.role()) = 'coach' and g.coach_id = (select sec.actor()) and (only_patient is null or m.patient_id = only_patient)
    group by m.company_id, m.patient_id
  )
  select w.account_id, w.first_name, w.last_name, f.groups, n.running, l.last_on,
         -- The days that were due are looked up only of who reported nothing for that long.
         case when coalesce(l.last_on < (now() at time zone w.time_zone)::date - (select days from chosen), true) then exists (
           select from care.programmes as p
           where p.patient_id = f.patient_id and p.ended_at is null and p.paused_on is null
             and p.ends_on >= (now() at time zone p.time_zone)::date
             and exists (
               select from care.occurrences as o
               where o.patient_id = p.patient_id and o.programme_id = p.id and o.skipped_at is null
                 and o.due_on between (now() at time zone p.time_zone)::date - (select days from chosen) and (now() at time zone p.time_zone)::date - 1
             )
         ) else false end,
         coalesce(l.efforts[1] >= 9 and l.efforts[2] >= 9, false),
         coalesce(l.pains[1] > l.pains[2] and l.pains[2] > l.pains[3], false)
  from followed as f
  join care.people as w on w.account_id = f.patient_id and not w.blocked
  left join care.latest_reports as l on l.company_id = f.company_id and l.patient_id = f.patient_id
  cross join lateral (
    select count(*)::int as running from care.programmes as p
    where p.patient_id = f.patient_id and p.ended_at is null and p.ends_on >= (now() at time zone p.time_zone)::date
  ) as n
$$;
comment on function care.follow_up(text) is
  'The members of the groups that the acting coach leads, or one of them, with why to look at them; no row for anybody else.';
grant execute on function care.follow_up(text) to care_app;
reset role;

-- Down Migration

drop function care.follow_up(text);
drop function care.received_sessions(text[]);
drop function care.published_minutes(text);
drop table care.coach_preferences;
