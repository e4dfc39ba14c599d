-- No row: versions run from 1 without a gap up to the last one, a note has one share at a time, nobody may change or remove
-- a version, and no role but the portal's reads any of it.
select 'note of ' || n.consultation_id || ' has ' || count(v.id) || ' versions and its last revision is ' || n.last_revision as problem
from care.clinical_notes as n
left join care.clinical_note_versions as v on v.consultation_id = n.consultation_id
group by n.consultation_id, n.last_revision
having count(v.id) <> n.last_revision or coalesce(max(v.revision), 0) <> n.last_revision
union all
select role || ' may ' || privilege || ' care.clinical_note_versions'
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role, unnest(array['update', 'delete', 'truncate']) as privilege
where has_table_privilege(role, 'care.clinical_note_versions', privilege)
union all
select r.rolname || ' may read ' || t.name
from (values ('care.clinical_note_keys'), ('care.clinical_notes'), ('care.clinical_note_versions'), ('care.clinical_note_shares')) as t (name),
  pg_roles as r
where r.rolname in ('care_jobs', 'care_identity', 'care_cms') and has_any_column_privilege(r.oid, t.name::regclass, 'select');
