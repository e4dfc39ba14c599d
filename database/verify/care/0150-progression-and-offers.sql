-- No row: a copy has at most the newest version it accepted, and a decision belongs to a Monday of its programme's time.
select 'programme ' || p.id || ' does not have the version it took' as problem
from care.programmes p
where p.template_version < (
  select max(o.template_version) from care.programme_offers o
  where o.company_id = p.company_id and o.programme_id = p.id and o.answer = 'accepted')
union all
select 'decision of ' || d.week || ' comes before programme ' || d.programme_id from care.progression_decisions d
join care.programmes p on p.company_id = d.company_id and p.id = d.programme_id
where d.week < p.starts_on - 7;
