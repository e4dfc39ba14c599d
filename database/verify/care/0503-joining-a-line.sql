-- No row: whoever joins a line keeps the consultation that is to move as it is until their place is written.
select 'a place in line may move a consultation that is being cancelled' as problem
where pg_get_functiondef('care.guard_wait()'::regprocedure) not like '%for share%';
