-- No row: every counter equals a recount, every completed consultation is counted under its day, and portals read no more than they should.
select counter || ' counter of ' || company_id || ' on ' || day || ' differs from a recount' as problem
from care.recount_activity('-infinity'::date, 'infinity'::date)
union all
select 'consultation ' || coalesce(c.id, k.consultation_id) || ' is not counted as it stands'
from (select * from care.consultations where status = 'completed') c
full join care.counted_consultations k on k.consultation_id = c.id
where (c.company_id, c.practitioner_id, c.employee_id, c.duration_seconds, (c.ended_at at time zone k.time_zone)::date)
  is distinct from (k.company_id, k.practitioner_id, k.employee_id, k.duration_seconds, k.day)
union all
select 'care_app may ' || privilege || ' care.' || name
from unnest(array['counted_consultations', 'practitioner_activity_daily', 'employee_activity_daily', 'company_activity_daily']) as name,
     unnest(array['insert', 'update', 'delete']) as privilege
where has_table_privilege('care_app', 'care.' || name, privilege)
union all
select 'care_app reads care.counted_consultations' where has_any_column_privilege('care_app', 'care.counted_consultations', 'select')
union all
select 'a policy lets HR read daily rows: ' || tablename || '.' || policyname
from pg_policies
where schemaname = 'care' and tablename like '%\_activity\_daily' and qual like '%''hr''%';
