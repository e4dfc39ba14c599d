-- No row: only completed consultations are rated, by the right people, and a practitioner's average is of 5 ratings or more.
select 'the rating of ' || r.consultation_id || ' is of another consultation' as problem
from care.consultation_ratings r
left join care.consultations c on c.id = r.consultation_id
where (c.status, c.company_id, c.employee_id, c.practitioner_id)
  is distinct from ('completed', r.company_id, r.employee_id, r.practitioner_id)
union all
select 'the ratings of ' || coalesce(k.practitioner_id, t.practitioner_id) || ' are not counted as they are'
from care.practitioner_ratings k
full join (select practitioner_id, count(*) as n from care.consultation_ratings group by practitioner_id) t using (practitioner_id)
where coalesce(k.given_count, 0) <> coalesce(t.n, 0) or k.rating_count > 0 and t.n < 5
union all
select 'care_app reads how many ratings there are before they are shown'
where has_column_privilege('care_app', 'care.practitioner_ratings', 'given_count', 'select')
union all
select 'a policy shows ratings to ' || role || ': ' || policyname
from pg_policies, unnest(array['hr', 'practitioner', 'admin', 'accountant']) as role
where schemaname = 'care' and tablename = 'consultation_ratings' and concat(qual, with_check) like '%' || role || '%';
