-- Up Migration

-- What a publication asks of its recipients, and how it changes afterwards. Assigned: it is theirs to do. Free access: it
-- stands in their library, nothing is planned or expected. Its end may be moved while it runs, and another publication may
-- take its place, for the same people. Patients who come later may be reached by what went to all, as by what went to a
-- group. Deliberately absent: any right to change the access of what was published, to bring back what ended, or to move a
-- replacement to another publication.
set local role care_owner;

alter table care.publications
  add column access text not null default 'assigned' check (access in ('assigned', 'free')),
  add column replaces uuid references care.publications (id) on delete set null,
  add constraint publications_replaced_once unique (replaces),
  add constraint publications_id_access unique (id, access),
  add constraint publications_replaces_another check (replaces <> id),
  drop constraint publications_late_joiners_of_group,
  add constraint publications_late_joiners_of_many check (not include_late_joiners or audience <> 'patient');
comment on column care.publications.access is 'assigned: to be done; free: in the library of its recipients, to be done when they like, or never.';
comment on column care.publications.replaces is 'The publication whose recipients have this one from visible_from on, instead of that one.';
comment on column care.publications.include_late_joiners is
  'Whether patients who come later receive it too: into the group, or into what its publisher reaches as "all".';
create index publications_late_joiners_of_all on care.publications (published_by) where audience = 'all' and include_late_joiners and archived_at is null;
grant insert (access, replaces), update (ends_at) on care.publications to care_app;

-- Copied to each occurrence, like the start and the end, so that a list needs no second table; the key keeps it the same.
alter table care.occurrences
  add column access text not null default 'assigned' check (access in ('assigned', 'free')),
  add constraint occurrences_free_of_publication check (access = 'assigned' or publication_id is not null),
  add constraint occurrences_access foreign key (publication_id, access) references care.publications (id, access) on delete cascade;
comment on column care.occurrences.access is 'As its publication says; the sessions of programmes are assigned.';
grant insert (access) on care.occurrences to care_app;

create function care.keep_ended() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if old.archived_at is not null or old.ends_at <= now() or new.ends_at <= now() then
    raise exception 'a publication that is over stays as it was' using errcode = 'CP003';
  end if;
  return new;
end
$$;
comment on function care.keep_ended() is 'Trigger on care.publications: an end is moved while the publication runs, and to a moment that is still to come.';
create trigger keep_ended before update of ends_at on care.publications for each row
  when (new.ends_at is distinct from old.ends_at and current_user = 'care_app') execute function care.keep_ended();

create function care.date_occurrences() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.occurrences set visible_from = new.visible_from, ends_at = new.ends_at where publication_id = new.id;
  return null;
end
$$;
comment on function care.date_occurrences() is 'Trigger on care.publications: its occurrences begin and end with it.';
create trigger date_occurrences after update of visible_from, ends_at on care.publications for each row
  when ((new.visible_from, new.ends_at) is distinct from (old.visible_from, old.ends_at)) execute function care.date_occurrences();

-- A replacement may only take the place of what its publisher may end: the row is looked up under the policies of updates.
create function care.may_replace(publication uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (
    select from care.publications as p
    where p.id = publication and (sec.role() in ('editor', 'super-admin') or sec.role() = 'coach' and p.published_by = sec.actor()))
$$;
comment on function care.may_replace(uuid) is 'Whether the acting person may end a publication, and so put another in its place.';
grant execute on function care.may_replace(uuid) to care_app;
create policy insert_replacing on care.publications as restrictive for insert to care_app
  with check (replaces is null or (select care.may_replace(replaces)));

-- A coach does not read what others published, but is told beforehand who has a session already.
create function care.holders_of_session(session text, besides uuid) returns setof text
  language sql stable security definer set search_path = ''
as $$
  select o.patient_id
  from care.publications as p join care.occurrences as o on o.publication_id = p.id
  where p.session_id = session and p.id is distinct from besides and p.archived_at is null
    and (p.ends_at is null or p.ends_at > now())
    and ((select sec.role()) in ('editor', 'super-admin') or o.patient_id in (select care.followed_patients()))
$$;
comment on function care.holders_of_session(text, uuid) is
  'The patients, of those whom the acting person publishes to, who have a session by a publication that is not over, one publication left aside.';
grant execute on function care.holders_of_session(text, uuid) to care_app;

-- Publishing to all with those who come later takes this lock for itself; whoever comes takes it together with others. So
-- either the publication counts the new patient, or the patient finds the publication.
create function care.lock_reach_of_all(for_publishing boolean) returns void
  language sql volatile set search_path = ''
as $$
  select case when for_publishing then pg_advisory_xact_lock(220, 1) else pg_advisory_xact_lock_shared(220, 1) end
$$;
comment on function care.lock_reach_of_all(boolean) is 'Until the transaction ends: coming as a patient and publishing to all happen one after the other.';
grant execute on function care.lock_reach_of_all(boolean) to care_app;

create function care.receive(patient_id text, company_id text, publications uuid[]) returns void
  language sql volatile security definer set search_path = ''
as $$
  with reached as (
    insert into care.occurrences (company_id, patient_id, publication_id, visible_from, ends_at, access)
    select receive.company_id, receive.patient_id, p.id, p.visible_from, p.ends_at, p.access
    from care.publications as p
    where p.id = any(publications) and p.archived_at is null and (p.ends_at is null or p.ends_at > now())
    on conflict (company_id, patient_id, publication_id) do nothing
    returning publication_id
  )
  insert into care.publication_companies as c (publication_id, company_id, recipients)
  select r.publication_id, receive.company_id, 1 from reached as r
  on conflict (publication_id, company_id) do update set recipients = c.recipients + 1
$$;
comment on function care.receive(text, text, uuid[]) is 'Gives a patient the publications that run, and counts them among the recipients; what they have stays one.';

create or replace function care.reach_late_joiner() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.lock_reach_of_all(false);
  perform care.receive(new.patient_id, new.company_id, array(
    select p.id from care.publications as p
    where p.include_late_joiners and p.archived_at is null
      and (p.company_id = new.company_id and p.group_id = new.group_id
        or p.audience = 'all' and p.published_by_role = 'coach' and p.published_by = (
          select g.coach_id from care.groups as g where g.company_id = new.company_id and g.id = new.group_id))))
  from care.people as w where w.account_id = new.patient_id and w.role = 'patient' and not w.blocked;
  return null;
end
$$;
comment on function care.reach_late_joiner() is
  'Trigger on care.group_members: who joins receives the publications to the group, and to all patients of its coach, that include late joiners, unless withdrawn or ended. Who joins again has theirs already.';

create function care.reach_new_patient() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.lock_reach_of_all(false);
  perform care.receive(new.account_id, new.company_id, array(
    select p.id from care.publications as p
    where p.audience = 'all' and p.include_late_joiners and p.archived_at is null and p.published_by_role <> 'coach'))
  from cms.companies as c where c.document_id = new.company_id and c.active;
  return null;
end
$$;
comment on function care.reach_new_patient() is
  'Trigger on care.people: a new patient receives what the panel published to all patients and to those who come later, unless withdrawn or ended.';
create trigger reach_new_patient after insert on care.people for each row
  when (new.role = 'patient' and not new.blocked) execute function care.reach_new_patient();
create trigger reach_new_patient_later after update of role, blocked on care.people for each row
  when (new.role = 'patient' and not new.blocked and (old.role <> 'patient' or old.blocked)) execute function care.reach_new_patient();

reset role;

-- Down Migration

drop trigger reach_new_patient_later on care.people;
drop trigger reach_new_patient on care.people;
drop function care.reach_new_patient();
create or replace function care.reach_late_joiner() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  with reached as (
    insert into care.occurrences (company_id, patient_id, publication_id, visible_from, ends_at)
    select new.company_id, new.patient_id, p.id, p.visible_from, p.ends_at
    from care.publications as p
      join care.people as w on w.account_id = new.patient_id and w.role = 'patient' and not w.blocked
    where p.company_id = new.company_id and p.group_id = new.group_id and p.include_late_joiners
      and p.archived_at is null and (p.ends_at is null or p.ends_at > now())
    on conflict (company_id, patient_id, publication_id) do nothing
    returning publication_id
  )
  update care.publication_companies as c set recipients = c.recipients + 1
  from reached as r where c.publication_id = r.publication_id and c.company_id = new.company_id;
  return null;
end
$$;
drop function care.receive(text, text, uuid[]);
drop function care.lock_reach_of_all(boolean);
drop function care.holders_of_session(text, uuid);
drop policy insert_replacing on care.publications;
drop function care.may_replace(uuid);
drop trigger date_occurrences on care.publications;
drop function care.date_occurrences();
drop trigger keep_ended on care.publications;
drop function care.keep_ended();
revoke update (ends_at) on care.publications from care_app;
alter table care.occurrences drop column access;
update care.publications set include_late_joiners = false where audience <> 'group';
alter table care.publications
  drop constraint publications_late_joiners_of_many,
  drop column access,
  drop column replaces,
  add constraint publications_late_joiners_of_group check (not include_late_joiners or audience = 'group');
