-- No row: a note is its author's alone, about somebody whom they follow, and no role but the portal's reads it.
select 'note ' || n.id || ' outlived its relation' as problem
from care.coach_notes as n
where not exists (
  select from care.groups as g join care.group_members as m on m.company_id = g.company_id and m.group_id = g.id
  where g.coach_id = n.author_id and m.patient_id = n.patient_id)
union all
select r.rolname || ' may read ' || t.name
from (values ('care.coach_notes'), ('care.coach_note_keys')) as t (name),
  pg_roles as r
where r.rolname in ('care_jobs', 'care_identity', 'care_cms') and has_any_column_privilege(r.oid, t.name::regclass, 'select');
