-- No row: marks do not pass the last message.
select 'a mark of ' || r.account_id || ' in ' || r.consultation_id || ' passes the last message' as problem
from care.chat_reads r join care.chat_conversations c on c.consultation_id = r.consultation_id
where greatest(r.position, r.delivered_position) > c.last_position;
