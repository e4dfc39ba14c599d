-- Up Migration

-- Who may enter, and where things live. Roles belong to the whole cluster, so they are made only when absent; the
-- passwords of those that log in are set by the migration command, never in a file.
--
--   care_cms       Strapi. Owns schema cms. Deliberately has nothing on care, sec or graphile_worker.
--   care_owner     owns care and sec. Nobody logs in as it.
--   care_app       what a portal or panel request may do in care, under row-level security. Nobody logs in as it.
--   care_login     the pool of the portals: may become care_app, inherits nothing.
--   care_identity  sign-in, sessions, invitations, limits: the only reader of password hashes besides Strapi.
--   care_jobs      the job worker: owns the queue, reads what mail needs.
--   care_backup    reads everything, writes nothing.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('care_cms', 'login noinherit'),
      ('care_owner', 'nologin noinherit'),
      ('care_app', 'nologin noinherit'),
      ('care_login', 'login noinherit'),
      ('care_identity', 'login noinherit'),
      ('care_jobs', 'login noinherit'),
      ('care_backup', 'login noinherit bypassrls')
    ) as roles (name, attributes)
  loop
    -- Two databases of one cluster may be migrated at once: the loser of the race finds the role there.
    begin
      if not exists (select from pg_roles where rolname = wanted.name) then
        execute format('create role %I %s', wanted.name, wanted.attributes);
      end if;
    exception when duplicate_object or unique_violation then
      raise notice 'role % was made by another migration', wanted.name;
    end;
  end loop;
end
$$;

grant care_app to care_login with inherit false, set true;
-- inherit true: pg_read_all_data works only when inherited.
grant pg_read_all_data to care_backup with inherit true;
-- The migration command acts as these to own what it makes.
grant care_owner, care_cms, care_jobs to current_user;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to care_cms, care_login, care_identity, care_jobs, care_backup', current_database());
end
$$;

revoke all on schema public from public;

-- Extensions stand in a schema of their own, so that a fixed search_path can name it.
create schema ext;
grant usage on schema ext to public;
create extension pgcrypto with schema ext;
create extension btree_gist with schema ext;
create extension citext with schema ext;
create extension unaccent with schema ext;
create extension pg_trgm with schema ext;
create extension pg_stat_statements with schema ext;

create schema cms authorization care_cms;
create schema care authorization care_owner;
create schema sec authorization care_owner;
create schema graphile_worker authorization care_jobs;

comment on schema cms is 'What people edit in the panel: tables made by Strapi.';
comment on schema care is 'What must be protected: every table under forced row-level security.';
comment on schema sec is 'The signed context of a request, and what checks it.';

grant usage on schema care to care_app, care_identity, care_jobs;
grant usage on schema sec to care_app, care_identity, care_jobs;
grant usage on schema cms to care_owner, care_app, care_identity, care_jobs;

alter role care_cms set search_path = cms;
alter role care_login set search_path = care, ext;
alter role care_identity set search_path = care, ext;
alter role care_jobs set search_path = care, ext;

-- Nothing that is made later is open by default.
alter default privileges for role care_owner revoke execute on functions from public;
alter default privileges for role care_cms revoke execute on functions from public;

-- Down Migration

drop schema graphile_worker cascade;
drop schema sec cascade;
drop schema care cascade;
drop schema cms cascade;
drop schema ext cascade;
