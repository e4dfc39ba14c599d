-- No row: the three indexes of publications hold no day of a programme.
select name || ' holds the days of programmes too' as problem
from unnest(array['occurrences_patient', 'occurrences_patient_publication', 'occurrences_publication']) as name
where not exists (
  select from pg_index as i where i.indexrelid = to_regclass('care.' || name) and pg_get_expr(i.indpred, i.indrelid) = '(publication_id IS NOT NULL)');
