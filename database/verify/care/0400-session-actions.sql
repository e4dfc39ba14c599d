-- No row: the actions of a session are numbered without a gap from the first that is kept, and no other role reads what
-- they say of people.
select 'actions of ' || a.stream_id || ' have a gap' as problem
from care.session_actions as a group by a.stream_id having max(a.sequence) - min(a.sequence) + 1 <> count(*)
union all
select r || ' may read the data of actions'
from unnest(array['care_app', 'care_identity', 'care_cms']) as r
where has_column_privilege(r, 'care.session_actions', 'data', 'select') or has_column_privilege(r, 'care.session_actions', 'body', 'select');
