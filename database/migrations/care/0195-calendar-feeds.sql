-- Up Migration

-- Private addresses of calendars. Only the hash of an address is kept, so nobody reads one back; making another ends the
-- one before. Deliberately absent: any right to see or end somebody else's.
set local role care_owner;

create table care.calendar_feeds (
  id uuid not null default uuidv7() primary key,
  account_id text not null references care.people (account_id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
comment on table care.calendar_feeds is 'Addresses under which a person''s calendar is read without signing in, one at a time, revocable.';
create unique index calendar_feeds_open on care.calendar_feeds (account_id) where revoked_at is null;

alter table care.calendar_feeds enable row level security;
alter table care.calendar_feeds force row level security;
create policy manage_owner on care.calendar_feeds to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.calendar_feeds as restrictive to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));
create policy manage_own on care.calendar_feeds to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));
grant select (id, account_id, created_at, revoked_at), insert (account_id, token_hash), update (revoked_at) on care.calendar_feeds to care_app;

create function care.open_calendar_feed(hash bytea) returns table (account_id text, role text, company_id text)
  language sql stable security definer set search_path = ''
as $$
  select p.account_id, p.role, p.company_id
  from care.calendar_feeds as f join care.people as p on p.account_id = f.account_id
  where f.token_hash = hash and f.revoked_at is null and not p.blocked
$$;
comment on function care.open_calendar_feed(bytea) is 'Whose calendar an address opens; nobody''s when it was revoked or its person is blocked.';
grant execute on function care.open_calendar_feed(bytea) to care_app;
reset role;

-- Down Migration

drop function care.open_calendar_feed(bytea);
drop table care.calendar_feeds;
