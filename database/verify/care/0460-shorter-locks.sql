-- No row: whoever writes seats and sessions plans their statements once.
select p.oid::regprocedure || ' plans its statements every time' as problem
from pg_proc p
where p.pronamespace = 'care'::regnamespace
  and p.proname in ('create_training_session', 'enrol_trainee', 'withdraw_trainee', 'promote_trainee', 'set_session_capacity', 'cancel_training_session')
  and not coalesce(p.proconfig @> array['plan_cache_mode=force_generic_plan'], false);
