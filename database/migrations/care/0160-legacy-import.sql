-- Up Migration

-- What was brought in from the earlier tables, row by row, so that a second run adds only what is new and a batch can be
-- taken out again. The commands work here as care_owner; care_app is deliberately granted nothing. A row stays when the
-- person it became is erased: it holds an id and a hash, and keeps a later run from bringing an erased person back.
set local role care_owner;

create table care.legacy_batches (
  id integer primary key check (id >= 1),
  folder text not null check (length(folder) between 1 and 200),
  imported_at timestamptz not null default now()
);
comment on table care.legacy_batches is 'One run of the import that wrote something; gone once it was rolled back whole.';

create table care.legacy_rows (
  source_table text not null check (source_table in ('patients', 'sessions', 'client_programmes', 'client_sessions')),
  source_id text not null check (length(source_id) between 1 and 100),
  content_hash bytea not null check (length(content_hash) = 32),
  batch_id integer not null references care.legacy_batches (id) on delete restrict,
  primary key (source_table, source_id)
);
comment on table care.legacy_rows is 'A row of the earlier tables that was imported, and the SHA-256 of what it said.';
create index legacy_rows_batch on care.legacy_rows (batch_id);

create table care.legacy_targets (
  kind text not null check (kind in ('account', 'session', 'exercise', 'programme_version', 'programme', 'programme_session', 'occurrence', 'completion')),
  target_id text not null check (length(target_id) between 1 and 100),
  source_table text not null,
  source_id text not null,
  patient_id text check (patient_id ~ '^[a-z0-9]{24}$'),
  stored_hash bytea not null check (length(stored_hash) = 32),
  primary key (kind, target_id),
  foreign key (source_table, source_id) references care.legacy_rows (source_table, source_id) on delete cascade
);
comment on table care.legacy_targets is
  'What an imported row became: the kind and id of each row written for it, and the SHA-256 of that row as it was written.';
comment on column care.legacy_targets.patient_id is
  'The account whose data it is; null for sessions and exercises. Deliberately no foreign key: it outlives an erased person.';
create index legacy_targets_source on care.legacy_targets (source_table, source_id);

do $$
declare
  name text;
begin
  foreach name in array array['legacy_batches', 'legacy_rows', 'legacy_targets']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy tenant on care.%I as restrictive to care_app using (false) with check (false)', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
end
$$;

reset role;

-- Down Migration

drop table care.legacy_targets;
drop table care.legacy_rows;
drop table care.legacy_batches;
