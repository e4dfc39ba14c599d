-- No row: something is due of every session that waits, no request reads a key or writes a delivery, and nobody was mailed
-- of an action before it was handed over.
select 'nothing is due of ' || d.stream_id || ' for ' || d.receiver_id as problem
from care.webhook_deliveries as d where d.state = 'waiting'
group by d.receiver_id, d.stream_id having (array_agg(d.due_at order by d.sequence))[1] is null
union all
select r || ' may read keys' from unnest(array['care_app', 'care_identity', 'care_cms']) as r
where has_column_privilege(r, 'care.webhook_keys', 'secret_encrypted', 'select')
union all
select 'care_app may ' || p || ' ' || t
from unnest(array['insert', 'update', 'delete']) as p,
     unnest(array['care.webhook_deliveries', 'care.webhook_attempts', 'care.session_action_answers']) as t
where has_table_privilege('care_app', t, p)
union all
select 'action ' || a.id || ' was mailed but not handed over'
from care.session_actions as a where a.mailed_at is not null and a.dispatched_at is null;
