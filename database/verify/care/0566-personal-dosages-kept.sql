-- No row: personal values are of one person.
select 'a publication to several has the values of one person: ' || p.id as problem
from care.publications p where p.dosages is not null and p.audience <> 'patient';
