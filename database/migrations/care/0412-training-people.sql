-- Up Migration

-- Prospects become candidates, candidates learners. A learner has a login: the account is made here, in the transaction that
-- converts, and the ordinary invitation (a link of seven days) goes out with it.
set local role care_cms;
grant insert (document_id, username, email, provider, confirmed, blocked, first_name, last_name, language, time_zone, company_id,
              created_at, updated_at, published_at) on cms.up_users to care_owner;
grant insert (user_id, role_id), update (role_id) on cms.up_users_role_lnk to care_owner;
grant usage on sequence cms.up_users_id_seq, cms.up_users_role_lnk_id_seq to care_owner;
reset role;

set local role care_owner;

create function care.note_trainee_move(person care.trainees, kind text, reason text, details jsonb default '{}') returns void
  language sql set search_path = ''
as $$
  insert into care.training_moves (company_id, course_id, trainee_id, kind, reason, details, made_by, made_by_role)
  values (person.company_id, coalesce(person.course_id, ''), person.id, kind, reason, jsonb_strip_nulls(details), sec.actor(), sec.role())
$$;
comment on function care.note_trainee_move(care.trainees, text, text, jsonb) is 'Writes one line of the history of a person of training.';

create function care.register_trainee(company text, stage text, first_name text, last_name text, email text, language text, course text)
  returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  made uuid;
begin
  perform care.assert_plans_training();
  if stage = 'learner' then
    raise exception 'a learner is converted' using errcode = 'check_violation';
  end if;
  insert into care.trainees as t (company_id, stage, first_name, last_name, email, language, course_id)
  values (company, stage, first_name, last_name, lower(email), language, course)
  returning t.id into made;
  return made;
end
$$;
comment on function care.register_trainee(text, text, text, text, text, text, text) is 'Adds a prospect or a candidate.';
grant execute on function care.register_trainee(text, text, text, text, text, text, text) to care_app;

create function care.approve_trainee(trainee_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  person care.trainees;
begin
  perform care.assert_plans_training();
  update care.trainees t set approved = true, updated_at = now()
  where t.id = trainee_id and t.stage = 'candidate' and not t.approved returning t.* into person;
  if found then
    perform care.note_trainee_move(person, 'approved', 'by_planner');
  elsif not exists (select from care.trainees t where t.id = trainee_id and t.approved) then
    raise exception 'only a candidate is approved' using errcode = 'check_violation', constraint = 'trainee_move';
  end if;
end
$$;
comment on function care.approve_trainee(uuid) is 'Says that a candidate may be given a place; again does nothing.';
grant execute on function care.approve_trainee(uuid) to care_app;

create function care.give_learner_account(person care.trainees) returns void
  language plpgsql set search_path = ''
as $$
declare
  account text := person.account_id;
  user_id integer;
begin
  if account is not null then
    update cms.up_users_role_lnk l
    set role_id = (select r.id from cms.up_roles r where r.type = 'learner')
    from cms.up_users u where u.id = l.user_id and u.document_id = account;
    return;
  end if;
  if exists (select from cms.up_users u where lower(u.email) = lower(person.email)) then
    raise exception 'the address has an account' using errcode = 'unique_violation', constraint = 'up_users_email_key';
  end if;
  account := 't' || left(replace(gen_random_uuid()::text, '-', ''), 23);
  insert into cms.up_users as u
    (document_id, username, email, provider, confirmed, blocked, first_name, last_name, language, time_zone, company_id,
     created_at, updated_at, published_at)
  select account, lower(person.email), lower(person.email), 'local', false, false, person.first_name, person.last_name,
         person.language, c.time_zone, c.id, now(), now(), now()
  from cms.companies c where c.document_id = person.company_id
  returning u.id into user_id;
  -- The trigger of care.people finds the trainee by company and address, and makes them a learner.
  insert into cms.up_users_role_lnk (user_id, role_id) select user_id, r.id from cms.up_roles r where r.type = 'learner';
  perform graphile_worker.care_enqueue('mail.send', json_build_object('template', 'invitation', 'accountId', account));
end
$$;
comment on function care.give_learner_account(care.trainees) is 'Makes the account of a learner and queues their invitation, or gives the account they have that role.';

-- The wished session is one of the course: a candidate waits for it, a learner is seated when they can be.
create function care.convert_trainee(trainee_id uuid, stage text, course text default null, session_id uuid default null) returns text
  language plpgsql security definer set search_path = ''
as $$
declare
  person care.trainees;
  session care.training_sessions;
  outcome text := 'none';
begin
  perform care.assert_plans_training();
  -- The session first: that is the order of all locks.
  if session_id is not null then
    session := care.lock_training_session(session_id);
  end if;
  select t.* into person from care.trainees t where t.id = trainee_id for update;
  if not found then
    raise exception 'there is no such person' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  if (person.stage, stage) not in (('prospect', 'candidate'), ('candidate', 'learner'), ('prospect', 'learner')) then
    raise exception 'a person does not go from % to %', person.stage, stage using errcode = 'check_violation', constraint = 'trainee_move';
  end if;
  if session.id is not null and session.course_id <> coalesce(course, person.course_id, session.course_id) then
    raise exception 'the session is of another course' using errcode = 'check_violation', constraint = 'training_other_course';
  end if;
  update care.trainees t
  set course_id = coalesce(course, session.course_id, t.course_id), updated_at = now(),
      stage = case when convert_trainee.stage = 'candidate' then 'candidate' else t.stage end
  where t.id = person.id returning t.* into person;
  if stage = 'learner' then
    perform care.give_learner_account(person);
    select t.* into strict person from care.trainees t where t.id = trainee_id and t.stage = 'learner';
  end if;
  perform care.note_trainee_move(person, 'converted', 'by_planner', jsonb_build_object('stage', stage));
  if session.id is not null and not exists (
    select from care.enrolments e where e.session_id = session.id and e.trainee_id = person.id and e.status = 'enrolled'
    union all
    select from care.waiting_list_entries w where w.session_id = session.id and w.trainee_id = person.id and w.status = 'waiting')
  then
    outcome := care.enrol_trainee(session.id, person.id);
  end if;
  if stage = 'learner' then
    perform care.tell_session(session.id, 'ELEVE_CONVERTI', person.id, array['person']);
  end if;
  return outcome;
end
$$;
comment on function care.convert_trainee(uuid, text, text, uuid) is
  'Makes a prospect a candidate, or somebody a learner with a login; with a session, they join it: none, waiting or enrolled.';
grant execute on function care.convert_trainee(uuid, text, text, uuid) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.convert_trainee(uuid, text, text, uuid);
drop function care.give_learner_account(care.trainees);
drop function care.approve_trainee(uuid);
drop function care.register_trainee(text, text, text, text, text, text, text);
drop function care.note_trainee_move(care.trainees, text, text, jsonb);
reset role;
set local role care_cms;
revoke insert (document_id, username, email, provider, confirmed, blocked, first_name, last_name, language, time_zone, company_id,
               created_at, updated_at, published_at) on cms.up_users from care_owner;
revoke insert (user_id, role_id), update (role_id) on cms.up_users_role_lnk from care_owner;
revoke usage on sequence cms.up_users_id_seq, cms.up_users_role_lnk_id_seq from care_owner;
reset role;
