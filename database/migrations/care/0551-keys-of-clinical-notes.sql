-- Up Migration

-- The keys of clinical notes are rotated with the others, and end with the patient.
set local role care_owner;
alter table care.clinical_note_keys add column share_of text;
grant insert (share_of) on care.clinical_note_keys to care_app;
insert into care.wrapped_key_kinds values
  ('clinical-note', 'clinical_note_keys', 'wrapped', 'iv', 'auth_tag', 'k.company_id',
   'k.practitioner_id || '' '' || k.employee_id', 'k.employee_id');
reset role;

-- Down Migration

set local role care_owner;
do $$
begin
  if exists (select from care.clinical_note_keys where share_of is not null) then
    raise exception 'shares of people are in use: without them, what was written for these people could never be read again';
  end if;
end
$$;
delete from care.wrapped_key_kinds where purpose = 'clinical-note';
alter table care.clinical_note_keys drop column share_of;
reset role;
