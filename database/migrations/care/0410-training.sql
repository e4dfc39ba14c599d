-- Up Migration

-- Training: courses and rooms (mirrors of what the panel edits), instructors, people who train, sessions with their
-- reserved times, seats, waiting lists, and the history of every move. Decisions 030 and 031.
--
-- What the tables themselves refuse: a room, a part of a room, an instructor or a person in two places at once; more seats
-- taken than a session has; a person twice in one session or one line; a changed history.
-- What this deliberately does not grant: portals and the panel write none of it directly; the functions of
-- 0411-training-sessions.sql and 0412-training-people.sql do, under a signed context.

set local role care_cms;
alter table cms.courses add constraint courses_document_id_key unique (document_id);
alter table cms.rooms add constraint rooms_document_id_key unique (document_id);
grant select on cms.courses, cms.rooms, cms.rooms_courses_lnk, cms.rooms_parts_lnk to care_owner;
grant select (email) on cms.up_users to care_owner;
reset role;

set local role care_owner;

create table care.courses (
  id text primary key check (id ~ '^[a-z0-9]{24}$'),
  code text not null,
  title text not null,
  category text not null check (category in ('short', 'cap')),
  hours integer not null,
  summary text,
  active boolean not null,
  updated_at timestamptz not null default now()
);
comment on table care.courses is 'Courses as portals may know them; kept by triggers from those of the panel. The id is Strapi''s documentId.';

create table care.rooms (
  id text primary key check (id ~ '^[a-z0-9]{24}$'),
  code text not null,
  name text not null,
  capacity integer not null,
  equipment text,
  any_course boolean not null,
  course_ids text[] not null,
  part_ids text[] not null,
  weekend boolean not null,
  evening boolean not null,
  opens_at time not null,
  closes_at time not null,
  time_zone text not null,
  address text,
  active boolean not null,
  updated_at timestamptz not null default now()
);
comment on table care.rooms is 'Rooms as portals may know them; kept by triggers from those of the panel. The id is Strapi''s documentId.';
comment on column care.rooms.part_ids is 'Rooms that are taken when this one is: "all workshops" takes each of them.';

create table care.instructors (
  id uuid primary key default uuidv7(),
  account_id text not null unique references care.people (account_id) on update cascade on delete restrict,
  display_name text not null,
  active boolean not null default true,
  created_at timestamptz not null default now()
);
comment on table care.instructors is 'Who teaches: every account with the role trainer, kept by a trigger.';

create table care.instructor_skills (
  instructor_id uuid not null references care.instructors (id) on delete cascade,
  course_id text not null references care.courses (id) on update cascade on delete cascade,
  primary key (instructor_id, course_id)
);
comment on table care.instructor_skills is 'Which courses an instructor can teach.';

create table care.instructor_hours (
  id uuid primary key default uuidv7(),
  instructor_id uuid not null references care.instructors (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  start_time time not null,
  end_time time not null,
  time_zone text not null,
  check (end_time > start_time)
);
comment on table care.instructor_hours is 'Weekly hours of an instructor: ISO weekday (1 is Monday), wall time and IANA zone. Without any, every hour is theirs.';
create index instructor_hours_instructor on care.instructor_hours (instructor_id);

-- One table for everybody who trains: first known as a prospect, then a candidate, then a learner with a login.
create table care.trainees (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  account_id text unique,
  stage text not null default 'prospect' check (stage in ('prospect', 'candidate', 'learner')),
  approved boolean not null default false,
  first_name text not null check (length(first_name) between 1 and 80),
  last_name text not null check (length(last_name) between 1 and 80),
  email text not null check (length(email) between 3 and 254),
  language text not null default 'fr' check (language in ('fr', 'en')),
  course_id text references care.courses (id) on update cascade on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (company_id, id),
  foreign key (company_id, account_id) references care.people (company_id, account_id) on update cascade on delete restrict,
  -- A learner is somebody who signs in, and whose way there was approved.
  check (stage <> 'learner' or (account_id is not null and approved))
);
comment on table care.trainees is 'People of training: prospects, candidates and learners. approved says that a candidate may be given a place.';
create unique index trainees_email on care.trainees (company_id, lower(email));
create index trainees_stage on care.trainees (company_id, stage, last_name, first_name);

create table care.training_sessions (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  course_id text not null references care.courses (id) on update cascade on delete restrict,
  title text not null check (length(title) between 1 and 160),
  modality text not null default 'in_person' check (modality in ('in_person', 'remote', 'hybrid')),
  status text not null default 'open' check (status in ('draft', 'open', 'confirmed', 'cancelled', 'done')),
  capacity integer not null check (capacity between 1 and 500),
  enrolled_count integer not null default 0,
  zone text not null default 'Europe/Paris',
  -- Derived from the reservations by a trigger.
  during tstzmultirange not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  validated_at timestamptz,
  validated_by text,
  cancelled_reason text check (length(cancelled_reason) between 1 and 500),
  reminded_at timestamptz,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (company_id, id),
  constraint training_sessions_capacity check (enrolled_count between 0 and capacity),
  check ((validated_at is null) = (validated_by is null)),
  check ((cancelled_reason is not null) = (status = 'cancelled'))
);
comment on table care.training_sessions is 'A course with its dates, rooms and people. Whoever gives or takes seats locks this row first.';
comment on column care.training_sessions.enrolled_count is 'Kept by a trigger on the enrolments: the constraint on it refuses a seat too many, whatever happens at once.';
create index training_sessions_course on care.training_sessions (course_id, starts_at);
create index training_sessions_start on care.training_sessions (starts_at) where status in ('open', 'confirmed');

create table care.session_instructors (
  company_id text not null,
  session_id uuid not null,
  instructor_id uuid not null references care.instructors (id) on delete restrict,
  primary key (session_id, instructor_id),
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete cascade
);
comment on table care.session_instructors is 'Who teaches a session, whether their hours are reserved yet or not.';
create index session_instructors_instructor on care.session_instructors (instructor_id);

create table care.room_reservations (
  id uuid primary key default uuidv7(),
  company_id text not null,
  session_id uuid not null,
  room_id text references care.rooms (id) on update cascade on delete restrict,
  instructor_id uuid references care.instructors (id) on delete restrict,
  during tstzrange not null,
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete cascade,
  check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  check (upper(during) - lower(during) <= interval '14 hours'),
  constraint room_reservations_session_once exclude using gist (session_id with =, during with &&)
    where (room_id is null and instructor_id is null),
  constraint room_reservations_room_is_free exclude using gist (room_id with =, during with &&),
  constraint room_reservations_instructor_is_free exclude using gist (instructor_id with =, during with &&)
);
comment on table care.room_reservations is
  'One stretch of a session: its room, its instructor, its exact instants. Without a room it is at a distance. Written by functions that lock first.';
create index room_reservations_session on care.room_reservations (session_id, lower(during));
create index room_reservations_during on care.room_reservations using gist (during);

-- A reservation of a room of several parts claims each of them, so that the same refusal holds between the whole and a part.
create table care.room_claims (
  reservation_id uuid not null references care.room_reservations (id) on delete cascade,
  part_id text not null references care.rooms (id) on update cascade on delete restrict,
  during tstzrange not null,
  primary key (reservation_id, part_id),
  constraint room_claims_part_is_free exclude using gist (part_id with =, during with &&)
);
comment on table care.room_claims is 'The rooms that each reservation takes: its own and the parts of it. Kept by a trigger.';

create table care.enrolments (
  id uuid primary key default uuidv7(),
  company_id text not null,
  session_id uuid not null,
  trainee_id uuid not null,
  status text not null default 'enrolled' check (status in ('enrolled', 'withdrawn', 'cancelled')),
  -- The session's, kept by a trigger.
  during tstzmultirange not null,
  enrolled_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete restrict,
  foreign key (company_id, trainee_id) references care.trainees (company_id, id) on update cascade on delete restrict,
  check ((ended_at is null) = (status = 'enrolled')),
  constraint enrolments_person_is_free exclude using gist (trainee_id with =, during with &&) where (status = 'enrolled')
);
comment on table care.enrolments is 'Seats of sessions. One person cannot hold two whose times overlap.';
create unique index enrolments_once on care.enrolments (session_id, trainee_id) where status = 'enrolled';
create index enrolments_trainee on care.enrolments (trainee_id, enrolled_at desc);

create table care.waiting_list_entries (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  course_id text not null references care.courses (id) on update cascade on delete restrict,
  session_id uuid,
  trainee_id uuid not null,
  joined_at timestamptz not null default clock_timestamp(),
  status text not null default 'waiting' check (status in ('waiting', 'promoted', 'left', 'closed')),
  skip_reason text check (skip_reason in ('busy', 'not_approved')),
  skipped_at timestamptz,
  ended_at timestamptz,
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete restrict,
  foreign key (company_id, trainee_id) references care.trainees (company_id, id) on update cascade on delete restrict,
  check ((ended_at is null) = (status = 'waiting')),
  check ((skip_reason is null) = (skipped_at is null))
);
comment on table care.waiting_list_entries is
  'Who waits for a place: of a session, or, without one, for the next session of a course. Learners before candidates, then joined_at, then id.';
create unique index waiting_list_once on care.waiting_list_entries (session_id, trainee_id) where status = 'waiting' and session_id is not null;
create unique index waiting_list_course_once on care.waiting_list_entries (company_id, course_id, trainee_id)
  where status = 'waiting' and session_id is null;
create index waiting_list_line on care.waiting_list_entries (session_id, joined_at, id) where status = 'waiting';
create index waiting_list_trainee on care.waiting_list_entries (trainee_id);

create table care.training_moves (
  id uuid primary key default uuidv7(),
  -- No references: the history stays when what it tells of is gone.
  company_id text not null,
  session_id uuid,
  course_id text not null,
  trainee_id uuid,
  kind text not null check (kind in ('created', 'enrolled', 'waiting', 'promoted', 'skipped', 'withdrawn', 'left', 'moved_back',
                                     'capacity', 'confirmed', 'cancelled', 'done', 'converted', 'approved')),
  reason text not null check (length(reason) between 1 and 500),
  details jsonb not null default '{}',
  made_by text,
  made_by_role text,
  made_at timestamptz not null default clock_timestamp()
);
comment on table care.training_moves is
  'Every move of a session and of its people, with the reason. Without made_by it was the platform itself. Only added to.';
create index training_moves_session on care.training_moves (session_id, made_at desc);
create index training_moves_trainee on care.training_moves (trainee_id, made_at desc);
create trigger refuse_change before update or delete or truncate on care.training_moves
  for each statement execute function care.refuse_change();

-- Mirrors.
create function care.mirror_course() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from care.courses where id = old.document_id;
    return null;
  end if;
  insert into care.courses as c (id, code, title, category, hours, summary, active)
  values (new.document_id, coalesce(new.code, ''), coalesce(new.title, ''), coalesce(new.category, 'short'), coalesce(new.hours, 0),
          new.summary, coalesce(new.active, true))
  on conflict (id) do update
    set code = excluded.code, title = excluded.title, category = excluded.category, hours = excluded.hours,
        summary = excluded.summary, active = excluded.active, updated_at = now();
  return null;
end
$$;
comment on function care.mirror_course() is 'Trigger on cms.courses: keeps care.courses; one with sessions cannot be deleted.';

create function care.mirror_room(room integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.rooms as r
    (id, code, name, capacity, equipment, any_course, course_ids, part_ids, weekend, evening, opens_at, closes_at, time_zone, address, active)
  select c.document_id, coalesce(c.code, ''), coalesce(c.name, ''), coalesce(c.capacity, 1), c.equipment, coalesce(c.any_course, false),
         array(select k.document_id::text from cms.rooms_courses_lnk l join cms.courses k on k.id = l.course_id where l.room_id = c.id order by 1),
         array(select p.document_id::text from cms.rooms_parts_lnk l join cms.rooms p on p.id = l.inv_room_id where l.room_id = c.id order by 1),
         coalesce(c.weekend, true), coalesce(c.evening, true), coalesce(c.opens_at, '08:00'), coalesce(c.closes_at, '21:00'),
         coalesce(c.time_zone, 'Europe/Paris'), c.address, coalesce(c.active, true)
  from cms.rooms c where c.id = room
  on conflict (id) do update
    set code = excluded.code, name = excluded.name, capacity = excluded.capacity, equipment = excluded.equipment,
        any_course = excluded.any_course, course_ids = excluded.course_ids, part_ids = excluded.part_ids,
        weekend = excluded.weekend, evening = excluded.evening, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
        time_zone = excluded.time_zone, address = excluded.address, active = excluded.active, updated_at = now();
end
$$;
comment on function care.mirror_room(integer) is 'Writes one room of the panel into care.rooms.';

create function care.mirror_room_row() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from care.rooms where id = old.document_id;
  else
    perform care.mirror_room(new.id);
  end if;
  return null;
end
$$;
comment on function care.mirror_room_row() is 'Trigger on cms.rooms: keeps care.rooms; one with reservations cannot be deleted.';

create function care.mirror_room_link() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.mirror_room(case when tg_op = 'DELETE' then old.room_id else new.room_id end);
  return null;
end
$$;
comment on function care.mirror_room_link() is 'Trigger on the relations of cms.rooms: courses and parts reach care.rooms.';

create function care.mirror_training_person() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  address constant text := (select u.email from cms.up_users u where u.document_id = new.account_id);
begin
  if new.role = 'trainer' then
    insert into care.instructors as i (account_id, display_name, active)
    values (new.account_id, trim(new.first_name || ' ' || new.last_name), not new.blocked)
    on conflict (account_id) do update set display_name = excluded.display_name, active = excluded.active;
  elsif new.role in ('learner', 'candidate') then
    update care.trainees as t
    set stage = new.role, approved = t.approved or new.role = 'learner', first_name = named.first, last_name = named.last,
        email = address, language = new.language, updated_at = now()
    from (select coalesce(nullif(new.first_name, ''), '-') as first, coalesce(nullif(new.last_name, ''), '-') as last) as named
    where t.account_id = new.account_id;
    if not found then
      insert into care.trainees as t (company_id, account_id, stage, approved, first_name, last_name, email, language)
      values (new.company_id, new.account_id, new.role, new.role = 'learner', coalesce(nullif(new.first_name, ''), '-'),
              coalesce(nullif(new.last_name, ''), '-'), address, new.language)
      on conflict (company_id, lower(email)) do update
        set account_id = excluded.account_id, stage = excluded.stage, approved = t.approved or excluded.approved,
            first_name = excluded.first_name, last_name = excluded.last_name, language = excluded.language, updated_at = now();
    end if;
  end if;
  return null;
end
$$;
comment on function care.mirror_training_person() is 'Trigger on care.people: trainers are instructors; learners and candidates are trainees.';
create trigger mirror_training_person after insert or update on care.people
  for each row execute function care.mirror_training_person();

-- Claims follow their reservation, and those to come follow a room whose parts change: the change is refused when two of
-- them would then meet.
create function care.keep_room_claims() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    delete from care.room_claims where reservation_id = new.id;
  end if;
  insert into care.room_claims (reservation_id, part_id, during)
  select distinct new.id, part, new.during
  from care.rooms r, unnest(array[r.id] || r.part_ids) as part where r.id = new.room_id;
  return null;
end
$$;
comment on function care.keep_room_claims() is 'Trigger on care.room_reservations: each claims its room and the parts of it.';
create trigger keep_claims after insert or update of room_id, during on care.room_reservations
  for each row execute function care.keep_room_claims();

create function care.renew_room_claims() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from care.room_claims k using care.room_reservations v
  where v.id = k.reservation_id and v.room_id = new.id and upper(v.during) > now();
  insert into care.room_claims (reservation_id, part_id, during)
  select distinct v.id, part, v.during
  from care.room_reservations v, unnest(array[new.id] || new.part_ids) as part
  where v.room_id = new.id and upper(v.during) > now();
  return null;
end
$$;
comment on function care.renew_room_claims() is 'Trigger on care.rooms: reservations to come claim the parts that the room has now.';
create trigger renew_claims after update of part_ids on care.rooms for each row
  when (new.part_ids is distinct from old.part_ids) execute function care.renew_room_claims();

-- The session's times follow its reservations, and the seats follow the session. A cancelled session has none.
create function care.derive_session_times() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.training_sessions s
  set during = d.during, starts_at = lower(d.during), ends_at = upper(d.during), updated_at = now()
  from (
    select touched.session_id, coalesce(range_agg(v.during), '{}') as during
    from (select distinct session_id from changed) as touched
    left join care.room_reservations v on v.session_id = touched.session_id
    group by touched.session_id
  ) as d
  where s.id = d.session_id and s.status <> 'cancelled';
  return null;
end
$$;
comment on function care.derive_session_times() is 'Trigger on care.room_reservations: start, end and times of a session are those of its reservations.';
create trigger derive_times_of_new after insert on care.room_reservations referencing new table as changed
  for each statement execute function care.derive_session_times();
create trigger derive_times_of_changed after update on care.room_reservations referencing new table as changed
  for each statement execute function care.derive_session_times();
create trigger derive_times_of_gone after delete on care.room_reservations referencing old table as changed
  for each statement execute function care.derive_session_times();

create function care.move_seats() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.enrolments set during = new.during where session_id = new.id and status = 'enrolled';
  return null;
end
$$;
comment on function care.move_seats() is 'Trigger on care.training_sessions: seats take the session''s new times, and refuse them when a person is elsewhere then.';
create trigger move_seats after update of during on care.training_sessions for each row
  when (new.during is distinct from old.during) execute function care.move_seats();

create function care.take_session_times() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  select s.during into strict new.during from care.training_sessions s where s.id = new.session_id;
  return new;
end
$$;
comment on function care.take_session_times() is 'Trigger on care.enrolments: a seat has the times of its session.';
create trigger take_times before insert on care.enrolments for each row execute function care.take_session_times();

create function care.count_seats() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' and old.status = 'enrolled' then
    update care.training_sessions set enrolled_count = enrolled_count - 1, updated_at = now() where id = old.session_id;
  end if;
  if tg_op <> 'DELETE' and new.status = 'enrolled' then
    update care.training_sessions set enrolled_count = enrolled_count + 1, updated_at = now() where id = new.session_id;
  end if;
  return null;
end
$$;
comment on function care.count_seats() is 'Trigger on care.enrolments: counts the seats taken; the session''s constraint refuses one too many.';
create trigger count_seats after insert or delete or update of status on care.enrolments
  for each row execute function care.count_seats();

-- The moves of a session.
create function care.guard_training_session() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if (new.company_id, new.course_id) is distinct from (old.company_id, old.course_id) then
    raise exception 'a session keeps its company and its course' using errcode = 'check_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('draft', 'open'), ('draft', 'cancelled'), ('open', 'confirmed'), ('open', 'cancelled'), ('open', 'done'),
    ('confirmed', 'cancelled'), ('confirmed', 'done')
  ) then
    raise exception 'a session does not move from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  return new;
end
$$;
comment on function care.guard_training_session() is 'Trigger on care.training_sessions: legal moves only.';
create trigger guard before update on care.training_sessions for each row execute function care.guard_training_session();

create function care.own_trainee() returns uuid
  language sql stable security definer set search_path = ''
as $$
  select t.id from care.trainees t where t.account_id = sec.actor() and t.company_id = sec.company()
$$;
comment on function care.own_trainee() is 'The trainee that the signed-in person is; null for everybody else.';
grant execute on function care.own_trainee() to care_app;

create function care.plans_training() returns boolean language sql stable parallel safe
  return coalesce(sec.role() in ('planner', 'platform-admin', 'super-admin'), false);
comment on function care.plans_training() is 'Whether the actor plans training: planners and administrators of the platform.';
grant execute on function care.plans_training() to care_app;

do $$
declare
  name text;
begin
  foreach name in array array['courses', 'rooms', 'instructors', 'instructor_skills', 'instructor_hours', 'trainees',
    'training_sessions', 'session_instructors', 'room_reservations', 'room_claims', 'enrolments', 'waiting_list_entries', 'training_moves']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    if name not in ('room_claims') then
      execute format('create policy select_panel on care.%I for select to care_app using ((select care.plans_training()))', name);
      execute format('grant select on care.%I to care_app', name);
    end if;
  end loop;
  -- What belongs to no company: everybody who trains or teaches may read it.
  foreach name in array array['courses', 'rooms', 'instructors'] loop
    execute format('create policy tenant on care.%I as restrictive to care_app using ((select sec.actor()) is not null) with check (false)', name);
    execute format('create policy select_training on care.%I for select to care_app
      using ((select sec.role()) in (''trainer'', ''learner'', ''candidate''))', name);
  end loop;
  foreach name in array array['instructor_skills', 'instructor_hours'] loop
    execute format('create policy tenant on care.%I as restrictive to care_app using ((select sec.actor()) is not null)', name);
    execute format('create policy insert_panel on care.%I for insert to care_app with check ((select care.plans_training()))', name);
    execute format('create policy delete_panel on care.%I for delete to care_app using ((select care.plans_training()))', name);
    execute format('grant insert, delete on care.%I to care_app', name);
  end loop;
  foreach name in array array['trainees', 'training_sessions', 'session_instructors', 'room_reservations', 'enrolments',
    'waiting_list_entries', 'training_moves']
  loop
    execute format('create policy tenant on care.%I as restrictive to care_app
      using (company_id = (select sec.company()) or (select care.plans_training())) with check (false)', name);
  end loop;
end
$$;
create policy tenant on care.room_claims as restrictive to care_app using (false) with check (false);

create policy select_self on care.trainees for select to care_app using (account_id = (select sec.actor()));
create policy select_training on care.training_sessions for select to care_app
  using ((select sec.role()) in ('trainer', 'learner', 'candidate') and status <> 'draft');
create policy select_training on care.session_instructors for select to care_app
  using (exists (select from care.training_sessions s where s.id = session_id));
create policy select_training on care.room_reservations for select to care_app
  using (exists (select from care.training_sessions s where s.id = session_id));
create policy select_self on care.enrolments for select to care_app using (trainee_id = (select care.own_trainee()));
create policy select_self on care.waiting_list_entries for select to care_app using (trainee_id = (select care.own_trainee()));
create policy select_self on care.training_moves for select to care_app using (trainee_id = (select care.own_trainee()));

reset role;

grant execute on function care.mirror_course(), care.mirror_room_row(), care.mirror_room_link() to care_cms;
create trigger mirror_course after insert or update or delete on cms.courses for each row execute function care.mirror_course();
create trigger mirror_room after insert or update or delete on cms.rooms for each row execute function care.mirror_room_row();
create trigger mirror_room_courses after insert or update or delete on cms.rooms_courses_lnk
  for each row execute function care.mirror_room_link();
create trigger mirror_room_parts after insert or update or delete on cms.rooms_parts_lnk
  for each row execute function care.mirror_room_link();
revoke execute on function care.mirror_course(), care.mirror_room_row(), care.mirror_room_link() from care_cms;

-- What is there already.
set local role care_owner;
do $$ begin
  perform care.mirror_room(c.id) from cms.rooms c;
  update care.people set updated_at = updated_at where role in ('trainer', 'learner', 'candidate');
end $$;
insert into care.courses (id, code, title, category, hours, summary, active)
select document_id, code, title, category, hours, summary, active from cms.courses;
reset role;

-- Down Migration

drop trigger mirror_room_parts on cms.rooms_parts_lnk;
drop trigger mirror_room_courses on cms.rooms_courses_lnk;
drop trigger mirror_room on cms.rooms;
drop trigger mirror_course on cms.courses;
set local role care_owner;
drop trigger mirror_training_person on care.people;
drop table care.training_moves;
drop table care.waiting_list_entries;
drop table care.enrolments;
drop table care.room_claims;
drop table care.room_reservations;
drop table care.session_instructors;
drop table care.training_sessions;
drop table care.trainees;
drop table care.instructor_hours;
drop table care.instructor_skills;
drop table care.instructors;
drop table care.rooms;
drop table care.courses;
drop function care.plans_training();
drop function care.own_trainee();
drop function care.guard_training_session();
drop function care.count_seats();
drop function care.take_session_times();
drop function care.move_seats();
drop function care.derive_session_times();
drop function care.renew_room_claims();
drop function care.keep_room_claims();
drop function care.mirror_training_person();
drop function care.mirror_room_link();
drop function care.mirror_room_row();
drop function care.mirror_room(integer);
drop function care.mirror_course();
reset role;
set local role care_cms;
revoke select (email) on cms.up_users from care_owner;
revoke select on cms.courses, cms.rooms, cms.rooms_courses_lnk, cms.rooms_parts_lnk from care_owner;
alter table cms.rooms drop constraint rooms_document_id_key;
alter table cms.courses drop constraint courses_document_id_key;
reset role;
