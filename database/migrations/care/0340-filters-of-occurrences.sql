-- Up Migration

-- What a patient filters their sessions by stands beside the access, so that 500 sessions are filtered in one table and only a page of
-- them is looked up among the publications. A publication never changes its picture (nobody may update it), so what is copied when
-- a session is received stays true.
set local role care_owner;

alter table care.occurrences
  add column objective text,
  add column level text,
  add column duration_minutes smallint;
comment on column care.occurrences.objective is 'As its publication says, kept by care.describe_occurrence(); null in a programme, whose sessions their patient changes.';
comment on column care.occurrences.level is 'As its publication says, kept by care.describe_occurrence().';
comment on column care.occurrences.duration_minutes is 'As its publication says, in minutes, kept by care.describe_occurrence().';

create function care.describe_occurrence() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  select p.objective, p.level, p.duration_minutes into new.objective, new.level, new.duration_minutes
  from care.publications as p where p.id = new.publication_id;
  return new;
end
$$;
comment on function care.describe_occurrence() is 'Trigger on care.occurrences: what is filtered by is what the publication says, whatever is sent.';
create trigger describe_occurrence before insert on care.occurrences for each row
  when (new.publication_id is not null) execute function care.describe_occurrence();

update care.occurrences as o
set objective = p.objective, level = p.level, duration_minutes = p.duration_minutes
from care.publications as p where p.id = o.publication_id;

alter table care.occurrences
  add constraint occurrences_described check (num_nulls(publication_id, objective, level, duration_minutes) in (0, 4));

reset role;

-- Down Migration

set local role care_owner;

drop trigger describe_occurrence on care.occurrences;
drop function care.describe_occurrence();
alter table care.occurrences drop constraint occurrences_described, drop column objective, drop column level, drop column duration_minutes;

reset role;
