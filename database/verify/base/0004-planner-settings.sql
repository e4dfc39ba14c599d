-- No row: the services' queries are planned for memory and short work.
select r.rolname || ' lacks ' || wanted as problem
from pg_roles as r, unnest(array['random_page_cost=1.1', 'jit=off']) as wanted
where r.rolname in ('care_login', 'care_identity', 'care_jobs')
  and not exists (select from pg_db_role_setting as s where s.setrole = r.oid and s.setdatabase = 0 and wanted = any (s.setconfig));
