-- Up Migration

-- Who receives the actions of training sessions, and how sending them goes. A delivery is one action for one receiver; only
-- the oldest one that waits of a session is due, so a session is told in order. Whoever sends one takes it with a lease: a
-- sender that dies leaves it due again, under the same webhook-id.
--
-- What this deliberately does not grant: no request reads a key or a body, and none writes a delivery, an attempt or an
-- answer; it asks for a test or a replay. The keys are encrypted before SQL.
set local role care_owner;

alter table care.session_actions add column dispatched_at timestamptz, add column mailed_at timestamptz;
comment on column care.session_actions.mailed_at is 'When the platform queued the mails itself; null when a receiver writes them.';
grant select (dispatched_at, mailed_at) on care.session_actions to care_app;

create table care.webhook_receivers (
  id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 80),
  url text not null check (url ~ '^https?://[^\s@]+$' and length(url) <= 1000),
  origin text not null check (origin in ('configuration', 'panel')),
  writes_mails boolean not null,
  disabled_because text check (disabled_because in ('asked', 'gone', 'unconfigured')),
  is_enabled boolean not null generated always as (disabled_because is null) stored,
  created_at timestamptz not null default now()
);
comment on table care.webhook_receivers is
  'Who receives session actions under url/session-action. One that writes mails takes them over from the platform.';
create unique index webhook_receivers_configured on care.webhook_receivers (origin) where origin = 'configuration';
create unique index webhook_receivers_url on care.webhook_receivers (url);

create table care.webhook_keys (
  id uuid primary key,
  receiver_id uuid not null references care.webhook_receivers (id) on delete cascade,
  secret_encrypted bytea not null check (octet_length(secret_encrypted) = 256),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  key_wrapped bytea not null check (octet_length(key_wrapped) = 32),
  key_iv bytea not null check (octet_length(key_iv) = 12),
  key_auth_tag bytea not null check (octet_length(key_auth_tag) = 16),
  kek_id text not null check (length(kek_id) = 16),
  created_at timestamptz not null default now(),
  ends_at timestamptz
);
comment on table care.webhook_keys is
  'The signing keys of receivers made in the panel, encrypted. During a rotation the one before still signs, until ends_at.';
create index webhook_keys_receiver on care.webhook_keys (receiver_id);

create table care.webhook_deliveries (
  id uuid primary key default uuidv7(),
  receiver_id uuid not null references care.webhook_receivers (id) on delete cascade,
  action_id uuid references care.session_actions (id) on delete cascade,
  -- The signed test of a receiver; everything else has the body of its action.
  test_body text,
  stream_id uuid not null,
  sequence integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')),
  attempts smallint not null default 0,
  due_at timestamptz,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (receiver_id, action_id),
  check ((action_id is null) = (test_body is not null)),
  check ((state = 'waiting') = (ended_at is null)),
  check (state = 'waiting' or due_at is null)
);
comment on table care.webhook_deliveries is 'One action for one receiver. due_at is null while an older one of its session waits.';
create index webhook_deliveries_due on care.webhook_deliveries (receiver_id, due_at) where due_at is not null;
create index webhook_deliveries_waiting on care.webhook_deliveries (receiver_id, stream_id, sequence) where state = 'waiting';
create index webhook_deliveries_action on care.webhook_deliveries (action_id);

create table care.webhook_attempts (
  delivery_id uuid not null references care.webhook_deliveries (id) on delete cascade,
  number smallint not null,
  started_at timestamptz not null,
  duration_ms integer not null check (duration_ms >= 0),
  status smallint check (status between 100 and 599),
  failure text check (failure in ('status', 'redirected', 'timeout', 'unreachable', 'refused_address', 'unreadable_key')),
  primary key (delivery_id, number, started_at)
);
comment on table care.webhook_attempts is 'Each time a delivery was tried: when, how long, what status. Nothing of what was answered.';

create table care.session_action_answers (
  id uuid primary key default uuidv7(),
  webhook_id text not null check (length(webhook_id) between 1 and 200),
  receiver_id uuid not null references care.webhook_receivers (id) on delete cascade,
  action_id uuid not null references care.session_actions (id) on delete cascade,
  response text not null check (response ~ '^[a-z0-9_.-]{1,64}$'),
  received_at timestamptz not null default now(),
  unique (receiver_id, webhook_id),
  unique (action_id, receiver_id, response)
);
comment on table care.session_action_answers is 'What receivers answered to actions: that it is done, and how. Nothing else they sent is kept.';

do $$
declare
  name text;
begin
  foreach name in array array['webhook_receivers', 'webhook_keys', 'webhook_deliveries', 'webhook_attempts', 'session_action_answers'] loop
    execute format($policy$
      alter table care.%1$I enable row level security;
      alter table care.%1$I force row level security;
      create policy manage_owner on care.%1$I to care_owner using (care.owns_everything()) with check (care.owns_everything());
      create policy tenant on care.%1$I as restrictive to care_app
        using ((select sec.role()) in ('platform-admin', 'super-admin')) with check ((select sec.role()) in ('platform-admin', 'super-admin'));
      create policy manage_administration on care.%1$I to care_app
        using ((select sec.role()) in ('platform-admin', 'super-admin')) with check ((select sec.role()) in ('platform-admin', 'super-admin'));
      create policy read_jobs on care.%1$I for select to care_jobs using (care.owns_everything());
      grant select on care.%1$I to care_jobs;
    $policy$, name);
  end loop;
end
$$;
grant select on care.webhook_receivers, care.webhook_attempts, care.session_action_answers to care_app;
grant insert (id, name, url, origin, writes_mails), update (name, url, writes_mails, disabled_because) on care.webhook_receivers to care_app;
grant select (id, receiver_id, created_at, ends_at), insert, update (ends_at), delete on care.webhook_keys to care_app;
grant select (id, receiver_id, action_id, stream_id, sequence, state, attempts, due_at, created_at, ended_at) on care.webhook_deliveries to care_app;

-- What the configuration says is not for the panel to change, except whether it is used.
create function care.keep_configured_receiver() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if current_user = 'care_app' and (
    (tg_op = 'INSERT' and new.origin = 'configuration')
    or (tg_op = 'UPDATE' and old.origin = 'configuration'
        and ((new.name, new.url, new.writes_mails) is distinct from (old.name, old.url, old.writes_mails)
             or 'unconfigured' in (coalesce(old.disabled_because, ''), coalesce(new.disabled_because, ''))))
  ) then
    raise exception 'this receiver is kept by the configuration' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
comment on function care.keep_configured_receiver() is 'Trigger on care.webhook_receivers: the panel does not change what the configuration says.';
create trigger keep_configured before insert or update on care.webhook_receivers
  for each row execute function care.keep_configured_receiver();

create function care.configure_receiver(p_url text) returns void
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('care.configure_receiver', 401));
  if p_url is null then
    update care.webhook_receivers as r set disabled_because = 'unconfigured' where r.origin = 'configuration';
    return;
  end if;
  update care.webhook_receivers as r
  set url = p_url,
      -- A new address deserves a new try.
      disabled_because = case when r.url = p_url and r.disabled_because <> 'unconfigured' then r.disabled_because end
  where r.origin = 'configuration';
  if not found then
    insert into care.webhook_receivers (name, url, origin, writes_mails) values ('n8n', p_url, 'configuration', true);
  end if;
end
$$;
comment on function care.configure_receiver(text) is 'Makes the receiver of the configuration what it says; null for none.';
grant execute on function care.configure_receiver(text) to care_jobs;

create function care.mail_session_action(p_action uuid) returns void
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  update care.session_actions as a set mailed_at = now() where a.id = p_action and a.mailed_at is null;
  if not found then
    return;
  end if;
  -- Once for each address, however often it is named.
  perform graphile_worker.care_enqueue(
    'mail.send', json_build_object('template', 'session-action', 'actionId', p_action, 'recipient', r.position),
    'session-action ' || p_action || ' ' || r.position)
  from (
    select min(e.position) - 1 as position
    from care.session_actions as a, jsonb_array_elements(a.data -> 'recipients') with ordinality as e (recipient, position)
    where a.id = p_action group by lower(e.recipient ->> 'email')
  ) as r;
end
$$;
comment on function care.mail_session_action(uuid) is 'Queues the mails of an action, one for each recipient; a second time nothing.';

create function care.dispatch_session_action(p_action uuid) returns setof uuid
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted care.session_actions;
  following record;
begin
  select * into wanted from care.session_actions as a where a.id = p_action;
  if not found then
    return;
  end if;
  -- The end of its job, which waits for the disk, comes after it there.
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended(wanted.stream_id::text, 401));
  -- Older ones of the session first, whatever the order of the jobs.
  for following in
    select a.id, a.stream_id, a.sequence from care.session_actions as a
    where a.stream_id = wanted.stream_id and a.sequence <= wanted.sequence and a.dispatched_at is null
    order by a.sequence
  loop
    insert into care.webhook_deliveries (receiver_id, action_id, stream_id, sequence, due_at)
    select r.id, following.id, following.stream_id, following.sequence,
           case when not exists (
             select from care.webhook_deliveries as d
             where d.receiver_id = r.id and d.stream_id = following.stream_id and d.state = 'waiting') then now() end
    -- Locked: a receiver that is disabled at this moment is so before or after, and gives up what it finds.
    from care.webhook_receivers as r where r.is_enabled for share of r
    on conflict do nothing;
    if not exists (select from care.webhook_receivers as r where r.is_enabled and r.writes_mails) then
      perform care.mail_session_action(following.id);
    end if;
    update care.session_actions as a set dispatched_at = now() where a.id = following.id;
  end loop;
  return query select d.receiver_id from care.webhook_deliveries as d where d.action_id = p_action and d.state = 'waiting';
end
$$;
comment on function care.dispatch_session_action(uuid) is
  'Makes the deliveries of an action and of older ones of its session, or has the platform mail it; returns who waits for it. A second time nothing.';
grant execute on function care.dispatch_session_action(uuid) to care_jobs;

-- Taken means: due again when the lease ends, unless its end is written before.
create function care.take_deliveries(p_receiver uuid, p_most integer, p_lease interval)
  returns table (id uuid, webhook_id uuid, body text, number smallint)
  language sql volatile security definer set search_path = ''
as $$
  -- Losing this in a crash means sending again, under the same id: not worth waiting for the disk.
  select set_config('synchronous_commit', 'off', true);
  with taken as (
    update care.webhook_deliveries as d set due_at = now() + p_lease, attempts = d.attempts + 1
    from (
      select w.id from care.webhook_deliveries as w
      where w.receiver_id = p_receiver and w.due_at <= now()
        and exists (select from care.webhook_receivers as r where r.id = p_receiver and r.is_enabled)
      order by w.due_at limit p_most for update skip locked
    ) as due
    where d.id = due.id
    returning d.id, d.action_id, d.test_body, d.attempts
  )
  select t.id, coalesce(t.action_id, t.id), coalesce(t.test_body, a.body), t.attempts
  from taken as t left join care.session_actions as a on a.id = t.action_id
$$;
comment on function care.take_deliveries(uuid, integer, interval) is 'Takes what is due for a receiver, for as long as the lease.';
grant execute on function care.take_deliveries(uuid, integer, interval) to care_jobs;

-- The end of one delivery lets the next of its session go.
create function care.end_delivery(p_delivery uuid, p_state text) returns void
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  ended care.webhook_deliveries;
begin
  update care.webhook_deliveries as d set state = p_state, due_at = null, ended_at = now()
  where d.id = p_delivery and d.state = 'waiting' returning d.* into ended;
  if not found then
    return;
  end if;
  update care.webhook_deliveries as d set due_at = now()
  where d.due_at is null and d.id = (
    select w.id from care.webhook_deliveries as w
    where w.receiver_id = ended.receiver_id and w.stream_id = ended.stream_id and w.state = 'waiting' order by w.sequence limit 1);
  -- Nobody was told by a receiver that writes the mails, and it never said that it had: the platform tells them.
  if p_state = 'given-up' and ended.action_id is not null
     and exists (select from care.webhook_receivers as r where r.id = ended.receiver_id and r.writes_mails)
     and not exists (
       select from care.session_action_answers as s where s.action_id = ended.action_id and s.receiver_id = ended.receiver_id) then
    perform care.mail_session_action(ended.action_id);
  end if;
end
$$;
comment on function care.end_delivery(uuid, text) is 'Ends a delivery, makes the next of its session due, and has given-up mails sent by the platform.';

create function care.record_attempt(
  p_delivery uuid, p_number smallint, p_started timestamptz, p_duration integer, p_status smallint, p_failure text,
  p_retry_in interval
) returns void
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  receiver uuid;
  stream uuid;
begin
  select d.receiver_id, d.stream_id into receiver, stream from care.webhook_deliveries as d where d.id = p_delivery;
  if not found then
    return;
  end if;
  perform set_config('synchronous_commit', 'off', true);
  if p_status = 410 then
    -- Before any delivery: several that are told so at once wait here for one another.
    perform from care.webhook_receivers as r where r.id = receiver for update;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(stream::text, 401));
  insert into care.webhook_attempts (delivery_id, number, started_at, duration_ms, status, failure)
  values (p_delivery, p_number, p_started, p_duration, p_status, p_failure);
  if p_failure is null then
    perform care.end_delivery(p_delivery, 'delivered');
  elsif p_status = 410 then
    perform care.disable_gone_receiver(receiver);
  elsif p_retry_in is null then
    perform care.end_delivery(p_delivery, 'given-up');
  else
    -- Only by whoever holds it still: a lease that ended gave it to somebody else.
    update care.webhook_deliveries as d set due_at = now() + p_retry_in
    where d.id = p_delivery and d.state = 'waiting' and d.attempts = p_number;
  end if;
end
$$;
comment on function care.record_attempt(uuid, smallint, timestamptz, integer, smallint, text, interval) is
  'Writes how an attempt went and what follows: the end, another one after p_retry_in, or the end of the receiver that said 410.';

create function care.disable_gone_receiver(p_receiver uuid) returns void
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  waiting uuid;
begin
  update care.webhook_receivers as r set disabled_because = 'gone' where r.id = p_receiver and r.is_enabled;
  for waiting in
    select d.id from care.webhook_deliveries as d where d.receiver_id = p_receiver and d.state = 'waiting'
    order by d.stream_id, d.sequence for update
  loop
    perform care.end_delivery(waiting, 'given-up');
  end loop;
end
$$;
comment on function care.disable_gone_receiver(uuid) is 'Disables a receiver that says that it is gone for good, and gives up what waits for it.';
grant execute on function care.record_attempt(uuid, smallint, timestamptz, integer, smallint, text, interval) to care_jobs;

create function care.due_receivers() returns setof uuid
  language sql stable security definer set search_path = ''
as $$
  select r.id from care.webhook_receivers as r
  where r.is_enabled and exists (select from care.webhook_deliveries as d where d.receiver_id = r.id and d.due_at <= now())
$$;
comment on function care.due_receivers() is 'The receivers for whom something is due.';
grant execute on function care.due_receivers() to care_jobs;

create function care.require_administration() returns void
  language plpgsql stable set search_path = ''
as $$
begin
  if coalesce(sec.role(), '') not in ('platform-admin', 'super-admin') then
    raise exception 'administrators of the platform ask this' using errcode = 'insufficient_privilege';
  end if;
end
$$;
comment on function care.require_administration() is 'Refuses whoever is not an administrator of the platform.';

create function care.replay_delivery(p_delivery uuid) returns boolean
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  receiver uuid;
begin
  perform care.require_administration();
  update care.webhook_deliveries as d set state = 'waiting', ended_at = null, attempts = 0, due_at = now()
  from care.webhook_receivers as r
  where d.id = p_delivery and d.state <> 'waiting' and r.id = d.receiver_id and r.is_enabled
  returning d.receiver_id into receiver;
  if not found then
    return false;
  end if;
  perform graphile_worker.care_enqueue('webhooks.wake', json_build_object('receiverId', receiver));
  return true;
end
$$;
comment on function care.replay_delivery(uuid) is
  'Sends an ended delivery again, under its id; false when it still waits or its receiver is disabled.';

create function care.test_receiver(p_receiver uuid) returns uuid
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  delivery constant uuid := uuidv7();
begin
  perform care.require_administration();
  insert into care.webhook_deliveries (id, receiver_id, test_body, stream_id, sequence, due_at)
  select delivery, r.id,
         json_build_object('action', 'TEST', 'sessionId', null, 'correlationId', delivery, 'data', json_build_object('recipients', json_build_array()))::text,
         delivery, 1, now()
  from care.webhook_receivers as r where r.id = p_receiver and r.is_enabled;
  if not found then
    return null;
  end if;
  perform graphile_worker.care_enqueue('webhooks.wake', json_build_object('receiverId', p_receiver));
  return delivery;
end
$$;
comment on function care.test_receiver(uuid) is 'Sends a receiver a signed test; null when it is disabled.';
grant execute on function care.replay_delivery(uuid), care.test_receiver(uuid) to care_app;

create function care.record_action_answer(p_receiver uuid, p_webhook_id text, p_correlation uuid, p_action text, p_response text)
  returns text
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_action care.session_actions;
begin
  select a.* into found_action from care.session_actions as a
  where a.correlation_id = p_correlation and a.action = p_action
    and exists (select from care.webhook_deliveries as d where d.action_id = a.id and d.receiver_id = p_receiver);
  if not found then
    return 'unknown';
  end if;
  if found_action.created_at < now() - interval '30 days' then
    return 'expired';
  end if;
  insert into care.session_action_answers (webhook_id, receiver_id, action_id, response)
  values (p_webhook_id, p_receiver, found_action.id, p_response)
  on conflict do nothing;
  return 'recorded';
end
$$;
comment on function care.record_action_answer(uuid, text, uuid, text, text) is
  'Keeps what a receiver answered to an action that it was sent: recorded (again changes nothing), unknown, or expired after 30 days.';
grant execute on function care.record_action_answer(uuid, text, uuid, text, text) to care_jobs;

create function care.forget_session_actions(at timestamptz default now()) returns void
  language sql volatile security definer set search_path = ''
as $$
  delete from care.session_actions as a
  where a.created_at < at - interval '1 year'
    and not exists (select from care.webhook_deliveries as d where d.action_id = a.id and d.state = 'waiting')
    -- The newest stays, so that the numbers of its session go on.
    and exists (select from care.session_actions as n where n.stream_id = a.stream_id and n.sequence > a.sequence);
  delete from care.webhook_deliveries as d where d.action_id is null and d.created_at < at - interval '30 days';
$$;
comment on function care.forget_session_actions(timestamptz) is 'Deletes actions of more than a year ago and what was sent of them.';
grant execute on function care.forget_session_actions(timestamptz) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('webhooks.wake', 'Sends a receiver what is due.'),
  ('webhooks.sweep', 'Sends every receiver what is due, also after a sender died.'),
  ('webhooks.forget', 'Deletes actions and deliveries of long ago.');

reset role;

-- Down Migration

delete from care.job_tasks where name in ('webhooks.wake', 'webhooks.sweep', 'webhooks.forget');
drop function care.forget_session_actions(timestamptz);
drop function care.record_action_answer(uuid, text, uuid, text, text);
drop function care.test_receiver(uuid);
drop function care.replay_delivery(uuid);
drop function care.require_administration();
drop function care.due_receivers();
drop function care.record_attempt(uuid, smallint, timestamptz, integer, smallint, text, interval);
drop function care.disable_gone_receiver(uuid);
drop function care.end_delivery(uuid, text);
drop function care.take_deliveries(uuid, integer, interval);
drop function care.dispatch_session_action(uuid);
drop function care.mail_session_action(uuid);
drop function care.configure_receiver(text);
drop table care.session_action_answers;
drop table care.webhook_attempts;
drop table care.webhook_deliveries;
drop table care.webhook_keys;
drop table care.webhook_receivers;
drop function care.keep_configured_receiver();
alter table care.session_actions drop column mailed_at, drop column dispatched_at;
