-- No row: people are counted beside groups, and nowhere else.
select p.id || ' names people and is for ' || p.audience as problem
from care.publications p
where p.named_people > 0 and p.audience <> 'some';
