-- No row: corrections are written by the database alone, and read by nobody who is an employer or an employee.
select 'care_app may ' || privilege || ' care.consultation_corrections' as problem
from unnest(array['insert', 'update', 'delete']) as privilege
where has_table_privilege('care_app', 'care.consultation_corrections', privilege)
union all
select 'the trigger ' || name || ' is off'
from unnest(array['guard_correction', 'record_correction']) as name
where not exists (
  select from pg_trigger where tgrelid = 'care.consultations'::regclass and tgname = name and tgenabled = 'O'
)
union all
select 'a policy shows corrections to ' || role || ': ' || policyname
from pg_policies, unnest(array['hr', 'employee']) as role
where schemaname = 'care' and tablename = 'consultation_corrections' and qual like '%''' || role || '''%';
