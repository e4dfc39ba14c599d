-- Up Migration

-- The signed context of a request: 'company|actor|role|expiry|mac' in the setting care.context. The server signs it with
-- a key that only sec.context_keys holds on this side; whoever can run SQL as care_app but does not know the key can
-- therefore be nobody. Every doubt (absent, malformed, expired, too long-lived, wrong signature) gives null, and null
-- matches no row.
set local role care_owner;

create table sec.context_keys (
  id smallint generated always as identity primary key,
  key bytea not null check (octet_length(key) >= 32),
  created_at timestamptz not null default now(),
  unique (key)
);
comment on table sec.context_keys is
  'Keys that may have signed a context: the newest signs, an older one is accepted until it is deleted. No role but the owner reads it.';

-- Policies ask for the claims many times in one statement, so this is written for speed: the signature first, for what
-- it covers was written by us and needs no other check of its form.
create function sec.claims() returns text[]
  language plpgsql stable security definer parallel safe
  set search_path = ''
as $$
declare
  context constant text := current_setting('care.context', true);
  claims constant text[] := string_to_array(context, '|');
  lifetime_ms bigint;
begin
  if cardinality(claims) is distinct from 5 or not exists (
    select from sec.context_keys as k
    where encode(ext.hmac(convert_to(left(context, -65), 'UTF8'), k.key, 'sha256'), 'hex') = claims[5]
  ) then
    return null;
  end if;
  -- clock_timestamp, not now: a transaction that outlives its context loses it.
  lifetime_ms := claims[4]::bigint - floor(extract(epoch from clock_timestamp()) * 1000)::bigint;
  if lifetime_ms <= 0 or lifetime_ms > 60000 then
    return null;
  end if;
  return claims;
end
$$;
comment on function sec.claims() is 'The verified claims of this transaction (company, actor, role, expiry, mac), or null on any doubt.';

-- Without a search_path of their own, so that they are inlined; their names are bound when they are made.
create function sec.company() returns text language sql stable parallel safe
  return nullif((sec.claims())[1], '');
comment on function sec.company() is 'The company (documentId) the actor acts for; null when the actor has none or there is no valid context.';

create function sec.actor() returns text language sql stable parallel safe
  return (sec.claims())[2];
comment on function sec.actor() is 'The account (documentId) that acts; null without a valid context.';

create function sec.role() returns text language sql stable parallel safe
  return (sec.claims())[3];
comment on function sec.role() is 'The role the actor acts in; null without a valid context.';

create function sec.is_panel() returns boolean language sql stable parallel safe
  return coalesce((sec.claims())[3] in ('super-admin', 'platform-admin', 'editor', 'planner', 'accountant'), false);
comment on function sec.is_panel() is 'Whether the actor is a person of the panel: bounded by role, not by company.';

grant execute on function sec.claims(), sec.company(), sec.actor(), sec.role(), sec.is_panel() to care_app;

reset role;

-- Down Migration

drop function sec.is_panel();
drop function sec.role();
drop function sec.actor();
drop function sec.company();
drop function sec.claims();
drop table sec.context_keys;
