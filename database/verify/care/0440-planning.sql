-- No row: an accepted proposal is a session of the same course and company.
select 'proposal ' || p.id || ' was accepted without its session' as problem
from care.planning_proposals p
left join care.training_sessions s on s.id = p.session_id and s.course_id = p.course_id and s.company_id = p.company_id
where p.status = 'accepted' and s.id is null;
