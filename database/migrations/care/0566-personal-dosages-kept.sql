-- Up Migration

-- What a coach set for one person is remembered beside the frozen picture, so that whatever takes the place of the publication
-- is given with the same values.
set local role care_owner;
alter table care.publications
  add column dosages jsonb,
  add constraint publications_dosages check (
    dosages is null or audience = 'patient' and jsonb_typeof(dosages) = 'array' and jsonb_array_length(dosages) between 1 and 2000);
comment on column care.publications.dosages is
  'The values that were set for its one person, [{block, name, value, exercise}], block from 1; null when it has those of the session.';
grant insert (dosages) on care.publications to care_app;
reset role;

-- Down Migration

set local role care_owner;
alter table care.publications drop column dosages;
reset role;
