-- No row: what the search filters and sorts by is what the profiles and ratings say.
select 'the search knows practitioner ' || p.account_id || ' otherwise than they are' as problem
from care.practitioners p
join care.practitioner_openings o on o.practitioner_id = p.account_id
left join care.practitioner_ratings r on r.practitioner_id = p.account_id
where (o.listed, o.display_name, o.gender, o.specialities, o.languages, o.modes, o.experience_years, o.rating_count, o.average)
  is distinct from (p.verification = 'verified', p.display_name, p.gender, p.specialities, p.languages, p.modes,
                    p.experience_years, r.rating_count, r.average)
union all
select r.rolname || ' may write what the search filters by'
from pg_roles r
where r.rolname in ('care_app', 'care_jobs', 'care_identity', 'care_cms')
  and has_any_column_privilege(r.oid, 'care.practitioner_openings', 'insert, update');
