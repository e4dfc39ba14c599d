-- No row: every live consultation holds its two claims and no other holds any; the panel's projection says the same as
-- the truth; the mirror of practitioners says the same as their profiles.
select 'consultation ' || c.id || ' has ' || count(k.part) || ' claims' as problem
from care.consultations c left join care.claims k on k.consultation_id = c.id
group by c.id
having count(k.part) <> case when c.status in ('scheduled', 'confirmed', 'in_progress') then 2 else 0 end
union all
select 'projection of consultation ' || c.id || ' differs'
from care.consultations c left join cms.consultations p on p.document_id = right(replace(c.id::text, '-', ''), 24)
where (p.state, p.starts_at, p.ends_at, p.duration_seconds) is distinct from (c.status, c.starts_at, c.ends_at, c.duration_seconds)
union all
select 'projection ' || p.document_id || ' has no consultation'
from cms.consultations p
where not exists (select from care.consultations c where right(replace(c.id::text, '-', ''), 24) = p.document_id)
union all
select 'practitioner ' || p.account_id || ' differs from the profile'
from care.practitioners p left join cms.practitioners c on c.id = p.profile_id
where (c.verification, c.display_name) is distinct from (p.verification, p.display_name)
union all
select 'care_app may write care.claims' where has_any_column_privilege('care_app', 'care.claims', 'insert, update')
union all
select 'care_app may set ' || name
from unnest(array['duration_seconds', 'started_at', 'ended_at', 'room', 'cancelled_by', 'late_cancellation']) as name
where has_column_privilege('care_app', 'care.consultations', name, 'insert')
   or has_column_privilege('care_app', 'care.consultations', name, 'update');
