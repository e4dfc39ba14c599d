-- Up Migration

-- Pictures and PDFs in the chat of a consultation, encrypted before they come here under the data key of the conversation, each with a
-- record key of its own. One is uploaded first, then attached by the transaction that writes its message; whoever uploaded it sees it
-- before, both people see it afterwards.
--
--   one attachment belongs to one message of its own sender and conversation, for good
--   it is attached in the very transaction that writes the message, or never
--   a person keeps twenty that are not attached, a conversation a hundred in all
--   what was not attached within a day is removed by a job
--
-- What this deliberately does not grant: nobody changes a file, nobody removes one but the job, and nobody else reads anything.
set local role care_owner;

alter table care.chat_messages add constraint chat_messages_of_sender unique (company_id, consultation_id, sender_id, id);

create table care.chat_attachments (
  id uuid primary key,
  company_id text not null,
  consultation_id uuid not null,
  employee_id text not null,
  practitioner_id text not null,
  sender_id text not null references care.people (account_id) on update cascade on delete restrict,
  message_id uuid,
  place smallint check (place between 1 and 5),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  byte_size integer not null check (byte_size between 1 and 10485760),
  key_id uuid not null,
  name_encrypted bytea not null
    check (octet_length(name_encrypted) between 256 and 1024 and octet_length(name_encrypted) % 256 = 0),
  name_iv bytea not null check (octet_length(name_iv) = 12),
  name_auth_tag bytea not null check (octet_length(name_auth_tag) = 16),
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 10486016 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  added_at timestamptz not null default clock_timestamp(),
  unique (message_id, place),
  check ((message_id is null) = (place is null)),
  check (sender_id in (employee_id, practitioner_id)),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.chat_conversations (company_id, consultation_id, employee_id, practitioner_id)
    on update cascade on delete restrict,
  foreign key (company_id, consultation_id, sender_id, message_id)
    references care.chat_messages (company_id, consultation_id, sender_id, id) on update cascade on delete restrict,
  foreign key (company_id, consultation_id, key_id)
    references care.data_keys (company_id, consultation_id, id) on update cascade on delete restrict
);
comment on table care.chat_attachments is
  'Files of messages, AES-256-GCM under a key derived for the row from the data key of the conversation; name and bytes are padded.';
comment on column care.chat_attachments.message_id is 'Null until its message is written; a day after that it is removed.';
-- Ciphertext does not get smaller.
alter table care.chat_attachments alter column content_encrypted set storage external;
create index chat_attachments_conversation on care.chat_attachments (consultation_id);
create index chat_attachments_waiting on care.chat_attachments (added_at) where message_id is null;
create index chat_attachments_waiting_of on care.chat_attachments (sender_id) where message_id is null;

-- Counted under a lock of the sender and the row of the conversation, so that two at once do not both find the last place.
create function care.limit_chat_attachments() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.sender_id, 560));
  perform from care.chat_conversations as c where c.consultation_id = new.consultation_id for update;
  if (select count(*) from care.chat_attachments as a where a.sender_id = new.sender_id and a.message_id is null) >= 20 then
    raise exception 'too many attachments wait for their message'
      using errcode = 'check_violation', constraint = 'chat_attachments_waiting';
  end if;
  if (select count(*) from care.chat_attachments as a where a.consultation_id = new.consultation_id) >= 100 then
    raise exception 'a conversation keeps at most 100 attachments'
      using errcode = 'check_violation', constraint = 'chat_attachments_per_conversation';
  end if;
  return new;
end
$$;
comment on function care.limit_chat_attachments() is
  'Trigger on care.chat_attachments: twenty of a person that are not attached, a hundred of a conversation.';
create trigger limit_attachments before insert on care.chat_attachments
  for each row execute function care.limit_chat_attachments();

create function care.guard_chat_attachment() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.message_id is not null or not exists (
    select from care.chat_messages as m where m.id = new.message_id and m.xmin = pg_current_xact_id()::xid
  ) then
    raise exception 'an attachment comes with its message' using errcode = 'check_violation', constraint = 'chat_attachments_come_with_message';
  end if;
  return new;
end
$$;
comment on function care.guard_chat_attachment() is
  'Trigger on care.chat_attachments: attached once, by the transaction that writes the message.';
create trigger guard_attachment before update on care.chat_attachments for each row
  when (new.message_id is distinct from old.message_id) execute function care.guard_chat_attachment();

alter table care.chat_attachments enable row level security;
alter table care.chat_attachments force row level security;
create policy manage_owner on care.chat_attachments to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.chat_attachments as restrictive to care_app
  using (company_id = (select sec.company()) or practitioner_id = (select sec.actor()))
  with check (company_id = (select sec.company()) or practitioner_id = (select sec.actor()));
create policy select_participant on care.chat_attachments for select to care_app
  using ((select sec.actor()) in (employee_id, practitioner_id) and (message_id is not null or sender_id = (select sec.actor())));
create policy insert_self on care.chat_attachments for insert to care_app
  with check (sender_id = (select sec.actor()) and message_id is null and exists (
    select from care.consultations as c where c.id = chat_attachments.consultation_id and c.status <> 'cancelled'));
create policy update_self on care.chat_attachments for update to care_app
  using (sender_id = (select sec.actor()) and message_id is null) with check (sender_id = (select sec.actor()));
grant select, update (message_id, place),
  insert (id, company_id, consultation_id, employee_id, practitioner_id, sender_id, media_type, byte_size, key_id,
          name_encrypted, name_iv, name_auth_tag, content_encrypted, iv, auth_tag)
  on care.chat_attachments to care_app;

create function care.forget_waiting_attachments(at timestamptz default now(), at_most integer default 500) returns integer
  language sql security definer set search_path = ''
as $$
  with gone as (
    delete from care.chat_attachments as a
    where a.id in (
      select w.id from care.chat_attachments as w
      where w.message_id is null and w.added_at < at - interval '1 day'
      order by w.added_at limit at_most for update skip locked)
    returning 1)
  select count(*)::integer from gone
$$;
comment on function care.forget_waiting_attachments(timestamptz, integer) is
  'Removes what was uploaded more than a day ago and belongs to no message; returns how many.';
revoke execute on function care.forget_waiting_attachments(timestamptz, integer) from public;
grant execute on function care.forget_waiting_attachments(timestamptz, integer) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('records.forget-uploads', 'Removes what was uploaded for a message that was never written.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'records.forget-uploads';
drop function care.forget_waiting_attachments(timestamptz, integer);
drop table care.chat_attachments;
drop function care.guard_chat_attachment();
drop function care.limit_chat_attachments();
alter table care.chat_messages drop constraint chat_messages_of_sender;
reset role;
