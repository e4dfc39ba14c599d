-- Up Migration

-- A booking is made by one statement: its key, the consultation, what the key was used for and the mails of both people. As
-- whoever asks, under their policies. The two mails are queued by one call.
grant execute on function graphile_worker.care_enqueue_all(text, json[]) to care_app;
set local role care_owner;

create function care.book_consultation(
    practitioner text, consultation_type text, starts timestamptz, ends timestamptz, buffer_before integer, buffer_after integer,
    request_key text, request_hash bytea)
  returns setof care.consultations
  language plpgsql volatile set search_path = ''
as $$
declare
  me constant text := sec.actor();
  my_company constant text := sec.company();
  booked care.consultations;
begin
  if request_key is not null then
    -- The same request sent at once waits here for the first.
    insert into care.request_keys (account_id, key, body_hash) values (me, request_key, request_hash)
    on conflict (account_id, key) do nothing;
    if not found then
      return;
    end if;
  end if;
  insert into care.consultations (company_id, employee_id, practitioner_id, type, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes)
  values (my_company, me, practitioner, consultation_type, starts, ends, buffer_before, buffer_after)
  returning * into booked;
  if request_key is not null then
    update care.request_keys as k set company_id = my_company, consultation_id = booked.id
    where k.account_id = me and k.key = request_key;
  end if;
  perform graphile_worker.care_enqueue_all('mail.send', array[
    json_build_object('template', 'consultation-booked', 'accountId', booked.employee_id, 'consultationId', booked.id::text),
    json_build_object('template', 'consultation-booked', 'accountId', booked.practitioner_id, 'consultationId', booked.id::text)]);
  return next booked;
end
$$;
comment on function care.book_consultation(text, text, timestamptz, timestamptz, integer, integer, text, bytea) is
  'Books a time as whoever asks, keeps the key of the request and has both people told. No row when the key was used before.';
revoke execute on function care.book_consultation(text, text, timestamptz, timestamptz, integer, integer, text, bytea) from public;
grant execute on function care.book_consultation(text, text, timestamptz, timestamptz, integer, integer, text, bytea) to care_app;
reset role;

-- Down Migration

revoke execute on function graphile_worker.care_enqueue_all(text, json[]) from care_app;
set local role care_owner;
drop function care.book_consultation(text, text, timestamptz, timestamptz, integer, integer, text, bytea);
reset role;
