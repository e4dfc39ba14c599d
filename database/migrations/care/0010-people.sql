-- Up Migration

-- care.people mirrors, for everyone who signs in on the site, the few columns that portals and policies need: never the
-- e-mail, never the password hash. Triggers on Strapi's own tables keep it, in the transaction that changes them, so
-- portal requests have no privilege on cms.up_users at all, and every table of care has a stable (company_id, account_id)
-- to point at.

-- Strapi does not make its documentId unique; ours must be, to be pointed at.
set local role care_cms;
alter table cms.companies add constraint companies_document_id_key unique (document_id);
alter table cms.up_users add constraint up_users_document_id_key unique (document_id);
create unique index up_users_email_key on cms.up_users (lower(email));
grant select, references on cms.companies to care_owner;
grant select (id, document_id, first_name, last_name, username, department, position, language, time_zone, blocked, company_id)
  on cms.up_users to care_owner;
grant select on cms.up_roles, cms.up_users_role_lnk to care_owner;
reset role;

set local role care_owner;

create function care.owns_everything() returns boolean language sql immutable parallel safe set search_path = '' return true;
comment on function care.owns_everything() is 'Names the intent of the policies that let an owner or a service role work on whole tables.';
grant execute on function care.owns_everything() to public;

create table care.people (
  account_id text primary key check (account_id ~ '^[a-z0-9]{24}$'),
  company_id text references cms.companies (document_id) on update cascade on delete restrict,
  role text not null check (role in ('employee', 'practitioner', 'hr', 'patient', 'coach', 'trainer', 'learner', 'candidate')),
  first_name text not null default '',
  last_name text not null default '',
  department text,
  position text,
  language text not null default 'fr' check (language in ('fr', 'en')),
  time_zone text not null default 'Europe/Paris',
  blocked boolean not null default false,
  updated_at timestamptz not null default now(),
  unique (company_id, account_id),
  -- Coaches and practitioners serve several companies; everybody else belongs to exactly one.
  check ((company_id is null) = (role in ('coach', 'practitioner')))
);
comment on table care.people is 'Everyone who signs in on the site, as portals may know them; kept by triggers from the accounts.';
create index people_company_role on care.people (company_id, role, last_name, first_name);

create function care.mirror_person(user_id integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.people as p
    (account_id, company_id, role, first_name, last_name, department, position, language, time_zone, blocked)
  select u.document_id, case when r.type in ('coach', 'practitioner') then null else c.document_id end, r.type,
         coalesce(u.first_name, ''), coalesce(u.last_name, ''), u.department, u.position,
         coalesce(u.language, 'fr'), coalesce(u.time_zone, 'Europe/Paris'), coalesce(u.blocked, false)
  from cms.up_users u
  join cms.up_users_role_lnk l on l.user_id = u.id
  join cms.up_roles r on r.id = l.role_id
  left join cms.companies c on c.id = u.company_id
  where u.id = mirror_person.user_id
    and r.type in ('employee', 'practitioner', 'hr', 'patient', 'coach', 'trainer', 'learner', 'candidate')
  on conflict (account_id) do update
    set company_id = excluded.company_id, role = excluded.role, first_name = excluded.first_name,
        last_name = excluded.last_name, department = excluded.department, position = excluded.position,
        language = excluded.language, time_zone = excluded.time_zone, blocked = excluded.blocked, updated_at = now();
end
$$;
comment on function care.mirror_person(integer) is 'Writes one account of Strapi into care.people; does nothing while it has no portal role.';

create function care.mirror_account() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from care.people where account_id = old.document_id;
    return null;
  end if;
  perform care.mirror_person(new.id);
  return null;
end
$$;
comment on function care.mirror_account() is 'Trigger on cms.up_users: keeps care.people.';

create function care.mirror_account_role() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.mirror_person(new.user_id);
  return null;
end
$$;
comment on function care.mirror_account_role() is 'Trigger on cms.up_users_role_lnk: keeps care.people.';

alter table care.people enable row level security;
alter table care.people force row level security;
create policy manage_owner on care.people to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.people as restrictive to care_app
  using (
    company_id = (select sec.company()) or account_id = (select sec.actor())
    or (select sec.is_panel()) or company_id is null or (select sec.role()) in ('coach', 'practitioner')
  );
create policy select_self on care.people for select to care_app using (account_id = (select sec.actor()));
create policy select_hr on care.people for select to care_app
  using ((select sec.role()) = 'hr' and company_id = (select sec.company()));
create policy select_panel on care.people for select to care_app
  using ((select sec.role()) in ('editor', 'planner', 'platform-admin', 'super-admin'));
grant select on care.people to care_app;

create policy read_identity on care.people for select to care_identity using (care.owns_everything());
create policy read_jobs on care.people for select to care_jobs using (care.owns_everything());
grant select on care.people to care_identity, care_jobs;

reset role;

grant execute on function care.mirror_account(), care.mirror_account_role() to care_cms;
create trigger mirror_account after insert or update or delete on cms.up_users
  for each row execute function care.mirror_account();
create trigger mirror_account_role after insert or update on cms.up_users_role_lnk
  for each row execute function care.mirror_account_role();
revoke execute on function care.mirror_account(), care.mirror_account_role() from care_cms;

-- Companies: portals read the name, the zone and the look of their own. (Written by the administrator: care_cms has no
-- access to sec, whose functions these policies name.)
alter table cms.companies enable row level security;
alter table cms.companies force row level security;
create policy manage_cms on cms.companies to care_cms using (true) with check (true);
create policy read_owner on cms.companies for select to care_owner using (true);
create policy read_identity on cms.companies for select to care_identity using (true);
create policy read_jobs on cms.companies for select to care_jobs using (true);
create policy tenant on cms.companies as restrictive to care_app
  using (document_id = (select sec.company()) or (select sec.is_panel()) or (select sec.role()) in ('coach', 'practitioner'));
create policy select_own on cms.companies for select to care_app using (document_id = (select sec.company()));
create policy select_panel on cms.companies for select to care_app using ((select sec.is_panel()));
grant select (id, document_id, name, slug, time_zone, city, contact_email, phone, anonymise_usage, active) on cms.companies to care_app;
grant select on cms.companies to care_identity, care_jobs;

-- Down Migration

drop trigger mirror_account_role on cms.up_users_role_lnk;
drop trigger mirror_account on cms.up_users;
drop policy select_panel on cms.companies;
drop policy select_own on cms.companies;
drop policy tenant on cms.companies;
drop policy read_jobs on cms.companies;
drop policy read_identity on cms.companies;
drop policy read_owner on cms.companies;
drop policy manage_cms on cms.companies;
alter table cms.companies no force row level security;
alter table cms.companies disable row level security;
revoke all on cms.companies from care_app, care_identity, care_jobs;
drop function care.mirror_account_role();
drop function care.mirror_account();
drop function care.mirror_person(integer);
drop table care.people;
drop function care.owns_everything();
revoke all on cms.companies, cms.up_roles, cms.up_users_role_lnk from care_owner;
revoke select (id, document_id, first_name, last_name, username, department, position, language, time_zone, blocked, company_id)
  on cms.up_users from care_owner;
drop index cms.up_users_email_key;
alter table cms.up_users drop constraint up_users_document_id_key;
alter table cms.companies drop constraint companies_document_id_key;
