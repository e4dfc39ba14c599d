-- Up Migration

-- The chat of a consultation, encrypted before it comes here. The two people of the consultation read it and write to it
-- as themselves; nobody else reads anything, and nobody at all changes or removes a message. Deliberately granted
-- nothing: the roles of the panel, HR, the job worker and sign-in.
--
--   one conversation per consultation, with one data key (wrapped by a key that is not in the database)
--   a message is placed by its trigger while the conversation's row is locked: positions have no gap, a message sent
--   twice under one client id is one row, and the nodes of the chat service are told at commit, by ids alone

--
-- Every row names the two people, tied to those of the consultation by its foreign key, so that a policy compares two
-- columns of the row itself: asking care.consultations for each would ask its own policies too, many times over.

set local role care_owner;

alter table care.consultations
  add constraint consultations_people_key unique (company_id, id, employee_id, practitioner_id);

create table care.data_keys (
  id uuid primary key default uuidv7(),
  purpose text not null check (purpose = 'chat'),
  company_id text not null,
  consultation_id uuid not null,
  employee_id text not null,
  practitioner_id text not null,
  wrapped bytea not null check (octet_length(wrapped) = 32),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  created_at timestamptz not null default now(),
  unique (company_id, consultation_id, id),
  unique (consultation_id, purpose),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.consultations (company_id, id, employee_id, practitioner_id) on update cascade on delete restrict
);
comment on table care.data_keys is
  'Data keys, each wrapped by AES-256-GCM under a key-encryption key that only the services hold; kek_id names that key.';

create table care.chat_conversations (
  consultation_id uuid primary key,
  company_id text not null,
  employee_id text not null,
  practitioner_id text not null,
  key_id uuid not null,
  last_position bigint not null default 0 check (last_position >= 0),
  created_at timestamptz not null default now(),
  unique (company_id, consultation_id, employee_id, practitioner_id),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.consultations (company_id, id, employee_id, practitioner_id) on update cascade on delete restrict,
  foreign key (company_id, consultation_id, key_id)
    references care.data_keys (company_id, consultation_id, id) on update cascade on delete restrict
);
comment on table care.chat_conversations is
  'The chat of one consultation, made with its first message; its row is the lock under which messages are placed.';

create table care.chat_messages (
  id uuid primary key,
  company_id text not null,
  consultation_id uuid not null,
  employee_id text not null,
  practitioner_id text not null,
  sender_id text not null references care.people (account_id) on update cascade on delete restrict,
  client_message_id uuid not null,
  -- Given by the trigger: nobody may insert the column, and zero is refused.
  position bigint not null default 0 check (position > 0),
  key_id uuid not null,
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 16384 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  created_at timestamptz not null default clock_timestamp(),
  unique (consultation_id, position),
  unique (consultation_id, sender_id, client_message_id),
  check (sender_id in (employee_id, practitioner_id)),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.chat_conversations (company_id, consultation_id, employee_id, practitioner_id)
    on update cascade on delete restrict,
  foreign key (company_id, consultation_id, key_id)
    references care.data_keys (company_id, consultation_id, id) on update cascade on delete restrict
);
comment on table care.chat_messages is
  'Messages, AES-256-GCM under a key derived for the row from the data key; the text is padded to a multiple of 256 bytes.';
comment on column care.chat_messages.client_message_id is 'Chosen by the sender: a message sent again is the same row.';

create table care.chat_reads (
  company_id text not null,
  consultation_id uuid not null,
  employee_id text not null,
  practitioner_id text not null,
  account_id text not null references care.people (account_id) on update cascade on delete cascade,
  position bigint not null check (position > 0),
  read_at timestamptz not null default now(),
  primary key (consultation_id, account_id),
  check (account_id in (employee_id, practitioner_id)),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.chat_conversations (company_id, consultation_id, employee_id, practitioner_id)
    on update cascade on delete restrict
);
comment on table care.chat_reads is 'Up to which message each of the two people has read.';

-- Placing a message. The row of the conversation is locked first, so that a second copy of the same message waits, then
-- finds the first one and is dropped without taking a position.
create function care.place_chat_message() returns trigger
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
comment on function care.place_chat_message() is
  'Trigger on care.chat_messages: gives the next position and the time, or drops a message that is already there.';

-- Ids only: what is notified can be read by every role of the database.
create function care.announce_chat_message() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'message:' || new.consultation_id || ':' || new.id);
  return null;
end
$$;
comment on function care.announce_chat_message() is 'Trigger on care.chat_messages: tells every node of the chat service, at commit.';

create function care.announce_chat_read() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'read:' || new.consultation_id || ':' || new.account_id);
  return null;
end
$$;
comment on function care.announce_chat_read() is 'Trigger on care.chat_reads: tells every node of the chat service, at commit.';

create trigger place_message before insert on care.chat_messages
  for each row execute function care.place_chat_message();
create trigger announce_message after insert on care.chat_messages
  for each row execute function care.announce_chat_message();
create trigger announce_read after insert or update on care.chat_reads
  for each row execute function care.announce_chat_read();

-- A service that holds another key than the one the records were wrapped with must not start.
create function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id);
comment on function care.has_data_keys_beside(text) is
  'Whether some data key was wrapped by another key-encryption key than the named one.';
grant execute on function care.has_data_keys_beside(text) to care_app;

do $$
declare
  name text;
begin
  foreach name in array array['data_keys', 'chat_conversations', 'chat_messages', 'chat_reads']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    -- A practitioner serves several companies: their rows are bounded by taking part.
    execute format(
      'create policy tenant on care.%I as restrictive to care_app '
      'using (company_id = (select sec.company()) or practitioner_id = (select sec.actor())) '
      'with check (company_id = (select sec.company()) or practitioner_id = (select sec.actor()))', name);
    execute format(
      'create policy select_participant on care.%I for select to care_app '
      'using ((select sec.actor()) in (employee_id, practitioner_id))', name);
  end loop;
end
$$;

-- That the two people are those of the consultation is the foreign keys' business; that it is not cancelled is asked here.
do $$
declare
  name text;
begin
  foreach name in array array['data_keys', 'chat_conversations']
  loop
    execute format(
      'create policy insert_participant on care.%1$I for insert to care_app '
      'with check ((select sec.actor()) in (employee_id, practitioner_id) and exists ('
      '  select from care.consultations as c where c.id = %1$I.consultation_id and c.status <> ''cancelled''))', name);
  end loop;
end
$$;
create policy insert_self on care.chat_messages for insert to care_app
  with check (sender_id = (select sec.actor()) and exists (
    select from care.consultations as c where c.id = chat_messages.consultation_id and c.status <> 'cancelled'));
create policy insert_self on care.chat_reads for insert to care_app with check (account_id = (select sec.actor()));
create policy update_self on care.chat_reads for update to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));

grant select, insert (id, purpose, company_id, consultation_id, employee_id, practitioner_id, wrapped, iv, auth_tag, kek_id)
  on care.data_keys to care_app;
grant select, insert (company_id, consultation_id, employee_id, practitioner_id, key_id) on care.chat_conversations to care_app;
grant select, insert (id, company_id, consultation_id, employee_id, practitioner_id, sender_id, client_message_id, key_id, content_encrypted, iv, auth_tag)
  on care.chat_messages to care_app;
grant select, insert (company_id, consultation_id, employee_id, practitioner_id, account_id, position), update (position, read_at)
  on care.chat_reads to care_app;

reset role;

-- Down Migration

drop function care.has_data_keys_beside(text);
drop table care.chat_reads;
drop table care.chat_messages;
drop table care.chat_conversations;
drop table care.data_keys;
drop function care.announce_chat_read();
drop function care.announce_chat_message();
drop function care.place_chat_message();
alter table care.consultations drop constraint consultations_people_key;
