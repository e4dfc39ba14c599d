-- Up Migration

-- The queue. Jobs are added by SQL, in the transaction that caused them, through one door that knows the task names;
-- nobody but the worker reads them back. The tables themselves belong to graphile-worker, which made them before.
set local role care_owner;
create table care.job_tasks (
  name text primary key,
  purpose text not null
);
comment on table care.job_tasks is 'The tasks that may be added to the queue; each has its worker in an extension.';
alter table care.job_tasks enable row level security;
alter table care.job_tasks force row level security;
create policy tenant on care.job_tasks as restrictive to care_app using (false) with check (false);
create policy manage_owner on care.job_tasks to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy read_jobs on care.job_tasks for select to care_jobs using (care.owns_everything());
grant select on care.job_tasks to care_jobs;
insert into care.job_tasks (name, purpose) values
  ('mail.send', 'Sends one e-mail made from a template and ids.'),
  ('identity.housekeeping', 'Deletes tokens, tickets and counters that ended long ago.');
reset role;

grant usage on schema graphile_worker to care_owner;
set local role care_jobs;

create function graphile_worker.care_enqueue(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (select from care.job_tasks as t where t.name = task) then
    raise exception 'unknown task %', task using errcode = 'check_violation';
  end if;
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key);
end
$$;
comment on function graphile_worker.care_enqueue(text, json, text, timestamptz) is
  'Adds one job in the current transaction. The payload holds ids and codes, never content.';
revoke execute on function graphile_worker.care_enqueue(text, json, text, timestamptz) from public;
grant usage on schema graphile_worker to care_app, care_identity;
grant execute on function graphile_worker.care_enqueue(text, json, text, timestamptz) to care_app, care_identity, care_owner;
reset role;

-- Down Migration

drop function graphile_worker.care_enqueue(text, json, text, timestamptz);
revoke usage on schema graphile_worker from care_app, care_identity, care_owner;
drop table care.job_tasks;
