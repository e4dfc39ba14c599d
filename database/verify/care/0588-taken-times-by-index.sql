-- No row: what is taken has the bounds of its range, and an index on them.
select t.name || ' lacks ' || c.name as problem
from (values ('claims'), ('busy_times')) as t (name), (values ('starts_at'), ('ends_at')) as c (name)
where not exists (
  select from pg_attribute a
  where a.attrelid = ('care.' || t.name)::regclass and a.attname = c.name and a.attgenerated = 's' and a.attnotnull)
union all
select t.name || ' is not indexed by its bounds'
from (values ('claims'), ('busy_times')) as t (name)
where to_regclass('care.' || t.name || '_bounds') is null;
