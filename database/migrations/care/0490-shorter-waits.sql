-- Up Migration

-- Shorter waits. Sessions wait for each other only where they could meet: a room or an instructor is locked by the day, not as a whole.
-- Two stretches that overlap share an instant, thus the UTC day of that instant, and so one lock; the exclusion constraints stay the guard.
set local role care_owner;

create or replace function care.lock_rooms_and_instructors(reservations jsonb) returns void
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  key integer;
begin
  -- However many hours are asked for, a transaction takes at most 1,024 locks.
  for key in
    select distinct (hashtextextended(subject, day) & 1023)::integer as key
    from (
      select part as subject, s.during
      from care.training_slots(reservations) s join care.rooms r on r.id = s.room_id, unnest(array[r.id] || r.part_ids) as part
      union all
      select s.instructor_id::text, s.during from care.training_slots(reservations) s where s.instructor_id is not null
    ) as subjects,
    generate_series(floor(extract(epoch from lower(during)) / 86400)::bigint, (ceil(extract(epoch from upper(during)) / 86400) - 1)::bigint) as day
    order by key
  loop
    perform pg_advisory_xact_lock(410, key);
  end loop;
end
$$;
comment on function care.lock_rooms_and_instructors(jsonb) is
  'Whoever reserves the same rooms, parts or instructors on the same UTC day waits here, in one order: nobody deadlocks on half-inserted reservations.';

-- What planners should know is found out once; most of the time it is nothing.
create or replace function care.review_session_alerts(session_id uuid, moment timestamptz default now()) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  causes jsonb;
  raised integer := 0;
  changed integer;
begin
  select s.* into session from care.training_sessions s where s.id = review_session_alerts.session_id;
  if not found then
    return 0;
  end if;
  select coalesce(jsonb_object_agg(c.kind, c.details), '{}') into causes from care.session_alert_causes(session, moment) c;
  if causes = '{}' and not exists (select from care.training_alerts a where a.session_id = session.id and a.resolved_at is null) then
    return 0;
  end if;
  update care.training_alerts a set resolved_at = clock_timestamp()
  where a.session_id = session.id and a.resolved_at is null and not causes ? a.kind;
  -- What it says has changed: somebody looks at it again.
  update care.training_alerts a
  set details = causes -> a.kind, acknowledged_at = null, acknowledged_by = null, acknowledged_name = null
  where a.session_id = session.id and a.resolved_at is null and a.details <> causes -> a.kind;
  get diagnostics raised = row_count;
  insert into care.training_alerts (company_id, session_id, kind, details)
  select session.company_id, session.id, c.key, c.value from jsonb_each(causes) c
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

reset role;
-- Down Migration

set local role care_owner;

create or replace function care.lock_rooms_and_instructors(reservations jsonb) returns void
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
alter function care.lock_rooms_and_instructors(jsonb) reset plan_cache_mode;
comment on function care.lock_rooms_and_instructors(jsonb) is
  'Whoever reserves the same rooms, parts or instructors waits here, in one order: nobody deadlocks on half-inserted reservations.';

create or replace function care.review_session_alerts(session_id uuid, moment timestamptz default now()) returns integer
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

reset role;
