-- No row: what is completed is counted, and nothing else.
select 'consultation ' || c.id || ' is completed and not counted' as problem
from care.consultations c
where c.status = 'completed' and not exists (select from care.counted_consultations k where k.consultation_id = c.id)
union all
select 'consultation ' || c.id || ' is counted and not completed'
from care.counted_consultations k join care.consultations c on c.company_id = k.company_id and c.id = k.consultation_id
where c.status <> 'completed';
