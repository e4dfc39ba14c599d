-- Up Migration

-- A year of three days a week for a thousand patients is 156,000 rows. Assigning writes the days of the next weeks, and keeps
-- the later ones in the programme as a list, which a job of the same transaction turns into rows. Whoever changes a
-- programme, or looks further, has them written first, under the programme's lock: nobody sees which of the two was earlier.
-- Deliberately absent: any right to change the list. An ended programme owes no day.
set local role care_owner;

alter table care.programmes
  add column later_days date[] not null default '{}',
  -- Which session each day is of: its place in the template, as in programme_sessions.origin.
  add column later_places smallint[] not null default '{}',
  add constraint programmes_later_whole check (cardinality(later_days) = cardinality(later_places)),
  add constraint programmes_later_running check (ended_at is null or later_days = '{}');
comment on column care.programmes.later_days is 'Days of the plan that are not written to care.occurrences yet.';
create index programmes_later on care.programmes (id) where later_days <> '{}';
grant insert (later_days, later_places) on care.programmes to care_app;

create function care.drop_later_days() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  new.later_days := '{}';
  new.later_places := '{}';
  return new;
end
$$;
comment on function care.drop_later_days() is 'Trigger on care.programmes: who ends a programme ends its later days too.';
create trigger drop_later_days before update of ended_at on care.programmes for each row
  when (new.ended_at is not null) execute function care.drop_later_days();

create function care.write_later_days(programmes uuid[]) returns void
  language sql security definer set search_path = ''
as $$
  with owed as (
    select p.company_id, p.id from care.programmes as p
    where p.id = any(programmes) and p.later_days <> '{}' for no key update
  ),
  taken as (
    update care.programmes as p set later_days = '{}', later_places = '{}'
    from owed as o where p.company_id = o.company_id and p.id = o.id
    returning p.company_id, p.patient_id, p.id, p.created_at, old.later_days, old.later_places
  )
  insert into care.occurrences (company_id, patient_id, programme_id, programme_session_id, due_on, planned_on, visible_from)
  select t.company_id, t.patient_id, t.id, s.id, d.due_on, d.due_on, t.created_at
  from taken as t cross join lateral unnest(t.later_days, t.later_places) as d (due_on, place)
  join care.programme_sessions as s
    on s.company_id = t.company_id and s.patient_id = t.patient_id and s.programme_id = t.id and s.origin = d.place and s.removed_at is null
$$;
comment on function care.write_later_days(uuid[]) is
  'Turns the later days of these programmes into occurrences, once: what the assignment decided, whoever asks.';
grant execute on function care.write_later_days(uuid[]) to care_app;

create function care.write_some_later_days() returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  programmes constant uuid[] := array(
    select p.id from care.programmes as p where p.later_days <> '{}' order by p.id limit 50 for no key update skip locked);
begin
  perform care.write_later_days(programmes);
  return cardinality(programmes);
end
$$;
comment on function care.write_some_later_days() is 'Writes the later days of up to 50 programmes; how many it found.';
grant execute on function care.write_some_later_days() to care_app;

insert into care.job_tasks (name, purpose) values
  ('programmes.later-days', 'Writes the days of assigned programmes that lie further ahead.');

reset role;

-- Down Migration

select care.write_later_days(array(select id from care.programmes where later_days <> '{}'));
delete from care.job_tasks where name = 'programmes.later-days';
drop function care.write_some_later_days();
drop function care.write_later_days(uuid[]);
drop trigger drop_later_days on care.programmes;
drop function care.drop_later_days();
alter table care.programmes drop column later_days, drop column later_places;
