-- Up Migration

-- Corrections: within a day, a practitioner sets right when a completed consultation began and ended, or opens one again that was
-- ended by mistake. Counters follow by their own triggers in the same transaction; each correction is written down with who
-- and when, by the database. The owner, without a signed context, may correct at any time; that is written down too.
--
-- What this deliberately does not grant: nobody writes care.consultation_corrections, nor the instants of a consultation but
-- through care.correct_consultation; employees and HR read nothing of it.
set local role care_owner;

insert into care.consultation_moves (from_status, to_status, part) values ('completed', 'in_progress', 'practitioner');

create table care.consultation_corrections (
  id uuid primary key default uuidv7(),
  company_id text not null,
  consultation_id uuid not null,
  practitioner_id text not null references care.people (account_id) on update cascade on delete restrict,
  kind text not null check (kind in ('corrected', 'reopened')),
  corrected_by text,
  corrected_at timestamptz not null default clock_timestamp(),
  old_started_at timestamptz not null,
  old_ended_at timestamptz not null,
  new_started_at timestamptz not null,
  new_ended_at timestamptz,
  foreign key (company_id, consultation_id) references care.consultations (company_id, id)
    on update cascade on delete cascade,
  check ((new_ended_at is null) = (kind = 'reopened'))
);
comment on table care.consultation_corrections is
  'Every change of a completed consultation: what it was, what it became, when and by whom; corrected_by is null for the platform.';
create index consultation_corrections_consultation on care.consultation_corrections (consultation_id, corrected_at);
create index consultation_corrections_practitioner on care.consultation_corrections (practitioner_id, corrected_at);

alter table care.consultation_corrections enable row level security;
alter table care.consultation_corrections force row level security;
create policy manage_owner on care.consultation_corrections to care_owner
  using (care.owns_everything()) with check (care.owns_everything());
create policy tenant on care.consultation_corrections as restrictive to care_app
  using (practitioner_id = (select sec.actor()) or (select sec.is_panel())) with check (false);
create policy select_self on care.consultation_corrections for select to care_app
  using ((select sec.role()) = 'practitioner' and practitioner_id = (select sec.actor()));
create policy select_accounting on care.consultation_corrections for select to care_app
  using ((select sec.role()) in ('accountant', 'platform-admin', 'super-admin'));
grant select on care.consultation_corrections to care_app;

-- After `guard`, whose name comes first and which has the duration computed and starts a clock when a consultation begins.
create function care.guard_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  actor constant text := sec.actor();
  completed_at timestamptz;
  began_at timestamptz;
  latest_end timestamptz;
begin
  if old.status = 'completed' and new.status = 'in_progress' then
    new.started_at := old.started_at;
    new.ended_at := null;
    new.duration_seconds := null;
  end if;
  if actor is null then
    return new;
  end if;
  if actor <> old.practitioner_id then
    raise exception 'only the practitioner corrects a consultation' using errcode = 'check_violation';
  end if;
  select coalesce((array_agg(k.old_ended_at order by k.corrected_at))[1], old.ended_at),
         coalesce((array_agg(k.old_started_at order by k.corrected_at))[1], old.started_at),
         greatest(max(k.old_ended_at), old.ended_at)
    into completed_at, began_at, latest_end
  from care.consultation_corrections k where k.consultation_id = old.id;
  if now() > completed_at + interval '24 hours' then
    raise exception 'a consultation is corrected within 24 hours of its end'
      using errcode = 'check_violation', constraint = 'correction_in_time';
  end if;
  if new.status = 'completed' and (
    new.started_at < least(began_at, new.starts_at - interval '15 minutes') or new.ended_at > latest_end
    or new.ended_at <= new.started_at or new.ended_at > new.started_at + interval '4 hours'
  ) then
    raise exception 'a consultation cannot have begun or ended then'
      using errcode = 'check_violation', constraint = 'correction_in_bounds';
  end if;
  return new;
end
$$;
comment on function care.guard_correction() is
  'Trigger on care.consultations: who may change what is completed, until when, and to which instants.';
create trigger guard_correction before update on care.consultations for each row
  when (old.status = 'completed' and (new.status, new.started_at, new.ended_at) is distinct from (old.status, old.started_at, old.ended_at))
  execute function care.guard_correction();

create function care.record_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into care.consultation_corrections
    (company_id, consultation_id, practitioner_id, kind, corrected_by, old_started_at, old_ended_at, new_started_at, new_ended_at)
  values
    (new.company_id, new.id, new.practitioner_id, case new.status when 'completed' then 'corrected' else 'reopened' end,
     sec.actor(), old.started_at, old.ended_at, new.started_at, new.ended_at);
  return null;
end
$$;
comment on function care.record_correction() is 'Trigger on care.consultations: writes down each change of a completed one.';
create trigger record_correction after update on care.consultations for each row
  when (old.status = 'completed' and (new.status, new.started_at, new.ended_at) is distinct from (old.status, old.started_at, old.ended_at))
  execute function care.record_correction();

create function care.correct_consultation(consultation uuid, started timestamptz, ended timestamptz) returns boolean
  language plpgsql security definer set search_path = ''
as $$
begin
  update care.consultations c
  set started_at = correct_consultation.started, ended_at = correct_consultation.ended
  where c.id = correct_consultation.consultation and c.status = 'completed'
    and c.practitioner_id = sec.actor() and sec.role() = 'practitioner';
  return found;
end
$$;
comment on function care.correct_consultation(uuid, timestamptz, timestamptz) is
  'Sets right when a completed consultation of the practitioner who asks began and ended; false when there is none.';
grant execute on function care.correct_consultation(uuid, timestamptz, timestamptz) to care_app;

reset role;

-- Down Migration

drop function care.correct_consultation(uuid, timestamptz, timestamptz);
drop trigger record_correction on care.consultations;
drop trigger guard_correction on care.consultations;
drop function care.record_correction();
drop function care.guard_correction();
drop table care.consultation_corrections;
delete from care.consultation_moves where from_status = 'completed';
