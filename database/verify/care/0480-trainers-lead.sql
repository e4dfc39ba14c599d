-- No row: each function that a trainer may call asks who they are.
select 'care.' || name || ' lets everybody in' as problem
from unnest(array['create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)', 'look_for_training_session(text, text, uuid[], jsonb, interval)', 'set_session_capacity(uuid, integer)',
                  'confirm_training_session(uuid)', 'cancel_training_session(uuid, text, uuid)', 'rename_training_session(uuid, text)']) as name
where pg_get_functiondef(('care.' || name)::regprocedure) !~ 'care\.assert_(may|leads)_';
