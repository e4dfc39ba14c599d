-- No row: the places that are held are those that are offered, each to somebody who waits.
select 'offered_count is wrong for ' || s.id as problem
from care.training_sessions s
where s.offered_count <> (select count(*) from care.seat_offers o where o.session_id = s.id and o.outcome is null)
union all
select 'an offer is open to somebody who does not wait: ' || o.id
from care.seat_offers o join care.waiting_list_entries w on w.id = o.entry_id
where o.outcome is null and w.status <> 'waiting';
