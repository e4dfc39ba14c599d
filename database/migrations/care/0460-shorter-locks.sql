-- Up Migration

-- Sessions that race for rooms wait for one another only while reservations are looked at, written and told: the session's row and
-- who teaches it are written before the rooms are locked.
set local role care_owner;

-- Few, whatever the array: a planner of queries that expects a thousand reads whole tables.
alter function care.training_slots(jsonb) rows 8;

create or replace function care.create_training_session(
  company text, course text, title text, modality text, capacity integer, zone text, instructors uuid[], reservations jsonb
) returns uuid
  language plpgsql security definer set search_path = ''
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

-- Whoever is told, found by their keys: one plan serves every action.
create function care.session_recipients(session_id uuid, trainee uuid, company text, to_people text[]) returns jsonb
  language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(distinct to_jsonb(p)), '[]')
  from (
    select case t.stage when 'learner' then 'learner' else 'candidate' end as role, t.first_name || ' ' || t.last_name as name,
           t.email, t.language
    from (
      select trainee as id where 'person' = any (to_people)
      union
      select e.trainee_id from care.enrolments e
      where 'enrolled' = any (to_people) and e.session_id = session_recipients.session_id and e.status = 'enrolled'
      union
      select w.trainee_id from care.waiting_list_entries w
      where 'waiting' = any (to_people) and w.session_id = session_recipients.session_id and w.status = 'waiting'
    ) as named join care.trainees t on t.id = named.id
    union all
    select 'instructor', i.display_name, u.email, p.language
    from care.session_instructors si
    join care.instructors i on i.id = si.instructor_id
    join care.people p on p.account_id = i.account_id
    join cms.up_users u on u.document_id = i.account_id
    where 'instructors' = any (to_people) and si.session_id = session_recipients.session_id
    union all
    select 'admin', k.name, k.contact_email, 'fr' from cms.companies k
    where 'admin' = any (to_people) and k.document_id = company and k.contact_email is not null
  ) as p
$$;
comment on function care.session_recipients(uuid, uuid, text, text[]) is
  'Whom an action is told to, of person, enrolled, waiting, instructors, admin; each once.';

create or replace function care.tell_session(session_id uuid, action text, trainee uuid, to_people text[], reason text default null) returns void
  language plpgsql set search_path = ''
as $$
declare
  about jsonb;
  person jsonb := 'null';
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
  perform care.emit_session_action(
    tell_session.session_id, action,
    jsonb_build_object('session', about, 'person', person,
                       'recipients', care.session_recipients(tell_session.session_id, trainee, company, to_people), 'reason', reason),
    company);
end
$$;

-- What a new session meets, in one question: before any lock, and again for whoever came too late.
create function care.look_for_training_session(company text, course text, reservations jsonb, reach interval)
  returns table (title text, has_company boolean, time_zone text, conflicts jsonb, taken jsonb)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform care.assert_plans_training();
  select c.title into title from care.courses c where c.id = course and c.active;
  select true, k.time_zone into has_company, time_zone from cms.companies k where k.document_id = company;
  has_company := coalesce(has_company, false);
  select coalesce(jsonb_agg(t order by t.number, t.kind, t.starts_at), '[]') into conflicts
  from (select * from care.training_conflicts(reservations) limit 10) as t;
  taken := '[]';
  if conflicts <> '[]' then
    select coalesce(jsonb_agg(jsonb_build_array(v.room_id, v.instructor_id, extract(epoch from lower(v.during)), extract(epoch from upper(v.during)))
                              order by lower(v.during), v.id), '[]') into taken
    from care.room_reservations v
    where v.during && (
      select tstzrange(min(lower(r.during)) - reach, max(upper(r.during)) + reach) from care.training_slots(reservations) r);
  end if;
  return next;
end
$$;
comment on function care.look_for_training_session(text, text, jsonb, interval) is
  'The course and company of a new session, the first ten of what is taken already, and then everything taken within reach: [room, instructor, from, to].';
grant execute on function care.look_for_training_session(text, text, jsonb, interval) to care_app;

-- Under row-level security, planning these statements takes longer than running them, and every one of them finds its rows by key:
-- the plan of the first serves the others, in these functions and in what they call.
do $$
declare
  writer regprocedure;
begin
  foreach writer in array array[
    'care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb)',
    'care.training_conflicts(jsonb, uuid)', 'care.look_for_training_session(text, text, jsonb, interval)', 'care.enrol_trainee(uuid, uuid, text)', 'care.withdraw_trainee(uuid, uuid, text)', 'care.promote_trainee(uuid, uuid)',
    'care.set_session_capacity(uuid, integer)', 'care.cancel_training_session(uuid, text, uuid)', 'care.refill_training_session(uuid)'
  ]::regprocedure[]
  loop
    execute format('alter function %s set plan_cache_mode = force_generic_plan', writer);
  end loop;
end
$$;

reset role;
-- Down Migration

set local role care_owner;
do $$
declare
  writer regprocedure;
begin
  foreach writer in array array[
    'care.training_conflicts(jsonb, uuid)', 'care.enrol_trainee(uuid, uuid, text)', 'care.withdraw_trainee(uuid, uuid, text)',
    'care.promote_trainee(uuid, uuid)', 'care.set_session_capacity(uuid, integer)', 'care.cancel_training_session(uuid, text, uuid)',
    'care.refill_training_session(uuid)'
  ]::regprocedure[]
  loop
    execute format('alter function %s reset plan_cache_mode', writer);
  end loop;
end
$$;
drop function care.look_for_training_session(text, text, jsonb, interval);
create or replace function care.tell_session(session_id uuid, action text, trainee uuid, to_people text[], reason text default null) returns void
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
drop function care.session_recipients(uuid, uuid, text, text[]);
create or replace function care.create_training_session(
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
alter function care.training_slots(jsonb) rows 1000;
reset role;
