-- No row: nobody is in a draft, and nothing was told of one.
select 'a draft has people: ' || s.id as problem
from care.training_sessions s
where s.status = 'draft' and (
  exists (select from care.enrolments e where e.session_id = s.id)
  or exists (select from care.waiting_list_entries w where w.session_id = s.id)
  or exists (select from care.session_actions a where a.session_id = s.id));
