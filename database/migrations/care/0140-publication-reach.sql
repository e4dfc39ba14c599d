-- Up Migration

-- How far a publication reaches: until when, and whether patients who join its group afterwards receive it too. The end is
-- copied to each occurrence, like the start, so that what a patient may see is decided by the row itself. Deliberately
-- absent: any right to change either after publishing; a publication is ended early by withdrawing it.
set local role care_owner;

alter table care.publications
  add column ends_at timestamptz,
  add column include_late_joiners boolean not null default false,
  add constraint publications_end_after_start check (ends_at > visible_from),
  add constraint publications_end_within_two_years check (ends_at <= created_at + interval '17520 hours'),
  add constraint publications_late_joiners_of_group check (not include_late_joiners or audience = 'group');
comment on column care.publications.ends_at is 'From then on the session leaves its recipients'' lists; null for no end. What they reported stays.';
comment on column care.publications.include_late_joiners is 'Whether patients who join the group later receive it too.';
create index publications_late_joiners on care.publications (company_id, group_id) where include_late_joiners and archived_at is null;
grant insert (ends_at, include_late_joiners) on care.publications to care_app;

alter table care.occurrences
  add column ends_at timestamptz,
  add constraint occurrences_end_after_start check (ends_at > visible_from);
comment on table care.occurrences is
  'One recipient of one publication. Visible to the patient from visible_from until ends_at, or until the publication is archived.';
grant insert (ends_at) on care.occurrences to care_app;

drop policy select_patient on care.occurrences;
create policy select_patient on care.occurrences for select to care_app
  using (patient_id = (select sec.actor()) and visible_from <= now() and archived_at is null and (ends_at is null or ends_at > now()));

-- Publishing to a group holds its row against FOR UPDATE through the foreign key, until it commits. So either the
-- publication counts the new member, or the member finds the publication: nobody falls between the two.
create function care.wait_for_publications() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform from care.groups as g where g.company_id = new.company_id and g.id = new.group_id for update;
  return new;
end
$$;
comment on function care.wait_for_publications() is
  'Trigger on care.group_members: joining a group and publishing to it happen one after the other.';
create trigger wait_for_publications before insert on care.group_members for each row execute function care.wait_for_publications();

create function care.reach_late_joiner() returns trigger
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
comment on function care.reach_late_joiner() is
  'Trigger on care.group_members: who joins receives the publications of the group that include late joiners, unless withdrawn or ended. Who joins again has theirs already.';
create trigger reach_late_joiner after insert on care.group_members for each row execute function care.reach_late_joiner();

reset role;

-- Down Migration

drop trigger reach_late_joiner on care.group_members;
drop trigger wait_for_publications on care.group_members;
drop function care.reach_late_joiner();
drop function care.wait_for_publications();
drop policy select_patient on care.occurrences;
create policy select_patient on care.occurrences for select to care_app
  using (patient_id = (select sec.actor()) and visible_from <= now() and archived_at is null);
comment on table care.occurrences is 'One recipient of one publication. Visible to the patient from visible_from until the publication is archived.';
alter table care.occurrences drop column ends_at;
drop index care.publications_late_joiners;
alter table care.publications drop column include_late_joiners, drop column ends_at;
