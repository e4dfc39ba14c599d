-- No row: attendance of all is noted by who teaches the session, and changes nobody who is noted.
select 'care.mark_all_attendances lets everybody in' as problem
where pg_get_functiondef('care.mark_all_attendances(uuid, date, text)'::regprocedure) !~ 'care\.taught_sessions\(\)'
union all
select 'care.mark_all_attendances changes who is noted'
where pg_get_functiondef('care.mark_all_attendances(uuid, date, text)'::regprocedure) !~ 'do nothing';
