-- No row: nobody but the identity pool touches what opens doors, and no session has two living tokens.
select 'care_app may ' || privilege || ' care.' || name as problem
from unnest(array['sessions', 'refresh_tokens', 'account_tokens', 'security_events', 'rate_limits', 'realtime_tickets']) as name,
     unnest(array['select', 'insert', 'update', 'delete']) as privilege
where has_table_privilege('care_app', 'care.' || name, privilege)
union all
select 'session ' || session_id || ' has two living tokens' from care.refresh_tokens where rotated_at is null group by session_id having count(*) > 1;
