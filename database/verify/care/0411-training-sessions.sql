-- No row: nobody is seated past the line by a portal, and what gives seats is out of its reach.
select 'care_app may execute care.' || name as problem
from unnest(array['fill_session(uuid, boolean, text, uuid, text, integer)', 'waiting_line(uuid)',
                  'tell_session(uuid, text, uuid, text[], text)', 'keep_training_time(timestamptz)']) as name
where has_function_privilege('care_app', 'care.' || name, 'execute')
union all
select 'somebody waits for session ' || w.session_id || ' and has a seat in it'
from care.waiting_list_entries w
join care.enrolments e on e.session_id = w.session_id and e.trainee_id = w.trainee_id and e.status = 'enrolled'
where w.status = 'waiting'
union all
select 'session ' || s.id || ' is cancelled and still has reservations, seats or a line'
from care.training_sessions s
where s.status = 'cancelled'
  and (exists (select from care.room_reservations v where v.session_id = s.id)
    or exists (select from care.enrolments e where e.session_id = s.id and e.status = 'enrolled')
    or exists (select from care.waiting_list_entries w where w.session_id = s.id and w.status = 'waiting'));
