-- Up Migration

-- What a coach writes down for themselves about a patient they follow, encrypted before it comes here. Its author reads it
-- and nobody else: no other coach, no patient, no panel, no job.
--
--   one data key per coach and company, wrapped by a key that is not in the database
--   one row per sitting (a page that was open): it is saved over and over while it is written, and what was written in
--   another sitting is never overwritten; the highest revision is the note
--   a note ends with the relation: who follows a patient no longer has no note about them, at the same commit
set local role care_owner;

create table care.coach_note_keys (
  id uuid primary key,
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  author_id text not null references care.people (account_id) on delete cascade,
  wrapped bytea not null check (octet_length(wrapped) = 32),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  created_at timestamptz not null default now(),
  unique (company_id, author_id),
  unique (company_id, author_id, id)
);
comment on table care.coach_note_keys is
  'Data keys of coaches'' notes, one per coach and company, each wrapped by AES-256-GCM under a key that only the services hold.';

create table care.coach_notes (
  id uuid not null,
  company_id text not null,
  author_id text not null,
  patient_id text not null,
  key_id uuid not null,
  revision integer not null check (revision >= 1),
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 81920 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  started_at timestamptz not null default clock_timestamp(),
  saved_at timestamptz not null default clock_timestamp(),
  primary key (company_id, author_id, patient_id, id),
  unique (company_id, author_id, patient_id, revision),
  foreign key (company_id, author_id, key_id) references care.coach_note_keys (company_id, author_id, id)
    on update cascade on delete cascade,
  foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade
);
comment on table care.coach_notes is
  'Private notes of coaches about patients, AES-256-GCM under a key derived for the row; the text is padded to a multiple of 256 bytes.';
comment on column care.coach_notes.id is 'The sitting in which it was written, chosen by the page.';
comment on column care.coach_notes.revision is 'Counts every save of one author about one patient: the highest is the note, the others are earlier ones.';
create index coach_notes_patient on care.coach_notes (company_id, patient_id);
create index coach_notes_key on care.coach_notes (company_id, author_id, key_id);

-- At the commit, so that a change of members which takes somebody out and in again forgets nothing.
create function care.forget_coach_notes() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from care.coach_notes as n
  where n.company_id = old.company_id
    and case tg_table_name when 'groups' then n.author_id = to_jsonb(old) ->> 'coach_id' else n.patient_id = to_jsonb(old) ->> 'patient_id' end
    and not exists (
      select from care.groups as g join care.group_members as m on m.company_id = g.company_id and m.group_id = g.id
      where g.coach_id = n.author_id and m.patient_id = n.patient_id);
  return null;
end
$$;
comment on function care.forget_coach_notes() is
  'Trigger on care.group_members and care.groups, at commit: a coach keeps no note about a patient they follow no longer.';
create constraint trigger forget_coach_notes after delete on care.group_members
  deferrable initially deferred for each row execute function care.forget_coach_notes();
create constraint trigger forget_coach_notes after update of coach_id on care.groups
  deferrable initially deferred for each row when (new.coach_id <> old.coach_id) execute function care.forget_coach_notes();

-- A service that holds another key than the one the records were wrapped with must not start.
create or replace function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.coach_note_keys as k where k.kek_id <> has_data_keys_beside.kek_id);

do $$
declare
  name text;
begin
  foreach name in array array['coach_note_keys', 'coach_notes']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    -- A coach serves several companies: their rows are bounded by being theirs.
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using ((select sec.role()) = 'coach' and author_id = (select sec.actor()))
        with check ((select sec.role()) = 'coach' and author_id = (select sec.actor()))
    $policy$, name);
  end loop;
end
$$;
create policy select_author on care.coach_note_keys for select to care_app using (author_id = (select sec.actor()));
create policy insert_author on care.coach_note_keys for insert to care_app
  with check (author_id = (select sec.actor()) and company_id in (
    select p.company_id from care.people as p where p.account_id in (select care.followed_patients())));

create policy select_author on care.coach_notes for select to care_app
  using (author_id = (select sec.actor()) and patient_id in (select care.followed_patients()));
create policy insert_author on care.coach_notes for insert to care_app
  with check (author_id = (select sec.actor()) and patient_id in (select care.followed_patients()));
create policy update_author on care.coach_notes for update to care_app
  using (author_id = (select sec.actor()) and patient_id in (select care.followed_patients()));
create policy delete_author on care.coach_notes for delete to care_app
  using (author_id = (select sec.actor()) and patient_id in (select care.followed_patients()));

grant select, insert (id, company_id, author_id, wrapped, iv, auth_tag, kek_id) on care.coach_note_keys to care_app;
grant select, insert (id, company_id, author_id, patient_id, key_id, revision, content_encrypted, iv, auth_tag),
  update (revision, content_encrypted, iv, auth_tag, saved_at), delete on care.coach_notes to care_app;

reset role;

-- Down Migration

drop trigger forget_coach_notes on care.group_members;
drop trigger forget_coach_notes on care.groups;
drop function care.forget_coach_notes();
create or replace function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id);
drop table care.coach_notes;
drop table care.coach_note_keys;
