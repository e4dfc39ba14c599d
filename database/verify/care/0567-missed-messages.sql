-- No row: nobody asks for positions in somebody's name. Who may ask: see 0586.
select r.rolname || ' may call care.conversations_ahead' as problem
from pg_roles r
where r.rolname in ('care_app', 'care_jobs', 'care_cms', 'care_backup')
  and has_function_privilege(r.oid, 'care.conversations_ahead(uuid[], bigint[])', 'execute');
