-- Up Migration

-- What the other person has received, beside what they have read; and who is told that their number of unread messages changed.
-- Rows of care.chat_reads hold both marks of a person. Received is what a page of theirs showed or has taken from a socket.
--
-- What this deliberately does not grant: nobody moves somebody else's marks, and what is notified holds accounts alone.
set local role care_owner;

alter table care.chat_reads
  drop constraint chat_reads_position_check,
  alter column position set default 0,
  alter column read_at drop not null,
  alter column read_at drop default,
  add column delivered_position bigint not null default 0 check (delivered_position >= 0),
  add constraint chat_reads_position_check check (position >= 0),
  add constraint chat_reads_read_at_check check ((position = 0) = (read_at is null)),
  add constraint chat_reads_mark_something check (position > 0 or delivered_position > 0);
comment on table care.chat_reads is 'Up to which message each of the two people has received and read; 0 is none.';
grant insert (read_at, delivered_position), update (delivered_position) on care.chat_reads to care_app;

create index chat_conversations_employee on care.chat_conversations (employee_id);
create index chat_conversations_practitioner on care.chat_conversations (practitioner_id);

-- PostgreSQL lets transactions that notify commit one after the other, each with its own wait for the disk. So the transaction of a
-- message notifies nobody: whoever wrote it announces it right after its commit and before it is acknowledged.
drop trigger announce_message on care.chat_messages;
drop function care.announce_chat_message();

create or replace function care.announce_chat_read() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'read:' || new.consultation_id || ':' || new.account_id);
  if tg_op = 'INSERT' or new.position <> old.position then
    perform pg_notify('care_chat_unread', new.account_id);
  end if;
  return null;
end
$$;

reset role;

-- Down Migration

set local role care_owner;
create function care.announce_chat_message() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'message:' || new.consultation_id || ':' || new.id);
  return null;
end
$$;
comment on function care.announce_chat_message() is 'Trigger on care.chat_messages: tells every node of the chat service, at commit.';
create trigger announce_message after insert on care.chat_messages
  for each row execute function care.announce_chat_message();
create or replace function care.announce_chat_read() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'read:' || new.consultation_id || ':' || new.account_id);
  return null;
end
$$;
drop index care.chat_conversations_practitioner;
drop index care.chat_conversations_employee;
delete from care.chat_reads where position = 0;
revoke insert (read_at) on care.chat_reads from care_app;
alter table care.chat_reads
  drop column delivered_position,
  drop constraint chat_reads_position_check,
  drop constraint chat_reads_read_at_check,
  alter column position drop default,
  alter column read_at set default now(),
  alter column read_at set not null,
  add constraint chat_reads_position_check check (position > 0);
reset role;
