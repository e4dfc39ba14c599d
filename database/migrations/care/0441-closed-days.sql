-- Up Migration

-- A room is not reserved on a day on which it, or a part of it, is closed: not by hand, not by a proposal that was made before. A day
-- may still be closed over sessions that are there; the planning shows them.
set local role care_owner;

create function care.refuse_closed_day() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  closed_room text;
begin
  select r.name into closed_room
  from care.rooms r
  join care.room_closures c on c.room_id is null or c.room_id = any (r.id || r.part_ids)
  where r.id = new.room_id
    and tstzrange(c.day::timestamp at time zone r.time_zone, (c.day + 1)::timestamp at time zone r.time_zone) && new.during
  limit 1;
  if closed_room is not null then
    raise exception 'the room is closed on that day' using errcode = 'check_violation', constraint = 'training_closed_day',
      detail = json_build_object('room', closed_room);
  end if;
  return null;
end
$$;
comment on function care.refuse_closed_day() is 'Trigger on care.room_reservations: no room is reserved on a day on which it is closed.';
create trigger refuse_closed_day after insert or update of room_id, during on care.room_reservations
  for each row when (new.room_id is not null) execute function care.refuse_closed_day();

reset role;

-- Down Migration

set local role care_owner;

drop trigger refuse_closed_day on care.room_reservations;
drop function care.refuse_closed_day();

reset role;
