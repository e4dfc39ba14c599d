-- No row: every practitioner has their opening, and no portal role writes one.
select 'practitioner ' || p.account_id || ' has no opening' as problem
from care.practitioners p
where not exists (select from care.practitioner_openings o where o.practitioner_id = p.account_id)
union all
select r.rolname || ' may write care.practitioner_openings'
from pg_roles r
where r.rolname in ('care_app', 'care_jobs', 'care_identity', 'care_cms')
  and has_table_privilege(r.oid, 'care.practitioner_openings', 'insert, update, delete');
