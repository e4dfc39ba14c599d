-- No row: only coaches have such preferences.
select 'preferences of ' || c.coach_id || ', who is no coach' as problem
from care.coach_preferences as c join care.people as p on p.account_id = c.coach_id where p.role <> 'coach';
