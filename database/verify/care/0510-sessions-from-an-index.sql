-- No row: the list of a patient's sessions finds all it reads in its index.
select name || ' is not in the index of a patient''s sessions' as problem
from unnest(array['company_id', 'publication_id', 'access', 'ends_at', 'archived_at', 'objective', 'level', 'duration_minutes']) as name
where not exists (
  select from pg_index as i join pg_attribute as a on a.attrelid = i.indexrelid
  where i.indexrelid = to_regclass('care.occurrences_patient') and a.attname = name);
