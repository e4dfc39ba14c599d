-- No row: every group is led by a coach, and nothing of it but its name can be rewritten.
select 'group ' || g.id || ' is led by somebody who is no coach' as problem
from care.groups as g join care.people as p on p.account_id = g.coach_id where p.role <> 'coach'
union all
select 'care_app may rewrite groups.' || a.attname from pg_attribute a
where a.attrelid = 'care.groups'::regclass and a.attnum > 0 and a.attname <> 'name'
  and has_column_privilege('care_app', a.attrelid, a.attnum, 'update');
