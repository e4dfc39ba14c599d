-- No row: no day is both owed and written, every owed day has its session, and nobody but the functions takes one away.
select 'programme ' || p.id || ' owes a day that is written' as problem
from care.programmes as p cross join lateral unnest(p.later_days, p.later_places) as d (due_on, place)
join care.programme_sessions as s on s.company_id = p.company_id and s.programme_id = p.id and s.origin = d.place
join care.occurrences as o on o.company_id = p.company_id and o.programme_session_id = s.id and o.planned_on = d.due_on
union all
select 'programme ' || p.id || ' owes a day of a session that it has not'
from care.programmes as p cross join lateral unnest(p.later_places) as d (place)
where not exists (
  select from care.programme_sessions as s
  where s.company_id = p.company_id and s.programme_id = p.id and s.origin = d.place and s.removed_at is null)
union all
select 'care_app may change programmes.' || name from unnest(array['later_days', 'later_places']) as name
where has_column_privilege('care_app', 'care.programmes', name, 'update');
