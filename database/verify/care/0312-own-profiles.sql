-- No row: no portal role reaches the profiles of the panel, and a number belongs to a practitioner.
select 'care_app has a right on cms.practitioners' as problem
where has_any_column_privilege('care_app', 'cms.practitioners', 'select, insert, update, references')
union all
select 'number of ' || n.practitioner_id || ', who is no practitioner'
from care.practitioner_phones as n join care.people as w on w.account_id = n.practitioner_id
where w.role <> 'practitioner';
