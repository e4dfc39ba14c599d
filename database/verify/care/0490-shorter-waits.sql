-- No row: a room is locked by the day.
select 'rooms and instructors are locked as a whole' as problem
where pg_get_functiondef('care.lock_rooms_and_instructors(jsonb)'::regprocedure) not like '%86400%';
