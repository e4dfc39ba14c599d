-- Up Migration

-- Holds: a slot kept for one person for ten minutes while they decide, or offered for a limited time to the first in line
-- for an earlier one. A hold takes the same two claims as a consultation, so that the constraint that refuses double
-- bookings refuses double holds. An expired hold is nobody's obstacle: whoever wants the time of its people deletes it
-- first, under the locks of those people, by the database's clock.
--
-- What this deliberately does not grant: nobody chooses how long a hold lasts, turns a hold into an offer, or says what
-- became of an offer; the database does. Nobody sees who else waits.
set local role care_owner;

create table care.earlier_waits (
  id uuid primary key default uuidv7(),
  company_id text not null,
  employee_id text not null,
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  consultation_id uuid,
  modes text[] not null check (cardinality(modes) > 0 and modes <@ '{video,audio,in_person}'),
  until_day date not null,
  time_zone text not null check (length(time_zone) between 1 and 64),
  status text not null default 'waiting' check (status in ('waiting', 'offered', 'accepted', 'left', 'ended')),
  joined_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (company_id, employee_id) references care.people (company_id, account_id) on update cascade on delete cascade,
  foreign key (company_id, consultation_id) references care.consultations (company_id, id) on update cascade on delete cascade
);
comment on table care.earlier_waits is
  'Who waits for an earlier time with a practitioner, to move a consultation (consultation_id) or to book one. In line by joined_at, then id.';
create unique index earlier_waits_one on care.earlier_waits (employee_id, practitioner_id) where status in ('waiting', 'offered');
create index earlier_waits_line on care.earlier_waits (practitioner_id, joined_at, id) where status in ('waiting', 'offered');
create index earlier_waits_consultation on care.earlier_waits (consultation_id) where status in ('waiting', 'offered');

create table care.holds (
  id uuid primary key default uuidv7(),
  kind text not null default 'choice' check (kind in ('choice', 'offer')),
  company_id text not null,
  employee_id text not null,
  practitioner_id text not null references care.people (account_id) on update cascade on delete cascade,
  wait_id uuid unique references care.earlier_waits (id) on update cascade on delete cascade,
  type text not null check (type in ('video', 'audio', 'in_person')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  buffer_before_minutes smallint not null default 0 check (buffer_before_minutes between 0 and 120),
  buffer_after_minutes smallint not null default 0 check (buffer_after_minutes between 0 and 120),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '10 minutes',
  foreign key (company_id, employee_id) references care.people (company_id, account_id) on update cascade on delete cascade,
  check (ends_at > starts_at and ends_at <= starts_at + interval '4 hours'),
  check (employee_id <> practitioner_id),
  check (starts_at > created_at),
  check (expires_at > created_at),
  check ((kind = 'offer') = (wait_id is not null))
);
comment on table care.holds is
  'A slot kept for one employee until expires_at: chosen by them (one at a time) or offered to them as the first in line. Holds two claims.';
create unique index holds_one_choice on care.holds (employee_id) where kind = 'choice';
create index holds_expiry on care.holds (expires_at);

create table care.earlier_offers (
  id uuid primary key default uuidv7(),
  wait_id uuid not null references care.earlier_waits (id) on update cascade on delete cascade,
  hold_id uuid references care.holds (id) on update cascade on delete set null,
  starts_at timestamptz not null,
  expires_at timestamptz not null,
  offered_at timestamptz not null default clock_timestamp(),
  outcome text check (outcome in ('accepted', 'declined', 'expired')),
  ended_at timestamptz,
  unique (wait_id, starts_at),
  check ((outcome is null) = (ended_at is null))
);
comment on table care.earlier_offers is 'Every earlier time that was offered and what became of it; the same one is never offered twice to the same person.';
create unique index earlier_offers_open on care.earlier_offers (wait_id) where outcome is null;
create index earlier_offers_hold on care.earlier_offers (hold_id);

-- A claim is of a consultation or of a hold.
alter table care.claims drop constraint claims_pkey;
alter table care.claims alter column consultation_id drop not null;
alter table care.claims add column hold_id uuid references care.holds (id) on update cascade on delete cascade;
alter table care.claims add column expires_at timestamptz;
alter table care.claims add constraint claims_one_reason check (num_nonnulls(consultation_id, hold_id) = 1);
alter table care.claims add constraint claims_holds_expire check ((hold_id is null) = (expires_at is null));
alter table care.claims add constraint claims_of_consultation unique (consultation_id, part);
alter table care.claims add constraint claims_of_hold unique (hold_id, part);
comment on table care.claims is
  'The time of both people of each live consultation and of each hold, the practitioner''s with buffers. Two that overlap for one person cannot exist.';

create function care.lock_people(one text, other text) returns void
  language plpgsql set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(least(one, other), 50));
  perform pg_advisory_xact_lock(hashtextextended(greatest(one, other), 50));
end
$$;
comment on function care.lock_people(text, text) is
  'Makes transactions that want the time of the same people queue, always in one order.';

create function care.drop_expired_holds(one text, other text) returns void
  language plpgsql set search_path = ''
as $$
begin
  -- Locked in the order of their ids: another transaction may drop some of the same on behalf of other people.
  delete from care.holds where id in (
    select h.id from care.holds h
    where h.expires_at <= clock_timestamp()
      and h.id in (select k.hold_id from care.claims k where k.subject_id in (one, other) and k.expires_at <= clock_timestamp())
    order by h.id for update
  );
end
$$;
comment on function care.drop_expired_holds(text, text) is 'Deletes the holds of these people whose time is over; their claims go with them.';

create function care.prepare_hold() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (
    select from care.practitioners p
    where p.account_id = new.practitioner_id and p.verification = 'verified' and new.type = any (p.modes)
  ) then
    raise exception 'the practitioner cannot be booked' using errcode = 'check_violation';
  end if;
  perform care.lock_people(new.employee_id, new.practitioner_id);
  perform care.drop_expired_holds(new.employee_id, new.practitioner_id);
  if new.kind = 'choice' then
    delete from care.holds where employee_id = new.employee_id and kind = 'choice';
  end if;
  return new;
end
$$;
comment on function care.prepare_hold() is 'Trigger on care.holds: a new choice replaces the one before it; what has expired is out of the way.';
create trigger prepare before insert on care.holds for each row execute function care.prepare_hold();

create function care.claim_for_hold() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from care.claims k where k.subject_id = new.employee_id and k.during && tstzrange(new.starts_at, new.ends_at)) then
    raise exception 'the employee is taken then' using errcode = 'exclusion_violation', constraint = 'claims_employee_is_free';
  end if;
  insert into care.claims (company_id, hold_id, expires_at, part, subject_id, during) values
    (new.company_id, new.id, new.expires_at, 'practitioner', new.practitioner_id,
     tstzrange(new.starts_at - make_interval(mins => new.buffer_before_minutes),
               new.ends_at + make_interval(mins => new.buffer_after_minutes))),
    (new.company_id, new.id, new.expires_at, 'employee', new.employee_id, tstzrange(new.starts_at, new.ends_at));
  if new.kind = 'choice' then
    perform care.enqueue_earlier(new.practitioner_id, new.expires_at);
  end if;
  return null;
end
$$;
comment on function care.claim_for_hold() is 'Trigger on care.holds: a hold takes the time of both people.';
create trigger claim after insert on care.holds for each row execute function care.claim_for_hold();

create function care.enqueue_earlier(practitioner text, run_at timestamptz default null) returns void
  language plpgsql set search_path = ''
as $$
begin
  if exists (select from care.earlier_waits w where w.practitioner_id = practitioner and w.status in ('waiting', 'offered')) then
    perform graphile_worker.care_enqueue('consultations.earlier', json_build_object('practitionerId', practitioner), null, run_at);
  end if;
end
$$;
comment on function care.enqueue_earlier(text, timestamptz) is
  'Has the line of a practitioner looked at, now or at an instant; nothing when nobody waits.';

-- What became of an offer is read from what is there when its hold goes: a consultation at that time, or none.
create function care.end_offer() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  accepted constant boolean := exists (
    select from care.consultations c
    where c.employee_id = old.employee_id and c.practitioner_id = old.practitioner_id and c.starts_at = old.starts_at
      and c.status in ('scheduled', 'confirmed'));
begin
  update care.earlier_offers
  set outcome = case when accepted then 'accepted' when old.expires_at <= clock_timestamp() then 'expired' else 'declined' end,
      ended_at = clock_timestamp()
  where wait_id = old.wait_id and outcome is null;
  update care.earlier_waits set status = case when accepted then 'accepted' else 'waiting' end, updated_at = now()
  where id = old.wait_id and status = 'offered';
  return null;
end
$$;
comment on function care.end_offer() is 'Trigger on care.holds: writes the outcome of an offer; unless it was accepted the person waits on, at their place.';
create trigger end_offer after delete on care.holds for each row when (old.kind = 'offer') execute function care.end_offer();

create function care.notice_free_time() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.enqueue_earlier(old.subject_id);
  return null;
end
$$;
comment on function care.notice_free_time() is 'Trigger on care.claims: time that a practitioner gets back is looked at for those who wait.';
create trigger notice_free_time after delete on care.claims for each row when (old.part = 'practitioner')
  execute function care.notice_free_time();

create function care.notice_new_hours() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  practitioner text;
begin
  for practitioner in select distinct practitioner_id from changed loop
    perform care.enqueue_earlier(practitioner);
  end loop;
  return null;
end
$$;
comment on function care.notice_new_hours() is 'Trigger on hours and exceptions: more hours may hold an earlier time for those who wait.';
create trigger notice_new_hours after insert on care.availability_rules referencing new table as changed
  for each statement execute function care.notice_new_hours();
create trigger notice_new_hours after insert on care.availability_exceptions referencing new table as changed
  for each statement execute function care.notice_new_hours();
create trigger notice_fewer_closures after delete on care.availability_exceptions referencing old table as changed
  for each statement execute function care.notice_new_hours();

create or replace function care.keep_claims() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  live constant boolean := new.status in ('scheduled', 'confirmed', 'in_progress');
begin
  if tg_op = 'UPDATE' then
    if live and old.status in ('scheduled', 'confirmed', 'in_progress')
       and (new.starts_at, new.ends_at, new.buffer_before_minutes, new.buffer_after_minutes)
         = (old.starts_at, old.ends_at, old.buffer_before_minutes, old.buffer_after_minutes) then
      return null;
    end if;
  end if;
  if live then
    perform care.lock_people(new.employee_id, new.practitioner_id);
    perform care.drop_expired_holds(new.employee_id, new.practitioner_id);
  end if;
  if tg_op = 'UPDATE' then
    delete from care.claims where consultation_id = new.id;
  end if;
  if live then
    -- The hold of this very time becomes the consultation; a booking also ends the choice of any other.
    delete from care.holds h
    where h.employee_id = new.employee_id
      and (h.practitioner_id = new.practitioner_id and h.starts_at = new.starts_at or tg_op = 'INSERT' and h.kind = 'choice');
    -- The constraint below refuses this too; here it gets a name of its own, so that the person can be told which it is.
    if exists (select from care.claims k where k.subject_id = new.employee_id and k.during && tstzrange(new.starts_at, new.ends_at)) then
      raise exception 'the employee has another consultation then'
        using errcode = 'exclusion_violation', constraint = 'claims_employee_is_free';
    end if;
    insert into care.claims (company_id, consultation_id, part, subject_id, during) values
      (new.company_id, new.id, 'practitioner', new.practitioner_id,
       tstzrange(new.starts_at - make_interval(mins => new.buffer_before_minutes),
                 new.ends_at + make_interval(mins => new.buffer_after_minutes))),
      (new.company_id, new.id, 'employee', new.employee_id, tstzrange(new.starts_at, new.ends_at));
  end if;
  return null;
end
$$;

-- Who waits without a consultation and books one goes on waiting, to move it. Who loses theirs to the practitioner goes on
-- waiting for another; every other end of the consultation ends the waiting.
create function care.keep_waits() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    update care.earlier_waits set consultation_id = new.id, updated_at = now()
    where employee_id = new.employee_id and practitioner_id = new.practitioner_id and consultation_id is null
      and company_id = new.company_id and status in ('waiting', 'offered');
    delete from care.holds h using care.earlier_waits w
    where w.consultation_id = new.id and h.wait_id = w.id and h.starts_at >= new.starts_at;
  elsif new.status not in ('scheduled', 'confirmed') then
    -- The hold first: its end writes to the same row.
    delete from care.holds h using care.earlier_waits w
    where w.consultation_id = new.id and h.wait_id = w.id and new.cancelled_by is distinct from 'practitioner';
    update care.earlier_waits
    set consultation_id = case when new.cancelled_by = 'practitioner' then null else consultation_id end,
        status = case when new.cancelled_by = 'practitioner' then status else 'ended' end,
        updated_at = now()
    where consultation_id = new.id and status in ('waiting', 'offered');
  elsif new.starts_at <> old.starts_at then
    delete from care.holds h using care.earlier_waits w
    where w.consultation_id = new.id and h.wait_id = w.id and h.starts_at >= new.starts_at;
  end if;
  return null;
end
$$;
comment on function care.keep_waits() is 'Trigger on care.consultations: those who wait for an earlier time follow what becomes of their consultation.';
create trigger keep_waits after insert or update on care.consultations for each row execute function care.keep_waits();

create function care.guard_wait() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    if new.consultation_id is not null and not exists (
      select from care.consultations c
      where c.id = new.consultation_id and c.employee_id = new.employee_id and c.practitioner_id = new.practitioner_id
        and c.status in ('scheduled', 'confirmed')
    ) then
      raise exception 'only one''s own consultation with that practitioner waits for an earlier time' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.id, new.company_id, new.employee_id, new.practitioner_id, new.joined_at)
     is distinct from (old.id, old.company_id, old.employee_id, old.practitioner_id, old.joined_at) then
    raise exception 'a place in line is nobody else''s' using errcode = 'check_violation';
  end if;
  if new.status <> old.status and not (
    old.status = 'waiting' and new.status in ('offered', 'left', 'ended')
    or old.status = 'offered' and new.status in ('accepted', 'waiting', 'ended')
  ) then
    raise exception 'waiting does not move from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function care.guard_wait() is 'Trigger on care.earlier_waits: legal moves only, and a place that cannot be changed.';
create trigger guard before insert or update on care.earlier_waits for each row execute function care.guard_wait();

create function care.earlier_rank(wait uuid) returns integer
  language sql stable security definer set search_path = ''
  return (
    select count(*)::integer from care.earlier_waits mine join care.earlier_waits w
      on w.practitioner_id = mine.practitioner_id and w.status in ('waiting', 'offered') and (w.joined_at, w.id) <= (mine.joined_at, mine.id)
    where mine.id = wait);
comment on function care.earlier_rank(uuid) is 'The place in line of one who waits, from 1; a number and nothing about the others.';
revoke execute on function care.earlier_rank(uuid) from public;
grant execute on function care.earlier_rank(uuid) to care_app;
grant execute on function care.enqueue_earlier(text, timestamptz) to care_app;

create function care.offer_earlier(
  wait uuid, type text, starts_at timestamptz, ends_at timestamptz, buffer_before integer, buffer_after integer, until timestamptz
) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  waiting care.earlier_waits;
  hold uuid;
begin
  select * into waiting from care.earlier_waits where id = wait;
  if not found then
    return null;
  end if;
  perform care.lock_people(waiting.employee_id, waiting.practitioner_id);
  select * into waiting from care.earlier_waits where id = wait and status = 'waiting' for update;
  if not found then
    return null;
  end if;
  insert into care.holds (kind, wait_id, company_id, employee_id, practitioner_id, type, starts_at, ends_at,
                          buffer_before_minutes, buffer_after_minutes, expires_at)
  values ('offer', wait, waiting.company_id, waiting.employee_id, waiting.practitioner_id, type, starts_at, ends_at,
          buffer_before, buffer_after, until)
  returning id into hold;
  insert into care.earlier_offers (wait_id, hold_id, starts_at, expires_at) values (wait, hold, starts_at, until);
  update care.earlier_waits set status = 'offered', updated_at = now() where id = wait;
  perform care.enqueue_earlier(waiting.practitioner_id, until);
  perform care.notify(
    'consultation-offered', array[waiting.employee_id], array[hold::text], array['/employee/waits'],
    jsonb_build_object('startsAt', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'isConfirmed', false));
  return hold;
end
$$;
comment on function care.offer_earlier(uuid, text, timestamptz, timestamptz, integer, integer, timestamptz) is
  'Offers a time to one who waits: an exclusive hold until an instant. Null when the person does not wait any more; 23P01 when the time is taken.';
revoke execute on function care.offer_earlier(uuid, text, timestamptz, timestamptz, integer, integer, timestamptz) from public;
grant execute on function care.offer_earlier(uuid, text, timestamptz, timestamptz, integer, integer, timestamptz) to care_jobs;

create function care.end_expired_holds(practitioner text default null) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  ended integer;
begin
  delete from care.holds where id in (
    select h.id from care.holds h
    where h.expires_at <= clock_timestamp() and (practitioner is null or h.practitioner_id = practitioner)
    order by h.id for update
  );
  get diagnostics ended = row_count;
  -- Waiting ends with its last day, and when the consultation it would move has come.
  update care.earlier_waits w set status = 'ended', updated_at = now()
  where w.status = 'waiting' and (practitioner is null or w.practitioner_id = practitioner)
    and (w.until_day < (now() at time zone w.time_zone)::date
         or exists (select from care.consultations c where c.id = w.consultation_id and c.starts_at <= now()));
  return ended;
end
$$;
comment on function care.end_expired_holds(text) is
  'Housekeeping of one practitioner or of all: expired holds go, and waiting whose time is over ends. Safe to run at any time.';
revoke execute on function care.end_expired_holds(text) from public;
grant execute on function care.end_expired_holds(text) to care_jobs;

do $$
declare
  name text;
begin
  foreach name in array array['earlier_waits', 'holds', 'earlier_offers']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format('create policy read_jobs on care.%I for select to care_jobs using (care.owns_everything())', name);
    execute format('grant select on care.%I to care_jobs', name);
  end loop;
  foreach name in array array['earlier_waits', 'holds']
  loop
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using (employee_id = (select sec.actor()) and company_id = (select sec.company()))
        with check (employee_id = (select sec.actor()) and company_id = (select sec.company()))
    $policy$, name);
    execute format('create policy select_self on care.%I for select to care_app using (employee_id = (select sec.actor()))', name);
    execute format($policy$
      create policy insert_employee on care.%I for insert to care_app
        with check (employee_id = (select sec.actor()) and (select sec.role()) = 'employee')
    $policy$, name);
  end loop;
end
$$;
create policy delete_self on care.holds for delete to care_app using (employee_id = (select sec.actor()));
create policy update_self on care.earlier_waits for update to care_app
  using (employee_id = (select sec.actor())) with check (employee_id = (select sec.actor()) and status = 'left');
create policy tenant on care.earlier_offers as restrictive to care_app
  using (exists (select from care.earlier_waits w where w.id = wait_id and w.employee_id = (select sec.actor())))
  with check (false);
create policy select_self on care.earlier_offers for select to care_app
  using (exists (select from care.earlier_waits w where w.id = wait_id and w.employee_id = (select sec.actor())));

grant select, delete,
  insert (company_id, employee_id, practitioner_id, type, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes)
  on care.holds to care_app;
grant select, insert (company_id, employee_id, practitioner_id, consultation_id, modes, until_day, time_zone), update (status)
  on care.earlier_waits to care_app;
grant select on care.earlier_offers to care_app;
grant select (hold_id, expires_at) on care.claims to care_app;

-- The job that offers asks the same question as a reader: hours, exceptions and what is taken.
create policy read_jobs on care.claims for select to care_jobs using (care.owns_everything());
create policy read_jobs on care.availability_rules for select to care_jobs using (care.owns_everything());
create policy read_jobs on care.availability_exceptions for select to care_jobs using (care.owns_everything());
grant select (subject_id, part, during, hold_id, expires_at) on care.claims to care_jobs;
grant select on care.availability_rules, care.availability_exceptions to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('consultations.earlier', 'Ends holds whose time is over and offers free time to those who wait for an earlier one.');
reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'consultations.earlier';
drop policy read_jobs on care.availability_exceptions;
drop policy read_jobs on care.availability_rules;
drop policy read_jobs on care.claims;
revoke select on care.availability_rules, care.availability_exceptions from care_jobs;
revoke select (subject_id, part, during, hold_id, expires_at) on care.claims from care_jobs;
drop function care.end_expired_holds(text);
drop function care.offer_earlier(uuid, text, timestamptz, timestamptz, integer, integer, timestamptz);
drop function care.earlier_rank(uuid);
drop trigger keep_waits on care.consultations;
drop function care.keep_waits();
create or replace function care.keep_claims() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  live constant boolean := new.status in ('scheduled', 'confirmed', 'in_progress');
begin
  if tg_op = 'UPDATE' then
    if live and old.status in ('scheduled', 'confirmed', 'in_progress')
       and (new.starts_at, new.ends_at, new.buffer_before_minutes, new.buffer_after_minutes)
         = (old.starts_at, old.ends_at, old.buffer_before_minutes, old.buffer_after_minutes) then
      return null;
    end if;
  end if;
  if live then
    perform pg_advisory_xact_lock(hashtextextended(least(new.employee_id, new.practitioner_id), 50));
    perform pg_advisory_xact_lock(hashtextextended(greatest(new.employee_id, new.practitioner_id), 50));
  end if;
  if tg_op = 'UPDATE' then
    delete from care.claims where consultation_id = new.id;
  end if;
  if live then
    if exists (select from care.claims k where k.subject_id = new.employee_id and k.during && tstzrange(new.starts_at, new.ends_at)) then
      raise exception 'the employee has another consultation then'
        using errcode = 'exclusion_violation', constraint = 'claims_employee_is_free';
    end if;
    insert into care.claims (company_id, consultation_id, part, subject_id, during) values
      (new.company_id, new.id, 'practitioner', new.practitioner_id,
       tstzrange(new.starts_at - make_interval(mins => new.buffer_before_minutes),
                 new.ends_at + make_interval(mins => new.buffer_after_minutes))),
      (new.company_id, new.id, 'employee', new.employee_id, tstzrange(new.starts_at, new.ends_at));
  end if;
  return null;
end
$$;
drop trigger notice_fewer_closures on care.availability_exceptions;
drop trigger notice_new_hours on care.availability_exceptions;
drop trigger notice_new_hours on care.availability_rules;
drop function care.notice_new_hours();
drop trigger notice_free_time on care.claims;
drop function care.notice_free_time();
delete from care.claims where hold_id is not null;
alter table care.claims drop constraint claims_of_hold;
alter table care.claims drop constraint claims_of_consultation;
alter table care.claims drop constraint claims_holds_expire;
alter table care.claims drop constraint claims_one_reason;
alter table care.claims drop column expires_at;
alter table care.claims drop column hold_id;
alter table care.claims alter column consultation_id set not null;
alter table care.claims add primary key (consultation_id, part);
drop table care.earlier_offers;
drop table care.holds;
drop table care.earlier_waits;
drop function care.guard_wait();
drop function care.end_offer();
drop function care.claim_for_hold();
drop function care.prepare_hold();
drop function care.drop_expired_holds(text, text);
drop function care.enqueue_earlier(text, timestamptz);
drop function care.lock_people(text, text);
reset role;
