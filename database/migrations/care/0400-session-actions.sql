-- Up Migration

-- What happens to training sessions, for the automation that follows them (n8n): an outbox. A row is written, with its job,
-- by the transaction that made it happen, and so exists exactly when that committed. The body that leaves is written here,
-- once, with its final bytes: every later attempt sends and signs the same ones.
--
-- What this deliberately does not grant: nobody writes a row but through care.emit_session_action, nobody changes one, and
-- no request reads what a row says of people. A session has no foreign key: what happened to it outlives it.
set local role care_owner;

create function care.is_session_person(person jsonb, roles text[], keys text[]) returns boolean
  language sql immutable parallel safe set search_path = ''
  return coalesce(case jsonb_typeof(person) when 'object' then
    person - keys = '{}' and jsonb_typeof(person -> 'name') = 'string' and person ->> 'email' like '%_@_%'
    and person ->> 'language' in ('fr', 'en') and person ->> 'role' = any (roles)
  end, false);
comment on function care.is_session_person(jsonb, text[], text[]) is
  'Whether this names a person of a session action, in one of these roles, and says no more of them than these keys.';

create function care.is_session_action_data(action text, data jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  return coalesce(case jsonb_typeof(data) when 'object' then
    data - array['session', 'person', 'recipients', 'reason'] = '{}'
    and case jsonb_typeof(data -> 'session')
      when 'object' then
        (data -> 'session') - array['title', 'course', 'companyName', 'startsAt', 'endsAt', 'zone', 'place'] = '{}'
        and jsonb_typeof(data #> '{session,title}') = 'string' and jsonb_typeof(data #> '{session,zone}') = 'string'
        and case jsonb_typeof(data #> '{session,course}')
          when 'object' then (data #> '{session,course}') - array['code', 'title'] = '{}' end
      when 'null' then action = 'ELEVE_CONVERTI'
    end
    and case when action in ('ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE', 'ELEVE_CONVERTI')
      then care.is_session_person(data -> 'person', array['learner', 'candidate', 'instructor'],
                                  array['id', 'name', 'role', 'email', 'language'])
      else data -> 'person' = 'null' end
    and case jsonb_typeof(data -> 'recipients') when 'array' then
      jsonb_array_length(data -> 'recipients') <= 500
      and not exists (
        select from jsonb_array_elements(data -> 'recipients') as r
        where not care.is_session_person(r, array['learner', 'candidate', 'instructor', 'admin'],
                                         array['role', 'name', 'email', 'language']))
    end
    and jsonb_typeof(data -> 'reason') in ('string', 'null') and coalesce(length(data ->> 'reason'), 1) between 1 and 500
  end, false);
comment on function care.is_session_action_data(text, jsonb) is
  'Whether the data of an action has its shape (extensions/delivery/contracts/session-action.ts): nothing medical and no price has a place in it.';

create table care.session_actions (
  -- The webhook-id of everything sent about it.
  id uuid primary key default uuidv7(),
  company_id text references cms.companies (document_id) on update cascade on delete set null,
  session_id uuid,
  action text not null check (action in (
    'SESSION_CREATED', 'ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE',
    'SESSION_CONFIRMEE', 'SESSION_ANNULEE', 'RAPPEL_SESSION', 'ELEVE_CONVERTI')),
  correlation_id uuid not null unique,
  data jsonb not null,
  body text not null check (octet_length(body) <= 262144),
  -- What is kept in order: one session, or the action alone when it is about none.
  stream_id uuid not null generated always as (coalesce(session_id, id)) stored,
  sequence integer not null check (sequence > 0),
  created_at timestamptz not null default now(),
  title text generated always as (data #>> '{session,title}') stored,
  unique (stream_id, sequence),
  check ((session_id is null) = (data -> 'session' = 'null')),
  constraint session_actions_data_has_its_shape check (care.is_session_action_data(action, data))
);
comment on table care.session_actions is 'The outbox: everything that happened to training sessions, in the order it happened to each.';
create index session_actions_created on care.session_actions (created_at desc, id desc);

alter table care.session_actions enable row level security;
alter table care.session_actions force row level security;
create policy manage_owner on care.session_actions to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.session_actions as restrictive to care_app using ((select sec.is_panel())) with check (false);
create policy select_administration on care.session_actions for select to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin'));
create policy read_jobs on care.session_actions for select to care_jobs using (care.owns_everything());
grant select (id, company_id, session_id, action, correlation_id, sequence, created_at, title) on care.session_actions to care_app;
grant select on care.session_actions to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('session-actions.dispatch', 'Hands an action to every receiver, or to the mails that the platform sends itself.');

-- The lock makes the order of the numbers the order of the commits. It is kept until the end of the transaction: whoever
-- emits for several sessions does so in the order of their ids, after every other lock.
create function care.emit_session_action(p_session uuid, p_action text, p_data jsonb, p_company text default null) returns uuid
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  action_id constant uuid := uuidv7();
  correlation constant uuid := gen_random_uuid();
  stream constant uuid := coalesce(p_session, action_id);
  whole constant jsonb := '{"session": null, "person": null, "recipients": [], "reason": null}'::jsonb || p_data;
begin
  if session_user = 'care_login' and coalesce(sec.actor(), 'anonymous') = 'anonymous' then
    raise exception 'an action is emitted for somebody who is signed in' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(stream::text, 400));
  insert into care.session_actions (id, company_id, session_id, action, correlation_id, data, body, sequence)
  values (
    action_id, coalesce(p_company, sec.company()), p_session, p_action, correlation, whole,
    json_build_object('action', p_action, 'sessionId', p_session, 'correlationId', correlation, 'data', whole)::text,
    (select coalesce(max(a.sequence), 0) + 1 from care.session_actions as a where a.stream_id = stream));
  perform graphile_worker.care_enqueue('session-actions.dispatch', json_build_object('actionId', action_id));
  return action_id;
end
$$;
comment on function care.emit_session_action(uuid, text, jsonb, text) is
  'Says that something happened to a training session, in the transaction that makes it happen; returns the id of the action. The session is null only for ELEVE_CONVERTI without one.';
grant execute on function care.emit_session_action(uuid, text, jsonb, text) to care_app, care_jobs;

reset role;

-- Down Migration

drop function care.emit_session_action(uuid, text, jsonb, text);
delete from care.job_tasks where name = 'session-actions.dispatch';
drop table care.session_actions;
drop function care.is_session_action_data(text, jsonb);
drop function care.is_session_person(jsonb, text[], text[]);
