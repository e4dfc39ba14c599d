-- No row: the person alone accepts and withdraws, nobody deletes, and the two that an account rests on are not withdrawn.
select role || ' may delete or change consents' as problem
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role
where has_table_privilege(role, 'care.consents', 'delete') or has_any_column_privilege(role, 'care.consents', 'update') and role <> 'care_app'
union all
select 'an agreement that the account rests on was withdrawn: ' || c.id
from care.consents as c join care.consent_documents as d on d.document = c.document
where c.withdrawn_at is not null and not d.is_withdrawable;
