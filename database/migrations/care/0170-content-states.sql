-- Up Migration

-- The states of what editors write: every move with who and when, and moves that are to happen at a wall time. The content
-- itself stays in schema cms; here is only its documentId. Deliberately absent: any right to change or delete the history,
-- or to change a planned move instead of replacing it; platform administrators see to articles only.
set local role care_owner;

create table care.content_moves (
  id uuid not null default uuidv7() primary key,
  kind text not null check (kind in ('exercise', 'session', 'programme', 'article')),
  document_id text not null check (document_id ~ '^[a-z0-9]{24}$'),
  move text not null check (move in ('published', 'unpublished', 'archived', 'restored', 'scheduled', 'unscheduled', 'failed')),
  made_by text not null,
  made_by_name text not null check (length(made_by_name) <= 200),
  made_at timestamptz not null default now()
);
comment on table care.content_moves is 'What became of a piece of content, when and by whom; never changed. Holds no content.';
create index content_moves_document on care.content_moves (kind, document_id, made_at desc);

create table care.content_schedules (
  id uuid not null default uuidv7() primary key,
  kind text not null check (kind in ('exercise', 'session', 'programme', 'article')),
  document_id text not null check (document_id ~ '^[a-z0-9]{24}$'),
  title text not null check (length(title) <= 200),
  action text not null check (action in ('publish', 'unpublish')),
  wall_time timestamp not null,
  time_zone text not null check (length(time_zone) between 1 and 60),
  due_at timestamptz not null,
  created_by text not null,
  created_by_role text not null check (created_by_role in ('editor', 'platform-admin', 'super-admin')),
  created_by_name text not null check (length(created_by_name) <= 200),
  created_at timestamptz not null default now(),
  outcome text check (outcome in ('done', 'failed', 'replaced')),
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null))
);
comment on table care.content_schedules is
  'A publication or an end of publication at a wall time in a zone; due_at is the same as an instant. One of each can wait for a piece of content.';
create unique index content_schedules_waiting on care.content_schedules (kind, document_id, action) where outcome is null;
create index content_schedules_due on care.content_schedules (due_at);

do $$
declare
  name text;
begin
  foreach name in array array['content_moves', 'content_schedules']
  loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format($policy$
      create policy tenant on care.%I as restrictive to care_app
        using ((select sec.role()) in ('editor', 'super-admin') or (select sec.role()) = 'platform-admin' and kind = 'article')
        with check ((select sec.role()) in ('editor', 'super-admin') or (select sec.role()) = 'platform-admin' and kind = 'article')
    $policy$, name);
    execute format($policy$
      create policy select_panel on care.%I for select to care_app
        using ((select sec.role()) in ('editor', 'platform-admin', 'super-admin'))
    $policy$, name);
  end loop;
end
$$;
create policy insert_panel on care.content_moves for insert to care_app 
  with check (made_by = (select sec.actor()) and (select sec.role()) in ('editor', 'platform-admin', 'super-admin'));
create policy insert_panel on care.content_schedules for insert to care_app
  with check (created_by = (select sec.actor()) and created_by_role = (select sec.role()));
create policy update_panel on care.content_schedules for update to care_app
  using (outcome is null and (select sec.role()) in ('editor', 'platform-admin', 'super-admin')) with check (outcome is not null);

grant select, insert (kind, document_id, move, made_by, made_by_name) on care.content_moves to care_app;
grant select,
  insert (kind, document_id, title, action, wall_time, time_zone, due_at, created_by, created_by_role, created_by_name),
  update (outcome, ended_at) on care.content_schedules to care_app;

insert into care.job_tasks (name, purpose) values
  ('content.scheduled-move', 'Publishes, or ends the publication of, what an editor planned for this time.');
reset role;

-- Down Migration

delete from care.job_tasks where name = 'content.scheduled-move';
drop table care.content_schedules;
drop table care.content_moves;
