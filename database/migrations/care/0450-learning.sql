-- Up Migration

-- Learning: who follows which course, what they hand in, who was there. Decision 035.
--
-- A course enrolment finds the running session of its company by itself, or waits to be attached; what is handed in finds it
-- when it is handed in, and stays with it for good.
-- What the tables refuse, whoever writes: a person twice in a course; a session of another company or course; handed-in work that
-- moves to another session or to another person; a text, a mark or a word of the history that changes; presence before the day
-- begins, on a day without lessons, or of somebody without a seat.
-- What this deliberately does not grant: portals write nothing directly; texts, marks and files are read by whoever handed them in and
-- by who teaches their session, never by the panel.
set local role care_owner;

alter table care.training_sessions add constraint training_sessions_of_course unique (company_id, course_id, id);

create table care.course_enrolments (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  course_id text not null references care.courses (id) on update cascade on delete restrict,
  trainee_id uuid not null,
  session_id uuid,
  made_by text,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (company_id, trainee_id) references care.trainees (company_id, id) on update cascade on delete restrict,
  constraint course_enrolments_session foreign key (company_id, course_id, session_id)
    references care.training_sessions (company_id, course_id, id) on delete restrict
);
comment on table care.course_enrolments is
  'Who follows a course. Not a seat: seats are care.enrolments. Without a session it waits to be attached; it ends with its session.';
create unique index course_enrolments_once on care.course_enrolments (course_id, trainee_id) where ended_at is null;
create index course_enrolments_trainee on care.course_enrolments (trainee_id, made_at desc);
create index course_enrolments_session on care.course_enrolments (session_id);
create index course_enrolments_to_attach on care.course_enrolments (made_at, id) where session_id is null and ended_at is null;

create table care.submissions (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  course_id text not null references care.courses (id) on update cascade on delete restrict,
  trainee_id uuid not null,
  session_id uuid,
  title text not null check (length(title) between 1 and 160),
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'to_redo')),
  rounds smallint not null default 1 check (rounds between 1 and 20),
  made_at timestamptz not null default now(),
  -- When its last round was handed in.
  handed_in_at timestamptz not null default now(),
  unique (company_id, trainee_id, id),
  foreign key (company_id, trainee_id) references care.trainees (company_id, id) on update cascade on delete restrict,
  constraint submissions_session foreign key (company_id, course_id, session_id)
    references care.training_sessions (company_id, course_id, id) on delete restrict
);
comment on table care.submissions is 'An exercise that a learner hands in, once or in several rounds; its session never changes once it has one.';
create index submissions_trainee on care.submissions (trainee_id, handed_in_at desc, id desc);
create index submissions_session on care.submissions (session_id, state, handed_in_at, id);
create index submissions_to_attach on care.submissions (made_at, id) where session_id is null;

create table care.submission_rounds (
  id uuid primary key default uuidv7(),
  company_id text not null,
  trainee_id uuid not null,
  submission_id uuid not null,
  round smallint not null check (round between 1 and 20),
  body text not null check (length(body) <= 10000),
  -- Chosen where it is written: sent twice, it is one.
  client_id uuid not null,
  handed_in_at timestamptz not null default now(),
  unique (submission_id, round),
  constraint submission_rounds_sent_once unique (trainee_id, client_id),
  unique (company_id, trainee_id, id),
  foreign key (company_id, trainee_id, submission_id) references care.submissions (company_id, trainee_id, id)
    on update cascade on delete restrict
);
comment on table care.submission_rounds is 'What was handed in each time; never changed.';

create table care.submission_files (
  id uuid primary key,
  company_id text not null,
  trainee_id uuid not null,
  round_id uuid not null,
  place smallint not null check (place between 1 and 5),
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.oasis.opendocument.text')),
  byte_size integer not null check (byte_size between 1 and 10485760),
  content_encrypted bytea not null
    check (octet_length(content_encrypted) between 256 and 10486016 and octet_length(content_encrypted) % 256 = 0),
  iv bytea not null check (octet_length(iv) = 12),
  auth_tag bytea not null check (octet_length(auth_tag) = 16),
  key_wrapped bytea not null check (octet_length(key_wrapped) = 32),
  key_iv bytea not null check (octet_length(key_iv) = 12),
  key_auth_tag bytea not null check (octet_length(key_auth_tag) = 16),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{16}$'),
  unique (round_id, place),
  foreign key (company_id, trainee_id, round_id) references care.submission_rounds (company_id, trainee_id, id)
    on update cascade on delete restrict
);
comment on table care.submission_files is 'The files of a round, AES-256-GCM, each under its own wrapped data key: five at most, 10 MB each.';
-- Ciphertext does not get smaller.
alter table care.submission_files alter column content_encrypted set storage external;

create table care.submission_marks (
  id uuid primary key default uuidv7(),
  company_id text not null,
  trainee_id uuid not null,
  round_id uuid not null,
  result text not null check (result in ('accepted', 'to_redo')),
  mark numeric(3, 1) check (mark between 0 and 20 and mark * 2 = trunc(mark * 2)),
  comment text check (length(comment) between 1 and 4000),
  made_by text not null,
  made_at timestamptz not null default clock_timestamp(),
  constraint submission_marks_say_why check (result = 'accepted' or comment is not null),
  foreign key (company_id, trainee_id, round_id) references care.submission_rounds (company_id, trainee_id, id)
    on update cascade on delete restrict
);
comment on table care.submission_marks is 'What a trainer decided about a round; the last one counts, those before stay. Only added to.';
create index submission_marks_round on care.submission_marks (round_id, made_at desc);

create table care.attendances (
  company_id text not null,
  session_id uuid not null,
  trainee_id uuid not null,
  day date not null,
  status text not null check (status in ('present', 'absent', 'late', 'excused')),
  marked_by text,
  marked_at timestamptz not null default clock_timestamp(),
  primary key (session_id, trainee_id, day),
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete restrict,
  foreign key (company_id, trainee_id) references care.trainees (company_id, id) on update cascade on delete restrict
);
comment on table care.attendances is 'Who was there on a day of a session, the day as clocks show it in the zone of the session.';
create index attendances_trainee on care.attendances (trainee_id, day);

create table care.learning_moves (
  id uuid primary key default uuidv7(),
  -- No references: the history stays when what it tells of is gone.
  company_id text not null,
  trainee_id uuid not null,
  course_id text not null,
  session_id uuid,
  subject_id uuid,
  kind text not null check (kind in ('enrolment', 'submission', 'attendance')),
  reason text not null check (reason in ('found', 'none', 'seat', 'seat_left', 'session_cancelled', 'by_hand', 'marked', 'changed')),
  details jsonb not null default '{}',
  made_by text,
  made_by_role text,
  made_at timestamptz not null default clock_timestamp()
);
comment on table care.learning_moves is
  'How each enrolment and submission came to its session, and each change of an attendance, with who and why. Only added to.';
create index learning_moves_trainee on care.learning_moves (trainee_id, made_at desc);
create index learning_moves_session on care.learning_moves (session_id, made_at desc);

create trigger refuse_change before update or delete or truncate on care.learning_moves
  for each statement execute function care.refuse_change();
create trigger refuse_change before update or delete or truncate on care.submission_marks
  for each statement execute function care.refuse_change();
create trigger refuse_change before update on care.submission_rounds for each statement execute function care.refuse_change();
create trigger refuse_change before update on care.submission_files for each statement execute function care.refuse_change();

-- Which sessions, and whose.

create function care.taught_sessions() returns setof uuid
  language sql stable security definer set search_path = ''
as $$
  select x.session_id
  from care.session_instructors x join care.instructors i on i.id = x.instructor_id
  where i.account_id = sec.actor() and i.active and sec.role() = 'trainer' and x.company_id = sec.company()
$$;
comment on function care.taught_sessions() is 'The sessions of their own company that the signed-in trainer teaches; none for everybody else.';
grant execute on function care.taught_sessions() to care_app;

create function care.is_active_session(session care.training_sessions) returns boolean language sql stable set search_path = ''
  return session.status in ('open', 'confirmed') and coalesce(session.ends_at > now(), true);
comment on function care.is_active_session(care.training_sessions) is 'Whether a session is open or confirmed, and not over.';

-- Held until the transaction ends, so that the session found cannot be cancelled in between.
create function care.find_course_session(company text, course text, trainee uuid) returns uuid
  language plpgsql set search_path = ''
as $$
declare
  best uuid;
begin
  loop
    select s.id into best
    from care.training_sessions s
    where s.company_id = company and s.course_id = course and care.is_active_session(s)
    order by
      exists (select from care.enrolments e where e.session_id = s.id and e.trainee_id = trainee and e.status = 'enrolled') desc,
      exists (select from care.course_enrolments c where c.session_id = s.id and c.trainee_id = trainee and c.ended_at is null) desc,
      s.created_at desc, s.id desc
    limit 1;
    if best is null then
      return null;
    end if;
    perform s.id from care.training_sessions s where s.id = best and care.is_active_session(s) for share;
    if found then
      return best;
    end if;
  end loop;
end
$$;
comment on function care.find_course_session(text, text, uuid) is
  'The running session of a company and course for a person: where they have a seat, else that of their enrolment, else the one made last (then the highest id).';

create function care.note_learning_move(
  kind text, reason text, company text, trainee uuid, course text, session_id uuid, subject uuid, details jsonb default '{}'
) returns void
  language sql set search_path = ''
as $$
  insert into care.learning_moves (kind, reason, company_id, trainee_id, course_id, session_id, subject_id, details, made_by, made_by_role)
  values (kind, reason, company, trainee, course, session_id, subject, jsonb_strip_nulls(details), sec.actor(), sec.role())
$$;
comment on function care.note_learning_move(text, text, text, uuid, text, uuid, uuid, jsonb) is 'Writes one line of the history of learning.';

-- Courses.

create function care.learner_for(trainee uuid) returns care.trainees
  language plpgsql stable set search_path = ''
as $$
declare
  person care.trainees;
begin
  select t.* into person from care.trainees t
  where t.id = coalesce(trainee, care.own_trainee())
    and (care.plans_training() or t.account_id = sec.actor()
      or t.id in (select e.trainee_id from care.enrolments e where e.session_id in (select care.taught_sessions())));
  if not found then
    raise exception 'there is no such person' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  return person;
end
$$;
comment on function care.learner_for(uuid) is 'The person whom the actor may enrol in a course: anybody for planners, oneself, those whom a trainer teaches.';

create function care.enrol_in_course(course text, trainee uuid default null) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  person constant care.trainees := care.learner_for(trainee);
  found_session uuid;
  made uuid;
begin
  if person.stage <> 'learner' then
    raise exception 'learners follow courses' using errcode = 'check_violation', constraint = 'learning_needs_learner';
  end if;
  if not exists (select from care.courses c where c.id = course and c.active) then
    raise exception 'there is no such course' using errcode = 'no_data_found', constraint = 'learning_course_known';
  end if;
  found_session := care.find_course_session(person.company_id, course, person.id);
  insert into care.course_enrolments (company_id, course_id, trainee_id, session_id, made_by)
  values (person.company_id, course, person.id, found_session, sec.actor())
  on conflict do nothing returning id into made;
  if made is not null then
    perform care.note_learning_move('enrolment', case when found_session is null then 'none' else 'found' end,
                                    person.company_id, person.id, course, found_session, made);
    return made;
  end if;
  select c.id into made from care.course_enrolments c
  where c.course_id = course and c.trainee_id = person.id and c.ended_at is null;
  return made;
end
$$;
comment on function care.enrol_in_course(text, uuid) is
  'Enrols a learner in a course, oneself unless said, and attaches the enrolment to the running session of the company; again is the same enrolment.';
grant execute on function care.enrol_in_course(text, uuid) to care_app;

-- A seat is where a person is taught: it makes the enrolment, or takes it along. Whoever gives it up, or whose session is cancelled,
-- is not lost: the enrolment waits to be attached again.
create function care.follow_seat() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  course constant text := (select s.course_id from care.training_sessions s where s.id = new.session_id);
  enrolment uuid;
begin
  if new.status = 'enrolled' then
    insert into care.course_enrolments as c (company_id, course_id, trainee_id, session_id, made_by)
    values (new.company_id, course, new.trainee_id, new.session_id, sec.actor())
    on conflict (course_id, trainee_id) where ended_at is null do update set session_id = excluded.session_id
      where c.session_id is distinct from excluded.session_id
    returning c.id into enrolment;
  else
    update care.course_enrolments c set session_id = null
    where c.session_id = new.session_id and c.trainee_id = new.trainee_id and c.ended_at is null
    returning c.id into enrolment;
  end if;
  if enrolment is not null then
    perform care.note_learning_move('enrolment', case when new.status = 'enrolled' then 'seat' else 'seat_left' end,
                                    new.company_id, new.trainee_id, course, new.session_id, enrolment);
  end if;
  return null;
end
$$;
comment on function care.follow_seat() is 'Trigger on care.enrolments: the course enrolment is where the seat is, and waits to be attached when the seat is given up.';
create trigger follow_seat after insert on care.enrolments for each row when (new.status = 'enrolled') execute function care.follow_seat();
create trigger follow_seat_change after update of status on care.enrolments for each row
  when (new.status <> old.status) execute function care.follow_seat();

create function care.follow_session() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  enrolment care.course_enrolments;
begin
  if new.status = 'done' then
    update care.course_enrolments c set ended_at = clock_timestamp() where c.session_id = new.id and c.ended_at is null;
  elsif new.status = 'cancelled' then
    for enrolment in
      update care.course_enrolments c set session_id = null where c.session_id = new.id and c.ended_at is null returning c.*
    loop
      perform care.note_learning_move('enrolment', 'session_cancelled', enrolment.company_id, enrolment.trainee_id,
                                      enrolment.course_id, new.id, enrolment.id);
    end loop;
  end if;
  return null;
end
$$;
comment on function care.follow_session() is 'Trigger on care.training_sessions: course enrolments end with their session, and wait again when it is cancelled.';
create trigger follow_session after update of status on care.training_sessions for each row
  when (new.status <> old.status) execute function care.follow_session();

-- Those who have seats already follow their courses.
insert into care.course_enrolments (company_id, course_id, trainee_id, session_id)
select distinct on (s.course_id, e.trainee_id) s.company_id, s.course_id, e.trainee_id, s.id
from care.enrolments e join care.training_sessions s on s.id = e.session_id
where e.status = 'enrolled' and s.status in ('open', 'confirmed')
order by s.course_id, e.trainee_id, s.created_at desc, s.id desc;

-- What is handed in.

create function care.guard_submission() returns trigger
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
comment on function care.guard_submission() is 'Trigger on care.submissions: the session is found or given once, and is history then.';
create trigger guard before update on care.submissions for each row execute function care.guard_submission();

create function care.add_submission_round(submission care.submissions, body text, client_id uuid) returns uuid
  language plpgsql set search_path = ''
as $$
declare
  made uuid;
begin
  insert into care.submission_rounds (company_id, trainee_id, submission_id, round, body, client_id)
  values (submission.company_id, submission.trainee_id, submission.id, submission.rounds, body, client_id) returning id into made;
  return made;
end
$$;
comment on function care.add_submission_round(care.submissions, text, uuid) is 'Writes the newest round of what was handed in.';

create function care.sent_already(client_id uuid) returns uuid
  language plpgsql set search_path = ''
as $$
declare
  person constant uuid := care.own_trainee();
  sent uuid;
begin
  if person is null then
    raise exception 'learners hand in' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  -- One hand-in of a person after the other: sent twice at once is found here, and what waits is counted.
  perform pg_advisory_xact_lock(hashtextextended(person::text, 450));
  select r.id into sent from care.submission_rounds r where r.trainee_id = person and r.client_id = sent_already.client_id;
  if sent is null and (select count(*) from care.submissions s where s.trainee_id = person and s.state = 'waiting') >= 30 then
    raise exception 'too much waits to be marked' using errcode = 'check_violation', constraint = 'submissions_waiting';
  end if;
  return sent;
end
$$;
comment on function care.sent_already(uuid) is 'The round that came under a client id before; refuses a new one when 30 of the person wait to be marked.';

create function care.hand_in(course text, title text, body text, client_id uuid) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  sent constant uuid := care.sent_already(client_id);
  person constant care.trainees := care.learner_for(null);
  submission care.submissions;
begin
  if sent is not null then
    return sent;
  end if;
  if not exists (select from care.course_enrolments c where c.course_id = course and c.trainee_id = person.id) then
    perform care.enrol_in_course(course);
  end if;
  insert into care.submissions as s (company_id, course_id, trainee_id, session_id, title)
  values (person.company_id, course, person.id, care.find_course_session(person.company_id, course, person.id), hand_in.title)
  returning s.* into submission;
  perform care.note_learning_move('submission', case when submission.session_id is null then 'none' else 'found' end,
                                  person.company_id, person.id, course, submission.session_id, submission.id);
  return care.add_submission_round(submission, body, client_id);
end
$$;
comment on function care.hand_in(text, text, text, uuid) is
  'Hands in an exercise of a course, whose running session it finds now and keeps; returns the round. Who did not follow the course does from then on.';
grant execute on function care.hand_in(text, text, text, uuid) to care_app;

create function care.hand_in_again(submission_id uuid, body text, client_id uuid) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  sent constant uuid := care.sent_already(client_id);
  submission care.submissions;
begin
  if sent is not null then
    return sent;
  end if;
  update care.submissions s
  set state = 'waiting', rounds = s.rounds + 1, handed_in_at = now()
  where s.id = hand_in_again.submission_id and s.trainee_id = care.own_trainee() and s.state = 'to_redo'
  returning s.* into submission;
  if not found then
    if exists (select from care.submissions s where s.id = hand_in_again.submission_id and s.trainee_id = care.own_trainee()) then
      raise exception 'it is not to be done again' using errcode = 'check_violation', constraint = 'submission_not_to_redo';
    end if;
    raise exception 'there is no such work' using errcode = 'no_data_found', constraint = 'submission_known';
  end if;
  return care.add_submission_round(submission, body, client_id);
end
$$;
comment on function care.hand_in_again(uuid, text, uuid) is 'Hands in once more what is to be done again, with the session that it has; returns the round.';
grant execute on function care.hand_in_again(uuid, text, uuid) to care_app;

create function care.add_submission_file(
  round_id uuid, file_id uuid, place integer, name text, media_type text, byte_size integer,
  content_encrypted bytea, iv bytea, auth_tag bytea, key_wrapped bytea, key_iv bytea, key_auth_tag bytea, kek_id text
) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  round care.submission_rounds;
begin
  -- In the transaction that hands in, and never later.
  select r.* into round from care.submission_rounds r
  where r.id = add_submission_file.round_id and r.trainee_id = care.own_trainee() and r.handed_in_at = now();
  if not found then
    raise exception 'files come with what is handed in' using errcode = 'no_data_found', constraint = 'submission_known';
  end if;
  insert into care.submission_files
    (id, company_id, trainee_id, round_id, place, name, media_type, byte_size, content_encrypted, iv, auth_tag,
     key_wrapped, key_iv, key_auth_tag, kek_id)
  values (file_id, round.company_id, round.trainee_id, round.id, add_submission_file.place, add_submission_file.name,
          add_submission_file.media_type, add_submission_file.byte_size, add_submission_file.content_encrypted,
          add_submission_file.iv, add_submission_file.auth_tag, add_submission_file.key_wrapped, add_submission_file.key_iv,
          add_submission_file.key_auth_tag, add_submission_file.kek_id);
end
$$;
comment on function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text) is
  'Adds a sealed file to the round that the same transaction hands in.';
grant execute on function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text)
  to care_app;

create function care.mark_submission(round_id uuid, result text, mark numeric, comment text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  submission care.submissions;
  round care.submission_rounds;
  made uuid;
begin
  select r.* into round from care.submission_rounds r where r.id = mark_submission.round_id;
  select s.* into submission from care.submissions s
  where s.id = round.submission_id and s.session_id in (select care.taught_sessions()) for update;
  if not found then
    raise exception 'there is no such work' using errcode = 'no_data_found', constraint = 'submission_known';
  end if;
  if round.round <> submission.rounds then
    raise exception 'a later round was handed in' using errcode = 'check_violation', constraint = 'submission_round_over';
  end if;
  insert into care.submission_marks (company_id, trainee_id, round_id, result, mark, comment, made_by)
  values (round.company_id, round.trainee_id, round.id, mark_submission.result, mark_submission.mark, mark_submission.comment, sec.actor())
  returning id into made;
  update care.submissions s set state = mark_submission.result where s.id = submission.id;
  -- Neither the work nor the result: both stand on the person's own page.
  perform care.notify('submission-marked', array[t.account_id], array[made::text], array['/learner/work/' || submission.id]),
          graphile_worker.care_enqueue('mail.send', json_build_object('template', 'submission-marked', 'accountId', t.account_id))
  from care.trainees t where t.id = submission.trainee_id and t.account_id is not null;
end
$$;
comment on function care.mark_submission(uuid, text, numeric, text) is
  'Decides about the last round of what was handed in for a session that one teaches, and tells its author; again corrects it, and both stay.';
grant execute on function care.mark_submission(uuid, text, numeric, text) to care_app;

-- To attach.

create function care.attach_by_hand(kind text, subject uuid, session_id uuid, reason text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
  person uuid;
begin
  perform care.assert_plans_training();
  select s.* into session from care.training_sessions s where s.id = attach_by_hand.session_id
    and (care.is_active_session(s) or kind = 'submission' and s.status in ('open', 'confirmed', 'done'))
  for share;
  if not found then
    raise exception 'the session takes none' using errcode = 'check_violation', constraint = 'learning_target_session';
  end if;
  if kind = 'enrolment' then
    update care.course_enrolments c set session_id = session.id
    where c.id = subject and c.session_id is null and c.ended_at is null
      and c.course_id = session.course_id and c.company_id = session.company_id
    returning c.trainee_id into person;
  else
    update care.submissions s set session_id = session.id
    where s.id = subject and s.session_id is null and s.course_id = session.course_id and s.company_id = session.company_id
    returning s.trainee_id into person;
  end if;
  if person is null then
    raise exception 'it is attached already, or of another course' using errcode = 'check_violation', constraint = 'learning_attached';
  end if;
  perform care.note_learning_move(kind, 'by_hand', session.company_id, person, session.course_id, session.id, subject,
                                  jsonb_build_object('note', reason));
end
$$;
comment on function care.attach_by_hand(text, uuid, uuid, text) is
  'Attaches what has no session, an enrolment or a submission, to one of its company and course, and keeps the reason.';
grant execute on function care.attach_by_hand(text, uuid, uuid, text) to care_app;

-- Attendance.

create function care.guard_attendance() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  zone constant text := (select s.zone from care.training_sessions s where s.id = new.session_id);
begin
  if tg_op = 'UPDATE' and (new.session_id, new.trainee_id, new.day) is distinct from (old.session_id, old.trainee_id, old.day) then
    raise exception 'presence stays where it was' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from care.room_reservations v
    where v.session_id = new.session_id
      and v.during && tstzrange(new.day::timestamp at time zone zone, (new.day + 1)::timestamp at time zone zone))
  then
    raise exception 'the session has no hours on that day' using errcode = 'check_violation', constraint = 'attendance_day';
  end if;
  if new.day::timestamp at time zone zone > now() then
    raise exception 'the day has not begun' using errcode = 'check_violation', constraint = 'attendance_not_begun';
  end if;
  if not exists (select from care.enrolments e
                 where e.session_id = new.session_id and e.trainee_id = new.trainee_id and e.status = 'enrolled') then
    raise exception 'the person has no seat' using errcode = 'check_violation', constraint = 'attendance_seat';
  end if;
  return new;
end
$$;
comment on function care.guard_attendance() is
  'Trigger on care.attendances: of people who sit there, on days of the session, once the day has begun in its zone.';
create trigger guard before insert or update on care.attendances for each row execute function care.guard_attendance();

create function care.note_attendance() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform care.note_learning_move(
    'attendance', case when tg_op = 'INSERT' then 'marked' else 'changed' end, new.company_id, new.trainee_id, s.course_id, s.id, null,
    jsonb_build_object('day', new.day, 'from', case when tg_op = 'UPDATE' then old.status end, 'to', new.status))
  from care.training_sessions s where s.id = new.session_id;
  return null;
end
$$;
comment on function care.note_attendance() is 'Trigger on care.attendances: who said what, and when, stays.';
create trigger note_marked after insert on care.attendances for each row execute function care.note_attendance();
create trigger note_changed after update on care.attendances for each row
  when (new.status <> old.status) execute function care.note_attendance();

create function care.mark_attendance(session_id uuid, trainee_id uuid, day date, status text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  company constant text := (select s.company_id from care.training_sessions s
                            where s.id = mark_attendance.session_id and s.id in (select care.taught_sessions()));
begin
  if company is null then
    raise exception 'there is no such session' using errcode = 'no_data_found', constraint = 'training_session_known';
  end if;
  insert into care.attendances as a (company_id, session_id, trainee_id, day, status, marked_by)
  values (company, mark_attendance.session_id, mark_attendance.trainee_id, mark_attendance.day, mark_attendance.status, sec.actor())
  on conflict on constraint attendances_pkey do update
    set status = excluded.status, marked_by = excluded.marked_by, marked_at = clock_timestamp();
end
$$;
comment on function care.mark_attendance(uuid, uuid, date, text) is 'Says of somebody who sits in a session that one teaches whether they were there on a day.';
grant execute on function care.mark_attendance(uuid, uuid, date, text) to care_app;

-- Who sees what.

do $$
declare
  name text;
begin
  foreach name in array array['course_enrolments', 'submissions', 'submission_rounds', 'submission_files', 'submission_marks',
                              'attendances', 'learning_moves']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format('create policy select_self on care.%I for select to care_app using (trainee_id = (select care.own_trainee()))', name);
    execute format('grant select on care.%I to care_app', name);
  end loop;
  foreach name in array array['course_enrolments', 'submissions', 'attendances', 'learning_moves'] loop
    execute format('create policy tenant on care.%I as restrictive to care_app
      using (company_id = (select sec.company()) or (select care.plans_training())) with check (false)', name);
    execute format('create policy select_panel on care.%I for select to care_app using ((select care.plans_training()))', name);
    execute format('create policy select_taught on care.%I for select to care_app using (session_id in (select care.taught_sessions()))', name);
  end loop;
  -- What somebody wrote, and what was said of it: not for the panel.
  foreach name in array array['submission_rounds', 'submission_files', 'submission_marks'] loop
    execute format('create policy tenant on care.%I as restrictive to care_app
      using (company_id = (select sec.company())) with check (false)', name);
  end loop;
  foreach name in array array['submission_files', 'submission_marks'] loop
    execute format('create policy select_taught on care.%I for select to care_app using (exists (
      select from care.submission_rounds r join care.submissions s on s.id = r.submission_id
      where r.id = round_id and s.session_id in (select care.taught_sessions())))', name);
  end loop;
end
$$;
create policy select_taught on care.submission_rounds for select to care_app using (exists (
  select from care.submissions s where s.id = submission_id and s.session_id in (select care.taught_sessions())));

-- A trainer knows who sits in the sessions that they teach, and whose work they mark.
create policy select_taught on care.enrolments for select to care_app using (session_id in (select care.taught_sessions()));
create policy select_taught on care.trainees for select to care_app using (
  (select sec.role()) = 'trainer' and (
    id in (select e.trainee_id from care.enrolments e where e.session_id in (select care.taught_sessions()))
    or id in (select s.trainee_id from care.submissions s where s.session_id in (select care.taught_sessions()))));

create or replace function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.coach_note_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.practitioner_documents as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.submission_files as k where k.kek_id <> has_data_keys_beside.kek_id);

-- What the person is told.
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided', 'submission-marked'));
alter table care.notifications drop constraint notifications_link_check;
alter table care.notifications add constraint notifications_link_check
  check (link ~ '^/(patient|employee|practitioner|coach|learner|trainer)(/[a-z0-9-]+)*$' and length(link) <= 200);

reset role;

-- Down Migration

set local role care_owner;
delete from care.notifications where kind = 'submission-marked' or link ~ '^/(learner|trainer)(/|$)';
alter table care.notifications drop constraint notifications_link_check;
alter table care.notifications add constraint notifications_link_check
  check (link ~ '^/(patient|employee|practitioner|coach)(/[a-z0-9-]+)*$' and length(link) <= 200);
alter table care.notifications drop constraint notifications_kind_check;
alter table care.notifications add constraint notifications_kind_check check (kind in (
  'programme-reminder', 'session-published', 'programme-assigned', 'programme-offered', 'progression-decided',
  'consultation-booked', 'consultation-confirmed', 'consultation-moved', 'consultation-cancelled',
  'consultation-reminder', 'consultation-offered', 'document-expiring', 'verification-decided'));
create or replace function care.has_data_keys_beside(kek_id text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select from care.data_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.coach_note_keys as k where k.kek_id <> has_data_keys_beside.kek_id)
    or exists (select from care.practitioner_documents as k where k.kek_id <> has_data_keys_beside.kek_id);
drop policy select_taught on care.trainees;
drop policy select_taught on care.enrolments;
drop function care.mark_attendance(uuid, uuid, date, text);
drop function care.attach_by_hand(text, uuid, uuid, text);
drop function care.mark_submission(uuid, text, numeric, text);
drop function care.add_submission_file(uuid, uuid, integer, text, text, integer, bytea, bytea, bytea, bytea, bytea, bytea, text);
drop function care.hand_in_again(uuid, text, uuid);
drop function care.hand_in(text, text, text, uuid);
drop function care.sent_already(uuid);
drop function care.add_submission_round(care.submissions, text, uuid);
drop trigger follow_session on care.training_sessions;
drop function care.follow_session();
drop trigger follow_seat_change on care.enrolments;
drop trigger follow_seat on care.enrolments;
drop function care.follow_seat();
drop function care.enrol_in_course(text, uuid);
drop function care.learner_for(uuid);
drop table care.learning_moves, care.attendances, care.submission_marks, care.submission_files, care.submission_rounds,
  care.submissions, care.course_enrolments;
drop function care.note_attendance();
drop function care.guard_attendance();
drop function care.guard_submission();
drop function care.note_learning_move(text, text, text, uuid, text, uuid, uuid, jsonb);
drop function care.find_course_session(text, text, uuid);
drop function care.is_active_session(care.training_sessions);
drop function care.taught_sessions();
alter table care.training_sessions drop constraint training_sessions_of_course;
reset role;
