-- Up Migration

-- An occurrence is of a publication or of a programme. Indexes that only serve the first hold only those, so that the days
-- of a programme cost three index entries less each.
set local role care_owner;
drop index care.occurrences_patient;
drop index care.occurrences_patient_publication;
drop index care.occurrences_publication;
create index occurrences_patient on care.occurrences (patient_id, visible_from desc, id desc) where publication_id is not null;
create index occurrences_patient_publication on care.occurrences (patient_id, publication_id) where publication_id is not null;
create index occurrences_publication on care.occurrences (publication_id) where publication_id is not null;
reset role;

-- Down Migration

drop index care.occurrences_patient;
drop index care.occurrences_patient_publication;
drop index care.occurrences_publication;
create index occurrences_patient on care.occurrences (patient_id, visible_from desc, id desc);
create index occurrences_patient_publication on care.occurrences (patient_id, publication_id);
create index occurrences_publication on care.occurrences (publication_id);
