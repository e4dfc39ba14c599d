-- No row: nobody may delete anything of a conversation, and the worker alone may ask for what is old to be forgotten.
select role || ' may delete ' || name as problem
from unnest(array['care_app', 'care_identity', 'care_jobs', 'care_cms']) as role,
     unnest(array['care.data_keys', 'care.chat_conversations', 'care.chat_messages', 'care.chat_reads', 'care.chat_attachments']) as name
where has_table_privilege(role, name, 'delete')
union all
select role || ' may call care.forget_conversations'
from unnest(array['care_app', 'care_identity', 'care_cms', 'public']) as role
where has_function_privilege(role, 'care.forget_conversations(timestamptz, integer)', 'execute');
