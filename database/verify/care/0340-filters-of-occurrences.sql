-- No row: every session is filtered by what its publication says, and nobody may say otherwise.
select 'occurrence ' || o.id || ' is filtered by something else than its publication says' as problem
from care.occurrences o join care.publications p on p.id = o.publication_id
where (o.objective, o.level, o.duration_minutes) is distinct from (p.objective, p.level, p.duration_minutes)
union all
select 'care_app may write ' || t || '.' || c
from unnest(array['objective', 'level', 'duration_minutes']) as c, unnest(array['care.occurrences', 'care.publications']) as t
where has_column_privilege('care_app', t, c, 'update');
