-- No row: clinical notes take the held share, and the worker alone ends a hold.
select 'clinical notes do not take the held share' as problem
where not exists (select from care.wrapped_key_kinds where purpose = 'clinical-note' and person_sql like '%:held%')
union all
select role || ' may call care.end_note_holds'
from unnest(array['care_app', 'care_identity', 'care_cms', 'public']) as role
where has_function_privilege(role, 'care.end_note_holds(integer, timestamptz)', 'execute');
