-- Up Migration

-- What goes and what stays when a person is erased, in one transaction: killed, nothing was done; again, it is the same.
--
--   goes     the keys of what was sealed for them, and of it whatever is theirs alone; name, address, password; words of their own
--   stays    who met whom and when, counters, presence and marks, the ledger: ids, dates and numbers, of an account without a name
--   held     clinical notes about them or by them, under the held share (0571), for as long as the law asks
--
-- What this deliberately does not grant: the worker calls one function with the account and nothing else; the parts are nobody's.
-- Histories that are only added to stay so: of an erased person, and of nobody else, free words may be taken out of them.
set local role care_cms;
grant update (email, username, password, reset_password_token, confirmation_token, confirmed, blocked, first_name, last_name,
              department, position, updated_at) on cms.up_users to care_owner;
reset role;

set local role care_owner;

create function care.is_erased_trainee(trainee uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.trainees as t where t.id = trainee and care.was_erased(t.account_id));
comment on function care.is_erased_trainee(uuid) is 'Whether a person of training was erased.';

-- The words that may go, by table; everything else of a row stays as it is.
create function care.keep_but_words() returns trigger
  language plpgsql set search_path = ''
as $$
declare
  words constant text[] := tg_argv[0]::text[];
  is_erased constant boolean := case when tg_op = 'DELETE' then false
    when tg_table_name = 'practitioner_verifications' then care.was_erased(to_jsonb(old) ->> 'practitioner_id')
    else care.is_erased_trainee((to_jsonb(old) ->> 'trainee_id')::uuid) end;
begin
  if not is_erased or (to_jsonb(new) - words) is distinct from (to_jsonb(old) - words) then
    raise exception 'rows of %.% are only added', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
comment on function care.keep_but_words() is
  'Trigger: rows are only added, but for the words (its argument) about somebody who was erased.';

do $$
declare
  kept record;
begin
  for kept in select * from (values
    ('training_moves', '{details}'), ('learning_moves', '{details}'), ('submission_rounds', '{body}'), ('submission_marks', '{comment}'),
    ('practitioner_verifications', '{reason}')) as k (name, words)
  loop
    execute format('drop trigger refuse_change on care.%I', kept.name);
    execute format('create trigger keep_but_words before update or delete on care.%I for each row execute function care.keep_but_words(%L)',
                   kept.name, kept.words);
    execute format('create trigger refuse_truncate before truncate on care.%I for each statement execute function care.refuse_change()',
                   kept.name);
  end loop;
end
$$;
-- As before: what was handed in may go with its session, and was never kept from being deleted.
drop trigger keep_but_words on care.submission_rounds;
create trigger keep_but_words before update on care.submission_rounds
  for each row execute function care.keep_but_words('{body}');

create or replace function care.guard_submission() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if (new.course_id, new.trainee_id, new.made_at) is distinct from (old.course_id, old.trainee_id, old.made_at)
    or (new.title <> old.title and not care.is_erased_trainee(old.trainee_id)) then
    raise exception 'what was handed in stays what it is' using errcode = 'insufficient_privilege', constraint = 'submission_stays';
  end if;
  if old.session_id is not null and new.session_id is distinct from old.session_id then
    raise exception 'what was handed in stays with its session' using errcode = 'insufficient_privilege', constraint = 'submission_stays';
  end if;
  return new;
end
$$;

create function care.erase_chats(person text) returns jsonb
  language plpgsql volatile set search_path = ''
as $$
declare
  conversations constant uuid[] := array(select c.consultation_id from care.chat_conversations as c where c.employee_id = person for update);
  messages bigint;
begin
  delete from care.chat_attachments as a where a.consultation_id = any (conversations);
  delete from care.chat_messages as m where m.consultation_id = any (conversations);
  get diagnostics messages = row_count;
  delete from care.chat_reads as r where r.consultation_id = any (conversations) or r.account_id = person;
  perform pg_notify('care_chat', 'forgotten:' || id || ':' || id) from unnest(conversations) as id;
  delete from care.chat_conversations as c where c.consultation_id = any (conversations);
  delete from care.data_keys as k where k.employee_id = person and k.purpose = 'chat';
  return jsonb_build_object('conversations', cardinality(conversations), 'messages', messages);
end
$$;
comment on function care.erase_chats(text) is 'The conversations of an employee, for both of their people; their keys are gone already.';

create function care.erase_journal(person text) returns jsonb
  language plpgsql volatile set search_path = ''
as $$
declare
  entries constant bigint := (select count(*) from care.journal_entries as e where e.owner_id = person);
begin
  delete from care.journals as j where j.owner_id = person;
  update care.journal_shares as s set revoked_at = now() where s.practitioner_id = person and s.revoked_at is null;
  delete from care.practitioner_share_keys as k where k.practitioner_id = person;
  return jsonb_build_object('journalEntries', entries);
end
$$;
comment on function care.erase_journal(text) is 'The journal with its shares; of a practitioner, what was shared with them.';

create function care.erase_notes(person text) returns jsonb
  language plpgsql volatile set search_path = ''
as $$
declare
  private bigint;
begin
  delete from care.group_members as m where m.patient_id = person;
  delete from care.coach_notes as n where n.patient_id = person or n.author_id = person;
  get diagnostics private = row_count;
  delete from care.coach_note_keys as k where k.patient_id = person or k.author_id = person;
  update care.clinical_note_shares as s set withdrawn_at = clock_timestamp()
  where (s.employee_id = person or s.practitioner_id = person) and s.withdrawn_at is null;
  return jsonb_build_object('privateNotes', private, 'clinicalNotesHeld', (
    select count(*) from care.clinical_notes as n
    where (n.employee_id = person or n.practitioner_id = person) and n.last_revision > 0));
end
$$;
comment on function care.erase_notes(text) is 'Private notes of and about a person; of clinical notes, what was shared. They are held.';

create function care.erase_practice(person text) returns void
  language plpgsql volatile set search_path = ''
as $$
begin
  delete from care.practitioner_documents as d where d.practitioner_id = person;
  delete from care.busy_feeds as f where f.practitioner_id = person;
  delete from care.busy_times as t where t.practitioner_id = person;
  delete from care.availability_rules as r where r.practitioner_id = person;
  delete from care.availability_exceptions as x where x.practitioner_id = person;
  delete from care.practitioner_phones as n where n.practitioner_id = person;
  delete from care.coach_preferences as c where c.coach_id = person;
  update care.practitioner_verifications as v set reason = null where v.practitioner_id = person and v.reason is not null;
  update care.practitioners as p set verification = 'suspended' where p.account_id = person;
  update cms.practitioners as c
  set display_name = '-', title = null, gender = null, specialities = '[]', languages = '[]', modes = '[]', city = null,
      experience_years = null, bio = null, diplomas = null, verification = 'suspended', verification_reason = null, updated_at = now()
  from care.practitioners as p where p.account_id = person and c.id = p.profile_id;
  delete from care.instructor_hours as h using care.instructors as i where i.account_id = person and h.instructor_id = i.id;
end
$$;
comment on function care.erase_practice(text) is 'What a practitioner, a coach or a trainer gave about their work: profile, documents, hours, telephone.';

create function care.erase_exercise(person text) returns jsonb
  language plpgsql volatile set search_path = ''
as $$
declare
  reports bigint;
begin
  update care.completions as c set pain = null, seen = null where c.patient_id = person and (c.pain is not null or c.seen is not null);
  get diagnostics reports = row_count;
  update care.programmes as p set ended_at = now() where p.patient_id = person and p.ended_at is null;
  delete from care.latest_reports as l where l.patient_id = person;
  return jsonb_build_object('painReports', reports);
end
$$;
comment on function care.erase_exercise(text) is 'What a patient said of pain and saw; that they moved, and how long, stays in the figures.';

create function care.erase_learning(person text) returns jsonb
  language plpgsql volatile set search_path = ''
as $$
declare
  trainee constant uuid := (select t.id from care.trainees as t where t.account_id = person);
  files bigint;
begin
  delete from care.submission_files as f where f.trainee_id = trainee;
  get diagnostics files = row_count;
  update care.submission_rounds as r set body = '' where r.trainee_id = trainee and r.body <> '';
  update care.submissions as s set title = '-' where s.trainee_id = trainee;
  update care.submission_marks as k set comment = '-' where k.trainee_id = trainee and k.comment is not null;
  update care.training_moves as m set details = '{}' where m.trainee_id = trainee and m.details <> '{}';
  update care.learning_moves as m set details = '{}' where m.trainee_id = trainee and m.details <> '{}';
  update care.course_enrolments as c set withdrawn_reason = null where c.trainee_id = trainee and c.ended_at is null;
  return jsonb_build_object('files', files);
end
$$;
comment on function care.erase_learning(text) is 'The words and files of a learner, and the words about them; presence and marks stay.';

-- Whole JSON texts, with their quotation marks: no part of another name is touched.
create function care.without_names(written text, names text[]) returns text
  language plpgsql immutable set search_path = ''
as $$
declare
  name text;
begin
  foreach name in array names loop
    written := replace(written, to_json(name)::text, case when name like '%@%' then '"erased@erased.invalid"' else '"-"' end);
  end loop;
  return written;
end
$$;
comment on function care.without_names(text, text[]) is 'A JSON text without names and addresses that stand in it as whole values.';

create function care.erase_mentions(person text) returns void
  language plpgsql volatile set search_path = ''
as $$
declare
  address constant text := (select u.email from cms.up_users as u where u.document_id = person);
  names constant text[] := array(
    select n from care.people as p left join care.practitioners as d on d.account_id = p.account_id,
         unnest(array[address, p.first_name || ' ' || p.last_name, d.display_name]) as n
    where p.account_id = person and length(trim(n)) > 1);
begin
  update care.session_actions as a
  set data = care.without_names(a.data::text, names)::jsonb, body = care.without_names(a.body, names)
  where exists (select from unnest(names) as n where strpos(a.body, to_json(n)::text) > 0);
  update care.notifications as n set parameters = care.without_names(n.parameters::text, names)::jsonb
  where exists (select from unnest(names) as name where strpos(n.parameters::text, to_json(name)::text) > 0);
  update care.planning_proposals as p
  set lessons = care.without_names(p.lessons::text, names)::jsonb, request = care.without_names(p.request::text, names)::jsonb,
      answer = care.without_names(p.answer::text, names)::jsonb
  where exists (select from unnest(names) as n where strpos(concat(p.lessons, p.request, p.answer), to_json(n)::text) > 0);
  delete from care.rate_limits as r where lower(address) = lower(split_part(r.key, ':', 2));
end
$$;
comment on function care.erase_mentions(text) is 'The name and address of a person where others were told of them.';

create function care.erase_account(person text) returns void
  language plpgsql volatile set search_path = ''
as $$
begin
  delete from care.account_tokens as t where t.account_id = person;
  delete from care.realtime_tickets as t using care.sessions as s where s.account_id = person and t.session_id = s.id;
  delete from care.refresh_tokens as t using care.sessions as s where s.account_id = person and t.session_id = s.id;
  update care.security_events as e set address = null where e.account_id = person and e.address is not null;
  delete from care.notifications as n where n.account_id = person;
  delete from care.reminders as r where r.account_id = person;
  delete from care.message_preferences as p where p.account_id = person;
  delete from care.calendar_feeds as f where f.account_id = person;
  delete from care.holds as h where person in (h.employee_id, h.practitioner_id);
  delete from care.earlier_waits as w where person in (w.employee_id, w.practitioner_id);
  delete from care.request_keys as k where k.account_id = person;
  update cms.up_users as u
  set email = 'erased-' || person || '@erased.invalid', username = 'erased-' || person, password = null, reset_password_token = null,
      confirmation_token = null, confirmed = false, blocked = true, department = null, position = null, updated_at = now(),
      first_name = case u.language when 'en' then 'Erased' else 'Compte' end,
      last_name = case u.language when 'en' then 'account' else 'effacé' end
  where u.document_id = person;
end
$$;
comment on function care.erase_account(text) is 'Ways in, settings and what waits; then the name, the address and the password. The mirrors follow.';

create function care.erase_person(person text, hold_years integer) returns jsonb
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  erasure care.erasures;
  told constant boolean := not care.was_erased(person);
  reader jsonb;
  counts jsonb;
begin
  select e.* into erasure from care.erasures as e
  where e.account_id = person and e.begun_at is not null and e.done_at is null for update;
  if not found then
    return null;
  end if;
  reader := (select json_build_object('email', u.email, 'language', p.language, 'timeZone', p.time_zone)
             from care.people as p join cms.up_users as u on u.document_id = p.account_id where p.account_id = person);
  counts := jsonb_build_object('keys', care.shred_person(person));
  perform care.erase_mentions(person);
  counts := counts || care.erase_chats(person) || care.erase_journal(person) || care.erase_notes(person) || care.erase_exercise(person)
    || care.erase_learning(person) || jsonb_build_object('consultationsKept', (
      select count(*) from care.consultations as c where person in (c.employee_id, c.practitioner_id)));
  perform care.erase_practice(person);
  perform care.erase_account(person);
  if (counts ->> 'clinicalNotesHeld')::integer > 0 then
    counts := counts || jsonb_build_object('heldUntil', (
      select (max(c.ends_at) + make_interval(years => hold_years)) at time zone 'UTC' from care.consultations as c
      where person in (c.employee_id, c.practitioner_id))::date);
  end if;
  update care.erasures as e set done_at = now(), report = counts where e.id = erasure.id;
  if told then
    perform graphile_worker.care_enqueue('mail.send', (reader || jsonb_build_object(
      'template', 'erasure-done', 'erasureId', erasure.id))::json);
  end if;
  return counts;
end
$$;
comment on function care.erase_person(text, integer) is
  'Erases whoever asked and was begun with, in one transaction; returns the counts, null when there is nothing (any more) to do.';
grant execute on function care.erase_person(text, integer) to care_jobs;
create policy read_jobs on care.erasures for select to care_jobs using (care.owns_everything());
grant select (id, account_id, asked_at, due_at, cancelled_at, done_at, report) on care.erasures to care_jobs;

reset role;

-- Down Migration

set local role care_owner;
revoke select on care.erasures from care_jobs;
drop policy read_jobs on care.erasures;
drop function care.erase_person(text, integer);
drop function care.erase_account(text);
drop function care.erase_mentions(text);
drop function care.without_names(text, text[]);
drop function care.erase_learning(text);
drop function care.erase_exercise(text);
drop function care.erase_practice(text);
drop function care.erase_notes(text);
drop function care.erase_journal(text);
drop function care.erase_chats(text);
create or replace function care.guard_submission() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if (new.course_id, new.trainee_id, new.title, new.made_at) is distinct from (old.course_id, old.trainee_id, old.title, old.made_at) then
    raise exception 'what was handed in stays what it is' using errcode = 'insufficient_privilege', constraint = 'submission_stays';
  end if;
  if old.session_id is not null and new.session_id is distinct from old.session_id then
    raise exception 'what was handed in stays with its session' using errcode = 'insufficient_privilege', constraint = 'submission_stays';
  end if;
  return new;
end
$$;
do $$
declare
  name text;
begin
  foreach name in array array['training_moves', 'learning_moves', 'submission_rounds', 'submission_marks', 'practitioner_verifications'] loop
    execute format('drop trigger keep_but_words on care.%I', name);
    execute format('drop trigger refuse_truncate on care.%I', name);
    if name <> 'submission_rounds' then
      execute format('create trigger refuse_change before update or delete or truncate on care.%I '
                     'for each statement execute function care.refuse_change()', name);
    end if;
  end loop;
end
$$;
create trigger refuse_change before update on care.submission_rounds for each statement execute function care.refuse_change();
drop function care.keep_but_words();
drop function care.is_erased_trainee(uuid);
reset role;
set local role care_cms;
revoke update (email, username, password, reset_password_token, confirmation_token, confirmed, blocked, first_name, last_name,
               department, position, updated_at) on cms.up_users from care_owner;
reset role;
