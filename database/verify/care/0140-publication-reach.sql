-- No row: every occurrence ends with its publication, and every publication counts the people it reached.
select 'occurrence ' || o.id || ' does not end with its publication' as problem
from care.occurrences o join care.publications p on p.id = o.publication_id
where o.ends_at is distinct from p.ends_at
union all
select 'publication ' || c.publication_id || ' counts fewer recipients than it has' from care.publication_companies c
where c.recipients < (select count(*) from care.occurrences o where o.publication_id = c.publication_id and o.company_id = c.company_id);
