-- Up Migration

-- Each stretch of a certificate knows its subject: learners, trainers and calendars read it, and planning again keeps it.
set local role care_owner;

alter table care.room_reservations
  add column subject text check (subject = btrim(subject) and char_length(subject) between 1 and 80);
comment on column care.room_reservations.subject is 'The subject of a certificate that is taught then; null when the course is its own subject.';

create function care.taught_subject(reservation jsonb, course text) returns text
  language sql immutable set search_path = ''
  -- A plan that moves hours marks, after the separator, those that are without a room or an instructor.
  return nullif(nullif(btrim(split_part(reservation ->> 'subject', chr(31), 1)), ''), course);
comment on function care.taught_subject(jsonb, text) is
  'The subject of a reservation as asked for, or null: a course without subjects is planned under its own id.';

-- The functions stay what they are but for the subject: rewritten from their own text, so that nothing else of them is said twice.
create function care.rewrite_function(name text, was text, becomes text) returns void
  language plpgsql set search_path = ''
as $$
declare
  text constant text := pg_get_functiondef(name::regprocedure);
begin
  if position(was in text) = 0 then
    raise exception 'function % does not hold: %', name, was;
  end if;
  execute replace(text, was, becomes);
end
$$;
-- Half a change of a function is not one that PostgreSQL would take.
set local check_function_bodies = off;
select care.rewrite_function(name, was, becomes)
from (values
  ('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)',
   'insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)',
   'insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during, subject)'),
  ('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)',
   'select company, session.id, r.room_id, r.instructor_id, r.during from',
   'select company, session.id, r.room_id, r.instructor_id, r.during, care.taught_subject(reservations -> r.number, course) from'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   '''room_id'', s.room_id, ''instructor_id'', s.instructor_id,',
   '''subject'', case when v.id is null then care.taught_subject(changes -> s.number, session.course_id) else v.subject end,
      ''room_id'', s.room_id, ''instructor_id'', s.instructor_id,'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   'insert into care.room_reservations (id, company_id, session_id, room_id, instructor_id, during, revision)',
   'insert into care.room_reservations (id, company_id, session_id, room_id, instructor_id, during, revision, subject)'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   'm.during, m.revision', 'm.during, m.revision, m.subject'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   'during tstzrange, revision integer)', 'during tstzrange, revision integer, subject text)'),
  ('care.my_training_calendar(timestamptz)',
   'v.during, false as has_ended', 'v.during, v.subject, false as has_ended'),
  ('care.my_training_calendar(timestamptz)', 'x.during, true from', 'x.during, null, true from'),
  ('care.my_training_calendar(timestamptz)',
   'greatest(t.changed_at, s.updated_at, o.changed_at), s.title,',
   'greatest(t.changed_at, s.updated_at, o.changed_at), concat_ws('' · '', s.title, t.subject),')
) as change (name, was, becomes);
set local check_function_bodies = on;
drop function care.rewrite_function(text, text, text);

reset role;

-- Down Migration

set local role care_owner;
create function care.rewrite_function(name text, was text, becomes text) returns void
  language plpgsql set search_path = ''
as $$
begin
  execute replace(pg_get_functiondef(name::regprocedure), was, becomes);
end
$$;
set local check_function_bodies = off;
select care.rewrite_function(name, was, becomes)
from (values
  ('care.my_training_calendar(timestamptz)',
   'greatest(t.changed_at, s.updated_at, o.changed_at), concat_ws('' · '', s.title, t.subject),',
   'greatest(t.changed_at, s.updated_at, o.changed_at), s.title,'),
  ('care.my_training_calendar(timestamptz)', 'x.during, null, true from', 'x.during, true from'),
  ('care.my_training_calendar(timestamptz)',
   'v.during, v.subject, false as has_ended', 'v.during, false as has_ended'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   'during tstzrange, revision integer, subject text)', 'during tstzrange, revision integer)'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   'm.during, m.revision, m.subject', 'm.during, m.revision'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   'insert into care.room_reservations (id, company_id, session_id, room_id, instructor_id, during, revision, subject)',
   'insert into care.room_reservations (id, company_id, session_id, room_id, instructor_id, during, revision)'),
  ('care.change_session_reservations(uuid, jsonb, text, text)',
   '''subject'', case when v.id is null then care.taught_subject(changes -> s.number, session.course_id) else v.subject end,
      ''room_id'', s.room_id, ''instructor_id'', s.instructor_id,',
   '''room_id'', s.room_id, ''instructor_id'', s.instructor_id,'),
  ('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)',
   'select company, session.id, r.room_id, r.instructor_id, r.during, care.taught_subject(reservations -> r.number, course) from',
   'select company, session.id, r.room_id, r.instructor_id, r.during from'),
  ('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)',
   'insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during, subject)',
   'insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)')
) as change (name, was, becomes);
set local check_function_bodies = on;
drop function care.rewrite_function(text, text, text);
drop function care.taught_subject(jsonb, text);
alter table care.room_reservations drop column subject;
reset role;
