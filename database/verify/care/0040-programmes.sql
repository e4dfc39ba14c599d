-- No row: every occurrence is archived and dated as its publication, counts what it said it would reach, and nothing can be rewritten.
select 'occurrence ' || o.id || ' differs from its publication' as problem
from care.occurrences o join care.publications p on p.id = o.publication_id
where o.archived_at is distinct from p.archived_at or o.visible_from <> p.visible_from
union all
select 'care_app may update care.' || name from unnest(array['group_members', 'publication_companies']) as name
where has_any_column_privilege('care_app', 'care.' || name, 'update')
union all
select 'care_app may rewrite occurrences.' || a.attname from pg_attribute a
where a.attrelid = 'care.occurrences'::regclass and a.attnum > 0 and a.attname not in ('due_on', 'skipped_at')
  and has_column_privilege('care_app', a.attrelid, a.attnum, 'update')
union all
select 'care_app may rewrite publications.' || a.attname from pg_attribute a
where a.attrelid = 'care.publications'::regclass and a.attnum > 0 and a.attname not in ('archived_at', 'ends_at')
  and has_column_privilege('care_app', a.attrelid, a.attnum, 'update')
union all
select 'care_app may delete from care.' || name
from unnest(array['publications', 'publication_companies', 'completions']) as name
where has_table_privilege('care_app', 'care.' || name, 'delete');
