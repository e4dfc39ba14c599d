-- No row: whoever books does so under their own policies.
select p.oid::regprocedure || ' books as its owner' as problem
from pg_proc p
where p.oid = 'care.book_consultation(text, text, timestamptz, timestamptz, integer, integer, text, bytea)'::regprocedure
  and p.prosecdef;
