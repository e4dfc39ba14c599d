-- Up Migration

-- What people read: the news that HR writes for their own company, and the public articles that the panel writes.
--
-- News lives in care, because HR never enters the panel and every row belongs to one company. The database keeps its
-- states and their instants:
--
--   draft → published         publish: published_at is now, for good
--   draft, published → archived    archive: readers lose it, HR keeps it
--   archived → what it was    restore: published again under its first date, or a draft again
--
-- Nothing is ever deleted, so care_app is deliberately not granted delete. Slug, state and instants cannot be chosen at
-- insert: a news starts as a draft.
--
-- Articles stay in cms. Portals and visitors see the published row of an article once its day has come, and only while
-- it is not archived; drafts have no way out. The files of the media library are deliberately not granted: the address
-- of a visible article's cover comes from one function.

set local role care_owner;

create function care.word_count(body text) returns integer
  language sql immutable parallel safe set search_path = ''
  return cardinality(array_remove(string_to_array(translate(body, E'\n\r\t', '   '), ' '), ''));
comment on function care.word_count(text) is 'How many words a text has: what separates them is white space.';
grant execute on function care.word_count(text) to care_app;

create table care.news (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  author_id text,
  title text not null check (char_length(title) between 1 and 160),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  body text not null check (char_length(body) between 1 and 20000),
  department text check (char_length(department) between 1 and 255),
  state text not null default 'draft' check (state in ('draft', 'published', 'archived')),
  published_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  revision integer not null default 1 check (revision >= 1),
  request_key text check (char_length(request_key) between 8 and 128),
  unique (company_id, id),
  unique (company_id, slug),
  unique (company_id, author_id, request_key),
  foreign key (company_id, author_id) references care.people (company_id, account_id)
    on update no action on delete set null (author_id),
  check (state <> 'draft' or published_at is null),
  check (state <> 'published' or published_at is not null),
  check ((state = 'archived') = (archived_at is not null))
);
comment on table care.news is 'News of one company, written by its HR in Markdown; with a department it is for that department alone.';
create index news_published on care.news (company_id, published_at desc, id desc) where state = 'published';
create index news_recent on care.news (company_id, updated_at desc, id desc);
create index news_author on care.news (company_id, author_id);

create table care.news_changes (
  id uuid primary key default uuidv7(),
  company_id text not null,
  news_id uuid not null,
  change text not null check (change in ('created', 'edited', 'published', 'archived', 'restored')),
  changed_by text,
  changed_at timestamptz not null default now(),
  foreign key (company_id, news_id) references care.news (company_id, id) on update cascade on delete cascade,
  foreign key (company_id, changed_by) references care.people (company_id, account_id)
    on update no action on delete set null (changed_by)
);
comment on table care.news_changes is 'Who changed a news and when; written by a trigger, never by a request.';
create index news_changes_news on care.news_changes (company_id, news_id, id);
create index news_changes_person on care.news_changes (company_id, changed_by);

create function care.keep_news() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'published' then
      new.published_at := coalesce(new.published_at, now());
    end if;
    return new;
  end if;
  if (new.title, new.slug, new.body, new.department, new.state)
     is not distinct from (old.title, old.slug, old.body, old.department, old.state) then
    return new;
  end if;
  new.updated_at := now();
  new.revision := old.revision + 1;
  if new.state = old.state then
    return new;
  end if;
  if old.state = 'draft' and new.state = 'published' then
    new.published_at := now();
  elsif old.state in ('draft', 'published') and new.state = 'archived' then
    new.archived_at := now();
  elsif old.state = 'archived' and new.state = (case when old.published_at is null then 'draft' else 'published' end) then
    new.archived_at := null;
  else
    raise exception 'news cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function care.keep_news() is 'Trigger on care.news: refuses any other move than publish, archive and restore, and keeps the instants.';
create trigger keep_news before insert or update on care.news for each row execute function care.keep_news();

create function care.record_news_change() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  actor constant text := sec.actor();
begin
  insert into care.news_changes (company_id, news_id, change, changed_by)
  values (
    new.company_id,
    new.id,
    case
      when tg_op = 'INSERT' then 'created'
      when new.state = old.state then 'edited'
      when old.state = 'archived' then 'restored'
      else new.state
    end,
    case when tg_op = 'INSERT' then coalesce(actor, new.author_id) else actor end
  );
  return null;
end
$$;
comment on function care.record_news_change() is 'Trigger on care.news: writes who changed it and when.';
create trigger record_insert after insert on care.news for each row execute function care.record_news_change();
create trigger record_update after update on care.news for each row
  when (new.revision <> old.revision) execute function care.record_news_change();

alter table care.news enable row level security;
alter table care.news force row level security;
create policy manage_owner on care.news to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.news as restrictive to care_app
  using (company_id = (select sec.company())) with check (company_id = (select sec.company()));
create policy select_hr on care.news for select to care_app using ((select sec.role()) = 'hr');
create policy select_readers on care.news for select to care_app
  using (
    state = 'published'
    and (
      department is null
      or lower(department) = (select lower(p.department) from care.people p where p.account_id = (select sec.actor()))
    )
  );
create policy insert_hr on care.news for insert to care_app
  with check ((select sec.role()) = 'hr' and author_id = (select sec.actor()));
create policy update_hr on care.news for update to care_app
  using ((select sec.role()) = 'hr') with check ((select sec.role()) = 'hr');
grant select on care.news to care_app;
grant insert (company_id, author_id, title, slug, body, department, request_key) on care.news to care_app;
grant update (title, slug, body, department, state) on care.news to care_app;

alter table care.news_changes enable row level security;
alter table care.news_changes force row level security;
create policy manage_owner on care.news_changes to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.news_changes as restrictive to care_app using (company_id = (select sec.company()));
create policy select_hr on care.news_changes for select to care_app using ((select sec.role()) = 'hr');
grant select on care.news_changes to care_app;

-- How often an article was opened. An article is named by its documentId: Strapi makes its published row anew at each
-- publication, so no foreign key would last.
create table care.article_views (
  article_id text not null check (article_id ~ '^[a-z0-9]{24}$'),
  day date not null,
  views bigint not null default 0 check (views >= 0),
  primary key (article_id, day)
) with (fillfactor = 70);
comment on table care.article_views is 'Openings of each article per day of Paris: a number, never a person.';
alter table care.article_views enable row level security;
alter table care.article_views force row level security;
create policy manage_owner on care.article_views to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.article_views as restrictive to care_app
  using ((select sec.role()) in ('editor', 'platform-admin', 'super-admin'));
create policy select_panel on care.article_views for select to care_app
  using ((select sec.role()) in ('editor', 'platform-admin', 'super-admin'));
grant select on care.article_views to care_app;

reset role;

-- The door to what visitors may read, said once. Owned by Strapi's role, like the tables it speaks of.
set local role care_cms;

create function cms.is_article_public(published_at timestamp, published_on timestamptz, archived_at timestamptz)
  returns boolean language sql stable parallel safe set search_path = ''
  return published_at is not null and published_on <= now() and archived_at is null;
comment on function cms.is_article_public(timestamp, timestamptz, timestamptz) is
  'Whether visitors may read a row of cms.articles: published, its day has come, not archived.';

-- Strapi's published_at is the last publication and has no zone; published_on is the first one, unless the editor chose
-- another. It is written to the draft as well, from which Strapi copies the next published row.
create function cms.date_first_publication() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  new.published_on := coalesce(
    (select min(a.published_on) from cms.articles a where a.document_id = new.document_id and a.published_at is null),
    now()
  );
  update cms.articles set published_on = new.published_on
  where document_id = new.document_id and published_at is null and published_on is null;
  return new;
end
$$;
comment on function cms.date_first_publication() is 'Trigger on cms.articles: a published article always has the day of its first publication.';
create trigger date_first_publication before insert or update on cms.articles for each row
  when (new.published_at is not null and new.published_on is null) execute function cms.date_first_publication();

-- Archiving must not wait for somebody to publish again.
create function cms.archive_published_article() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  update cms.articles set archived_at = new.archived_at
  where document_id = new.document_id and published_at is not null and archived_at is distinct from new.archived_at;
  return null;
end
$$;
comment on function cms.archive_published_article() is 'Trigger on cms.articles: a draft that is archived or restored takes its published row along.';
create trigger archive_published_article after update on cms.articles for each row
  when (new.published_at is null and new.archived_at is distinct from old.archived_at)
  execute function cms.archive_published_article();

update cms.articles set published_on = published_on where published_at is not null and published_on is null;

-- Two articles published at once under one address: the second is refused.
create unique index articles_published_slug on cms.articles (slug) where published_at is not null;
create index articles_public on cms.articles (published_on desc) where published_at is not null and archived_at is null;

create function cms.article_cover(article_id integer) returns text
  language sql stable parallel safe security definer set search_path = ''
  return (
    select f.url
    from cms.articles a
    join cms.files_related_mph r on r.related_id = a.id and r.related_type = 'api::article.article' and r.field = 'cover'
    join cms.files f on f.id = r.file_id and f.mime like 'image/%'
    where a.id = article_cover.article_id and cms.is_article_public(a.published_at, a.published_on, a.archived_at)
    order by r."order", r.id
    limit 1
  );
comment on function cms.article_cover(integer) is 'The address of the cover of an article that visitors may read; null otherwise. Nothing else of the media library is shown.';

grant execute on function cms.is_article_public(timestamp, timestamptz, timestamptz), cms.article_cover(integer) to care_app;
grant execute on function cms.is_article_public(timestamp, timestamptz, timestamptz) to care_owner;
grant select (document_id, published_at, published_on, archived_at) on cms.articles to care_owner;
reset role;

-- Written by the administrator: care_cms has no access to sec, whose functions these policies name.
alter table cms.articles enable row level security;
alter table cms.articles force row level security;
create policy manage_cms on cms.articles to care_cms using (true) with check (true);
create policy read_owner on cms.articles for select to care_owner using (true);
-- An article without a slug has no address yet.
create policy tenant on cms.articles as restrictive to care_app
  using (cms.is_article_public(published_at, published_on, archived_at) and slug is not null);
create policy select_everyone on cms.articles for select to care_app using ((select sec.role()) is not null);
grant select (
  id, document_id, title, slug, excerpt, content, category_id, cover_alt, published_at, published_on, archived_at,
  meta_title, meta_description, keywords
) on cms.articles to care_app;

alter table cms.articles_tags_lnk enable row level security;
alter table cms.articles_tags_lnk force row level security;
create policy manage_cms on cms.articles_tags_lnk to care_cms using (true) with check (true);
create policy tenant on cms.articles_tags_lnk as restrictive to care_app
  using (exists (select from cms.articles a where a.id = article_id));
create policy select_everyone on cms.articles_tags_lnk for select to care_app using ((select sec.role()) is not null);
grant select (article_id, tag_id, tag_ord) on cms.articles_tags_lnk to care_app;

alter table cms.categories enable row level security;
alter table cms.categories force row level security;
create policy manage_cms on cms.categories to care_cms using (true) with check (true);
create policy tenant on cms.categories as restrictive to care_app
  using (exists (select from cms.articles a where a.category_id = categories.id));
create policy select_everyone on cms.categories for select to care_app using ((select sec.role()) is not null);
grant select (id, document_id, name, slug) on cms.categories to care_app;

-- Exercises and sessions are found by tags too: whichever migration comes first closes the table.
do $$
begin
  execute 'alter table cms.tags enable row level security';
  execute 'alter table cms.tags force row level security';
  if not exists (select from pg_policies where schemaname = 'cms' and tablename = 'tags' and policyname = 'manage_cms') then
    execute 'create policy manage_cms on cms.tags to care_cms using (true) with check (true)';
  end if;
  if not exists (select from pg_policies where schemaname = 'cms' and tablename = 'tags' and policyname = 'tenant') then
    execute 'create policy tenant on cms.tags as restrictive to care_app using ((select sec.role()) is not null)';
  end if;
end
$$;
create policy select_article_tags on cms.tags for select to care_app
  using (exists (select from cms.articles_tags_lnk l where l.tag_id = tags.id));
grant select (id, name, slug) on cms.tags to care_app;

set local role care_owner;
create function care.count_article_view(article_id text) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  insert into care.article_views as v (article_id, day, views)
  select a.document_id, (now() at time zone 'Europe/Paris')::date, 1
  from cms.articles a
  where a.document_id = count_article_view.article_id
    and cms.is_article_public(a.published_at, a.published_on, a.archived_at)
  limit 1
  on conflict on constraint article_views_pkey do update set views = v.views + 1;
end;
comment on function care.count_article_view(text) is 'Adds one opening to today''s counter of an article that visitors may read.';
grant execute on function care.count_article_view(text) to care_app;
reset role;

-- Down Migration

drop function care.count_article_view(text);
drop policy select_article_tags on cms.tags;
do $$
begin
  -- Another migration may have closed the table as well; its own policies then stay, and so does the lock.
  if not exists (select from pg_policies where schemaname = 'cms' and tablename = 'tags' and policyname not in ('manage_cms', 'tenant')) then
    execute 'drop policy tenant on cms.tags';
    execute 'drop policy manage_cms on cms.tags';
    execute 'alter table cms.tags no force row level security';
    execute 'alter table cms.tags disable row level security';
    execute 'revoke select (id, name, slug) on cms.tags from care_app';
  end if;
end
$$;
drop policy select_everyone on cms.categories;
drop policy tenant on cms.categories;
drop policy manage_cms on cms.categories;
alter table cms.categories no force row level security;
alter table cms.categories disable row level security;
revoke select (id, document_id, name, slug) on cms.categories from care_app;
drop policy select_everyone on cms.articles_tags_lnk;
drop policy tenant on cms.articles_tags_lnk;
drop policy manage_cms on cms.articles_tags_lnk;
alter table cms.articles_tags_lnk no force row level security;
alter table cms.articles_tags_lnk disable row level security;
revoke select (article_id, tag_id, tag_ord) on cms.articles_tags_lnk from care_app;
drop policy select_everyone on cms.articles;
drop policy tenant on cms.articles;
drop policy read_owner on cms.articles;
drop policy manage_cms on cms.articles;
alter table cms.articles no force row level security;
alter table cms.articles disable row level security;
revoke select (
  id, document_id, title, slug, excerpt, content, category_id, cover_alt, published_at, published_on, archived_at,
  meta_title, meta_description, keywords
) on cms.articles from care_app;
revoke select (document_id, published_at, published_on, archived_at) on cms.articles from care_owner;
drop index cms.articles_public;
drop index cms.articles_published_slug;
drop trigger archive_published_article on cms.articles;
drop trigger date_first_publication on cms.articles;
drop function cms.archive_published_article();
drop function cms.date_first_publication();
drop function cms.article_cover(integer);
drop function cms.is_article_public(timestamp, timestamptz, timestamptz);
drop table care.article_views;
drop table care.news_changes;
drop table care.news;
drop function care.record_news_change();
drop function care.keep_news();
drop function care.word_count(text);
