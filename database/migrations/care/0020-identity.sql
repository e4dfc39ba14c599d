-- Up Migration

-- Sign-in sessions, single-use tokens, consents, limits and security events. Only the identity pool works on them:
-- care_app is deliberately granted nothing here, so an injection in a portal query meets "permission denied".

set local role care_cms;
grant select (id, document_id, email, username, password, blocked, confirmed, first_name, last_name, language, time_zone, company_id, provider)
  on cms.up_users to care_identity;
grant update (password, blocked, confirmed, first_name, last_name, language, time_zone, updated_at) on cms.up_users to care_identity;
grant select on cms.up_roles, cms.up_users_role_lnk to care_identity;
grant select (document_id, email, language, first_name, last_name) on cms.up_users to care_jobs;
reset role;

set local role care_owner;

create table care.sessions (
  id uuid primary key default uuidv7(),
  account_id text not null references care.people (account_id) on delete cascade,
  company_id text,
  role text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text check (end_reason in ('logout', 'password_changed', 'blocked', 'role_changed', 'token_reuse', 'expired')),
  check ((ended_at is null) = (end_reason is null))
);
comment on table care.sessions is 'One sign-in on one device: the family of refresh tokens that descend from it. Ended sessions are kept as history.';
create index sessions_living on care.sessions (account_id) where ended_at is null;

create table care.refresh_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  session_id uuid not null references care.sessions (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  rotated_at timestamptz
);
comment on table care.refresh_tokens is 'SHA-256 of each refresh token. At most one per session has not been rotated: the living one.';
create unique index refresh_tokens_one_living on care.refresh_tokens (session_id) where rotated_at is null;

create table care.account_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  purpose text not null check (purpose in ('password_reset', 'invitation')),
  account_id text not null references care.people (account_id) on delete cascade,
  email text not null,
  company_id text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table care.account_tokens is 'Single-use links sent by mail, hashed: password reset (60 minutes), invitation (7 days, bound to e-mail and company).';
create index account_tokens_account on care.account_tokens (account_id, purpose);

create table care.consents (
  account_id text not null references care.people (account_id) on delete cascade,
  document text not null check (document in ('terms', 'privacy')),
  version text not null,
  accepted_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (account_id, document, version)
);
comment on table care.consents is 'Which version of which document a person accepted, when, and when they withdrew it.';

create table care.security_events (
  id uuid primary key default uuidv7(),
  occurred_at timestamptz not null default now(),
  kind text not null check (kind in ('LOGIN_SUCCEEDED', 'LOGIN_FAILED', 'LOGIN_LOCKED', 'TOKEN_REUSE', 'LOGOUT', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'INVITATION_ACCEPTED')),
  severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
  account_id text,
  address inet
);
comment on table care.security_events is 'What happened to the doors: no password, no token, no content.';
create index security_events_recent on care.security_events (occurred_at desc);
create index security_events_account on care.security_events (account_id, occurred_at desc);

-- Unlogged: a crash may forget at most fifteen minutes of counting, and a request costs no WAL flush.
create unlogged table care.rate_limits (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
comment on table care.rate_limits is 'Fixed-window counters of sign-in attempts and API calls; the columns are those of rate-limiter-flexible.';

create table care.realtime_tickets (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  session_id uuid not null references care.sessions (id) on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table care.realtime_tickets is 'One-use tickets (60 seconds) that open a socket for a signed-in person.';

-- A change of role, company or a block ends the sessions in the same transaction, whoever makes it.
create function care.end_sessions_of_changed_person() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.sessions
  set ended_at = now(), end_reason = case when new.blocked and not old.blocked then 'blocked' else 'role_changed' end
  where account_id = new.account_id and ended_at is null;
  return null;
end
$$;
comment on function care.end_sessions_of_changed_person() is 'Trigger on care.people: whoever is blocked or changes role or company must sign in again.';
create trigger end_sessions after update on care.people for each row
  when ((new.blocked and not old.blocked) or new.role <> old.role or new.company_id is distinct from old.company_id)
  execute function care.end_sessions_of_changed_person();

-- So does a new password, whoever sets it: the person, a reset link, or an administrator in the panel.
create function care.end_sessions_of_changed_password() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.sessions set ended_at = now(), end_reason = 'password_changed'
  where account_id = new.document_id and ended_at is null;
  return null;
end
$$;
comment on function care.end_sessions_of_changed_password() is 'Trigger on cms.up_users: a new password ends every session of the account.';

do $$
declare
  name text;
begin
  foreach name in array array['sessions', 'refresh_tokens', 'account_tokens', 'consents', 'security_events', 'rate_limits', 'realtime_tickets']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy tenant on care.%I as restrictive to care_app using (false) with check (false)', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format('create policy manage_identity on care.%I to care_identity using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
end
$$;

grant select, insert, update on care.sessions, care.refresh_tokens, care.account_tokens, care.consents, care.realtime_tickets to care_identity;
grant select, insert, update, delete on care.rate_limits to care_identity;
grant delete on care.refresh_tokens, care.account_tokens, care.realtime_tickets to care_identity;
grant insert, select on care.security_events to care_identity;

reset role;
grant execute on function care.end_sessions_of_changed_password() to care_cms;
create trigger end_sessions_of_changed_password after update of password on cms.up_users for each row
  when (new.password is distinct from old.password) execute function care.end_sessions_of_changed_password();
revoke execute on function care.end_sessions_of_changed_password() from care_cms;
set local role care_owner;
-- The worker makes the token of a mailed link when it writes the mail, so that no token ever waits in the queue.
create policy insert_jobs on care.account_tokens for insert to care_jobs with check (care.owns_everything());
grant insert on care.account_tokens to care_jobs;
-- An invited account is made by HR's request.
reset role;
grant insert (document_id, username, email, provider, confirmed, blocked, first_name, last_name, department, position, language, time_zone, company_id, created_at, updated_at, published_at)
  on cms.up_users to care_identity;
grant insert (user_id, role_id) on cms.up_users_role_lnk to care_identity;
grant usage on sequence cms.up_users_id_seq, cms.up_users_role_lnk_id_seq to care_identity;
set local role care_owner;

reset role;

-- Down Migration

drop trigger end_sessions_of_changed_password on cms.up_users;
revoke usage on sequence cms.up_users_id_seq, cms.up_users_role_lnk_id_seq from care_identity;

set local role care_owner;
drop trigger end_sessions on care.people;
drop function care.end_sessions_of_changed_password();
drop function care.end_sessions_of_changed_person();
drop table care.realtime_tickets;
drop table care.rate_limits;
drop table care.security_events;
drop table care.consents;
drop table care.account_tokens;
drop table care.refresh_tokens;
drop table care.sessions;
reset role;
revoke all on cms.up_roles, cms.up_users_role_lnk from care_identity;
revoke all on cms.up_users from care_identity, care_jobs;
