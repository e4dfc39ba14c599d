-- No row: nobody but jobs checks and rebuilds, and the panel never learns whose counter of an employee differs.
select 'care_app may ' || privilege || ' care.' || name as problem
from unnest(array['activity_checks', 'activity_drifts']) as name, unnest(array['insert', 'update', 'delete']) as privilege
where has_table_privilege('care_app', 'care.' || name, privilege)
union all
select 'care_app reads the account of a drift' where has_column_privilege('care_app', 'care.activity_drifts', 'account_id', 'select')
union all
select role || ' may run ' || routine
from unnest(array['care_app', 'care_cms', 'care_identity']) as role,
     unnest(array['care.check_activity(date, date)', 'care.rebuild_activity(date, date)', 'care.recount_activity(date, date)']) as routine
where has_function_privilege(role, routine, 'execute');
