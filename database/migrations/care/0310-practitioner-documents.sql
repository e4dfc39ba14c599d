-- Up Migration

-- What a practitioner shows of themselves to be verified: diploma, insurance, registration. Bytes, file name and number are
-- encrypted before they come here, under a data key of each document; deleting the row deletes its key.
--
--   the practitioner reads what they added, and nobody else's
--   an administrator of the platform reads what a document is; its bytes only through a function that writes down who read it
--   a reading that was written down is never changed or deleted, by nobody
--   thirty and seven days before a document expires its practitioner is told, once each
--
-- What this deliberately does not grant: no panel role selects bytes; no request writes a reading or a reminder.
set local role care_owner;

alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided'));

create table care.practitioner_documents (
  id uuid primary key,
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  kind text not null check (kind in ('diploma', 'insurance', 'registration', 'other')),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  byte_size integer not null check (byte_size between 1 and 10485760),
  expires_on date,
  details_encrypted bytea not null
    check (octet_length(details_encrypted) between 256 and 4096 and octet_length(details_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  key_wrapped bytea not null check (octet_length(key_wrapped) = 32),
  key_iv bytea not null check (octet_length(key_iv) = 12),
  key_auth_tag bytea not null check (octet_length(key_auth_tag) = 16),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  added_at timestamptz not null default now(),
  unique (practitioner_id, id)
);
comment on table care.practitioner_documents is
  'Documents by which a practitioner is verified: what each is, with its file name and number encrypted and its own wrapped data key.';
comment on column care.practitioner_documents.details_encrypted is 'File name and number, AES-256-GCM, padded to a multiple of 256 bytes.';
create index practitioner_documents_expiry on care.practitioner_documents (expires_on) where expires_on is not null;

create table care.practitioner_document_contents (
  document_id uuid primary key,
  practitioner_id text not null,
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 10486016 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  foreign key (practitioner_id, document_id) references care.practitioner_documents (practitioner_id, id)
    on update cascade on delete cascade
);
comment on table care.practitioner_document_contents is
  'The bytes of each document, AES-256-GCM. Apart from what the document is, so that reading them can be written down without exception.';
-- Ciphertext does not get smaller.
alter table care.practitioner_document_contents alter column content_encrypted set storage external;

create table care.practitioner_document_reads (
  id uuid primary key default uuidv7(),
  -- No references: what was read stays written when the document or the person is gone.
  document_id uuid not null,
  practitioner_id text not null,
  kind text not null,
  reader_id text not null,
  reader_role text not null check (reader_role in ('platform-admin', 'super-admin')),
  read_at timestamptz not null default now()
);
comment on table care.practitioner_document_reads is 'Every time somebody of the panel read a document: who, which, when. Only added to.';
create index practitioner_document_reads_practitioner on care.practitioner_document_reads (practitioner_id, read_at desc);

create function care.refuse_change() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  raise exception 'rows of %.% are only added', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
comment on function care.refuse_change() is 'Trigger on histories: what was written is never changed or deleted, whoever asks.';
create trigger refuse_change before update or delete or truncate on care.practitioner_document_reads
  for each statement execute function care.refuse_change();

create table care.practitioner_document_reminders (
  document_id uuid not null references care.practitioner_documents (id) on delete cascade,
  lead_days smallint not null check (lead_days in (7, 30)),
  sent_at timestamptz not null default now(),
  primary key (document_id, lead_days)
);
comment on table care.practitioner_document_reminders is 'Which reminders of a document''s expiry were sent; the key refuses a second time.';

-- Counted under a lock of the practitioner, so that two at once do not both find the last place.
create function care.limit_documents() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.practitioner_id, 310));
  if (select count(*) from care.practitioner_documents as d where d.practitioner_id = new.practitioner_id) >= 20 then
    raise exception 'a practitioner keeps at most 20 documents' using errcode = 'check_violation', constraint = 'documents_per_practitioner';
  end if;
  return new;
end
$$;
comment on function care.limit_documents() is 'Trigger on care.practitioner_documents: at most 20 of one practitioner.';
create trigger limit_documents before insert on care.practitioner_documents for each row execute function care.limit_documents();

create or replace function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.coach_note_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.practitioner_documents as k where k.kek_id <> has_data_keys_beside.kek_id);

do $$
declare
  name text;
begin
  foreach name in array array['practitioner_documents', 'practitioner_document_contents', 'practitioner_document_reads',
                              'practitioner_document_reminders']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
end
$$;

create policy tenant on care.practitioner_documents as restrictive to care_app
  using ((practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
    or (select sec.role()) in ('platform-admin', 'super-admin'))
  with check (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner');
create policy select_self on care.practitioner_documents for select to care_app using (practitioner_id = (select sec.actor()));
create policy select_administration on care.practitioner_documents for select to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin'));
create policy insert_self on care.practitioner_documents for insert to care_app with check (practitioner_id = (select sec.actor()));
create policy delete_self on care.practitioner_documents for delete to care_app using (practitioner_id = (select sec.actor()));
grant select, delete,
  insert (id, practitioner_id, kind, media_type, byte_size, expires_on, details_encrypted, iv, auth_tag,
          key_wrapped, key_iv, key_auth_tag, kek_id)
  on care.practitioner_documents to care_app;

create policy tenant on care.practitioner_document_contents as restrictive to care_app
  using (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
  with check (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner');
create policy select_self on care.practitioner_document_contents for select to care_app using (practitioner_id = (select sec.actor()));
create policy insert_self on care.practitioner_document_contents for insert to care_app
  with check (practitioner_id = (select sec.actor()));
grant select, insert on care.practitioner_document_contents to care_app;

create policy tenant on care.practitioner_document_reads as restrictive to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin')) with check (false);
create policy select_administration on care.practitioner_document_reads for select to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin'));
grant select on care.practitioner_document_reads to care_app;

create policy tenant on care.practitioner_document_reminders as restrictive to care_app using (false) with check (false);

create function care.read_practitioner_document(document uuid)
  returns table (content_encrypted bytea, iv bytea, auth_tag bytea)
  language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(sec.role(), '') not in ('platform-admin', 'super-admin') then
    raise exception 'documents are read by administrators of the platform' using errcode = 'insufficient_privilege';
  end if;
  insert into care.practitioner_document_reads (document_id, practitioner_id, kind, reader_id, reader_role)
  select d.id, d.practitioner_id, d.kind, sec.actor(), sec.role()
  from care.practitioner_documents as d where d.id = read_practitioner_document.document;
  return query
    select c.content_encrypted, c.iv, c.auth_tag
    from care.practitioner_document_contents as c where c.document_id = read_practitioner_document.document;
end
$$;
comment on function care.read_practitioner_document(uuid) is
  'The encrypted bytes of a document for an administrator of the platform; the reading is written down in the same transaction.';
grant execute on function care.read_practitioner_document(uuid) to care_app;

create function care.remind_of_expiring_documents(at timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  due record;
  sent integer := 0;
begin
  for due in
    -- A zone that PostgreSQL does not know would stop the reminders of everybody: it has none.
    with zones as materialized (
      select z.name, at at time zone z.name as wall_time
      from pg_catalog.pg_timezone_names as z
      where z.name in (select w.time_zone from care.people as w where w.role = 'practitioner')
    )
    select d.id, d.practitioner_id, d.expires_on, l.lead_days
    from care.practitioner_documents as d
    join care.people as w on w.account_id = d.practitioner_id and not w.blocked
    join zones as z on z.name = w.time_zone
    -- The nearer one alone, when both fall together because the platform was down.
    cross join lateral (select case when d.expires_on - z.wall_time::date <= 7 then 7 else 30 end as lead_days) as l
    where z.wall_time::time >= time '08:00' and z.wall_time::time < time '21:00'
      and d.expires_on between z.wall_time::date and z.wall_time::date + 30
      -- Whoever added it so late has just read the date.
      and d.expires_on - (d.added_at at time zone z.name)::date >= l.lead_days
    order by d.practitioner_id, d.id
  loop
    insert into care.practitioner_document_reminders (document_id, lead_days)
    values (due.id, due.lead_days) on conflict do nothing;
    continue when not found;
    sent := sent + 1;
    perform graphile_worker.care_enqueue('mail.send', json_build_object(
      'template', 'document-expiring', 'accountId', due.practitioner_id, 'day', due.expires_on));
    perform care.notify('document-expiring', array[due.practitioner_id], array[format('%s %s', due.id, due.lead_days)],
                        array['/practitioner/documents'], jsonb_build_object('expiresOn', due.expires_on));
  end loop;
  return sent;
end
$$;
comment on function care.remind_of_expiring_documents(timestamptz) is
  'Tells practitioners, between 8 and 21 h where they live, of documents that expire in 30 or 7 days, once each; returns how many.';
grant execute on function care.remind_of_expiring_documents(timestamptz) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('practitioners.remind-expiry', 'Tells practitioners of documents that expire soon.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'practitioners.remind-expiry';
drop function care.remind_of_expiring_documents(timestamptz);
drop function care.read_practitioner_document(uuid);
create or replace function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.coach_note_keys as k where k.kek_id <> has_data_keys_beside.kek_id);
drop table care.practitioner_document_reminders;
drop table care.practitioner_document_reads;
drop function care.refuse_change();
drop table care.practitioner_document_contents;
drop table care.practitioner_documents;
drop function care.limit_documents();
delete from care.notifications where kind in ('document-expiring', 'verification-decided');
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered'));
reset role;
