-- No row: only what is for several names groups so, it has no company of its own, and nobody may change its groups.
select 'publication ' || p.id || ' is for one and names several groups' as problem
from care.publications p where p.audience <> 'some' and exists (select from care.publication_groups g where g.publication_id = p.id)
union all
select 'publication ' || p.id || ' is for several and of one company'
from care.publications p where p.audience = 'some' and p.company_id is not null
union all
select 'care_app may change care.publication_groups'
where has_any_column_privilege('care_app', 'care.publication_groups', 'update')
  or has_table_privilege('care_app', 'care.publication_groups', 'delete');
