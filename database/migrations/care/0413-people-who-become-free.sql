-- Up Migration

-- Somebody was passed over because they were taught elsewhere at that time, and then leave that other session, or it moves: the
-- sessions that they wait for are filled again. By jobs, one session each, because a transaction that holds one session must not
-- go on to lock another (see 0411-training-sessions.sql).
set local role care_owner;
insert into care.job_tasks (name, purpose) values
  ('training.fill', 'Gives the free seats of a session to its line, after somebody in it became free.');

create function care.refill_training_session(session_id uuid) returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  perform s.id from care.training_sessions s where s.id = refill_training_session.session_id for update;
  if not found then
    return 0;
  end if;
  return care.fill_session(refill_training_session.session_id, true, 'place_free');
end
$$;
comment on function care.refill_training_session(uuid) is 'Gives the free seats of a session to the first of its line who can take one; returns how many.';
grant execute on function care.refill_training_session(uuid) to care_jobs;

create function care.enqueue_refills() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform graphile_worker.care_enqueue('training.fill', json_build_object('sessionId', w.session_id), 'training.fill ' || w.session_id)
  from care.waiting_list_entries w
  where w.trainee_id = new.trainee_id and w.status = 'waiting' and w.skip_reason = 'busy' and w.session_id is not null
    and w.session_id <> new.session_id
  order by w.session_id;
  return null;
end
$$;
comment on function care.enqueue_refills() is 'Trigger on care.enrolments: who was too busy for a seat elsewhere may be free for it now.';
create trigger enqueue_refills after update of status, during on care.enrolments for each row
  when (new.status <> old.status or new.during <> old.during) execute function care.enqueue_refills();

reset role;

-- Down Migration

set local role care_owner;
drop trigger enqueue_refills on care.enrolments;
drop function care.enqueue_refills();
drop function care.refill_training_session(uuid);
delete from care.job_tasks where name = 'training.fill';
reset role;
