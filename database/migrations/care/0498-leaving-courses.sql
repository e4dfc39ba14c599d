-- Up Migration

-- Leaving a course, and moving to another session of it. Decision 035.
--
-- Whoever leaves keeps what they handed in and where it was read: the enrolment ends, with who, when and why, and never changes
-- again. Places and lines of the course are given up in the same transaction. Enrolling later makes another enrolment.
-- What the tables refuse, whoever writes: work of somebody who has left; an ended enrolment that changes; somebody taken out
-- by another without a reason.
-- What this deliberately does not grant: portals write nothing directly; a trainer takes nobody out of what another teaches.
set local role care_owner;

alter table care.course_enrolments
  add column withdrawn_by text,
  add column withdrawn_by_role text,
  add column withdrawn_reason text check (length(withdrawn_reason) between 1 and 400),
  add column status text not null generated always as (
    case when ended_at is null then 'active' when withdrawn_by_role is null then 'done' else 'withdrawn' end) stored,
  add constraint course_enrolments_withdrawn check (
    case when withdrawn_by_role is null then withdrawn_by is null and withdrawn_reason is null else ended_at is not null end),
  add constraint course_enrolments_say_why check (
    withdrawn_by_role is null or withdrawn_by_role in ('learner', 'candidate') or withdrawn_reason is not null);

create function care.guard_course_enrolment() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if (new.course_id, new.trainee_id, new.made_by, new.made_at) is distinct from (old.course_id, old.trainee_id, old.made_by, old.made_at)
    or (old.ended_at is not null
        and (new.session_id, new.ended_at, new.withdrawn_by, new.withdrawn_by_role, new.withdrawn_reason)
          is distinct from (old.session_id, old.ended_at, old.withdrawn_by, old.withdrawn_by_role, old.withdrawn_reason))
  then
    raise exception 'an enrolment that ended is history' using errcode = 'insufficient_privilege', constraint = 'course_enrolment_stays';
  end if;
  return new;
end
$$;
comment on function care.guard_course_enrolment() is 'Trigger on care.course_enrolments: whose and of what it is never changes, and nothing once it has ended.';
create trigger guard before update on care.course_enrolments for each row execute function care.guard_course_enrolment();

alter table care.learning_moves drop constraint learning_moves_reason_check;
alter table care.learning_moves add constraint learning_moves_reason_check check (reason in (
  'found', 'none', 'seat', 'seat_left', 'session_cancelled', 'by_hand', 'marked', 'changed', 'withdrawn', 'moved'));

-- Handing in takes part: the row is held, so that nobody leaves in between.
create function care.refuse_who_left() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  course text;
  last care.course_enrolments;
begin
  if tg_table_name = 'submissions' then
    course := new.course_id;
  else
    select s.course_id into course from care.submissions s where s.id = new.submission_id;
  end if;
  select c.* into last from care.course_enrolments c
  where c.course_id = course and c.trainee_id = new.trainee_id
  order by c.ended_at desc nulls first, c.made_at desc limit 1 for share;
  if last.status = 'withdrawn' then
    raise exception 'the person has left the course' using errcode = 'check_violation', constraint = 'submission_course_left';
  end if;
  return new;
end
$$;
comment on function care.refuse_who_left() is 'Trigger on what is handed in: nothing comes from somebody whose last enrolment in the course was withdrawn.';
create trigger refuse_who_left before insert on care.submissions for each row execute function care.refuse_who_left();
create trigger refuse_who_left before insert on care.submission_rounds for each row execute function care.refuse_who_left();

-- Giving a place or a line up, whoever decides it.

create function care.take_out_of_session(session care.training_sessions, trainee uuid, reason text, note text default null) returns text
  language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  held_seat constant boolean := exists (
    select from care.seat_offers o where o.session_id = session.id and o.trainee_id = trainee and o.outcome is null);
begin
  update care.waiting_list_entries w set status = 'left', ended_at = clock_timestamp()
  where w.session_id = session.id and w.trainee_id = trainee and w.status = 'waiting';
  if found then
    perform care.note_training_move(session, trainee, 'left', reason, jsonb_build_object('note', note));
    -- What was offered to them goes to the next; the line alone frees nothing.
    if held_seat then
      perform care.fill_session(session.id, true, 'place_freed');
    end if;
    return 'left';
  end if;
  update care.enrolments e set status = 'withdrawn', ended_at = clock_timestamp()
  where e.session_id = session.id and e.trainee_id = trainee and e.status = 'enrolled';
  if not found then
    return null;
  end if;
  perform care.note_training_move(session, trainee, 'withdrawn', reason, jsonb_build_object('note', note));
  perform care.tell_session(session.id, 'PLACE_LIBEREE', trainee, array['admin'], note);
  perform care.fill_session(session.id, true, 'place_freed');
  return 'withdrawn';
end
$$;
comment on function care.take_out_of_session(care.training_sessions, uuid, text, text) is
  'Ends the line or the place of a person in a locked session whose people are locked, and gives what is freed to the next; null when they have neither.';

create or replace function care.withdraw_trainee(session_id uuid, trainee_id uuid, note text default null) returns text
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  outcome text;
begin
  if not care.plans_training() then
    if trainee_id is distinct from care.own_trainee() then
      raise exception 'one withdraws for oneself' using errcode = 'no_data_found', constraint = 'trainee_known';
    end if;
    if not care.takes_people(session) and not exists (
      select from care.waiting_list_entries w
      where w.session_id = session.id and w.trainee_id = withdraw_trainee.trainee_id and w.status = 'waiting')
    then
      raise exception 'the session has begun' using errcode = 'check_violation', constraint = 'training_session_closed';
    end if;
  end if;
  perform care.lock_people_of_sessions(array[session.id]);
  outcome := care.take_out_of_session(session, trainee_id, case when care.plans_training() then 'by_planner' else 'own_choice' end, note);
  if outcome is null then
    raise exception 'the person is not in this session' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  return outcome;
end
$$;

-- Leaving.

create function care.course_places(course text, trainee uuid) returns setof uuid
  language sql stable set search_path = ''
as $$
  select s.id from care.training_sessions s
  where s.course_id = course and care.is_active_session(s)
    and (exists (select from care.enrolments e where e.session_id = s.id and e.trainee_id = trainee and e.status = 'enrolled')
      or exists (select from care.waiting_list_entries w where w.session_id = s.id and w.trainee_id = trainee and w.status = 'waiting'))
$$;
comment on function care.course_places(text, uuid) is 'The running sessions of a course in which a person has a place or waits for one.';

create function care.tell_course_left(enrolment care.course_enrolments, sessions uuid[]) returns void
  language sql set search_path = ''
as $$
  select graphile_worker.care_enqueue(
    'mail.send', json_build_object('template', 'course-left', 'accountId', told.account_id, 'enrolmentId', enrolment.id))
  from (
    select i.account_id from care.session_instructors x join care.instructors i on i.id = x.instructor_id and i.active
    where x.session_id = enrolment.session_id or x.session_id = any (sessions)
    union
    select t.account_id from care.trainees t where t.id = enrolment.trainee_id
  ) as told
  where told.account_id is not null and told.account_id is distinct from sec.actor()
$$;
comment on function care.tell_course_left(care.course_enrolments, uuid[]) is
  'Mails to the trainers of these sessions, and to the person when somebody else decided it.';

create function care.withdraw_from_course(course text, trainee uuid default null, reason text default null) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  person constant care.trainees := care.learner_for(trainee);
  is_own constant boolean := person.account_id is not distinct from sec.actor();
  sessions uuid[] := array(select care.course_places(course, person.id));
  session care.training_sessions;
  enrolment care.course_enrolments;
begin
  if not is_own and not care.plans_training() and exists (
    select from unnest(sessions) as s (id) where s.id not in (select care.taught_sessions()))
  then
    raise exception 'another trainer teaches them' using errcode = 'check_violation', constraint = 'course_taught_elsewhere';
  end if;
  perform s.id from care.training_sessions s where s.id = any (sessions) order by s.id for update;
  perform care.lock_people_of_sessions(sessions);
  -- Held before the clock is read: what is being handed in comes first, in the history too.
  perform c.id from care.course_enrolments c where c.course_id = course and c.trainee_id = person.id and c.ended_at is null for update;
  -- Before the places: whoever gives only a place up waits to be attached, whoever leaves does not.
  update care.course_enrolments c
  set ended_at = clock_timestamp(), withdrawn_by = sec.actor(), withdrawn_by_role = sec.role(), withdrawn_reason = reason
  where c.course_id = course and c.trainee_id = person.id and c.ended_at is null
    and (is_own or care.plans_training() or c.made_by = sec.actor() or c.session_id in (select care.taught_sessions()))
  returning c.* into enrolment;
  if not found then
    raise exception 'the person does not follow the course' using errcode = 'check_violation', constraint = 'course_not_followed';
  end if;
  perform care.note_learning_move('enrolment', 'withdrawn', person.company_id, person.id, course, enrolment.session_id, enrolment.id,
                                  jsonb_build_object('note', reason));
  for session in select s.* from care.training_sessions s where s.id = any (sessions) order by s.id loop
    perform care.take_out_of_session(session, person.id, case when is_own then 'own_choice' else 'by_planner' end);
  end loop;
  perform care.tell_course_left(enrolment, sessions);
  return enrolment.id;
end
$$;
comment on function care.withdraw_from_course(text, uuid, text) is
  'Ends the enrolment of a person in a course, oneself unless said, with their places and lines; what they handed in stays.';
grant execute on function care.withdraw_from_course(text, uuid, text) to care_app;

create function care.left_course(enrolment uuid)
  returns table (account_id text, person text, course text, has_left boolean)
  language sql stable security definer set search_path = ''
as $$
  select t.account_id, t.first_name || ' ' || t.last_name, c.title, not exists (
    select from care.course_enrolments again
    where again.course_id = o.course_id and again.trainee_id = o.trainee_id and again.ended_at is null)
  from care.course_enrolments o
  join care.trainees t on t.id = o.trainee_id
  join care.courses c on c.id = o.course_id
  where o.id = enrolment and o.status = 'withdrawn'
$$;
comment on function care.left_course(uuid) is 'What the mail about somebody who left a course says; never why.';
grant execute on function care.left_course(uuid) to care_jobs;

-- Moving.

create function care.move_course_enrolment(enrolment uuid, session_id uuid, reason text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  was care.course_enrolments;
begin
  perform care.assert_plans_training();
  select s.* into session from care.training_sessions s
  where s.id = move_course_enrolment.session_id and care.is_active_session(s) for share;
  if not found then
    raise exception 'the session takes none' using errcode = 'check_violation', constraint = 'learning_target_session';
  end if;
  select c.* into was from care.course_enrolments c where c.id = enrolment and c.ended_at is null for update;
  if not found or was.session_id is null or was.session_id = session.id
    or was.course_id <> session.course_id or was.company_id <> session.company_id
  then
    raise exception 'it is not attached, or there already' using errcode = 'check_violation', constraint = 'learning_moved';
  end if;
  if exists (
    select from care.enrolments e join care.training_sessions s on s.id = e.session_id
    where e.trainee_id = was.trainee_id and e.status = 'enrolled' and s.course_id = was.course_id and s.id <> session.id
      and care.is_active_session(s))
  then
    raise exception 'the enrolment is where the place is' using errcode = 'check_violation', constraint = 'learning_place_decides';
  end if;
  update care.course_enrolments c set session_id = session.id where c.id = was.id;
  perform care.note_learning_move('enrolment', 'moved', was.company_id, was.trainee_id, was.course_id, session.id, was.id,
                                  jsonb_build_object('note', reason, 'from', was.session_id));
end
$$;
comment on function care.move_course_enrolment(uuid, uuid, text) is
  'Attaches an enrolment to another running session of its company and course, with the reason; what was handed in stays where it is.';
grant execute on function care.move_course_enrolment(uuid, uuid, text) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.move_course_enrolment(uuid, uuid, text);
drop function care.left_course(uuid);
drop function care.withdraw_from_course(text, uuid, text);
drop function care.tell_course_left(care.course_enrolments, uuid[]);
drop function care.course_places(text, uuid);
create or replace function care.withdraw_trainee(session_id uuid, trainee_id uuid, note text default null) returns text
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  reason constant text := case when care.plans_training() then 'by_planner' else 'own_choice' end;
  held_seat constant boolean := exists (
    select from care.seat_offers o
    where o.session_id = session.id and o.trainee_id = withdraw_trainee.trainee_id and o.outcome is null);
begin
  if not care.plans_training() and trainee_id is distinct from care.own_trainee() then
    raise exception 'one withdraws for oneself' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  perform care.lock_people_of_sessions(array[session.id]);
  update care.waiting_list_entries w set status = 'left', ended_at = clock_timestamp()
  where w.session_id = session.id and w.trainee_id = withdraw_trainee.trainee_id and w.status = 'waiting';
  if found then
    perform care.note_training_move(session, trainee_id, 'left', reason, jsonb_build_object('note', note));
    -- What was offered to them goes to the next; the line alone frees nothing.
    if held_seat then
      perform care.fill_session(session.id, true, 'place_freed');
    end if;
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
drop function care.take_out_of_session(care.training_sessions, uuid, text, text);
drop trigger refuse_who_left on care.submission_rounds;
drop trigger refuse_who_left on care.submissions;
drop function care.refuse_who_left();
alter table care.learning_moves drop constraint learning_moves_reason_check;
alter table care.learning_moves add constraint learning_moves_reason_check check (reason in (
  'found', 'none', 'seat', 'seat_left', 'session_cancelled', 'by_hand', 'marked', 'changed')) not valid;
drop trigger guard on care.course_enrolments;
drop function care.guard_course_enrolment();
alter table care.course_enrolments
  drop constraint course_enrolments_say_why, drop constraint course_enrolments_withdrawn,
  drop column status, drop column withdrawn_reason, drop column withdrawn_by_role, drop column withdrawn_by;
reset role;
