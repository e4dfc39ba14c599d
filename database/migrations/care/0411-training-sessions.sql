-- Up Migration

-- What moves sessions and their people. One order of locks everywhere: rooms and instructors (advisory, by key), then the row
-- of the session (of several, by id), then the trainees of its line (by id), then the outbox. Who holds the session's row
-- alone gives or takes its seats.
--
-- Decision 030 says how a line moves. What happened is written to care.training_moves and handed to
-- care.emit_session_action in the same transaction.
set local role care_owner;

-- Rooms and instructors.

create function care.training_slots(reservations jsonb)
  returns table (number integer, room_id text, instructor_id uuid, during tstzrange)
  language sql immutable set search_path = ''
as $$
  select r.n::integer - 1, r.item ->> 'roomId', (r.item ->> 'instructorId')::uuid,
         tstzrange((r.item ->> 'startsAt')::timestamptz, (r.item ->> 'endsAt')::timestamptz)
  from jsonb_array_elements(reservations) with ordinality as r (item, n)
$$;
comment on function care.training_slots(jsonb) is 'Reservations as asked for, [{roomId, instructorId, startsAt, endsAt}], numbered from 0.';

create function care.lock_rooms_and_instructors(reservations jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  key bigint;
begin
  for key in
    select distinct hashtextextended(subject, 410) as key
    from (
      select part as subject
      from care.training_slots(reservations) s join care.rooms r on r.id = s.room_id, unnest(array[r.id] || r.part_ids) as part
      union all
      select s.instructor_id::text from care.training_slots(reservations) s where s.instructor_id is not null
    ) as subjects
    order by key
  loop
    perform pg_advisory_xact_lock(key);
  end loop;
end
$$;
comment on function care.lock_rooms_and_instructors(jsonb) is
  'Whoever reserves the same rooms, parts or instructors waits here, in one order: nobody deadlocks on half-inserted reservations.';

create function care.training_conflicts(reservations jsonb, except_session uuid default null)
  returns table (number integer, kind text, subject_id text, session_id uuid, title text, starts_at timestamptz, ends_at timestamptz)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if not care.plans_training() then
    raise exception 'planners ask this' using errcode = 'insufficient_privilege';
  end if;
  return query
  select s.number, 'room', s.room_id, v.session_id, t.title, lower(v.during), upper(v.during)
  from care.training_slots(reservations) s
  join care.rooms r on r.id = s.room_id
  join care.room_claims k on k.part_id = any (array[r.id] || r.part_ids) and k.during && s.during
  join care.room_reservations v on v.id = k.reservation_id and v.session_id is distinct from except_session
  join care.training_sessions t on t.id = v.session_id
  union
  select s.number, 'instructor', s.instructor_id::text, v.session_id, t.title, lower(v.during), upper(v.during)
  from care.training_slots(reservations) s
  join care.room_reservations v on v.instructor_id = s.instructor_id and v.during && s.during and v.session_id is distinct from except_session
  join care.training_sessions t on t.id = v.session_id
  order by 1, 2, 6;
end
$$;
comment on function care.training_conflicts(jsonb, uuid) is 'What is taken already of the reservations asked for: by which session, and when.';
grant execute on function care.training_conflicts(jsonb, uuid) to care_app;

-- What is told of a session.

create function care.utc_text(moment timestamptz) returns text language sql immutable parallel safe set search_path = ''
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
comment on function care.utc_text(timestamptz) is 'An instant as ISO 8601 text in UTC.';

create function care.session_place(session_id uuid) returns text
  language sql stable set search_path = ''
as $$
  select concat_ws(', ', r.name, r.address)
  from care.room_reservations v join care.rooms r on r.id = v.room_id
  where v.session_id = session_place.session_id
  order by lower(v.during), r.code limit 1
$$;
comment on function care.session_place(uuid) is 'The room of the first hours of a session, with its address; null at a distance.';

create function care.tell_session(session_id uuid, action text, trainee uuid, to_people text[], reason text default null) returns void
  language plpgsql set search_path = ''
as $$
declare
  about jsonb;
  person jsonb := 'null';
  recipients jsonb;
  company text;
begin
  select s.company_id, jsonb_build_object(
      'title', s.title, 'course', jsonb_build_object('code', c.code, 'title', c.title), 'companyName', k.name,
      'startsAt', care.utc_text(s.starts_at), 'endsAt', care.utc_text(s.ends_at), 'zone', s.zone, 'place', care.session_place(s.id))
    into company, about
  from care.training_sessions s
  join care.courses c on c.id = s.course_id
  join cms.companies k on k.document_id = s.company_id
  where s.id = tell_session.session_id;
  if trainee is not null then
    select t.company_id, jsonb_build_object('id', t.id, 'name', t.first_name || ' ' || t.last_name,
                                            'role', case t.stage when 'learner' then 'learner' else 'candidate' end,
                                            'email', t.email, 'language', t.language)
      into strict company, person
    from care.trainees t where t.id = trainee;
  end if;
  select coalesce(jsonb_agg(distinct to_jsonb(p)), '[]') into recipients
  from (
    select case t.stage when 'learner' then 'learner' else 'candidate' end as role, t.first_name || ' ' || t.last_name as name,
           t.email, t.language
    from care.trainees t
    where ('person' = any (to_people) and t.id = trainee)
       or ('enrolled' = any (to_people) and exists (
             select from care.enrolments e where e.trainee_id = t.id and e.session_id = tell_session.session_id and e.status = 'enrolled'))
       or ('waiting' = any (to_people) and exists (
             select from care.waiting_list_entries w
             where w.trainee_id = t.id and w.session_id = tell_session.session_id and w.status = 'waiting'))
    union
    select 'instructor', i.display_name, u.email, p.language
    from care.session_instructors si
    join care.instructors i on i.id = si.instructor_id
    join care.people p on p.account_id = i.account_id
    join cms.up_users u on u.document_id = i.account_id
    where 'instructors' = any (to_people) and si.session_id = tell_session.session_id
    union
    select 'admin', k.name, k.contact_email, 'fr' from cms.companies k
    where 'admin' = any (to_people) and k.document_id = company and k.contact_email is not null
  ) as p;
  perform care.emit_session_action(
    tell_session.session_id, action,
    jsonb_build_object('session', about, 'person', person, 'recipients', recipients, 'reason', reason), company);
end
$$;
comment on function care.tell_session(uuid, text, uuid, text[], text) is
  'Hands one action of a session to the outbox: about whom, and to which of person, enrolled, waiting, instructors, admin.';

create function care.note_training_move(session care.training_sessions, trainee uuid, kind text, reason text, details jsonb default '{}')
  returns void
  language sql set search_path = ''
as $$
  insert into care.training_moves (company_id, session_id, course_id, trainee_id, kind, reason, details, made_by, made_by_role)
  values (session.company_id, session.id, session.course_id, trainee, kind, reason, jsonb_strip_nulls(details), sec.actor(), sec.role())
$$;
comment on function care.note_training_move(care.training_sessions, uuid, text, text, jsonb) is 'Writes one line of the history of a session.';

create function care.lock_training_session(session_id uuid) returns care.training_sessions
  language plpgsql set search_path = ''
as $$
declare
  session care.training_sessions;
begin
  select s.* into session from care.training_sessions s where s.id = lock_training_session.session_id
    and (care.plans_training() or s.company_id = sec.company())
  for update;
  if not found then
    raise exception 'there is no such session' using errcode = 'no_data_found', constraint = 'training_session_known';
  end if;
  return session;
end
$$;
comment on function care.lock_training_session(uuid) is 'Locks the row of a session that the actor may know of; whoever gives or takes seats begins here.';

create function care.assert_plans_training() returns void
  language plpgsql set search_path = ''
as $$
begin
  if not care.plans_training() then
    raise exception 'planners do this' using errcode = 'insufficient_privilege';
  end if;
end
$$;
comment on function care.assert_plans_training() is 'Refuses everybody but planners and administrators of the platform.';

-- A session is made.

create function care.create_training_session(
  company text, course text, title text, modality text, capacity integer, zone text, instructors uuid[], reservations jsonb
) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
begin
  perform care.assert_plans_training();
  perform care.lock_rooms_and_instructors(reservations);
  if exists (select from care.training_conflicts(reservations)) then
    raise exception 'a room or an instructor is taken' using errcode = 'exclusion_violation', constraint = 'training_conflict';
  end if;
  insert into care.training_sessions as s (company_id, course_id, title, modality, capacity, zone, created_by)
  values (company, course, create_training_session.title, create_training_session.modality, create_training_session.capacity,
          create_training_session.zone, sec.actor())
  returning s.* into session;
  insert into care.session_instructors (company_id, session_id, instructor_id)
  select company, session.id, i
  from (select unnest(instructors) union select r.instructor_id from care.training_slots(reservations) r) as named (i)
  where i is not null;
  insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)
  select company, session.id, r.room_id, r.instructor_id, r.during from care.training_slots(reservations) r;
  perform care.note_training_move(session, null, 'created', 'by_planner', jsonb_build_object('capacity', session.capacity));
  perform care.tell_session(session.id, 'SESSION_CREATED', null, array['instructors', 'admin']);
  return session.id;
end
$$;
comment on function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb) is
  'Makes a session with its reservations, its history and what is told of it, or nothing when something is taken.';
grant execute on function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb) to care_app;

-- The line.

create function care.waiting_line(session_id uuid)
  returns table (entry_id uuid, trainee_id uuid, stage text, approved boolean, joined_at timestamptz, rank bigint)
  language sql stable set search_path = ''
as $$
  select w.id, w.trainee_id, t.stage, t.approved, w.joined_at,
         row_number() over (order by (t.stage = 'learner') desc, w.joined_at, w.id)
  from care.waiting_list_entries w join care.trainees t on t.id = w.trainee_id
  where w.session_id = waiting_line.session_id and w.status = 'waiting'
$$;
comment on function care.waiting_line(uuid) is 'Who waits for a session, in order: learners before candidates, then who joined first, then the id of the entry.';

create function care.seat_obstacle(session care.training_sessions, trainee uuid) returns text
  language sql stable set search_path = ''
as $$
  select case
    when not (select t.approved from care.trainees t where t.id = trainee) then 'not_approved'
    when exists (select from care.enrolments e where e.trainee_id = trainee and e.status = 'enrolled' and e.during && session.during)
      then 'busy'
  end
$$;
comment on function care.seat_obstacle(care.training_sessions, uuid) is
  'Why a person cannot take a seat of this session now: not approved yet, or taught elsewhere at that time; null when they can.';

create function care.takes_people(session care.training_sessions) returns boolean language sql stable set search_path = ''
  return session.status in ('open', 'confirmed') and coalesce(session.starts_at > now(), true);
comment on function care.takes_people(care.training_sessions) is 'Whether seats are still given: open or confirmed, and not begun.';

-- The session must be locked. Gives free seats to the line, never past it: whoever cannot take one is passed over, with the
-- reason, and keeps their rank.
create function care.fill_session(
  session_id uuid, with_candidates boolean, reason text,
  newcomer uuid default null, note text default null, at_most integer default null
) returns integer
  language plpgsql set search_path = ''
as $$
declare
  session care.training_sessions;
  next record;
  obstacle text;
  free integer;
  given integer := 0;
begin
  select s.* into strict session from care.training_sessions s where s.id = fill_session.session_id;
  free := least(session.capacity - session.enrolled_count, at_most);
  if free <= 0 or not care.takes_people(session) then
    return 0;
  end if;
  -- Two sessions may be about to seat the same people: by their id, so that neither waits for the other for good.
  perform t.id from care.trainees t
  where t.id in (select w.trainee_id from care.waiting_list_entries w where w.session_id = session.id and w.status = 'waiting')
  order by t.id for no key update;
  for next in
    select l.* from care.waiting_line(session.id) l
    where with_candidates or l.stage = 'learner'
    order by l.rank
  loop
    exit when given >= free;
    obstacle := care.seat_obstacle(session, next.trainee_id);
    if obstacle is not null then
      update care.waiting_list_entries set skip_reason = obstacle, skipped_at = clock_timestamp() where id = next.entry_id;
      perform care.note_training_move(session, next.trainee_id, 'skipped', obstacle, jsonb_build_object('rank', next.rank));
      continue;
    end if;
    insert into care.enrolments (company_id, session_id, trainee_id) values (session.company_id, session.id, next.trainee_id);
    update care.waiting_list_entries
    set status = 'promoted', ended_at = clock_timestamp(), skip_reason = null, skipped_at = null
    where id = next.entry_id;
    given := given + 1;
    if next.trainee_id = newcomer then
      perform care.note_training_move(session, next.trainee_id, 'enrolled', 'place_free', jsonb_build_object('note', note));
      perform care.tell_session(session.id, 'ELEVE_INSCRIT', next.trainee_id, array['person', 'admin']);
    else
      perform care.note_training_move(session, next.trainee_id, 'promoted', reason, jsonb_build_object('rank', next.rank));
      perform care.tell_session(session.id, 'PROMOTION_ATTENTE', next.trainee_id, array['person', 'admin']);
    end if;
  end loop;
  return given;
end
$$;
comment on function care.fill_session(uuid, boolean, text, uuid, text, integer) is
  'Gives the free seats of a locked session to the first of its line who can take one; returns how many.';

-- Everybody comes in by the line: who joins a session with a free seat and nobody before them is seated at once. A candidate
-- waits, whatever is free, until a seat is freed, added, or given by hand.
create function care.enrol_trainee(session_id uuid, trainee_id uuid, note text default null) returns text
  language plpgsql security definer set search_path = ''
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  person care.trainees;
  earlier timestamptz;
  obstacle text;
begin
  select t.* into person from care.trainees t
  where t.id = enrol_trainee.trainee_id and t.company_id = session.company_id and (care.plans_training() or t.account_id = sec.actor());
  if not found then
    raise exception 'there is no such person in this company' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  if person.stage = 'prospect' then
    raise exception 'a prospect is converted first' using errcode = 'check_violation', constraint = 'trainee_is_prospect';
  end if;
  if exists (select from care.enrolments e where e.session_id = session.id and e.trainee_id = person.id and e.status = 'enrolled') then
    raise exception 'the person has a seat already' using errcode = 'unique_violation', constraint = 'enrolments_once';
  end if;
  if exists (select from care.waiting_list_entries w where w.session_id = session.id and w.trainee_id = person.id and w.status = 'waiting') then
    raise exception 'the person waits already' using errcode = 'unique_violation', constraint = 'waiting_list_once';
  end if;
  -- Who waited for the course keeps the time since when.
  update care.waiting_list_entries w set status = 'closed', ended_at = clock_timestamp()
  where w.session_id is null and w.course_id = session.course_id and w.trainee_id = person.id and w.status = 'waiting'
  returning w.joined_at into earlier;
  insert into care.waiting_list_entries (company_id, course_id, session_id, trainee_id, joined_at)
  values (session.company_id, session.course_id, session.id, person.id, coalesce(earlier, clock_timestamp()));
  perform care.fill_session(session.id, false, 'place_free', person.id, note);
  if exists (select from care.enrolments e where e.session_id = session.id and e.trainee_id = person.id and e.status = 'enrolled') then
    return 'enrolled';
  end if;
  obstacle := care.seat_obstacle(session, person.id);
  perform care.note_training_move(session, person.id, 'waiting',
    coalesce(obstacle, case when person.stage = 'learner' then 'session_full' else 'candidate_waits' end),
    jsonb_build_object('note', note, 'rank', (select l.rank from care.waiting_line(session.id) l where l.trainee_id = person.id)));
  return 'waiting';
end
$$;
comment on function care.enrol_trainee(uuid, uuid, text) is
  'Seats a person, or has them wait; `enrolled` or `waiting`. By planners for anybody, by learners and candidates for themselves.';
grant execute on function care.enrol_trainee(uuid, uuid, text) to care_app;

create function care.withdraw_trainee(session_id uuid, trainee_id uuid, note text default null) returns text
  language plpgsql security definer set search_path = ''
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  reason constant text := case when care.plans_training() then 'by_planner' else 'own_choice' end;
begin
  if not care.plans_training() and trainee_id is distinct from care.own_trainee() then
    raise exception 'one withdraws for oneself' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  update care.waiting_list_entries w set status = 'left', ended_at = clock_timestamp()
  where w.session_id = session.id and w.trainee_id = withdraw_trainee.trainee_id and w.status = 'waiting';
  if found then
    perform care.note_training_move(session, trainee_id, 'left', reason, jsonb_build_object('note', note));
    return 'left';
  end if;
  if not care.plans_training() and not care.takes_people(session) then
    raise exception 'the session has begun' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  update care.enrolments e set status = 'withdrawn', ended_at = clock_timestamp()
  where e.session_id = session.id and e.trainee_id = withdraw_trainee.trainee_id and e.status = 'enrolled';
  if not found then
    raise exception 'the person is not in this session' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  perform care.note_training_move(session, trainee_id, 'withdrawn', reason, jsonb_build_object('note', note));
  perform care.tell_session(session.id, 'PLACE_LIBEREE', trainee_id, array['admin'], note);
  perform care.fill_session(session.id, true, 'place_freed');
  return 'withdrawn';
end
$$;
comment on function care.withdraw_trainee(uuid, uuid, text) is
  'Takes a person out of a session or its line: `withdrawn` or `left`. The seat goes to the first of the line in the same transaction.';
grant execute on function care.withdraw_trainee(uuid, uuid, text) to care_app;

create function care.promote_trainee(session_id uuid, trainee_id uuid default null) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  first_one record;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  if session.enrolled_count >= session.capacity then
    raise exception 'no seat is free' using errcode = 'check_violation', constraint = 'training_session_full',
      detail = jsonb_build_object('enrolled', session.enrolled_count, 'capacity', session.capacity)::text;
  end if;
  if trainee_id is not null then
    select l.trainee_id, l.rank, t.first_name || ' ' || t.last_name as name into first_one
    from care.waiting_line(session.id) l join care.trainees t on t.id = l.trainee_id
    where care.seat_obstacle(session, l.trainee_id) is null or l.trainee_id = promote_trainee.trainee_id
    order by l.rank limit 1;
    if first_one.trainee_id is distinct from promote_trainee.trainee_id then
      raise exception 'somebody is ahead' using errcode = 'check_violation', constraint = 'training_line_ahead',
        detail = jsonb_build_object('name', first_one.name, 'rank', first_one.rank)::text;
    end if;
    if care.seat_obstacle(session, trainee_id) is not null then
      raise exception 'the person cannot take a seat' using errcode = 'check_violation', constraint = 'training_seat_obstacle',
        detail = jsonb_build_object('obstacle', care.seat_obstacle(session, trainee_id))::text;
    end if;
  end if;
  return care.fill_session(session.id, true, 'by_hand', at_most => 1);
end
$$;
comment on function care.promote_trainee(uuid, uuid) is
  'Gives one free seat by hand to the first of the line who can take it; naming somebody else is refused with who is ahead.';
grant execute on function care.promote_trainee(uuid, uuid) to care_app;

create function care.set_session_capacity(session_id uuid, capacity integer) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  smallest record;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  if capacity < session.enrolled_count then
    raise exception 'more people are enrolled' using errcode = 'check_violation', constraint = 'training_capacity_below',
      detail = jsonb_build_object('enrolled', session.enrolled_count, 'capacity', capacity)::text;
  end if;
  select r.name, r.capacity into smallest
  from care.room_reservations v join care.rooms r on r.id = v.room_id
  where v.session_id = session.id order by r.capacity limit 1;
  if capacity > smallest.capacity then
    raise exception 'the room is too small' using errcode = 'check_violation', constraint = 'training_capacity_above_room',
      detail = jsonb_build_object('room', smallest.name, 'places', smallest.capacity)::text;
  end if;
  update care.training_sessions s set capacity = set_session_capacity.capacity, updated_at = now() where s.id = session.id;
  perform care.note_training_move(session, null, 'capacity', 'by_planner',
                                  jsonb_build_object('from', session.capacity, 'to', set_session_capacity.capacity));
  return care.fill_session(session.id, true, 'capacity_raised');
end
$$;
comment on function care.set_session_capacity(uuid, integer) is
  'Changes the number of seats and fills new ones from the line; refuses less than are enrolled, or more than the room holds.';
grant execute on function care.set_session_capacity(uuid, integer) to care_app;

create function care.confirm_training_session(session_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  update care.training_sessions s
  set status = 'confirmed', validated_at = now(), validated_by = sec.actor(), updated_at = now()
  where s.id = session.id and s.status = 'open';
  if not found then
    raise exception 'only an open session is confirmed' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  perform care.note_training_move(session, null, 'confirmed', 'by_planner');
  perform care.tell_session(session.id, 'SESSION_CONFIRMEE', null, array['enrolled', 'instructors', 'admin']);
end
$$;
comment on function care.confirm_training_session(uuid) is 'Validates an open session and tells everybody in it.';
grant execute on function care.confirm_training_session(uuid) to care_app;

-- The people of a cancelled session go back in line with the time since when they waited for it: of another session of the
-- course, or of the course itself until there is one they can make. Rooms and instructors are free at once.
create function care.cancel_training_session(session_id uuid, reason text, to_session uuid default null) returns integer
  language plpgsql security definer set search_path = ''
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
comment on function care.cancel_training_session(uuid, text, uuid) is
  'Cancels a session, frees its rooms, and puts its people back in line with their time; returns how many.';
grant execute on function care.cancel_training_session(uuid, text, uuid) to care_app;

-- What the clock does.

create function care.keep_training_time(moment timestamptz default now()) returns integer
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
comment on function care.keep_training_time(timestamptz) is
  'Ends what is over and reminds of what begins in seven days, each session once; returns how many were reminded.';
grant execute on function care.keep_training_time(timestamptz) to care_jobs;
insert into care.job_tasks (name, purpose) values
  ('training.keep-time', 'Ends training sessions that are over and reminds of those that begin in seven days.');

-- What one may know of one's own place in lines.

create function care.my_waiting_lines()
  returns table (entry_id uuid, session_id uuid, course_id text, joined_at timestamptz, rank bigint, waiting bigint, learners_first boolean, skip_reason text)
  language sql stable security definer set search_path = ''
as $$
  select w.id, w.session_id, w.course_id, w.joined_at, l.rank,
         (select count(*) from care.waiting_line(w.session_id)), l.stage <> 'learner', w.skip_reason
  from care.waiting_list_entries w
  left join lateral (select * from care.waiting_line(w.session_id) x where x.entry_id = w.id) l on true
  where w.trainee_id = care.own_trainee() and w.status = 'waiting'
$$;
comment on function care.my_waiting_lines() is 'The lines that the signed-in person is in, with their rank and how many wait; of others nothing.';
grant execute on function care.my_waiting_lines() to care_app;

create function care.count_waiting(session_id uuid) returns integer
  language sql stable security definer set search_path = ''
as $$
  select count(*)::integer
  from care.waiting_list_entries w
  where w.session_id = count_waiting.session_id and w.status = 'waiting'
    and (care.plans_training() or w.company_id = sec.company())
$$;
comment on function care.count_waiting(uuid) is 'How many people wait for a session of one''s company; who they are is not said.';
grant execute on function care.count_waiting(uuid) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.count_waiting(uuid);
drop function care.my_waiting_lines();
delete from care.job_tasks where name = 'training.keep-time';
drop function care.keep_training_time(timestamptz);
drop function care.cancel_training_session(uuid, text, uuid);
drop function care.confirm_training_session(uuid);
drop function care.set_session_capacity(uuid, integer);
drop function care.promote_trainee(uuid, uuid);
drop function care.withdraw_trainee(uuid, uuid, text);
drop function care.enrol_trainee(uuid, uuid, text);
drop function care.fill_session(uuid, boolean, text, uuid, text, integer);
drop function care.takes_people(care.training_sessions);
drop function care.seat_obstacle(care.training_sessions, uuid);
drop function care.waiting_line(uuid);
drop function care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb);
drop function care.assert_plans_training();
drop function care.lock_training_session(uuid);
drop function care.note_training_move(care.training_sessions, uuid, text, text, jsonb);
drop function care.tell_session(uuid, text, uuid, text[], text);
drop function care.session_place(uuid);
drop function care.utc_text(timestamptz);
drop function care.training_conflicts(jsonb, uuid);
drop function care.lock_rooms_and_instructors(jsonb);
drop function care.training_slots(jsonb);
reset role;
