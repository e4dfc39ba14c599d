-- Up Migration

-- A person asks for their own erasure, has seven days to think again, and then a job does it (0573).
--
--   asked → cancelled            by the person, while nothing was begun
--   asked → begun → done         by the job, once it is due; begun and killed, it is gone on with
--
-- What this deliberately does not grant: nobody asks or cancels for another, no role of the panel sees that somebody did, and
-- only the worker begins. There is no way back from done.
set local role care_owner;

create table care.erasures (
  id uuid primary key default uuidv7(),
  account_id text not null references care.people (account_id) on update cascade on delete cascade,
  asked_at timestamptz not null default now(),
  due_at timestamptz not null,
  cancelled_at timestamptz,
  begun_at timestamptz,
  done_at timestamptz,
  report jsonb check (jsonb_typeof(report) = 'object'),
  check (due_at >= asked_at),
  check (cancelled_at is null or begun_at is null),
  check (done_at is null or begun_at is not null),
  check ((done_at is null) = (report is null))
);
comment on table care.erasures is
  'Who asked for their erasure and when, when it is due, whether they thought again, and how many of what went. Ids, dates and counts.';
create unique index erasures_standing on care.erasures (account_id) where cancelled_at is null;
create index erasures_due on care.erasures (due_at) where cancelled_at is null and done_at is null;

alter table care.erasures enable row level security;
alter table care.erasures force row level security;
create policy manage_owner on care.erasures to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.erasures as restrictive to care_app using (account_id = (select sec.actor())) with check (false);
create policy select_self on care.erasures for select to care_app using (account_id = (select sec.actor()));
grant select (id, account_id, asked_at, due_at, cancelled_at, begun_at, done_at) on care.erasures to care_app;

create function care.tell_erasure(template text, account text) returns void
  language sql volatile set search_path = ''
  return graphile_worker.care_enqueue('mail.send', json_build_object('template', template, 'accountId', account));
comment on function care.tell_erasure(text, text) is 'Mails a person about their erasure.';

create function care.ask_erasure() returns void
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  asked care.erasures;
begin
  insert into care.erasures (account_id, due_at)
  select p.account_id, now() + interval '7 days' from care.people as p where p.account_id = sec.actor()
  on conflict (account_id) where cancelled_at is null do nothing
  returning * into asked;
  if asked.id is null then
    return;
  end if;
  perform care.note_access('own-data', asked.id::text, asked.account_id, 'erase');
  perform care.tell_erasure('erasure-asked', asked.account_id);
  perform graphile_worker.care_enqueue('identity.finish-erasures', '{}'::json, 'identity.finish-erasures ' || asked.id, asked.due_at);
end
$$;
comment on function care.ask_erasure() is
  'Whoever asks has their data erased in seven days; asked again, it is the same. Mails them, and enqueues the job.';

create function care.cancel_erasure() returns boolean
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  update care.erasures as e set cancelled_at = now()
  where e.account_id = sec.actor() and e.cancelled_at is null and e.begun_at is null;
  if found then
    perform care.tell_erasure('erasure-cancelled', sec.actor());
    return true;
  end if;
  return not exists (select from care.erasures as e where e.account_id = sec.actor() and e.cancelled_at is null);
end
$$;
comment on function care.cancel_erasure() is
  'Whoever asks keeps their account; false when the erasure has begun. Without one, or again, nothing changes.';
grant execute on function care.ask_erasure(), care.cancel_erasure() to care_app;

create function care.begin_erasures() returns table (account_id text, role text, company_id text)
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- A restored backup brings an erased person's account back; that their keys are gone says so.
  insert into care.erasures (account_id, asked_at, due_at)
  select p.account_id, s.erased_at, s.erased_at
  from vault.shares as s join care.people as p on p.account_id = s.person_id
  where s.erased_at is not null
  on conflict do nothing;
  update care.erasures as e set begun_at = now()
  where e.cancelled_at is null and e.begun_at is null and (e.due_at <= now() or care.was_erased(e.account_id));
  return query
    select p.account_id, p.role, p.company_id from care.erasures as e join care.people as p on p.account_id = e.account_id
    where e.begun_at is not null and e.done_at is null order by e.due_at, e.id;
end
$$;
comment on function care.begin_erasures() is
  'Begins what is due, and what a restored backup undid; returns whom there is to erase, those of an interrupted run too.';
grant execute on function care.begin_erasures() to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('identity.finish-erasures', 'Erases whoever asked for it and whose time to think again is over.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'identity.finish-erasures';
drop function care.begin_erasures();
drop function care.cancel_erasure();
drop function care.ask_erasure();
drop function care.tell_erasure(text, text);
drop table care.erasures;
reset role;
