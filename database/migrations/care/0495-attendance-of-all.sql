-- Up Migration

-- The attendance of everybody who is not noted yet, in one statement: who is noted already stays as they are. Decision 035.
set local role care_owner;

create function care.mark_all_attendances(session_id uuid, day date, status text) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  company constant text := (select s.company_id from care.training_sessions s
                            where s.id = mark_all_attendances.session_id and s.id in (select care.taught_sessions()));
  marked integer;
begin
  if company is null then
    raise exception 'there is no such session' using errcode = 'no_data_found', constraint = 'training_session_known';
  end if;
  insert into care.attendances (company_id, session_id, trainee_id, day, status, marked_by)
  select company, e.session_id, e.trainee_id, mark_all_attendances.day, mark_all_attendances.status, sec.actor()
  from care.enrolments e
  where e.session_id = mark_all_attendances.session_id and e.status = 'enrolled'
    and not exists (select from care.attendances a
                    where a.session_id = e.session_id and a.trainee_id = e.trainee_id and a.day = mark_all_attendances.day)
  -- Two trainers at once: the first one's word stands.
  on conflict on constraint attendances_pkey do nothing;
  get diagnostics marked = row_count;
  return marked;
end
$$;
comment on function care.mark_all_attendances(uuid, date, text) is
  'Says of everybody who sits in a session that one teaches, and is not noted yet, whether they were there on a day; returns how many.';
grant execute on function care.mark_all_attendances(uuid, date, text) to care_app;

reset role;

-- Down Migration

set local role care_owner;

drop function care.mark_all_attendances(uuid, date, text);

reset role;
