-- No row: nobody gives places up past the functions that ask who calls, and nothing was handed in after its author left.
select 'care_app may execute care.' || name as problem
from unnest(array['take_out_of_session(care.training_sessions, uuid, text, text)', 'course_places(text, uuid)', 'left_course(uuid)',
                  'tell_course_left(care.course_enrolments, uuid[])']) as name
where has_function_privilege('care_app', 'care.' || name, 'execute')
union all
select 'round ' || r.id || ' was handed in after its author left the course'
from care.submission_rounds r
join care.submissions s on s.id = r.submission_id
join care.course_enrolments c on c.course_id = s.course_id and c.trainee_id = s.trainee_id and c.status = 'withdrawn'
  and c.ended_at < r.handed_in_at
where not exists (
  select from care.course_enrolments again
  where again.course_id = c.course_id and again.trainee_id = c.trainee_id
    and coalesce(again.ended_at, 'infinity') > c.ended_at and again.made_at <= r.handed_in_at);
