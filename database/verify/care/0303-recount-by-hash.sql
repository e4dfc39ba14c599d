-- No row: the recount hashes, as its migration says.
select 'care.recount_activity lacks ' || setting as problem
from unnest(array['enable_sort=off', 'enable_mergejoin=off']) as setting
where not exists (
  select from pg_proc where oid = 'care.recount_activity(date, date)'::regprocedure and setting = any (proconfig)
);
