-- Media that belong to no exercise, and files that still hang on an exercise itself, where nobody would look for them.
select 'medium ' || m.id || ' belongs to no exercise' as problem
from cms.components_programme_media as m
where not exists (select from cms.exercises_cmps as l where l.component_type = 'programme.medium' and l.cmp_id = m.id)
union all
select 'file ' || r.file_id || ' hangs on exercise ' || r.related_id
from cms.files_related_mph as r where r.related_type = 'api::exercise.exercise';
