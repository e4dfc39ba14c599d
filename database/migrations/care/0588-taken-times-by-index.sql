-- Up Migration

-- What is taken of somebody in a period, found by an index. PostgreSQL lets no operator of ranges run before the policies of a row,
-- for it might tell what it saw; comparisons of instants tell nothing, so they may be looked up.
set local role care_owner;

do $$
declare
  name text;
  subject text;
begin
  for name, subject in values ('claims', 'subject_id'), ('busy_times', 'practitioner_id') loop
    execute format('alter table care.%I
      add column starts_at timestamptz not null generated always as (lower(during)) stored,
      add column ends_at timestamptz not null generated always as (upper(during)) stored', name);
    execute format('comment on column care.%I.starts_at is ''Where during begins, for indexes under row-level security.''', name);
    execute format('comment on column care.%I.ends_at is ''Where during ends, for indexes under row-level security.''', name);
    execute format('create index %I on care.%I (%I, ends_at, starts_at)', name || '_bounds', name, subject);
  end loop;
end
$$;
-- The same readers as of the range.
grant select (starts_at, ends_at) on care.claims to care_app, care_jobs;
reset role;

-- Down Migration

set local role care_owner;
alter table care.claims drop column starts_at, drop column ends_at;
alter table care.busy_times drop column starts_at, drop column ends_at;
reset role;
