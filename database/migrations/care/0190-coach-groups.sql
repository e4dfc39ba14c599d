-- Up Migration

-- Coaches manage the groups they lead: they make them, name them, and say who is in them, of the patients they follow
-- already. Whoever they do not follow is put in a first group by an administrator: no coach can reach for a patient.
set local role care_owner;

create policy insert_coach on care.groups for insert to care_app
  with check ((select sec.role()) = 'coach' and coach_id = (select sec.actor())
    and company_id in (select p.company_id from care.people as p where p.account_id in (select care.followed_patients())));
create policy update_coach on care.groups for update to care_app
  using ((select sec.role()) = 'coach' and coach_id = (select sec.actor()));
create policy delete_coach on care.groups for delete to care_app
  using ((select sec.role()) = 'coach' and coach_id = (select sec.actor()));
create policy insert_coach on care.group_members for insert to care_app
  with check ((select sec.role()) = 'coach' and patient_id in (select care.followed_patients())
    and exists (select from care.groups as g
      where g.company_id = group_members.company_id and g.id = group_members.group_id and g.coach_id = (select sec.actor())));
create policy delete_coach on care.group_members for delete to care_app
  using ((select sec.role()) = 'coach' and exists (select from care.groups as g
    where g.company_id = group_members.company_id and g.id = group_members.group_id and g.coach_id = (select sec.actor())));
grant update (name), delete on care.groups to care_app;
grant delete on care.group_members to care_app;
reset role;

-- Down Migration

revoke update (name), delete on care.groups from care_app;
revoke delete on care.group_members from care_app;
drop policy insert_coach on care.groups;
drop policy update_coach on care.groups;
drop policy delete_coach on care.groups;
drop policy insert_coach on care.group_members;
drop policy delete_coach on care.group_members;
