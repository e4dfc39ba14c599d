-- Up Migration

-- What a lost room or a lost instructor strands, and proposals that move the hours of a session instead of making one. A
-- proposal can be changed by hand until it is decided; what was proposed first is kept beside it. Decision 037.
--
-- What is deliberately not granted: nobody writes the hours of a session by a proposal but care.accept_planning_proposal.
set local role care_owner;

create function care.hours_to_plan_again(
  lost_room text default null, lost_instructor uuid default null, lost_from date default null, lost_to date default null
) returns table (reservation_id uuid, session_id uuid, reason text)
  language sql stable set search_path = ''
as $$
  select v.id, v.session_id, found.reason
  from care.training_sessions s
  join care.room_reservations v on v.session_id = s.id and lower(v.during) > now()
  left join care.rooms r on r.id = v.room_id
  left join care.instructors i on i.id = v.instructor_id
  left join lateral care.stranded_reservations(s.id) x on x.room_id = v.room_id and x.starts_at = lower(v.during)
  cross join lateral (
    select case
      when x.cause is not null then 'room_' || x.cause
      when not i.active then 'instructor_gone'
      when lost_room = any (r.id || r.part_ids)
        and (lower(v.during) at time zone r.time_zone)::date between lost_from and lost_to then 'room_lost'
      when lost_instructor = i.id
        and (lower(v.during) at time zone s.zone)::date between lost_from and lost_to then 'instructor_lost'
    end as reason
  ) as found
  where s.status in ('draft', 'open', 'confirmed') and s.ends_at > now() and found.reason is not null
$$;
comment on function care.hours_to_plan_again(text, uuid, date, date) is
  'Stretches to come that cannot be held as they are: those that their room strands, those whose instructor teaches no more, and those of a room or an instructor that is said to be lost between two days.';
grant execute on function care.hours_to_plan_again(text, uuid, date, date) to care_app;

alter table care.planning_proposals
  add column kind text not null default 'session' check (kind in ('session', 'change')),
  add column changed_session_id uuid,
  add column before jsonb,
  add column proposed_lessons jsonb,
  add foreign key (company_id, changed_session_id) references care.training_sessions (company_id, id) on update cascade on delete cascade,
  add constraint planning_proposals_change check ((kind = 'change') = (changed_session_id is not null) and (kind = 'change') = (before is not null)),
  drop constraint planning_proposals_modality_check,
  add constraint planning_proposals_modality_check check (modality in ('in_person', 'hybrid') or kind = 'change' and modality = 'remote');
comment on column care.planning_proposals.before is
  'Of a change: the stretches to come as they were, [{id, revision, roomId, instructorId, startsAt, endsAt}]; a lesson with the same key is what becomes of one.';
comment on column care.planning_proposals.proposed_lessons is 'What the planner proposed, once somebody has changed it by hand.';
update care.planning_proposals p
set lessons = (select jsonb_agg(l.item || jsonb_build_object('key', l.n::text) order by l.n)
               from jsonb_array_elements(p.lessons) with ordinality as l (item, n));
grant insert (kind, changed_session_id, before) on care.planning_proposals to care_app;

create function care.change_planning_proposal(proposal uuid, lessons jsonb, score jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  changed constant care.planning_proposals := care.lock_planning_proposal(proposal);
begin
  update care.planning_proposals p
  set proposed_lessons = coalesce(p.proposed_lessons, p.lessons), lessons = change_planning_proposal.lessons,
      score = change_planning_proposal.score
  where p.id = changed.id;
end
$$;
comment on function care.change_planning_proposal(uuid, jsonb, jsonb) is
  'Changes an open proposal by hand; what was proposed first stays beside it. Nothing is reserved.';
grant execute on function care.change_planning_proposal(uuid, jsonb, jsonb) to care_app;

create function care.is_same_stretch(a jsonb, b jsonb) returns boolean
  language sql immutable set search_path = ''
  return a ->> 'roomId' is not distinct from b ->> 'roomId' and a ->> 'instructorId' is not distinct from b ->> 'instructorId'
    and (a ->> 'startsAt')::timestamptz is not distinct from (b ->> 'startsAt')::timestamptz
    and (a ->> 'endsAt')::timestamptz is not distinct from (b ->> 'endsAt')::timestamptz;
comment on function care.is_same_stretch(jsonb, jsonb) is 'Whether two stretches are at the same time, in the same room, with the same instructor.';

create function care.accept_planning_change(accepted care.planning_proposals, note text) returns uuid
  language plpgsql set search_path = ''
as $$
declare
  changes jsonb;
begin
  -- Every stretch it was planned from is named with its revision: what stays must be there still.
  if exists (
    select from jsonb_array_elements(accepted.before) as b (item)
    left join care.room_reservations v on v.id = (b.item ->> 'id')::uuid and v.revision = (b.item ->> 'revision')::integer
    where v.id is null)
  then
    raise exception 'the hours were changed meanwhile' using errcode = 'check_violation', constraint = 'training_reservation_changed';
  end if;
  select jsonb_agg(change) into changes
  from (
    select jsonb_build_object('id', b.item -> 'id', 'revision', b.item -> 'revision', 'startsAt', l.item -> 'startsAt',
                              'endsAt', l.item -> 'endsAt', 'roomId', l.item -> 'roomId', 'instructorId', l.item -> 'instructorId') as change
    from jsonb_array_elements(accepted.before) as b (item)
    left join jsonb_array_elements(accepted.lessons) as l (item) on l.item ->> 'key' = b.item ->> 'id'
    where l.item is null or not care.is_same_stretch(b.item, l.item)
    union all
    select l.item || jsonb_build_object('id', null)
    from jsonb_array_elements(accepted.lessons) as l (item)
    where not exists (select from jsonb_array_elements(accepted.before) as b (item) where b.item ->> 'id' = l.item ->> 'key')
  ) as found;
  if changes is not null then
    perform care.change_session_reservations(accepted.changed_session_id, changes, 'replanned', note);
  end if;
  return accepted.changed_session_id;
end
$$;
comment on function care.accept_planning_change(care.planning_proposals, text) is
  'Moves the hours of a session as a proposal says, under the locks of every new session, or refuses.';

drop function care.accept_planning_proposal(uuid);
create function care.accept_planning_proposal(proposal uuid, note text default null) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare
  accepted constant care.planning_proposals := care.lock_planning_proposal(proposal);
  session uuid;
begin
  if accepted.kind = 'change' then
    session := care.accept_planning_change(accepted, note);
  else
    session := care.create_training_session(
      accepted.company_id, accepted.course_id, accepted.title, accepted.modality, accepted.capacity, accepted.zone, '{}',
      accepted.lessons);
  end if;
  update care.planning_proposals p
  set status = 'accepted', session_id = session, decided_by = sec.actor(), decided_at = now()
  where p.id = accepted.id;
  return session;
end
$$;
comment on function care.accept_planning_proposal(uuid, text) is
  'Makes the session of a proposal, or moves the hours of one, under the locks of every new session; refuses it when something is taken meanwhile.';
grant execute on function care.accept_planning_proposal(uuid, text) to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.accept_planning_proposal(uuid, text);
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
drop function care.accept_planning_change(care.planning_proposals, text);
drop function care.is_same_stretch(jsonb, jsonb);
drop function care.change_planning_proposal(uuid, jsonb, jsonb);
delete from care.planning_proposals where kind = 'change';
alter table care.planning_proposals
  drop constraint planning_proposals_modality_check,
  drop constraint planning_proposals_change,
  drop column proposed_lessons,
  drop column before,
  drop column changed_session_id,
  drop column kind,
  add constraint planning_proposals_modality_check check (modality in ('in_person', 'hybrid'));
drop function care.hours_to_plan_again(text, uuid, date, date);
reset role;
