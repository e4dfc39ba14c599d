-- No row: busy times are apart, come from a calendar, and no other role than the portal's reads addresses.
select 'busy times of ' || t.practitioner_id || ' without a calendar' as problem
from care.busy_times as t
where not exists (select from care.busy_feeds as f where f.practitioner_id = t.practitioner_id)
union all
select r.rolname || ' may read ' || t.name
from (values ('care.busy_feeds', 'care_jobs'), ('care.busy_feeds', 'care_identity'), ('care.busy_feeds', 'care_cms'),
             ('care.busy_times', 'care_identity'), ('care.busy_times', 'care_cms')) as t (name, role)
join pg_roles as r on r.rolname = t.role
where has_any_column_privilege(r.oid, t.name::regclass, 'select');
