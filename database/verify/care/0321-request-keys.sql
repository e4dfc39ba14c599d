-- No row: a key belongs to one person, and what it booked is theirs.
select 'key ' || k.key || ' of ' || k.account_id || ' names the consultation of somebody else' as problem
from care.request_keys k join care.consultations c on c.id = k.consultation_id
where k.account_id not in (c.employee_id, c.practitioner_id)
union all
select 'care_app may ' || privilege || ' care.request_keys'
from unnest(array['delete', 'truncate']) as privilege
where has_table_privilege('care_app', 'care.request_keys', privilege)
union all
select 'care_app may change the hash of a request'
where has_column_privilege('care_app', 'care.request_keys', 'body_hash', 'update');
