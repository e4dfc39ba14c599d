-- Up Migration

-- One key-encryption key replaces another while everything goes on, and the keys of an erased person are destroyed for good.
--
--   vault.shares   a random share per person. It takes part in wrapping their data keys, so that without it they open no more.
--                  It stands in a schema of its own because no backup holds it: a restored backup opens nothing of whoever was
--                  erased since. An erased person keeps a row without share, so that they never get another.
--   care.wrapped_key_kinds   every table that holds wrapped data keys; start, status, rotation and erasing walk through it
--   care.key_rotations       what was asked for in the panel, and how far it is
--   kek_id 0000000000000000  the key of an erased person, overwritten
--
-- What this deliberately does not grant: nobody reads a share but through a function, and there is none that lists them; requests
-- may neither rewrap nor erase. The worker rewraps and erases, and still reads no message, note or file.

-- Stays where it is when a backup is restored over the rest: its shares are what that backup lacks.
create schema if not exists vault authorization care_owner;

set local role care_owner;

comment on schema vault is 'What no backup holds: the shares of people, without which their records open no more.';
create table if not exists vault.shares (
  person_id text primary key,
  share bytea check (octet_length(share) = 32),
  made_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((share is null) = (erased_at is not null))
);
comment on table vault.shares is 'One random share per person (account); without share since they were erased. In no backup.';
alter table vault.shares enable row level security;
alter table vault.shares force row level security;
drop policy if exists manage_owner on vault.shares;
create policy manage_owner on vault.shares to care_owner using (true) with check (true);

-- Whose share, per row. Null: wrapped before there were shares, or of no person.
alter table care.data_keys add column share_of text;
alter table care.coach_note_keys add column share_of text;
alter table care.busy_feeds add column share_of text;
alter table care.practitioner_documents add column share_of text;
alter table care.submission_files add column share_of text;
alter table care.webhook_keys add column share_of text;
grant insert (share_of) on care.data_keys, care.coach_note_keys, care.practitioner_documents to care_app;

-- Notes: a key per coach and patient, so that it can end with the patient.
alter table care.coach_note_keys
  add column patient_id text,
  add foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade,
  drop constraint coach_note_keys_company_id_author_id_key,
  add unique (company_id, author_id, patient_id);
comment on table care.coach_note_keys is
  'Data keys of coaches'' notes, one per coach and patient, each wrapped by AES-256-GCM under a key that only the services hold.';
comment on column care.coach_note_keys.patient_id is
  'Null: a key of before, for all patients of a coach in a company. What it sealed moves to the patient''s own key at the next save.';
create index coach_note_keys_patient on care.coach_note_keys (company_id, patient_id);
drop policy insert_author on care.coach_note_keys;
create policy insert_author on care.coach_note_keys for insert to care_app
  with check (author_id = (select sec.actor()) and patient_id in (select care.followed_patients()));
grant insert (patient_id) on care.coach_note_keys to care_app;
grant update (key_id) on care.coach_notes to care_app;

-- A file that was handed in never changes; the wrapping of its key may.
drop trigger refuse_change on care.submission_files;
create trigger refuse_change before update of id, company_id, trainee_id, round_id, place, name, media_type, byte_size,
  content_encrypted, iv, auth_tag on care.submission_files for each statement execute function care.refuse_change();

drop function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text);
create function care.add_submission_file(
  round_id uuid, file_id uuid, place integer, name text, media_type text, byte_size integer,
  content_encrypted bytea, iv bytea, auth_tag bytea, key_wrapped bytea, key_iv bytea, key_auth_tag bytea, kek_id text, share_of text
) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  round care.submission_rounds;
begin
  -- In the transaction that hands in, and never later.
  select r.* into round from care.submission_rounds r
  where r.id = add_submission_file.round_id and r.trainee_id = care.own_trainee() and r.handed_in_at = now();
  if not found then
    raise exception 'files come with what is handed in' using errcode = 'no_data_found', constraint = 'submission_known';
  end if;
  insert into care.submission_files
    (id, company_id, trainee_id, round_id, place, name, media_type, byte_size, content_encrypted, iv, auth_tag,
     key_wrapped, key_iv, key_auth_tag, kek_id, share_of)
  values (file_id, round.company_id, round.trainee_id, round.id, add_submission_file.place, add_submission_file.name,
          add_submission_file.media_type, add_submission_file.byte_size, add_submission_file.content_encrypted,
          add_submission_file.iv, add_submission_file.auth_tag, add_submission_file.key_wrapped, add_submission_file.key_iv,
          add_submission_file.key_auth_tag, add_submission_file.kek_id, add_submission_file.share_of);
end
$$;
comment on function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text, text) is
  'Adds a sealed file to the round that the same transaction hands in.';
grant execute on function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text, text)
  to care_app;

create table care.wrapped_key_kinds (
  purpose text primary key,
  table_name name not null unique,
  wrapped_column name not null,
  iv_column name not null,
  tag_column name not null,
  company_sql text not null,
  subject_sql text not null,
  person_sql text not null
);
comment on table care.wrapped_key_kinds is
  'Every table with wrapped data keys (id, kek_id, share_of and the columns named here), and over its row k: company and subject that a wrapping binds, and whose share it takes (null for nobody''s). Written by migrations alone.';
insert into care.wrapped_key_kinds values
  ('chat', 'data_keys', 'wrapped', 'iv', 'auth_tag', 'k.company_id', 'k.consultation_id', 'k.employee_id'),
  ('coach-notes', 'coach_note_keys', 'wrapped', 'iv', 'auth_tag', 'k.company_id', 'k.author_id', 'k.patient_id'),
  ('busy-feed', 'busy_feeds', 'key_wrapped', 'key_iv', 'key_auth_tag', '''''', 'k.practitioner_id', 'k.practitioner_id'),
  ('practitioner-document', 'practitioner_documents', 'key_wrapped', 'key_iv', 'key_auth_tag', '''''', 'k.practitioner_id', 'k.practitioner_id'),
  ('webhook-key', 'webhook_keys', 'key_wrapped', 'key_iv', 'key_auth_tag', '''''', 'k.receiver_id', 'null'),
  ('submission-file', 'submission_files', 'key_wrapped', 'key_iv', 'key_auth_tag', 'k.company_id', 'k.trainee_id',
   '(select t.account_id from care.trainees as t where t.id = k.trainee_id)');

create table care.key_rotations (
  id uuid primary key default uuidv7(),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  asked_by text not null,
  asked_by_role text not null check (asked_by_role in ('platform-admin', 'super-admin')),
  asked_at timestamptz not null default now(),
  moved bigint not null default 0 check (moved >= 0),
  seen_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table care.key_rotations is
  'Rotations asked for in the panel: by whom, to which key (its id), how many data keys were rewrapped, when the last was.';
create unique index key_rotations_running on care.key_rotations ((true)) where ended_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['wrapped_key_kinds', 'key_rotations'] loop
    execute format($policy$
      alter table care.%1$I enable row level security;
      alter table care.%1$I force row level security;
      create policy manage_owner on care.%1$I to care_owner using (care.owns_everything()) with check (care.owns_everything());
    $policy$, name);
  end loop;
end
$$;
create policy tenant on care.wrapped_key_kinds as restrictive to care_app using (false) with check (false);
create policy read_jobs on care.wrapped_key_kinds for select to care_jobs using (care.owns_everything());
grant select (purpose) on care.wrapped_key_kinds to care_jobs;
create policy tenant on care.key_rotations as restrictive to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin')) with check (false);
create policy select_administration on care.key_rotations for select to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin'));
grant select (id, kek_id, asked_by_role, asked_at, moved, seen_at, ended_at) on care.key_rotations to care_app;
create policy follow_jobs on care.key_rotations to care_jobs using (care.owns_everything()) with check (care.owns_everything());
grant select, update (moved, seen_at, ended_at) on care.key_rotations to care_jobs;

create function care.find_share(person text) returns bytea
  language sql stable security definer set search_path = ''
  return (select s.share from vault.shares as s where s.person_id = find_share.person);
comment on function care.find_share(text) is 'The share of a person; null when they have none (any more). It opens nothing by itself.';

create function care.make_share(person text) returns bytea
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (select from vault.shares as s where s.person_id = person) then
    if not exists (select from care.people as p where p.account_id = person) then
      raise exception 'only somebody with an account has a share' using errcode = 'foreign_key_violation';
    end if;
    insert into vault.shares (person_id, share) values (person, ext.gen_random_bytes(32)) on conflict (person_id) do nothing;
  end if;
  return care.find_share(person);
end
$$;
comment on function care.make_share(text) is 'The share of a person, made when they never had one; null once they were erased.';

create function care.list_kek_ids() returns table (purpose text, kek_id text)
  language plpgsql stable security definer set search_path = ''
as $$
declare
  kind care.wrapped_key_kinds;
begin
  for kind in select * from care.wrapped_key_kinds as w order by w.purpose loop
    return query execute format(
      'select %L::text, k.kek_id from care.%I as k where k.kek_id <> repeat(''0'', 16) group by k.kek_id', kind.purpose, kind.table_name);
  end loop;
end
$$;
comment on function care.list_kek_ids() is 'Which key-encryption keys (their ids) the stored data keys name, for each purpose.';

create function care.count_wrapped_keys() returns table (purpose text, kek_id text, keys bigint, unshared bigint, lost bigint)
  language plpgsql stable security definer set search_path = ''
as $$
declare
  kind care.wrapped_key_kinds;
begin
  for kind in select * from care.wrapped_key_kinds as w order by w.purpose loop
    return query execute format($query$
      select %L::text, c.kek_id, count(*),
             count(*) filter (where c.kek_id <> repeat('0', 16) and c.person is not null and c.share_of is null),
             count(*) filter (where c.kek_id <> repeat('0', 16) and c.share_of is not null and s.person_id is null)
      from (select k.kek_id, k.share_of, %s as person from care.%I as k) as c
      left join vault.shares as s on s.person_id = c.share_of
      group by c.kek_id
    $query$, kind.purpose, kind.person_sql, kind.table_name);
  end loop;
end
$$;
comment on function care.count_wrapped_keys() is
  'How many data keys each key-encryption key wraps; those that a person''s share does not protect yet; those whose share is missing from the vault.';

create function care.take_wrapped_keys(purpose text, kek_id text, after uuid, size integer)
  returns table (id uuid, company_id text, subject_id text, wrapped bytea, iv bytea, auth_tag bytea, kek_id_now text, share_of text, share bytea,
                 erased_person text, person_id text, person_share bytea)
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  kind care.wrapped_key_kinds;
begin
  select * into strict kind from care.wrapped_key_kinds as w where w.purpose = take_wrapped_keys.purpose;
  return query execute format($query$
    with batch as materialized (
      select k.id, %1$s::text as company_id, (%2$s)::text as subject_id, k.%3$I as wrapped, k.%4$I as iv, k.%5$I as auth_tag, k.kek_id,
             k.share_of, %6$s as person_id
      from care.%7$I as k
      where k.id > $2 and k.kek_id <> repeat('0', 16) and (k.kek_id <> $1 or k.share_of is distinct from %6$s)
      order by k.id limit $3
      for no key update of k
    ),
    made as (
      insert into vault.shares as s (person_id, share)
      select d.person_id, ext.gen_random_bytes(32) from (select distinct b.person_id from batch as b where b.person_id is not null) as d
      on conflict (person_id) do nothing returning s.person_id, s.share
    )
    select b.id, b.company_id, b.subject_id, b.wrapped, b.iv, b.auth_tag, b.kek_id, b.share_of, o.share,
           case when o.erased_at is not null then b.share_of when p.erased_at is not null then b.person_id end, b.person_id, coalesce(m.share, p.share)
    from batch as b
    left join vault.shares as o on o.person_id = b.share_of
    left join vault.shares as p on p.person_id = b.person_id
    left join made as m on m.person_id = b.person_id
    order by b.id
  $query$, kind.company_sql, kind.subject_sql, kind.wrapped_column, kind.iv_column, kind.tag_column, kind.person_sql, kind.table_name)
  using take_wrapped_keys.kek_id, take_wrapped_keys.after, take_wrapped_keys.size;
end
$$;
comment on function care.take_wrapped_keys(text, text, uuid, integer) is
  'Locks the next data keys of a purpose that another key wraps than the named one, or that lack the share of their person, in the order of their ids.';

create function care.put_wrapped_keys(
  purpose text, kek_id text, ids uuid[], old_ivs bytea[], wrapped bytea[], ivs bytea[], auth_tags bytea[], people text[]) returns bigint
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  kind care.wrapped_key_kinds;
  changed bigint;
begin
  select * into strict kind from care.wrapped_key_kinds as w where w.purpose = put_wrapped_keys.purpose;
  -- The iv of before: what somebody else rewrapped meanwhile stays as they left it.
  execute format($query$
    update care.%1$I as k set %2$I = n.wrapped, %3$I = n.iv, %4$I = n.auth_tag, kek_id = $1, share_of = n.person_id
    from unnest($2, $3, $4, $5, $6, $7) as n (id, old_iv, wrapped, iv, auth_tag, person_id)
    where k.id = n.id and k.%3$I = n.old_iv
  $query$, kind.table_name, kind.wrapped_column, kind.iv_column, kind.tag_column)
  using put_wrapped_keys.kek_id, ids, old_ivs, put_wrapped_keys.wrapped, ivs, auth_tags, people;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function care.put_wrapped_keys(text, text, uuid[], bytea[], bytea[], bytea[], bytea[], text[]) is
  'Stores data keys wrapped again, each only where it still is as it was taken; returns how many were.';

create function care.destroy_wrapped_keys(person text) returns bigint
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  kind care.wrapped_key_kinds;
  destroyed bigint := 0;
  changed bigint;
begin
  if not exists (select from vault.shares as s where s.person_id = person and s.erased_at is not null) then
    raise exception 'the keys of somebody who was not erased are kept' using errcode = 'insufficient_privilege';
  end if;
  for kind in select * from care.wrapped_key_kinds loop
    execute format($query$
      update care.%1$I as k set %2$I = decode(repeat('00', 32), 'hex'), kek_id = repeat('0', 16)
      where k.kek_id <> repeat('0', 16) and (k.share_of = $1 or %3$s = $1)
    $query$, kind.table_name, kind.wrapped_column, kind.person_sql) using person;
    get diagnostics changed = row_count;
    destroyed := destroyed + changed;
  end loop;
  return destroyed;
end
$$;
comment on function care.destroy_wrapped_keys(text) is 'Overwrites the data keys of an erased person; returns how many.';

create function care.shred_person(person text) returns bigint
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into vault.shares as s (person_id, share, erased_at) values (person, null, now())
  on conflict (person_id) do update set share = null, erased_at = coalesce(s.erased_at, now());
  return care.destroy_wrapped_keys(person);
end
$$;
comment on function care.shred_person(text) is
  'Erases the share of a person for good and overwrites their data keys; returns how many. Nothing sealed for them opens again, here or in a backup.';

create function care.show_wrapped_keys() returns table (purpose text, kek_id text, keys bigint, unshared bigint, lost bigint)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if coalesce(sec.role(), '') not in ('platform-admin', 'super-admin') then
    raise exception 'keys are the business of administrators of the platform' using errcode = 'insufficient_privilege';
  end if;
  return query select * from care.count_wrapped_keys();
end
$$;
comment on function care.show_wrapped_keys() is 'care.count_wrapped_keys for administrators of the platform.';

create function care.ask_key_rotation(kek_id text) returns void
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  if coalesce(sec.role(), '') not in ('platform-admin', 'super-admin') then
    raise exception 'keys are the business of administrators of the platform' using errcode = 'insufficient_privilege';
  end if;
  insert into care.key_rotations (kek_id, asked_by, asked_by_role) values (ask_key_rotation.kek_id, sec.actor(), sec.role())
  on conflict ((true)) where ended_at is null do update
    set kek_id = excluded.kek_id, asked_by = excluded.asked_by, asked_by_role = excluded.asked_by_role, asked_at = now(), moved = 0,
        seen_at = now();
  perform graphile_worker.care_enqueue('records.rotate-keys', '{}'::json, 'records.rotate-keys');
end
$$;
comment on function care.ask_key_rotation(text) is 'Has every data key wrapped by the named key, by a job. One rotation at a time: asked again, it is the same from its beginning.';

grant execute on function care.find_share(text), care.make_share(text), care.list_kek_ids(), care.show_wrapped_keys(),
  care.ask_key_rotation(text) to care_app;
grant execute on function care.count_wrapped_keys(), care.take_wrapped_keys(text, text, uuid, integer),
  care.put_wrapped_keys(text, text, uuid[], bytea[], bytea[], bytea[], bytea[], text[]), care.destroy_wrapped_keys(text),
  care.shred_person(text) to care_jobs;

drop function care.has_data_keys_beside(text);

insert into care.job_tasks (name, purpose) values
  ('records.rotate-keys', 'Wraps every data key with the current key-encryption key.'),
  ('records.resume-rotation', 'Goes on with a rotation whose process has died.');

reset role;

-- Down Migration

set local role care_owner;
do $$
begin
  if exists (select from vault.shares) then
    raise exception 'shares of people are in use: without them, what was written for these people could never be read again';
  end if;
end
$$;
delete from care.job_tasks where name in ('records.rotate-keys', 'records.resume-rotation');
create function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.coach_note_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.practitioner_documents as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.submission_files as k where k.kek_id <> has_data_keys_beside.kek_id);
comment on function care.has_data_keys_beside(text) is
  'Whether some data key was wrapped by another key-encryption key than the named one.';
grant execute on function care.has_data_keys_beside(text) to care_app;
drop function care.ask_key_rotation(text);
drop function care.show_wrapped_keys();
drop function care.shred_person(text);
drop function care.destroy_wrapped_keys(text);
drop function care.put_wrapped_keys(text, text, uuid[], bytea[], bytea[], bytea[], bytea[], text[]);
drop function care.take_wrapped_keys(text, text, uuid, integer);
drop function care.count_wrapped_keys();
drop function care.list_kek_ids();
drop function care.make_share(text);
drop function care.find_share(text);
drop table care.key_rotations;
drop table care.wrapped_key_kinds;
drop function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text, text);
create function care.add_submission_file(
  round_id uuid, file_id uuid, place integer, name text, media_type text, byte_size integer,
  content_encrypted bytea, iv bytea, auth_tag bytea, key_wrapped bytea, key_iv bytea, key_auth_tag bytea, kek_id text
) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  round care.submission_rounds;
begin
  -- In the transaction that hands in, and never later.
  select r.* into round from care.submission_rounds r
  where r.id = add_submission_file.round_id and r.trainee_id = care.own_trainee() and r.handed_in_at = now();
  if not found then
    raise exception 'files come with what is handed in' using errcode = 'no_data_found', constraint = 'submission_known';
  end if;
  insert into care.submission_files
    (id, company_id, trainee_id, round_id, place, name, media_type, byte_size, content_encrypted, iv, auth_tag,
     key_wrapped, key_iv, key_auth_tag, kek_id)
  values (file_id, round.company_id, round.trainee_id, round.id, add_submission_file.place, add_submission_file.name,
          add_submission_file.media_type, add_submission_file.byte_size, add_submission_file.content_encrypted,
          add_submission_file.iv, add_submission_file.auth_tag, add_submission_file.key_wrapped, add_submission_file.key_iv,
          add_submission_file.key_auth_tag, add_submission_file.kek_id);
end
$$;
comment on function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text) is
  'Adds a sealed file to the round that the same transaction hands in.';
grant execute on function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text)
  to care_app;
drop trigger refuse_change on care.submission_files;
create trigger refuse_change before update on care.submission_files for each statement execute function care.refuse_change();
revoke update (key_id) on care.coach_notes from care_app;
drop policy insert_author on care.coach_note_keys;
create policy insert_author on care.coach_note_keys for insert to care_app
  with check (author_id = (select sec.actor()) and company_id in (
    select p.company_id from care.people as p where p.account_id in (select care.followed_patients())));
alter table care.coach_note_keys
  drop constraint coach_note_keys_company_id_author_id_patient_id_key,
  drop column patient_id,
  add unique (company_id, author_id);
comment on table care.coach_note_keys is
  'Data keys of coaches'' notes, one per coach and company, each wrapped by AES-256-GCM under a key that only the services hold.';
alter table care.data_keys drop column share_of;
alter table care.coach_note_keys drop column share_of;
alter table care.busy_feeds drop column share_of;
alter table care.practitioner_documents drop column share_of;
alter table care.submission_files drop column share_of;
alter table care.webhook_keys drop column share_of;
reset role;
drop schema vault cascade;
