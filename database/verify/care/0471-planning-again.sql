-- No row: an accepted change is of the session that it was planned for.
select 'proposal ' || p.id || ' changed another session' as problem
from care.planning_proposals p where p.kind = 'change' and p.status = 'accepted' and p.session_id is distinct from p.changed_session_id;
