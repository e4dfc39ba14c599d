-- Up Migration

-- An Idempotency-Key is honoured by every write of a consultation and of a hold: the key is taken first, so that the same
-- request sent twice at once waits here for the first and gets its answer. A refused request leaves its key free.
--
-- What this deliberately does not grant: nobody reads or takes keys of somebody else, and a key once given its answer
-- keeps it.
set local role care_owner;
alter table care.booking_keys rename to request_keys;
alter table care.request_keys alter column company_id drop not null;
alter table care.request_keys alter column consultation_id drop not null;
alter table care.request_keys add column answer jsonb;
create index request_keys_created on care.request_keys (created_at);
comment on table care.request_keys is
  'Each Idempotency-Key of a person, with the hash of what was asked: the consultation that it booked, or the answer to give again.';
comment on column care.request_keys.answer is
  'Of a hold: what it was when it was made. What moved a consultation answers with the consultation as it is.';

drop policy tenant on care.request_keys;
create policy tenant on care.request_keys as restrictive to care_app using (account_id = (select sec.actor()));
create policy update_self on care.request_keys for update to care_app
  using (account_id = (select sec.actor()) and consultation_id is null and answer is null)
  with check (account_id = (select sec.actor()) and (company_id is null or company_id = (select sec.company())));
grant update (company_id, consultation_id, answer) on care.request_keys to care_app;
revoke insert (company_id, consultation_id) on care.request_keys from care_app;

create function care.forget_request_keys() returns integer
  language plpgsql volatile security definer set search_path = ''
as $$
declare
  forgotten integer;
begin
  delete from care.request_keys k where k.created_at < now() - interval '30 days';
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
comment on function care.forget_request_keys() is 'Deletes the keys of requests made a month ago: nobody sends those again.';
revoke execute on function care.forget_request_keys() from public;
grant execute on function care.forget_request_keys() to care_jobs;
insert into care.job_tasks (name, purpose) values
  ('consultations.forget-keys', 'Deletes Idempotency-Keys of a month ago.');
reset role;

-- Down Migration

set local role care_owner;
delete from care.job_tasks where name = 'consultations.forget-keys';
drop function care.forget_request_keys();
delete from care.request_keys where consultation_id is null;
revoke update (company_id, consultation_id, answer) on care.request_keys from care_app;
drop policy update_self on care.request_keys;
drop policy tenant on care.request_keys;
create policy tenant on care.request_keys as restrictive to care_app
  using (account_id = (select sec.actor()) and company_id = (select sec.company()));
drop index care.request_keys_created;
alter table care.request_keys drop column answer;
alter table care.request_keys alter column company_id set not null;
alter table care.request_keys alter column consultation_id set not null;
grant insert (company_id, consultation_id) on care.request_keys to care_app;
alter table care.request_keys rename to booking_keys;
comment on table care.booking_keys is 'Which consultation an Idempotency-Key of an employee made, and the hash of what was asked with it.';
reset role;
