-- Up Migration

-- The exports of somebody who is erased go with them; their key is gone already.
set local role care_owner;
create or replace function care.erase_account(person text) returns void
  language plpgsql volatile set search_path = ''
as $$
begin
  delete from care.account_tokens as t where t.account_id = person;
  delete from care.realtime_tickets as t using care.sessions as s where s.account_id = person and t.session_id = s.id;
  delete from care.refresh_tokens as t using care.sessions as s where s.account_id = person and t.session_id = s.id;
  update care.security_events as e set address = null where e.account_id = person and e.address is not null;
  delete from care.notifications as n where n.account_id = person;
  delete from care.reminders as r where r.account_id = person;
  delete from care.message_preferences as p where p.account_id = person;
  delete from care.calendar_feeds as f where f.account_id = person;
  delete from care.holds as h where person in (h.employee_id, h.practitioner_id);
  delete from care.earlier_waits as w where person in (w.employee_id, w.practitioner_id);
  delete from care.request_keys as k where k.account_id = person;
  delete from care.data_exports as x where x.person_id = person;
  update cms.up_users as u
  set email = 'erased-' || person || '@erased.invalid', username = 'erased-' || person, password = null, reset_password_token = null,
      confirmation_token = null, confirmed = false, blocked = true, department = null, position = null, updated_at = now(),
      first_name = case u.language when 'en' then 'Erased' else 'Compte' end,
      last_name = case u.language when 'en' then 'account' else 'effacé' end
  where u.document_id = person;
end
$$;
reset role;

-- Down Migration

set local role care_owner;
create or replace function care.erase_account(person text) returns void
  language plpgsql volatile set search_path = ''
as $$
begin
  delete from care.account_tokens as t where t.account_id = person;
  delete from care.realtime_tickets as t using care.sessions as s where s.account_id = person and t.session_id = s.id;
  delete from care.refresh_tokens as t using care.sessions as s where s.account_id = person and t.session_id = s.id;
  update care.security_events as e set address = null where e.account_id = person and e.address is not null;
  delete from care.notifications as n where n.account_id = person;
  delete from care.reminders as r where r.account_id = person;
  delete from care.message_preferences as p where p.account_id = person;
  delete from care.calendar_feeds as f where f.account_id = person;
  delete from care.holds as h where person in (h.employee_id, h.practitioner_id);
  delete from care.earlier_waits as w where person in (w.employee_id, w.practitioner_id);
  delete from care.request_keys as k where k.account_id = person;
  update cms.up_users as u
  set email = 'erased-' || person || '@erased.invalid', username = 'erased-' || person, password = null, reset_password_token = null,
      confirmation_token = null, confirmed = false, blocked = true, department = null, position = null, updated_at = now(),
      first_name = case u.language when 'en' then 'Erased' else 'Compte' end,
      last_name = case u.language when 'en' then 'account' else 'effacé' end
  where u.document_id = person;
end
$$;
reset role;
