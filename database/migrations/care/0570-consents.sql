-- Up Migration

-- What a person agrees to: each acceptance and each withdrawal is a row of their own history, written by them alone.
--
--   care.consent_documents   which documents there are, the version in force, and whether an agreement to it can be taken back
--   care.consents            who accepted which version, when, and when they withdrew it; accepted again it is another row
--   health-data              explicit consent (GDPR, article 9): without it nothing is added to a journal, a share of it, or a chat
--
-- What this deliberately does not grant: nobody but the person accepts or withdraws, whatever their role; sign-in writes what came
-- with an invitation and no withdrawal; nobody deletes.
set local role care_owner;

create table care.consent_documents (
  document text primary key,
  version text not null check (length(version) between 1 and 20),
  is_withdrawable boolean not null
);
comment on table care.consent_documents is
  'The documents that people agree to, with the version in force, and whether one may withdraw and keep the account. Written by migrations alone.';
insert into care.consent_documents values ('terms', '2026-11', false), ('privacy', '2026-11', false), ('health-data', '2026-11', true);
alter table care.consent_documents enable row level security;
alter table care.consent_documents force row level security;
create policy manage_owner on care.consent_documents to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.consent_documents as restrictive to care_app using ((select sec.actor()) is not null) with check (false);
create policy select_signed_in on care.consent_documents for select to care_app using ((select sec.actor()) is not null);
create policy read_identity on care.consent_documents for select to care_identity using (care.owns_everything());
grant select on care.consent_documents to care_app, care_identity;

alter table care.consents
  drop constraint consents_pkey,
  drop constraint consents_document_check,
  add column id uuid not null default uuidv7(),
  add primary key (id),
  add foreign key (document) references care.consent_documents (document),
  add check (withdrawn_at >= accepted_at);
create unique index consents_living on care.consents (account_id, document, version) where withdrawn_at is null;
create index consents_account on care.consents (account_id, accepted_at);
comment on table care.consents is
  'Which version of which document a person accepted, when, and when they withdrew it. Only added to; ended once, by the person alone.';

create function care.guard_consent() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if old.withdrawn_at is not null or new.withdrawn_at is null
    or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'an agreement is withdrawn once, and not changed' using errcode = 'insufficient_privilege';
  end if;
  if not (select d.is_withdrawable from care.consent_documents as d where d.document = old.document) then
    raise exception 'the account rests on this agreement: it ends with the account'
      using errcode = 'check_violation', constraint = 'consent_withdrawable';
  end if;
  new.withdrawn_at := clock_timestamp();
  return new;
end
$$;
comment on function care.guard_consent() is
  'Trigger on care.consents: the one change is the withdrawal of an agreement that may be taken back, by the clock.';
create trigger guard before update on care.consents for each row execute function care.guard_consent();

drop policy tenant on care.consents;
create policy tenant on care.consents as restrictive to care_app
  using (account_id = (select sec.actor())) with check (account_id = (select sec.actor()));
create policy select_self on care.consents for select to care_app using (account_id = (select sec.actor()));
create policy insert_self on care.consents for insert to care_app
  with check (account_id = (select sec.actor()) and (document, version) in (
    select d.document, d.version from care.consent_documents as d));
create policy update_self on care.consents for update to care_app using (account_id = (select sec.actor()));
grant select, insert (account_id, document, version), update (withdrawn_at) on care.consents to care_app;
revoke update on care.consents from care_identity;

create function care.agrees_to(person text, document text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from care.consents as c
    where c.account_id = person and c.document = agrees_to.document and c.withdrawn_at is null);
comment on function care.agrees_to(text, text) is 'Whether an agreement of a person to a document, in whatever version, stands.';

create function care.allows_health_data() returns boolean
  language sql stable security definer set search_path = ''
  return care.agrees_to(sec.actor(), 'health-data');
comment on function care.allows_health_data() is 'Whether the person who asks agrees to the processing of their health data.';
grant execute on function care.allows_health_data() to care_app;

create function care.chat_is_agreed(consultation uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select from care.consultations as c
    where c.id = chat_is_agreed.consultation and sec.actor() in (c.employee_id, c.practitioner_id)
      and care.agrees_to(c.employee_id, 'health-data'));
comment on function care.chat_is_agreed(uuid) is
  'Whether the employee of a consultation of the one who asks agrees to the processing of their health data.';
grant execute on function care.chat_is_agreed(uuid) to care_app;

create or replace function care.may_write_to_chat(consultation uuid) returns boolean
  language sql stable security definer set search_path = ''
  return care.chat_is_open(may_write_to_chat.consultation) and care.chat_is_agreed(may_write_to_chat.consultation)
    and not exists (select from care.people as w where w.account_id = sec.actor() and w.blocked);
comment on function care.may_write_to_chat(uuid) is
  'Whether the conversation is open, its employee agrees to the processing of their health data, and whoever asks is not blocked.';

create function care.announce_consent() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_notify('care_chat', 'state:' || c.consultation_id || ':' || c.consultation_id)
  from care.chat_conversations as c where c.employee_id = new.account_id;
  return null;
end
$$;
comment on function care.announce_consent() is
  'Trigger on care.consents: tells the nodes of the chat service that the conversations of an employee may have closed or opened.';
create trigger announce after insert or update on care.consents
  for each row when (new.document = 'health-data') execute function care.announce_consent();

do $$
declare
  name text;
begin
  foreach name in array array['journals', 'journal_entries', 'journal_shares', 'journal_share_entries'] loop
    execute format(
      'create policy agreed on care.%I as restrictive for insert to care_app with check ((select care.allows_health_data()))', name);
  end loop;
end
$$;
create policy agreed_change on care.journal_entries as restrictive for update to care_app
  using (true) with check ((select care.allows_health_data()));

reset role;

-- Down Migration

set local role care_owner;
drop policy agreed_change on care.journal_entries;
drop policy agreed on care.journal_share_entries;
drop policy agreed on care.journal_shares;
drop policy agreed on care.journal_entries;
drop policy agreed on care.journals;
create or replace function care.may_write_to_chat(consultation uuid) returns boolean
  language sql stable security definer set search_path = ''
  return care.chat_is_open(may_write_to_chat.consultation)
    and not exists (select from care.people as w where w.account_id = sec.actor() and w.blocked);
comment on function care.may_write_to_chat(uuid) is 'Whether the conversation is open and whoever asks is not blocked.';
drop function care.chat_is_agreed(uuid);
drop function care.allows_health_data();
drop function care.agrees_to(text, text);
revoke select, insert (account_id, document, version), update (withdrawn_at) on care.consents from care_app;
grant update on care.consents to care_identity;
drop policy update_self on care.consents;
drop policy insert_self on care.consents;
drop policy select_self on care.consents;
drop policy tenant on care.consents;
create policy tenant on care.consents as restrictive to care_app using (false) with check (false);
drop trigger announce on care.consents;
drop function care.announce_consent();
drop trigger guard on care.consents;
drop function care.guard_consent();
delete from care.consents where document = 'health-data';
-- One row per version, as before: the newest of each.
delete from care.consents as c using care.consents as later
where later.account_id = c.account_id and later.document = c.document and later.version = c.version and later.id > c.id;
drop index care.consents_account;
drop index care.consents_living;
alter table care.consents
  drop constraint consents_pkey,
  drop constraint consents_document_fkey,
  drop constraint consents_check,
  drop column id,
  add primary key (account_id, document, version),
  add constraint consents_document_check check (document in ('terms', 'privacy'));
comment on table care.consents is 'Which version of which document a person accepted, when, and when they withdrew it.';
drop table care.consent_documents;
reset role;
