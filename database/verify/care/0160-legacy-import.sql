-- No row: every imported row became something, every batch has rows, and no portal request may look at any of it.
select 'legacy row ' || r.source_table || ' ' || r.source_id || ' became nothing' as problem
from care.legacy_rows as r
where not exists (select from care.legacy_targets as t where t.source_table = r.source_table and t.source_id = r.source_id)
union all
select 'legacy batch ' || b.id || ' has no row' from care.legacy_batches as b
where not exists (select from care.legacy_rows as r where r.batch_id = b.id)
union all
select 'care_app may use care.' || t.name from unnest(array['legacy_batches', 'legacy_rows', 'legacy_targets']) as t (name)
where has_any_column_privilege('care_app', 'care.' || t.name, 'select, insert, update, references')
  or has_table_privilege('care_app', 'care.' || t.name, 'delete');
