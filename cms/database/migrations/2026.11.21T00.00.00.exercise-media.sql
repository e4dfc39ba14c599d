-- Exercises get several media, each with its own poster, captions, transcript and credit, and their variables in one field.
-- Strapi runs this before it takes away what its models no longer name: what editors had moves over first. The picture comes
-- first, then the other media in their order; the one text of videos and sounds goes to the first of them. On a new database
-- there is nothing to move.
do $$
declare
  exercise record;
  link record;
  medium integer;
  place integer;
  spoken integer;
begin
  if to_regclass('cms.components_programme_variables') is null then
    return;
  end if;

  alter table cms.exercises add column variables jsonb;
  update cms.exercises as e set variables = (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', v.name, 'label', v.label, 'type', v.type, 'unit', v.unit, 'value', v.value, 'minimum', v.minimum,
      'maximum', v.maximum, 'step', v.step, 'weeklyStep', v.weekly_step, 'ceiling', v.ceiling) order by l."order", l.id), '[]')
    from cms.exercises_cmps as l join cms.components_programme_variables as v on v.id = l.cmp_id
    where l.entity_id = e.id and l.component_type = 'programme.variable');
  delete from cms.exercises_cmps where component_type = 'programme.variable';

  create table cms.components_programme_media (
    id serial primary key,
    captions_language varchar(255),
    transcript text,
    author varchar(255),
    licence varchar(255)
  );
  for exercise in select id, captions from cms.exercises loop
    place := 0;
    spoken := null;
    for link in
      select r.id, f.mime from cms.files_related_mph as r join cms.files as f on f.id = r.file_id
      where r.related_type = 'api::exercise.exercise' and r.related_id = exercise.id and r.field in ('image', 'media')
      order by r.field, r."order", r.id
    loop
      place := place + 1;
      insert into cms.components_programme_media (captions_language) values ('fr') returning id into medium;
      insert into cms.exercises_cmps (entity_id, cmp_id, component_type, field, "order")
      values (exercise.id, medium, 'programme.medium', 'media', place);
      update cms.files_related_mph set related_id = medium, related_type = 'programme.medium', field = 'file', "order" = 1
      where id = link.id;
      if spoken is null and link.mime !~ '^image/' then
        spoken := medium;
      end if;
    end loop;
    if coalesce(exercise.captions, '') <> '' then
      -- A text without a video or a sound stays for the editor, who is asked for the file when publishing.
      if spoken is null then
        insert into cms.components_programme_media (captions_language) values ('fr') returning id into spoken;
        insert into cms.exercises_cmps (entity_id, cmp_id, component_type, field, "order")
        values (exercise.id, spoken, 'programme.medium', 'media', place + 1);
      end if;
      update cms.components_programme_media set transcript = exercise.captions where id = spoken;
    end if;
  end loop;
end $$;
