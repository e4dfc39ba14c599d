-- Up Migration

-- Who opened or wrote what of whom: one row for each reading and writing of a protected record, in the transaction that did it,
-- without any content. The rows about one person are a chain: each carries the hash of the one before. A row that is changed or
-- removed breaks its chain; the end of a chain stands in care.access_chains, and every night's ends under a seal whose key
-- is not in the database (see `npm run audit:verify`). Decision 043.
--
-- What this deliberately does not grant: nobody inserts, changes or removes a row. The actor and the role are those of the signed
-- context, so that no caller can write in another's name, and nobody but the person sees what is about them.
set local role care_owner;

create table care.access_ledger (
  owner_id text not null check (owner_id ~ '^[a-z0-9]{1,64}$'),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_id text not null check (actor_id ~ '^[A-Za-z0-9_:-]{1,64}$'),
  actor_role text not null check (actor_role ~ '^[a-z-]{1,32}$'),
  kind text not null check (kind in ('chat', 'clinical-note', 'journal', 'document', 'coach-note', 'own-data')),
  record_id text not null check (record_id ~ '^[A-Za-z0-9-]{1,64}$'),
  action text not null check (action in ('read', 'write', 'share', 'unshare', 'delete', 'export', 'erase')),
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (owner_id, seq)
);
comment on table care.access_ledger is
  'Every reading and writing of a protected record, without content; the rows about one person (owner_id) are chained by their hashes.';
comment on column care.access_ledger.hash is 'SHA-256 of previous and of the fields in the order of care.ledger_text.';

create table care.access_chains (
  owner_id text primary key check (owner_id ~ '^[a-z0-9]{1,64}$'),
  seq bigint not null default 0 check (seq >= 0),
  hash bytea not null default decode(repeat('00', 32), 'hex') check (octet_length(hash) = 32)
);
comment on table care.access_chains is 'The end of the chain of each person; its row is the lock under which the next one is written.';

create table care.access_seals (
  number bigint primary key check (number > 0),
  at timestamptz not null default clock_timestamp(),
  previous_mac bytea not null check (octet_length(previous_mac) = 32),
  chains integer not null check (chains > 0),
  digest bytea not null check (octet_length(digest) = 32),
  mac bytea not null check (octet_length(mac) = 32)
);
comment on table care.access_seals is
  'The ends of the chains that grew since the seal before, under a code (HMAC-SHA256) whose key only the services hold.';

create table care.access_seal_ends (
  number bigint not null references care.access_seals (number) on delete restrict deferrable initially deferred,
  owner_id text not null,
  seq bigint not null check (seq > 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (number, owner_id)
);
comment on table care.access_seal_ends is 'Where the chain of a person ended when a seal was set.';

create function care.ledger_text(entry care.access_ledger) returns text
  language sql immutable strict parallel safe set search_path = ''
  return concat_ws('|', (entry).owner_id, (entry).seq, floor(extract(epoch from (entry).at) * 1000000)::bigint,
                   (entry).actor_id, (entry).actor_role, (entry).kind, (entry).record_id, (entry).action);
comment on function care.ledger_text(care.access_ledger) is
  'What is hashed of a row after the hash before it; no field can hold the bar. The instant counts microseconds since 1970.';

create function care.note_access(kind text, record_id text, owner_id text, action text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  entry care.access_ledger;
  chain care.access_chains;
begin
  if coalesce(sec.role(), 'anonymous') = 'anonymous' then
    raise exception 'an access by nobody' using errcode = 'insufficient_privilege';
  end if;
  insert into care.access_chains as c (owner_id) values (note_access.owner_id) on conflict do nothing;
  select c.* into chain from care.access_chains c where c.owner_id = note_access.owner_id for update;
  entry := (note_access.owner_id, chain.seq + 1, clock_timestamp(), sec.actor(), sec.role(), note_access.kind,
            note_access.record_id, note_access.action, chain.hash, chain.hash);
  entry.hash := sha256(chain.hash || convert_to(care.ledger_text(entry), 'UTF8'));
  insert into care.access_ledger values (entry.*);
  update care.access_chains c set seq = entry.seq, hash = entry.hash where c.owner_id = entry.owner_id;
end
$$;
comment on function care.note_access(text, text, text, text) is
  'Writes one reading or writing of a record of owner_id, by whoever acts; holds the chain of that person until the commit.';
grant execute on function care.note_access(text, text, text, text) to care_app;

-- Nothing is ever changed or removed, by the owner of the tables neither.
create trigger refuse_change before update or delete or truncate on care.access_ledger
  for each statement execute function care.refuse_change();
create trigger refuse_change before update or delete or truncate on care.access_seals
  for each statement execute function care.refuse_change();
create trigger refuse_change before update or delete or truncate on care.access_seal_ends
  for each statement execute function care.refuse_change();

-- Sealing: what grew since the last seal is put under its number, the service signs what it gets, all in one transaction.
create function care.begin_seal(out number bigint, out previous_mac bytea, out chains integer, out digest bytea)
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('care.begin_seal', 0));
  select coalesce(max(s.number), 0) + 1 into begin_seal.number from care.access_seals s;
  select coalesce((select s.mac from care.access_seals s order by s.number desc limit 1), decode(repeat('00', 32), 'hex'))
    into begin_seal.previous_mac;
  insert into care.access_seal_ends (number, owner_id, seq, hash)
  select begin_seal.number, c.owner_id, c.seq, c.hash from care.access_chains c
  where c.seq > 0 and c.seq > coalesce((
    select e.seq from care.access_seal_ends e where e.owner_id = c.owner_id order by e.number desc limit 1), 0);
  get diagnostics chains = row_count;
  select sha256(convert_to(coalesce(string_agg(e.owner_id || '|' || e.seq || '|' || encode(e.hash, 'hex'), E'\n' order by e.owner_id collate "C"), ''), 'UTF8'))
    into begin_seal.digest
  from care.access_seal_ends e where e.number = begin_seal.number;
end
$$;
comment on function care.begin_seal() is
  'Puts the chains that grew since the last seal under the next number and returns what is to be signed; no chain, no seal.';

create function care.set_seal(number bigint, previous_mac bytea, chains integer, digest bytea, mac bytea) returns void
  language sql security definer set search_path = ''
begin atomic
  insert into care.access_seals (number, previous_mac, chains, digest, mac)
  values (set_seal.number, set_seal.previous_mac, set_seal.chains, set_seal.digest, set_seal.mac);
end;
comment on function care.set_seal(bigint, bytea, integer, bytea, bytea) is 'Sets the seal that begin_seal prepared, signed.';
grant execute on function care.begin_seal(), care.set_seal(bigint, bytea, integer, bytea, bytea) to care_jobs;

create index access_seal_ends_owner on care.access_seal_ends (owner_id, number desc);

do $$
declare
  name text;
begin
  foreach name in array array['access_ledger', 'access_chains', 'access_seals', 'access_seal_ends'] loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
  foreach name in array array['access_chains', 'access_seals', 'access_seal_ends'] loop
    execute format('create policy tenant on care.%I as restrictive to care_app using (false) with check (false)', name);
  end loop;
end
$$;
create policy tenant on care.access_ledger as restrictive to care_app using (owner_id = (select sec.actor())) with check (false);
create policy select_self on care.access_ledger for select to care_app using (owner_id = (select sec.actor()));
grant select (owner_id, seq, at, actor_id, actor_role, kind, record_id, action) on care.access_ledger to care_app;

insert into care.job_tasks (name, purpose) values
  ('records.seal-accesses', 'Puts the ends of the chains of accesses under a seal.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'records.seal-accesses';
drop function care.set_seal(bigint, bytea, integer, bytea, bytea);
drop function care.begin_seal();
drop function care.note_access(text, text, text, text);
drop function care.ledger_text(care.access_ledger);
drop table care.access_seal_ends;
drop table care.access_seals;
drop table care.access_chains;
drop table care.access_ledger;
reset role;
