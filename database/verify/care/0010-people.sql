-- No row: care.people says the same as the accounts it mirrors.
select u.document_id as problem
from cms.up_users u
join cms.up_users_role_lnk l on l.user_id = u.id
join cms.up_roles r on r.id = l.role_id
left join cms.companies c on c.id = u.company_id
full join care.people p on p.account_id = u.document_id
where r.type is distinct from p.role and (p.account_id is not null or r.type not in ('authenticated', 'public'))
   or p.blocked is distinct from u.blocked and p.account_id is not null;
