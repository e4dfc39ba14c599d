-- Up Migration

-- A planner may have n8n plan in place of the planner of the platform. The question is a proposal that waits (asked) and an action of the
-- outbox (PLANIFICATION_DEMANDEE), written by one transaction; the answer comes by the callback, once, within a day, from the
-- receiver that was asked, and makes a proposal of it like any other. Decision 038.
--
-- What is deliberately not granted: an answer changes nothing but its own proposal, and reserves nothing. The question names
-- rooms and instructors by id, says when they are taken, and nothing of anybody else.
set local role care_owner;

create function care.has_only(item jsonb, keys text[]) returns boolean
  language sql immutable parallel safe set search_path = ''
  return coalesce(jsonb_typeof(item) = 'object' and item ?& keys and item - keys = '{}', false);
comment on function care.has_only(jsonb, text[]) is 'Whether this is an object with exactly these keys.';

create function care.is_planning_question(planning jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  return care.has_only(planning, array['request', 'rooms', 'instructors', 'closedDays', 'rules', 'notBefore', 'answerBy'])
    and case when jsonb_typeof(planning -> 'rooms') = 'array' and jsonb_typeof(planning -> 'instructors') = 'array' then
      not exists (
        select from jsonb_array_elements(planning -> 'rooms') as r
        where not care.has_only(r, array['id', 'capacity', 'courses', 'opensAt', 'closesAt', 'timeZone', 'isOpenAtWeekends',
                                         'isOpenInEvenings', 'taken']))
      and not exists (
        select from jsonb_array_elements(planning -> 'instructors') as i
        where not care.has_only(i, array['id', 'skills', 'weekly', 'timeZone', 'taken']))
      else false end;
comment on function care.is_planning_question(jsonb) is
  'Whether this is what n8n may know in order to plan (extensions/delivery/contracts/planning-question.ts): no name of anybody has a place in it.';

create or replace function care.is_session_action_data(action text, data jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  return case when action = 'PLANIFICATION_DEMANDEE'
    then data - 'planning' = '{"session": null, "person": null, "recipients": [], "reason": null}'
      and care.is_planning_question(data -> 'planning')
    else care.is_session_action_data_without_changes(action, data - 'changes')
      and case when action = 'SESSION_MODIFIEE'
        then coalesce(jsonb_typeof(data -> 'changes') = 'array' and jsonb_array_length(data -> 'changes') between 1 and 600
                      and (select bool_and(care.is_session_change(c)) from jsonb_array_elements(data -> 'changes') as c), false)
        else not data ? 'changes' end
    end;

alter table care.session_actions
  drop constraint session_actions_action_check,
  add constraint session_actions_action_check check (action in (
    'SESSION_CREATED', 'ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE', 'SESSION_CONFIRMEE', 'SESSION_ANNULEE',
    'RAPPEL_SESSION', 'ELEVE_CONVERTI', 'SESSION_MODIFIEE', 'PLANIFICATION_DEMANDEE')),
  drop constraint session_actions_body_check,
  add constraint session_actions_body_check check (
    octet_length(body) <= case action when 'PLANIFICATION_DEMANDEE' then 4194304 else 262144 end);

alter table care.planning_proposals
  add column planned_by text not null default 'planner' check (planned_by in ('planner', 'n8n')),
  add column correlation_id uuid unique,
  add column answer_by timestamptz,
  add column answer jsonb,
  add column answered_at timestamptz,
  alter column score drop not null,
  drop constraint planning_proposals_status_check,
  add constraint planning_proposals_status_check check (status in ('asked', 'proposed', 'accepted', 'dismissed')),
  drop constraint planning_proposals_check,
  add constraint planning_proposals_decided check ((status in ('asked', 'proposed')) = (decided_at is null)),
  drop constraint planning_proposals_lessons_check,
  add constraint planning_proposals_lessons_check check (
    jsonb_array_length(lessons) <= 600 and (jsonb_array_length(lessons) = 0) = (score is null)
    and case status when 'asked' then score is null when 'dismissed' then score is not null or planned_by = 'n8n' else score is not null end),
  add constraint planning_proposals_asked check (
    (correlation_id is null) = (answer_by is null) and (answer is null) = (answered_at is null)
    and (correlation_id is not null or (planned_by = 'planner' and answer is null))
    and (status <> 'asked' or planned_by = 'n8n'));
comment on column care.planning_proposals.correlation_id is 'Of a question to n8n: what its answer names.';
comment on column care.planning_proposals.answer is 'What n8n answered, {lessons, reason}: the same again changes nothing, another one is refused.';

create function care.can_ask_planning() returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from care.webhook_receivers as r where r.origin = 'configuration' and r.is_enabled)
$$;
comment on function care.can_ask_planning() is 'Whether there is an n8n that may be asked for a plan.';
grant execute on function care.can_ask_planning() to care_app;

create function care.ask_planning(asked jsonb, planning jsonb) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  deadline constant timestamptz := now() + interval '24 hours';
  action_id uuid;
  proposal uuid;
begin
  perform care.assert_plans_training();
  if not care.can_ask_planning() then
    raise exception 'no n8n is there to plan' using errcode = 'check_violation', constraint = 'planning_receiver_missing';
  end if;
  action_id := care.emit_session_action(
    null, 'PLANIFICATION_DEMANDEE',
    jsonb_build_object('planning', planning || jsonb_build_object('answerBy', care.utc_text(deadline))), asked ->> 'companyId');
  insert into care.planning_proposals
    (company_id, course_id, title, modality, capacity, zone, request, lessons, created_by, status, planned_by, correlation_id, answer_by)
  select asked ->> 'companyId', asked ->> 'courseId', asked ->> 'title', 'in_person', (asked ->> 'capacity')::integer,
         asked ->> 'zone', asked -> 'request', '[]', sec.actor(), 'asked', 'n8n', a.correlation_id, deadline
  from care.session_actions a where a.id = action_id
  returning id into proposal;
  return proposal;
end
$$;
comment on function care.ask_planning(jsonb, jsonb) is
  'Has n8n plan: keeps a proposal that waits and hands the question to the outbox, both or neither. asked is {companyId, courseId, title, capacity, zone, request}.';
grant execute on function care.ask_planning(jsonb, jsonb) to care_app;

create function care.asked_proposal(proposal uuid) returns care.planning_proposals
  language plpgsql security definer set search_path = ''
as $$
declare
  found_one care.planning_proposals;
begin
  perform care.assert_plans_training();
  select p.* into found_one from care.planning_proposals p where p.id = asked_proposal.proposal for update;
  if not found then
    raise exception 'there is no such proposal' using errcode = 'no_data_found', constraint = 'planning_proposal_known';
  end if;
  if found_one.status <> 'asked' then
    raise exception 'the proposal waits for no answer' using errcode = 'check_violation', constraint = 'planning_proposal_answered';
  end if;
  return found_one;
end
$$;
comment on function care.asked_proposal(uuid) is 'Locks a proposal that waits for n8n.';
grant execute on function care.asked_proposal(uuid) to care_app;

create function care.plan_asked_proposal(proposal uuid, lessons jsonb, score jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  asked constant care.planning_proposals := care.asked_proposal(proposal);
begin
  update care.planning_proposals p
  set status = 'proposed', planned_by = 'planner', lessons = plan_asked_proposal.lessons, score = plan_asked_proposal.score
  where p.id = asked.id;
end
$$;
comment on function care.plan_asked_proposal(uuid, jsonb, jsonb) is
  'Gives a proposal that waits for n8n a plan of the platform''s own planner; an answer that comes later changes nothing.';
grant execute on function care.plan_asked_proposal(uuid, jsonb, jsonb) to care_app;

create or replace function care.lock_planning_proposal(proposal uuid) returns care.planning_proposals
  language plpgsql security definer set search_path = ''
as $$
declare
  found_one care.planning_proposals;
begin
  perform care.assert_plans_training();
  select p.* into found_one from care.planning_proposals p where p.id = lock_planning_proposal.proposal for update;
  if not found then
    raise exception 'there is no such proposal' using errcode = 'no_data_found', constraint = 'planning_proposal_known';
  end if;
  if found_one.status = 'asked' then
    raise exception 'the proposal has no hours yet' using errcode = 'check_violation', constraint = 'planning_proposal_asked';
  end if;
  if found_one.status <> 'proposed' then
    raise exception 'the proposal is decided' using errcode = 'check_violation', constraint = 'planning_proposal_open';
  end if;
  return found_one;
end
$$;

create or replace function care.dismiss_planning_proposal(proposal uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.assert_plans_training();
  update care.planning_proposals p set status = 'dismissed', decided_by = sec.actor(), decided_at = now()
  where p.id = dismiss_planning_proposal.proposal and p.status in ('asked', 'proposed');
  if not found then
    -- Says why.
    perform care.lock_planning_proposal(proposal);
  end if;
end
$$;

create function care.find_planning_question(p_receiver uuid, p_correlation uuid)
  returns table (request jsonb, room_ids text[], instructor_ids text[])
  language sql stable security definer set search_path = ''
as $$
  select p.request,
         array(select jsonb_array_elements(a.data #> '{planning,rooms}') ->> 'id'),
         array(select jsonb_array_elements(a.data #> '{planning,instructors}') ->> 'id')
  from care.planning_proposals p
  join care.session_actions a on a.correlation_id = p.correlation_id and a.action = 'PLANIFICATION_DEMANDEE'
  where p.correlation_id = p_correlation
    and exists (select from care.webhook_deliveries as d where d.action_id = a.id and d.receiver_id = p_receiver)
$$;
comment on function care.find_planning_question(uuid, uuid) is
  'What a receiver was asked to plan, and the rooms and instructors that it may name; nothing for what it was never asked.';
grant execute on function care.find_planning_question(uuid, uuid) to care_jobs;

create function care.is_planned_lesson(lesson jsonb, request jsonb, room_ids text[], instructor_ids text[]) returns boolean
  language sql stable set search_path = ''
  return care.has_only(lesson, array['key', 'subject', 'roomId', 'instructorId', 'startsAt', 'endsAt'])
    and lesson ->> 'roomId' = any (room_ids) and lesson ->> 'instructorId' = any (instructor_ids)
    and (lesson ->> 'startsAt')::timestamptz < (lesson ->> 'endsAt')::timestamptz
    and exists (select from jsonb_array_elements(request -> 'subjects') as s where s ->> 'code' = lesson ->> 'subject');
comment on function care.is_planned_lesson(jsonb, jsonb, text[], text[]) is
  'Whether this is a stretch of a subject that was asked for, in a room and with an instructor that were named.';

create function care.answer_planning_question(
  p_receiver uuid, p_webhook_id text, p_correlation uuid, p_lessons jsonb, p_score jsonb, p_reason text
) returns text
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  given constant jsonb := jsonb_build_object('lessons', p_lessons, 'reason', p_reason);
  asked care.planning_proposals;
  question record;
begin
  select * into question from care.find_planning_question(p_receiver, p_correlation);
  if not found then
    return 'unknown';
  end if;
  select p.* into asked from care.planning_proposals p where p.correlation_id = p_correlation for update;
  if asked.answer = given then
    return 'recorded';
  end if;
  if asked.status <> 'asked' or asked.answer is not null then
    return 'answered';
  end if;
  if asked.answer_by < now() then
    return 'expired';
  end if;
  if p_lessons <> '[]' and p_reason is not null or p_lessons = '[]' and coalesce(length(p_reason), 0) not between 1 and 500
     or exists (
       select from jsonb_array_elements(p_lessons) as l
       where not coalesce(care.is_planned_lesson(l, question.request, question.room_ids, question.instructor_ids), false)) then
    raise exception 'this is no plan of what was asked' using errcode = 'check_violation', constraint = 'planning_answer_shape';
  end if;
  update care.planning_proposals p
  set answer = given, answered_at = now(), lessons = p_lessons, score = p_score,
      status = case when p_lessons = '[]' then 'asked' else 'proposed' end
  where p.id = asked.id;
  insert into care.session_action_answers (webhook_id, receiver_id, action_id, response)
  select p_webhook_id, p_receiver, a.id, case when p_lessons = '[]' then 'planning_refused' else 'planning_done' end
  from care.session_actions a where a.correlation_id = p_correlation
  on conflict do nothing;
  return 'recorded';
end
$$;
comment on function care.answer_planning_question(uuid, text, uuid, jsonb, jsonb, text) is
  'Gives a proposal the plan of n8n, or why there is none: recorded (the same again changes nothing), unknown, answered already, or expired.';
grant execute on function care.answer_planning_question(uuid, text, uuid, jsonb, jsonb, text) to care_jobs;

-- A question goes to the n8n of the configuration alone: other receivers only follow what happens.
create or replace function care.dispatch_session_action(p_action uuid) returns setof uuid
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted care.session_actions;
  following record;
begin
  select * into wanted from care.session_actions as a where a.id = p_action;
  if not found then
    return;
  end if;
  -- The end of its job, which waits for the disk, comes after it there.
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended(wanted.stream_id::text, 401));
  -- Older ones of the session first, whatever the order of the jobs.
  for following in
    select a.id, a.stream_id, a.sequence, a.action from care.session_actions as a
    where a.stream_id = wanted.stream_id and a.sequence <= wanted.sequence and a.dispatched_at is null
    order by a.sequence
  loop
    insert into care.webhook_deliveries (receiver_id, action_id, stream_id, sequence, due_at)
    select r.id, following.id, following.stream_id, following.sequence,
           case when not exists (
             select from care.webhook_deliveries as d
             where d.receiver_id = r.id and d.stream_id = following.stream_id and d.state = 'waiting') then now() end
    -- Locked: a receiver that is disabled at this moment is so before or after, and gives up what it finds.
    from care.webhook_receivers as r
    where r.is_enabled and (following.action <> 'PLANIFICATION_DEMANDEE' or r.origin = 'configuration') for share of r
    on conflict do nothing;
    if not exists (select from care.webhook_receivers as r where r.is_enabled and r.writes_mails) then
      perform care.mail_session_action(following.id);
    end if;
    update care.session_actions as a set dispatched_at = now() where a.id = following.id;
  end loop;
  return query select d.receiver_id from care.webhook_deliveries as d where d.action_id = p_action and d.state = 'waiting';
end
$$;

reset role;

-- Down Migration

set local role care_owner;
create or replace function care.dispatch_session_action(p_action uuid) returns setof uuid
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted care.session_actions;
  following record;
begin
  select * into wanted from care.session_actions as a where a.id = p_action;
  if not found then
    return;
  end if;
  -- The end of its job, which waits for the disk, comes after it there.
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended(wanted.stream_id::text, 401));
  -- Older ones of the session first, whatever the order of the jobs.
  for following in
    select a.id, a.stream_id, a.sequence from care.session_actions as a
    where a.stream_id = wanted.stream_id and a.sequence <= wanted.sequence and a.dispatched_at is null
    order by a.sequence
  loop
    insert into care.webhook_deliveries (receiver_id, action_id, stream_id, sequence, due_at)
    select r.id, following.id, following.stream_id, following.sequence,
           case when not exists (
             select from care.webhook_deliveries as d
             where d.receiver_id = r.id and d.stream_id = following.stream_id and d.state = 'waiting') then now() end
    -- Locked: a receiver that is disabled at this moment is so before or after, and gives up what it finds.
    from care.webhook_receivers as r where r.is_enabled for share of r
    on conflict do nothing;
    if not exists (select from care.webhook_receivers as r where r.is_enabled and r.writes_mails) then
      perform care.mail_session_action(following.id);
    end if;
    update care.session_actions as a set dispatched_at = now() where a.id = following.id;
  end loop;
  return query select d.receiver_id from care.webhook_deliveries as d where d.action_id = p_action and d.state = 'waiting';
end
$$;
drop function care.answer_planning_question(uuid, text, uuid, jsonb, jsonb, text);
drop function care.is_planned_lesson(jsonb, jsonb, text[], text[]);
drop function care.find_planning_question(uuid, uuid);
create or replace function care.dismiss_planning_proposal(proposal uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  dismissed constant care.planning_proposals := care.lock_planning_proposal(proposal);
begin
  update care.planning_proposals p set status = 'dismissed', decided_by = sec.actor(), decided_at = now() where p.id = dismissed.id;
end
$$;
create or replace function care.lock_planning_proposal(proposal uuid) returns care.planning_proposals
  language plpgsql security definer set search_path = ''
as $$
declare
  found_one care.planning_proposals;
begin
  perform care.assert_plans_training();
  select p.* into found_one from care.planning_proposals p where p.id = lock_planning_proposal.proposal for update;
  if not found then
    raise exception 'there is no such proposal' using errcode = 'no_data_found', constraint = 'planning_proposal_known';
  end if;
  if found_one.status <> 'proposed' then
    raise exception 'the proposal is decided' using errcode = 'check_violation', constraint = 'planning_proposal_open';
  end if;
  return found_one;
end
$$;
drop function care.plan_asked_proposal(uuid, jsonb, jsonb);
drop function care.asked_proposal(uuid);
drop function care.ask_planning(jsonb, jsonb);
drop function care.can_ask_planning();
delete from care.planning_proposals where score is null;
alter table care.planning_proposals
  drop constraint planning_proposals_asked,
  drop constraint planning_proposals_lessons_check,
  add constraint planning_proposals_lessons_check check (jsonb_array_length(lessons) between 1 and 600),
  drop constraint planning_proposals_decided,
  add constraint planning_proposals_check check ((status = 'proposed') = (decided_at is null)),
  drop constraint planning_proposals_status_check,
  add constraint planning_proposals_status_check check (status in ('proposed', 'accepted', 'dismissed')),
  alter column score set not null,
  drop column answered_at,
  drop column answer,
  drop column answer_by,
  drop column correlation_id,
  drop column planned_by;
delete from care.session_actions where action = 'PLANIFICATION_DEMANDEE';
alter table care.session_actions
  drop constraint session_actions_body_check,
  add constraint session_actions_body_check check (octet_length(body) <= 262144),
  drop constraint session_actions_action_check,
  add constraint session_actions_action_check check (action in (
    'SESSION_CREATED', 'ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE', 'SESSION_CONFIRMEE', 'SESSION_ANNULEE',
    'RAPPEL_SESSION', 'ELEVE_CONVERTI', 'SESSION_MODIFIEE'));
create or replace function care.is_session_action_data(action text, data jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  return care.is_session_action_data_without_changes(action, data - 'changes')
    and case when action = 'SESSION_MODIFIEE'
      then coalesce(jsonb_typeof(data -> 'changes') = 'array' and jsonb_array_length(data -> 'changes') between 1 and 600
                    and (select bool_and(care.is_session_change(c)) from jsonb_array_elements(data -> 'changes') as c), false)
      else not data ? 'changes' end;
drop function care.is_planning_question(jsonb);
drop function care.has_only(jsonb, text[]);
reset role;
