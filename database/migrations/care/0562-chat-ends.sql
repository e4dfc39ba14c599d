-- Up Migration

-- When a conversation ends: for writing, at once, when its consultation is cancelled, its practitioner is suspended or rejected, or
-- the writer is blocked; altogether, when its last message is older than its company keeps them.
--
--   a company keeps messages for so many days after the last one, or for good
--   what is forgotten is forgotten whole: attachments, messages, marks, conversation and its data key, so that no copy of the rows opens
--   the pages that are open learn of both at the commit
--
-- What this deliberately does not grant: a right to delete. One function forgets what is old, and the job worker alone calls it.
set local role care_cms;
alter table cms.companies add constraint companies_chat_retention_days_check check (chat_retention_days between 1 and 3650);
reset role;

set local role care_owner;

create function care.chat_is_open(consultation uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from care.consultations as c
    where c.id = chat_is_open.consultation and c.status <> 'cancelled' and not exists (
      select from care.practitioners as p
      where p.account_id = c.practitioner_id and p.verification in ('suspended', 'rejected')));
comment on function care.chat_is_open(uuid) is
  'Whether one may still write: the consultation is not cancelled, its practitioner neither suspended nor rejected.';
revoke execute on function care.chat_is_open(uuid) from public;
grant execute on function care.chat_is_open(uuid) to care_app;

create function care.may_write_to_chat(consultation uuid) returns boolean
  language sql stable security definer set search_path = ''
  return care.chat_is_open(may_write_to_chat.consultation)
    and not exists (select from care.people as w where w.account_id = sec.actor() and w.blocked);
comment on function care.may_write_to_chat(uuid) is 'Whether the conversation is open and whoever asks is not blocked.';
revoke execute on function care.may_write_to_chat(uuid) from public;
grant execute on function care.may_write_to_chat(uuid) to care_app;

drop policy insert_participant on care.data_keys;
drop policy insert_participant on care.chat_conversations;
drop policy insert_self on care.chat_messages;
drop policy insert_self on care.chat_attachments;
create policy insert_participant on care.data_keys for insert to care_app
  with check ((select sec.actor()) in (employee_id, practitioner_id) and care.may_write_to_chat(consultation_id));
create policy insert_participant on care.chat_conversations for insert to care_app
  with check ((select sec.actor()) in (employee_id, practitioner_id) and care.may_write_to_chat(consultation_id));
create policy insert_self on care.chat_messages for insert to care_app
  with check (sender_id = (select sec.actor()) and care.may_write_to_chat(consultation_id));
create policy insert_self on care.chat_attachments for insert to care_app
  with check (sender_id = (select sec.actor()) and message_id is null and care.may_write_to_chat(consultation_id));

create function care.announce_chat_state() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'state:' || c.consultation_id || ':' || c.consultation_id)
  from care.chat_conversations as c
  where case tg_table_name when 'consultations' then c.consultation_id = (to_jsonb(new) ->> 'id')::uuid
                           else c.practitioner_id = to_jsonb(new) ->> 'account_id' end;
  return null;
end
$$;
comment on function care.announce_chat_state() is
  'Trigger on consultations and practitioners: tells the nodes of the chat service that conversations may have closed or opened.';
create trigger announce_chat_state after update of status on care.consultations
  for each row when ((new.status = 'cancelled') <> (old.status = 'cancelled')) execute function care.announce_chat_state();
create trigger announce_chat_state after update of verification on care.practitioners
  for each row when ((new.verification in ('suspended', 'rejected')) <> (old.verification in ('suspended', 'rejected')))
  execute function care.announce_chat_state();

create function care.chat_retention_days(company text) returns integer
  language sql stable security definer set search_path = ''
  return (select c.chat_retention_days from cms.companies as c where c.document_id = chat_retention_days.company);
comment on function care.chat_retention_days(text) is
  'How many days after the last message a company keeps a conversation; null for good.';
revoke execute on function care.chat_retention_days(text) from public;
grant execute on function care.chat_retention_days(text) to care_app;

create function care.forget_conversations(at timestamptz default now(), at_most integer default 200) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  old uuid[];
begin
  -- Locked first: whoever writes waits, then begins a new conversation, and one that was just written to is no longer old.
  select array_agg(v.consultation_id) into old
  from (
    select c.consultation_id
    from cms.companies as k
    join care.chat_conversations as c on c.company_id = k.document_id
    left join care.chat_messages as m on m.consultation_id = c.consultation_id and m.position = c.last_position
    where coalesce(m.created_at, c.created_at) < at - make_interval(days => k.chat_retention_days)
      and (m.id is not null or c.last_position = 0)
    limit at_most
    for update of c skip locked
  ) as v;
  if old is null then
    return 0;
  end if;
  delete from care.chat_attachments as a where a.consultation_id = any (old);
  delete from care.chat_messages as m where m.consultation_id = any (old);
  delete from care.chat_reads as r where r.consultation_id = any (old);
  perform pg_notify('care_chat', 'forgotten:' || c.consultation_id || ':' || c.consultation_id),
          pg_notify('care_chat_unread', c.employee_id || ',' || c.practitioner_id)
  from care.chat_conversations as c where c.consultation_id = any (old);
  delete from care.chat_conversations as c where c.consultation_id = any (old);
  delete from care.data_keys as k where k.consultation_id = any (old) and k.purpose = 'chat';
  return cardinality(old);
end
$$;
comment on function care.forget_conversations(timestamptz, integer) is
  'Deletes conversations whose last message is older than their company keeps them, keys too; returns how many.';
revoke execute on function care.forget_conversations(timestamptz, integer) from public;
grant execute on function care.forget_conversations(timestamptz, integer) to care_jobs;

create or replace function care.place_chat_message() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform from care.chat_conversations as c where c.consultation_id = new.consultation_id for update;
  -- It was forgotten while this message waited for it.
  if not found then
    raise exception 'the conversation is no longer there' using errcode = 'foreign_key_violation';
  end if;
  if exists (
    select from care.chat_messages as m
    where m.consultation_id = new.consultation_id and m.sender_id = new.sender_id
      and m.client_message_id = new.client_message_id
  ) then
    return null;
  end if;
  update care.chat_conversations as c set last_position = c.last_position + 1
  where c.consultation_id = new.consultation_id
  returning c.last_position into new.position;
  new.created_at := clock_timestamp();
  return new;
end
$$;

insert into care.job_tasks (name, purpose) values
  ('records.forget-conversations', 'Deletes the conversations that their company keeps no longer.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'records.forget-conversations';
create or replace function care.place_chat_message() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform from care.chat_conversations as c where c.consultation_id = new.consultation_id for update;
  if exists (
    select from care.chat_messages as m
    where m.consultation_id = new.consultation_id and m.sender_id = new.sender_id
      and m.client_message_id = new.client_message_id
  ) then
    return null;
  end if;
  update care.chat_conversations as c set last_position = c.last_position + 1
  where c.consultation_id = new.consultation_id
  returning c.last_position into new.position;
  new.created_at := clock_timestamp();
  return new;
end
$$;
drop function care.forget_conversations(timestamptz, integer);
drop function care.chat_retention_days(text);
drop trigger announce_chat_state on care.practitioners;
drop trigger announce_chat_state on care.consultations;
drop function care.announce_chat_state();
drop policy insert_participant on care.data_keys;
drop policy insert_participant on care.chat_conversations;
drop policy insert_self on care.chat_messages;
drop policy insert_self on care.chat_attachments;
create policy insert_participant on care.data_keys for insert to care_app
  with check ((select sec.actor()) in (employee_id, practitioner_id) and exists (
    select from care.consultations as c where c.id = data_keys.consultation_id and c.status <> 'cancelled'));
create policy insert_participant on care.chat_conversations for insert to care_app
  with check ((select sec.actor()) in (employee_id, practitioner_id) and exists (
    select from care.consultations as c where c.id = chat_conversations.consultation_id and c.status <> 'cancelled'));
create policy insert_self on care.chat_messages for insert to care_app
  with check (sender_id = (select sec.actor()) and exists (
    select from care.consultations as c where c.id = chat_messages.consultation_id and c.status <> 'cancelled'));
create policy insert_self on care.chat_attachments for insert to care_app
  with check (sender_id = (select sec.actor()) and message_id is null and exists (
    select from care.consultations as c where c.id = chat_attachments.consultation_id and c.status <> 'cancelled'));
drop function care.may_write_to_chat(uuid);
drop function care.chat_is_open(uuid);
reset role;
set local role care_cms;
alter table cms.companies drop constraint companies_chat_retention_days_check;
reset role;
