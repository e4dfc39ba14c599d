-- Up Migration

-- The search asks "who is free soonest" of ten thousand people. What it orders by is kept here: for each practitioner and way
-- of working an instant before which nothing is free. It is a lower bound, always: whatever may free time lowers it in the
-- same transaction, and only the job that computes slots raises it. What the search shows is computed from the hours and
-- claims themselves, so a bound that is too low costs an order that is a minute old, never a slot that cannot be booked.
--
-- What this deliberately does not grant: no portal role writes it, and the job only through care.keep_openings.
set local role care_owner;

create table care.practitioner_openings (
  practitioner_id text primary key references care.practitioners (account_id) on update cascade on delete cascade,
  video_at timestamptz,
  audio_at timestamptz,
  in_person_at timestamptz,
  first_at timestamptz generated always as (least(video_at, audio_at, in_person_at)) stored,
  changes bigint not null default 0,
  refine_at timestamptz not null default '-infinity'
);
comment on table care.practitioner_openings is
  'Per practitioner and way of working, the instant before which nothing can be booked; null when nothing can within 60 days.';
comment on column care.practitioner_openings.changes is 'Counts what moved below it, so that a computation that began before is not kept.';
comment on column care.practitioner_openings.refine_at is 'From when the job computes it again; -infinity when something changed.';
create index practitioner_openings_first on care.practitioner_openings (first_at, practitioner_id);
create index practitioner_openings_refine on care.practitioner_openings (refine_at);

alter table care.practitioner_openings enable row level security;
alter table care.practitioner_openings force row level security;
create policy manage_owner on care.practitioner_openings to care_owner
  using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.practitioner_openings as restrictive to care_app
  using ((select sec.role()) = 'employee') with check (false);
create policy select_employee on care.practitioner_openings for select to care_app using ((select sec.role()) = 'employee');
create policy read_jobs on care.practitioner_openings for select to care_jobs using (care.owns_everything());
grant select (practitioner_id, video_at, audio_at, in_person_at, first_at) on care.practitioner_openings to care_app;
grant select on care.practitioner_openings to care_jobs;

create function care.reopen(practitioners text[]) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update care.practitioner_openings as o
  set video_at = now(), audio_at = now(), in_person_at = now(), changes = o.changes + 1, refine_at = '-infinity'
  where o.practitioner_id = any (reopen.practitioners);
end;
comment on function care.reopen(text[]) is 'Nothing is known of when these practitioners are free, but that it is from now on.';

create function care.open_practitioner() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.practitioner_openings (practitioner_id, video_at, audio_at, in_person_at)
  values (new.account_id, now(), now(), now()) on conflict (practitioner_id) do nothing;
  if tg_op = 'UPDATE' then
    perform care.reopen(array[new.account_id]);
  end if;
  return null;
end
$$;
comment on function care.open_practitioner() is 'Trigger on care.practitioners: each has a row, open again when the ways of working change.';
create trigger open_practitioner after insert on care.practitioners for each row execute function care.open_practitioner();
create trigger reopen_practitioner after update of modes on care.practitioners for each row
  when (new.modes <> old.modes) execute function care.open_practitioner();

create function care.reopen_for_hours() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.reopen(array(select distinct c.practitioner_id from changed c));
  return null;
end
$$;
comment on function care.reopen_for_hours() is 'Trigger on hours and exceptions: whoever changes them may be free from now on.';
do $$
declare
  name text;
begin
  foreach name in array array['availability_rules', 'availability_exceptions'] loop
    execute format('create trigger reopen_added after insert on care.%I referencing new table as changed for each statement execute function care.reopen_for_hours()', name);
    execute format('create trigger reopen_removed after delete on care.%I referencing old table as changed for each statement execute function care.reopen_for_hours()', name);
    execute format('create trigger reopen_changed after update on care.%I referencing new table as changed for each statement execute function care.reopen_for_hours()', name);
  end loop;
end
$$;

-- A slot and its rest reach at most six hours (four hours, and two before or after): so far before a claim that goes, the
-- time that it frees may begin.
create function care.follow_claim() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  reach constant interval := interval '6 hours';
  free_from timestamptz;
begin
  if tg_op <> 'INSERT' and old.part = 'practitioner' and upper(old.during) > now() then
    free_from := greatest(now(), lower(old.during) - reach);
    update care.practitioner_openings as o
    set video_at = least(o.video_at, free_from), audio_at = least(o.audio_at, free_from),
        in_person_at = least(o.in_person_at, free_from), changes = o.changes + 1, refine_at = '-infinity'
    where o.practitioner_id = old.subject_id;
  end if;
  if tg_op <> 'DELETE' and new.part = 'practitioner' then
    update care.practitioner_openings as o set changes = o.changes + 1, refine_at = '-infinity'
    where o.practitioner_id = new.subject_id
      and (o.video_at between lower(new.during) - reach and upper(new.during) + reach
        or o.audio_at between lower(new.during) - reach and upper(new.during) + reach
        or o.in_person_at between lower(new.during) - reach and upper(new.during) + reach);
  end if;
  return null;
end
$$;
comment on function care.follow_claim() is
  'Trigger on care.claims: time that frees lowers the bound at once; time that is taken at the bound has it computed again.';
create trigger follow_claim after insert or update or delete on care.claims for each row execute function care.follow_claim();

create function care.keep_openings(computed jsonb) returns integer
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  kept integer;
begin
  update care.practitioner_openings as o
  set video_at = f.video_at, audio_at = f.audio_at, in_person_at = f.in_person_at, refine_at = f.refine_at
  from jsonb_to_recordset(computed) as f
    (practitioner_id text, changes bigint, video_at timestamptz, audio_at timestamptz, in_person_at timestamptz, refine_at timestamptz)
  where o.practitioner_id = f.practitioner_id and o.changes = f.changes;
  get diagnostics kept = row_count;
  return kept;
end
$$;
comment on function care.keep_openings(jsonb) is 'Keeps what the job computed, unless something changed meanwhile.';
grant execute on function care.keep_openings(jsonb) to care_jobs;

-- What the search filters and sorts by, beside the long texts of the profiles.
create index practitioners_search on care.practitioners (account_id)
  include (verification, gender, specialities, languages, modes, experience_years, display_name);

insert into care.practitioner_openings (practitioner_id, video_at, audio_at, in_person_at)
select p.account_id, now(), now(), now() from care.practitioners p;

insert into care.job_tasks (name, purpose) values
  ('consultations.openings', 'Computes when practitioners are free next, where that changed or lapsed.');

reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'consultations.openings';
drop trigger follow_claim on care.claims;
drop trigger reopen_practitioner on care.practitioners;
drop trigger open_practitioner on care.practitioners;
do $$
declare
  name text;
begin
  foreach name in array array['availability_rules', 'availability_exceptions'] loop
    execute format('drop trigger reopen_added on care.%I', name);
    execute format('drop trigger reopen_removed on care.%I', name);
    execute format('drop trigger reopen_changed on care.%I', name);
  end loop;
end
$$;
drop index care.practitioners_search;
drop function care.keep_openings(jsonb);
drop function care.follow_claim();
drop function care.reopen_for_hours();
drop function care.open_practitioner();
drop function care.reopen(text[]);
drop table care.practitioner_openings;
reset role;
