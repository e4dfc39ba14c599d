-- Up Migration

-- What planners should look at: a session that is full, a long line, a room that cannot hold its hours any more, a session that is near
-- and lacks somebody. An alert is written in the transaction of its cause, stays one row while the cause lasts, and ends by itself with
-- it. Deferred triggers look once for each session, at the end of the transaction: a place that is given on at once raises nothing.
--
-- What is deliberately not granted: nobody writes an alert; planners acknowledge one.
set local role care_cms;
grant select (id, document_id, email, firstname, lastname, prefered_language, is_active, blocked) on cms.admin_users to care_owner;
grant select on cms.admin_users_roles_lnk to care_owner;
grant select (id, code) on cms.admin_roles to care_owner;
reset role;

set local role care_owner;

alter table care.training_sessions add column waiting_alert integer not null default 5 check (waiting_alert between 1 and 500);
comment on column care.training_sessions.waiting_alert is 'From how many people in line on planners are alerted.';

create table care.training_alerts (
  id uuid primary key default uuidv7(),
  company_id text not null,
  session_id uuid not null,
  kind text not null check (kind in ('capacity_reached', 'long_waiting_list', 'room_conflict', 'session_soon')),
  -- Rooms, hours and what is missing; nobody's name.
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  raised_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_name text,
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete cascade,
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check (acknowledged_at is not null or acknowledged_name is null)
);
comment on table care.training_alerts is 'What planners should look at, one row for each cause while it lasts.';
create unique index training_alerts_once on care.training_alerts (session_id, kind) where resolved_at is null;
create index training_alerts_open on care.training_alerts (raised_at desc, id) where resolved_at is null;

alter table care.training_alerts enable row level security;
alter table care.training_alerts force row level security;
create policy manage_owner on care.training_alerts to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.training_alerts as restrictive to care_app using ((select care.plans_training())) with check (false);
create policy select_panel on care.training_alerts for select to care_app using ((select care.plans_training()));
grant select on care.training_alerts to care_app;

insert into care.job_tasks (name, purpose) values
  ('training.alerts', 'Looks at sessions that are near, and at alerts whose cause may have ended with time.');

create function care.session_alert_causes(session care.training_sessions, moment timestamptz)
  returns table (kind text, details jsonb)
  language sql stable set search_path = ''
as $$
  select 'capacity_reached', '{}'::jsonb
  where session.status in ('open', 'confirmed') and session.starts_at > moment and session.enrolled_count >= session.capacity
  union all
  select 'long_waiting_list', '{}'
  where session.status in ('open', 'confirmed') and session.starts_at > moment and session.waiting_alert <= (
    select count(*) from care.waiting_list_entries w where w.session_id = session.id and w.status = 'waiting')
  union all
  select 'room_conflict', jsonb_build_object('reservations', jsonb_agg(jsonb_build_object(
    'room', r.room, 'startsAt', care.utc_text(r.starts_at), 'endsAt', care.utc_text(r.ends_at), 'cause', r.cause)))
  from (select * from care.stranded_reservations(session.id) limit 20) as r
  where session.status in ('draft', 'open', 'confirmed')
  having count(*) > 0
  union all
  select 'session_soon', jsonb_build_object('missing', jsonb_agg(m.what order by m.what))
  from (
    select 'instructor' as what where not exists (select from care.session_instructors i where i.session_id = session.id)
    union all
    select 'room' where session.modality <> 'remote'
      and exists (select from care.room_reservations v where v.session_id = session.id and v.room_id is null)
    union all
    select 'people' where session.enrolled_count = 0
  ) as m
  where session.status in ('open', 'confirmed') and session.starts_at > moment
    and moment >= ((session.starts_at at time zone session.zone)::date - 7 + time '09:00') at time zone session.zone
  having count(*) > 0
$$;
comment on function care.session_alert_causes(care.training_sessions, timestamptz) is 'What planners should know of a session at a moment.';

create function care.planners_to_alert() returns table (id integer, email text, first_name text, language text)
  language sql stable security definer set search_path = ''
as $$
  select u.id, u.email::text, coalesce(u.firstname, '')::text, case when u.prefered_language = 'en' then 'en' else 'fr' end
  from cms.admin_users u
  where u.is_active and not coalesce(u.blocked, false) and u.email is not null and exists (
    select from cms.admin_users_roles_lnk l join cms.admin_roles r on r.id = l.role_id where l.user_id = u.id and r.code = 'planner')
$$;
comment on function care.planners_to_alert() is 'The planners of the panel, for the mail that says that there are alerts.';
grant execute on function care.planners_to_alert() to care_jobs;

create function care.review_session_alerts(session_id uuid, moment timestamptz default now()) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  raised integer := 0;
  changed integer;
begin
  select s.* into session from care.training_sessions s where s.id = review_session_alerts.session_id;
  if not found then
    return 0;
  end if;
  update care.training_alerts a set resolved_at = clock_timestamp()
  where a.session_id = session.id and a.resolved_at is null
    and not exists (select from care.session_alert_causes(session, moment) c where c.kind = a.kind);
  -- What it says has changed: somebody looks at it again.
  update care.training_alerts a
  set details = c.details, acknowledged_at = null, acknowledged_by = null, acknowledged_name = null
  from care.session_alert_causes(session, moment) c
  where a.session_id = session.id and a.resolved_at is null and c.kind = a.kind and a.details <> c.details;
  get diagnostics raised = row_count;
  insert into care.training_alerts (company_id, session_id, kind, details)
  select session.company_id, session.id, c.kind, c.details from care.session_alert_causes(session, moment) c
  on conflict do nothing;
  get diagnostics changed = row_count;
  raised := raised + changed;
  if raised > 0 then
    -- One mail for all that comes within ten minutes.
    perform graphile_worker.care_enqueue(
      'mail.send', json_build_object('template', 'training-alerts', 'plannerId', p.id),
      'training-alerts ' || p.id || ' ' || ends.at, to_timestamp(ends.at))
    from care.planners_to_alert() p, (select (floor(extract(epoch from now()) / 600) * 600 + 600)::bigint as at) as ends;
  end if;
  return raised;
end
$$;
comment on function care.review_session_alerts(uuid, timestamptz) is
  'Raises, changes and ends the alerts of a session by what is true now; planners get one mail for what is new. Returns how many are.';

create function care.review_changed_session() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  session constant uuid := case tg_table_name
    when 'training_sessions' then (to_jsonb(new) ->> 'id')::uuid
    else coalesce(to_jsonb(new) ->> 'session_id', to_jsonb(old) ->> 'session_id')::uuid end;
  reviewed constant text := coalesce(current_setting('care.reviewed_alerts', true), '');
begin
  -- Deferred: nothing changes after the first look at the end of the transaction.
  if session is null or position(session::text in reviewed) > 0 then
    return null;
  end if;
  perform set_config('care.reviewed_alerts', reviewed || ' ' || session, true);
  perform care.review_session_alerts(session);
  return null;
end
$$;
comment on function care.review_changed_session() is 'Deferred trigger on what a session is made of: its alerts are looked at once, at the end of the transaction.';
create constraint trigger review_alerts_of_new after insert on care.training_sessions deferrable initially deferred
  for each row when (new.status <> 'draft') execute function care.review_changed_session();
create constraint trigger review_alerts after update on care.training_sessions deferrable initially deferred
  for each row when (
    (new.status, new.capacity, new.starts_at, new.waiting_alert, new.modality, new.enrolled_count >= new.capacity, new.enrolled_count = 0)
    is distinct from
    (old.status, old.capacity, old.starts_at, old.waiting_alert, old.modality, old.enrolled_count >= old.capacity, old.enrolled_count = 0)
  ) execute function care.review_changed_session();
create constraint trigger review_alerts after insert or update of status on care.waiting_list_entries deferrable initially deferred
  for each row execute function care.review_changed_session();
create constraint trigger review_alerts after update or delete on care.room_reservations deferrable initially deferred
  for each row execute function care.review_changed_session();
create constraint trigger review_alerts after insert or delete on care.session_instructors deferrable initially deferred
  for each row execute function care.review_changed_session();

create function care.review_sessions_of_room(rooms text[], first_day date default null) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session uuid;
begin
  for session in
    select distinct v.session_id
    from care.room_claims k join care.room_reservations v on v.id = k.reservation_id join care.rooms r on r.id = k.part_id
    where upper(k.during) > now() and (rooms is null or k.part_id = any (rooms))
      and (first_day is null or k.during && tstzrange(first_day::timestamp at time zone r.time_zone, (first_day + 1)::timestamp at time zone r.time_zone))
    order by 1
  loop
    perform care.review_session_alerts(session);
  end loop;
end
$$;
comment on function care.review_sessions_of_room(text[], date) is 'Looks at the sessions to come of rooms, or of every room, on a day or on any.';

create function care.review_closed_day() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  closure constant care.room_closures := case tg_op when 'DELETE' then old else new end;
begin
  perform care.review_sessions_of_room(case when closure.room_id is not null then array[closure.room_id] end, closure.day);
  return null;
end
$$;
comment on function care.review_closed_day() is 'Trigger on care.room_closures: a day that is closed over sessions strands them; opened again, it does not.';
create trigger review_alerts after insert or delete on care.room_closures for each row execute function care.review_closed_day();

create function care.review_changed_room() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.review_sessions_of_room(array[new.id]);
  return null;
end
$$;
comment on function care.review_changed_room() is 'Trigger on care.rooms: a room out of use, with other hours or smaller, may strand sessions.';
create trigger review_alerts after update on care.rooms for each row
  when ((new.active, new.weekend, new.evening, new.opens_at, new.closes_at, new.time_zone, new.capacity, new.part_ids)
        is distinct from (old.active, old.weekend, old.evening, old.opens_at, old.closes_at, old.time_zone, old.capacity, old.part_ids))
  execute function care.review_changed_room();

create function care.keep_training_alerts(moment timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  session uuid;
  raised integer := 0;
begin
  for session in
    select s.id from care.training_sessions s
    where s.status in ('open', 'confirmed') and s.starts_at between moment and moment + interval '9 days'
    union
    select a.session_id from care.training_alerts a where a.resolved_at is null
    order by 1
  loop
    raised := raised + care.review_session_alerts(session, moment);
  end loop;
  return raised;
end
$$;
comment on function care.keep_training_alerts(timestamptz) is 'Looks at sessions that are near and at every alert that is open; returns how many are new.';
grant execute on function care.keep_training_alerts(timestamptz) to care_jobs;

create function care.acknowledge_training_alert(alert uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.assert_plans_training();
  update care.training_alerts a
  set acknowledged_at = clock_timestamp(), acknowledged_by = sec.actor(),
      acknowledged_name = (select nullif(trim(concat_ws(' ', u.firstname, u.lastname)), '') from cms.admin_users u where u.document_id = sec.actor())
  where a.id = alert and a.acknowledged_at is null;
  if not found and not exists (select from care.training_alerts a where a.id = alert) then
    raise exception 'there is no such alert' using errcode = 'no_data_found', constraint = 'training_alert_known';
  end if;
end
$$;
comment on function care.acknowledge_training_alert(uuid) is 'Says that a planner has seen an alert, with who and when; again changes nothing.';
grant execute on function care.acknowledge_training_alert(uuid) to care_app;

create function care.count_open_alerts() returns integer
  language sql stable security definer set search_path = ''
as $$
  select count(*)::integer from care.training_alerts a where a.resolved_at is null and a.acknowledged_at is null
$$;
comment on function care.count_open_alerts() is 'How many alerts nobody has acknowledged, for the mail to planners.';
grant execute on function care.count_open_alerts() to care_jobs;

create function care.set_waiting_alert(session_id uuid, people integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.assert_plans_training();
  perform care.lock_training_session(session_id);
  update care.training_sessions s set waiting_alert = people, updated_at = now() where s.id = set_waiting_alert.session_id;
end
$$;
comment on function care.set_waiting_alert(uuid, integer) is 'Says from how many people in line on planners are alerted.';
grant execute on function care.set_waiting_alert(uuid, integer) to care_app;

-- What is there already.
do $$ begin perform care.keep_training_alerts(); end $$;
reset role;

-- Down Migration

set local role care_owner;
drop function care.set_waiting_alert(uuid, integer);
drop function care.count_open_alerts();
drop function care.acknowledge_training_alert(uuid);
drop function care.keep_training_alerts(timestamptz);
drop trigger review_alerts on care.rooms;
drop function care.review_changed_room();
drop trigger review_alerts on care.room_closures;
drop function care.review_closed_day();
drop function care.review_sessions_of_room(text[], date);
drop trigger review_alerts on care.session_instructors;
drop trigger review_alerts on care.room_reservations;
drop trigger review_alerts on care.waiting_list_entries;
drop trigger review_alerts on care.training_sessions;
drop trigger review_alerts_of_new on care.training_sessions;
drop function care.review_changed_session();
drop function care.review_session_alerts(uuid, timestamptz);
drop function care.planners_to_alert();
drop function care.session_alert_causes(care.training_sessions, timestamptz);
delete from care.job_tasks where name = 'training.alerts';
drop table care.training_alerts;
alter table care.training_sessions drop column waiting_alert;
reset role;
set local role care_cms;
revoke select (id, document_id, email, firstname, lastname, prefered_language, is_active, blocked) on cms.admin_users from care_owner;
revoke select on cms.admin_users_roles_lnk from care_owner;
revoke select (id, code) on cms.admin_roles from care_owner;
reset role;
