-- No row: no function of one's own rows is open to another role than the portal's.
select p.oid::regprocedure || ' may be executed by ' || r.rolname as problem
from pg_proc as p, pg_roles as r
where p.pronamespace = 'care'::regnamespace
  and p.proname in ('own_account', 'own_consents', 'own_sign_ins', 'own_security_events', 'own_account_links', 'own_group_memberships',
                    'own_progressions', 'own_occurrences')
  and r.rolname in ('care_jobs', 'care_identity', 'care_cms', 'care_backup') and has_function_privilege(r.oid, p.oid, 'execute')
union all
select 'a function of own rows is missing: ' || f.name
from (values ('own_account'), ('own_consents'), ('own_sign_ins'), ('own_security_events'), ('own_account_links'), ('own_group_memberships'),
             ('own_progressions'), ('own_occurrences')) as f (name)
where not exists (select from pg_proc as p where p.pronamespace = 'care'::regnamespace and p.proname = f.name and p.prosecdef);
