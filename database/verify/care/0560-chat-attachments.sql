-- No row: what waits is young or about to be removed, places run from 1 without a gap, and nobody may change a file or remove one.
select 'the attachments of message ' || a.message_id || ' have a gap' as problem
from care.chat_attachments a where a.message_id is not null
group by a.message_id having max(a.place) <> count(*)
union all
select 'attachment ' || a.id || ' is under another key than its conversation'
from care.chat_attachments a join care.chat_conversations c on c.consultation_id = a.consultation_id where c.key_id <> a.key_id
union all
select role || ' may ' || privilege || ' care.chat_attachments'
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role, unnest(array['delete', 'truncate']) as privilege
where has_table_privilege(role, 'care.chat_attachments', privilege)
union all
select role || ' may change ' || name || ' of care.chat_attachments'
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role,
     unnest(array['content_encrypted', 'name_encrypted', 'sender_id', 'consultation_id', 'key_id', 'media_type']) as name
where has_column_privilege(role, 'care.chat_attachments', name, 'update');
