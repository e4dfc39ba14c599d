-- No row: learners sign in under their company, and portals make no account.
select 'learner ' || t.id || ' has no account of that role' as problem
from care.trainees t left join care.people p on p.account_id = t.account_id and p.company_id = t.company_id and p.role = 'learner'
where t.stage = 'learner' and p.account_id is null
union all
select 'care_app may execute care.give_learner_account(care.trainees)'
where has_function_privilege('care_app', 'care.give_learner_account(care.trainees)', 'execute');
