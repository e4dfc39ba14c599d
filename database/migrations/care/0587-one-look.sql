-- Up Migration

-- What a new session meets is read in one statement: the rooms and instructors that it asks for, what is taken of them and, only
-- when something is, whoever could be chosen instead. Who asks is found out once, not once for every row.
set local role care_owner;

create or replace function care.assert_may_look_for_session() returns void
  language plpgsql set search_path = ''
as $$
begin
  if not care.plans_training() and care.own_instructor() is null then
    perform care.assert_plans_training();
  end if;
end
$$;

create or replace function care.training_conflicts(reservations jsonb, except_session uuid default null)
  returns table (number integer, kind text, subject_id text, session_id uuid, title text, starts_at timestamptz, ends_at timestamptz)
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  plans constant boolean := care.plans_training();
  own_company constant text := case when not plans then sec.company() end;
begin
  if not plans and care.own_instructor() is null then
    raise exception 'planners ask this' using errcode = 'insufficient_privilege';
  end if;
  -- Of a session of another company a trainer learns that it is there, and when.
  return query
  select s.number, 'room', s.room_id, v.session_id, case when plans or t.company_id = own_company then t.title end,
         lower(v.during), upper(v.during)
  from care.training_slots(reservations) s
  join care.rooms r on r.id = s.room_id
  join care.room_claims k on k.part_id = any (array[r.id] || r.part_ids) and k.during && s.during
  join care.room_reservations v on v.id = k.reservation_id and v.session_id is distinct from except_session
  join care.training_sessions t on t.id = v.session_id
  union
  select s.number, 'instructor', s.instructor_id::text, v.session_id, case when plans or t.company_id = own_company then t.title end,
         lower(v.during), upper(v.during)
  from care.training_slots(reservations) s
  join care.room_reservations v on v.instructor_id = s.instructor_id and v.during && s.during and v.session_id is distinct from except_session
  join care.training_sessions t on t.id = v.session_id
  order by 1, 2, 6;
end
$$;

drop function care.look_for_training_session(text, text, jsonb, interval);
create function care.look_for_training_session(company text, course text, instructors uuid[], reservations jsonb, reach interval)
  returns table (title text, has_company boolean, time_zone text, conflicts json, taken json, rooms json, teachers json)
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  stretches integer[];
  asked_rooms text[];
  asked_teachers uuid[];
begin
  perform care.assert_may_look_for_session();
  select c.title into title from care.courses c where c.id = course and c.active;
  -- No other company is a trainer's to plan for.
  select true, k.time_zone into has_company, time_zone from cms.companies k
  where k.document_id = company and (care.plans_training() or company = sec.company());
  has_company := coalesce(has_company, false);
  select array_agg(distinct s.room_id), array_agg(distinct s.instructor_id) || instructors into asked_rooms, asked_teachers
  from care.training_slots(reservations) s;
  select coalesce(json_agg(t order by t.number, t.kind, t.starts_at), '[]'), array_agg(t.number) into conflicts, stretches
  from (select * from care.training_conflicts(reservations) limit 10) as t;
  taken := '[]';
  if stretches is not null then
    -- At those times, whatever is taken; at others, what is taken of the room or the instructor.
    with wanted as materialized (
      select s.during, s.instructor_id, array[r.id] || r.part_ids as parts,
             tstzrange(lower(s.during) - reach, upper(s.during) + reach) as around
      from care.training_slots(reservations) s left join care.rooms r on r.id = s.room_id
      where s.number = any (stretches)
    ), found as (
      select v.id from wanted w join care.room_reservations v on v.during && w.during
      union
      select k.reservation_id from wanted w join care.room_claims k on k.part_id = any (w.parts) and k.during && w.around
      union
      select v.id from wanted w join care.room_reservations v on v.instructor_id = w.instructor_id and v.during && w.around
    )
    select coalesce(json_agg(json_build_array(v.room_id, v.instructor_id, extract(epoch from lower(v.during)), extract(epoch from upper(v.during)))
                             order by lower(v.during), v.id), '[]') into taken
    from found join care.room_reservations v on v.id = found.id;
  end if;
  select coalesce(json_agg(json_build_object(
      'id', r.id, 'code', r.code, 'name', r.name, 'capacity', r.capacity, 'anyCourse', r.any_course, 'courseIds', r.course_ids,
      'partIds', r.part_ids, 'weekend', r.weekend, 'evening', r.evening, 'opensAt', left(r.opens_at::text, 5),
      'closesAt', left(r.closes_at::text, 5), 'timeZone', r.time_zone,
      'closedDays', array(
        select c.day::text from care.room_closures c
        where (c.room_id is null or c.room_id = any (r.id || r.part_ids)) and c.day >= (now() at time zone r.time_zone)::date
        order by c.day)) order by r.code), '[]') into rooms
  from care.rooms r where r.active and (stretches is not null or r.id = any (asked_rooms));
  select coalesce(json_agg(json_build_object(
      'id', i.id, 'name', i.display_name,
      'courseIds', array(select k.course_id from care.instructor_skills k where k.instructor_id = i.id),
      'hours', array(
        select json_build_object('weekday', h.weekday, 'startTime', left(h.start_time::text, 5), 'endTime', left(h.end_time::text, 5),
                                 'timeZone', h.time_zone)
        from care.instructor_hours h where h.instructor_id = i.id order by h.weekday, h.start_time)) order by i.display_name, i.id), '[]') into teachers
  from care.instructors i where i.active and (stretches is not null or i.id = any (asked_teachers));
  return next;
end
$$;
comment on function care.look_for_training_session(text, text, uuid[], jsonb, interval) is
  'What a new session meets: its course and company, the rooms and instructors it asks for, and what is taken of them. When something is, also what is taken around it, and every active room and instructor.';
grant execute on function care.look_for_training_session(text, text, uuid[], jsonb, interval) to care_app;
reset role;

-- Down Migration

set local role care_owner;
drop function care.look_for_training_session(text, text, uuid[], jsonb, interval);
create function care.look_for_training_session(company text, course text, reservations jsonb, reach interval)
  returns table (title text, has_company boolean, time_zone text, conflicts jsonb, taken jsonb)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform care.assert_may_look_for_session();
  select c.title into title from care.courses c where c.id = course and c.active;
  select true, k.time_zone into has_company, time_zone from cms.companies k where k.document_id = company and (care.plans_training() or company = sec.company());
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
  'What a new session meets: its course and company, what is taken of it and, when something is, everything that is taken around it.';
grant execute on function care.look_for_training_session(text, text, jsonb, interval) to care_app;
create or replace function care.training_conflicts(reservations jsonb, except_session uuid default null)
  returns table (number integer, kind text, subject_id text, session_id uuid, title text, starts_at timestamptz, ends_at timestamptz)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if not care.plans_training() and care.own_instructor() is null then
    raise exception 'planners ask this' using errcode = 'insufficient_privilege';
  end if;
  return query
  select s.number, 'room', s.room_id, v.session_id, case when care.plans_training() or t.company_id = sec.company() then t.title end, lower(v.during), upper(v.during)
  from care.training_slots(reservations) s
  join care.rooms r on r.id = s.room_id
  join care.room_claims k on k.part_id = any (array[r.id] || r.part_ids) and k.during && s.during
  join care.room_reservations v on v.id = k.reservation_id and v.session_id is distinct from except_session
  join care.training_sessions t on t.id = v.session_id
  union
  select s.number, 'instructor', s.instructor_id::text, v.session_id, case when care.plans_training() or t.company_id = sec.company() then t.title end, lower(v.during), upper(v.during)
  from care.training_slots(reservations) s
  join care.room_reservations v on v.instructor_id = s.instructor_id and v.during && s.during and v.session_id is distinct from except_session
  join care.training_sessions t on t.id = v.session_id
  order by 1, 2, 6;
end
$$;
create or replace function care.assert_may_look_for_session() returns void
  language plpgsql set search_path = ''
as $$
begin
  if care.own_instructor() is null then
    perform care.assert_plans_training();
  end if;
end
$$;
reset role;
