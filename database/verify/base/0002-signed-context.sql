-- No row: the function that verifies keeps its fixed search_path, and nobody but the owner reads the keys.
select 'sec.' || p.proname || ' has no fixed search_path' as problem
from pg_proc p where p.pronamespace = 'sec'::regnamespace and p.prosecdef and not coalesce(p.proconfig::text like '%search_path=%', false)
union all
select r.rolname || ' reads sec.context_keys' from pg_roles r
where r.rolname in ('care_cms', 'care_app', 'care_login', 'care_identity', 'care_jobs')
  and has_table_privilege(r.oid, 'sec.context_keys', 'select');
