-- No row: the worker alone erases, and an account that was erased has no name, no address and no way in.
select role || ' may call care.erase_person' as problem
from unnest(array['care_app', 'care_identity', 'care_cms', 'public']) as role
where has_function_privilege(role, 'care.erase_person(text, integer)', 'execute')
union all
select 'an erased account can be signed in to or has an address: ' || e.account_id
from care.erasures as e join cms.up_users as u on u.document_id = e.account_id
where e.done_at is not null and (u.email not like '%@erased.invalid' or u.password is not null or not u.blocked);
