-- Up Migration

-- Consultations: who a practitioner is (a mirror of the profile edited in the panel), when they can be seen, what was
-- booked, and the claims that make a double booking impossible. The truth is here; cms.consultations is a projection
-- without the patient, for the panel, written by a trigger and refused to everybody else.
--
-- What this deliberately does not grant: no role writes care.claims, room, the instants of start and end, the duration
-- or who cancelled, for the database sets them; HR and people of the panel see no row of care.consultations.

set local role care_cms;
alter table cms.consultations add constraint consultations_document_id_key unique (document_id);
alter table cms.practitioners add constraint practitioners_account_id_key unique (account_id);
grant select on cms.practitioners to care_owner;
grant select (id, url) on cms.files to care_owner;
grant select on cms.files_related_mph to care_owner;
grant select, insert, update, delete on cms.consultations to care_owner;
grant usage on sequence cms.consultations_id_seq to care_owner;
reset role;

set local role care_owner;

-- A practitioner's id is the documentId of their account, everywhere: in care, in routes, in addresses of pages.
create table care.practitioners (
  account_id text primary key references care.people (account_id) on update cascade on delete cascade,
  profile_id integer not null unique,
  verification text not null check (verification in ('pending', 'verified', 'rejected')),
  display_name text not null,
  title text,
  gender text check (gender in ('female', 'male', 'other')),
  specialities text[] not null default '{}',
  languages text[] not null default '{}',
  modes text[] not null default '{}',
  city text,
  time_zone text not null default 'Europe/Paris',
  experience_years integer,
  bio text,
  diplomas text,
  photo_url text,
  cancellation_window_minutes integer not null default 1440 check (cancellation_window_minutes between 0 and 20160),
  auto_confirm boolean not null default false,
  updated_at timestamptz not null default now()
);
comment on table care.practitioners is
  'Practitioners as portals may know them; kept by triggers from the profiles of the panel, except the cancellation window and auto_confirm.';
create index practitioners_specialities on care.practitioners using gin (specialities) where verification = 'verified';
create index practitioners_languages on care.practitioners using gin (languages) where verification = 'verified';
create index practitioners_modes on care.practitioners using gin (modes) where verification = 'verified';

create function care.text_array(list jsonb) returns text[] language sql immutable parallel safe set search_path = ''
  return case when jsonb_typeof(list) = 'array' then array(select jsonb_array_elements_text(list)) else '{}'::text[] end;
comment on function care.text_array(jsonb) is 'A JSON list of words as an array; anything else is empty.';

create function care.mirror_practitioner(profile integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  -- A profile that was moved to another account, or to none, leaves its old one.
  delete from care.practitioners as old
  where old.profile_id = profile
    and not exists (
      select from cms.practitioners c join cms.up_users u on u.id = c.account_id
      where c.id = profile and u.document_id = old.account_id
    );
  insert into care.practitioners as p
    (account_id, profile_id, verification, display_name, title, gender, specialities, languages, modes, city, time_zone,
     experience_years, bio, diplomas, photo_url)
  select u.document_id, c.id, coalesce(c.verification, 'pending'), coalesce(c.display_name, ''), c.title, c.gender,
         care.text_array(c.specialities), care.text_array(c.languages), care.text_array(c.modes), c.city,
         coalesce(c.time_zone, 'Europe/Paris'), c.experience_years, c.bio, c.diplomas,
         (select f.url from cms.files_related_mph m join cms.files f on f.id = m.file_id
          where m.related_type = 'api::practitioner.practitioner' and m.field = 'photo' and m.related_id = c.id
          order by m."order" limit 1)
  from cms.practitioners c
  join cms.up_users u on u.id = c.account_id
  join care.people person on person.account_id = u.document_id and person.role = 'practitioner'
  where c.id = profile
  on conflict (account_id) do update
    set profile_id = excluded.profile_id, verification = excluded.verification, display_name = excluded.display_name,
        title = excluded.title, gender = excluded.gender, specialities = excluded.specialities,
        languages = excluded.languages, modes = excluded.modes, city = excluded.city, time_zone = excluded.time_zone,
        experience_years = excluded.experience_years, bio = excluded.bio, diplomas = excluded.diplomas,
        photo_url = excluded.photo_url, updated_at = now();
end
$$;
comment on function care.mirror_practitioner(integer) is
  'Writes one profile of the panel into care.practitioners; does nothing while its account is not a practitioner.';

create function care.mirror_profile() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.mirror_practitioner(case when tg_op = 'DELETE' then old.id else new.id end);
  return null;
end
$$;
comment on function care.mirror_profile() is 'Trigger on cms.practitioners: keeps care.practitioners.';

create function care.mirror_profile_photo() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' and old.related_type = 'api::practitioner.practitioner' then
    perform care.mirror_practitioner(old.related_id);
  end if;
  if tg_op <> 'DELETE' and new.related_type = 'api::practitioner.practitioner' then
    perform care.mirror_practitioner(new.related_id);
  end if;
  return null;
end
$$;
comment on function care.mirror_profile_photo() is 'Trigger on cms.files_related_mph: a new photograph reaches care.practitioners.';

create function care.mirror_profile_of_person() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.mirror_practitioner(c.id)
  from cms.practitioners c join cms.up_users u on u.id = c.account_id where u.document_id = new.account_id;
  return null;
end
$$;
comment on function care.mirror_profile_of_person() is
  'Trigger on care.people: an account that becomes a practitioner brings the profile that was waiting for it.';
create trigger mirror_profile_of_person after insert or update of role on care.people for each row
  when (new.role = 'practitioner') execute function care.mirror_profile_of_person();

-- Hours are wall time with their zone, expanded per day by the one function that both offers and checks slots.
create table care.availability_rules (
  id uuid primary key default uuidv7(),
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  start_time time not null,
  end_time time not null,
  time_zone text not null,
  slot_minutes smallint not null default 50 check (slot_minutes between 5 and 240),
  buffer_before_minutes smallint not null default 0 check (buffer_before_minutes between 0 and 120),
  buffer_after_minutes smallint not null default 10 check (buffer_after_minutes between 0 and 120),
  minimum_notice_minutes integer not null default 120 check (minimum_notice_minutes between 0 and 43200),
  horizon_days smallint not null default 60 check (horizon_days between 1 and 365),
  modes text[] not null default '{video,audio,in_person}'
    check (cardinality(modes) > 0 and modes <@ '{video,audio,in_person}'),
  valid_from date,
  valid_to date,
  check (end_time > start_time),
  check (valid_to >= valid_from)
);
comment on table care.availability_rules is 'Weekly hours of a practitioner: ISO weekday (1 is Monday), wall time and IANA zone.';
create index availability_rules_practitioner on care.availability_rules (practitioner_id);

create table care.availability_exceptions (
  id uuid primary key default uuidv7(),
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  kind text not null check (kind in ('closed', 'extra')),
  day date not null,
  start_time time,
  end_time time,
  time_zone text not null,
  check ((start_time is null) = (end_time is null)),
  check (end_time > start_time),
  check (kind = 'closed' or start_time is not null)
);
comment on table care.availability_exceptions is 'A day, or a part of one, when a practitioner is closed against the rules or open beside them.';
create index availability_exceptions_practitioner on care.availability_exceptions (practitioner_id, day);

-- The states of a consultation, and who may move it from one to the next. contracts/states.ts mirrors it; a test compares.
create table care.consultation_moves (
  from_status text not null,
  to_status text not null,
  part text not null check (part in ('employee', 'practitioner')),
  primary key (from_status, to_status, part)
);
comment on table care.consultation_moves is 'Every legal change of status with the part of the consultation that may make it; all others are refused.';
insert into care.consultation_moves (from_status, to_status, part) values
  ('scheduled', 'confirmed', 'practitioner'),
  ('scheduled', 'cancelled', 'employee'),
  ('scheduled', 'cancelled', 'practitioner'),
  ('confirmed', 'scheduled', 'employee'),
  ('confirmed', 'cancelled', 'employee'),
  ('confirmed', 'cancelled', 'practitioner'),
  ('confirmed', 'in_progress', 'practitioner'),
  ('confirmed', 'no_show', 'practitioner'),
  ('in_progress', 'completed', 'practitioner'),
  ('no_show', 'confirmed', 'practitioner');

create table care.consultations (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  employee_id text not null,
  practitioner_id text not null references care.people (account_id) on update cascade on delete restrict,
  type text not null check (type in ('video', 'audio', 'in_person')),
  status text not null default 'scheduled'
    check (status in ('scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  buffer_before_minutes smallint not null default 0 check (buffer_before_minutes between 0 and 120),
  buffer_after_minutes smallint not null default 0 check (buffer_after_minutes between 0 and 120),
  started_at timestamptz,
  ended_at timestamptz,
  duration_seconds integer,
  room text not null default replace(gen_random_uuid()::text, '-', '') unique,
  cancelled_by text check (cancelled_by in ('employee', 'practitioner', 'system')),
  late_cancellation boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (company_id, id),
  foreign key (company_id, employee_id) references care.people (company_id, account_id) on update restrict on delete restrict,
  check (ends_at > starts_at and ends_at <= starts_at + interval '4 hours'),
  check (employee_id <> practitioner_id),
  check ((started_at is not null) = (status in ('in_progress', 'completed'))),
  check ((ended_at is not null) = (status = 'completed')),
  check (ended_at >= started_at),
  check ((duration_seconds is not null) = (status = 'completed')),
  check ((cancelled_by is not null) = (status = 'cancelled')),
  check (status = 'cancelled' or not late_cancellation)
);
comment on table care.consultations is 'The truth of every consultation. Live while scheduled, confirmed or in progress: then it holds two claims.';
comment on column care.consultations.duration_seconds is 'From the start to the end by the database clock, computed by a trigger.';
create index consultations_employee on care.consultations (employee_id, starts_at);
create index consultations_practitioner on care.consultations (practitioner_id, starts_at);
create index consultations_pair on care.consultations (practitioner_id, employee_id);

create table care.claims (
  company_id text not null,
  consultation_id uuid not null,
  part text not null check (part in ('employee', 'practitioner')),
  subject_id text not null references care.people (account_id) on update cascade on delete restrict,
  during tstzrange not null,
  primary key (consultation_id, part),
  foreign key (company_id, consultation_id) references care.consultations (company_id, id) on update cascade on delete cascade,
  constraint claims_no_overlap exclude using gist (subject_id with =, during with &&)
);
comment on table care.claims is
  'The time of both people of each live consultation, the practitioner''s with buffers. Two that overlap for one person cannot exist.';

-- Booking answers kept by key, so that the same request sent twice books once.
create table care.booking_keys (
  account_id text not null references care.people (account_id) on update cascade on delete cascade,
  key text not null check (length(key) between 8 and 128),
  body_hash bytea not null check (octet_length(body_hash) = 32),
  company_id text not null,
  consultation_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (account_id, key),
  foreign key (company_id, consultation_id) references care.consultations (company_id, id) on update cascade on delete cascade
);
comment on table care.booking_keys is 'Which consultation an Idempotency-Key of an employee made, and the hash of what was asked with it.';

-- The guard of a consultation. Under a signed context the actor's part decides; without one it is the owner (history
-- imported, a job), who may make any legal move.
create function care.guard_consultation() returns trigger
  language plpgsql set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  acting constant text := case actor when new.employee_id then 'employee' when new.practitioner_id then 'practitioner' end;
  moved boolean := false;
  practitioner care.practitioners;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if actor is not null then
      if new.status <> 'scheduled' or new.starts_at <= now() then
        raise exception 'a consultation is booked ahead, as scheduled' using errcode = 'check_violation';
      end if;
      select p.* into practitioner from care.practitioners p where p.account_id = new.practitioner_id;
      if practitioner.verification is distinct from 'verified' or not new.type = any (practitioner.modes) then
        raise exception 'the practitioner cannot be booked' using errcode = 'check_violation';
      end if;
      if practitioner.auto_confirm then
        new.status := 'confirmed';
      end if;
    end if;
    new.duration_seconds := case when new.status = 'completed'
      then floor(extract(epoch from new.ended_at - new.started_at))::integer end;
    return new;
  end if;

  if (new.company_id, new.employee_id, new.practitioner_id, new.id) is distinct from
     (old.company_id, old.employee_id, old.practitioner_id, old.id) then
    raise exception 'the people of a consultation do not change' using errcode = 'check_violation';
  end if;
  moved := (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at);
  if new.status <> old.status and not exists (
    select from care.consultation_moves m
    where m.from_status = old.status and m.to_status = new.status and (actor is null or m.part = acting)
  ) then
    raise exception 'a consultation does not move from % to % like this', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.status = 'scheduled' and old.status = 'confirmed' and not moved then
    raise exception 'only another time takes a confirmation back' using errcode = 'check_violation';
  end if;

  if moved or (new.status = 'cancelled' and old.status <> 'cancelled') then
    select p.* into practitioner from care.practitioners p where p.account_id = new.practitioner_id;
  end if;
  if moved then
    if old.status not in ('scheduled', 'confirmed') or new.status not in ('scheduled', 'confirmed') then
      raise exception 'only a consultation that has not begun can be moved' using errcode = 'check_violation';
    end if;
    if actor is not null and new.starts_at <= now() then
      raise exception 'a consultation is moved ahead' using errcode = 'check_violation';
    end if;
    if acting = 'employee' and (new.status <> 'scheduled' or now() > old.starts_at - make_interval(mins => coalesce(practitioner.cancellation_window_minutes, 1440))) then
      raise exception 'too late to move this consultation' using errcode = 'check_violation';
    end if;
    if acting = 'employee' and practitioner.auto_confirm then
      new.status := 'confirmed';
    end if;
    new.room := replace(gen_random_uuid()::text, '-', '');
  end if;

  if new.status = 'in_progress' and old.status <> 'in_progress' then
    new.started_at := now();
  elsif new.status = 'completed' and old.status <> 'completed' then
    new.ended_at := greatest(now(), new.started_at);
  elsif new.status = 'no_show' and old.status <> 'no_show' and now() < new.starts_at + interval '10 minutes' then
    raise exception 'a person is absent ten minutes after the start, not before' using errcode = 'check_violation';
  elsif new.status = 'cancelled' and old.status <> 'cancelled' then
    if acting = 'employee' and now() >= new.starts_at then
      raise exception 'a consultation that should have begun is not cancelled any more' using errcode = 'check_violation';
    end if;
    new.cancelled_by := coalesce(acting, 'system');
    new.late_cancellation := coalesce(acting = 'employee', false)
      and now() > new.starts_at - make_interval(mins => coalesce(practitioner.cancellation_window_minutes, 1440));
  end if;
  new.duration_seconds := case when new.status = 'completed'
    then floor(extract(epoch from new.ended_at - new.started_at))::integer end;
  return new;
end
$$;
comment on function care.guard_consultation() is
  'Trigger on care.consultations: legal moves by whom they are for, instants and duration by the database clock, a new room at each new time.';
create trigger guard before insert or update on care.consultations for each row execute function care.guard_consultation();

-- Claims follow the consultation in its own statement. The locks make concurrent bookings of the same people queue
-- instead of deadlocking on each other's half-inserted claims; always both people, in one order.
create function care.keep_claims() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  live constant boolean := new.status in ('scheduled', 'confirmed', 'in_progress');
begin
  if tg_op = 'UPDATE' then
    if live and old.status in ('scheduled', 'confirmed', 'in_progress')
       and (new.starts_at, new.ends_at, new.buffer_before_minutes, new.buffer_after_minutes)
         = (old.starts_at, old.ends_at, old.buffer_before_minutes, old.buffer_after_minutes) then
      return null;
    end if;
  end if;
  if live then
    perform pg_advisory_xact_lock(hashtextextended(least(new.employee_id, new.practitioner_id), 50));
    perform pg_advisory_xact_lock(hashtextextended(greatest(new.employee_id, new.practitioner_id), 50));
  end if;
  if tg_op = 'UPDATE' then
    delete from care.claims where consultation_id = new.id;
  end if;
  if live then
    -- The constraint below refuses this too; here it gets a name of its own, so that the person can be told which it is.
    if exists (select from care.claims k where k.subject_id = new.employee_id and k.during && tstzrange(new.starts_at, new.ends_at)) then
      raise exception 'the employee has another consultation then'
        using errcode = 'exclusion_violation', constraint = 'claims_employee_is_free';
    end if;
    insert into care.claims (company_id, consultation_id, part, subject_id, during) values
      (new.company_id, new.id, 'practitioner', new.practitioner_id,
       tstzrange(new.starts_at - make_interval(mins => new.buffer_before_minutes),
                 new.ends_at + make_interval(mins => new.buffer_after_minutes))),
      (new.company_id, new.id, 'employee', new.employee_id, tstzrange(new.starts_at, new.ends_at));
  end if;
  return null;
end
$$;
comment on function care.keep_claims() is 'Trigger on care.consultations: a live one holds exactly two claims, any other none.';
create trigger keep_claims after insert or update on care.consultations for each row execute function care.keep_claims();

create function care.project_consultation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from cms.consultations where document_id = right(replace(old.id::text, '-', ''), 24);
    return null;
  end if;
  insert into cms.consultations as c
    (document_id, company_id, practitioner_id, type, state, starts_at, ends_at, started_at, ended_at, duration_seconds,
     created_at, updated_at, published_at)
  values
    (right(replace(new.id::text, '-', ''), 24),
     (select k.id from cms.companies k where k.document_id = new.company_id),
     (select p.profile_id from care.practitioners p where p.account_id = new.practitioner_id),
     new.type, new.status, new.starts_at, new.ends_at, new.started_at, new.ended_at, new.duration_seconds,
     new.created_at at time zone 'UTC', new.updated_at at time zone 'UTC', new.created_at at time zone 'UTC')
  on conflict (document_id) do update
    set state = excluded.state, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        started_at = excluded.started_at, ended_at = excluded.ended_at, duration_seconds = excluded.duration_seconds,
        type = excluded.type, updated_at = excluded.updated_at;
  return null;
end
$$;
comment on function care.project_consultation() is 'Trigger on care.consultations: writes what the panel may see, never the patient.';
create trigger project after insert or update or delete on care.consultations for each row execute function care.project_consultation();

create function care.refuse_projection_write() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if current_user <> 'care_owner' then
    raise exception 'consultations are kept by the database and cannot be written here' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
comment on function care.refuse_projection_write() is 'Trigger on cms.consultations: only the projection itself writes it.';

do $$
declare
  name text;
begin
  foreach name in array array['practitioners', 'availability_rules', 'availability_exceptions', 'consultation_moves',
                              'consultations', 'claims', 'booking_keys']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
end
$$;

-- Practitioners serve every company: what bounds these rows is the role, and participation.
create policy tenant on care.practitioners as restrictive to care_app
  using ((select sec.role()) in ('employee', 'practitioner', 'super-admin', 'platform-admin', 'editor', 'planner', 'accountant'));
create policy select_verified on care.practitioners for select to care_app
  using (verification = 'verified' and (select sec.role()) = 'employee');
create policy select_self on care.practitioners for select to care_app using (account_id = (select sec.actor()));
create policy select_consulted on care.practitioners for select to care_app
  using ((select sec.role()) = 'employee' and exists (
    select from care.consultations c where c.practitioner_id = practitioners.account_id and c.employee_id = (select sec.actor())));
create policy select_panel on care.practitioners for select to care_app using ((select sec.is_panel()));
create policy read_jobs on care.practitioners for select to care_jobs using (care.owns_everything());
grant select on care.practitioners to care_app, care_jobs;

do $$
declare
  name text;
begin
  foreach name in array array['availability_rules', 'availability_exceptions'] loop
    execute format($policy$
      create policy tenant on care.%1$I as restrictive to care_app
        using ((select sec.role()) = 'employee' or practitioner_id = (select sec.actor()))
        with check (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner');
      create policy select_employee on care.%1$I for select to care_app using ((select sec.role()) = 'employee');
      create policy manage_self on care.%1$I to care_app
        using (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
        with check (practitioner_id = (select sec.actor()));
      grant select, insert, delete on care.%1$I to care_app;
    $policy$, name);
  end loop;
end
$$;

create policy tenant on care.consultation_moves as restrictive to care_app
  using ((select sec.actor()) is not null) with check (false);
create policy select_all on care.consultation_moves for select to care_app using ((select sec.actor()) is not null);
grant select on care.consultation_moves to care_app;

-- Each call of sec verifies a signature, so the policies of this much-read table call it as rarely as they can.
create policy tenant on care.consultations as restrictive to care_app
  using (company_id = (select sec.company()) or practitioner_id = (select sec.actor()));
create policy select_participant on care.consultations for select to care_app
  using ((select sec.actor()) in (employee_id, practitioner_id));
create policy insert_employee on care.consultations for insert to care_app
  with check (employee_id = (select sec.actor()) and (select sec.role()) = 'employee');
create policy update_participant on care.consultations for update to care_app
  using ((select sec.actor()) in (employee_id, practitioner_id));
create policy read_jobs on care.consultations for select to care_jobs using (care.owns_everything());
grant select on care.consultations to care_app, care_jobs;
grant insert (company_id, employee_id, practitioner_id, type, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes)
  on care.consultations to care_app;
grant update (status, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes) on care.consultations to care_app;

-- An employee learns when a practitioner is taken, never by whom: the consultation of a claim is not granted.
create policy tenant on care.claims as restrictive to care_app
  using ((part = 'practitioner' and (select sec.role()) = 'employee') or subject_id = (select sec.actor()))
  with check (false);
create policy select_busy on care.claims for select to care_app
  using ((part = 'practitioner' and (select sec.role()) = 'employee') or subject_id = (select sec.actor()));
grant select (subject_id, part, during) on care.claims to care_app;

create policy tenant on care.booking_keys as restrictive to care_app
  using (account_id = (select sec.actor()) and company_id = (select sec.company()));
create policy select_self on care.booking_keys for select to care_app using (account_id = (select sec.actor()));
create policy insert_self on care.booking_keys for insert to care_app with check (account_id = (select sec.actor()));
grant select on care.booking_keys to care_app;
grant insert (account_id, key, body_hash, company_id, consultation_id) on care.booking_keys to care_app;

-- A practitioner knows the people whose consultations are theirs.
create policy select_consulted on care.people for select to care_app
  using ((select sec.role()) = 'practitioner' and exists (
    select from care.consultations c where c.practitioner_id = (select sec.actor()) and c.employee_id = people.account_id));

reset role;

grant execute on function care.mirror_profile(), care.mirror_profile_photo(), care.refuse_projection_write() to care_cms;
create trigger mirror_profile after insert or update or delete on cms.practitioners
  for each row execute function care.mirror_profile();
create trigger mirror_profile_photo after insert or update or delete on cms.files_related_mph
  for each row execute function care.mirror_profile_photo();
-- By row, not by statement: deleting a profile without consultations still runs an empty update here.
create trigger refuse_write before insert or update or delete on cms.consultations
  for each row execute function care.refuse_projection_write();
create trigger refuse_truncate before truncate on cms.consultations
  for each statement execute function care.refuse_projection_write();
revoke execute on function care.mirror_profile(), care.mirror_profile_photo(), care.refuse_projection_write() from care_cms;

set local role care_owner;
do $$ begin perform care.mirror_practitioner(c.id) from cms.practitioners c; end $$;
reset role;

-- Down Migration

drop trigger refuse_truncate on cms.consultations;
drop trigger refuse_write on cms.consultations;
drop trigger mirror_profile_photo on cms.files_related_mph;
drop trigger mirror_profile on cms.practitioners;

set local role care_owner;
drop trigger mirror_profile_of_person on care.people;
drop policy select_consulted on care.people;
drop policy select_consulted on care.practitioners;
drop table care.booking_keys;
drop table care.claims;
drop table care.consultations;
drop table care.consultation_moves;
drop table care.availability_exceptions;
drop table care.availability_rules;
drop function care.refuse_projection_write();
drop function care.project_consultation();
drop function care.keep_claims();
drop function care.guard_consultation();
drop function care.mirror_profile_of_person();
drop function care.mirror_profile_photo();
drop function care.mirror_profile();
drop function care.mirror_practitioner(integer);
drop table care.practitioners;
drop function care.text_array(jsonb);
delete from cms.consultations;
reset role;

set local role care_cms;
revoke all on sequence cms.consultations_id_seq from care_owner;
revoke all on cms.consultations, cms.practitioners, cms.files_related_mph from care_owner;
revoke select (id, url) on cms.files from care_owner;
alter table cms.practitioners drop constraint practitioners_account_id_key;
alter table cms.consultations drop constraint consultations_document_id_key;
reset role;
