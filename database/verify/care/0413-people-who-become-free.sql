-- No row: portals cannot fill sessions by themselves.
select 'care_app may execute care.refill_training_session(uuid)' as problem
where has_function_privilege('care_app', 'care.refill_training_session(uuid)', 'execute');
