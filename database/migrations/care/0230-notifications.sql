-- Up Migration

-- What the product tells a person inside it: one row for each thing told, read by that person alone. The text is made at
-- reading, in the reader's language, from the kind and a few parameters that hold nothing medical. Triggers on what
-- happened write the rows, so they commit or vanish with it, whoever wrote it. Deliberately absent: any right of a request
-- to write a notification, and any right of anybody but the person to read one.
set local role care_owner;

-- The topics that a person may silence, and the kinds that belong to each. What is not here cannot be silenced.
create function care.topic_of(kind text) returns text
  language sql immutable parallel safe set search_path = ''
  return case
    when kind = 'programme-reminder' then 'reminders'
    when kind in ('session-published', 'programme-assigned', 'programme-offered', 'progression-decided') then 'programme'
    when kind in ('consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
                  'consultation-reminder', 'consultation-offered') then 'consultations'
  end;
comment on function care.topic_of(text) is 'The topic of a kind of notification; null for a kind that does not exist.';

-- Half open; over midnight when it begins after it ends; never when both are the same.
create function care.is_between(moment time, first time, last time) returns boolean
  language sql immutable parallel safe set search_path = ''
  return case when first <= last then moment >= first and moment < last else moment >= first or moment < last end;
comment on function care.is_between(time, time, time) is 'Whether a wall time lies in a span of the day, its end left out.';

-- The check of a table runs as whoever writes the row.
grant execute on function care.is_between(time, time, time) to care_app;

create table care.message_preferences (
  account_id text primary key references care.people (account_id) on update cascade on delete cascade,
  muted text[] not null
    check (muted <@ array['reminders.app', 'reminders.mail', 'programme.app', 'consultations.app', 'consultations.mail']),
  reminder_at time not null,
  quiet_from time not null,
  quiet_to time not null,
  updated_at timestamptz not null default now(),
  constraint message_preferences_reminder_is_heard check (not care.is_between(reminder_at, quiet_from, quiet_to))
);
comment on table care.message_preferences is
  'What a person chose about messages; without a row, care.preferences has the usual. Times are wall times of their own zone. Mails about the account are not among them.';

alter table care.message_preferences enable row level security;
alter table care.message_preferences force row level security;
create policy manage_owner on care.message_preferences to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.message_preferences as restrictive to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));
create policy manage_own on care.message_preferences to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));
create policy read_jobs on care.message_preferences for select to care_jobs using (care.owns_everything());
grant select, insert (account_id, muted, reminder_at, quiet_from, quiet_to),
  update (muted, reminder_at, quiet_from, quiet_to, updated_at) on care.message_preferences to care_app;
grant select on care.message_preferences to care_jobs;

create view care.preferences with (security_invoker = true) as
  select w.account_id, w.role, w.time_zone, w.blocked, coalesce(m.muted, '{}') as muted, coalesce(m.reminder_at, '08:00') as reminder_at,
         coalesce(m.quiet_from, '21:00') as quiet_from, coalesce(m.quiet_to, '08:00') as quiet_to
  from care.people as w left join care.message_preferences as m on m.account_id = w.account_id;
comment on view care.preferences is 'The preferences of everyone, those who never chose included.';
grant select on care.preferences to care_app, care_jobs;

create table care.notifications (
  -- In the order of time: the newest has the highest.
  id uuid not null default uuidv7(),
  account_id text not null references care.people (account_id) on update cascade on delete cascade,
  kind text not null check (kind in (
    'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
    'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
    'consultation-reminder', 'consultation-offered')),
  -- What is told once; null when each time is another thing.
  subject text check (length(subject) <= 100),
  parameters jsonb not null default '{}' check (jsonb_typeof(parameters) = 'object' and pg_column_size(parameters) <= 512),
  link text not null check (link ~ '^/(patient|employee|practitioner|coach)(/[a-z0-9-]+)*$' and length(link) <= 200),
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (account_id, id),
  unique (account_id, kind, subject)
);
comment on table care.notifications is
  'One thing told to one person inside the product. Parameters are days and instants, never a name, a title or anything medical.';
create index notifications_read on care.notifications (read_at) where read_at is not null;

alter table care.notifications enable row level security;
alter table care.notifications force row level security;
create policy manage_owner on care.notifications to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.notifications as restrictive to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));
create policy select_own on care.notifications for select to care_app using (account_id = (select sec.actor()));
create policy update_own on care.notifications for update to care_app using (account_id = (select sec.actor()));
grant select, update (read_at) on care.notifications to care_app;

-- Ids only, many in one notice: what is notified can be read by every role of the database, and is at most 8000 bytes.
create function care.announce_notifications() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_notifications', string_agg(p.account_id, ','))
  from (
    select c.account_id, (row_number() over () - 1) / 300 as part
    from (select distinct account_id from changed) as c
  ) as p
  group by p.part;
  return null;
end
$$;
comment on function care.announce_notifications() is
  'Trigger on care.notifications: tells the nodes of realtime, at commit, whose number of unread ones may have changed.';
create trigger announce_written after insert on care.notifications referencing new table as changed
  for each statement execute function care.announce_notifications();
create trigger announce_read after update on care.notifications referencing new table as changed
  for each statement execute function care.announce_notifications();
create trigger announce_taken_back after delete on care.notifications referencing old table as changed
  for each statement execute function care.announce_notifications();

create function care.notify(kind text, accounts text[], subjects text[], links text[], parameters jsonb default '{}') returns void
  language plpgsql set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  topic constant text := care.topic_of(kind);
begin
  -- Old data that is brought in happened long ago, and tells nobody anything.
  if current_setting('care.notifications', true) = 'off' or cardinality(accounts) is null or cardinality(accounts) = 0 then
    return;
  end if;
  insert into care.notifications (account_id, kind, subject, link, parameters, read_at)
  select n.account_id, notify.kind, n.subject, n.link, notify.parameters,
         -- Whoever did it finds it in their list, but is not told.
         case when n.account_id = actor then now() end
  from unnest(accounts, subjects, links) as n (account_id, subject, link)
  join care.people as w on w.account_id = n.account_id and not w.blocked
  where not exists (
    select from care.message_preferences as m
    where m.account_id = n.account_id and topic || '.app' = any (m.muted))
  on conflict do nothing;
end
$$;
comment on function care.notify(text, text[], text[], text[], jsonb) is
  'Tells many people one kind of thing, in one statement: the n-th account about the n-th subject, with the n-th link. For functions of the owner; nobody else may call it.';

-- Publications: at once, or when they begin.
create function care.notify_publication(publication uuid, at timestamptz default now()) returns void
  language sql security definer set search_path = ''
as $$
  select care.notify('session-published', array_agg(o.patient_id), array_agg(o.publication_id::text), array_agg('/patient/sessions/' || o.id))
  from care.occurrences as o
  where o.publication_id = publication and o.archived_at is null and o.visible_from <= at and (o.ends_at is null or o.ends_at > at)
$$;
comment on function care.notify_publication(uuid, timestamptz) is
  'Tells the recipients of a publication that has begun and was neither ended nor withdrawn; each once.';
grant execute on function care.notify_publication(uuid, timestamptz) to care_jobs;

create function care.notify_recipients() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.notify('session-published', array_agg(a.patient_id), array_agg(a.publication_id::text), array_agg('/patient/sessions/' || a.id))
  from added as a
  where a.publication_id is not null and a.archived_at is null and a.visible_from <= now() and (a.ends_at is null or a.ends_at > now());
  perform graphile_worker.care_enqueue(
    'notifications.publication', json_build_object('publicationId', p.publication_id), 'publication ' || p.publication_id, p.visible_from)
  from (select distinct a.publication_id, a.visible_from from added as a where a.publication_id is not null and a.visible_from > now()) as p;
  return null;
end
$$;
comment on function care.notify_recipients() is
  'Trigger on care.occurrences: tells the recipients of a publication, or plans it for when the publication begins.';
create trigger notify_recipients after insert on care.occurrences referencing new table as added
  for each statement execute function care.notify_recipients();

create function care.take_back_notifications() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from care.notifications as n using care.occurrences as o
  where o.publication_id = new.id and n.account_id = o.patient_id and n.kind = 'session-published' and n.subject = new.id::text;
  return null;
end
$$;
comment on function care.take_back_notifications() is 'Trigger on care.publications: nobody is told of what was withdrawn.';
create trigger take_back_notifications after update of archived_at on care.publications for each row
  when (new.archived_at is not null and old.archived_at is null) execute function care.take_back_notifications();

create function care.notify_assigned() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.notify('programme-assigned', array_agg(a.patient_id), array_agg(a.id::text), array_agg('/patient/programmes/' || a.id),
                      jsonb_build_object('startsOn', a.starts_on))
  from added as a where a.ended_at is null group by a.starts_on;
  return null;
end
$$;
comment on function care.notify_assigned() is 'Trigger on care.programmes: tells the patients who were given one.';
create trigger notify_assigned after insert on care.programmes referencing new table as added
  for each statement execute function care.notify_assigned();

create function care.notify_offered() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.notify('programme-offered', array_agg(a.patient_id), array_agg(a.id::text), array_agg('/patient/programmes/' || a.programme_id))
  from added as a where a.answer is null;
  return null;
end
$$;
comment on function care.notify_offered() is 'Trigger on care.programme_offers: tells the patients to whom a coach offers a change.';
create trigger notify_offered after insert on care.programme_offers referencing new table as added
  for each statement execute function care.notify_offered();

create function care.notify_progression() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.notify('progression-decided', array_agg(a.patient_id), array_agg(a.programme_id || ' ' || a.week),
                      array_agg('/patient/programmes/' || a.programme_id), jsonb_build_object('isAccepted', a.is_accepted))
  from added as a group by a.is_accepted;
  return null;
end
$$;
comment on function care.notify_progression() is 'Trigger on care.progression_decisions: tells the patients what their coach decided.';
create trigger notify_progression after insert on care.progression_decisions referencing new table as added
  for each statement execute function care.notify_progression();

create function care.notify_consultation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.notify(
    'consultation-' || tg_argv[0], array[new.employee_id, new.practitioner_id], array[null, null]::text[],
    array['/employee/consultations/' || new.id, '/practitioner/consultations/' || new.id],
    jsonb_build_object('startsAt', to_char(new.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'isConfirmed', new.status = 'confirmed'));
  return null;
end
$$;
comment on function care.notify_consultation() is 'Trigger on care.consultations: tells both people what became of it.';
create trigger notify_booked after insert on care.consultations for each row
  when (new.status in ('scheduled', 'confirmed')) execute function care.notify_consultation('booked');
create trigger notify_confirmed after update of status on care.consultations for each row
  when (old.status = 'scheduled' and new.status = 'confirmed' and new.starts_at = old.starts_at) execute function care.notify_consultation('confirmed');
create trigger notify_moved after update of starts_at on care.consultations for each row
  when (new.starts_at <> old.starts_at and new.status in ('scheduled', 'confirmed')) execute function care.notify_consultation('moved');
create trigger notify_cancelled after update of status on care.consultations for each row
  when (old.status <> 'cancelled' and new.status = 'cancelled') execute function care.notify_consultation('cancelled');

create function care.forget_notifications(at timestamptz default now()) returns void
  language sql security definer set search_path = ''
as $$ delete from care.notifications as n where n.read_at < at - interval '60 days' $$;
comment on function care.forget_notifications(timestamptz) is 'Deletes notifications that were read 60 days ago or earlier.';
grant execute on function care.forget_notifications(timestamptz) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('notifications.publication', 'Tells the recipients of a publication that it has begun.'),
  ('notifications.forget', 'Deletes notifications that were read long ago.');

reset role;

-- Down Migration

delete from care.job_tasks where name in ('notifications.publication', 'notifications.forget');
drop trigger notify_cancelled on care.consultations;
drop trigger notify_moved on care.consultations;
drop trigger notify_confirmed on care.consultations;
drop trigger notify_booked on care.consultations;
drop trigger notify_progression on care.progression_decisions;
drop trigger notify_offered on care.programme_offers;
drop trigger notify_assigned on care.programmes;
drop trigger take_back_notifications on care.publications;
drop trigger notify_recipients on care.occurrences;
drop function care.forget_notifications(timestamptz);
drop function care.notify_consultation();
drop function care.notify_progression();
drop function care.notify_offered();
drop function care.notify_assigned();
drop function care.take_back_notifications();
drop function care.notify_recipients();
drop function care.notify_publication(uuid, timestamptz);
drop function care.notify(text, text[], text[], text[], jsonb);
drop table care.notifications;
drop function care.announce_notifications();
drop view care.preferences;
drop table care.message_preferences;
drop function care.is_between(time, time, time);
drop function care.topic_of(text);
