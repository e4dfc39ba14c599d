-- No row: nobody who was erased has an export.
select 'an export outlives its person: ' || x.id as problem
from care.data_exports as x join care.erasures as e on e.account_id = x.person_id
where e.done_at is not null;
