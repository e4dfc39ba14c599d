-- No row: every table with wrapped keys is known, and nobody reads a share but its owner.
select 'care.' || c.relname || ' holds wrapped keys and is not in care.wrapped_key_kinds' as problem
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attname = 'kek_id'
where c.relnamespace = 'care'::regnamespace and c.relkind = 'r' and c.relname <> 'key_rotations'
  and not exists (select from care.wrapped_key_kinds as k where k.table_name = c.relname)
union all
select r.rolname || ' may read vault.shares'
from pg_roles as r
where r.rolname in ('care_app', 'care_login', 'care_identity', 'care_jobs', 'care_cms')
  and has_any_column_privilege(r.rolname, 'vault.shares', 'select, insert, update');
