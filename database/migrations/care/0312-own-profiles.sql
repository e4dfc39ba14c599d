-- Up Migration

-- A practitioner writes their own profile from the site. The profile stays a row of the panel, cms.practitioners, and this
-- function is the only way to it from a portal: whose it is comes from the signed context, never from the request. The number
-- for when video fails is no part of it, for an employee learns it only while their room is open.
--
-- What this deliberately does not grant: no portal role has a right on cms.practitioners; nothing here touches the verification.
set local role care_cms;
grant insert (document_id, account_id, display_name, title, gender, specialities, languages, modes, city, time_zone,
              experience_years, bio, diplomas, created_at, updated_at, published_at),
  update (display_name, title, gender, specialities, languages, modes, city, experience_years, bio, diplomas, updated_at)
  on cms.practitioners to care_owner;
grant usage on sequence cms.practitioners_id_seq to care_owner;
reset role;

set local role care_owner;

create table care.practitioner_phones (
  practitioner_id text primary key references care.people (account_id) on update cascade on delete cascade,
  -- E.164.
  phone text not null check (phone ~ '^\+[1-9][0-9]{6,14}$')
);
comment on table care.practitioner_phones is
  'The number that a practitioner gives for when video or sound fails: theirs, and the employee''s while the room of a consultation is open.';
alter table care.practitioner_phones enable row level security;
alter table care.practitioner_phones force row level security;
create policy manage_owner on care.practitioner_phones to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.practitioner_phones as restrictive to care_app
  using ((select sec.role()) = 'employee' or practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
  with check (false);
create policy select_self on care.practitioner_phones for select to care_app using (practitioner_id = (select sec.actor()));
-- The hours of contracts/room.ts.
create policy select_in_room on care.practitioner_phones for select to care_app
  using ((select sec.role()) = 'employee' and exists (
    select from care.consultations as c join care.practitioners as p on p.account_id = c.practitioner_id
    where c.practitioner_id = practitioner_phones.practitioner_id and c.employee_id = (select sec.actor())
      and c.status in ('confirmed', 'in_progress') and c.type <> 'in_person' and 'audio' = any (p.modes)
      and now() between c.starts_at - interval '15 minutes' and c.ends_at + interval '15 minutes'));
grant select on care.practitioner_phones to care_app;

create function care.save_own_profile(profile jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  own cms.practitioners;
begin
  if sec.role() is distinct from 'practitioner' then
    raise exception 'practitioners write their profile' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(actor, 312));
  if not exists (select from care.practitioners as p where p.account_id = actor) then
    insert into cms.practitioners
      (document_id, account_id, display_name, specialities, languages, modes, time_zone, created_at, updated_at, published_at)
    select left(replace(gen_random_uuid()::text, '-', ''), 24), u.id, profile ->> 'displayName', '[]', '[]', '[]', w.time_zone,
           now(), now(), now()
    from cms.up_users as u join care.people as w on w.account_id = u.document_id
    where u.document_id = actor;
  end if;
  update cms.practitioners as c
  set display_name = profile ->> 'displayName', title = profile ->> 'title', gender = profile ->> 'gender',
      specialities = profile -> 'specialities', languages = profile -> 'languages', modes = profile -> 'modes',
      city = profile ->> 'city', experience_years = (profile ->> 'experienceYears')::integer, bio = profile ->> 'bio',
      diplomas = profile ->> 'diplomas', updated_at = now()
  from care.practitioners as p
  where p.account_id = actor and c.id = p.profile_id;
  delete from care.practitioner_phones as n where n.practitioner_id = actor;
  insert into care.practitioner_phones (practitioner_id, phone)
  select actor, profile ->> 'fallbackPhone' where profile ->> 'fallbackPhone' is not null;
  perform care.note_amendment(actor);
end
$$;
comment on function care.save_own_profile(jsonb) is
  'Writes the profile of the practitioner who asks, made with its first saving; whoever was refused waits for a decision again.';
grant execute on function care.save_own_profile(jsonb) to care_app;

create function care.note_own_picture() returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if sec.role() is distinct from 'practitioner' then
    raise exception 'practitioners write their profile' using errcode = 'insufficient_privilege';
  end if;
  perform care.note_amendment(sec.actor());
end
$$;
comment on function care.note_own_picture() is 'A practitioner changed the photograph or the film of their profile.';
grant execute on function care.note_own_picture() to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.note_own_picture();
drop function care.save_own_profile(jsonb);
drop table care.practitioner_phones;
reset role;
set local role care_cms;
revoke usage on sequence cms.practitioners_id_seq from care_owner;
revoke insert (document_id, account_id, display_name, title, gender, specialities, languages, modes, city, time_zone,
               experience_years, bio, diplomas, created_at, updated_at, published_at),
  update (display_name, title, gender, specialities, languages, modes, city, experience_years, bio, diplomas, updated_at)
  on cms.practitioners from care_owner;
reset role;
