-- Up Migration

-- Sessions that are not open yet. A draft holds its rooms and instructors, so that opening it meets nothing taken; learners do not
-- see it, nobody joins it and nothing is told of it until it is opened. A draft may be deleted; anything else is cancelled.
set local role care_owner;

alter table care.training_sessions add column opened_at timestamptz;
update care.training_sessions set opened_at = created_at where status <> 'draft';
alter table care.training_sessions add constraint training_sessions_opened check ((opened_at is null) = (status = 'draft'));
comment on column care.training_sessions.opened_at is 'When it was opened, and told; null for a draft.';
-- Whoever writes a session without a word is opening it.
alter table care.training_sessions alter column opened_at set default now();

alter table care.training_moves drop constraint training_moves_kind_check;
alter table care.training_moves add constraint training_moves_kind_check check (kind in ('created', 'enrolled', 'waiting', 'promoted', 'skipped', 'withdrawn', 'left', 'moved_back',
                                     'capacity', 'confirmed', 'cancelled', 'done', 'converted', 'approved', 'drafted'));

drop function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb);
create function care.create_training_session(
  company text, course text, title text, modality text, capacity integer, zone text, instructors uuid[], reservations jsonb,
  draft boolean default false
) returns uuid
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
begin
  perform care.assert_plans_training();
  insert into care.training_sessions as s (company_id, course_id, title, modality, capacity, zone, created_by, status, opened_at)
  values (company, course, create_training_session.title, create_training_session.modality, create_training_session.capacity,
          create_training_session.zone, sec.actor(), case when draft then 'draft' else 'open' end, case when not draft then now() end)
  returning s.* into session;
  insert into care.session_instructors (company_id, session_id, instructor_id)
  select company, session.id, i
  from (select unnest(instructors) union select r.instructor_id from care.training_slots(reservations) r) as named (i)
  where i is not null;
  perform care.note_training_move(session, null, case when draft then 'drafted' else 'created' end, 'by_planner', jsonb_build_object('capacity', session.capacity));
  perform care.lock_rooms_and_instructors(reservations);
  if exists (select from care.training_conflicts(reservations)) then
    raise exception 'a room or an instructor is taken' using errcode = 'exclusion_violation', constraint = 'training_conflict';
  end if;
  insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)
  select company, session.id, r.room_id, r.instructor_id, r.during from care.training_slots(reservations) r;
  if not draft then
    perform care.tell_session(session.id, 'SESSION_CREATED', null, array['instructors', 'admin']);
  end if;
  return session.id;
end
$$;
comment on function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean) is
  'Makes a session with its reservations, its history and what is told of it, or nothing when something is taken. A draft is told to nobody.';
grant execute on function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean) to care_app;

create or replace function care.guard_training_session() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if (new.company_id, new.course_id) is distinct from (old.company_id, old.course_id) then
    raise exception 'a session keeps its company and its course' using errcode = 'check_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('draft', 'open'), ('open', 'confirmed'), ('open', 'cancelled'), ('open', 'done'),
    ('confirmed', 'cancelled'), ('confirmed', 'done')
  ) then
    raise exception 'a session does not move from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  return new;
end
$$;

create function care.refuse_people_of_draft() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from care.training_sessions s where s.id = new.session_id and s.status = 'draft') then
    raise exception 'nobody joins a draft' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  return null;
end
$$;
comment on function care.refuse_people_of_draft() is 'Trigger on seats and lines: nobody is in a session that is not open yet.';
create trigger refuse_draft after insert on care.enrolments for each row execute function care.refuse_people_of_draft();
create trigger refuse_draft after insert on care.waiting_list_entries for each row
  when (new.session_id is not null) execute function care.refuse_people_of_draft();

create function care.refuse_deleted_session() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if old.status <> 'draft' then
    raise exception 'a session that was opened is cancelled, not deleted' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  return old;
end
$$;
comment on function care.refuse_deleted_session() is 'Trigger on care.training_sessions: only a draft is deleted.';
create trigger refuse_deleted before delete on care.training_sessions for each row execute function care.refuse_deleted_session();

create function care.stranded_reservations(session_id uuid)
  returns table (room_id text, room text, starts_at timestamptz, ends_at timestamptz, cause text)
  language sql stable security definer set search_path = ''
as $$
  select r.id, r.name, lower(v.during), upper(v.during), w.cause
  from care.room_reservations v
  join care.training_sessions s on s.id = v.session_id
  join care.rooms r on r.id = v.room_id
  cross join lateral (select lower(v.during) at time zone r.time_zone as first, upper(v.during) at time zone r.time_zone as last) as wall
  cross join lateral (
    select case
      when exists (select from care.rooms p where p.id = any (r.id || r.part_ids) and not p.active) then 'inactive'
      when exists (
        select from care.room_closures c
        where (c.room_id is null or c.room_id = any (r.id || r.part_ids)) and c.day between wall.first::date and (wall.last - interval '1 microsecond')::date)
        then 'closed_day'
      when not r.weekend and extract(isodow from wall.first) > 5 then 'weekend'
      when wall.first::time < r.opens_at
        or not (wall.last <= wall.first::date + r.closes_at or r.closes_at >= '23:59' and wall.last = wall.first::date + 1) then 'hours'
      when not r.evening and wall.last > wall.first::date + time '18:00' then 'evening'
      when s.capacity > r.capacity then 'capacity'
    end as cause
  ) as w
  where v.session_id = stranded_reservations.session_id and upper(v.during) > now() and w.cause is not null
    and (care.plans_training() or session_user <> 'care_login')
  order by lower(v.during), r.name
$$;
comment on function care.stranded_reservations(uuid) is
  'The hours to come of a session whose room cannot hold them any more: closed on that day, out of use, other hours, too small.';
grant execute on function care.stranded_reservations(uuid) to care_app;

create function care.lock_training_draft(session_id uuid) returns care.training_sessions
  language plpgsql set search_path = ''
as $$
declare
  session care.training_sessions;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if session.status <> 'draft' then
    raise exception 'the session is no draft' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  return session;
end
$$;
comment on function care.lock_training_draft(uuid) is 'Locks a draft; refuses anything else.';

create function care.open_training_session(session_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session constant care.training_sessions := care.lock_training_draft(session_id);
  stranded record;
begin
  if session.starts_at <= now() then
    raise exception 'the session would have begun' using errcode = 'check_violation', constraint = 'training_session_past';
  end if;
  select * into stranded from care.stranded_reservations(session.id) limit 1;
  if found then
    raise exception 'a room cannot hold it any more' using errcode = 'check_violation', constraint = 'training_session_stranded',
      detail = jsonb_build_object('room', stranded.room, 'cause', stranded.cause)::text;
  end if;
  update care.training_sessions s set status = 'open', opened_at = now(), updated_at = now() where s.id = session.id;
  perform care.note_training_move(session, null, 'created', 'by_planner', jsonb_build_object('capacity', session.capacity));
  perform care.tell_session(session.id, 'SESSION_CREATED', null, array['instructors', 'admin']);
end
$$;
comment on function care.open_training_session(uuid) is 'Opens a draft that is ahead and whose rooms can still hold it: learners see it, and it is told.';
grant execute on function care.open_training_session(uuid) to care_app;

create function care.delete_training_draft(session_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session constant care.training_sessions := care.lock_training_draft(session_id);
begin
  delete from care.training_sessions s where s.id = session.id;
end
$$;
comment on function care.delete_training_draft(uuid) is 'Deletes a draft; its rooms and instructors are free at once.';
grant execute on function care.delete_training_draft(uuid) to care_app;

-- Whoever has a seat or waits is locked before anything of them changes: two sessions of one course may be about to move the same people.
create function care.lock_people_of_sessions(sessions uuid[]) returns void
  language plpgsql set search_path = ''
as $$
begin
  perform t.id from care.trainees t
  where t.id in (
    select e.trainee_id from care.enrolments e where e.session_id = any (sessions) and e.status = 'enrolled'
    union
    select w.trainee_id from care.waiting_list_entries w where w.session_id = any (sessions) and w.status = 'waiting')
  order by t.id for no key update;
end
$$;
comment on function care.lock_people_of_sessions(uuid[]) is 'Locks everybody of these sessions by their id; the sessions must be locked.';

create or replace function care.cancel_training_session(session_id uuid, reason text, to_session uuid default null) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  target care.training_sessions;
  person record;
  moved integer := 0;
begin
  perform care.assert_plans_training();
  perform s.id from care.training_sessions s where s.id in (session_id, to_session) order by s.id for update;
  session := care.lock_training_session(session_id);
  if session.status not in ('open', 'confirmed') then
    raise exception 'the session is over' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  if to_session is not null then
    select s.* into target from care.training_sessions s
    where s.id = to_session and s.id <> session.id and s.course_id = session.course_id and s.company_id = session.company_id
      and care.takes_people(s);
    if not found then
      raise exception 'people go to another open session of the same course' using errcode = 'check_violation', constraint = 'training_target_session';
    end if;
  end if;
  perform care.lock_people_of_sessions(array[session.id, target.id]);
  perform care.tell_session(session.id, 'SESSION_ANNULEE', null, array['enrolled', 'waiting', 'instructors', 'admin'], reason);
  perform care.note_training_move(session, null, 'cancelled', 'by_planner', jsonb_build_object('note', reason));
  for person in
    select t.id, max(w.joined_at) as joined_at
    from care.waiting_list_entries w join care.trainees t on t.id = w.trainee_id
    where w.session_id = session.id
      and (w.status = 'waiting' or w.status = 'promoted' and exists (
        select from care.enrolments e where e.session_id = session.id and e.trainee_id = t.id and e.status = 'enrolled'))
    group by t.id order by t.id
  loop
    if target.id is null or not exists (
      select from care.enrolments e where e.session_id = target.id and e.trainee_id = person.id and e.status = 'enrolled')
    then
      insert into care.waiting_list_entries (company_id, course_id, session_id, trainee_id, joined_at)
      values (session.company_id, session.course_id, target.id, person.id, person.joined_at)
      on conflict do nothing;
      perform care.note_training_move(session, person.id, 'moved_back', 'session_cancelled',
                                      jsonb_build_object('to', target.id, 'toTitle', target.title));
      moved := moved + 1;
    end if;
  end loop;
  update care.waiting_list_entries w set status = 'closed', ended_at = clock_timestamp()
  where w.session_id = session.id and w.status = 'waiting';
  update care.enrolments e set status = 'cancelled', ended_at = clock_timestamp()
  where e.session_id = session.id and e.status = 'enrolled';
  update care.training_sessions s set status = 'cancelled', cancelled_reason = reason, updated_at = now() where s.id = session.id;
  delete from care.room_reservations v where v.session_id = session.id;
  if target.id is not null then
    perform care.fill_session(target.id, true, 'session_cancelled');
  end if;
  return moved;
end
$$;

create or replace function care.keep_training_time(moment timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  reminded integer := 0;
begin
  perform s.id from care.training_sessions s where s.status in ('open', 'confirmed') and s.ends_at <= moment order by s.id for update;
  for session in
    update care.training_sessions s set status = 'done', updated_at = now()
    where s.status in ('open', 'confirmed') and s.ends_at <= moment returning s.*
  loop
    perform care.note_training_move(session, null, 'done', 'ended');
    update care.waiting_list_entries w set status = 'closed', ended_at = clock_timestamp()
    where w.session_id = session.id and w.status = 'waiting';
  end loop;
  -- From nine in the morning, seven days before the day of the start, both as clocks show them where the session is; late
  -- rather than never. Whoever was told of the session later than that knows.
  for session in
    select s.* from care.training_sessions s
    where s.status in ('open', 'confirmed') and s.reminded_at is null and s.starts_at > moment
      and moment >= ((s.starts_at at time zone s.zone)::date - 7 + time '09:00') at time zone s.zone
      and s.opened_at < ((s.starts_at at time zone s.zone)::date - 7 + time '09:00') at time zone s.zone
    order by s.id for update skip locked
  loop
    update care.training_sessions s set reminded_at = moment where s.id = session.id;
    perform care.tell_session(session.id, 'RAPPEL_SESSION', null, array['enrolled', 'instructors']);
    reminded := reminded + 1;
  end loop;
  return reminded;
end
$$;

reset role;

-- Down Migration

set local role care_owner;
create or replace function care.keep_training_time(moment timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  reminded integer := 0;
begin
  for session in
    update care.training_sessions s set status = 'done', updated_at = now()
    where s.status in ('open', 'confirmed') and s.ends_at <= moment returning s.*
  loop
    perform care.note_training_move(session, null, 'done', 'ended');
    update care.waiting_list_entries w set status = 'closed', ended_at = clock_timestamp()
    where w.session_id = session.id and w.status = 'waiting';
  end loop;
  -- From nine in the morning, seven days before the day of the start, both as clocks show them where the session is; late
  -- rather than never. Whoever was told of the session later than that knows.
  for session in
    select s.* from care.training_sessions s
    where s.status in ('open', 'confirmed') and s.reminded_at is null and s.starts_at > moment
      and moment >= ((s.starts_at at time zone s.zone)::date - 7 + time '09:00') at time zone s.zone
      and s.created_at < ((s.starts_at at time zone s.zone)::date - 7 + time '09:00') at time zone s.zone
    order by s.id for update skip locked
  loop
    update care.training_sessions s set reminded_at = moment where s.id = session.id;
    perform care.tell_session(session.id, 'RAPPEL_SESSION', null, array['enrolled', 'instructors']);
    reminded := reminded + 1;
  end loop;
  return reminded;
end
$$;
create or replace function care.cancel_training_session(session_id uuid, reason text, to_session uuid default null) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  target care.training_sessions;
  person record;
  moved integer := 0;
begin
  perform care.assert_plans_training();
  perform s.id from care.training_sessions s where s.id in (session_id, to_session) order by s.id for update;
  session := care.lock_training_session(session_id);
  if session.status not in ('draft', 'open', 'confirmed') then
    raise exception 'the session is over' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  if to_session is not null then
    select s.* into target from care.training_sessions s
    where s.id = to_session and s.id <> session.id and s.course_id = session.course_id and s.company_id = session.company_id
      and care.takes_people(s);
    if not found then
      raise exception 'people go to another open session of the same course' using errcode = 'check_violation', constraint = 'training_target_session';
    end if;
  end if;
  perform care.tell_session(session.id, 'SESSION_ANNULEE', null, array['enrolled', 'waiting', 'instructors', 'admin'], reason);
  perform care.note_training_move(session, null, 'cancelled', 'by_planner', jsonb_build_object('note', reason));
  for person in
    select t.id, max(w.joined_at) as joined_at
    from care.waiting_list_entries w join care.trainees t on t.id = w.trainee_id
    where w.session_id = session.id
      and (w.status = 'waiting' or w.status = 'promoted' and exists (
        select from care.enrolments e where e.session_id = session.id and e.trainee_id = t.id and e.status = 'enrolled'))
    group by t.id order by t.id
  loop
    if target.id is null or not exists (
      select from care.enrolments e where e.session_id = target.id and e.trainee_id = person.id and e.status = 'enrolled')
    then
      insert into care.waiting_list_entries (company_id, course_id, session_id, trainee_id, joined_at)
      values (session.company_id, session.course_id, target.id, person.id, person.joined_at)
      on conflict do nothing;
      perform care.note_training_move(session, person.id, 'moved_back', 'session_cancelled',
                                      jsonb_build_object('to', target.id, 'toTitle', target.title));
      moved := moved + 1;
    end if;
  end loop;
  update care.waiting_list_entries w set status = 'closed', ended_at = clock_timestamp()
  where w.session_id = session.id and w.status = 'waiting';
  update care.enrolments e set status = 'cancelled', ended_at = clock_timestamp()
  where e.session_id = session.id and e.status = 'enrolled';
  update care.training_sessions s set status = 'cancelled', cancelled_reason = reason, updated_at = now() where s.id = session.id;
  delete from care.room_reservations v where v.session_id = session.id;
  if target.id is not null then
    perform care.fill_session(target.id, true, 'session_cancelled');
  end if;
  return moved;
end
$$;
drop function care.delete_training_draft(uuid);
drop function care.open_training_session(uuid);
drop function care.lock_training_draft(uuid);
drop function care.stranded_reservations(uuid);
drop trigger refuse_deleted on care.training_sessions;
drop function care.refuse_deleted_session();
drop trigger refuse_draft on care.waiting_list_entries;
drop trigger refuse_draft on care.enrolments;
drop function care.refuse_people_of_draft();
create or replace function care.guard_training_session() returns trigger
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
drop function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean);
create function care.create_training_session(
  company text, course text, title text, modality text, capacity integer, zone text, instructors uuid[], reservations jsonb
) returns uuid
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
begin
  perform care.assert_plans_training();
  insert into care.training_sessions as s (company_id, course_id, title, modality, capacity, zone, created_by)
  values (company, course, create_training_session.title, create_training_session.modality, create_training_session.capacity,
          create_training_session.zone, sec.actor())
  returning s.* into session;
  insert into care.session_instructors (company_id, session_id, instructor_id)
  select company, session.id, i
  from (select unnest(instructors) union select r.instructor_id from care.training_slots(reservations) r) as named (i)
  where i is not null;
  perform care.note_training_move(session, null, 'created', 'by_planner', jsonb_build_object('capacity', session.capacity));
  perform care.lock_rooms_and_instructors(reservations);
  if exists (select from care.training_conflicts(reservations)) then
    raise exception 'a room or an instructor is taken' using errcode = 'exclusion_violation', constraint = 'training_conflict';
  end if;
  insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)
  select company, session.id, r.room_id, r.instructor_id, r.during from care.training_slots(reservations) r;
  perform care.tell_session(session.id, 'SESSION_CREATED', null, array['instructors', 'admin']);
  return session.id;
end
$$;
comment on function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb) is
  'Makes a session with its reservations, its history and what is told of it, or nothing when something is taken.';
grant execute on function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb) to care_app;
alter table care.training_moves drop constraint training_moves_kind_check;
alter table care.training_moves add constraint training_moves_kind_check check (kind in ('created', 'enrolled', 'waiting', 'promoted', 'skipped', 'withdrawn', 'left', 'moved_back',
                                     'capacity', 'confirmed', 'cancelled', 'done', 'converted', 'approved')) not valid;
alter table care.training_sessions drop column opened_at;
drop function care.lock_people_of_sessions(uuid[]);
reset role;
