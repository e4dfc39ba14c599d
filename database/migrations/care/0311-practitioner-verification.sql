-- Up Migration

-- Who is verified, and by whom. The truth is care.practitioners.verification, which no role may write; each change goes
-- through care.record_verification, which knows the legal moves and writes the history. cms.practitioners shows the same
-- to the panel, and refuses every other writer: Strapi's role owns that table, so nothing is believed of it.
--
-- What this deliberately does not grant: nobody but an administrator of the platform decides, and only of what they have
-- seen (review_revision counts what the practitioner changes and what is decided); the panel learns how many consultations
-- are ahead, never with whom.
set local role care_cms;
grant update (verification, verification_reason, verified_at) on cms.practitioners to care_owner;
reset role;

set local role care_owner;

alter table care.practitioners drop constraint practitioners_verification_check;
alter table care.practitioners
  add constraint practitioners_verification_check check (verification in ('pending', 'verified', 'rejected', 'suspended')),
  add column video_url text,
  add column review_revision integer not null default 0,
  add column amended_at timestamptz not null default now(),
  add column decided_at timestamptz;
comment on column care.practitioners.verification is 'The truth, written by care.record_verification alone.';
comment on column care.practitioners.review_revision is 'Counts what the practitioner changes of profile and documents, and what is decided.';
comment on column care.practitioners.amended_at is 'When the practitioner last changed their profile or documents.';
comment on table care.practitioners is
  'Practitioners as portals may know them; kept by triggers from the profiles of the panel, except the verification, the cancellation window and auto_confirm.';
create index practitioners_pending on care.practitioners (amended_at) where verification = 'pending';

create table care.verification_moves (
  from_status text not null,
  to_status text not null,
  part text not null check (part in ('administration', 'practitioner')),
  needs_reason boolean not null,
  primary key (from_status, to_status, part)
);
comment on table care.verification_moves is 'Every legal change of verification with who may make it; all others are refused.';
insert into care.verification_moves (from_status, to_status, part, needs_reason) values
  ('pending', 'verified', 'administration', false),
  ('pending', 'rejected', 'administration', true),
  ('rejected', 'verified', 'administration', false),
  ('rejected', 'pending', 'practitioner', false),
  -- Looked at again after the practitioner changed something.
  ('verified', 'verified', 'administration', false),
  ('verified', 'rejected', 'administration', true),
  ('verified', 'suspended', 'administration', true),
  ('suspended', 'verified', 'administration', false),
  ('suspended', 'rejected', 'administration', true),
  ('suspended', 'pending', 'practitioner', false);

create table care.practitioner_verifications (
  id uuid primary key default uuidv7(),
  -- No reference: the history stays when the person is gone.
  practitioner_id text not null,
  from_status text,
  to_status text not null,
  reason text check (length(reason) between 1 and 500),
  made_by text,
  made_by_role text,
  made_by_name text check (length(made_by_name) <= 200),
  made_at timestamptz not null default now()
);
comment on table care.practitioner_verifications is
  'Every change of a practitioner''s verification: who, when, from, to, why. Without made_by it was the platform itself. Only added to.';
create index practitioner_verifications_practitioner on care.practitioner_verifications (practitioner_id, made_at desc);
create trigger refuse_change before update or delete or truncate on care.practitioner_verifications
  for each statement execute function care.refuse_change();

do $$
declare
  name text;
begin
  foreach name in array array['verification_moves', 'practitioner_verifications'] loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
end
$$;
create policy tenant on care.verification_moves as restrictive to care_app
  using ((select sec.actor()) is not null) with check (false);
create policy select_all on care.verification_moves for select to care_app using ((select sec.actor()) is not null);
grant select on care.verification_moves to care_app;
create policy tenant on care.practitioner_verifications as restrictive to care_app
  using ((practitioner_id = (select sec.actor()) and (select sec.role()) = 'practitioner')
    or (select sec.role()) in ('platform-admin', 'super-admin'))
  with check (false);
create policy select_self on care.practitioner_verifications for select to care_app using (practitioner_id = (select sec.actor()));
create policy select_administration on care.practitioner_verifications for select to care_app
  using ((select sec.role()) in ('platform-admin', 'super-admin'));
grant select on care.practitioner_verifications to care_app;

-- The same as before, but the verification stays where it is, and the film goes with the photograph.
create or replace function care.mirror_practitioner(profile integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  -- A profile that was moved to another account, or to none, leaves its old one.
  delete from care.practitioners as old
  where old.profile_id = profile
    and not exists (
      select from cms.practitioners c join cms.up_users u on u.id = c.account_id
      where c.id = profile and u.document_id = old.account_id
    );
  insert into care.practitioners as p
    (account_id, profile_id, verification, display_name, title, gender, specialities, languages, modes, city, time_zone,
     experience_years, bio, diplomas, photo_url, video_url)
  select u.document_id, c.id, 'pending', coalesce(c.display_name, ''), c.title, c.gender,
         care.text_array(c.specialities), care.text_array(c.languages), care.text_array(c.modes), c.city,
         coalesce(c.time_zone, 'Europe/Paris'), c.experience_years, c.bio, c.diplomas,
         care.profile_file(c.id, 'photo'), care.profile_file(c.id, 'video')
  from cms.practitioners c
  join cms.up_users u on u.id = c.account_id
  join care.people person on person.account_id = u.document_id and person.role = 'practitioner'
  where c.id = profile
  on conflict (account_id) do update
    set profile_id = excluded.profile_id, display_name = excluded.display_name,
        title = excluded.title, gender = excluded.gender, specialities = excluded.specialities,
        languages = excluded.languages, modes = excluded.modes, city = excluded.city, time_zone = excluded.time_zone,
        experience_years = excluded.experience_years, bio = excluded.bio, diplomas = excluded.diplomas,
        photo_url = excluded.photo_url, video_url = excluded.video_url, updated_at = now();
end
$$;

create function care.profile_file(profile integer, field text) returns text
  language sql stable set search_path = ''
as $$
  select f.url from cms.files_related_mph m join cms.files f on f.id = m.file_id
  where m.related_type = 'api::practitioner.practitioner' and m.field = profile_file.field and m.related_id = profile_file.profile
  order by m."order" limit 1
$$;
comment on function care.profile_file(integer, text) is 'The address of the file in a field of a profile; null without one.';

create function care.record_verification(practitioner text, status text, reason text default null, made_by_name text default null)
  returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  acting constant text := case when actor is null then null when sec.role() = 'practitioner' then 'practitioner' else 'administration' end;
  found_one care.practitioners;
  move care.verification_moves;
  decision uuid;
begin
  select p.* into strict found_one from care.practitioners as p where p.account_id = practitioner for update;
  -- Without a signed context it is the owner: demonstration, imports, repairs.
  if actor is not null then
    select m.* into move from care.verification_moves as m
    where m.from_status = found_one.verification and m.to_status = status and m.part = acting;
    if not found then
      raise exception 'a verification does not move from % to % like this', found_one.verification, status
        using errcode = 'check_violation', constraint = 'verification_move';
    end if;
    if move.needs_reason and coalesce(trim(reason), '') = '' then
      raise exception 'this decision needs a reason' using errcode = 'check_violation', constraint = 'verification_reason';
    end if;
  end if;
  insert into care.practitioner_verifications (practitioner_id, from_status, to_status, reason, made_by, made_by_role, made_by_name)
  values (practitioner, found_one.verification, status, nullif(trim(reason), ''), actor, sec.role(), made_by_name)
  returning id into decision;
  update care.practitioners as p
  set verification = status, review_revision = p.review_revision + 1,
      decided_at = case when status = 'pending' then p.decided_at else now() end, updated_at = now()
  where p.account_id = practitioner;
  update cms.practitioners as c
  set verification = status, verification_reason = nullif(trim(reason), ''), verified_at = case when status = 'verified' then now() end
  where c.id = found_one.profile_id;
  if acting = 'administration' and status <> found_one.verification then
    perform care.notify('verification-decided', array[practitioner], array[decision::text], array['/practitioner/documents'],
                        jsonb_build_object('status', status));
    perform graphile_worker.care_enqueue('mail.send', json_build_object(
      'template', 'verification-decided', 'accountId', practitioner, 'verificationId', decision));
  end if;
end
$$;
comment on function care.record_verification(text, text, text, text) is
  'The one way to change a verification: checks the move under a signed context, writes the history, the panel''s copy, the mail and the notification.';

create function care.decide_verification(practitioner text, status text, reason text, seen_revision integer, made_by_name text)
  returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  revision integer;
begin
  if coalesce(sec.role(), '') not in ('platform-admin', 'super-admin') then
    raise exception 'administrators of the platform decide' using errcode = 'insufficient_privilege';
  end if;
  select p.review_revision into revision from care.practitioners as p where p.account_id = practitioner for update;
  if not found then
    return false;
  end if;
  if revision <> seen_revision then
    raise exception 'profile, documents or decision have changed since they were seen'
      using errcode = 'check_violation', constraint = 'verification_seen';
  end if;
  perform care.record_verification(practitioner, status, reason, made_by_name);
  return true;
end
$$;
comment on function care.decide_verification(text, text, text, integer, text) is
  'An administrator''s decision about what they have seen; false when there is no such practitioner.';
grant execute on function care.decide_verification(text, text, text, integer, text) to care_app;

create function care.note_amendment(practitioner text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  status text;
begin
  update care.practitioners as p set review_revision = p.review_revision + 1, amended_at = now()
  where p.account_id = practitioner returning p.verification into status;
  if status in ('rejected', 'suspended') then
    perform care.record_verification(practitioner, 'pending');
  end if;
end
$$;
comment on function care.note_amendment(text) is
  'Notes that a practitioner changed their profile or documents; after a refusal they wait for a decision again.';

create function care.note_documents() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  -- Not when a person goes, and their documents with them.
  if sec.role() = 'practitioner' then
    perform care.note_amendment(sec.actor());
  end if;
  return null;
end
$$;
comment on function care.note_documents() is 'Trigger on care.practitioner_documents: whoever adds or removes one is looked at again.';
create trigger note_documents after insert or delete on care.practitioner_documents
  for each statement execute function care.note_documents();

create function care.begin_verification() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.practitioner_verifications (practitioner_id, to_status, made_by, made_by_role)
  values (new.account_id, new.verification, sec.actor(), sec.role());
  update cms.practitioners as c set verification = new.verification, verification_reason = null, verified_at = null
  where c.id = new.profile_id and (c.verification, c.verification_reason, c.verified_at) is distinct from (new.verification, null, null);
  return null;
end
$$;
comment on function care.begin_verification() is 'Trigger on care.practitioners: a new one, or one with another account, waits for a decision.';
create trigger begin_verification after insert on care.practitioners for each row execute function care.begin_verification();

create function care.count_upcoming_consultations(practitioner text) returns integer
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if coalesce(sec.role(), '') not in ('platform-admin', 'super-admin') then
    raise exception 'administrators of the platform ask this' using errcode = 'insufficient_privilege';
  end if;
  return (
    select count(*)::integer from care.consultations as c
    where c.practitioner_id = practitioner and c.starts_at > now() and c.status in ('scheduled', 'confirmed'));
end
$$;
comment on function care.count_upcoming_consultations(text) is 'How many consultations of a practitioner are ahead: all that the panel learns of them.';
grant execute on function care.count_upcoming_consultations(text) to care_app;

create function care.guard_profile_verification() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.verification := 'pending';
    new.verification_reason := null;
    new.verified_at := null;
  elsif current_user <> 'care_owner' and (new.verification, new.verification_reason, new.verified_at)
        is distinct from (old.verification, old.verification_reason, old.verified_at) then
    raise exception 'a verification is decided on its own page and cannot be written here' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
comment on function care.guard_profile_verification() is
  'Trigger on cms.practitioners: a new profile waits for a decision, and only the decision itself changes that.';

reset role;

grant execute on function care.guard_profile_verification() to care_cms;
create trigger guard_verification before insert or update on cms.practitioners
  for each row execute function care.guard_profile_verification();
revoke execute on function care.guard_profile_verification() from care_cms;

-- Films that profiles have already.
set local role care_owner;
do $$ begin perform care.mirror_practitioner(c.id) from cms.practitioners c; end $$;
reset role;

-- Down Migration

drop trigger guard_verification on cms.practitioners;
set local role care_owner;
drop function care.guard_profile_verification();
drop function care.count_upcoming_consultations(text);
drop trigger begin_verification on care.practitioners;
drop function care.begin_verification();
drop trigger note_documents on care.practitioner_documents;
drop function care.note_documents();
drop function care.note_amendment(text);
drop function care.decide_verification(text, text, text, integer, text);
drop function care.record_verification(text, text, text, text);
create or replace function care.mirror_practitioner(profile integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  -- A profile that was moved to another account, or to none, leaves its old one.
  delete from care.practitioners as old
  where old.profile_id = profile
    and not exists (
      select from cms.practitioners c join cms.up_users u on u.id = c.account_id
      where c.id = profile and u.document_id = old.account_id
    );
  insert into care.practitioners as p
    (account_id, profile_id, verification, display_name, title, gender, specialities, languages, modes, city, time_zone,
     experience_years, bio, diplomas, photo_url)
  select u.document_id, c.id, coalesce(c.verification, 'pending'), coalesce(c.display_name, ''), c.title, c.gender,
         care.text_array(c.specialities), care.text_array(c.languages), care.text_array(c.modes), c.city,
         coalesce(c.time_zone, 'Europe/Paris'), c.experience_years, c.bio, c.diplomas,
         (select f.url from cms.files_related_mph m join cms.files f on f.id = m.file_id
          where m.related_type = 'api::practitioner.practitioner' and m.field = 'photo' and m.related_id = c.id
          order by m."order" limit 1)
  from cms.practitioners c
  join cms.up_users u on u.id = c.account_id
  join care.people person on person.account_id = u.document_id and person.role = 'practitioner'
  where c.id = profile
  on conflict (account_id) do update
    set profile_id = excluded.profile_id, verification = excluded.verification, display_name = excluded.display_name,
        title = excluded.title, gender = excluded.gender, specialities = excluded.specialities,
        languages = excluded.languages, modes = excluded.modes, city = excluded.city, time_zone = excluded.time_zone,
        experience_years = excluded.experience_years, bio = excluded.bio, diplomas = excluded.diplomas,
        photo_url = excluded.photo_url, updated_at = now();
end
$$;
drop function care.profile_file(integer, text);
drop table care.practitioner_verifications;
drop table care.verification_moves;
drop index care.practitioners_pending;
update care.practitioners set verification = 'rejected' where verification = 'suspended';
alter table care.practitioners
  drop constraint practitioners_verification_check,
  drop column decided_at,
  drop column amended_at,
  drop column review_revision,
  drop column video_url;
alter table care.practitioners
  add constraint practitioners_verification_check check (verification in ('pending', 'verified', 'rejected'));
reset role;
set local role care_cms;
update cms.practitioners set verification = 'rejected' where verification = 'suspended';
revoke update (verification, verification_reason, verified_at) on cms.practitioners from care_owner;
reset role;
