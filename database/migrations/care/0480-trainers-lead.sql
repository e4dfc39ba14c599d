-- Up Migration

-- What a trainer may do to sessions, through the functions that planners use: make one for their own company in which nobody but
-- themselves teaches; change title and seats of those they teach and confirm them; cancel one that they made, while it is not
-- confirmed. Everything else stays with planners. Decision 035.
set local role care_owner;

create function care.own_instructor() returns uuid
  language sql stable security definer set search_path = ''
as $$
  select i.id from care.instructors i where i.account_id = sec.actor() and i.active and sec.role() = 'trainer'
$$;
comment on function care.own_instructor() is 'The instructor that the signed-in trainer is; null for everybody else.';
grant execute on function care.own_instructor() to care_app;

create function care.assert_may_make_session(company text, instructors uuid[], reservations jsonb) returns void
  language plpgsql set search_path = ''
as $$
begin
  if care.plans_training() then
    return;
  end if;
  if care.own_instructor() is null or company is distinct from sec.company() then
    raise exception 'planners do this' using errcode = 'insufficient_privilege';
  end if;
  if not coalesce(care.own_instructor() = any (instructors), false)
    or exists (
      select from (select unnest(instructors) union select r.instructor_id from care.training_slots(reservations) r) as named (i)
      where i <> care.own_instructor())
  then
    raise exception 'a trainer makes sessions that they teach alone' using errcode = 'check_violation', constraint = 'training_own_session';
  end if;
end
$$;
comment on function care.assert_may_make_session(text, uuid[], jsonb) is
  'Refuses everybody but planners, and trainers for sessions of their company that they teach alone.';

create function care.assert_may_look_for_session() returns void
  language plpgsql set search_path = ''
as $$
begin
  if care.own_instructor() is null then
    perform care.assert_plans_training();
  end if;
end
$$;
comment on function care.assert_may_look_for_session() is 'Refuses everybody but planners and trainers.';

create function care.assert_leads_session(session_id uuid) returns void
  language plpgsql set search_path = ''
as $$
begin
  if care.own_instructor() is null then
    perform care.assert_plans_training();
  elsif session_id not in (select care.taught_sessions()) then
    raise exception 'there is no such session' using errcode = 'no_data_found', constraint = 'training_session_known';
  end if;
end
$$;
comment on function care.assert_leads_session(uuid) is 'Refuses everybody but planners, and trainers for the sessions that they teach.';

create function care.assert_may_cancel_session(session_id uuid) returns void
  language plpgsql set search_path = ''
as $$
begin
  perform care.assert_leads_session(session_id);
  if not care.plans_training() and not exists (
    select from care.training_sessions s
    where s.id = session_id and s.created_by = sec.actor() and s.status in ('draft', 'open'))
  then
    raise exception 'a trainer cancels what they made, until it is confirmed'
      using errcode = 'check_violation', constraint = 'training_cancel_by_planner';
  end if;
end
$$;
comment on function care.assert_may_cancel_session(uuid) is
  'Refuses everybody but planners, and trainers for sessions that they made and teach, until these are confirmed.';

create function care.rename_training_session(session_id uuid, title text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.assert_leads_session(session_id);
  update care.training_sessions s set title = rename_training_session.title, updated_at = now() where s.id = rename_training_session.session_id;
end
$$;
comment on function care.rename_training_session(uuid, text) is 'Gives a session another title.';
grant execute on function care.rename_training_session(uuid, text) to care_app;

-- The functions stay what they are but for whom they let in: rewritten from their own text, so that nothing else of them is said twice.
create function care.rewrite_function(name text, was text, becomes text) returns void
  language plpgsql set search_path = ''
as $$
declare
  text constant text := pg_get_functiondef(name::regprocedure);
begin
  if position(was in text) = 0 then
    raise exception 'function % does not hold: %', name, was;
  end if;
  execute replace(text, was, becomes);
end
$$;
select care.rewrite_function('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)',
                             'care.assert_plans_training()', 'care.assert_may_make_session(company, instructors, reservations)');
select care.rewrite_function('care.set_session_capacity(uuid, integer)',
                             'care.assert_plans_training()', 'care.assert_leads_session(session_id)');
select care.rewrite_function('care.confirm_training_session(uuid)', 'care.assert_plans_training()', 'care.assert_leads_session(session_id)');
select care.rewrite_function('care.cancel_training_session(uuid, text, uuid)',
                             'care.assert_plans_training()', 'care.assert_may_cancel_session(session_id)');
select care.rewrite_function('care.look_for_training_session(text, text, jsonb, interval)',
                             'perform care.assert_plans_training();', 'perform care.assert_may_look_for_session();');
-- No other company is theirs to plan for.
select care.rewrite_function('care.look_for_training_session(text, text, jsonb, interval)', 'where k.document_id = company;',
                             'where k.document_id = company and (care.plans_training() or company = sec.company());');
select care.rewrite_function('care.training_conflicts(jsonb, uuid)',
                             'if not care.plans_training() then', 'if not care.plans_training() and care.own_instructor() is null then');
-- Of a session of another company a trainer learns that it is there, and when.
select care.rewrite_function('care.training_conflicts(jsonb, uuid)',
                             't.title', 'case when care.plans_training() or t.company_id = sec.company() then t.title end');
drop function care.rewrite_function(text, text, text);

create or replace function care.note_training_move(session care.training_sessions, trainee uuid, kind text, reason text, details jsonb default '{}')
  returns void
  language sql set search_path = ''
as $$
  insert into care.training_moves (company_id, session_id, course_id, trainee_id, kind, reason, details, made_by, made_by_role)
  values (session.company_id, session.id, session.course_id, trainee, kind,
          case when reason = 'by_planner' and sec.role() = 'trainer' then 'by_trainer' else reason end,
          jsonb_strip_nulls(details), sec.actor(), sec.role())
$$;

create policy select_trainer on care.instructor_skills for select to care_app using ((select sec.role()) = 'trainer');
create policy select_trainer on care.instructor_hours for select to care_app using ((select sec.role()) = 'trainer');
create policy select_trainer on care.room_closures for select to care_app using ((select sec.role()) = 'trainer');

reset role;

-- Down Migration

set local role care_owner;
drop policy select_trainer on care.room_closures;
drop policy select_trainer on care.instructor_hours;
drop policy select_trainer on care.instructor_skills;
create or replace function care.note_training_move(session care.training_sessions, trainee uuid, kind text, reason text, details jsonb default '{}')
  returns void
  language sql set search_path = ''
as $$
  insert into care.training_moves (company_id, session_id, course_id, trainee_id, kind, reason, details, made_by, made_by_role)
  values (session.company_id, session.id, session.course_id, trainee, kind, reason, jsonb_strip_nulls(details), sec.actor(), sec.role())
$$;
create function care.rewrite_function(name text, was text, becomes text) returns void
  language plpgsql set search_path = ''
as $$
begin
  execute replace(pg_get_functiondef(name::regprocedure), was, becomes);
end
$$;
select care.rewrite_function('care.training_conflicts(jsonb, uuid)',
                             'case when care.plans_training() or t.company_id = sec.company() then t.title end', 't.title');
select care.rewrite_function('care.training_conflicts(jsonb, uuid)',
                             'if not care.plans_training() and care.own_instructor() is null then', 'if not care.plans_training() then');
select care.rewrite_function('care.look_for_training_session(text, text, jsonb, interval)',
                             'where k.document_id = company and (care.plans_training() or company = sec.company());', 'where k.document_id = company;');
select care.rewrite_function('care.look_for_training_session(text, text, jsonb, interval)',
                             'perform care.assert_may_look_for_session();', 'perform care.assert_plans_training();');
select care.rewrite_function('care.cancel_training_session(uuid, text, uuid)',
                             'care.assert_may_cancel_session(session_id)', 'care.assert_plans_training()');
select care.rewrite_function('care.confirm_training_session(uuid)', 'care.assert_leads_session(session_id)', 'care.assert_plans_training()');
select care.rewrite_function('care.set_session_capacity(uuid, integer)',
                             'care.assert_leads_session(session_id)', 'care.assert_plans_training()');
select care.rewrite_function('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)',
                             'care.assert_may_make_session(company, instructors, reservations)', 'care.assert_plans_training()');
drop function care.rewrite_function(text, text, text);
drop function care.rename_training_session(uuid, text);
drop function care.assert_may_cancel_session(uuid);
drop function care.assert_leads_session(uuid);
drop function care.assert_may_look_for_session();
drop function care.assert_may_make_session(text, uuid[], jsonb);
drop function care.own_instructor();
reset role;
