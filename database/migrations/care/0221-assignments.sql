-- Up Migration

-- One act of assigning a programme: to whom, the version and the rule of its days. It is what an end or a replacement names,
-- and what gives the programme to patients who come later: they begin with the first week, so many whole weeks later that
-- no day of theirs lies in the past. Deliberately absent: any right to change the plan of what was assigned, and any row a
-- patient could read: theirs is their own copy.
set local role care_owner;

create table care.assignments (
  id uuid primary key default uuidv7(),
  template_id text not null,
  template_version integer not null,
  audience text not null check (audience in ('all', 'some')),
  time_zone text check (length(time_zone) between 1 and 60),
  days smallint[] not null check (cardinality(days) between 1 and 7 and days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  starts_on date not null,
  ends_on date not null,
  -- Which session of the version on which day, side by side.
  planned_places smallint[] not null,
  planned_days date[] not null,
  include_late_joiners boolean not null,
  replaces uuid unique references care.assignments (id) on delete set null check (replaces <> id),
  assigned_by text not null,
  assigned_by_role text not null check (assigned_by_role in ('editor', 'super-admin', 'coach')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (template_id, template_version) references care.programme_versions (template_id, version),
  check (ends_on between starts_on and starts_on + 800),
  check (cardinality(planned_places) = cardinality(planned_days) and cardinality(planned_days) > 0)
);
comment on table care.assignments is
  'One act of assigning a programme, with its plan. Names groups at most, nobody in person: the programmes of its people point at it.';
comment on column care.assignments.time_zone is 'Null: each patient''s own.';
comment on column care.assignments.include_late_joiners is
  'Whether patients who come later receive it too, until its last day: into its groups, or into what its assigner reaches as "all".';
create index assignments_template on care.assignments (template_id, created_at desc);
create index assignments_late_joiners_of_all on care.assignments (assigned_by) where audience = 'all' and include_late_joiners and ended_at is null;

create table care.assignment_groups (
  assignment_id uuid not null references care.assignments (id) on delete cascade,
  company_id text not null,
  group_id uuid not null,
  primary key (assignment_id, company_id, group_id),
  foreign key (company_id, group_id) references care.groups (company_id, id) on update cascade on delete cascade
);
comment on table care.assignment_groups is 'The groups an assignment was made to.';
create index assignment_groups_group on care.assignment_groups (company_id, group_id);

alter table care.programmes add column assignment_id uuid references care.assignments (id) on delete set null;
comment on column care.programmes.assignment_id is 'The act that gave it; null for what was imported or given before acts were kept.';
create index programmes_assignment on care.programmes (assignment_id);
grant insert (assignment_id) on care.programmes to care_app;

-- Ending what was assigned ends it for all its people, also for those whom a coach follows no more.
create function care.end_assigned() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if new.ended_at is null then
    perform care.write_later_days(array(
      select p.id from care.programmes as p where p.assignment_id = new.id and p.ended_at is null));
  end if;
  update care.programmes as p
  set ended_at = case when new.ended_at is not null or p.starts_on > new.ends_on then now() end,
      ends_on = case when new.ended_at is null and p.starts_on <= new.ends_on then least(p.ends_on, new.ends_on) else p.ends_on end
  where p.assignment_id = new.id and p.ended_at is null;
  delete from care.occurrences as o using care.programmes as p
  where p.assignment_id = new.id and o.company_id = p.company_id and o.programme_id = p.id
    and o.due_on > case when p.ended_at is null then p.ends_on else (now() at time zone p.time_zone)::date - 1 end
    and not exists (select from care.completions as c where c.company_id = o.company_id and c.occurrence_id = o.id);
  return null;
end
$$;
comment on function care.end_assigned() is
  'Trigger on care.assignments: its programmes end with it, now or with a last day, and their days after that go; what was reported stays.';
create trigger end_assigned after update of ended_at, ends_on on care.assignments for each row
  when ((new.ended_at, new.ends_on) is distinct from (old.ended_at, old.ends_on)) execute function care.end_assigned();

create function care.keep_ended_assignment() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if old.ended_at is not null or new.ends_on > old.ends_on then
    raise exception 'an assignment that is over stays as it was, and none grows longer' using errcode = 'CP004';
  end if;
  return new;
end
$$;
comment on function care.keep_ended_assignment() is 'Trigger on care.assignments: an end is set once, and only ever comes earlier.';
create trigger keep_ended_assignment before update of ended_at, ends_on on care.assignments for each row
  when ((new.ended_at, new.ends_on) is distinct from (old.ended_at, old.ends_on)) execute function care.keep_ended_assignment();

create function care.start_programme(assignment uuid, patient text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  plan care.assignments;
  later integer;
  made uuid;
begin
  select * into plan from care.assignments as a where a.id = assignment;
  insert into care.programmes
    (company_id, patient_id, template_id, template_version, title, summary, time_zone, days, starts_on, ends_on,
     assigned_by, assigned_by_role, assignment_id)
  select w.company_id, w.account_id, plan.template_id, plan.template_version, v.title, v.summary, z.name, plan.days,
         plan.starts_on + z.later, plan.ends_on + z.later, plan.assigned_by, plan.assigned_by_role, plan.id
  from care.people as w
    join cms.companies as c on c.document_id = w.company_id and c.active
    join care.programme_versions as v on v.template_id = plan.template_id and v.version = plan.template_version
    cross join lateral (select coalesce(plan.time_zone, w.time_zone) as name) as n
    cross join lateral (
      select n.name, 7 * greatest(0, ceil(((now() at time zone n.name)::date - plan.starts_on) / 7.0))::integer as later) as z
  where w.account_id = patient and w.role = 'patient' and not w.blocked and plan.ended_at is null
    and plan.ends_on >= (now() at time zone z.name)::date
    -- What something else takes the place of is nobody's to begin.
    and not exists (select from care.assignments as n where n.replaces = plan.id)
  on conflict do nothing
  returning id, starts_on - plan.starts_on into made, later;
  if made is null then
    return;
  end if;
  with copied as (
    insert into care.programme_sessions (company_id, patient_id, programme_id, position, week, origin, content)
    select p.company_id, p.patient_id, p.id, s.place, (s.session ->> 'week')::smallint, s.place, s.session -> 'content'
    from care.programmes as p
      join care.programme_versions as v on v.template_id = p.template_id and v.version = p.template_version
      cross join jsonb_array_elements(v.sessions) with ordinality as s (session, place)
    where p.id = made
    returning company_id, patient_id, programme_id, id, position
  )
  insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
  select c.company_id, c.patient_id, c.programme_id, c.id, d.due_on + later, d.due_on + later, now()
  from copied as c join unnest(plan.planned_places, plan.planned_days) as d (place, due_on) on d.place = c.position;
end
$$;
comment on function care.start_programme(uuid, text) is
  'Gives a patient who comes later their own copy of what was assigned, moved by whole weeks so that it begins with its first day. Who has the template in progress keeps that.';

create function care.assign_late_joiner() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.start_programme(a.id, new.patient_id)
  from care.assignments as a
  where a.include_late_joiners and a.ended_at is null
    and (exists (select from care.assignment_groups as g
           where g.assignment_id = a.id and g.company_id = new.company_id and g.group_id = new.group_id)
      or a.audience = 'all' and a.assigned_by_role = 'coach' and a.assigned_by = (
        select g.coach_id from care.groups as g where g.company_id = new.company_id and g.id = new.group_id))
  order by a.created_at desc;
  return null;
end
$$;
comment on function care.assign_late_joiner() is
  'Trigger on care.group_members: who joins receives the programmes assigned to the group, and to all patients of its coach, that include late joiners.';
-- After reach_late_joiner, which takes the lock, by the order of their names.
create trigger reach_late_joiner_with_programmes after insert on care.group_members for each row execute function care.assign_late_joiner();

create function care.assign_new_patient() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.start_programme(a.id, new.account_id)
  from care.assignments as a
  where a.audience = 'all' and a.include_late_joiners and a.ended_at is null and a.assigned_by_role <> 'coach'
  order by a.created_at desc;
  return null;
end
$$;
comment on function care.assign_new_patient() is
  'Trigger on care.people: a new patient receives the programmes that the panel assigned to all patients and to those who come later.';
create trigger reach_new_patient_with_programmes after insert on care.people for each row
  when (new.role = 'patient' and not new.blocked) execute function care.assign_new_patient();
create trigger reach_new_patient_with_programmes_later after update of role, blocked on care.people for each row
  when (new.role = 'patient' and not new.blocked and (old.role <> 'patient' or old.blocked)) execute function care.assign_new_patient();

do $$
declare
  name text;
begin
  foreach name in array array['assignments', 'assignment_groups']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    -- An act may reach several companies: the panel is bounded by its role, a coach by what they assigned themselves.
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using ((select sec.role()) in ('editor', 'super-admin', 'coach')) with check ((select sec.role()) in ('editor', 'super-admin', 'coach'))
    $policy$, name);
  end loop;
end
$$;
create policy select_panel on care.assignments for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_coach on care.assignments for select to care_app
  using ((select sec.role()) = 'coach' and assigned_by = (select sec.actor()));
create function care.may_end_assignment(assignment uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (
    select from care.assignments as a
    where a.id = assignment and (sec.role() in ('editor', 'super-admin') or sec.role() = 'coach' and a.assigned_by = sec.actor()))
$$;
comment on function care.may_end_assignment(uuid) is 'Whether the acting person may end an assignment, and so put another in its place.';
grant execute on function care.may_end_assignment(uuid) to care_app;
create policy insert_as_oneself on care.assignments for insert to care_app
  with check (assigned_by = (select sec.actor()) and assigned_by_role = (select sec.role())
    and (replaces is null or (select care.may_end_assignment(replaces))));
create policy update_panel on care.assignments for update to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy update_coach on care.assignments for update to care_app
  using ((select sec.role()) = 'coach' and assigned_by = (select sec.actor()));
create policy select_visible on care.assignment_groups for select to care_app
  using (exists (select from care.assignments as a where a.id = assignment_id));
create policy insert_visible on care.assignment_groups for insert to care_app
  with check (exists (select from care.assignments as a where a.id = assignment_id)
    and exists (select from care.groups as g where g.company_id = assignment_groups.company_id and g.id = assignment_groups.group_id));
-- A programme names an act of whoever gives it.
create policy insert_of_act on care.programmes as restrictive for insert to care_app
  with check (assignment_id is null or exists (select from care.assignments as a where a.id = assignment_id));
grant select,
  insert (id, template_id, template_version, audience, time_zone, days, starts_on, ends_on, planned_places, planned_days,
          include_late_joiners, replaces, assigned_by, assigned_by_role),
  update (ends_on, ended_at) on care.assignments to care_app;
grant select, insert on care.assignment_groups to care_app;

reset role;

-- Down Migration

drop policy insert_of_act on care.programmes;
drop trigger reach_new_patient_with_programmes_later on care.people;
drop trigger reach_new_patient_with_programmes on care.people;
drop function care.assign_new_patient();
drop trigger reach_late_joiner_with_programmes on care.group_members;
drop function care.assign_late_joiner();
drop function care.start_programme(uuid, text);
alter table care.programmes drop column assignment_id;
drop table care.assignment_groups;
drop table care.assignments;
drop function care.may_end_assignment(uuid);
drop function care.end_assigned();
drop function care.keep_ended_assignment();
