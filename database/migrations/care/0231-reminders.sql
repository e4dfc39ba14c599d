-- Up Migration

-- The reminder of a patient's programme: at most one a person and day, at their hour, in their zone. Which day and hour it
-- is somewhere is asked of PostgreSQL's own zones, so a clock change is nothing special: an hour that does not exist has
-- passed at the next one, an hour that comes twice finds the row of the first. Deliberately absent: any right of a request
-- to write or read a reminder.
set local role care_jobs;

-- One by one, ten thousand jobs take a minute: the queue looks through itself at each.
create function graphile_worker.care_enqueue_all(task text, payloads json[]) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (select from care.job_tasks as t where t.name = task) then
    raise exception 'unknown task %', task using errcode = 'check_violation';
  end if;
  perform graphile_worker.add_jobs(array(
    select row(task, p.payload, null, null, null, null, null, null)::graphile_worker.job_spec from unnest(payloads) as p (payload)));
end
$$;
comment on function graphile_worker.care_enqueue_all(text, json[]) is
  'Adds many jobs of one task in the current transaction. The payloads hold ids and codes, never content.';
revoke execute on function graphile_worker.care_enqueue_all(text, json[]) from public;
grant execute on function graphile_worker.care_enqueue_all(text, json[]) to care_owner;
reset role;
set local role care_owner;

create table care.reminders (
  account_id text not null references care.people (account_id) on update cascade on delete cascade,
  day date not null,
  sent_at timestamptz not null default now(),
  primary key (account_id, day)
);
comment on table care.reminders is 'Who was reminded on which day of their own calendar; the key refuses a second time.';
alter table care.reminders enable row level security;
alter table care.reminders force row level security;
create policy tenant on care.reminders as restrictive to care_app using (false) with check (false);
create policy manage_owner on care.reminders to care_owner using (care.owns_everything()) with check (care.owns_everything());

create function care.reminders_due(at timestamptz, of_account text default null)
  returns table (account_id text, day date, by_app boolean, by_mail boolean)
  language sql stable security definer set search_path = ''
as $$
  -- A zone that PostgreSQL does not know would stop the reminders of everybody: it has none.
  with zones as materialized (
    select z.name, at at time zone z.name as wall_time
    from pg_catalog.pg_timezone_names as z
    where z.name in (select w.time_zone from care.people as w where w.role = 'patient')
  )
  select c.account_id, z.wall_time::date, not 'reminders.app' = any (c.muted), not 'reminders.mail' = any (c.muted)
  from care.preferences as c
  join zones as z on z.name = c.time_zone
  where c.role = 'patient' and not c.blocked and (of_account is null or c.account_id = of_account)
    and not c.muted @> array['reminders.app', 'reminders.mail']
    -- From the chosen hour until the quiet hours that follow it on the same day.
    and z.wall_time::time >= c.reminder_at
    and (c.quiet_from <= c.reminder_at or c.quiet_from = c.quiet_to or z.wall_time::time < c.quiet_from)
    and exists (
      select from care.occurrences as o
      join care.programmes as p on p.company_id = o.company_id and p.id = o.programme_id
      where o.patient_id = c.account_id and o.due_on = z.wall_time::date and o.programme_id is not null
        and o.skipped_at is null and o.archived_at is null and p.ended_at is null and p.paused_on is null
        and not exists (select from care.completions as d where d.company_id = o.company_id and d.occurrence_id = o.id))
$$;
comment on function care.reminders_due(timestamptz, text) is
  'Patients for whom it is, at that instant, a time to be reminded, with something of a running programme left for their day; and by what. Reminded already or not.';
grant execute on function care.reminders_due(timestamptz, text) to care_jobs;

create function care.send_reminders(at timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  told text[];
  days text[];
  mails json[];
  sent integer;
begin
  with due as (
    select d.* from care.reminders_due(at) as d
    where not exists (select from care.reminders as r where r.account_id = d.account_id and r.day = d.day)
  ),
  -- Another instance may be doing the same: whoever writes the row sends.
  written as (
    insert into care.reminders (account_id, day) select d.account_id, d.day from due as d
    on conflict do nothing returning account_id, day
  )
  select count(*), coalesce(array_agg(d.account_id) filter (where d.by_app), '{}'),
         coalesce(array_agg(d.day::text) filter (where d.by_app), '{}'),
         array_agg(json_build_object('template', 'programme-reminder', 'accountId', d.account_id, 'day', d.day)) filter (where d.by_mail)
  into sent, told, days, mails
  from written as w join due as d on d.account_id = w.account_id;

  -- Yesterday's has nothing to say any more.
  delete from care.notifications as n where n.account_id = any (told) and n.kind = 'programme-reminder' and n.read_at is null;
  perform care.notify('programme-reminder', told, days, array_fill('/patient'::text, array[cardinality(told)]));
  perform graphile_worker.care_enqueue_all('mail.send', mails);
  return sent;
end
$$;
comment on function care.send_reminders(timestamptz) is
  'Reminds everybody for whom it is time, inside the product and by mail, each once a day; returns how many. What could not be sent in time is sent later the same day, before the quiet hours.';
grant execute on function care.send_reminders(timestamptz) to care_jobs;

create function care.forget_reminders(at timestamptz default now()) returns void
  language sql security definer set search_path = ''
as $$ delete from care.reminders as r where r.sent_at < at - interval '60 days' $$;
comment on function care.forget_reminders(timestamptz) is 'Deletes what was noted of reminders 60 days ago or earlier.';
grant execute on function care.forget_reminders(timestamptz) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('reminders.send', 'Reminds patients of what their programme has for today.');

reset role;

-- Down Migration

delete from care.job_tasks where name = 'reminders.send';
drop function care.forget_reminders(timestamptz);
drop function care.send_reminders(timestamptz);
drop function care.reminders_due(timestamptz, text);
drop table care.reminders;
drop function graphile_worker.care_enqueue_all(text, json[]);
