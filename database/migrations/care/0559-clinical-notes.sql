-- Up Migration

-- Clinical notes: what a practitioner writes about one of their consultations, encrypted before it comes here. Its author
-- reads it and nobody else: no other practitioner, no HR, no panel, no job. The patient reads exactly the version that was
-- shared with them, while it is.
--
--   one data key per practitioner and patient in a company, wrapped by a key that is not in the database with the patient's share
--   one note per consultation that has begun; its row is the lock under which versions are placed
--   every save is a version: numbered from 1 without a gap, never changed, never deleted; a save sent twice is one row
--   a share names one version; another one, or a withdrawal, ends it
--
-- What this deliberately does not grant: nobody updates or deletes a version, nor a share but to end it.
set local role care_owner;

create table care.clinical_note_keys (
  id uuid primary key,
  company_id text not null,
  employee_id text not null,
  practitioner_id text not null references care.people (account_id) on update cascade on delete restrict,
  wrapped bytea not null check (octet_length(wrapped) = 32),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  share_of text,
  created_at timestamptz not null default now(),
  unique (company_id, employee_id, practitioner_id),
  unique (company_id, employee_id, practitioner_id, id),
  foreign key (company_id, employee_id) references care.people (company_id, account_id) on update restrict on delete restrict
);
comment on table care.clinical_note_keys is
  'Data keys of clinical notes, one per practitioner and patient in a company, each wrapped by AES-256-GCM under a key that only the services hold.';

create table care.clinical_notes (
  consultation_id uuid primary key,
  company_id text not null,
  employee_id text not null,
  practitioner_id text not null,
  last_revision integer not null default 0 check (last_revision >= 0),
  created_at timestamptz not null default now(),
  unique (company_id, consultation_id, employee_id, practitioner_id),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.consultations (company_id, id, employee_id, practitioner_id) on update cascade on delete restrict
);
comment on table care.clinical_notes is
  'The clinical note of one consultation, made with its first version; its row is the lock under which versions and shares are placed.';
create index clinical_notes_practitioner on care.clinical_notes (practitioner_id);

create table care.clinical_note_versions (
  id uuid primary key,
  company_id text not null,
  consultation_id uuid not null,
  employee_id text not null,
  practitioner_id text not null,
  revision integer not null check (revision >= 1),
  save_id uuid not null,
  key_id uuid not null,
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 81920 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  saved_at timestamptz not null default clock_timestamp(),
  unique (consultation_id, revision),
  unique (consultation_id, save_id),
  unique (company_id, consultation_id, employee_id, practitioner_id, revision),
  foreign key (company_id, consultation_id, employee_id, practitioner_id)
    references care.clinical_notes (company_id, consultation_id, employee_id, practitioner_id)
    on update restrict on delete restrict,
  foreign key (company_id, employee_id, practitioner_id, key_id)
    references care.clinical_note_keys (company_id, employee_id, practitioner_id, id) on update restrict on delete restrict
);
comment on table care.clinical_note_versions is
  'Every text that a clinical note was, AES-256-GCM under a key derived for the row; the text is padded to a multiple of 256 bytes. Only added to.';
comment on column care.clinical_note_versions.save_id is 'Chosen by the page: a save sent again is the same row.';
comment on column care.clinical_note_versions.revision is
  'From 1 without a gap: one more than the version on which it was written, which the trigger compares under the lock of the note.';
-- Ciphertext does not get smaller.
alter table care.clinical_note_versions alter column content_encrypted set storage external;
create index clinical_note_versions_key on care.clinical_note_versions (key_id);
create trigger refuse_change before update or delete or truncate on care.clinical_note_versions
  for each statement execute function care.refuse_change();

create table care.clinical_note_shares (
  id uuid primary key default uuidv7(),
  company_id text not null,
  consultation_id uuid not null,
  employee_id text not null,
  practitioner_id text not null,
  revision integer not null,
  shared_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  check (withdrawn_at >= shared_at),
  foreign key (company_id, consultation_id, employee_id, practitioner_id, revision)
    references care.clinical_note_versions (company_id, consultation_id, employee_id, practitioner_id, revision)
    on update restrict on delete restrict
);
comment on table care.clinical_note_shares is
  'Which version of a clinical note its author showed to the patient, from when to when.';
create unique index clinical_note_shares_current on care.clinical_note_shares (consultation_id) where withdrawn_at is null;
create index clinical_note_shares_of_consultation on care.clinical_note_shares (consultation_id);
create index clinical_note_shares_of_employee on care.clinical_note_shares (employee_id) where withdrawn_at is null;
create trigger refuse_removal before delete or truncate on care.clinical_note_shares
  for each statement execute function care.refuse_change();

-- Placing a version. The row of the note is locked first, so that a second copy of the same save waits, then finds the
-- first one and is dropped, and a save that was written on an older version is refused instead of hiding a newer one.
create function care.place_clinical_note_version() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  newest integer;
begin
  select n.last_revision into newest
  from care.clinical_notes as n where n.consultation_id = new.consultation_id for update;
  if exists (
    select from care.clinical_note_versions as v
    where v.consultation_id = new.consultation_id and v.save_id = new.save_id
  ) then
    return null;
  end if;
  if new.revision <> newest + 1 then
    raise exception 'the note has another version since'
      using errcode = 'check_violation', constraint = 'clinical_note_version_follows';
  end if;
  update care.clinical_notes as n set last_revision = new.revision where n.consultation_id = new.consultation_id;
  new.saved_at := clock_timestamp();
  return new;
end
$$;
comment on function care.place_clinical_note_version() is
  'Trigger on care.clinical_note_versions: drops a save that is already there, refuses one that does not follow the newest.';
create trigger place_version before insert on care.clinical_note_versions
  for each row execute function care.place_clinical_note_version();

-- One share at a time: showing another version ends the one before. Showing the same version again changes nothing.
create function care.place_clinical_note_share() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform from care.clinical_notes as n where n.consultation_id = new.consultation_id for update;
  if exists (
    select from care.clinical_note_shares as s
    where s.consultation_id = new.consultation_id and s.revision = new.revision and s.withdrawn_at is null
  ) then
    return null;
  end if;
  update care.clinical_note_shares as s set withdrawn_at = clock_timestamp()
  where s.consultation_id = new.consultation_id and s.withdrawn_at is null;
  new.shared_at := clock_timestamp();
  return new;
end
$$;
comment on function care.place_clinical_note_share() is
  'Trigger on care.clinical_note_shares: ends the share of another version; the same one again changes nothing.';
create trigger place_share before insert on care.clinical_note_shares
  for each row execute function care.place_clinical_note_share();

create function care.end_clinical_note_share() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if old.withdrawn_at is not null
    or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'a share is ended once, and not changed' using errcode = 'insufficient_privilege';
  end if;
  new.withdrawn_at := clock_timestamp();
  return new;
end
$$;
comment on function care.end_clinical_note_share() is 'Trigger on care.clinical_note_shares: the one change is its end, by the clock.';
create trigger end_share before update on care.clinical_note_shares
  for each row execute function care.end_clinical_note_share();

-- What the person is told: that something waits, and nothing of it.
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided', 'submission-marked',
  'note-shared'));

create function care.notify_note_share() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform care.notify('note-shared', array[new.employee_id], array[new.id::text], array['/employee/consultations/' || new.consultation_id]);
  else
    delete from care.notifications as n
    where n.account_id = new.employee_id and n.kind = 'note-shared' and n.subject = new.id::text;
  end if;
  return null;
end
$$;
comment on function care.notify_note_share() is
  'Trigger on care.clinical_note_shares: tells the patient that a document waits, and takes it back when it is withdrawn.';
create trigger notify_share after insert or update on care.clinical_note_shares
  for each row execute function care.notify_note_share();

insert into care.wrapped_key_kinds values
  ('clinical-note', 'clinical_note_keys', 'wrapped', 'iv', 'auth_tag', 'k.company_id', 'k.practitioner_id || '' '' || k.employee_id', 'k.employee_id');

do $$
declare
  name text;
begin
  foreach name in array array['clinical_note_keys', 'clinical_notes', 'clinical_note_versions', 'clinical_note_shares']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    -- A practitioner serves several companies: their rows are bounded by being theirs.
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using ((practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
          or (employee_id = (select sec.actor()) and (select sec.role()) = 'employee' and company_id = (select sec.company())))
        with check (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
    $policy$, name);
    execute format('create policy select_author on care.%I for select to care_app using (practitioner_id = (select sec.actor()))', name);
  end loop;
end
$$;

-- The patient: the share while it lasts, the one version that it names, and the key that opens it. Never the note itself.
create policy select_shared on care.clinical_note_shares for select to care_app
  using (employee_id = (select sec.actor()) and withdrawn_at is null);
create policy select_shared on care.clinical_note_versions for select to care_app
  using (employee_id = (select sec.actor()) and exists (
    select from care.clinical_note_shares as s
    where s.consultation_id = clinical_note_versions.consultation_id and s.revision = clinical_note_versions.revision
      and s.withdrawn_at is null));
create policy select_shared on care.clinical_note_keys for select to care_app
  using (employee_id = (select sec.actor()) and exists (
    select from care.clinical_note_shares as s
    where s.employee_id = clinical_note_keys.employee_id and s.practitioner_id = clinical_note_keys.practitioner_id
      and s.company_id = clinical_note_keys.company_id and s.withdrawn_at is null));

-- That the people are those of the consultation is the foreign keys' business; that it has begun is asked here.
create policy insert_author on care.clinical_note_keys for insert to care_app
  with check (practitioner_id = (select sec.actor()) and exists (
    select from care.consultations as c
    where c.practitioner_id = clinical_note_keys.practitioner_id and c.employee_id = clinical_note_keys.employee_id
      and c.company_id = clinical_note_keys.company_id and c.status in ('in_progress', 'completed')));
do $$
declare
  name text;
begin
  foreach name in array array['clinical_notes', 'clinical_note_versions']
  loop
    execute format(
      'create policy insert_author on care.%1$I for insert to care_app '
      'with check (practitioner_id = (select sec.actor()) and exists ('
      '  select from care.consultations as c where c.id = %1$I.consultation_id and c.status in (''in_progress'', ''completed'')))', name);
  end loop;
end
$$;
create policy insert_author on care.clinical_note_shares for insert to care_app
  with check (practitioner_id = (select sec.actor()));
create policy update_author on care.clinical_note_shares for update to care_app
  using (practitioner_id = (select sec.actor())) with check (practitioner_id = (select sec.actor()));

grant select, insert (id, company_id, employee_id, practitioner_id, wrapped, iv, auth_tag, kek_id, share_of) on care.clinical_note_keys to care_app;
grant select, insert (consultation_id, company_id, employee_id, practitioner_id) on care.clinical_notes to care_app;
grant select, insert (id, company_id, consultation_id, employee_id, practitioner_id, revision, save_id, key_id, content_encrypted, iv, auth_tag)
  on care.clinical_note_versions to care_app;
grant select, insert (company_id, consultation_id, employee_id, practitioner_id, revision), update (withdrawn_at)
  on care.clinical_note_shares to care_app;

reset role;

-- Down Migration

set local role care_owner;
delete from care.wrapped_key_kinds where purpose = 'clinical-note';
drop policy select_shared on care.clinical_note_versions;
drop policy select_shared on care.clinical_note_keys;
drop table care.clinical_note_shares;
drop table care.clinical_note_versions;
drop table care.clinical_notes;
drop table care.clinical_note_keys;
drop function care.notify_note_share();
drop function care.end_clinical_note_share();
drop function care.place_clinical_note_share();
drop function care.place_clinical_note_version();
delete from care.notifications where kind = 'note-shared';
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided', 'submission-marked'));
reset role;
