-- Up Migration

-- What the panel knows of completions: who, which session, when, how long, how hard. A table of its own, kept by a trigger,
-- so that the pain, the picture a patient saw and whatever a completion comes to hold later are not there to be read: the
-- panel has no policy on care.completions any more. It also knows the session itself, which a completion of a programme
-- reaches through two tables only, so that a million rows are filtered by index. Deliberately absent: any right to write,
-- and any right for people of the portals, who read completions.
set local role care_owner;

create table care.panel_reports (
  company_id text not null,
  completion_id uuid not null,
  patient_id text not null,
  session_id text check (session_id ~ '^[a-z0-9]{24}$'),
  session_title text not null,
  session_key text not null generated always as (coalesce(session_id, session_title)) stored,
  outcome text not null,
  performed_on date not null,
  minutes smallint not null,
  effort smallint,
  reported_at timestamptz not null,
  primary key (company_id, completion_id),
  foreign key (company_id, completion_id) references care.completions (company_id, id) on update cascade on delete cascade
);
comment on table care.panel_reports is
  'One row per completion, with what the panel may know of it: no pain, nothing of what the patient saw. Written by a trigger alone.';
comment on column care.panel_reports.session_id is 'The documentId of the session; null for one whose origin is not known.';
comment on column care.panel_reports.session_key is 'What tells sessions apart: the documentId, or the title where there is none.';
-- The newest first; what the totals by session and by patient need is in the index itself.
create index panel_reports_day on care.panel_reports (performed_on desc, reported_at desc, completion_id desc)
  include (company_id, session_key, patient_id, outcome, minutes);
create index panel_reports_session on care.panel_reports (session_key, performed_on desc);
create index panel_reports_patient on care.panel_reports (patient_id, performed_on desc);

create function care.follow_completion() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.panel_reports as f
    (company_id, completion_id, patient_id, session_id, session_title, outcome, performed_on, minutes, effort, reported_at)
  select new.company_id, new.id, new.patient_id, coalesce(p.session_id, s.content ->> 'documentId'), new.session_title,
         new.outcome, new.performed_on, new.minutes, new.effort, new.created_at
  from care.occurrences as o
    left join care.publications as p on p.id = o.publication_id
    left join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
  where o.company_id = new.company_id and o.id = new.occurrence_id
  on conflict (company_id, completion_id) do update set
    session_title = excluded.session_title, outcome = excluded.outcome, performed_on = excluded.performed_on,
    minutes = excluded.minutes, effort = excluded.effort;
  return null;
end
$$;
comment on function care.follow_completion() is 'Trigger on care.completions: keeps care.panel_reports, in the same transaction.';
create trigger follow_completion after insert or update of session_title, outcome, performed_on, minutes, effort on care.completions
  for each row execute function care.follow_completion();

insert into care.panel_reports
  (company_id, completion_id, patient_id, session_id, session_title, outcome, performed_on, minutes, effort, reported_at)
select c.company_id, c.id, c.patient_id, coalesce(p.session_id, s.content ->> 'documentId'), c.session_title, c.outcome,
       c.performed_on, c.minutes, c.effort, c.created_at
from care.completions as c
  join care.occurrences as o on o.company_id = c.company_id and o.id = c.occurrence_id
  left join care.publications as p on p.id = o.publication_id
  left join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id;

alter table care.panel_reports enable row level security;
alter table care.panel_reports force row level security;
create policy manage_owner on care.panel_reports to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.panel_reports as restrictive to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_panel on care.panel_reports for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
grant select on care.panel_reports to care_app;

drop policy select_panel on care.completions;

-- Ending a programme keeps what was reported, whoever ends it: the panel knows that much.
create function care.is_reported(company text, occurrence uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from care.completions as c where c.company_id = is_reported.company and c.occurrence_id = is_reported.occurrence)
$$;
comment on function care.is_reported(text, uuid) is 'Whether a patient reported an occurrence, and nothing else of it.';
grant execute on function care.is_reported(text, uuid) to care_app;

-- Whoever plans a publication thinks of a clock on a wall: the calendar shows that clock.
alter table care.publications add column time_zone text check (length(time_zone) between 1 and 60);
comment on column care.publications.time_zone is 'The zone in which its start and end were said; null when they were said as instants.';
create index publications_visible_from on care.publications (visible_from);
create index publications_ends_at on care.publications (ends_at) where ends_at is not null;
grant insert (time_zone) on care.publications to care_app;

reset role;

-- Down Migration

drop index care.publications_ends_at;
drop index care.publications_visible_from;
alter table care.publications drop column time_zone;
create policy select_panel on care.completions for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
drop function care.is_reported(text, uuid);
drop trigger follow_completion on care.completions;
drop function care.follow_completion();
drop table care.panel_reports;
