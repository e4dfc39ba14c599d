-- Up Migration

-- What a practitioner wrote about a person must be kept for as long as the law asks, also when the person has everything else
-- erased. So the keys of clinical notes stand under a share of their own, the held one, named `<account>:held` in the vault: erasing
-- the person destroys the other share, and the held one when the hold ends.
--
--   care.make_share      makes the held share too; not for somebody who was erased
--   wrapped_key_kinds    clinical notes take the held share: rotation, and erasing before it begins, move the keys of before
--   care.was_erased      whether the keys of a person are gone: nothing is added about them, and what was shared with them ended
set local role care_owner;

create or replace function care.make_share(person text) returns bytea
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  account constant text := split_part(person, ':', 1);
begin
  if not exists (select from vault.shares as s where s.person_id = person) then
    if person not in (account, account || ':held') or not exists (select from care.people as p where p.account_id = account) then
      raise exception 'only somebody with an account has a share' using errcode = 'foreign_key_violation';
    end if;
    if care.was_erased(account) then
      return null;
    end if;
    insert into vault.shares (person_id, share) values (person, ext.gen_random_bytes(32)) on conflict (person_id) do nothing;
  end if;
  return care.find_share(person);
end
$$;
comment on function care.make_share(text) is
  'The share of a person, or the held one (`<account>:held`), made when they never had one; null once they were erased.';

create function care.was_erased(person text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from vault.shares as s where s.person_id = was_erased.person and s.erased_at is not null);
comment on function care.was_erased(text) is 'Whether the keys of a person were destroyed for good.';
grant execute on function care.was_erased(text) to care_app;

update care.wrapped_key_kinds set person_sql = 'k.employee_id || '':held''' where purpose = 'clinical-note';

create policy not_erased on care.clinical_note_versions as restrictive for insert to care_app
  with check (not care.was_erased(employee_id));
create policy not_erased on care.clinical_note_shares as restrictive for insert to care_app
  with check (not care.was_erased(employee_id));

create function care.end_note_holds(years integer, at timestamptz default now()) returns bigint
  language plpgsql security definer set search_path = ''
as $$
declare
  destroyed bigint := 0;
  changed bigint;
  person text;
begin
  -- About an erased person: all of it, once their last consultation is that long ago.
  for person in
    select h.person_id from vault.shares as h
    where h.person_id like '%:held' and h.erased_at is null and care.was_erased(split_part(h.person_id, ':', 1))
      and not exists (
        select from care.consultations as c
        where c.employee_id = split_part(h.person_id, ':', 1) and c.ends_at > at - make_interval(years => years))
  loop
    destroyed := destroyed + care.shred_person(person);
  end loop;
  -- By an erased practitioner: what they wrote about each person, counted from the last consultation of the two.
  update care.clinical_note_keys as k set wrapped = decode(repeat('00', 32), 'hex'), kek_id = repeat('0', 16)
  where k.kek_id <> repeat('0', 16) and care.was_erased(k.practitioner_id)
    and not exists (
      select from care.consultations as c
      where c.employee_id = k.employee_id and c.practitioner_id = k.practitioner_id and c.ends_at > at - make_interval(years => years));
  get diagnostics changed = row_count;
  return destroyed + changed;
end
$$;
comment on function care.end_note_holds(integer, timestamptz) is
  'Destroys the keys of clinical notes of erased people whose last consultation was so many years ago; returns how many.';
grant execute on function care.end_note_holds(integer, timestamptz) to care_jobs;

insert into care.job_tasks (name, purpose) values
  ('records.end-holds', 'Destroys clinical notes of erased people once the law asks for them no longer.');

reset role;

-- Down Migration

set local role care_owner;
do $$
begin
  if exists (select from care.clinical_note_keys as k where k.share_of like '%:held') then
    raise exception 'held shares are in use: without them, clinical notes could never be read again';
  end if;
end
$$;
delete from care.job_tasks where name = 'records.end-holds';
drop function care.end_note_holds(integer, timestamptz);
drop policy not_erased on care.clinical_note_shares;
drop policy not_erased on care.clinical_note_versions;
update care.wrapped_key_kinds set person_sql = 'k.employee_id' where purpose = 'clinical-note';
create or replace function care.make_share(person text) returns bytea
  language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (select from vault.shares as s where s.person_id = person) then
    if not exists (select from care.people as p where p.account_id = person) then
      raise exception 'only somebody with an account has a share' using errcode = 'foreign_key_violation';
    end if;
    insert into vault.shares (person_id, share) values (person, ext.gen_random_bytes(32)) on conflict (person_id) do nothing;
  end if;
  return care.find_share(person);
end
$$;
comment on function care.make_share(text) is 'The share of a person, made when they never had one; null once they were erased.';
drop function care.was_erased(text);
reset role;
