-- Up Migration

-- Stretches of a session are moved: to other hours, another room, another instructor; or taken out, or added. One function does
-- it, under the locks of every new session, and refuses what is taken, closed or too small, a person who would be in two
-- places, and whatever changed since it was looked at. Everybody concerned is told what moved from where to where
-- (SESSION_MODIFIEE, the platform's own ninth action). Decision 037.
--
-- A stretch keeps its id when it moves and its revision grows, so that calendars follow it; one that is taken out leaves a
-- line in care.ended_reservations, so that they take it out too.
set local role care_owner;

alter table care.room_reservations
  add column revision integer not null default 0 check (revision >= 0),
  add column changed_at timestamptz not null default now();
comment on column care.room_reservations.revision is 'Grows with each move: calendars and whoever changes it know which one they saw.';

create table care.ended_reservations (
  id uuid primary key,
  company_id text not null,
  session_id uuid not null,
  room_id text references care.rooms (id) on update cascade on delete set null,
  instructor_id uuid references care.instructors (id) on delete set null,
  during tstzrange not null,
  revision integer not null,
  ended_at timestamptz not null default now(),
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete cascade
);
comment on table care.ended_reservations is 'Stretches that were taken out or whose session was cancelled: calendars are told so under the same id.';
create index ended_reservations_session on care.ended_reservations (session_id);
create index ended_reservations_room on care.ended_reservations (room_id, ended_at);
create index ended_reservations_instructor on care.ended_reservations (instructor_id, ended_at);

alter table care.ended_reservations enable row level security;
alter table care.ended_reservations force row level security;
create policy manage_owner on care.ended_reservations to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.ended_reservations as restrictive to care_app
  using (company_id = (select sec.company()) or (select care.plans_training())) with check (false);
create policy select_panel on care.ended_reservations for select to care_app using ((select care.plans_training()));
create policy select_training on care.ended_reservations for select to care_app
  using (exists (select from care.training_sessions s where s.id = session_id));
grant select on care.ended_reservations to care_app;

create function care.keep_ended_reservation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.ended_reservations (id, company_id, session_id, room_id, instructor_id, during, revision)
  -- None for a session that is deleted with everything.
  select old.id, old.company_id, old.session_id, old.room_id, old.instructor_id, old.during, old.revision + 1
  from care.training_sessions s where s.id = old.session_id;
  return null;
end
$$;
comment on function care.keep_ended_reservation() is 'Trigger on care.room_reservations: what is taken out is remembered for calendars.';
create trigger keep_ended after delete on care.room_reservations for each row execute function care.keep_ended_reservation();

create function care.forget_ended_reservation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from care.ended_reservations e where e.id = new.id;
  return null;
end
$$;
comment on function care.forget_ended_reservation() is 'Trigger on care.room_reservations: a stretch that is there has not ended.';
create trigger forget_ended after insert on care.room_reservations for each row execute function care.forget_ended_reservation();

-- A list of words grows by one, whoever else added to it.
do $$
declare
  known record;
begin
  for known in
    select c.conrelid::regclass as relation, c.conname, pg_get_expr(c.conbin, c.conrelid) as expression,
           case c.conname when 'training_moves_kind_check' then 'kind = ''moved''' else 'action = ''SESSION_MODIFIEE''' end as another
    from pg_constraint c
    where (c.conrelid, c.conname) in (
      ('care.training_moves'::regclass, 'training_moves_kind_check'), ('care.session_actions'::regclass, 'session_actions_action_check'))
  loop
    execute format('alter table %s drop constraint %I', known.relation, known.conname);
    execute format('alter table %s add constraint %I check (%s or %s)', known.relation, known.conname, known.expression, known.another);
  end loop;
end
$$;

-- What moved is told as [{from, to}]; one that is added comes from null, one that is taken out goes to null.
create function care.is_session_change(change jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  return coalesce(case jsonb_typeof(change) when 'object' then
    change - array['from', 'to'] = '{}' and not (change -> 'from' = 'null' and change -> 'to' = 'null')
    and (select bool_and(jsonb_typeof(side.value) = 'null' or side.value - array['startsAt', 'endsAt', 'place', 'instructor'] = '{}')
         from jsonb_each(change) as side)
  end, false);
comment on function care.is_session_change(jsonb) is 'Whether this tells one change of the hours of a session, and nothing else.';

alter function care.is_session_action_data(text, jsonb) rename to is_session_action_data_without_changes;
create function care.is_session_action_data(action text, data jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  return care.is_session_action_data_without_changes(action, data - 'changes')
    and case when action = 'SESSION_MODIFIEE'
      then coalesce(jsonb_typeof(data -> 'changes') = 'array' and jsonb_array_length(data -> 'changes') between 1 and 600
                    and (select bool_and(care.is_session_change(c)) from jsonb_array_elements(data -> 'changes') as c), false)
      else not data ? 'changes' end;
comment on function care.is_session_action_data(text, jsonb) is
  'Whether the data of an action has its shape (extensions/delivery/contracts/session-action.ts): nothing medical and no price has a place in it.';
alter table care.session_actions
  drop constraint session_actions_data_has_its_shape,
  add constraint session_actions_data_has_its_shape check (care.is_session_action_data(action, data));

create function care.tell_session_changes(session_id uuid, reason text, changes jsonb) returns void
  language plpgsql set search_path = ''
as $$
declare
  about jsonb;
  company text;
begin
  select s.company_id, jsonb_build_object(
      'title', s.title, 'course', jsonb_build_object('code', c.code, 'title', c.title), 'companyName', k.name,
      'startsAt', care.utc_text(s.starts_at), 'endsAt', care.utc_text(s.ends_at), 'zone', s.zone, 'place', care.session_place(s.id))
    into company, about
  from care.training_sessions s
  join care.courses c on c.id = s.course_id
  join cms.companies k on k.document_id = s.company_id
  where s.id = tell_session_changes.session_id;
  perform care.emit_session_action(
    tell_session_changes.session_id, 'SESSION_MODIFIEE',
    jsonb_build_object(
      'session', about, 'person', null, 'reason', reason, 'changes', changes,
      'recipients', care.session_recipients(
        tell_session_changes.session_id, null, company, array['enrolled', 'waiting', 'instructors', 'admin'])),
    company);
end
$$;
comment on function care.tell_session_changes(uuid, text, jsonb) is
  'Hands what moved in a session to the outbox, for everybody concerned.';

create function care.people_in_two_places(session_id uuid, reservations jsonb)
  returns table (number integer, person text, other_session uuid, title text, starts_at timestamptz, ends_at timestamptz)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform care.assert_plans_training();
  return query
  select s.number, t.first_name || ' ' || t.last_name, o.id, o.title, lower(v.during), upper(v.during)
  from care.enrolments e
  join care.enrolments x on x.trainee_id = e.trainee_id and x.status = 'enrolled' and x.session_id <> e.session_id
  join care.training_sessions o on o.id = x.session_id
  join care.room_reservations v on v.session_id = o.id
  join care.training_slots(reservations) s on s.during && v.during
  join care.trainees t on t.id = e.trainee_id
  where e.session_id = people_in_two_places.session_id and e.status = 'enrolled'
  order by 1, 5, 2;
end
$$;
comment on function care.people_in_two_places(uuid, jsonb) is
  'Who has a seat in this session and would be taught elsewhere at the times asked for: in which session, and when.';
grant execute on function care.people_in_two_places(uuid, jsonb) to care_app;

create function care.told_reservation(room text, instructor uuid, during tstzrange) returns jsonb
  language sql stable set search_path = ''
  return case when lower(during) is not null then jsonb_build_object(
    'startsAt', care.utc_text(lower(during)), 'endsAt', care.utc_text(upper(during)),
    'place', (select concat_ws(', ', r.name, r.address) from care.rooms r where r.id = room),
    'instructor', (select i.display_name from care.instructors i where i.id = instructor)) end;
comment on function care.told_reservation(text, uuid, tstzrange) is 'A stretch as people are told of it: when, where, with whom; null for none.';

create function care.change_session_reservations(session_id uuid, changes jsonb, reason text, note text default null) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  wanted constant jsonb := (
    select coalesce(jsonb_agg(c.item), '[]') from jsonb_array_elements(changes) as c (item) where c.item ->> 'startsAt' is not null);
  moving jsonb;
  told jsonb;
  small record;
begin
  perform care.assert_plans_training();
  perform care.lock_rooms_and_instructors(wanted);
  session := care.lock_training_session(session_id);
  if session.status not in ('draft', 'open', 'confirmed') then
    raise exception 'the session is over or cancelled' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
  if exists (
    select from jsonb_array_elements(changes) as c (item)
    left join care.room_reservations v
      on v.id = (c.item ->> 'id')::uuid and v.session_id = session.id and v.revision = (c.item ->> 'revision')::integer
    where c.item ->> 'id' is not null and v.id is null)
  then
    raise exception 'a stretch was changed meanwhile' using errcode = 'check_violation', constraint = 'training_reservation_changed';
  end if;
  if exists (
    select from jsonb_array_elements(changes) as c (item) left join care.room_reservations v on v.id = (c.item ->> 'id')::uuid
    where lower(v.during) <= now() or (c.item ->> 'startsAt')::timestamptz <= now())
  then
    raise exception 'what has begun stays' using errcode = 'check_violation', constraint = 'training_reservation_begun';
  end if;
  if exists (select from care.training_conflicts(wanted, session.id)) then
    raise exception 'a room or an instructor is taken' using errcode = 'exclusion_violation', constraint = 'training_conflict';
  end if;
  if exists (select from care.people_in_two_places(session.id, wanted)) then
    raise exception 'somebody is taught elsewhere then' using errcode = 'exclusion_violation', constraint = 'training_people_conflict';
  end if;
  select r.name, r.capacity into small
  from care.training_slots(wanted) s join care.rooms r on r.id = s.room_id
  where r.capacity < session.capacity order by r.capacity limit 1;
  if found then
    raise exception 'the room is too small' using errcode = 'check_violation', constraint = 'training_capacity_above_room',
      detail = jsonb_build_object('room', small.name, 'places', small.capacity)::text;
  end if;
  select r.name into small from care.training_slots(wanted) s join care.rooms r on r.id = s.room_id where not r.active limit 1;
  if found then
    raise exception 'the room is out of use' using errcode = 'check_violation', constraint = 'training_room_out_of_use',
      detail = jsonb_build_object('room', small.name)::text;
  end if;

  select jsonb_agg(jsonb_build_object(
      'id', coalesce(v.id, uuidv7()), 'revision', coalesce(v.revision + 1, 0), 'instructor_before', v.instructor_id,
      'from', care.told_reservation(v.room_id, v.instructor_id, v.during), 'to', care.told_reservation(s.room_id, s.instructor_id, s.during),
      'room_id', s.room_id, 'instructor_id', s.instructor_id, 'during', case when lower(s.during) is not null then s.during end)
      order by coalesce(v.during, s.during), s.number)
    into moving
  from care.training_slots(changes) s
  left join care.room_reservations v on v.id = (changes -> s.number ->> 'id')::uuid;
  -- Taken out first, for two stretches may change places.
  delete from care.room_reservations v using jsonb_array_elements(moving) as m (item) where v.id = (m.item ->> 'id')::uuid;
  insert into care.room_reservations (id, company_id, session_id, room_id, instructor_id, during, revision)
  select m.id, session.company_id, session.id, m.room_id, m.instructor_id, m.during, m.revision
  from jsonb_to_recordset(moving) as m (id uuid, room_id text, instructor_id uuid, during tstzrange, revision integer)
  where m.during is not null;
  if not exists (select from care.room_reservations v where v.session_id = session.id) then
    raise exception 'a session keeps at least one stretch' using errcode = 'check_violation', constraint = 'training_session_without_hours';
  end if;
  insert into care.session_instructors (company_id, session_id, instructor_id)
  select distinct session.company_id, session.id, s.instructor_id from care.training_slots(wanted) s where s.instructor_id is not null
  on conflict do nothing;

  select jsonb_agg(jsonb_build_object('from', m.item -> 'from', 'to', m.item -> 'to') order by m.n) into told
  from jsonb_array_elements(moving) with ordinality as m (item, n);
  perform care.note_training_move(session, null, 'moved', reason, jsonb_build_object('note', note) || change.item)
  from jsonb_array_elements(told) as change (item);
  -- A later beginning is reminded of in its own time.
  update care.training_sessions s set reminded_at = null
  where s.id = session.id and s.reminded_at is not null and s.starts_at > session.starts_at + interval '1 day';
  perform graphile_worker.care_enqueue('training.fill', json_build_object('sessionId', session.id), 'training.fill ' || session.id)
  where exists (
    select from care.waiting_list_entries w where w.session_id = session.id and w.status = 'waiting' and w.skip_reason = 'busy');
  -- Nobody has been told of a draft.
  if session.status <> 'draft' then
    perform care.tell_session_changes(session.id, note, told);
  end if;
  -- Who no longer teaches any of it was told so before.
  delete from care.session_instructors x
  where x.session_id = session.id
    and x.instructor_id in (select (m.item ->> 'instructor_before')::uuid from jsonb_array_elements(moving) as m (item))
    and not exists (select from care.room_reservations v where v.session_id = session.id and v.instructor_id = x.instructor_id);
  return jsonb_array_length(told);
end
$$;
comment on function care.change_session_reservations(uuid, jsonb, text, text) is
  'Moves, adds (id null) and takes out (startsAt null) stretches of a session, [{id, revision, roomId, instructorId, startsAt, endsAt}], all or nothing, and tells everybody.';
grant execute on function care.change_session_reservations(uuid, jsonb, text, text) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.change_session_reservations(uuid, jsonb, text, text);
drop function care.told_reservation(text, uuid, tstzrange);
drop function care.people_in_two_places(uuid, jsonb);
drop function care.tell_session_changes(uuid, text, jsonb);
alter table care.session_actions drop constraint session_actions_data_has_its_shape;
drop function care.is_session_action_data(text, jsonb);
alter function care.is_session_action_data_without_changes(text, jsonb) rename to is_session_action_data;
delete from care.session_actions where action = 'SESSION_MODIFIEE';
alter table care.session_actions
  drop constraint session_actions_action_check,
  add constraint session_actions_action_check check (action in (
    'SESSION_CREATED', 'ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE',
    'SESSION_CONFIRMEE', 'SESSION_ANNULEE', 'RAPPEL_SESSION', 'ELEVE_CONVERTI')),
  add constraint session_actions_data_has_its_shape check (care.is_session_action_data(action, data));
drop function care.is_session_change(jsonb);
-- The history is never changed: its check stays as wide as what it holds.
drop trigger forget_ended on care.room_reservations;
drop trigger keep_ended on care.room_reservations;
drop function care.forget_ended_reservation();
drop function care.keep_ended_reservation();
drop table care.ended_reservations;
alter table care.room_reservations drop column changed_at, drop column revision;
reset role;
