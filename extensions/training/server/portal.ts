/** One's own training: what is next, which lines, what happened. Row-level security shows nobody else's. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { feedOf, NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import type {
  MyTraining,
  PortalSession,
  SeatObstacle,
  TraineeStage,
  TrainingMove,
  WaitingLine,
} from '../contracts/index.ts';
import { findCalendarStretches, stretchEntry } from './calendar.ts';
import { presentMove, presentPortalSession, type MoveRow, type PortalRow } from './present.ts';

const stretchesShown = 5;
const always = { start: 0, end: Date.UTC(2200, 0) };

const columns = sql`
  s.id, s.title, s.status, s.modality, s.starts_at, s.ends_at, s.zone, s.capacity, s.enrolled_count, s.offered_count, c.title as course_title,
  c.category, care.count_waiting(s.id) as waiting_count,
  (select concat_ws(', ', r.name, r.address) from care.room_reservations v join care.rooms r on r.id = v.room_id
   where v.session_id = s.id order by lower(v.during), r.code limit 1) as place,
  coalesce((select json_agg(i.display_name order by i.display_name) from care.session_instructors x
            join care.instructors i on i.id = x.instructor_id where x.session_id = s.id), '[]') as instructors`;

const own = sql`exists (select from care.enrolments e where e.session_id = s.id and e.status = 'enrolled'
  and e.trainee_id = (select care.own_trainee()))`;

const inLine = sql`exists (select from care.waiting_list_entries w where w.session_id = s.id and w.status = 'waiting'
  and w.trainee_id = (select care.own_trainee()))`;

const takesPeople = sql`s.status in ('open', 'confirmed') and s.starts_at > now()`;

async function readSessions(tx: Transaction, where: ReturnType<typeof sql>): Promise<PortalSession[]> {
  const { rows } = await sql<PortalRow>`
    select ${columns} from care.training_sessions s join care.courses c on c.id = s.course_id
    where ${where}`.execute(tx);
  return rows.map(presentPortalSession);
}

interface StretchRow {
  id: string;
  starts_at: Date;
  ends_at: Date;
  place: string | null;
  display_name: string | null;
  subject: string | null;
}

async function readStretches(tx: Transaction, sessionId: string): Promise<StretchRow[]> {
  const { rows } = await sql<StretchRow>`
    select v.id, lower(v.during) as starts_at, upper(v.during) as ends_at,
           case when r.id is null then null else concat_ws(', ', r.name, r.address) end as place, i.display_name, v.subject
    from care.room_reservations v
    left join care.rooms r on r.id = v.room_id
    left join care.instructors i on i.id = v.instructor_id
    where v.session_id = ${sessionId} order by lower(v.during), v.id`.execute(tx);
  return rows;
}

interface LineRow {
  entry_id: string;
  session_id: string | null;
  course_title: string;
  joined_at: Date;
  rank: number | null;
  waiting: number;
  learners_first: boolean | null;
  skip_reason: SeatObstacle | null;
  offer_expires_at: Date | null;
}

async function readLines(tx: Transaction): Promise<WaitingLine[]> {
  const { rows } = await sql<LineRow>`
    select l.entry_id, l.session_id, c.title as course_title, l.joined_at, l.rank, l.waiting, l.learners_first, l.skip_reason, l.offer_expires_at
    from care.my_waiting_lines() l join care.courses c on c.id = l.course_id
    order by l.joined_at, l.entry_id`.execute(tx);
  const sessions = await readSessions(tx, sql`${inLine} order by s.starts_at, s.id`);
  return rows.map((row) => ({
    id: row.entry_id,
    session: sessions.find(({ id }) => id === row.session_id) ?? null,
    courseTitle: row.course_title,
    joinedAt: row.joined_at.toISOString(),
    rank: row.rank,
    waitingCount: row.waiting,
    learnersFirst: row.learners_first ?? false,
    obstacle: row.skip_reason,
    offerUntil: row.offer_expires_at?.toISOString() ?? null,
  }));
}

/** The service of the learner portal. */
export class PortalService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** The own training. Throws NotFoundError for an account without any. */
  mine(caller: Caller, now: number): Promise<MyTraining> {
    return this.#database.as(caller, async (tx) => {
      const person = await tx
        .selectFrom('care.trainees')
        .select(['stage', 'approved'])
        .where('account_id', '=', caller.accountId)
        .executeTakeFirst();
      if (person === undefined) throw new NotFoundError();
      const enrolled = await readSessions(
        tx,
        sql`${own} and s.status in ('open', 'confirmed') and s.ends_at > ${new Date(now)} order by s.starts_at, s.id`,
      );
      const next = enrolled[0] ?? null;
      const stretches = next === null ? [] : await readStretches(tx, next.id);
      return {
        stage: person.stage as TraineeStage,
        approved: person.approved,
        next,
        stretches: stretches
          .filter(({ ends_at }) => ends_at.getTime() > now)
          .slice(0, stretchesShown)
          .map((row) => ({
            startsAt: row.starts_at.toISOString(),
            endsAt: row.ends_at.toISOString(),
            place: row.place,
            instructor: row.display_name,
            subject: row.subject,
          })),
        enrolled,
        waiting: await readLines(tx),
      };
    });
  }

  /** One page of sessions that can be joined, the next first. */
  joinable(caller: Caller, page: number): Promise<{ sessions: PortalSession[]; total: number }> {
    const where = sql`${takesPeople} and not ${own} and not ${inLine}`;
    return this.#database.as(caller, async (tx) => {
      const sessions = await readSessions(
        tx,
        sql`${where} order by s.starts_at, s.id limit ${pageSize} offset ${(page - 1) * pageSize}`,
      );
      const counted = await sql<{ total: number }>`
        select count(*) as total from care.training_sessions s where ${where}`.execute(tx);
      return { sessions, total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** One page of the own history, the latest first. */
  history(caller: Caller, page: number): Promise<{ moves: TrainingMove[]; total: number }> {
    const where = sql`m.trainee_id = (select care.own_trainee())`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<MoveRow>`
        select m.id, m.kind, m.reason, m.details, m.made_at, m.made_by, s.title as session_title,
               null as first_name, null as last_name
        from care.training_moves m left join care.training_sessions s on s.id = m.session_id
        where ${where} order by m.made_at desc, m.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
        tx,
      );
      const counted = await sql<{ total: number }>`
        select count(*) as total from care.training_moves m where ${where}`.execute(tx);
      return { moves: rows.map(presentMove), total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** The hours of an own session as a calendar file. Throws NotFoundError. */
  calendar(caller: Caller, id: string): Promise<FileOutput> {
    return this.#database.as(caller, async (tx) => {
      const [session] = await readSessions(tx, sql`s.id = ${id} and ${own}`);
      if (session === undefined) throw new NotFoundError();
      const stretches = await findCalendarStretches(tx, { sessionId: id }, always);
      const calendar = feedOf(stretches.map(stretchEntry));
      return { fileName: 'session.ics', content: oneChunk(calendar) };
    });
  }
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
