-- Up Migration

-- Places with a limited time to answer: a session may have a freed place offered to the first in line for some hours instead of
-- given at once. The place is held meanwhile. Decision 036.
--
-- What the tables refuse: more seats taken and offered than there are; two offers of one session to a person at once; an offer to
-- somebody who does not wait.
set local role care_owner;

alter table care.training_sessions
  add column offer_hours integer check (offer_hours between 1 and 168),
  add column offered_count integer not null default 0,
  add column freed_at timestamptz not null default clock_timestamp(),
  drop constraint training_sessions_capacity,
  add constraint training_sessions_capacity check (enrolled_count >= 0 and offered_count >= 0 and enrolled_count + offered_count <= capacity);
comment on column care.training_sessions.offer_hours is 'For how long a freed place is offered to the first in line; null: it is given at once.';
comment on column care.training_sessions.offered_count is 'Places held for whoever they are offered to; kept by a trigger.';
comment on column care.training_sessions.freed_at is 'When a place was last given back or added; kept by a trigger.';

create table care.seat_offers (
  id uuid primary key default uuidv7(),
  company_id text not null,
  session_id uuid not null,
  trainee_id uuid not null,
  entry_id uuid not null references care.waiting_list_entries (id) on delete restrict,
  offered_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  outcome text check (outcome in ('accepted', 'declined', 'expired', 'ended')),
  ended_at timestamptz,
  foreign key (company_id, session_id) references care.training_sessions (company_id, id) on update cascade on delete restrict,
  foreign key (company_id, trainee_id) references care.trainees (company_id, id) on update cascade on delete restrict,
  check ((outcome is null) = (ended_at is null)),
  check (expires_at > offered_at)
);
comment on table care.seat_offers is
  'Every place that was offered and what became of it; ended: the person left the line, or the session went. An open one holds a place.';
create unique index seat_offers_open on care.seat_offers (session_id, trainee_id) where outcome is null;
create index seat_offers_entry on care.seat_offers (entry_id);
create index seat_offers_lapse on care.seat_offers (expires_at) where outcome is null;

alter table care.seat_offers enable row level security;
alter table care.seat_offers force row level security;
create policy manage_owner on care.seat_offers to care_owner using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.seat_offers as restrictive to care_app
  using (company_id = (select sec.company()) or (select care.plans_training())) with check (false);
create policy select_panel on care.seat_offers for select to care_app using ((select care.plans_training()));
create policy select_self on care.seat_offers for select to care_app using (trainee_id = (select care.own_trainee()));
grant select on care.seat_offers to care_app;

create function care.count_offers() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select from care.waiting_list_entries w where w.id = new.entry_id and w.status = 'waiting'
                   and (w.session_id, w.trainee_id) = (new.session_id, new.trainee_id)) then
      raise exception 'a place is offered to somebody who waits' using errcode = 'check_violation', constraint = 'seat_offers_waiting';
    end if;
    update care.training_sessions set offered_count = offered_count + 1 where id = new.session_id;
  elsif old.outcome is null and new.outcome is not null then
    update care.training_sessions set offered_count = offered_count - 1 where id = new.session_id;
  elsif old.outcome is not null then
    raise exception 'an offer ends once' using errcode = 'check_violation', constraint = 'seat_offers_once';
  end if;
  return null;
end
$$;
comment on function care.count_offers() is 'Trigger on care.seat_offers: an open offer holds a place, and ends once.';
create trigger count_offers after insert or update on care.seat_offers for each row execute function care.count_offers();

create function care.note_freed_seat() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  new.freed_at := clock_timestamp();
  return new;
end
$$;
comment on function care.note_freed_seat() is 'Trigger on care.training_sessions: a place was given back or added, which is worth asking everybody again.';
create trigger note_freed before update of enrolled_count, capacity on care.training_sessions for each row
  when (new.enrolled_count < old.enrolled_count or new.capacity > old.capacity) execute function care.note_freed_seat();

create function care.end_offer_of_entry() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.seat_offers o
  set outcome = case when new.status = 'left' then 'declined' else 'ended' end, ended_at = clock_timestamp()
  where o.entry_id = new.id and o.outcome is null;
  return null;
end
$$;
comment on function care.end_offer_of_entry() is 'Trigger on care.waiting_list_entries: who does not wait any more has no offer.';
create trigger end_offer after update of status on care.waiting_list_entries for each row
  when (old.status = 'waiting' and new.status <> 'waiting') execute function care.end_offer_of_entry();

-- Everything below: the session must be locked.

create function care.give_seat(session care.training_sessions, entry uuid, trainee uuid) returns void
  language sql set search_path = ''
as $$
  update care.waiting_list_entries set status = 'promoted', ended_at = clock_timestamp(), skip_reason = null, skipped_at = null where id = entry;
  insert into care.enrolments (company_id, session_id, trainee_id) values (session.company_id, session.id, trainee);
$$;
comment on function care.give_seat(care.training_sessions, uuid, uuid) is 'Seats somebody of the line of a locked session.';

create function care.offer_seat(session care.training_sessions, entry uuid, trainee uuid, rank bigint, reason text) returns void
  language plpgsql set search_path = ''
as $$
declare
  offer care.seat_offers;
begin
  insert into care.seat_offers as o (company_id, session_id, trainee_id, entry_id, expires_at)
  values (session.company_id, session.id, trainee, entry,
          least(clock_timestamp() + make_interval(hours => session.offer_hours), coalesce(session.starts_at, 'infinity')))
  returning o.* into offer;
  update care.waiting_list_entries w set skip_reason = null, skipped_at = null where w.id = entry and w.skip_reason is not null;
  perform care.note_training_move(session, trainee, 'offered', reason,
                                  jsonb_build_object('rank', rank, 'until', care.utc_text(offer.expires_at)));
  perform graphile_worker.care_enqueue(
    'training.offers', json_build_object('sessionId', session.id), 'training.offers ' || offer.id, offer.expires_at);
  perform graphile_worker.care_enqueue(
    'mail.send', json_build_object('template', 'seat-offered', 'offerId', offer.id, 'accountId', t.account_id))
  from care.trainees t where t.id = trainee;
end
$$;
comment on function care.offer_seat(care.training_sessions, uuid, uuid, bigint, text) is
  'Offers a place of a locked session to somebody of its line, until the hours of the session have passed or it begins, and mails them.';

create function care.end_seat_offers(session_id uuid) returns void
  language plpgsql set search_path = ''
as $$
declare
  session care.training_sessions;
  offer care.seat_offers;
begin
  for offer in
    update care.seat_offers o set outcome = 'expired', ended_at = clock_timestamp()
    where o.session_id = end_seat_offers.session_id and o.outcome is null and o.expires_at <= clock_timestamp() returning o.*
  loop
    select s.* into strict session from care.training_sessions s where s.id = offer.session_id;
    perform care.note_training_move(session, offer.trainee_id, 'passed', 'offer_expired');
  end loop;
end
$$;
comment on function care.end_seat_offers(uuid) is 'Ends the offers of a locked session whose time is over; who let one pass keeps their rank.';

create function care.seat_offered(session care.training_sessions, offer care.seat_offers, reason text) returns void
  language plpgsql set search_path = ''
as $$
declare
  rank bigint;
begin
  if care.seat_obstacle(session, offer.trainee_id) is not null then
    raise exception 'the person cannot take a seat' using errcode = 'check_violation', constraint = 'training_seat_obstacle',
      detail = jsonb_build_object('obstacle', care.seat_obstacle(session, offer.trainee_id))::text;
  end if;
  select l.rank into rank from care.waiting_line(session.id) l where l.entry_id = offer.entry_id;
  update care.seat_offers o set outcome = 'accepted', ended_at = clock_timestamp() where o.id = offer.id;
  perform care.give_seat(session, offer.entry_id, offer.trainee_id);
  perform care.note_training_move(session, offer.trainee_id, 'promoted', reason, jsonb_build_object('rank', rank));
  perform care.tell_session(session.id, 'PROMOTION_ATTENTE', offer.trainee_id, array['person', 'admin']);
end
$$;
comment on function care.seat_offered(care.training_sessions, care.seat_offers, text) is 'Gives an offered place to whom it is offered.';

create function care.answer_seat_offer(session_id uuid, is_accepted boolean) returns void
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  offer care.seat_offers;
begin
  select o.* into offer from care.seat_offers o
  where o.session_id = session.id and o.trainee_id = care.own_trainee() and o.outcome is null and o.expires_at > clock_timestamp();
  if not found or not care.takes_people(session) then
    raise exception 'nothing is offered any more' using errcode = 'check_violation', constraint = 'seat_offer_over';
  end if;
  if is_accepted then
    perform care.seat_offered(session, offer, 'offer_accepted');
    return;
  end if;
  update care.seat_offers o set outcome = 'declined', ended_at = clock_timestamp() where o.id = offer.id;
  perform care.note_training_move(session, offer.trainee_id, 'passed', 'offer_declined');
  perform care.fill_session(session.id, true, 'place_freed');
end
$$;
comment on function care.answer_seat_offer(uuid, boolean) is
  'Takes the place that is offered to the signed-in person, or lets it pass: it is offered to the next, and the rank is kept.';
grant execute on function care.answer_seat_offer(uuid, boolean) to care_app;

create function care.lapsed_seat_offers() returns setof uuid
  language sql stable security definer set search_path = ''
as $$
  select distinct o.session_id from care.seat_offers o where o.outcome is null and o.expires_at <= clock_timestamp()
$$;
comment on function care.lapsed_seat_offers() is 'The sessions with offers whose time is over.';
grant execute on function care.lapsed_seat_offers() to care_jobs;

create function care.offered_seat(offer uuid)
  returns table (session_id uuid, title text, starts_at timestamptz, zone text, expires_at timestamptz)
  language sql stable security definer set search_path = ''
as $$
  select s.id, s.title, s.starts_at, s.zone, o.expires_at
  from care.seat_offers o join care.training_sessions s on s.id = o.session_id
  where o.id = offer and o.outcome is null and o.expires_at > clock_timestamp()
$$;
comment on function care.offered_seat(uuid) is 'What the mail of an open offer says; nothing once it has ended.';
grant execute on function care.offered_seat(uuid) to care_jobs;

create function care.set_seat_offers(session_id uuid, hours integer) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  session care.training_sessions;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  update care.training_sessions s set offer_hours = hours, updated_at = now()
  where s.id = session.id and s.status in ('draft', 'open', 'confirmed');
  if not found then
    raise exception 'the session is over' using errcode = 'check_violation', constraint = 'training_session_move';
  end if;
end
$$;
comment on function care.set_seat_offers(uuid, integer) is
  'Says for how many hours freed places are offered; null: they are given at once. Open offers stay as they are.';
grant execute on function care.set_seat_offers(uuid, integer) to care_app;

alter table care.training_moves drop constraint training_moves_kind_check;
alter table care.training_moves add constraint training_moves_kind_check check (kind in ('created', 'enrolled', 'waiting', 'promoted', 'skipped', 'withdrawn', 'left', 'moved_back',
                                     'capacity', 'confirmed', 'cancelled', 'done', 'converted', 'approved', 'drafted',
                                     'offered', 'passed'));

insert into care.job_tasks (name, purpose) values ('training.offers', 'Ends offers of places whose time is over and offers them to the next.');

create or replace function care.fill_session(
  session_id uuid, with_candidates boolean, reason text,
  newcomer uuid default null, note text default null, at_most integer default null
) returns integer
  language plpgsql set search_path = ''
as $$
declare
  session care.training_sessions;
  next record;
  obstacle text;
  free integer;
  given integer := 0;
  has_login boolean;
begin
  select s.* into strict session from care.training_sessions s where s.id = fill_session.session_id;
  perform care.end_seat_offers(session.id);
  select s.* into strict session from care.training_sessions s where s.id = fill_session.session_id;
  free := least(session.capacity - session.enrolled_count - session.offered_count, at_most);
  if free <= 0 or not care.takes_people(session) then
    return 0;
  end if;
  -- Two sessions may be about to seat the same people: by their id, so that neither waits for the other for good.
  perform t.id from care.trainees t
  where t.id in (select w.trainee_id from care.waiting_list_entries w where w.session_id = session.id and w.status = 'waiting')
  order by t.id for no key update;
  for next in
    select l.* from care.waiting_line(session.id) l
    where (with_candidates or l.stage = 'learner') and not exists (
      -- Who has an offer answers it; who let one pass waits for the next place that is freed.
      select from care.seat_offers o where o.entry_id = l.entry_id
        and (o.outcome is null or o.outcome in ('declined', 'expired') and o.ended_at >= session.freed_at and reason <> 'by_hand'))
    order by l.rank
  loop
    exit when given >= free;
    obstacle := care.seat_obstacle(session, next.trainee_id);
    if obstacle is not null then
      update care.waiting_list_entries set skip_reason = obstacle, skipped_at = clock_timestamp() where id = next.entry_id;
      perform care.note_training_move(session, next.trainee_id, 'skipped', obstacle, jsonb_build_object('rank', next.rank));
      continue;
    end if;
    given := given + 1;
    select t.account_id is not null into has_login from care.trainees t where t.id = next.trainee_id;
    if session.offer_hours is not null and has_login and next.trainee_id is distinct from newcomer and reason <> 'by_hand' then
      perform care.offer_seat(session, next.entry_id, next.trainee_id, next.rank, reason);
      continue;
    end if;
    perform care.give_seat(session, next.entry_id, next.trainee_id);
    if next.trainee_id = newcomer then
      perform care.note_training_move(session, next.trainee_id, 'enrolled', 'place_free', jsonb_build_object('note', note));
      perform care.tell_session(session.id, 'ELEVE_INSCRIT', next.trainee_id, array['person', 'admin']);
    else
      perform care.note_training_move(session, next.trainee_id, 'promoted', reason, jsonb_build_object('rank', next.rank));
      perform care.tell_session(session.id, 'PROMOTION_ATTENTE', next.trainee_id, array['person', 'admin']);
    end if;
  end loop;
  return given;
end
$$;

create or replace function care.withdraw_trainee(session_id uuid, trainee_id uuid, note text default null) returns text
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  reason constant text := case when care.plans_training() then 'by_planner' else 'own_choice' end;
  held_seat constant boolean := exists (
    select from care.seat_offers o
    where o.session_id = session.id and o.trainee_id = withdraw_trainee.trainee_id and o.outcome is null);
begin
  if not care.plans_training() and trainee_id is distinct from care.own_trainee() then
    raise exception 'one withdraws for oneself' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  perform care.lock_people_of_sessions(array[session.id]);
  update care.waiting_list_entries w set status = 'left', ended_at = clock_timestamp()
  where w.session_id = session.id and w.trainee_id = withdraw_trainee.trainee_id and w.status = 'waiting';
  if found then
    perform care.note_training_move(session, trainee_id, 'left', reason, jsonb_build_object('note', note));
    -- What was offered to them goes to the next; the line alone frees nothing.
    if held_seat then
      perform care.fill_session(session.id, true, 'place_freed');
    end if;
    return 'left';
  end if;
  if not care.plans_training() and not care.takes_people(session) then
    raise exception 'the session has begun' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  update care.enrolments e set status = 'withdrawn', ended_at = clock_timestamp()
  where e.session_id = session.id and e.trainee_id = withdraw_trainee.trainee_id and e.status = 'enrolled';
  if not found then
    raise exception 'the person is not in this session' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  perform care.note_training_move(session, trainee_id, 'withdrawn', reason, jsonb_build_object('note', note));
  perform care.tell_session(session.id, 'PLACE_LIBEREE', trainee_id, array['admin'], note);
  perform care.fill_session(session.id, true, 'place_freed');
  return 'withdrawn';
end
$$;

create or replace function care.promote_trainee(session_id uuid, trainee_id uuid default null) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  first_one record;
  offered care.seat_offers;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  perform care.end_seat_offers(session.id);
  select o.* into offered from care.seat_offers o
  where o.session_id = session.id and o.trainee_id = promote_trainee.trainee_id and o.outcome is null;
  if found then
    perform care.seat_offered(session, offered, 'by_hand');
    return 1;
  end if;
  select s.* into strict session from care.training_sessions s where s.id = session.id;
  if session.enrolled_count + session.offered_count >= session.capacity then
    raise exception 'no seat is free' using errcode = 'check_violation', constraint = 'training_session_full',
      detail = jsonb_build_object('enrolled', session.enrolled_count, 'offered', session.offered_count, 'capacity', session.capacity)::text;
  end if;
  if trainee_id is not null then
    select l.trainee_id, l.rank, t.first_name || ' ' || t.last_name as name into first_one
    from care.waiting_line(session.id) l join care.trainees t on t.id = l.trainee_id
    where (care.seat_obstacle(session, l.trainee_id) is null or l.trainee_id = promote_trainee.trainee_id)
      and not exists (select from care.seat_offers o where o.entry_id = l.entry_id and o.outcome is null)
    order by l.rank limit 1;
    if first_one.trainee_id is distinct from promote_trainee.trainee_id then
      raise exception 'somebody is ahead' using errcode = 'check_violation', constraint = 'training_line_ahead',
        detail = jsonb_build_object('name', first_one.name, 'rank', first_one.rank)::text;
    end if;
    if care.seat_obstacle(session, trainee_id) is not null then
      raise exception 'the person cannot take a seat' using errcode = 'check_violation', constraint = 'training_seat_obstacle',
        detail = jsonb_build_object('obstacle', care.seat_obstacle(session, trainee_id))::text;
    end if;
  end if;
  return care.fill_session(session.id, true, 'by_hand', at_most => 1);
end
$$;

create or replace function care.set_session_capacity(session_id uuid, capacity integer) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  smallest record;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  perform care.end_seat_offers(session.id);
  select s.* into strict session from care.training_sessions s where s.id = session.id;
  if capacity < session.enrolled_count + session.offered_count then
    raise exception 'more people are enrolled' using errcode = 'check_violation', constraint = 'training_capacity_below',
      detail = jsonb_build_object('enrolled', session.enrolled_count, 'offered', session.offered_count, 'capacity', capacity)::text;
  end if;
  select r.name, r.capacity into smallest
  from care.room_reservations v join care.rooms r on r.id = v.room_id
  where v.session_id = session.id order by r.capacity limit 1;
  if capacity > smallest.capacity then
    raise exception 'the room is too small' using errcode = 'check_violation', constraint = 'training_capacity_above_room',
      detail = jsonb_build_object('room', smallest.name, 'places', smallest.capacity)::text;
  end if;
  update care.training_sessions s set capacity = set_session_capacity.capacity, updated_at = now() where s.id = session.id;
  perform care.note_training_move(session, null, 'capacity', 'by_planner',
                                  jsonb_build_object('from', session.capacity, 'to', set_session_capacity.capacity));
  return care.fill_session(session.id, true, 'capacity_raised');
end
$$;

drop function care.my_waiting_lines();
create function care.my_waiting_lines()
  returns table (entry_id uuid, session_id uuid, course_id text, joined_at timestamptz, rank bigint, waiting bigint, learners_first boolean, skip_reason text, offer_id uuid, offer_expires_at timestamptz)
  language sql stable security definer set search_path = ''
as $$
  select w.id, w.session_id, w.course_id, w.joined_at, l.rank,
         (select count(*) from care.waiting_line(w.session_id)), l.stage <> 'learner', w.skip_reason, o.id, o.expires_at
  from care.waiting_list_entries w
  left join lateral (select * from care.waiting_line(w.session_id) x where x.entry_id = w.id) l on true
  left join care.seat_offers o on o.entry_id = w.id and o.outcome is null and o.expires_at > now()
  where w.trainee_id = care.own_trainee() and w.status = 'waiting'
$$;
comment on function care.my_waiting_lines() is
  'The lines that the signed-in person is in, with their rank, what is offered to them and how many wait; of others nothing.';
grant execute on function care.my_waiting_lines() to care_app;

reset role;

-- Down Migration

set local role care_owner;
drop function care.my_waiting_lines();
create function care.my_waiting_lines()
  returns table (entry_id uuid, session_id uuid, course_id text, joined_at timestamptz, rank bigint, waiting bigint, learners_first boolean, skip_reason text)
  language sql stable security definer set search_path = ''
as $$
  select w.id, w.session_id, w.course_id, w.joined_at, l.rank,
         (select count(*) from care.waiting_line(w.session_id)), l.stage <> 'learner', w.skip_reason
  from care.waiting_list_entries w
  left join lateral (select * from care.waiting_line(w.session_id) x where x.entry_id = w.id) l on true
  where w.trainee_id = care.own_trainee() and w.status = 'waiting'
$$;
comment on function care.my_waiting_lines() is 'The lines that the signed-in person is in, with their rank and how many wait; of others nothing.';
grant execute on function care.my_waiting_lines() to care_app;
create or replace function care.set_session_capacity(session_id uuid, capacity integer) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  smallest record;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  if capacity < session.enrolled_count then
    raise exception 'more people are enrolled' using errcode = 'check_violation', constraint = 'training_capacity_below',
      detail = jsonb_build_object('enrolled', session.enrolled_count, 'capacity', capacity)::text;
  end if;
  select r.name, r.capacity into smallest
  from care.room_reservations v join care.rooms r on r.id = v.room_id
  where v.session_id = session.id order by r.capacity limit 1;
  if capacity > smallest.capacity then
    raise exception 'the room is too small' using errcode = 'check_violation', constraint = 'training_capacity_above_room',
      detail = jsonb_build_object('room', smallest.name, 'places', smallest.capacity)::text;
  end if;
  update care.training_sessions s set capacity = set_session_capacity.capacity, updated_at = now() where s.id = session.id;
  perform care.note_training_move(session, null, 'capacity', 'by_planner',
                                  jsonb_build_object('from', session.capacity, 'to', set_session_capacity.capacity));
  return care.fill_session(session.id, true, 'capacity_raised');
end
$$;
create or replace function care.promote_trainee(session_id uuid, trainee_id uuid default null) returns integer
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session care.training_sessions;
  first_one record;
begin
  perform care.assert_plans_training();
  session := care.lock_training_session(session_id);
  if not care.takes_people(session) then
    raise exception 'the session takes nobody any more' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  if session.enrolled_count >= session.capacity then
    raise exception 'no seat is free' using errcode = 'check_violation', constraint = 'training_session_full',
      detail = jsonb_build_object('enrolled', session.enrolled_count, 'capacity', session.capacity)::text;
  end if;
  if trainee_id is not null then
    select l.trainee_id, l.rank, t.first_name || ' ' || t.last_name as name into first_one
    from care.waiting_line(session.id) l join care.trainees t on t.id = l.trainee_id
    where care.seat_obstacle(session, l.trainee_id) is null or l.trainee_id = promote_trainee.trainee_id
    order by l.rank limit 1;
    if first_one.trainee_id is distinct from promote_trainee.trainee_id then
      raise exception 'somebody is ahead' using errcode = 'check_violation', constraint = 'training_line_ahead',
        detail = jsonb_build_object('name', first_one.name, 'rank', first_one.rank)::text;
    end if;
    if care.seat_obstacle(session, trainee_id) is not null then
      raise exception 'the person cannot take a seat' using errcode = 'check_violation', constraint = 'training_seat_obstacle',
        detail = jsonb_build_object('obstacle', care.seat_obstacle(session, trainee_id))::text;
    end if;
  end if;
  return care.fill_session(session.id, true, 'by_hand', at_most => 1);
end
$$;
create or replace function care.withdraw_trainee(session_id uuid, trainee_id uuid, note text default null) returns text
  language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  session constant care.training_sessions := care.lock_training_session(session_id);
  reason constant text := case when care.plans_training() then 'by_planner' else 'own_choice' end;
begin
  if not care.plans_training() and trainee_id is distinct from care.own_trainee() then
    raise exception 'one withdraws for oneself' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  update care.waiting_list_entries w set status = 'left', ended_at = clock_timestamp()
  where w.session_id = session.id and w.trainee_id = withdraw_trainee.trainee_id and w.status = 'waiting';
  if found then
    perform care.note_training_move(session, trainee_id, 'left', reason, jsonb_build_object('note', note));
    return 'left';
  end if;
  if not care.plans_training() and not care.takes_people(session) then
    raise exception 'the session has begun' using errcode = 'check_violation', constraint = 'training_session_closed';
  end if;
  update care.enrolments e set status = 'withdrawn', ended_at = clock_timestamp()
  where e.session_id = session.id and e.trainee_id = withdraw_trainee.trainee_id and e.status = 'enrolled';
  if not found then
    raise exception 'the person is not in this session' using errcode = 'no_data_found', constraint = 'trainee_known';
  end if;
  perform care.note_training_move(session, trainee_id, 'withdrawn', reason, jsonb_build_object('note', note));
  perform care.tell_session(session.id, 'PLACE_LIBEREE', trainee_id, array['admin'], note);
  perform care.fill_session(session.id, true, 'place_freed');
  return 'withdrawn';
end
$$;
create or replace function care.fill_session(
  session_id uuid, with_candidates boolean, reason text,
  newcomer uuid default null, note text default null, at_most integer default null
) returns integer
  language plpgsql set search_path = ''
as $$
declare
  session care.training_sessions;
  next record;
  obstacle text;
  free integer;
  given integer := 0;
begin
  select s.* into strict session from care.training_sessions s where s.id = fill_session.session_id;
  free := least(session.capacity - session.enrolled_count, at_most);
  if free <= 0 or not care.takes_people(session) then
    return 0;
  end if;
  -- Two sessions may be about to seat the same people: by their id, so that neither waits for the other for good.
  perform t.id from care.trainees t
  where t.id in (select w.trainee_id from care.waiting_list_entries w where w.session_id = session.id and w.status = 'waiting')
  order by t.id for no key update;
  for next in
    select l.* from care.waiting_line(session.id) l
    where with_candidates or l.stage = 'learner'
    order by l.rank
  loop
    exit when given >= free;
    obstacle := care.seat_obstacle(session, next.trainee_id);
    if obstacle is not null then
      update care.waiting_list_entries set skip_reason = obstacle, skipped_at = clock_timestamp() where id = next.entry_id;
      perform care.note_training_move(session, next.trainee_id, 'skipped', obstacle, jsonb_build_object('rank', next.rank));
      continue;
    end if;
    insert into care.enrolments (company_id, session_id, trainee_id) values (session.company_id, session.id, next.trainee_id);
    update care.waiting_list_entries
    set status = 'promoted', ended_at = clock_timestamp(), skip_reason = null, skipped_at = null
    where id = next.entry_id;
    given := given + 1;
    if next.trainee_id = newcomer then
      perform care.note_training_move(session, next.trainee_id, 'enrolled', 'place_free', jsonb_build_object('note', note));
      perform care.tell_session(session.id, 'ELEVE_INSCRIT', next.trainee_id, array['person', 'admin']);
    else
      perform care.note_training_move(session, next.trainee_id, 'promoted', reason, jsonb_build_object('rank', next.rank));
      perform care.tell_session(session.id, 'PROMOTION_ATTENTE', next.trainee_id, array['person', 'admin']);
    end if;
  end loop;
  return given;
end
$$;
delete from care.job_tasks where name = 'training.offers';
drop function care.set_seat_offers(uuid, integer);
drop function care.offered_seat(uuid);
drop function care.lapsed_seat_offers();
drop function care.answer_seat_offer(uuid, boolean);
drop function care.seat_offered(care.training_sessions, care.seat_offers, text);
drop function care.end_seat_offers(uuid);
drop function care.offer_seat(care.training_sessions, uuid, uuid, bigint, text);
drop function care.give_seat(care.training_sessions, uuid, uuid);
drop trigger end_offer on care.waiting_list_entries;
drop function care.end_offer_of_entry();
drop trigger note_freed on care.training_sessions;
drop function care.note_freed_seat();
drop table care.seat_offers;
alter table care.training_moves drop constraint training_moves_kind_check;
alter table care.training_moves add constraint training_moves_kind_check check (kind in ('created', 'enrolled', 'waiting', 'promoted', 'skipped', 'withdrawn', 'left', 'moved_back',
                                     'capacity', 'confirmed', 'cancelled', 'done', 'converted', 'approved', 'drafted')) not valid;
drop function care.count_offers();
alter table care.training_sessions
  drop constraint training_sessions_capacity,
  add constraint training_sessions_capacity check (enrolled_count between 0 and capacity),
  drop column freed_at, drop column offered_count, drop column offer_hours;
reset role;
