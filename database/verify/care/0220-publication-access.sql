-- No row: nobody has a free session in a programme, what was replaced has ended, and its replacement begins no later.
select 'occurrence ' || o.id || ' of a programme is free' as problem
from care.occurrences o where o.programme_id is not null and o.access <> 'assigned'
union all
select 'occurrence ' || o.id || ' has another access than its publication'
from care.occurrences o join care.publications p on p.id = o.publication_id where o.access <> p.access
union all
select 'publication ' || old.id || ' goes on beside the one that replaces it'
from care.publications new join care.publications old on old.id = new.replaces
where old.archived_at is null and (old.ends_at is null or old.ends_at > new.visible_from)
union all
select 'care_app may rewrite occurrences.access'
where has_column_privilege('care_app', 'care.occurrences', 'access', 'update');
