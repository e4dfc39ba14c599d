-- No row: every alert that is open has its cause.
select 'an alert has no cause any more: ' || a.id as problem
from care.training_alerts a join care.training_sessions s on s.id = a.session_id
where a.resolved_at is null and a.kind = 'capacity_reached' and (s.enrolled_count < s.capacity or s.status not in ('open', 'confirmed'));
