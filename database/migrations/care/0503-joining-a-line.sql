-- Up Migration

-- Who joins the line of a practitioner at the very moment when their consultation is cancelled, moved on or booked sees what the
-- other leaves: the consultation that is to move is kept as it is until the place is written, and one that has just been booked is
-- taken up.
set local role care_owner;

create or replace function care.guard_wait() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    if new.consultation_id is not null then
      perform from care.consultations c
      where c.id = new.consultation_id and c.employee_id = new.employee_id and c.practitioner_id = new.practitioner_id
        and c.company_id = new.company_id and c.status in ('scheduled', 'confirmed')
      for share;
      if not found then
        raise exception 'only one''s own consultation with that practitioner waits for an earlier time'
          using errcode = 'check_violation', constraint = 'earlier_waits_of_own_consultation';
      end if;
    else
      -- Whoever books holds these locks until the booking can be seen.
      perform care.lock_people(new.employee_id, new.practitioner_id);
      new.consultation_id := (
        select c.id from care.consultations c
        where c.employee_id = new.employee_id and c.practitioner_id = new.practitioner_id and c.company_id = new.company_id
          and c.status in ('scheduled', 'confirmed') and c.starts_at > now()
        order by c.starts_at limit 1
        for share skip locked);
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

reset role;
-- Down Migration

set local role care_owner;

create or replace function care.guard_wait() returns trigger
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

reset role;
