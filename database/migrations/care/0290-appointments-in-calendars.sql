-- Up Migration

-- Reminders of consultations, a day and an hour before, and what calendars need to follow a consultation: a number that grows
-- with each change that they show. A reminder is planned by the statement that books or moves, by whichever way; the job
-- that comes due asks here whether it is still true, and the row below makes it once.
--
-- What this deliberately does not grant: nobody but the job sends a reminder; no portal reads or writes what was sent.
set local role care_owner;

alter table care.consultations add column revision integer not null default 0;
comment on column care.consultations.revision is 'Counts the changes of time and status: SEQUENCE of the event in calendars (RFC 5545).';

create function care.count_revision() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;
comment on function care.count_revision() is 'Trigger on care.consultations: calendars take the event with the highest number.';
create trigger count_revision before update of starts_at, ends_at, status on care.consultations for each row
  when ((old.starts_at, old.ends_at, old.status) is distinct from (new.starts_at, new.ends_at, new.status))
  execute function care.count_revision();

insert into care.job_tasks (name, purpose) values
  ('consultations.remind', 'Reminds both people of a consultation, once for its time, if it still takes place.');

create table care.consultation_reminders (
  company_id text not null,
  consultation_id uuid not null,
  starts_at timestamptz not null,
  lead_minutes smallint not null check (lead_minutes in (60, 1440)),
  sent_at timestamptz not null default now(),
  primary key (consultation_id, starts_at, lead_minutes),
  foreign key (company_id, consultation_id) references care.consultations (company_id, id) on update cascade on delete cascade
);
comment on table care.consultation_reminders is 'The reminders that were sent: one for each time of a consultation and each lead.';
alter table care.consultation_reminders enable row level security;
alter table care.consultation_reminders force row level security;
create policy manage_owner on care.consultation_reminders to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.consultation_reminders as restrictive to care_app using (false) with check (false);

create function care.plan_reminders() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform graphile_worker.care_enqueue(
    'consultations.remind', json_build_object('consultationId', new.id, 'startsAt', new.starts_at, 'leadMinutes', lead),
    -- Another time replaces the job that waits for the old one.
    format('remind %s %s', new.id, lead), new.starts_at - make_interval(mins => lead))
  from unnest(array[60, 1440]) as lead
  where new.starts_at - make_interval(mins => lead) > now();
  return null;
end
$$;
comment on function care.plan_reminders() is 'Trigger on care.consultations: plans the reminders of a new time; those whose moment has passed are left out.';
create trigger plan_first_reminders after insert on care.consultations for each row
  when (new.status in ('scheduled', 'confirmed')) execute function care.plan_reminders();
create trigger plan_moved_reminders after update of starts_at on care.consultations for each row
  when (new.starts_at <> old.starts_at and new.status in ('scheduled', 'confirmed')) execute function care.plan_reminders();

create function care.remind_of_consultation(consultation uuid, starts_at timestamptz, lead_minutes integer, at timestamptz default now())
  returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  found_one care.consultations;
begin
  select c.* into found_one from care.consultations as c
  where c.id = consultation and c.starts_at = remind_of_consultation.starts_at and c.status in ('scheduled', 'confirmed')
  for share;
  -- Late, because the platform was down: a day's reminder is of no use beside the hour's, and none after the start.
  if not found or at >= found_one.starts_at - (case when lead_minutes = 1440 then interval '2 hours' else interval '0' end) then
    return false;
  end if;
  insert into care.consultation_reminders (company_id, consultation_id, starts_at, lead_minutes)
  values (found_one.company_id, found_one.id, found_one.starts_at, remind_of_consultation.lead_minutes)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  perform graphile_worker.care_enqueue('mail.send', json_build_object(
    'template', 'consultation-reminder', 'accountId', account_id, 'consultationId', found_one.id))
  from unnest(array[found_one.employee_id, found_one.practitioner_id]) as account_id;
  perform care.notify(
    'consultation-reminder', array[found_one.employee_id, found_one.practitioner_id],
    array_fill(format('%s %s %s', found_one.id, extract(epoch from found_one.starts_at)::bigint, lead_minutes), array[2]),
    array['/employee/consultations/' || found_one.id, '/practitioner/consultations/' || found_one.id],
    jsonb_build_object('startsAt', to_char(found_one.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                       'isConfirmed', found_one.status = 'confirmed'));
  return true;
end
$$;
comment on function care.remind_of_consultation(uuid, timestamptz, integer, timestamptz) is
  'Reminds both people of a consultation that still begins then, and says whether it did: once, however often it is asked.';
grant execute on function care.remind_of_consultation(uuid, timestamptz, integer, timestamptz) to care_jobs;

reset role;

-- Down Migration

set local role care_owner;
drop function care.remind_of_consultation(uuid, timestamptz, integer, timestamptz);
drop trigger plan_moved_reminders on care.consultations;
drop trigger plan_first_reminders on care.consultations;
drop function care.plan_reminders();
drop table care.consultation_reminders;
delete from care.job_tasks where name = 'consultations.remind';
drop trigger count_revision on care.consultations;
drop function care.count_revision();
alter table care.consultations drop column revision;
reset role;
