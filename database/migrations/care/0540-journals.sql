-- Up Migration

-- The journal of an employee, encrypted in their browser (decision 040): the server keeps what it cannot open. It knows whose
-- a row is, of which company, when it was saved and how often; not the mood, the words, the text, nor the day they are about.
--
--   one journal per employee: its key wrapped twice, by a passphrase and by a recovery code
--   one row per entry, under an id chosen by the browser; a change names the revision it was made from
--   one share per period and practitioner: a key of its own for copies of the entries. Its end takes key and copies away
--
-- What this deliberately does not grant: nobody but the owner reads a journal; no role of the panel, no job and no sign-in reads
-- any of these tables; nobody changes what a share holds, and no share that ended comes back.
set local role care_owner;

create table care.journals (
  owner_id text primary key,
  company_id text not null,
  key_id uuid not null,
  revision integer not null default 1 check (revision >= 1),
  passphrase_salt bytea not null check (octet_length(passphrase_salt) = 16),
  passphrase_iterations integer not null check (passphrase_iterations between 600000 and 10000000),
  passphrase_wrapped bytea not null check (octet_length(passphrase_wrapped) = 32),
  passphrase_iv bytea not null check (octet_length(passphrase_iv) = 12),
  passphrase_tag bytea not null check (octet_length(passphrase_tag) = 16),
  recovery_salt bytea not null check (octet_length(recovery_salt) = 16),
  recovery_wrapped bytea not null check (octet_length(recovery_wrapped) = 32),
  recovery_iv bytea not null check (octet_length(recovery_iv) = 12),
  recovery_tag bytea not null check (octet_length(recovery_tag) = 16),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (owner_id, key_id),
  foreign key (company_id, owner_id) references care.people (company_id, account_id) on update cascade on delete cascade
);
comment on table care.journals is
  'Journals of employees: the key of each, wrapped in the browser by a passphrase (PBKDF2) and by a recovery code. Neither secret is known here.';
comment on column care.journals.revision is 'Counts the changes of the wrappings: one that was made from an older state is refused.';
create index journals_company on care.journals (company_id, owner_id);

create table care.journal_entries (
  owner_id text not null,
  id uuid not null,
  company_id text not null,
  key_id uuid not null,
  revision integer not null default 1 check (revision >= 1),
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 65536 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (owner_id, id),
  foreign key (owner_id, key_id) references care.journals (owner_id, key_id) on update cascade on delete cascade,
  foreign key (company_id, owner_id) references care.people (company_id, account_id) on update cascade on delete cascade
);
comment on table care.journal_entries is
  'Entries of journals, AES-256-GCM under a key that only their author can unwrap, padded to a multiple of 256 bytes.';
comment on column care.journal_entries.id is 'Chosen by the browser that wrote it, and bound by the seal.';
create index journal_entries_key on care.journal_entries (owner_id, key_id);
create index journal_entries_company on care.journal_entries (company_id, owner_id);

-- A practitioner's key pair for shares. A new one takes the place of the one before, which stays named by what was shared under it.
create table care.practitioner_share_keys (
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  id uuid not null,
  revision integer not null default 1 check (revision >= 1),
  public_key bytea not null check (octet_length(public_key) = 65 and get_byte(public_key, 0) = 4),
  private_key_encrypted bytea not null check (octet_length(private_key_encrypted) = 256),
  private_key_iv bytea not null check (octet_length(private_key_iv) = 12),
  private_key_tag bytea not null check (octet_length(private_key_tag) = 16),
  passphrase_salt bytea not null check (octet_length(passphrase_salt) = 16),
  passphrase_iterations integer not null check (passphrase_iterations between 600000 and 10000000),
  passphrase_wrapped bytea not null check (octet_length(passphrase_wrapped) = 32),
  passphrase_iv bytea not null check (octet_length(passphrase_iv) = 12),
  passphrase_tag bytea not null check (octet_length(passphrase_tag) = 16),
  recovery_salt bytea not null check (octet_length(recovery_salt) = 16),
  recovery_wrapped bytea not null check (octet_length(recovery_wrapped) = 32),
  recovery_iv bytea not null check (octet_length(recovery_iv) = 12),
  recovery_tag bytea not null check (octet_length(recovery_tag) = 16),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  replaced_at timestamptz,
  primary key (practitioner_id, id)
);
comment on table care.practitioner_share_keys is
  'Key pairs of practitioners for shared journals: the public key (P-256), and the private one sealed in the browser under a vault of theirs.';
create unique index practitioner_share_keys_current on care.practitioner_share_keys (practitioner_id) where replaced_at is null;

create table care.journal_shares (
  id uuid primary key,
  company_id text not null,
  owner_id text not null,
  journal_key_id uuid not null,
  practitioner_id text not null,
  practitioner_key_id uuid not null,
  ephemeral_key bytea check (octet_length(ephemeral_key) = 65 and get_byte(ephemeral_key, 0) = 4),
  for_practitioner bytea check (octet_length(for_practitioner) = 256),
  for_practitioner_iv bytea check (octet_length(for_practitioner_iv) = 12),
  for_practitioner_tag bytea check (octet_length(for_practitioner_tag) = 16),
  for_owner bytea not null check (octet_length(for_owner) = 256),
  for_owner_iv bytea not null check (octet_length(for_owner_iv) = 12),
  for_owner_tag bytea not null check (octet_length(for_owner_tag) = 16),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (owner_id, id),
  foreign key (owner_id, journal_key_id) references care.journals (owner_id, key_id) on update cascade on delete cascade,
  foreign key (company_id, owner_id) references care.people (company_id, account_id) on update cascade on delete cascade,
  foreign key (practitioner_id, practitioner_key_id) references care.practitioner_share_keys (practitioner_id, id)
    on update cascade on delete cascade,
  check (num_nulls(ephemeral_key, for_practitioner, for_practitioner_iv, for_practitioner_tag)
    = case when revoked_at is null then 0 else 4 end)
);
comment on table care.journal_shares is
  'Periods of a journal that its author shares with one practitioner: the key of the share, sealed for each of the two. Ended, it holds no key for the practitioner.';
create index journal_shares_practitioner on care.journal_shares (practitioner_id, practitioner_key_id);
create index journal_shares_journal on care.journal_shares (owner_id, journal_key_id);
create index journal_shares_company on care.journal_shares (company_id, owner_id);

create table care.journal_share_entries (
  owner_id text not null,
  share_id uuid not null,
  entry_id uuid not null,
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 65536 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  primary key (share_id, entry_id),
  foreign key (owner_id, share_id) references care.journal_shares (owner_id, id) on update cascade on delete cascade,
  foreign key (owner_id, entry_id) references care.journal_entries (owner_id, id) on update cascade on delete cascade
);
comment on table care.journal_share_entries is
  'Copies of entries as they were when a period was shared, sealed under the key of the share. An entry that is deleted takes its copies with it.';
create index journal_share_entries_entry on care.journal_share_entries (owner_id, entry_id);
create index journal_share_entries_share on care.journal_share_entries (owner_id, share_id);

create function care.count_journal_revision() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  -- An account or a company that gets another id changes the row, but not what was written.
  if new.revision <> old.revision + 1 and (to_jsonb(new) - array['owner_id', 'company_id', 'practitioner_id', 'replaced_at'])
       <> (to_jsonb(old) - array['owner_id', 'company_id', 'practitioner_id', 'replaced_at']) then
    raise exception 'every change counts one revision' using errcode = 'check_violation';
  end if;
  new.updated_at := now();
  return new;
end
$$;
comment on function care.count_journal_revision() is
  'Trigger: a change of a journal, an entry or a share key is made from the revision before it, or not at all.';
create trigger count_revision before update on care.journals for each row execute function care.count_journal_revision();
create trigger count_revision before update on care.journal_entries for each row execute function care.count_journal_revision();
create trigger count_revision before update on care.practitioner_share_keys
  for each row execute function care.count_journal_revision();

create function care.end_journal_share() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.revoked_at is not null then
    new.revoked_at := old.revoked_at;
    return new;
  end if;
  if new.revoked_at is not null then
    new.revoked_at := now();
    new.ephemeral_key := null;
    new.for_practitioner := null;
    new.for_practitioner_iv := null;
    new.for_practitioner_tag := null;
    delete from care.journal_share_entries as e where e.share_id = old.id;
  end if;
  return new;
end
$$;
comment on function care.end_journal_share() is
  'Trigger on care.journal_shares: the end of a share takes its key for the practitioner and its copies away, for good.';
create trigger end_share before update of revoked_at on care.journal_shares
  for each row execute function care.end_journal_share();

-- With whom the acting employee may share: whoever has, or had, a consultation with them.
create function care.journal_practitioners()
  returns table (practitioner_id text, display_name text, title text, key_id uuid, public_key bytea)
  language sql stable security definer set search_path = ''
as $$
  select p.account_id, p.display_name, p.title, k.id, k.public_key
  from care.practitioners as p
  left join care.practitioner_share_keys as k on k.practitioner_id = p.account_id and k.replaced_at is null
  where sec.role() = 'employee' and exists (
    select from care.consultations as c
    where c.employee_id = sec.actor() and c.practitioner_id = p.account_id and c.status <> 'cancelled')
$$;
comment on function care.journal_practitioners() is
  'The practitioners of the acting employee with the public key of each, if they made one; nobody for anybody else.';
grant execute on function care.journal_practitioners() to care_app;

create function care.consulted_employees() returns setof text
  language sql stable security definer set search_path = ''
as $$
  select c.employee_id from care.consultations as c
  where sec.role() = 'practitioner' and c.practitioner_id = sec.actor() and c.status <> 'cancelled'
$$;
comment on function care.consulted_employees() is
  'Whoever has or had a consultation with the acting practitioner; nobody for anybody else.';
grant execute on function care.consulted_employees() to care_app;

do $$
declare
  name text;
begin
  foreach name in array array['journals', 'journal_entries', 'journal_shares', 'journal_share_entries', 'practitioner_share_keys']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
  foreach name in array array['journals', 'journal_entries']
  loop
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using ((select sec.role()) = 'employee' and owner_id = (select sec.actor()) and company_id = (select sec.company()))
    $policy$, name);
    execute format('create policy select_owner on care.%I for select to care_app using (owner_id = (select sec.actor()))', name);
    execute format('create policy insert_owner on care.%I for insert to care_app with check (owner_id = (select sec.actor()))', name);
    execute format('create policy update_owner on care.%I for update to care_app using (owner_id = (select sec.actor()))', name);
    execute format('create policy delete_owner on care.%I for delete to care_app using (owner_id = (select sec.actor()))', name);
  end loop;
end
$$;

create policy tenant on care.practitioner_share_keys as restrictive to care_app
  using ((select sec.role()) = 'practitioner' and practitioner_id = (select sec.actor()));
create policy select_self on care.practitioner_share_keys for select to care_app using (practitioner_id = (select sec.actor()));
create policy insert_self on care.practitioner_share_keys for insert to care_app with check (practitioner_id = (select sec.actor()));
create policy update_self on care.practitioner_share_keys for update to care_app
  using (practitioner_id = (select sec.actor()) and replaced_at is null) with check (practitioner_id = (select sec.actor()));

create policy tenant on care.journal_shares as restrictive to care_app
  using (case (select sec.role())
    when 'employee' then owner_id = (select sec.actor()) and company_id = (select sec.company())
    when 'practitioner' then practitioner_id = (select sec.actor()) and revoked_at is null
    else false end);
create policy select_owner on care.journal_shares for select to care_app using (owner_id = (select sec.actor()));
create policy select_practitioner on care.journal_shares for select to care_app
  using (practitioner_id = (select sec.actor()) and revoked_at is null and owner_id in (select care.consulted_employees()));
create policy insert_owner on care.journal_shares for insert to care_app
  with check (owner_id = (select sec.actor()) and (practitioner_id, practitioner_key_id) in (
    select p.practitioner_id, p.key_id from care.journal_practitioners() as p));
create policy update_owner on care.journal_shares for update to care_app using (owner_id = (select sec.actor()));

create policy tenant on care.journal_share_entries as restrictive to care_app
  using (case (select sec.role())
    when 'employee' then owner_id = (select sec.actor())
    when 'practitioner' then share_id in (select s.id from care.journal_shares as s where s.practitioner_id = (select sec.actor()))
    else false end);
create policy select_owner on care.journal_share_entries for select to care_app using (owner_id = (select sec.actor()));
-- What is visible of care.journal_shares here is what the practitioner may see of it: not ended, theirs, of somebody they saw.
create policy select_practitioner on care.journal_share_entries for select to care_app
  using ((select sec.role()) = 'practitioner' and share_id in (select s.id from care.journal_shares as s));
create policy insert_owner on care.journal_share_entries for insert to care_app
  with check (owner_id = (select sec.actor()) and share_id in (
    select s.id from care.journal_shares as s where s.revoked_at is null));

grant select,
  insert (owner_id, company_id, key_id, passphrase_salt, passphrase_iterations, passphrase_wrapped, passphrase_iv, passphrase_tag,
          recovery_salt, recovery_wrapped, recovery_iv, recovery_tag),
  update (revision, passphrase_salt, passphrase_iterations, passphrase_wrapped, passphrase_iv, passphrase_tag,
          recovery_salt, recovery_wrapped, recovery_iv, recovery_tag),
  delete on care.journals to care_app;
grant select, insert (owner_id, id, company_id, key_id, content_encrypted, iv, auth_tag),
  update (revision, content_encrypted, iv, auth_tag), delete on care.journal_entries to care_app;
grant select,
  insert (practitioner_id, id, public_key, private_key_encrypted, private_key_iv, private_key_tag, passphrase_salt,
          passphrase_iterations, passphrase_wrapped, passphrase_iv, passphrase_tag, recovery_salt, recovery_wrapped, recovery_iv,
          recovery_tag),
  update (revision, replaced_at, passphrase_salt, passphrase_iterations, passphrase_wrapped, passphrase_iv, passphrase_tag,
          recovery_salt, recovery_wrapped, recovery_iv, recovery_tag) on care.practitioner_share_keys to care_app;
grant select,
  insert (id, company_id, owner_id, journal_key_id, practitioner_id, practitioner_key_id, ephemeral_key, for_practitioner,
          for_practitioner_iv, for_practitioner_tag, for_owner, for_owner_iv, for_owner_tag),
  update (revoked_at) on care.journal_shares to care_app;
grant select, insert (owner_id, share_id, entry_id, content_encrypted, iv, auth_tag) on care.journal_share_entries to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop table care.journal_share_entries;
drop table care.journal_shares;
drop table care.practitioner_share_keys;
drop table care.journal_entries;
drop table care.journals;
drop function care.consulted_employees();
drop function care.journal_practitioners();
drop function care.end_journal_share();
drop function care.count_journal_revision();
reset role;
