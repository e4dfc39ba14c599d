-- No row: nobody writes erasures but through the functions, the worker alone begins, and the panel reads none.
select role || ' may write care.erasures' as problem
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role
where has_any_column_privilege(role, 'care.erasures', 'insert, update') or has_table_privilege(role, 'care.erasures', 'delete')
union all
select role || ' may begin erasures'
from unnest(array['care_app', 'care_identity', 'care_cms', 'public']) as role
where has_function_privilege(role, 'care.begin_erasures()', 'execute');
