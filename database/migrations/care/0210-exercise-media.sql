-- Up Migration

-- The files of an exercise are parts of its media since they have posters and captions of their own: coaches read what the
-- media of a published exercise name. Deliberately unchanged: what patients read, which is what their own rows name.
set local role care_cms;

create index components_programme_media_exercise on cms.exercises_cmps (cmp_id) where component_type = 'programme.medium';

create or replace function cms.media_reach(names text[]) returns text
  language sql stable parallel safe security definer set search_path = ''
  return (
    with
      found as (select f.id from cms.files as f where f.hash || f.ext = any (names)),
      used as (select r.related_type, r.related_id from cms.files_related_mph as r join found on found.id = r.file_id),
      public_articles as (
        select a.id, a.content from cms.articles as a
        where a.slug is not null and cms.is_article_public(a.published_at, a.published_on, a.archived_at)
      )
    select case
      when exists (select from used as u join public_articles as a on u.related_type = 'api::article.article' and u.related_id = a.id)
        or exists (select from found) and exists (
          select from public_articles as a, unnest(names) as name where position('/' || name in a.content) > 0) then 'everyone'
      when exists (select from used as u where u.related_type in ('api::practitioner.practitioner', 'api::company.company')) then 'members'
      when exists (
          select from used as u
          join cms.exercises_cmps as l on u.related_type = 'programme.medium' and l.component_type = 'programme.medium' and l.cmp_id = u.related_id
          join cms.exercises as e on e.id = l.entity_id and e.published_at is not null)
        or exists (
          select from used as u join cms.sessions as s on u.related_type = 'api::session.session' and u.related_id = s.id and s.published_at is not null)
        or exists (
          select from used as u join cms.programmes as p on u.related_type = 'api::programme.programme' and u.related_id = p.id and p.published_at is not null)
        then 'coaches'
    end
  );

reset role;

-- Down Migration

set local role care_cms;

create or replace function cms.media_reach(names text[]) returns text
  language sql stable parallel safe security definer set search_path = ''
  return (
    with
      found as (select f.id from cms.files as f where f.hash || f.ext = any (names)),
      used as (select r.related_type, r.related_id from cms.files_related_mph as r join found on found.id = r.file_id),
      public_articles as (
        select a.id, a.content from cms.articles as a
        where a.slug is not null and cms.is_article_public(a.published_at, a.published_on, a.archived_at)
      )
    select case
      when exists (select from used as u join public_articles as a on u.related_type = 'api::article.article' and u.related_id = a.id)
        or exists (select from found) and exists (
          select from public_articles as a, unnest(names) as name where position('/' || name in a.content) > 0) then 'everyone'
      when exists (select from used as u where u.related_type in ('api::practitioner.practitioner', 'api::company.company')) then 'members'
      when exists (
          select from used as u join cms.exercises as e on u.related_type = 'api::exercise.exercise' and u.related_id = e.id and e.published_at is not null)
        or exists (
          select from used as u join cms.sessions as s on u.related_type = 'api::session.session' and u.related_id = s.id and s.published_at is not null)
        or exists (
          select from used as u join cms.programmes as p on u.related_type = 'api::programme.programme' and u.related_id = p.id and p.published_at is not null)
        then 'coaches'
    end
  );
drop index cms.components_programme_media_exercise;

reset role;
