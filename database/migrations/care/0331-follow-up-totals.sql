-- Up Migration

-- The totals of the panel's follow-up over all time, kept as reports come, change and go, so that a million of them need no
-- counting: by patient, by session and company, and how often each patient reported each session, which is what tells a new
-- patient of a session from a known one. Whatever is filtered by day, outcome or group is counted from the reports.
-- Deliberately absent: any right to write; pain, which the panel's reports do not hold either.
set local role care_owner;

create table care.panel_patient_totals (
  company_id text not null,
  patient_id text not null,
  sessions integer not null check (sessions >= 0),
  reports integer not null check (reports >= 0),
  done integer not null check (done >= 0),
  partial integer not null check (partial >= 0),
  skipped integer not null check (skipped >= 0),
  minutes integer not null check (minutes >= 0),
  last_on date not null,
  primary key (company_id, patient_id)
);
comment on table care.panel_patient_totals is 'The reports of one patient in figures. Written by a trigger alone.';
create index panel_patient_totals_last on care.panel_patient_totals (last_on desc, patient_id);

-- By company, so that people of two companies do not wait for one another when they report the same session.
create table care.panel_session_totals (
  company_id text not null,
  session_key text not null,
  patients integer not null check (patients >= 0),
  reports integer not null check (reports >= 0),
  done integer not null check (done >= 0),
  partial integer not null check (partial >= 0),
  skipped integer not null check (skipped >= 0),
  minutes integer not null check (minutes >= 0),
  primary key (company_id, session_key)
);
comment on table care.panel_session_totals is
  'The reports of one session in one company in figures; a patient is of one company, so that sums count each once. Written by a trigger alone.';
create index panel_session_totals_session on care.panel_session_totals (session_key);

create table care.panel_patient_sessions (
  company_id text not null,
  patient_id text not null,
  session_key text not null,
  reports integer not null check (reports >= 0),
  primary key (company_id, patient_id, session_key)
);
comment on table care.panel_patient_sessions is 'How often a patient reported a session: what the totals count people and sessions by. Written by a trigger alone.';

-- The rows are written in one order, patient before session, and the session's row, which many share, last.
create function care.add_report(report care.panel_reports) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  times integer;
begin
  insert into care.panel_patient_sessions as t (company_id, patient_id, session_key, reports)
  values (report.company_id, report.patient_id, report.session_key, 1)
  on conflict (company_id, patient_id, session_key) do update set reports = t.reports + 1
  returning t.reports into times;
  insert into care.panel_patient_totals as t (company_id, patient_id, sessions, reports, done, partial, skipped, minutes, last_on)
  values (report.company_id, report.patient_id, (times = 1)::integer, 1, (report.outcome = 'done')::integer,
          (report.outcome = 'partial')::integer, (report.outcome = 'skipped')::integer, report.minutes, report.performed_on)
  on conflict (company_id, patient_id) do update set
    sessions = t.sessions + excluded.sessions, reports = t.reports + 1, done = t.done + excluded.done,
    partial = t.partial + excluded.partial, skipped = t.skipped + excluded.skipped, minutes = t.minutes + excluded.minutes,
    last_on = greatest(t.last_on, excluded.last_on);
  insert into care.panel_session_totals as t (company_id, session_key, patients, reports, done, partial, skipped, minutes)
  values (report.company_id, report.session_key, (times = 1)::integer, 1, (report.outcome = 'done')::integer,
          (report.outcome = 'partial')::integer, (report.outcome = 'skipped')::integer, report.minutes)
  on conflict (company_id, session_key) do update set
    patients = t.patients + excluded.patients, reports = t.reports + 1, done = t.done + excluded.done,
    partial = t.partial + excluded.partial, skipped = t.skipped + excluded.skipped, minutes = t.minutes + excluded.minutes;
end
$$;
comment on function care.add_report(care.panel_reports) is 'Adds a report to the totals of the panel.';
revoke execute on function care.add_report(care.panel_reports) from public;

create function care.take_report_away(report care.panel_reports) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  times integer;
begin
  update care.panel_patient_sessions as t set reports = t.reports - 1
  where t.company_id = report.company_id and t.patient_id = report.patient_id and t.session_key = report.session_key
  returning t.reports into times;
  delete from care.panel_patient_sessions as t
  where t.company_id = report.company_id and t.patient_id = report.patient_id and t.session_key = report.session_key and t.reports = 0;
  -- Held first, and only then looked for the last day: what somebody else reports meanwhile is seen, or waits.
  perform from care.panel_patient_totals as t
  where t.company_id = report.company_id and t.patient_id = report.patient_id for update;
  update care.panel_patient_totals as t
  set sessions = t.sessions - (times = 0)::integer, reports = t.reports - 1, done = t.done - (report.outcome = 'done')::integer,
      partial = t.partial - (report.outcome = 'partial')::integer, skipped = t.skipped - (report.outcome = 'skipped')::integer,
      minutes = t.minutes - report.minutes,
      last_on = coalesce(
        (select max(f.performed_on) from care.panel_reports as f
         where f.company_id = report.company_id and f.patient_id = report.patient_id), t.last_on)
  where t.company_id = report.company_id and t.patient_id = report.patient_id;
  delete from care.panel_patient_totals as t
  where t.company_id = report.company_id and t.patient_id = report.patient_id and t.reports = 0;
  update care.panel_session_totals as t
  set patients = t.patients - (times = 0)::integer, reports = t.reports - 1, done = t.done - (report.outcome = 'done')::integer,
      partial = t.partial - (report.outcome = 'partial')::integer, skipped = t.skipped - (report.outcome = 'skipped')::integer,
      minutes = t.minutes - report.minutes
  where t.company_id = report.company_id and t.session_key = report.session_key;
  delete from care.panel_session_totals as t
  where t.company_id = report.company_id and t.session_key = report.session_key and t.reports = 0;
end
$$;
comment on function care.take_report_away(care.panel_reports) is 'Takes a report out of the totals of the panel.';
revoke execute on function care.take_report_away(care.panel_reports) from public;

create function care.total_reports() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    perform care.take_report_away(old);
  end if;
  if tg_op <> 'DELETE' then
    perform care.add_report(new);
  end if;
  return null;
end
$$;
comment on function care.total_reports() is 'Trigger on care.panel_reports: keeps the totals of the panel, in the same transaction.';
create trigger total_reports after insert or delete or update of company_id, patient_id, session_id, session_title, outcome, performed_on, minutes
  on care.panel_reports for each row execute function care.total_reports();

insert into care.panel_patient_sessions (company_id, patient_id, session_key, reports)
select company_id, patient_id, session_key, count(*) from care.panel_reports group by company_id, patient_id, session_key;

insert into care.panel_patient_totals (company_id, patient_id, sessions, reports, done, partial, skipped, minutes, last_on)
select company_id, patient_id, count(distinct session_key), count(*), count(*) filter (where outcome = 'done'),
       count(*) filter (where outcome = 'partial'), count(*) filter (where outcome = 'skipped'), sum(minutes), max(performed_on)
from care.panel_reports group by company_id, patient_id;

insert into care.panel_session_totals (company_id, session_key, patients, reports, done, partial, skipped, minutes)
select company_id, session_key, count(distinct patient_id), count(*), count(*) filter (where outcome = 'done'),
       count(*) filter (where outcome = 'partial'), count(*) filter (where outcome = 'skipped'), sum(minutes)
from care.panel_reports group by company_id, session_key;

do $$
declare
  name text;
begin
  foreach name in array array['panel_patient_totals', 'panel_session_totals', 'panel_patient_sessions']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format($policy$create policy tenant on care.%I as restrictive to care_app using ((select sec.role()) in ('editor', 'super-admin'))$policy$, name);
  end loop;
end
$$;
create policy select_panel on care.panel_patient_totals for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_panel on care.panel_session_totals for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
grant select on care.panel_patient_totals, care.panel_session_totals to care_app;

reset role;

-- Down Migration

drop trigger total_reports on care.panel_reports;
drop function care.total_reports();
drop function care.take_report_away(care.panel_reports);
drop function care.add_report(care.panel_reports);
drop table care.panel_patient_sessions;
drop table care.panel_session_totals;
drop table care.panel_patient_totals;
