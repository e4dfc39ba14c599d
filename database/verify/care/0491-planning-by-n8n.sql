-- No row: whatever n8n planned was asked of it, and its question is in the outbox for as long as it waits.
select 'proposal ' || p.id || ' waits for an answer to no question' as problem
from care.planning_proposals p
where p.status = 'asked' and p.answer_by > now()
  and not exists (
    select from care.session_actions a where a.correlation_id = p.correlation_id and a.action = 'PLANIFICATION_DEMANDEE')
union all
select 'proposal ' || p.id || ' was answered late'
from care.planning_proposals p where p.answered_at > p.answer_by;
