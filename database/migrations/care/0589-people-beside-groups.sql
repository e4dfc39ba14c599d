-- Up Migration

-- A publication to groups and to people says both. Whoever leaves a group later keeps what they were given, so that who was chosen by
-- name cannot be told from the occurrences: it is counted when it is published. Nothing is known of earlier ones.
set local role care_owner;
alter table care.publications
  add column named_people integer not null default 0,
  add constraint publications_named_people check (named_people >= 0 and (named_people = 0 or audience = 'some'));
comment on column care.publications.named_people is 'How many people were chosen by name, beside the groups of publication_groups.';
grant insert (named_people) on care.publications to care_app;
reset role;

-- Down Migration

set local role care_owner;
alter table care.publications drop column named_people;
reset role;
