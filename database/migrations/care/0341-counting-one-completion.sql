-- Up Migration

-- Almost every change of the counters is one consultation that is completed and was never counted. It needs none of what
-- care.count_consultations() does for the others (what was counted before, losses, sums): three counters take one more each, in the
-- same order of locks. Everything else still goes that way.
set local role care_owner;

create or replace function care.count_changed_consultations() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  ids uuid[];
  is_one_completed boolean := false;
  counted care.counted_consultations;
  active_users integer;
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id) into ids from new_rows n where n.status = 'completed';
  elsif tg_op = 'DELETE' then
    select array_agg(o.id) into ids from old_rows o where o.status = 'completed';
  else
    select array_agg(n.id), count(*) = 1 and bool_and(o.status <> 'completed' and n.status = 'completed')
      into ids, is_one_completed
    from new_rows n
    join old_rows o on o.id = n.id
    where (n.status = 'completed' or o.status = 'completed')
      and (n.status, n.ended_at, n.duration_seconds, n.practitioner_id, n.employee_id, n.company_id)
        is distinct from (o.status, o.ended_at, o.duration_seconds, o.practitioner_id, o.employee_id, o.company_id);
  end if;
  if ids is null then
    return null;
  end if;

  if is_one_completed then
    insert into care.counted_consultations
      (consultation_id, company_id, practitioner_id, employee_id, day, time_zone, department, duration_seconds)
    select n.id, n.company_id, n.practitioner_id, n.employee_id, (n.ended_at at time zone o.time_zone)::date, o.time_zone,
           p.department, n.duration_seconds
    from new_rows n
    join cms.companies o on o.document_id = n.company_id
    join care.people p on p.account_id = n.employee_id
    where n.id = ids[1]
    on conflict (consultation_id) do nothing
    returning * into counted;
  end if;
  if counted.consultation_id is null then
    perform care.count_consultations(ids);
    return null;
  end if;

  insert into care.practitioner_activity_daily as a (practitioner_id, company_id, day, consult_count, total_duration_seconds)
  values (counted.practitioner_id, counted.company_id, counted.day, 1, counted.duration_seconds)
  on conflict (practitioner_id, company_id, day) do update
    set consult_count = a.consult_count + 1, total_duration_seconds = a.total_duration_seconds + excluded.total_duration_seconds;

  insert into care.employee_activity_daily as a (employee_id, company_id, day, consult_count, total_duration_seconds)
  values (counted.employee_id, counted.company_id, counted.day, 1, counted.duration_seconds)
  on conflict (employee_id, company_id, day) do update
    set consult_count = a.consult_count + 1, total_duration_seconds = a.total_duration_seconds + excluded.total_duration_seconds
  returning (a.consult_count = 1)::integer into active_users;

  insert into care.company_activity_daily as a
    (company_id, day, consult_count, total_duration_seconds, active_users_count)
  values (counted.company_id, counted.day, 1, counted.duration_seconds, active_users)
  on conflict (company_id, day) do update
    set consult_count = a.consult_count + 1, total_duration_seconds = a.total_duration_seconds + excluded.total_duration_seconds,
        active_users_count = a.active_users_count + excluded.active_users_count;
  return null;
end
$$;

reset role;

-- Down Migration

set local role care_owner;

create or replace function care.count_changed_consultations() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id) into ids from new_rows n where n.status = 'completed';
  elsif tg_op = 'DELETE' then
    select array_agg(o.id) into ids from old_rows o where o.status = 'completed';
  else
    select array_agg(n.id) into ids
    from new_rows n
    join old_rows o on o.id = n.id
    where (n.status = 'completed' or o.status = 'completed')
      and (n.status, n.ended_at, n.duration_seconds, n.practitioner_id, n.employee_id, n.company_id)
        is distinct from (o.status, o.ended_at, o.duration_seconds, o.practitioner_id, o.employee_id, o.company_id);
  end if;
  if ids is not null then
    perform care.count_consultations(ids);
  end if;
  return null;
end
$$;

reset role;
