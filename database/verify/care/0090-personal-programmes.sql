-- No row: an ended programme plans nothing that nobody reported, and neither a version nor who a programme is for can be rewritten.
select 'occurrence ' || o.id || ' of an ended programme still waits' as problem
from care.occurrences o join care.programmes p on p.company_id = o.company_id and p.id = o.programme_id
where p.ended_at is not null and o.due_on > (p.ended_at at time zone p.time_zone)::date
  and not exists (select from care.completions c where c.company_id = o.company_id and c.occurrence_id = o.id)
union all
select 'care_app may update care.programme_versions' where has_any_column_privilege('care_app', 'care.programme_versions', 'update')
union all
select 'care_app may give care.' || t.name || '.' || a.attname || ' to another' from unnest(array['programmes', 'programme_sessions', 'occurrences']) as t (name)
join pg_attribute a on a.attrelid = ('care.' || t.name)::regclass and a.attname in ('company_id', 'patient_id', 'programme_id', 'template_id')
where has_column_privilege('care_app', a.attrelid, a.attnum, 'update');
