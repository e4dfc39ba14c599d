-- No row: a ready export has all its chunks and no other one has any left, nobody may change a chunk or an export but through
-- functions, and no role but the portal's reads either.
select 'export ' || e.id || ' (' || e.state || ') has ' || count(c.export_id) || ' chunks' as problem
from care.data_exports as e
left join care.data_export_chunks as c on c.export_id = e.id
group by e.id, e.state, e.chunk_count
having e.state = 'ready' and count(c.export_id) <> e.chunk_count or e.state in ('asked', 'failed', 'removed') and count(c.export_id) > 0
union all
select role || ' may ' || privilege || ' ' || t.name
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role, unnest(array['update', 'delete', 'truncate']) as privilege,
  (values ('care.data_exports'), ('care.data_export_chunks')) as t (name)
where has_table_privilege(role, t.name, privilege)
union all
select r.rolname || ' may read ' || t.name
from (values ('care.data_exports'), ('care.data_export_chunks')) as t (name), pg_roles as r
where r.rolname in ('care_jobs', 'care_identity', 'care_cms') and has_any_column_privilege(r.oid, t.name::regclass, 'select');
