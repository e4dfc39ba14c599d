/** Sessions as planners see them. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type {
  Reservation,
  SessionStatus,
  SessionSummary,
  TrainingMove,
  TrainingSession,
} from '../contracts/index.ts';
import {
  presentMove,
  presentParticipant,
  presentReservation,
  presentSummary,
  type MoveRow,
  type ParticipantRow,
  type ReservationRow,
  type SessionRow,
} from './present.ts';

/** What a list of sessions is narrowed by. */
export interface SessionFilter {
  course?: string | undefined;
  company?: string | undefined;
  status?: SessionStatus | undefined;
  when: 'upcoming' | 'past' | 'all';
  page: number;
}

/** The columns of a session `s` that `presentSummary` takes. */
export const sessionColumns = sql`
  s.id, s.title, s.status, s.modality, s.capacity, s.enrolled_count, s.offered_count, s.offer_hours, s.waiting_alert, s.starts_at, s.ends_at, s.zone, s.validated_at,
  s.cancelled_reason, s.company_id, k.name as company_name, c.id as course_id, c.code as course_code, c.title as course_title,
  c.category, care.count_waiting(s.id) as waiting_count,
  s.status in ('open', 'confirmed') and coalesce(s.starts_at > now(), true) as takes_people,
  coalesce((
    select json_agg(json_build_object('id', i.id, 'name', i.display_name) order by i.display_name)
    from care.session_instructors x join care.instructors i on i.id = x.instructor_id where x.session_id = s.id), '[]') as instructors`;

/** The tables that `sessionColumns` reads. */
export const sessionTables = sql`
  care.training_sessions s
  join care.courses c on c.id = s.course_id
  join cms.companies k on k.document_id = s.company_id`;

const participantColumns = sql`t.id as trainee_id, t.first_name, t.last_name, t.email, t.stage, t.approved`;

/** The stretches of a session, in order. */
export async function readReservations(tx: Transaction, sessionId: string): Promise<Reservation[]> {
  const { rows } = await sql<ReservationRow>`
    select v.id, lower(v.during) as starts_at, upper(v.during) as ends_at, r.id as room_id, r.code, r.name as room_name,
           i.id as instructor_id, i.display_name, v.subject
    from care.room_reservations v
    left join care.rooms r on r.id = v.room_id
    left join care.instructors i on i.id = v.instructor_id
    where v.session_id = ${sessionId} order by lower(v.during), r.code, v.id`.execute(tx);
  return rows.map(presentReservation);
}

async function getSession(tx: Transaction, id: string): Promise<TrainingSession> {
  const [session] = (
    await sql<SessionRow>`select ${sessionColumns} from ${sessionTables} where s.id = ${id}`.execute(tx)
  ).rows;
  if (session === undefined) throw new NotFoundError();
  const enrolled = await sql<ParticipantRow>`
    select ${participantColumns}, e.enrolled_at as since, null as rank, null as skip_reason, null as offer_until
    from care.enrolments e join care.trainees t on t.id = e.trainee_id
    where e.session_id = ${id} and e.status = 'enrolled' order by t.last_name, t.first_name, t.id`.execute(
    tx,
  );
  const waiting = await sql<ParticipantRow>`
    select ${participantColumns}, w.joined_at as since, w.skip_reason, o.expires_at as offer_until,
           row_number() over (order by (t.stage = 'learner') desc, w.joined_at, w.id) as rank
    from care.waiting_list_entries w join care.trainees t on t.id = w.trainee_id
    left join care.seat_offers o on o.entry_id = w.id and o.outcome is null and o.expires_at > now()
    where w.session_id = ${id} and w.status = 'waiting' order by rank`.execute(tx);
  return {
    ...presentSummary(session),
    validatedAt: session.validated_at?.toISOString() ?? null,
    cancelledReason: session.cancelled_reason,
    takesPeople: session.takes_people,
    offerHours: session.offer_hours,
    waitingAlert: session.waiting_alert,
    reservations: await readReservations(tx, id),
    enrolled: enrolled.rows.map(presentParticipant),
    waiting: waiting.rows.map(presentParticipant),
  };
}

/** The service that reads sessions. */
export class SessionService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One session with its times and people. Throws NotFoundError. */
  get(caller: Caller, id: string): Promise<TrainingSession> {
    return this.#database.as(caller, (tx) => getSession(tx, id));
  }

  /** One page of sessions: those to come by their start, the others the latest first. */
  list(caller: Caller, filter: SessionFilter): Promise<{ sessions: SessionSummary[]; total: number }> {
    const { course = null, company = null, status = null, when, page } = filter;
    const matches = sql`
      (${course}::text is null or s.course_id = ${course}) and (${company}::text is null or s.company_id = ${company})
      and (${status}::text is null or s.status = ${status})
      and (${when}::text = 'all' or (coalesce(s.ends_at > now(), true) = (${when}::text = 'upcoming')))`;
    const order =
      when === 'upcoming' ? sql`s.starts_at nulls last, s.id` : sql`s.starts_at desc nulls last, s.id`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<SessionRow>`
        select ${sessionColumns} from ${sessionTables} where ${matches}
        order by ${order} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const counted = await sql<{ total: number }>`
        select count(*) as total from ${sessionTables} where ${matches}`.execute(tx);
      return { sessions: rows.map(presentSummary), total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** One page of the history of a session, the latest first. Throws NotFoundError. */
  history(caller: Caller, id: string, page: number): Promise<{ moves: TrainingMove[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const found = await tx
        .selectFrom('care.training_sessions')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      if (found === undefined) throw new NotFoundError();
      const { rows } = await sql<MoveRow>`
        select m.id, m.kind, m.reason, m.details, m.made_at, m.made_by, s.title as session_title, t.first_name, t.last_name
        from care.training_moves m
        left join care.training_sessions s on s.id = m.session_id
        left join care.trainees t on t.id = m.trainee_id
        where m.session_id = ${id}
        order by m.made_at desc, m.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const counted = await sql<{ total: number }>`
        select count(*) as total from care.training_moves where session_id = ${id}`.execute(tx);
      return { moves: rows.map(presentMove), total: counted.rows[0]?.total ?? 0 };
    });
  }
}
