-- Up Migration

-- A patient's sessions are counted and paged from the index alone: what their policies and filters read stands in it. Rows
-- that were never vacuumed are looked up in the table, so inserts alone have it vacuumed sooner than the default of a fifth.
set local role care_owner;
drop index care.occurrences_patient;
create index occurrences_patient on care.occurrences (patient_id, visible_from desc, id desc)
  include (company_id, publication_id, access, ends_at, archived_at, objective, level, duration_minutes)
  where publication_id is not null;
alter table care.occurrences set (autovacuum_vacuum_insert_scale_factor = 0.02);
reset role;

-- Down Migration

set local role care_owner;
alter table care.occurrences reset (autovacuum_vacuum_insert_scale_factor);
drop index care.occurrences_patient;
create index occurrences_patient on care.occurrences (patient_id, visible_from desc, id desc) where publication_id is not null;
reset role;
