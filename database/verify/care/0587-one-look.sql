-- No row: whoever looks for a session plans the statements once and finds out once who asks.
select p.oid::regprocedure || ' plans its statements every time' as problem
from pg_proc p
where p.oid in ('care.look_for_training_session(text, text, uuid[], jsonb, interval)'::regprocedure,
                'care.training_conflicts(jsonb, uuid)'::regprocedure)
  and not coalesce(p.proconfig @> array['plan_cache_mode=force_generic_plan'], false);
