-- Up Migration

-- How a programme goes on: the week's progression that a coach decides about, and the better version of a template that a
-- coach offers and the patient takes or not. A decision about a week is made once. Deliberately absent: any right to change
-- a decision, to answer for a patient, or to give a copy a version that nobody offered.
set local role care_owner;

create table care.progression_decisions (
  company_id text not null,
  patient_id text not null,
  programme_id uuid not null,
  week date not null check (extract(isodow from week) = 1),
  is_accepted boolean not null,
  changes jsonb not null check (jsonb_typeof(changes) = 'array' and pg_column_size(changes) <= 65536),
  decided_by text not null,
  decided_at timestamptz not null default now(),
  primary key (company_id, programme_id, week),
  foreign key (company_id, patient_id, programme_id) references care.programmes (company_id, patient_id, id) on update cascade on delete cascade
);
comment on table care.progression_decisions is
  'What a coach decided about one programme''s progression in one week, named by its Monday in the programme''s zone.';

create table care.programme_offers (
  id uuid not null default uuidv7(),
  company_id text not null,
  patient_id text not null,
  programme_id uuid not null,
  template_id text not null,
  template_version integer not null,
  offered_by text not null,
  offered_at timestamptz not null default now(),
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  primary key (company_id, id),
  unique (company_id, programme_id, template_version),
  check ((answer is null) = (answered_at is null)),
  foreign key (company_id, patient_id, programme_id) references care.programmes (company_id, patient_id, id) on update cascade on delete cascade,
  foreign key (template_id, template_version) references care.programme_versions (template_id, version)
);
comment on table care.programme_offers is 'A later version of a template, offered by a coach to one copy; the patient takes it or keeps what they have.';
create unique index programme_offers_open on care.programme_offers (company_id, programme_id) where answer is null;

-- A copy changes its version only with an open offer of that version, and is then nobody's work but the template's.
create function care.take_offered_version() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (
    select from care.programme_offers as o
    where o.company_id = new.company_id and o.programme_id = new.id and o.template_id = new.template_id
      and o.template_version = new.template_version and o.answer is null) then
    raise exception 'a programme takes only a version that was offered' using errcode = 'CP002';
  end if;
  new.touched_at := null;
  return new;
end
$$;
comment on function care.take_offered_version() is 'Trigger on care.programmes: a copy takes only a version that was offered and not answered yet.';
create trigger take_offered_version before update of template_version on care.programmes for each row
  when (new.template_version is distinct from old.template_version) execute function care.take_offered_version();

-- Values are texts as people write them, a comma for the decimals included; what is no number has no progression.
create function care.number_of(value text) returns numeric
  language sql immutable parallel safe set search_path = ''
as $$ select case when value ~ '^\s*-?[0-9]+([.,][0-9]+)?\s*$' then replace(value, ',', '.')::numeric end $$;
comment on function care.number_of(text) is 'The number that a text writes, with a point or a comma; null when it writes none.';

do $$
declare
  name text;
begin
  foreach name in array array['progression_decisions', 'programme_offers']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using (company_id = (select sec.company()) or (select sec.role()) = 'coach')
        with check (company_id = (select sec.company()) or (select sec.role()) = 'coach')
    $policy$, name);
    execute format($policy$
      create policy select_coach on care.%I for select to care_app
        using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()))
    $policy$, name);
  end loop;
end
$$;
create policy insert_coach on care.progression_decisions for insert to care_app
  with check ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()) and decided_by = (select sec.actor()));
create policy insert_coach on care.programme_offers for insert to care_app
  with check ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()) and offered_by = (select sec.actor())
    and answer is null);
-- A newer offer takes the place of one that nobody answered.
create policy delete_coach on care.programme_offers for delete to care_app
  using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()) and answer is null);
create policy select_patient on care.programme_offers for select to care_app
  using ((select sec.role()) = 'patient' and patient_id = (select sec.actor()));
create policy update_patient on care.programme_offers for update to care_app
  using ((select sec.role()) = 'patient' and patient_id = (select sec.actor()) and answer is null)
  with check ((select sec.role()) = 'patient' and patient_id = (select sec.actor()));
create policy select_offered on care.programme_versions for select to care_app
  using ((select sec.role()) = 'patient' and exists (
    select from care.programme_offers as o
    where o.template_id = programme_versions.template_id and o.template_version = programme_versions.version));

grant execute on function care.number_of(text) to care_app;
grant select, insert (company_id, patient_id, programme_id, week, is_accepted, changes, decided_by) on care.progression_decisions to care_app;
grant select, delete,
  insert (company_id, patient_id, programme_id, template_id, template_version, offered_by),
  update (answer, answered_at) on care.programme_offers to care_app;
grant update (template_version, summary) on care.programmes to care_app;

reset role;

-- Down Migration

drop policy select_offered on care.programme_versions;
drop trigger take_offered_version on care.programmes;
drop function care.take_offered_version();
drop table care.programme_offers;
drop table care.progression_decisions;
drop function care.number_of(text);
revoke update (template_version, summary) on care.programmes from care_app;
