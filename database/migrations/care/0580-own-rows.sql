-- Up Migration

-- What the product holds of a person and no request may select: each function gives the rows about whoever acts, and takes nobody
-- else's name. They are for the export of one's own data (decision 045).
--
-- What this deliberately does not grant: no token or hash of one leaves; care_app still selects none of these tables.
set local role care_owner;

create function care.own_account() returns table (
  account_id text, role text, email text, first_name text, last_name text, language text, time_zone text, company_id text, department text,
  position_name text, updated_at timestamptz)
  language sql stable security definer set search_path = ''
as $$
  select p.account_id, p.role, u.email::text, p.first_name, p.last_name, p.language, p.time_zone, p.company_id, p.department, p.position, p.updated_at
  from care.people as p join cms.up_users as u on u.document_id = p.account_id
  where p.account_id = sec.actor()
$$;
comment on function care.own_account() is 'The account of whoever acts.';

-- As JSON, because what a consent holds grows with the documents one agrees to.
create function care.own_consents() returns setof jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select to_jsonb(c) - 'account_id' from care.consents as c where c.account_id = sec.actor();
end
$$;
comment on function care.own_consents() is 'What whoever acts agreed to, and when they took it back.';

create function care.own_sign_ins() returns table (id uuid, role text, created_at timestamptz, ended_at timestamptz, end_reason text)
  language sql stable security definer set search_path = ''
begin atomic
  select s.id, s.role, s.created_at, s.ended_at, s.end_reason from care.sessions as s where s.account_id = sec.actor();
end;
comment on function care.own_sign_ins() is 'The sign-in sessions of whoever acts.';

create function care.own_security_events() returns table (id uuid, occurred_at timestamptz, kind text, severity text, address text)
  language sql stable security definer set search_path = ''
begin atomic
  select e.id, e.occurred_at, e.kind, e.severity, host(e.address) from care.security_events as e where e.account_id = sec.actor();
end;
comment on function care.own_security_events() is 'What happened at the doors with the account of whoever acts.';

create function care.own_account_links() returns table (created_at timestamptz, purpose text, email text, expires_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select t.created_at, t.purpose, t.email, t.expires_at, t.used_at from care.account_tokens as t where t.account_id = sec.actor();
end;
comment on function care.own_account_links() is 'The links that were mailed to whoever acts, without what opens them.';

create function care.own_group_memberships() returns table (group_id uuid, joined_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select m.group_id, m.joined_at from care.group_members as m where m.patient_id = sec.actor();
end;
comment on function care.own_group_memberships() is 'The groups of coaches that whoever acts is in; the name of a group is its coach''s.';

create function care.own_progressions() returns table (
  programme_id uuid, week date, changes jsonb, is_accepted boolean, decided_at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select d.programme_id, d.week, d.changes, d.is_accepted, d.decided_at from care.progression_decisions as d where d.patient_id = sec.actor();
end;
comment on function care.own_progressions() is 'What coaches decided about the progression of whoever acts.';

create function care.own_occurrences() returns table (
  id uuid, publication_id uuid, programme_id uuid, programme_session_id uuid, title text, access text, visible_from timestamptz, ends_at timestamptz,
  archived_at timestamptz, due_on date, planned_on date, skipped_at timestamptz, objective text, level text, duration_minutes integer)
  language sql stable security definer set search_path = ''
begin atomic
  select o.id, o.publication_id, o.programme_id, o.programme_session_id, p.title, o.access, o.visible_from, o.ends_at, o.archived_at, o.due_on,
         o.planned_on, o.skipped_at, o.objective, o.level, o.duration_minutes::integer
  from care.occurrences as o left join care.publications as p on p.id = o.publication_id
  where o.patient_id = sec.actor() and o.visible_from <= now();
end;
comment on function care.own_occurrences() is 'The sessions that whoever acts was given, also those that have left their lists.';

do $$
declare
  name text;
begin
  foreach name in array array['own_account', 'own_consents', 'own_sign_ins', 'own_security_events', 'own_account_links',
                              'own_group_memberships', 'own_progressions', 'own_occurrences'] loop
    execute format('revoke execute on function care.%I() from public', name);
    execute format('grant execute on function care.%I() to care_app', name);
  end loop;
end
$$;

reset role;

-- Down Migration

set local role care_owner;
drop function care.own_occurrences();
drop function care.own_progressions();
drop function care.own_group_memberships();
drop function care.own_account_links();
drop function care.own_security_events();
drop function care.own_sign_ins();
drop function care.own_consents();
drop function care.own_account();
reset role;
