-- No row: every programme is of the template that its assignment gave, and nothing goes on that was ended as a whole.
select 'programme ' || p.id || ' is of another template than its assignment' as problem
from care.programmes p join care.assignments a on a.id = p.assignment_id where p.template_id <> a.template_id
union all
select 'programme ' || p.id || ' goes on although its assignment ended'
from care.programmes p join care.assignments a on a.id = p.assignment_id where a.ended_at is not null and p.ended_at is null
union all
select 'care_app may rewrite assignments.' || c.attname from pg_attribute c
where c.attrelid = 'care.assignments'::regclass and c.attnum > 0 and c.attname not in ('ends_on', 'ended_at')
  and has_column_privilege('care_app', c.attrelid, c.attnum, 'update');
