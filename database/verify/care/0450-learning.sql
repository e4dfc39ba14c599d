-- No row: nobody writes learning past its functions, and what has a session has one of its course.
select 'care_app may execute care.' || name as problem
from unnest(array['find_course_session(text, text, uuid)', 'sent_already(uuid)', 'add_submission_round(care.submissions, text, uuid)',
                  'note_learning_move(text, text, text, uuid, text, uuid, uuid, jsonb)', 'learner_for(uuid)']) as name
where has_function_privilege('care_app', 'care.' || name, 'execute')
union all
select 'care_app may write care.' || name
from unnest(array['course_enrolments', 'submissions', 'submission_rounds', 'submission_files', 'submission_marks', 'attendances',
                  'learning_moves']) as name
where has_table_privilege('care_app', 'care.' || name, 'insert, update, delete')
union all
select 'enrolment ' || c.id || ' is attached to a cancelled session'
from care.course_enrolments c join care.training_sessions s on s.id = c.session_id
where c.ended_at is null and s.status = 'cancelled'
union all
select 'submission ' || s.id || ' says another state or number of rounds than it has'
from care.submissions s
join lateral (select count(*) as rounds, max(r.handed_in_at) as last from care.submission_rounds r where r.submission_id = s.id) r on true
left join lateral (
  select m.result from care.submission_rounds l join care.submission_marks m on m.round_id = l.id
  where l.submission_id = s.id and l.round = s.rounds order by m.made_at desc, m.id desc limit 1) m on true
where s.rounds <> r.rounds or s.handed_in_at <> r.last or s.state <> coalesce(m.result, 'waiting');
