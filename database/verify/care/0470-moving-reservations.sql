-- No row: a stretch is there or has ended, not both.
select 'reservation ' || e.id || ' is there and has ended' as problem
from care.ended_reservations e join care.room_reservations v on v.id = e.id
union all
-- No row: every instructor who has hours in a session is one of its instructors.
select 'instructor ' || v.instructor_id || ' teaches session ' || v.session_id || ' and is not named in it'
from care.room_reservations v
join care.training_sessions s on s.id = v.session_id and s.created_by is not null
where v.instructor_id is not null
  and not exists (select from care.session_instructors x where x.session_id = v.session_id and x.instructor_id = v.instructor_id);
