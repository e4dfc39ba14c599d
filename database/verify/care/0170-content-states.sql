-- No row: what is planned is still to come or about to be done, and its instant is its wall time in its zone.
select 'schedule ' || id || ' was due at ' || due_at || ' and nothing came of it' as problem
from care.content_schedules where outcome is null and due_at < now() - interval '1 day'
union all
select 'schedule ' || id || ' is due more than an hour from its wall time' from care.content_schedules
where abs(extract(epoch from due_at - (wall_time at time zone time_zone))) > 3600;
