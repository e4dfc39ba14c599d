-- No row: a reminder was sent on the day it speaks of, somewhere on earth.
select 'account ' || r.account_id || ' was reminded of ' || r.day || ' on another day' as problem
from care.reminders as r
where r.day not between (r.sent_at at time zone 'UTC')::date - 1 and (r.sent_at at time zone 'UTC')::date + 1;
