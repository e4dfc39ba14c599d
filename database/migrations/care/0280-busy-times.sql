-- Up Migration

-- When a practitioner is taken elsewhere, read from the address of a calendar of theirs. Only intervals are kept: no title,
-- place or guest ever arrives here. The address opens that calendar to whoever knows it, so it is encrypted before SQL.
--
-- What this deliberately does not grant: nobody but the practitioner reads an address, encrypted or not, or says when it was
-- read; people of the panel and HR have nothing, the job worker's own role the intervals alone. A reading acts as its practitioner.
set local role care_owner;

create table care.busy_feeds (
  practitioner_id text primary key references care.people (account_id) on update cascade on delete cascade,
  id uuid not null unique,
  host text not null check (length(host) between 1 and 253),
  address_encrypted bytea not null check (octet_length(address_encrypted) % 256 = 0 and octet_length(address_encrypted) between 256 and 4096),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  key_wrapped bytea not null check (octet_length(key_wrapped) = 32),
  key_iv bytea not null check (octet_length(key_iv) = 12),
  key_auth_tag bytea not null check (octet_length(key_auth_tag) = 16),
  kek_id text not null check (length(kek_id) = 16),
  etag text check (length(etag) <= 256),
  last_modified text check (length(last_modified) <= 64),
  saved_at timestamptz not null default now(),
  attempted_at timestamptz,
  fetched_at timestamptz,
  failed_since timestamptz,
  failure text check (failure in
    ('refused_address', 'not_found', 'unreachable', 'too_large', 'too_many', 'not_calendar', 'unreadable')),
  check ((failed_since is null) = (failure is null))
);
comment on table care.busy_feeds is
  'The calendar whose busy times a practitioner imports: its address, encrypted, and how reading it went. A new address is a new id.';
comment on column care.busy_feeds.host is 'The host of the address, all of it that is shown again.';

create table care.busy_times (
  practitioner_id text not null references care.busy_feeds (practitioner_id) on update cascade on delete cascade,
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint busy_times_apart exclude using gist (practitioner_id with =, during with &&)
);
comment on table care.busy_times is 'When a practitioner is taken elsewhere, by the calendar that they import: intervals alone.';

do $$
declare
  name text;
begin
  foreach name in array array['busy_feeds', 'busy_times'] loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
end
$$;

create policy tenant on care.busy_feeds as restrictive to care_app
  using (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
  with check (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner');
create policy manage_self on care.busy_feeds to care_app
  using (practitioner_id = (select sec.actor())) with check (practitioner_id = (select sec.actor()));
grant select, insert, delete on care.busy_feeds to care_app;
grant update (etag, last_modified, attempted_at, fetched_at, failed_since, failure) on care.busy_feeds to care_app;

create policy tenant on care.busy_times as restrictive to care_app
  using ((select sec.role()) = 'employee' or practitioner_id = (select sec.actor()))
  with check (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner');
create policy select_employee on care.busy_times for select to care_app using ((select sec.role()) = 'employee');
create policy manage_self on care.busy_times to care_app
  using (practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
  with check (practitioner_id = (select sec.actor()));
grant select, insert, delete on care.busy_times to care_app;
-- The job that offers an earlier time looks at what is free as an employee would.
create policy read_jobs on care.busy_times for select to care_jobs using (care.owns_everything());
grant select on care.busy_times to care_jobs;
create trigger reopen_added after insert on care.busy_times referencing new table as changed
  for each statement execute function care.reopen_for_hours();
create trigger reopen_removed after delete on care.busy_times referencing old table as changed
  for each statement execute function care.reopen_for_hours();

-- The clock cannot see whose calendars there are; it asks for all that are due, spread over the minutes that follow.
create function care.enqueue_due_busy_feeds() returns void
  language sql volatile security definer set search_path = ''
as $$
  select graphile_worker.care_enqueue('busy.fetch', json_build_object('practitionerId', f.practitioner_id),
    'busy.fetch ' || f.practitioner_id, now() + random() * interval '5 minutes')
  from care.busy_feeds as f
  join care.people as p on p.account_id = f.practitioner_id
  where not p.blocked
    and coalesce(f.attempted_at, f.saved_at)
      < now() - case when f.failed_since < now() - interval '7 days' then interval '6 hours' else interval '8 minutes' end
$$;
comment on function care.enqueue_due_busy_feeds() is
  'Adds a job for each imported calendar that was not read lately; one that has failed for a week is tried every six hours.';
grant execute on function care.enqueue_due_busy_feeds() to care_app;

insert into care.job_tasks (name, purpose) values
  ('busy.sweep', 'Adds a reading of each imported calendar that is due.'),
  ('busy.fetch', 'Reads the calendar that a practitioner imports and keeps when they are taken.');
reset role;

-- Down Migration

delete from care.job_tasks where name in ('busy.sweep', 'busy.fetch');
drop function care.enqueue_due_busy_feeds();
drop table care.busy_times;
drop table care.busy_feeds;
