-- No row: the subject of a stretch is what was asked for, and nothing when the course is its own.
select 'care.taught_subject reads ' || c.item::text || ' as ' || coalesce(care.taught_subject(c.item, 'course'), 'nothing') as problem
from (values
  ('{}'::jsonb, null), ('{"subject": null}', null), ('{"subject": "course"}', null), ('{"subject": " "}', null),
  ('{"subject": "Boulangerie"}', 'Boulangerie'), (jsonb_build_object('subject', 'Droit' || chr(31) || 'distance'), 'Droit'),
  (jsonb_build_object('subject', 'course' || chr(31) || 'unnamed'), null)
) as c (item, subject)
where care.taught_subject(c.item, 'course') is distinct from c.subject
union all
select 'a function that writes stretches does not keep their subject: ' || p.proname
from pg_proc p
where p.oid in ('care.create_training_session(text, text, text, text, integer, text, uuid[], jsonb, boolean)'::regprocedure,
                'care.change_session_reservations(uuid, jsonb, text, text)'::regprocedure)
  and position('care.taught_subject(' in p.prosrc) = 0;
