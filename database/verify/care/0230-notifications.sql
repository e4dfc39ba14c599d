-- No row: nobody would be reminded in their quiet hours, and nobody was told the same thing twice.
select 'account ' || m.account_id || ' would be reminded in quiet hours' as problem
from care.message_preferences as m where care.is_between(m.reminder_at, m.quiet_from, m.quiet_to)
union all
select 'account ' || n.account_id || ' was told twice of ' || n.subject
from care.notifications as n where n.subject is not null group by n.account_id, n.kind, n.subject having count(*) > 1;
