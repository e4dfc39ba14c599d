-- Up Migration

-- One publication may be for several groups and several people at once. Its groups are kept, for those who join them later;
-- its people are its occurrences, and nobody is named a second time. Deliberately absent: any right to change the groups of
-- what was published.
set local role care_owner;

alter table care.publications
  drop constraint publications_audience_check,
  add constraint publications_audience_check check (audience in ('all', 'some', 'group', 'patient')),
  drop constraint publications_check,
  add constraint publications_company_of_one check ((audience in ('all', 'some')) = (company_id is null));
comment on column care.publications.audience is
  'all: whom its publisher reaches; group and patient: one; some: the groups of publication_groups, and people who were named.';

create table care.publication_groups (
  publication_id uuid not null references care.publications (id) on delete cascade,
  company_id text not null,
  group_id uuid not null,
  primary key (publication_id, company_id, group_id),
  foreign key (company_id, group_id) references care.groups (company_id, id) on update cascade on delete cascade
);
comment on table care.publication_groups is 'The groups of a publication that is for several groups or people.';
create index publication_groups_group on care.publication_groups (company_id, group_id);

alter table care.publication_groups enable row level security;
alter table care.publication_groups force row level security;
create policy manage_owner on care.publication_groups to care_owner using (care.owns_everything()) with check (care.owns_everything());
-- A publication may reach several companies: the panel is bounded by its role, a coach by what they published themselves.
create policy tenant on care.publication_groups as restrictive to care_app
  using ((select sec.role()) in ('editor', 'super-admin', 'coach')) with check ((select sec.role()) in ('editor', 'super-admin', 'coach'));
create policy select_visible on care.publication_groups for select to care_app
  using (exists (select from care.publications as p where p.id = publication_id));
create policy insert_visible on care.publication_groups for insert to care_app
  with check (exists (select from care.publications as p where p.id = publication_id and p.audience = 'some')
    and exists (select from care.groups as g where g.company_id = publication_groups.company_id and g.id = publication_groups.group_id));
grant select, insert on care.publication_groups to care_app;

create or replace function care.reach_late_joiner() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.lock_reach_of_all(false);
  perform care.receive(new.patient_id, new.company_id, array(
    select p.id from care.publications as p
    where p.include_late_joiners and p.archived_at is null
      and (p.company_id = new.company_id and p.group_id = new.group_id
        or p.audience = 'some' and exists (
          select from care.publication_groups as g
          where g.publication_id = p.id and g.company_id = new.company_id and g.group_id = new.group_id)
        or p.audience = 'all' and p.published_by_role = 'coach' and p.published_by = (
          select g.coach_id from care.groups as g where g.company_id = new.company_id and g.id = new.group_id))))
  from care.people as w where w.account_id = new.patient_id and w.role = 'patient' and not w.blocked;
  return null;
end
$$;

reset role;

-- Down Migration

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
drop table care.publication_groups;
-- What went to several went to nobody else: to all whom it reached, without those who come later.
update care.publications set audience = 'all', include_late_joiners = false where audience = 'some';
alter table care.publications
  drop constraint publications_company_of_one,
  add constraint publications_check check ((audience = 'all') = (company_id is null)),
  drop constraint publications_audience_check,
  add constraint publications_audience_check check (audience in ('all', 'group', 'patient'));
comment on column care.publications.audience is null;
