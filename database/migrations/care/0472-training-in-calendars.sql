-- Up Migration

-- What one's own calendar shows of training: the hours in which one has a seat or teaches, and those that ended, so that calendars
-- take them out. Whoever teaches sees the hours of every company that they teach in.
set local role care_owner;

create function care.my_training_calendar(since timestamptz)
  returns table (id uuid, revision integer, changed_at timestamptz, title text, status text, place text, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = ''
as $$
  with own as (
    select e.session_id, bool_or(e.status = 'enrolled') as has_seat, max(coalesce(e.ended_at, e.enrolled_at)) as changed_at
    from care.enrolments e where e.trainee_id = care.own_trainee() group by e.session_id
  ),
  stretches as (
    select v.id, v.revision, v.changed_at, v.session_id, v.room_id, v.instructor_id, v.during, false as has_ended
    from care.room_reservations v
    union all
    select x.id, x.revision, x.ended_at, x.session_id, x.room_id, x.instructor_id, x.during, true from care.ended_reservations x
  )
  select t.id, t.revision + case when o.has_seat = false and not t.has_ended then 1 else 0 end,
         greatest(t.changed_at, s.updated_at, o.changed_at), s.title,
         case when t.has_ended or o.has_seat = false or s.status = 'cancelled' then 'cancelled'
              when s.status in ('confirmed', 'done') then 'confirmed' else 'tentative' end,
         (select concat_ws(', ', r.name, r.address) from care.rooms r where r.id = t.room_id), lower(t.during), upper(t.during)
  from stretches t
  join care.training_sessions s on s.id = t.session_id and s.status <> 'draft'
  left join own o on o.session_id = t.session_id
  where lower(t.during) > my_training_calendar.since
    and (o.session_id is not null
         or t.instructor_id = (select i.id from care.instructors i where i.account_id = sec.actor()))
  order by lower(t.during), t.id
$$;
comment on function care.my_training_calendar(timestamptz) is
  'The hours of training that the signed-in person attends or teaches, those that ended included; of others nothing.';
grant execute on function care.my_training_calendar(timestamptz) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.my_training_calendar(timestamptz);
reset role;
