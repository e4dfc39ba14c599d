-- No row: what is kept of each patient's newest reports equals a recount, and nobody but the triggers writes it.
select 'the latest reports of ' || coalesce(l.patient_id, r.patient_id) || ' differ from a recount' as problem
from care.latest_reports as l
full join care.read_latest_reports(array(select distinct c.patient_id from care.completions as c)) as r
  on r.company_id = l.company_id and r.patient_id = l.patient_id
where (l.last_on, coalesce(l.efforts, '{}'), coalesce(l.pains, '{}'))
  is distinct from (r.last_on, coalesce(r.efforts, '{}'), coalesce(r.pains, '{}'))
union all
select 'care_app has a right on care.latest_reports'
where has_any_column_privilege('care_app', 'care.latest_reports', 'select, insert, update, references')
  or has_table_privilege('care_app', 'care.latest_reports', 'delete, truncate, trigger');
