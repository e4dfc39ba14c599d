-- No row: seats are counted and never too many, times of sessions and seats are those of the reservations, each reservation
-- holds its claims, and portals write none of it.
select 'session ' || s.id || ' counts ' || s.enrolled_count || ' of ' || count(e.id) || ' seats' as problem
from care.training_sessions s left join care.enrolments e on e.session_id = s.id and e.status = 'enrolled'
group by s.id
having s.enrolled_count <> count(e.id) or count(e.id) > s.capacity
union all
select 'session ' || s.id || ' has other times than its reservations'
from care.training_sessions s left join care.room_reservations v on v.session_id = s.id
where s.status <> 'cancelled'
group by s.id
having s.during <> coalesce(range_agg(v.during), '{}')
union all
select 'seat ' || e.id || ' has other times than its session'
from care.enrolments e join care.training_sessions s on s.id = e.session_id
where e.status = 'enrolled' and e.during <> s.during
union all
select 'reservation ' || v.id || ' does not claim its room'
from care.room_reservations v
where v.room_id is not null
  and not exists (select from care.room_claims k where k.reservation_id = v.id and k.part_id = v.room_id and k.during = v.during)
union all
select 'course ' || k.document_id || ' is not mirrored' from cms.courses k left join care.courses c on c.id = k.document_id where c.id is null
union all
select 'room ' || k.document_id || ' is not mirrored' from cms.rooms k left join care.rooms r on r.id = k.document_id where r.id is null
union all
select 'care_app may write care.' || name
from unnest(array['training_sessions', 'room_reservations', 'room_claims', 'enrolments', 'waiting_list_entries', 'training_moves', 'trainees']) as name
where has_table_privilege('care_app', 'care.' || name, 'insert, update, delete');
