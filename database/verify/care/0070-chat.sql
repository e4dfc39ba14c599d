-- No row: positions run from 1 without a gap up to the last one, every data key belongs to a conversation, and nobody may
-- change or remove a message.
select 'conversation ' || c.consultation_id || ' has ' || count(m.id) || ' messages and its last position is ' || c.last_position as problem
from care.chat_conversations c
left join care.chat_messages m on m.consultation_id = c.consultation_id
group by c.consultation_id, c.last_position
having count(m.id) <> c.last_position or coalesce(max(m.position), 0) <> c.last_position
union all
select 'data key ' || k.id || ' belongs to no conversation' from care.data_keys k
where k.purpose = 'chat' and not exists (select from care.chat_conversations c where c.key_id = k.id)
union all
select role || ' may ' || privilege || ' care.chat_messages'
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role, unnest(array['update', 'delete', 'truncate']) as privilege
where has_table_privilege(role, 'care.chat_messages', privilege);
