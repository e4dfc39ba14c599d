-- Up Migration

-- A practitioner says how long before the start cancelling counts as late, and whether what is booked is confirmed by itself.
--
-- What this deliberately does not grant: nobody changes another column of care.practitioners, which mirrors the profile of
-- the panel, and nobody the rules of somebody else.
set local role care_owner;
create policy update_own_rules on care.practitioners for update to care_app
  using ((select sec.role()) = 'practitioner' and account_id = (select sec.actor()))
  with check (account_id = (select sec.actor()));
grant update (cancellation_window_minutes, auto_confirm) on care.practitioners to care_app;
reset role;

-- Down Migration

set local role care_owner;
revoke update (cancellation_window_minutes, auto_confirm) on care.practitioners from care_app;
drop policy update_own_rules on care.practitioners;
reset role;
