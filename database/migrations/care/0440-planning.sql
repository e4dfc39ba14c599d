-- Up Migration

-- Planning: days on which rooms are closed, and the plans that the planner proposes until somebody accepts one. Decisions 032
-- and 033.
--
-- What is deliberately not granted: nobody changes a proposal's plan or its decision by hand; care.accept_planning_proposal
-- makes the session of one, once, under the locks of every new session.

set local role care_owner;

create table care.room_closures (
  id uuid primary key default uuidv7(),
  day date not null,
  room_id text references care.rooms (id) on update cascade on delete cascade,
  reason text not null check (length(reason) between 1 and 160),
  created_by text,
  created_at timestamptz not null default now(),
  constraint room_closures_once unique nulls not distinct (day, room_id)
);
comment on table care.room_closures is 'Whole days on which a room, or without one every room, is closed: holidays, works.';
comment on column care.room_closures.day is 'A day of the room''s own zone.';

create table care.planning_proposals (
  id uuid primary key default uuidv7(),
  company_id text not null references cms.companies (document_id) on update cascade on delete restrict,
  course_id text not null references care.courses (id) on update cascade on delete restrict,
  title text not null check (length(title) between 1 and 160),
  modality text not null check (modality in ('in_person', 'hybrid')),
  capacity integer not null check (capacity between 1 and 500),
  zone text not null,
  request jsonb not null,
  lessons jsonb not null check (jsonb_array_length(lessons) between 1 and 600),
  score jsonb not null,
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'dismissed')),
  session_id uuid,
  created_by text not null,
  created_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete restrict,
  check ((status = 'proposed') = (decided_at is null)),
  check ((status = 'accepted') = (session_id is not null))
);
comment on table care.planning_proposals is 'Complete plans that wait for somebody to accept them; lessons are [{subject, roomId, instructorId, startsAt, endsAt}].';
create index planning_proposals_latest on care.planning_proposals (created_at desc);

do $$
declare
  name text;
begin
  foreach name in array array['room_closures', 'planning_proposals'] loop
    execute format('alter table care.%I enable row level security', name);
    execute format('alter table care.%I force row level security', name);
    execute format('create policy manage_owner on care.%I to care_owner using (care.owns_everything()) with check (care.owns_everything())', name);
    execute format('create policy tenant on care.%I as restrictive to care_app
      using ((select care.plans_training())) with check ((select care.plans_training()))', name);
    execute format('create policy select_panel on care.%I for select to care_app using ((select care.plans_training()))', name);
    execute format('create policy insert_panel on care.%I for insert to care_app with check (created_by = (select sec.actor()))', name);
    execute format('grant select on care.%I to care_app', name);
  end loop;
end
$$;
create policy delete_panel on care.room_closures for delete to care_app using ((select care.plans_training()));
grant insert (day, room_id, reason, created_by), delete on care.room_closures to care_app;
grant insert (company_id, course_id, title, modality, capacity, zone, request, lessons, score, created_by)
  on care.planning_proposals to care_app;

create function care.lock_planning_proposal(proposal uuid) returns care.planning_proposals
  language plpgsql security definer set search_path = ''
as $$
declare
  found_one care.planning_proposals;
begin
  perform care.assert_plans_training();
  select p.* into found_one from care.planning_proposals p where p.id = lock_planning_proposal.proposal for update;
  if not found then
    raise exception 'there is no such proposal' using errcode = 'no_data_found', constraint = 'planning_proposal_known';
  end if;
  if found_one.status <> 'proposed' then
    raise exception 'the proposal is decided' using errcode = 'check_violation', constraint = 'planning_proposal_open';
  end if;
  return found_one;
end
$$;
comment on function care.lock_planning_proposal(uuid) is 'Locks an open proposal, so that it is decided once.';
grant execute on function care.lock_planning_proposal(uuid) to care_app;

create function care.accept_planning_proposal(proposal uuid) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  accepted constant care.planning_proposals := care.lock_planning_proposal(proposal);
  session uuid;
begin
  session := care.create_training_session(
    accepted.company_id, accepted.course_id, accepted.title, accepted.modality, accepted.capacity, accepted.zone, '{}',
    accepted.lessons);
  update care.planning_proposals p
  set status = 'accepted', session_id = session, decided_by = sec.actor(), decided_at = now()
  where p.id = accepted.id;
  return session;
end
$$;
comment on function care.accept_planning_proposal(uuid) is
  'Makes the session of a proposal, under the locks of every new session; refuses it when a room or an instructor is taken meanwhile.';
grant execute on function care.accept_planning_proposal(uuid) to care_app;

create function care.dismiss_planning_proposal(proposal uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  dismissed constant care.planning_proposals := care.lock_planning_proposal(proposal);
begin
  update care.planning_proposals p set status = 'dismissed', decided_by = sec.actor(), decided_at = now() where p.id = dismissed.id;
end
$$;
comment on function care.dismiss_planning_proposal(uuid) is 'Puts a proposal aside.';
grant execute on function care.dismiss_planning_proposal(uuid) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.dismiss_planning_proposal(uuid);
drop function care.accept_planning_proposal(uuid);
drop function care.lock_planning_proposal(uuid);
drop table care.planning_proposals;
drop table care.room_closures;
reset role;
