-- No row: every hold has its two claims, an open offer is an offered wait with its hold, and portals cannot give
-- themselves longer holds or offers.
select 'hold ' || h.id || ' has ' || count(k.part) || ' claims' as problem
from care.holds h left join care.claims k on k.hold_id = h.id
group by h.id
having count(k.part) <> 2
union all
select 'wait ' || w.id || ' is ' || w.status || ' with ' || count(o.id) || ' open offers and ' || count(h.id) || ' holds'
from care.earlier_waits w
left join care.earlier_offers o on o.wait_id = w.id and o.outcome is null
left join care.holds h on h.wait_id = w.id
group by w.id
having (w.status = 'offered') <> (count(o.id) = 1) or (w.status = 'offered') <> (count(h.id) = 1)
union all
select 'care_app may set ' || name || ' of a hold'
from unnest(array['kind', 'wait_id', 'expires_at', 'created_at']) as name
where has_column_privilege('care_app', 'care.holds', name, 'insert, update')
union all
select 'care_app may write offers' where has_any_column_privilege('care_app', 'care.earlier_offers', 'insert, update');
