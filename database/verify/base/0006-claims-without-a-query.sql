-- No row: nothing is verified for a context that nobody signed, and the check keeps the rights of its owner alone.
select 'sec.claims() believes a context that nobody signed' as problem
where sec.claims() is not null
union all
select 'sec.claims() does not run with the rights of care_owner'
where not exists (
  select from pg_proc p where p.oid = 'sec.claims()'::regprocedure and p.prosecdef and p.proowner = 'care_owner'::regrole);
