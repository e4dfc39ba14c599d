-- Up Migration

-- A programme assigned to a patient is a copy of their own: it knows which version of which template it came from, and
-- neither ever changes the other. Its rule is wall time: days of the week in the patient's zone, turned into dated
-- occurrences. What a patient reported keeps what they saw. Deliberately absent: any right to change a version of a
-- template, to give a programme to another patient, or to take away an occurrence that was reported.
set local role care_owner;

create table care.programme_versions (
  template_id text not null check (template_id ~ '^[a-z0-9]{24}$'),
  version integer not null check (version >= 1),
  content_hash bytea not null check (length(content_hash) = 32),
  title text not null check (length(title) between 1 and 120),
  summary text not null default '' check (length(summary) <= 400),
  sessions jsonb not null check (jsonb_typeof(sessions) = 'array' and jsonb_array_length(sessions) between 1 and 200 and pg_column_size(sessions) <= 4194304),
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (template_id, version),
  unique (template_id, content_hash)
);
comment on table care.programme_versions is
  'A programme template as it was when it was first assigned; the next version begins when its content differs. Holds nothing about a person.';

create table care.programmes (
  id uuid not null default uuidv7(),
  company_id text not null,
  patient_id text not null,
  template_id text not null,
  template_version integer not null,
  title text not null check (length(btrim(title)) between 1 and 120),
  summary text not null default '' check (length(summary) <= 400),
  time_zone text not null check (length(time_zone) between 1 and 60),
  days smallint[] not null check (cardinality(days) between 1 and 7 and days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  starts_on date not null,
  ends_on date not null,
  assigned_by text not null,
  assigned_by_role text not null check (assigned_by_role in ('editor', 'super-admin', 'coach')),
  request_key text check (length(request_key) between 8 and 128),
  created_at timestamptz not null default now(),
  touched_at timestamptz,
  paused_on date,
  pause_reason text check (pause_reason in ('illness', 'holiday', 'other')),
  ended_at timestamptz,
  primary key (company_id, id),
  unique (company_id, patient_id, id),
  unique (assigned_by, request_key, patient_id),
  foreign key (template_id, template_version) references care.programme_versions (template_id, version),
  foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade,
  check (ends_on between starts_on and starts_on + 800),
  check ((paused_on is null) = (pause_reason is null))
);
comment on table care.programmes is
  'A programme in progress: one patient''s own copy of a template, with the rule of its days. Holds no health information beyond what the template says.';
comment on column care.programmes.touched_at is 'When the copy first differed from its template; null while nobody changed it.';
create unique index programmes_one_running on care.programmes (company_id, patient_id, template_id) where ended_at is null;
create index programmes_patient on care.programmes (patient_id, created_at desc);

create table care.programme_sessions (
  id uuid not null default uuidv7(),
  company_id text not null,
  patient_id text not null,
  programme_id uuid not null,
  position smallint not null check (position between 1 and 200),
  week smallint check (week between 1 and 52),
  -- Which session of the template version it was copied from, counted from 1; null for one that was added.
  origin smallint check (origin >= 1),
  content jsonb not null check (jsonb_typeof(content) = 'object' and pg_column_size(content) <= 262144),
  removed_at timestamptz,
  primary key (company_id, id),
  unique (company_id, patient_id, programme_id, id),
  -- Checked at the commit, so that two may change places; a removed one keeps its place and bars nobody.
  exclude (company_id with =, programme_id with =, position with =) where (removed_at is null) deferrable initially deferred,
  foreign key (company_id, patient_id, programme_id) references care.programmes (company_id, patient_id, id) on update cascade on delete cascade
);
comment on table care.programme_sessions is
  'One session of a personal programme: texts with their tokens, variables with this patient''s values. A removed one stays for its history.';

alter table care.occurrences
  alter column publication_id drop not null,
  add column programme_id uuid,
  add column programme_session_id uuid,
  add column due_on date,
  add column planned_on date,
  add column skipped_at timestamptz,
  add constraint occurrences_one_source check ((publication_id is null) = (programme_id is not null)),
  add constraint occurrences_programme_whole check (
    num_nulls(programme_id, programme_session_id, due_on, planned_on) in (0, 4) and (skipped_at is null or programme_id is not null)),
  add foreign key (company_id, patient_id, programme_id, programme_session_id)
    references care.programme_sessions (company_id, patient_id, programme_id, id) on update cascade on delete cascade;
comment on column care.occurrences.due_on is 'The day in the patient''s zone; null for a publication, which has no day.';
comment on column care.occurrences.planned_on is 'The day that the rule gave; due_on differs once it was moved.';
create unique index occurrences_planned on care.occurrences (company_id, programme_id, programme_session_id, planned_on) where programme_id is not null;
create index occurrences_due on care.occurrences (patient_id, due_on) where programme_id is not null;

alter table care.completions add column seen jsonb check (jsonb_typeof(seen) = 'object' and pg_column_size(seen) <= 262144);
comment on column care.completions.seen is 'What the patient saw, for a session of a programme; a publication keeps its own picture.';

-- One programme cannot be reached through another: an occurrence that was reported stays, whoever replans.
create function care.keep_reported() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  -- Erasing a person cascades; nothing else reaches here from another trigger.
  if pg_trigger_depth() = 1
    and exists (select from care.completions as c where c.company_id = old.company_id and c.occurrence_id = old.id) then
    raise exception 'an occurrence that was reported stays as it is' using errcode = 'CP001';
  end if;
  return coalesce(new, old);
end
$$;
comment on function care.keep_reported() is 'Trigger on care.occurrences: what a patient reported is never taken away, moved or left out afterwards; erasing a person still takes it.';
create trigger keep_reported before delete or update of due_on, skipped_at on care.occurrences for each row execute function care.keep_reported();

create function care.mark_touched() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.programmes set touched_at = coalesce(touched_at, now())
  where company_id = new.company_id and id = new.programme_id and created_at < now();
  return null;
end
$$;
comment on function care.mark_touched() is 'Trigger on care.programme_sessions: a change after the assignment makes the copy differ from its template.';
create trigger mark_touched after insert or update on care.programme_sessions for each row execute function care.mark_touched();

do $$
declare
  name text;
begin
  foreach name in array array['programme_versions', 'programmes', 'programme_sessions']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
  foreach name in array array['programmes', 'programme_sessions']
  loop
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using (company_id = (select sec.company()) or (select sec.is_panel()) or (select sec.role()) = 'coach')
        with check (company_id = (select sec.company()) or (select sec.is_panel()) or (select sec.role()) = 'coach')
    $policy$, name);
    execute format($policy$
      create policy select_patient on care.%I for select to care_app
        using ((select sec.role()) = 'patient' and patient_id = (select sec.actor()))
    $policy$, name);
    execute format($policy$
      create policy update_patient on care.%I for update to care_app
        using ((select sec.role()) = 'patient' and patient_id = (select sec.actor()))
    $policy$, name);
    execute format($policy$
      create policy select_coach on care.%I for select to care_app
        using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()))
    $policy$, name);
    execute format($policy$
      create policy insert_coach on care.%I for insert to care_app
        with check ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()))
    $policy$, name);
    execute format($policy$
      create policy update_coach on care.%I for update to care_app
        using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()))
    $policy$, name);
    execute format($policy$
      create policy select_panel on care.%I for select to care_app using ((select sec.role()) in ('editor', 'super-admin'))
    $policy$, name);
    execute format($policy$
      create policy insert_panel on care.%I for insert to care_app with check ((select sec.role()) in ('editor', 'super-admin'))
    $policy$, name);
    execute format($policy$
      create policy update_panel on care.%I for update to care_app using ((select sec.role()) in ('editor', 'super-admin'))
    $policy$, name);
  end loop;
end
$$;
-- Whoever assigns says who they are.
create policy insert_as_oneself on care.programmes as restrictive for insert to care_app
  with check (assigned_by = (select sec.actor()) and assigned_by_role = (select sec.role()));
-- A patient changes what is in their programme and adds to it.
create policy insert_patient on care.programme_sessions for insert to care_app
  with check ((select sec.role()) = 'patient' and patient_id = (select sec.actor()));

create policy tenant on care.programme_versions as restrictive to care_app
  using ((select sec.role()) in ('patient', 'coach', 'editor', 'super-admin'))
  with check ((select sec.role()) in ('coach', 'editor', 'super-admin'));
create policy select_assigner on care.programme_versions for select to care_app
  using ((select sec.role()) in ('coach', 'editor', 'super-admin'));
create policy insert_assigner on care.programme_versions for insert to care_app
  with check ((select sec.role()) in ('coach', 'editor', 'super-admin') and created_by = (select sec.actor()));
create policy select_patient on care.programme_versions for select to care_app
  using ((select sec.role()) = 'patient' and exists (
    select from care.programmes as p
    where p.template_id = programme_versions.template_id and p.template_version = programme_versions.version));

grant select, insert (template_id, version, content_hash, title, summary, sessions, created_by) on care.programme_versions to care_app;
grant select,
  insert (company_id, patient_id, template_id, template_version, title, summary, time_zone, days, starts_on, ends_on, assigned_by, assigned_by_role, request_key),
  update (title, days, ends_on, paused_on, pause_reason, ended_at) on care.programmes to care_app;
grant select,
  insert (company_id, patient_id, programme_id, position, week, origin, content),
  update (position, week, content, removed_at) on care.programme_sessions to care_app;

-- Occurrences of programmes: planned by whoever may plan for the patient, moved and skipped by them.
create policy insert_patient on care.occurrences for insert to care_app
  with check ((select sec.role()) = 'patient' and patient_id = (select sec.actor()) and programme_id is not null);
create policy update_patient on care.occurrences for update to care_app
  using ((select sec.role()) = 'patient' and patient_id = (select sec.actor()) and programme_id is not null);
create policy update_coach on care.occurrences for update to care_app
  using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()) and programme_id is not null);
create policy delete_patient on care.occurrences for delete to care_app
  using ((select sec.role()) = 'patient' and patient_id = (select sec.actor()) and programme_id is not null);
create policy delete_coach on care.occurrences for delete to care_app
  using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()) and programme_id is not null);
create policy delete_panel on care.occurrences for delete to care_app
  using ((select sec.role()) in ('editor', 'super-admin') and programme_id is not null);
grant insert (programme_id, programme_session_id, due_on, planned_on), update (due_on, skipped_at), delete on care.occurrences to care_app;
grant insert (seen) on care.completions to care_app;

reset role;

-- Down Migration

delete from care.occurrences where programme_id is not null;
drop policy insert_patient on care.occurrences;
drop policy update_patient on care.occurrences;
drop policy update_coach on care.occurrences;
drop policy delete_patient on care.occurrences;
drop policy delete_coach on care.occurrences;
drop policy delete_panel on care.occurrences;
revoke delete on care.occurrences from care_app;
drop trigger keep_reported on care.occurrences;
drop function care.keep_reported();
alter table care.completions drop column seen;
alter table care.occurrences
  drop constraint occurrences_one_source,
  drop column programme_id,
  drop column programme_session_id,
  drop column due_on,
  drop column planned_on,
  drop column skipped_at,
  alter column publication_id set not null;
drop table care.programme_sessions;
drop table care.programmes;
drop table care.programme_versions;
drop function care.mark_touched();
