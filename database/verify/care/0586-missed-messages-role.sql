-- No row: the chat service may ask, and nobody asks for positions in somebody's name.
select r.rolname || case when r.rolname = 'care_identity' then ' may not call' else ' may call' end || ' care.conversations_ahead' as problem
from pg_roles r
where r.rolname in ('care_app', 'care_login', 'care_identity', 'care_jobs', 'care_cms', 'care_backup')
  and (r.rolname = 'care_identity') is distinct from
      (has_schema_privilege(r.oid, 'care', 'usage')
       and has_function_privilege(r.oid, 'care.conversations_ahead(uuid[], bigint[])', 'execute'));
