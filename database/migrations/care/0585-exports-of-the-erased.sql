-- Up Migration

-- The exports of somebody who is erased go with them, in the transaction that erases; their key is gone already.
set local role care_owner;
create function care.remove_exports_of_erased() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from care.data_exports as x where x.person_id = new.account_id;
  return null;
end
$$;
comment on function care.remove_exports_of_erased() is 'Trigger on care.erasures: whose erasure is done has no export.';
create trigger remove_exports after update on care.erasures
  for each row when (old.done_at is null and new.done_at is not null) execute function care.remove_exports_of_erased();
reset role;

-- Down Migration

set local role care_owner;
drop trigger remove_exports on care.erasures;
drop function care.remove_exports_of_erased();
reset role;
