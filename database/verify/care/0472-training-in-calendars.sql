-- No row: one's own calendar is read as the signed-in person alone.
select 'care.my_training_calendar is not what it should be' as problem
where to_regprocedure('care.my_training_calendar(timestamptz)') is null
   or not (select p.prosecdef from pg_proc p where p.oid = to_regprocedure('care.my_training_calendar(timestamptz)'));
