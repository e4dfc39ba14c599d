-- No row: nobody has two open addresses.
select 'account ' || account_id || ' has two open calendar addresses' as problem
from care.calendar_feeds where revoked_at is null group by account_id having count(*) > 1;
