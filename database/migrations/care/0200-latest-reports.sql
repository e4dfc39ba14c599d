-- Up Migration

-- What the newest reports of each patient say, kept beside them: a coach's list asks it of 200 patients at once, and must
-- not read a year of reports of each to know whom to look at. Triggers keep it in the transaction that reports. A coach reads
-- it through care.follow_up (0251), which asks once who is acting: policies on each row of five tables cost many times the answer.
-- Deliberately absent: any right on the table itself; an argument that names a coach.
set local role care_owner;

create table care.latest_reports (
  company_id text not null,
  patient_id text not null,
  last_on date,
  efforts smallint[] not null default '{}' check (cardinality(efforts) <= 2),
  pains smallint[] not null default '{}' check (cardinality(pains) <= 3),
  primary key (company_id, patient_id),
  foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade
);
comment on table care.latest_reports is
  'The last day a patient did something, and the newest efforts and pains, newest first, of their ten newest reports.';

create function care.read_latest_reports(patients text[])
  returns table (company_id text, patient_id text, last_on date, efforts smallint[], pains smallint[])
  language sql stable set search_path = ''
as $$
  select c.company_id, c.patient_id, max(c.performed_on) filter (where c.outcome <> 'skipped'),
         coalesce((array_agg(c.effort order by c.performed_on desc, c.created_at desc, c.id desc) filter (where c.effort is not null))[1:2], '{}'),
         coalesce((array_agg(c.pain order by c.performed_on desc, c.created_at desc, c.id desc) filter (where c.pain is not null))[1:3], '{}')
  from unnest(patients) as p (id)
  cross join lateral (
    select * from care.completions as r where r.patient_id = p.id order by r.created_at desc, r.id desc limit 10
  ) as c
  group by c.company_id, c.patient_id
$$;
comment on function care.read_latest_reports(text[]) is 'What care.latest_reports must hold for these patients, read from their reports.';

create function care.keep_latest_reports() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into care.latest_reports (company_id, patient_id)
    select distinct c.company_id, c.patient_id from changed as c order by c.company_id, c.patient_id
    on conflict do nothing;
  end if;
  -- The row is the lock: of two reports at once, the second reads after the first has committed.
  perform from care.latest_reports as l
  where (l.company_id, l.patient_id) in (select c.company_id, c.patient_id from changed as c)
  order by l.company_id, l.patient_id for update;
  update care.latest_reports as l set last_on = r.last_on, efforts = coalesce(r.efforts, '{}'), pains = coalesce(r.pains, '{}')
  from (select distinct c.company_id, c.patient_id from changed as c) as p
  left join care.read_latest_reports(array(select distinct c.patient_id from changed as c)) as r
    on r.company_id = p.company_id and r.patient_id = p.patient_id
  where l.company_id = p.company_id and l.patient_id = p.patient_id;
  return null;
end
$$;
comment on function care.keep_latest_reports() is
  'Trigger on care.completions: reads again what the newest reports of these patients say. A deletion adds no row, for it may be of the whole person.';
create trigger keep_latest_inserted after insert on care.completions referencing new table as changed
  for each statement execute function care.keep_latest_reports();
create trigger keep_latest_updated after update on care.completions referencing new table as changed
  for each statement execute function care.keep_latest_reports();
create trigger keep_latest_deleted after delete on care.completions referencing old table as changed
  for each statement execute function care.keep_latest_reports();

insert into care.latest_reports (company_id, patient_id, last_on, efforts, pains)
select r.* from care.read_latest_reports(array(select distinct c.patient_id from care.completions as c)) as r;

alter table care.latest_reports enable row level security;
alter table care.latest_reports force row level security;
create policy manage_owner on care.latest_reports to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.latest_reports as restrictive to care_app using (false) with check (false);

reset role;

-- Down Migration

drop trigger keep_latest_inserted on care.completions;
drop trigger keep_latest_updated on care.completions;
drop trigger keep_latest_deleted on care.completions;
drop function care.keep_latest_reports();
drop table care.latest_reports;
drop function care.read_latest_reports(text[]);
