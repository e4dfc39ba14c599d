-- Up Migration

-- The export of everything the product holds of a person: asked for by that person alone, built by a job that acts as them, kept
-- encrypted in chunks for seven days. Decision 045.
--
--   one export of a person is built at a time; another one may be asked for an hour later, a failed one at once
--   each start of building takes a new attempt: chunks of an older one are refused and removed, so that two workers, or one that was
--   killed and started again, leave one export
--   an export that is ready takes the place of the one before it
--   an export that is removed loses its chunks and its key; its row stays, for the hour and for the person's own history
--
-- What this deliberately does not grant: no job, no panel role and no other person selects anything here; states change through
-- functions alone.
set local role care_owner;

create table care.data_exports (
  id uuid primary key,
  person_id text not null references care.people (account_id) on update cascade on delete cascade,
  language text not null check (language in ('fr', 'en')),
  state text not null default 'asked' check (state in ('asked', 'building', 'ready', 'failed', 'removed')),
  attempt integer not null default 0 check (attempt >= 0),
  asked_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ready_at timestamptz,
  expires_at timestamptz,
  byte_size bigint check (byte_size > 0),
  chunk_count integer check (chunk_count > 0),
  key_wrapped bytea not null check (octet_length(key_wrapped) = 32),
  key_iv bytea not null check (octet_length(key_iv) = 12),
  key_auth_tag bytea not null check (octet_length(key_auth_tag) = 16),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  share_of text not null check (share_of = person_id),
  unique (person_id, id),
  check ((state = 'ready') <= (ready_at is not null and expires_at > ready_at and byte_size is not null and chunk_count is not null))
);
comment on table care.data_exports is
  'Exports of their own data that people asked for, each with its wrapped data key; read by that person alone.';
comment on column care.data_exports.attempt is 'Counts the starts of building: what an older one writes is refused.';
create unique index data_exports_running on care.data_exports (person_id) where state in ('asked', 'building');
create index data_exports_person on care.data_exports (person_id, asked_at desc);
create index data_exports_expiry on care.data_exports (expires_at) where state = 'ready';

create table care.data_export_chunks (
  export_id uuid not null,
  person_id text not null,
  place integer not null check (place >= 0),
  attempt integer not null check (attempt > 0),
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 1048576 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  primary key (export_id, place),
  foreign key (person_id, export_id) references care.data_exports (person_id, id) on update cascade on delete cascade
);
comment on table care.data_export_chunks is
  'The ZIP of an export in pieces of 1 MB, AES-256-GCM, each under a key of its own and bound to its place and to whether it is the last.';
-- Ciphertext does not get smaller.
alter table care.data_export_chunks alter column content_encrypted set storage external;

insert into care.wrapped_key_kinds values
  ('data-export', 'data_exports', 'key_wrapped', 'key_iv', 'key_auth_tag', '''''', 'k.person_id', 'k.person_id');

create function care.limit_data_exports() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.person_id, 581));
  if exists (select from care.data_exports as e where e.person_id = new.person_id and e.state in ('asked', 'building')) then
    raise exception 'an export of this person is being built' using errcode = 'check_violation', constraint = 'data_exports_one_at_a_time';
  end if;
  if exists (select from care.data_exports as e
             where e.person_id = new.person_id and e.state <> 'failed' and e.asked_at > now() - interval '1 hour') then
    raise exception 'a person asks for one export in an hour' using errcode = 'check_violation', constraint = 'data_exports_hourly';
  end if;
  return new;
end
$$;
comment on function care.limit_data_exports() is 'Trigger on care.data_exports: one at a time, and one in an hour unless it failed.';
create trigger limit_data_exports before insert on care.data_exports for each row execute function care.limit_data_exports();

create function care.enqueue_data_export() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform graphile_worker.care_enqueue('records.build-export', json_build_object('exportId', new.id, 'accountId', new.person_id));
  return null;
end
$$;
comment on function care.enqueue_data_export() is 'Trigger on care.data_exports: the job that builds it, in the same transaction.';
create trigger enqueue_data_export after insert on care.data_exports for each row execute function care.enqueue_data_export();

-- Whoever waits is told, whatever they silenced: they have asked for it.
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided', 'submission-marked',
  'note-shared', 'export-ready', 'export-failed'));
alter table care.notifications drop constraint notifications_link_check;
alter table care.notifications add constraint notifications_link_check
  check (link ~ '^/(patient|employee|practitioner|coach|learner|trainer|my-data)(/[a-z0-9-]+)*$' and length(link) <= 200);

create function care.tell_data_export() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.notifications (account_id, kind, subject, link)
  values (new.person_id, 'export-' || new.state, new.id::text, '/my-data/export') on conflict do nothing;
  perform graphile_worker.care_enqueue('mail.send', json_build_object('template', 'export-' || new.state, 'accountId', new.person_id));
  return null;
end
$$;
comment on function care.tell_data_export() is 'Trigger on care.data_exports: tells the person that their export is ready or failed, in the same transaction.';
create trigger tell_data_export after update of state on care.data_exports for each row
  when (new.state in ('ready', 'failed') and old.state <> new.state) execute function care.tell_data_export();

-- A chunk belongs to the attempt that is on its way; the lock on the export makes two workers wait for each other.
create function care.place_data_export_chunk() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.data_exports as e set seen_at = clock_timestamp()
  where e.id = new.export_id and e.person_id = new.person_id and e.state = 'building' and e.attempt = new.attempt;
  if not found then
    raise exception 'another attempt builds this export, or none' using errcode = 'check_violation', constraint = 'data_export_chunk_of_attempt';
  end if;
  if new.place <> (select count(*) from care.data_export_chunks as c where c.export_id = new.export_id) then
    raise exception 'chunks come one after the other' using errcode = 'check_violation', constraint = 'data_export_chunk_follows';
  end if;
  return new;
end
$$;
comment on function care.place_data_export_chunk() is
  'Trigger on care.data_export_chunks: only of the attempt that builds, one after the other; says that it lives.';
create trigger place_data_export_chunk before insert on care.data_export_chunks
  for each row execute function care.place_data_export_chunk();
create trigger refuse_change before update on care.data_export_chunks for each statement execute function care.refuse_change();

create function care.begin_data_export(export uuid) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  begun integer;
begin
  update care.data_exports as e set state = 'building', attempt = e.attempt + 1, seen_at = clock_timestamp()
  where e.id = export and e.person_id = sec.actor()
    and (e.state = 'asked' or e.state = 'building' and e.seen_at < clock_timestamp() - interval '1 minute')
  returning e.attempt into begun;
  if begun is not null then
    delete from care.data_export_chunks as c where c.export_id = export;
  end if;
  return begun;
end
$$;
comment on function care.begin_data_export(uuid) is
  'Takes an export of whoever acts that nobody builds, or that was left a minute ago: its new attempt, from nothing; null when there is nothing to do.';

create function care.data_export_lives(export uuid, attempt integer) returns boolean
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.data_exports as e set seen_at = clock_timestamp()
  where e.id = export and e.person_id = sec.actor() and e.state = 'building' and e.attempt = data_export_lives.attempt;
  return found;
end
$$;
comment on function care.data_export_lives(uuid, integer) is 'Says that an attempt is still at work; false when it is no longer the one.';

-- The key that is overwritten opens nothing any more, and its chunks are gone.
create function care.empty_data_export(export uuid) returns void
  language sql set search_path = ''
begin atomic
  delete from care.data_export_chunks as c where c.export_id = export;
  update care.data_exports as e
  set state = 'removed', key_wrapped = decode(repeat('00', 32), 'hex'), kek_id = repeat('0', 16) where e.id = export;
end;
comment on function care.empty_data_export(uuid) is 'Removes the chunks and the key of an export; for functions of the owner.';

create function care.finish_data_export(export uuid, attempt integer, byte_size bigint) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  chunks integer;
begin
  select count(*) into chunks from care.data_export_chunks as c where c.export_id = export and c.attempt = finish_data_export.attempt;
  update care.data_exports as e
  set state = 'ready', ready_at = now(), expires_at = now() + interval '7 days', byte_size = finish_data_export.byte_size,
      chunk_count = chunks
  where e.id = export and e.person_id = sec.actor() and e.state = 'building' and e.attempt = finish_data_export.attempt;
  if not found then
    return false;
  end if;
  perform care.empty_data_export(e.id) from care.data_exports as e
  where e.person_id = sec.actor() and e.state = 'ready' and e.id <> export;
  return true;
end
$$;
comment on function care.finish_data_export(uuid, integer, bigint) is
  'Makes an export of whoever acts ready for seven days, in the place of the one before; false when another attempt builds it.';

create function care.fail_data_export(export uuid, attempt integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.data_exports as e set state = 'failed'
  where e.id = export and e.person_id = sec.actor() and e.state = 'building' and e.attempt = fail_data_export.attempt;
  if found then
    delete from care.data_export_chunks as c where c.export_id = export;
  end if;
end
$$;
comment on function care.fail_data_export(uuid, integer) is 'Gives up an attempt of whoever acts; they may ask again at once.';

create function care.remove_data_export(export uuid) returns boolean
  language plpgsql security definer set search_path = ''
as $$
begin
  perform from care.data_exports as e
  where e.id = export and e.person_id = sec.actor() and e.state <> 'removed' for update;
  if not found then
    return false;
  end if;
  perform care.empty_data_export(export);
  return true;
end
$$;
comment on function care.remove_data_export(uuid) is 'Removes an export of whoever acts, also while it is built; false when there is none.';

create function care.list_left_data_exports(at timestamptz default clock_timestamp()) returns table (id uuid, person_id text)
  language sql stable security definer set search_path = ''
begin atomic
  select e.id, e.person_id from care.data_exports as e
  where e.state in ('asked', 'building') and e.seen_at < at - interval '1 minute' order by e.seen_at limit 20;
end;
comment on function care.list_left_data_exports(timestamptz) is 'Exports that nobody has worked on for a minute: their process was killed.';

create function care.forget_data_exports(at timestamptz default now(), at_most integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  gone uuid;
  removed integer := 0;
begin
  for gone in
    select e.id from care.data_exports as e where e.state = 'ready' and e.expires_at <= at
    order by e.expires_at limit at_most for update skip locked
  loop
    perform care.empty_data_export(gone);
    removed := removed + 1;
  end loop;
  return removed;
end
$$;
comment on function care.forget_data_exports(timestamptz, integer) is 'Removes exports whose seven days are over; returns how many.';

do $$
declare
  name text;
begin
  foreach name in array array['data_exports', 'data_export_chunks'] loop
    execute format($policy$
      alter table care.%1$I enable row level security;
      alter table care.%1$I force row level security;
      create policy manage_owner on care.%1$I to care_owner using (care.owns_everything()) with check (care.owns_everything());
      create policy tenant on care.%1$I as restrictive to care_app
        using (person_id = (select sec.actor())) with check (person_id = (select sec.actor()));
      create policy select_self on care.%1$I for select to care_app using (person_id = (select sec.actor()));
      create policy insert_self on care.%1$I for insert to care_app with check (person_id = (select sec.actor()));
    $policy$, name);
  end loop;
end
$$;
grant select, insert (id, person_id, language, key_wrapped, key_iv, key_auth_tag, kek_id, share_of) on care.data_exports to care_app;
grant select, insert on care.data_export_chunks to care_app;

revoke execute on function care.limit_data_exports(), care.enqueue_data_export(), care.tell_data_export(), care.place_data_export_chunk(),
  care.begin_data_export(uuid), care.data_export_lives(uuid, integer), care.empty_data_export(uuid),
  care.finish_data_export(uuid, integer, bigint), care.fail_data_export(uuid, integer), care.remove_data_export(uuid),
  care.list_left_data_exports(timestamptz), care.forget_data_exports(timestamptz, integer) from public;
grant execute on function care.begin_data_export(uuid), care.data_export_lives(uuid, integer),
  care.finish_data_export(uuid, integer, bigint), care.fail_data_export(uuid, integer), care.remove_data_export(uuid) to care_app;
grant execute on function care.list_left_data_exports(timestamptz), care.forget_data_exports(timestamptz, integer) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('records.build-export', 'Builds the export of a person''s own data, as that person.'),
  ('records.resume-exports', 'Builds exports again that were left by a process that was killed.'),
  ('records.forget-exports', 'Removes exports whose seven days are over.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name in ('records.build-export', 'records.resume-exports', 'records.forget-exports');
delete from care.wrapped_key_kinds where purpose = 'data-export';
drop function care.forget_data_exports(timestamptz, integer);
drop function care.list_left_data_exports(timestamptz);
drop function care.remove_data_export(uuid);
drop function care.fail_data_export(uuid, integer);
drop function care.finish_data_export(uuid, integer, bigint);
drop function care.empty_data_export(uuid);
drop function care.data_export_lives(uuid, integer);
drop function care.begin_data_export(uuid);
drop table care.data_export_chunks;
drop table care.data_exports;
drop function care.place_data_export_chunk();
drop function care.tell_data_export();
drop function care.enqueue_data_export();
drop function care.limit_data_exports();
delete from care.notifications where kind in ('export-ready', 'export-failed') or link ~ '^/my-data';
alter table care.notifications drop constraint notifications_link_check;
alter table care.notifications add constraint notifications_link_check
  check (link ~ '^/(patient|employee|practitioner|coach|learner|trainer)(/[a-z0-9-]+)*$' and length(link) <= 200);
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided', 'submission-marked',
  'note-shared'));
reset role;
