-- Up Migration

-- Who may read a file of the media library. A file is private: visitors read it while a public article shows it, members
-- while it is a photograph or a logo, coaches while published contents use it, and a patient while something of their own
-- names it. Which rows are theirs stays the business of the policies: this file only makes the names of files a column,
-- so that one look at rows under row-level security answers. Deliberately absent: any right on cms.files, and any
-- function that decides for patients.
set local role care_owner;

create function care.media_names(document jsonb) returns text[]
  language sql immutable parallel safe set search_path = ''
  return (
    select coalesce(array_agg(distinct substring(address #>> '{}' from '([^/?#]+)(?:[?#].*)?$')), '{}')
    from jsonb_path_query(document, '$.**.url') as address
  );
comment on function care.media_names(jsonb) is 'The names of the files that a frozen document shows: the end of each address in it.';
grant execute on function care.media_names(jsonb) to care_app;

-- A cover alone is an object; the type of an array that holds both is not immutable to build.
alter table care.publications add column media text[] not null
  generated always as (care.media_names(cover) || care.media_names(blocks)) stored;
alter table care.programme_versions add column media text[] not null generated always as (care.media_names(sessions)) stored;
alter table care.programme_sessions add column media text[] not null generated always as (care.media_names(content)) stored;
alter table care.completions add column media text[] not null generated always as (care.media_names(seen)) stored;
-- Beginning with the person: the policies leave the company open for coaches.
create index programme_sessions_patient on care.programme_sessions (patient_id);
comment on column care.publications.media is 'The names of the files it shows.';
comment on column care.programme_versions.media is 'The names of the files it shows.';
comment on column care.programme_sessions.media is 'The names of the files it shows.';
comment on column care.completions.media is 'The names of the files the patient saw.';

insert into care.job_tasks (name, purpose) values
  ('media.sweep', 'Deletes stored files that neither the media library nor anything sent to a patient names.');

reset role;
set local role care_cms;

create index files_name on cms.files ((hash || ext));

create function cms.media_reach(names text[]) returns text
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
comment on function cms.media_reach(text[]) is
  'Who reads a file because of what the panel published with it: everyone, members (any account), coaches, or null for nobody. Any of the names will do.';
grant execute on function cms.media_reach(text[]) to care_app;

-- What was uploaded before is served and signed like everything else.
update cms.files set
  provider = '@huntzen/media/provider',
  url = regexp_replace(url, '^/uploads/', '/files/'),
  formats = case when formats is null then null else replace(formats::text, '"/uploads/', '"/files/')::jsonb end
where provider = 'local';

reset role;

-- Down Migration

set local role care_cms;
update cms.files set
  provider = 'local',
  url = regexp_replace(url, '^/files/', '/uploads/'),
  formats = case when formats is null then null else replace(formats::text, '"/files/', '"/uploads/')::jsonb end
where provider = '@huntzen/media/provider';
drop function cms.media_reach(text[]);
drop index cms.files_name;
reset role;
set local role care_owner;
delete from care.job_tasks where name = 'media.sweep';
drop index care.programme_sessions_patient;
alter table care.completions drop column media;
alter table care.programme_sessions drop column media;
alter table care.programme_versions drop column media;
alter table care.publications drop column media;
drop function care.media_names(jsonb);
reset role;
