-- Up Migration

-- The cancellation window, in minutes of elapsed time: the company's own when it has set one, otherwise the
-- practitioner's. The company's wins because its people then have one rule, whoever they see.
-- Taking an earlier time that was offered obeys no window: the person gives up a later one to somebody else.
set local role care_cms;
alter table cms.companies add constraint companies_cancellation_window_minutes_check
  check (cancellation_window_minutes between 0 and 20160);
reset role;

set local role care_owner;
create function care.cancellation_window(company text, practitioner text) returns integer
  language sql stable security definer set search_path = ''
  return coalesce(
    (select c.cancellation_window_minutes from cms.companies c where c.document_id = company),
    (select p.cancellation_window_minutes from care.practitioners p where p.account_id = practitioner),
    1440);
comment on function care.cancellation_window(text, text) is
  'Minutes before the start from which cancelling is late and moving is refused to the employee: the company''s, else the practitioner''s, else a day.';
revoke execute on function care.cancellation_window(text, text) from public;
grant execute on function care.cancellation_window(text, text) to care_app;

create or replace function care.guard_consultation() returns trigger
  language plpgsql set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  acting constant text := case actor when new.employee_id then 'employee' when new.practitioner_id then 'practitioner' end;
  moved boolean := false;
  practitioner care.practitioners;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if actor is not null then
      if new.status <> 'scheduled' or new.starts_at <= now() then
        raise exception 'a consultation is booked ahead, as scheduled' using errcode = 'check_violation';
      end if;
      select p.* into practitioner from care.practitioners p where p.account_id = new.practitioner_id;
      if practitioner.verification is distinct from 'verified' or not new.type = any (practitioner.modes) then
        raise exception 'the practitioner cannot be booked' using errcode = 'check_violation';
      end if;
      if practitioner.auto_confirm then
        new.status := 'confirmed';
      end if;
    end if;
    new.duration_seconds := case when new.status = 'completed'
      then floor(extract(epoch from new.ended_at - new.started_at))::integer end;
    return new;
  end if;

  if (new.company_id, new.employee_id, new.practitioner_id, new.id) is distinct from
     (old.company_id, old.employee_id, old.practitioner_id, old.id) then
    raise exception 'the people of a consultation do not change' using errcode = 'check_violation';
  end if;
  moved := (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at);
  if new.status <> old.status and not exists (
    select from care.consultation_moves m
    where m.from_status = old.status and m.to_status = new.status and (actor is null or m.part = acting)
  ) then
    raise exception 'a consultation does not move from % to % like this', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.status = 'scheduled' and old.status = 'confirmed' and not moved then
    raise exception 'only another time takes a confirmation back' using errcode = 'check_violation';
  end if;

  if moved then
    select p.* into practitioner from care.practitioners p where p.account_id = new.practitioner_id;
  end if;
  if moved then
    if old.status not in ('scheduled', 'confirmed') or new.status not in ('scheduled', 'confirmed') then
      raise exception 'only a consultation that has not begun can be moved' using errcode = 'check_violation';
    end if;
    if actor is not null and new.starts_at <= now() then
      raise exception 'a consultation is moved ahead' using errcode = 'check_violation';
    end if;
    if acting = 'employee' and new.status <> 'scheduled' then
      raise exception 'another time is to be confirmed again' using errcode = 'check_violation';
    end if;
    if acting = 'employee'
       and now() > old.starts_at - make_interval(mins => care.cancellation_window(new.company_id, new.practitioner_id))
       and not (new.starts_at < old.starts_at and exists (
         select from care.holds h
         where h.kind = 'offer' and h.employee_id = new.employee_id and h.practitioner_id = new.practitioner_id
           and h.starts_at = new.starts_at and h.expires_at > clock_timestamp())) then
      raise exception 'too late to move this consultation' using errcode = 'check_violation';
    end if;
    if acting = 'employee' and practitioner.auto_confirm then
      new.status := 'confirmed';
    end if;
    new.room := replace(gen_random_uuid()::text, '-', '');
  end if;

  if new.status = 'in_progress' and old.status <> 'in_progress' then
    new.started_at := now();
  elsif new.status = 'completed' and old.status <> 'completed' then
    new.ended_at := greatest(now(), new.started_at);
  elsif new.status = 'no_show' and old.status <> 'no_show' and now() < new.starts_at + interval '10 minutes' then
    raise exception 'a person is absent ten minutes after the start, not before' using errcode = 'check_violation';
  elsif new.status = 'cancelled' and old.status <> 'cancelled' then
    if acting = 'employee' and now() >= new.starts_at then
      raise exception 'a consultation that should have begun is not cancelled any more' using errcode = 'check_violation';
    end if;
    new.cancelled_by := coalesce(acting, 'system');
    new.late_cancellation := coalesce(acting = 'employee', false)
      and now() > new.starts_at - make_interval(mins => care.cancellation_window(new.company_id, new.practitioner_id));
  end if;
  new.duration_seconds := case when new.status = 'completed'
    then floor(extract(epoch from new.ended_at - new.started_at))::integer end;
  return new;
end
$$;
reset role;

-- Down Migration

set local role care_owner;
create or replace function care.guard_consultation() returns trigger
  language plpgsql set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  acting constant text := case actor when new.employee_id then 'employee' when new.practitioner_id then 'practitioner' end;
  moved boolean := false;
  practitioner care.practitioners;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if actor is not null then
      if new.status <> 'scheduled' or new.starts_at <= now() then
        raise exception 'a consultation is booked ahead, as scheduled' using errcode = 'check_violation';
      end if;
      select p.* into practitioner from care.practitioners p where p.account_id = new.practitioner_id;
      if practitioner.verification is distinct from 'verified' or not new.type = any (practitioner.modes) then
        raise exception 'the practitioner cannot be booked' using errcode = 'check_violation';
      end if;
      if practitioner.auto_confirm then
        new.status := 'confirmed';
      end if;
    end if;
    new.duration_seconds := case when new.status = 'completed'
      then floor(extract(epoch from new.ended_at - new.started_at))::integer end;
    return new;
  end if;

  if (new.company_id, new.employee_id, new.practitioner_id, new.id) is distinct from
     (old.company_id, old.employee_id, old.practitioner_id, old.id) then
    raise exception 'the people of a consultation do not change' using errcode = 'check_violation';
  end if;
  moved := (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at);
  if new.status <> old.status and not exists (
    select from care.consultation_moves m
    where m.from_status = old.status and m.to_status = new.status and (actor is null or m.part = acting)
  ) then
    raise exception 'a consultation does not move from % to % like this', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.status = 'scheduled' and old.status = 'confirmed' and not moved then
    raise exception 'only another time takes a confirmation back' using errcode = 'check_violation';
  end if;

  if moved or (new.status = 'cancelled' and old.status <> 'cancelled') then
    select p.* into practitioner from care.practitioners p where p.account_id = new.practitioner_id;
  end if;
  if moved then
    if old.status not in ('scheduled', 'confirmed') or new.status not in ('scheduled', 'confirmed') then
      raise exception 'only a consultation that has not begun can be moved' using errcode = 'check_violation';
    end if;
    if actor is not null and new.starts_at <= now() then
      raise exception 'a consultation is moved ahead' using errcode = 'check_violation';
    end if;
    if acting = 'employee' and (new.status <> 'scheduled' or now() > old.starts_at - make_interval(mins => coalesce(practitioner.cancellation_window_minutes, 1440))) then
      raise exception 'too late to move this consultation' using errcode = 'check_violation';
    end if;
    if acting = 'employee' and practitioner.auto_confirm then
      new.status := 'confirmed';
    end if;
    new.room := replace(gen_random_uuid()::text, '-', '');
  end if;

  if new.status = 'in_progress' and old.status <> 'in_progress' then
    new.started_at := now();
  elsif new.status = 'completed' and old.status <> 'completed' then
    new.ended_at := greatest(now(), new.started_at);
  elsif new.status = 'no_show' and old.status <> 'no_show' and now() < new.starts_at + interval '10 minutes' then
    raise exception 'a person is absent ten minutes after the start, not before' using errcode = 'check_violation';
  elsif new.status = 'cancelled' and old.status <> 'cancelled' then
    if acting = 'employee' and now() >= new.starts_at then
      raise exception 'a consultation that should have begun is not cancelled any more' using errcode = 'check_violation';
    end if;
    new.cancelled_by := coalesce(acting, 'system');
    new.late_cancellation := coalesce(acting = 'employee', false)
      and now() > new.starts_at - make_interval(mins => coalesce(practitioner.cancellation_window_minutes, 1440));
  end if;
  new.duration_seconds := case when new.status = 'completed'
    then floor(extract(epoch from new.ended_at - new.started_at))::integer end;
  return new;
end
$$;
drop function care.cancellation_window(text, text);
reset role;

set local role care_cms;
alter table cms.companies drop constraint companies_cancellation_window_minutes_check;
reset role;
