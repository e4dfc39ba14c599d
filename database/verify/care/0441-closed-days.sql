-- No row: reservations are looked at when they are made and when they move.
select 'care.room_reservations does not refuse closed days' as problem
where not exists (
  select from pg_trigger t where t.tgrelid = 'care.room_reservations'::regclass and t.tgname = 'refuse_closed_day' and t.tgenabled <> 'D'
);
