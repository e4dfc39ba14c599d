-- Up Migration

-- Exercise sessions on their way to patients: who is in which group, what was published to whom, what came back. What a
-- patient sees is frozen in the publication, so that later edits in the panel change nothing of what was sent; an
-- occurrence exists only through a publication, so that a draft can reach nobody. Deliberately absent: any right to
-- change a publication's content, to move an occurrence, or to touch a completion after 24 hours.
set local role care_owner;

create table care.groups (
  id uuid not null default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  name text not null check (length(btrim(name)) between 1 and 80),
  coach_id text not null references care.people (account_id) on delete restrict,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, name)
);
comment on table care.groups is 'Patients of one company who are followed together by one coach.';
create index groups_coach on care.groups (coach_id);

create table care.group_members (
  company_id text not null,
  group_id uuid not null,
  patient_id text not null,
  joined_at timestamptz not null default now(),
  primary key (company_id, group_id, patient_id),
  foreign key (company_id, group_id) references care.groups (company_id, id) on update cascade on delete cascade,
  foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade
);
comment on table care.group_members is 'Who belongs to which group: both of the same company.';
create index group_members_patient on care.group_members (patient_id);

create table care.publications (
  id uuid primary key default uuidv7(),
  session_id text not null check (session_id ~ '^[a-z0-9]{24}$'),
  audience text not null check (audience in ('all', 'group', 'patient')),
  -- Null for "all patients", which may be of several companies; otherwise the company of the group or the patient.
  company_id text references cms.companies (document_id) on update cascade on delete restrict,
  group_id uuid,
  patient_id text,
  title text not null check (length(title) between 1 and 120),
  summary text not null default '' check (length(summary) <= 400),
  objective text not null check (objective in ('mobility', 'strength', 'endurance', 'relaxation', 'craving')),
  level text not null check (level in ('beginner', 'intermediate', 'advanced')),
  duration_minutes smallint not null check (duration_minutes between 1 and 240),
  tags jsonb not null check (jsonb_typeof(tags) = 'array' and jsonb_array_length(tags) <= 40),
  cover jsonb check (jsonb_typeof(cover) = 'object'),
  blocks jsonb not null check (jsonb_typeof(blocks) = 'array' and jsonb_array_length(blocks) between 1 and 100 and pg_column_size(blocks) <= 1048576),
  visible_from timestamptz not null,
  published_by text not null,
  published_by_role text not null check (published_by_role in ('editor', 'super-admin', 'coach')),
  request_key text check (length(request_key) between 8 and 128),
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  unique (published_by, request_key),
  check ((audience = 'all') = (company_id is null)),
  check ((audience = 'group') = (group_id is not null)),
  check ((audience = 'patient') = (patient_id is not null)),
  check (visible_from <= created_at + interval '17520 hours'),
  foreign key (company_id, group_id) references care.groups (company_id, id) on update cascade on delete restrict,
  foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade
);
comment on table care.publications is
  'One act of publishing a session: to whom, from when, and the frozen picture of what its recipients see. Holds nothing about a person beyond the addressee.';
create index publications_session on care.publications (session_id, created_at desc);

create table care.publication_companies (
  publication_id uuid not null references care.publications (id) on delete cascade,
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  recipients integer not null check (recipients > 0),
  primary key (publication_id, company_id)
);
comment on table care.publication_companies is
  'The companies a publication reaches, with how many recipients it had there when it was made: the tenant key that occurrences point at.';

create table care.occurrences (
  id uuid not null default uuidv7(),
  company_id text not null,
  patient_id text not null,
  publication_id uuid not null,
  visible_from timestamptz not null,
  archived_at timestamptz,
  primary key (company_id, id),
  unique (company_id, patient_id, id),
  unique (company_id, patient_id, publication_id),
  foreign key (publication_id, company_id) references care.publication_companies (publication_id, company_id) on update cascade on delete cascade,
  -- A patient with a history does not move to another company: the rows of one tenant never become another's.
  foreign key (company_id, patient_id) references care.people (company_id, account_id) on delete cascade
);
comment on table care.occurrences is 'One recipient of one publication. Visible to the patient from visible_from until the publication is archived.';
create index occurrences_patient on care.occurrences (patient_id, visible_from desc, id desc);
create index occurrences_patient_publication on care.occurrences (patient_id, publication_id);
create index occurrences_publication on care.occurrences (publication_id);

create table care.completions (
  id uuid not null default uuidv7(),
  company_id text not null,
  patient_id text not null,
  occurrence_id uuid not null,
  client_id uuid not null,
  session_title text not null check (length(session_title) between 1 and 120),
  outcome text not null check (outcome in ('done', 'partial', 'skipped')),
  performed_on date not null,
  minutes smallint not null check (minutes between 0 and 600),
  effort smallint check (effort between 0 and 10),
  pain smallint check (pain between 0 and 10),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, patient_id, client_id),
  -- A skipped session has no time and no effort; any other has both.
  check (case outcome when 'skipped' then minutes = 0 and effort is null else minutes > 0 and effort is not null end),
  -- One day ahead, because it is already tomorrow in some zones.
  check (performed_on between (created_at at time zone 'UTC')::date - 366 and (created_at at time zone 'UTC')::date + 1),
  check (updated_at <= created_at + interval '24 hours'),
  foreign key (company_id, patient_id, occurrence_id) references care.occurrences (company_id, patient_id, id) on update cascade on delete cascade
);
comment on table care.completions is
  'What a patient reported about an occurrence; several are possible. The same client_id sent twice is one row. Editable for 24 hours.';
create index completions_occurrence on care.completions (occurrence_id, created_at desc);
create index completions_patient on care.completions (patient_id, created_at desc);

create function care.archive_occurrences() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.occurrences set archived_at = new.archived_at where publication_id = new.id;
  return null;
end
$$;
comment on function care.archive_occurrences() is 'Trigger on care.publications: its occurrences leave the patients'' lists with it.';
create trigger archive_occurrences after update of archived_at on care.publications for each row
  when (new.archived_at is distinct from old.archived_at) execute function care.archive_occurrences();

do $$
declare
  name text;
begin
  foreach name in array array['groups', 'group_members', 'publications', 'publication_companies', 'occurrences', 'completions']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
  end loop;
  -- Coaches serve several companies: the groups they lead bound them. The panel is bounded by its role.
  foreach name in array array['groups', 'group_members', 'publication_companies', 'occurrences', 'completions']
  loop
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using (company_id = (select sec.company()) or (select sec.is_panel()) or (select sec.role()) = 'coach')
        with check (company_id = (select sec.company()) or (select sec.is_panel()) or (select sec.role()) = 'coach')
    $policy$, name);
  end loop;
end
$$;
create policy tenant on care.publications as restrictive to care_app
  using (company_id is null or company_id = (select sec.company()) or (select sec.is_panel()) or (select sec.role()) = 'coach')
  with check ((select sec.is_panel()) or (select sec.role()) = 'coach');

-- Groups: led by a coach, seen by those who publish, made by the administrators of the platform.
create policy select_coach on care.groups for select to care_app using (coach_id = (select sec.actor()) and (select sec.role()) = 'coach');
create policy select_panel on care.groups for select to care_app using ((select sec.role()) in ('editor', 'platform-admin', 'super-admin'));
create policy insert_panel on care.groups for insert to care_app with check ((select sec.role()) in ('platform-admin', 'super-admin'));
grant select, insert (company_id, name, coach_id) on care.groups to care_app;

create policy select_coach on care.group_members for select to care_app
  using ((select sec.role()) = 'coach' and exists (
    select from care.groups as g where g.company_id = group_members.company_id and g.id = group_members.group_id));
create policy select_panel on care.group_members for select to care_app using ((select sec.role()) in ('editor', 'platform-admin', 'super-admin'));
create policy insert_panel on care.group_members for insert to care_app with check ((select sec.role()) in ('platform-admin', 'super-admin'));
grant select, insert (company_id, group_id, patient_id) on care.group_members to care_app;

-- One call per query, not one look per row: policies that looked for themselves would nest, and cost more to plan than to run.
create function care.followed_patients() returns setof text
  language sql stable security definer set search_path = ''
as $$
  select m.patient_id
  from care.groups as g join care.group_members as m on m.company_id = g.company_id and m.group_id = g.id
  where sec.role() = 'coach' and g.coach_id = sec.actor()
$$;
comment on function care.followed_patients() is 'The members of the groups that the acting coach leads; nobody for anybody else.';
grant execute on function care.followed_patients() to care_app;

-- A coach knows the names of the members of their groups, and of nobody else.
create policy select_coach on care.people for select to care_app
  using ((select sec.role()) = 'coach' and account_id in (select care.followed_patients()));

create policy select_patient on care.publications for select to care_app
  using ((select sec.role()) = 'patient' and exists (
    select from care.occurrences as o where o.publication_id = publications.id and o.patient_id = (select sec.actor())));
create policy select_panel on care.publications for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_coach on care.publications for select to care_app
  using ((select sec.role()) = 'coach' and published_by = (select sec.actor()));
create policy insert_panel on care.publications for insert to care_app
  with check ((select sec.role()) in ('editor', 'super-admin') and published_by = (select sec.actor()) and published_by_role = (select sec.role()));
create policy insert_coach on care.publications for insert to care_app
  with check (
    (select sec.role()) = 'coach' and published_by = (select sec.actor()) and published_by_role = 'coach'
    and case audience
      when 'group' then exists (select from care.groups as g where g.company_id = publications.company_id and g.id = publications.group_id)
      when 'patient' then patient_id in (select care.followed_patients())
      else true
    end
  );
create policy update_panel on care.publications for update to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy update_coach on care.publications for update to care_app
  using ((select sec.role()) = 'coach' and published_by = (select sec.actor()));
grant select,
  insert (session_id, audience, company_id, group_id, patient_id, title, summary, objective, level, duration_minutes,
          tags, cover, blocks, visible_from, published_by, published_by_role, request_key),
  update (archived_at) on care.publications to care_app;

create policy select_panel on care.publication_companies for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_coach on care.publication_companies for select to care_app
  using ((select sec.role()) = 'coach' and exists (select from care.publications as p where p.id = publication_id));
create policy insert_panel on care.publication_companies for insert to care_app with check ((select sec.role()) in ('editor', 'super-admin'));
create policy insert_coach on care.publication_companies for insert to care_app
  with check ((select sec.role()) = 'coach' and exists (
    select from care.group_members as m where m.company_id = publication_companies.company_id));
grant select, insert on care.publication_companies to care_app;

create policy select_patient on care.occurrences for select to care_app
  using (patient_id = (select sec.actor()) and visible_from <= now() and archived_at is null);
create policy select_panel on care.occurrences for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_coach on care.occurrences for select to care_app
  using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()));
create policy insert_panel on care.occurrences for insert to care_app with check ((select sec.role()) in ('editor', 'super-admin'));
create policy insert_coach on care.occurrences for insert to care_app
  with check ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()));
grant select, insert (company_id, patient_id, publication_id, visible_from) on care.occurrences to care_app;

create policy select_patient on care.completions for select to care_app using (patient_id = (select sec.actor()));
create policy select_panel on care.completions for select to care_app using ((select sec.role()) in ('editor', 'super-admin'));
create policy select_coach on care.completions for select to care_app
  using ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients()));
-- The occurrence is looked up under its own policies: a session that is not visible cannot be completed.
create policy insert_patient on care.completions for insert to care_app
  with check ((select sec.role()) = 'patient' and patient_id = (select sec.actor()) and company_id = (select sec.company())
    and exists (select from care.occurrences as o where o.id = occurrence_id and o.patient_id = completions.patient_id));
create policy update_patient on care.completions for update to care_app
  using (patient_id = (select sec.actor()) and created_at > now() - interval '24 hours');
grant select,
  insert (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort, pain),
  update (outcome, performed_on, minutes, effort, pain, updated_at) on care.completions to care_app;

reset role;

-- A coach reads the names of the companies whose groups they lead.
create policy select_coach on cms.companies for select to care_app
  using ((select sec.role()) = 'coach' and exists (select from care.groups as g where g.company_id = companies.document_id));

-- Down Migration

drop policy select_coach on cms.companies;
drop policy select_coach on care.people;
drop policy select_patient on care.publications;
drop table care.completions;
drop table care.occurrences;
drop table care.publication_companies;
drop table care.publications;
drop table care.group_members;
drop table care.groups;
drop function care.followed_patients();
drop function care.archive_occurrences();
