-- Up Migration

-- Matching a search used to join every opening with its practitioner, under the policies of both. What is filtered and
-- sorted by is now copied beside the bounds, in the transaction that changes it: a page is read from an index, the total is
-- counted in one narrow table, and only the twenty that are shown are joined with their profiles.
--
-- What this deliberately does not grant: an employee reads no row of a practitioner who is not verified, and nobody but
-- these triggers writes the copies.
set local role care_owner;

alter table care.practitioner_openings
  add column listed boolean not null default false,
  add column display_name text not null default '',
  add column gender text,
  add column specialities text[] not null default '{}',
  add column languages text[] not null default '{}',
  add column modes text[] not null default '{}',
  add column experience_years integer,
  add column rating_count integer,
  add column average numeric(2, 1);
comment on column care.practitioner_openings.listed is
  'Whether the practitioner is verified; this column and the following ones are copies, kept by triggers.';

create function care.copy_profile() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.practitioner_openings as o
  set listed = new.verification = 'verified', display_name = new.display_name, gender = new.gender, specialities = new.specialities,
      languages = new.languages, modes = new.modes, experience_years = new.experience_years
  where o.practitioner_id = new.account_id;
  return null;
end
$$;
comment on function care.copy_profile() is 'Trigger on care.practitioners: what the search filters and sorts by follows the profile.';
-- After open_practitioner, which makes the row: triggers run by name.
create trigger search_by_profile after insert on care.practitioners for each row execute function care.copy_profile();
create trigger search_by_changed_profile
  after update of account_id, verification, display_name, gender, specialities, languages, modes, experience_years on care.practitioners
  for each row when (
    (new.account_id, new.verification, new.display_name, new.gender, new.specialities, new.languages, new.modes, new.experience_years)
      is distinct from
    (old.account_id, old.verification, old.display_name, old.gender, old.specialities, old.languages, old.modes, old.experience_years))
  execute function care.copy_profile();

create function care.copy_rating() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    update care.practitioner_openings as o set rating_count = null, average = null where o.practitioner_id = old.practitioner_id;
  end if;
  if tg_op <> 'DELETE' then
    update care.practitioner_openings as o set rating_count = new.rating_count, average = new.average
    where o.practitioner_id = new.practitioner_id;
  end if;
  return null;
end
$$;
comment on function care.copy_rating() is 'Trigger on care.practitioner_ratings: the search sorts by what is shown of the ratings.';
create trigger search_by_rating after insert or delete on care.practitioner_ratings
  for each row execute function care.copy_rating();
create trigger search_by_changed_rating after update on care.practitioner_ratings
  for each row when (
    (new.practitioner_id, new.rating_count, new.average) is distinct from (old.practitioner_id, old.rating_count, old.average))
  execute function care.copy_rating();

-- Hours may be there before the practitioner is: then the ratings are too.
create or replace function care.open_practitioner() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.practitioner_openings (practitioner_id, video_at, audio_at, in_person_at, rating_count, average)
  select new.account_id, now(), now(), now(), r.rating_count, r.average
  from (values (new.account_id)) as p (account_id)
  left join care.practitioner_ratings r on r.practitioner_id = p.account_id
  on conflict (practitioner_id) do nothing;
  if tg_op = 'UPDATE' then
    perform care.reopen(array[new.account_id]);
  end if;
  return null;
end
$$;

update care.practitioner_openings as o
set listed = p.verification = 'verified', display_name = p.display_name, gender = p.gender, specialities = p.specialities,
    languages = p.languages, modes = p.modes, experience_years = p.experience_years
from care.practitioners p where p.account_id = o.practitioner_id;
update care.practitioner_openings as o set rating_count = r.rating_count, average = r.average
from care.practitioner_ratings r where r.practitioner_id = o.practitioner_id;

drop index care.practitioner_openings_first;
drop index care.practitioner_openings_refine;
drop index care.practitioners_search;
create index practitioner_openings_first on care.practitioner_openings (first_at, practitioner_id) where listed;
create index practitioner_openings_video on care.practitioner_openings (video_at, practitioner_id) where listed;
create index practitioner_openings_audio on care.practitioner_openings (audio_at, practitioner_id) where listed;
create index practitioner_openings_in_person on care.practitioner_openings (in_person_at, practitioner_id) where listed;
create index practitioner_openings_experience on care.practitioner_openings (experience_years desc nulls last, practitioner_id) where listed;
create index practitioner_openings_rating
  on care.practitioner_openings (average desc nulls last, rating_count desc nulls last, practitioner_id) where listed;
create index practitioner_openings_name on care.practitioner_openings (display_name, practitioner_id) where listed;
create index practitioner_openings_refine on care.practitioner_openings (refine_at) where listed;

drop policy select_employee on care.practitioner_openings;
create policy select_employee on care.practitioner_openings for select to care_app
  using (listed and (select sec.role()) = 'employee');
grant select (listed, display_name, gender, specialities, languages, modes, experience_years, rating_count, average)
  on care.practitioner_openings to care_app;
reset role;

-- Down Migration

set local role care_owner;
drop trigger search_by_changed_rating on care.practitioner_ratings;
drop trigger search_by_rating on care.practitioner_ratings;
drop trigger search_by_changed_profile on care.practitioners;
drop trigger search_by_profile on care.practitioners;
create or replace function care.open_practitioner() returns trigger
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
drop function care.copy_rating();
drop function care.copy_profile();
drop policy select_employee on care.practitioner_openings;
create policy select_employee on care.practitioner_openings for select to care_app using ((select sec.role()) = 'employee');
drop index care.practitioner_openings_refine;
drop index care.practitioner_openings_first;
alter table care.practitioner_openings
  drop column listed, drop column display_name, drop column gender, drop column specialities, drop column languages,
  drop column modes, drop column experience_years, drop column rating_count, drop column average;
create index practitioner_openings_first on care.practitioner_openings (first_at, practitioner_id);
create index practitioner_openings_refine on care.practitioner_openings (refine_at);
create index practitioners_search on care.practitioners (account_id)
  include (verification, gender, specialities, languages, modes, experience_years, display_name);
reset role;
