-- No row: the panel shows each verification as it is, and no role but the owner writes one.
select 'practitioner ' || p.account_id || ' is shown as ' || coalesce(c.verification, 'nothing') as problem
from care.practitioners as p left join cms.practitioners as c on c.id = p.profile_id
where c.verification is distinct from p.verification
union all
select role || ' may write care.practitioners.verification'
from unnest(array['care_app', 'care_cms', 'care_jobs', 'care_identity']) as role
where has_column_privilege(role, 'care.practitioners', 'verification', 'update')
   or has_column_privilege(role, 'care.practitioners', 'verification', 'insert')
union all
select role || ' may execute ' || name
from unnest(array['care_app', 'care_cms', 'care_jobs', 'care_identity']) as role,
     unnest(array['care.record_verification(text, text, text, text)', 'care.note_amendment(text)']) as name
where has_function_privilege(role, name, 'execute');
