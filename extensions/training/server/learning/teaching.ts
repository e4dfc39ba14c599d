/** What trainers see and do: their sessions, who was there, how their learners get on. Decision 035. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type {
  AttendanceStatus,
  LearnerProgress,
  NewSession,
  SessionDay,
  SessionStatus,
  SessionSummary,
  TaughtSession,
  TeachingChoices,
} from '../../contracts/index.ts';
import { suitsCourse } from '../domain/resources.ts';
import type { NewSessionService } from '../new-sessions.ts';
import { presentSummary, type SessionRow } from '../present.ts';
import { explained } from '../refusals.ts';
import { readRooms, readTeachers } from '../resources-store.ts';
import { readReservations, sessionColumns, sessionTables } from '../sessions.ts';
import { readLearners } from './progress.ts';

const taught = sql`s.id in (select care.taught_sessions())`;

interface DayRow {
  id: string;
  title: string;
  course_title: string;
  status: SessionStatus;
  zone: string;
  day: string;
  capacity: number;
  enrolled_count: number;
  stretches: { starts_at: string; ends_at: string; room: string | null; subject: string | null }[];
  people: { id: string; name: string; status: AttendanceStatus | null }[];
}

const utc = (text: string): string => new Date(text).toISOString();

const presentDay = (row: DayRow): SessionDay => ({
  id: row.id,
  title: row.title,
  courseTitle: row.course_title,
  status: row.status,
  zone: row.zone,
  day: row.day,
  stretches: row.stretches.map(({ starts_at, ends_at, room, subject }) => ({
    startsAt: utc(starts_at),
    endsAt: utc(ends_at),
    room,
    subject,
  })),
  capacity: row.capacity,
  enrolledCount: row.enrolled_count,
  people: row.people.map(({ id, name, status }) => ({ traineeId: id, name, status })),
});

/** Sessions on one of their days, which `day` gives for a session `s`: only those with hours on it. */
async function readDays(
  tx: Transaction,
  day: ReturnType<typeof sql>,
  where: ReturnType<typeof sql>,
): Promise<SessionDay[]> {
  const { rows } = await sql<DayRow>`
    select s.id, s.title, c.title as course_title, s.status, s.zone, d.day::text, s.capacity, s.enrolled_count, v.stretches,
           coalesce((
             select json_agg(json_build_object('id', t.id, 'name', t.first_name || ' ' || t.last_name, 'status', a.status)
                             order by t.last_name, t.first_name, t.id)
             from care.enrolments e
             join care.trainees t on t.id = e.trainee_id
             left join care.attendances a on a.session_id = s.id and a.trainee_id = t.id and a.day = d.day
             where e.session_id = s.id and e.status = 'enrolled'), '[]') as people
    from care.training_sessions s
    join care.courses c on c.id = s.course_id
    cross join lateral (select ${day} as day) d
    cross join lateral (
      select json_agg(json_build_object('starts_at', lower(v.during), 'ends_at', upper(v.during), 'room', r.name, 'subject', v.subject)
                      order by lower(v.during)) as stretches, min(lower(v.during)) as starts_at
      from care.room_reservations v left join care.rooms r on r.id = v.room_id
      where v.session_id = s.id
        and v.during && tstzrange(d.day::timestamp at time zone s.zone, (d.day + 1)::timestamp at time zone s.zone)) v
    where ${taught} and v.stretches is not null and ${where}
    order by v.starts_at, s.id`.execute(tx);
  return rows.map(presentDay);
}

async function getTaught(tx: Transaction, id: string): Promise<TaughtSession> {
  const [session] = (
    await sql<SessionRow & { may_cancel: boolean }>`
      select ${sessionColumns}, s.created_by = sec.actor() and s.status in ('draft', 'open') as may_cancel
      from ${sessionTables} where s.id = ${id} and ${taught}`.execute(tx)
  ).rows;
  if (session === undefined) throw new NotFoundError();
  const days = await sql<{ day: string; has_begun: boolean; marked: number }>`
    select d.day::text, d.day::timestamp at time zone s.zone <= now() as has_begun,
           (select count(*) from care.attendances a where a.session_id = s.id and a.day = d.day) as marked
    from care.training_sessions s
    cross join lateral (
      select distinct (lower(v.during) at time zone s.zone)::date as day
      from care.room_reservations v where v.session_id = s.id) d
    where s.id = ${id} order by d.day`.execute(tx);
  return {
    ...presentSummary(session),
    reservations: await readReservations(tx, id),
    days: days.rows.map(({ day, has_begun, marked }) => ({ day, hasBegun: has_begun, marked })),
    mayCancel: session.may_cancel,
    takesPeople: session.takes_people,
  };
}

/** What a list of taught sessions is narrowed by. */
export interface TaughtFilter {
  when: 'upcoming' | 'past';
  status?: SessionStatus | undefined;
  course?: string | undefined;
  page: number;
}

/** The service of trainers. */
export class TeachingService {
  readonly #database: CareDatabase;
  readonly #newSessions: NewSessionService;

  constructor(database: CareDatabase, newSessions: NewSessionService) {
    this.#database = database;
    this.#newSessions = newSessions;
  }

  /** The sessions of today, each by its own zone, and how much work waits to be marked. */
  today(caller: Caller): Promise<{ sessions: SessionDay[]; toMark: number }> {
    return this.#database.as(caller, async (tx) => {
      const sessions = await readDays(
        tx,
        sql`(now() at time zone s.zone)::date`,
        sql`s.status in ('open', 'confirmed', 'done')`,
      );
      const { rows } = await sql<{ total: number }>`
        select count(*) as total from care.submissions s
        where s.session_id in (select care.taught_sessions()) and s.state = 'waiting'`.execute(tx);
      return { sessions, toMark: rows[0]?.total ?? 0 };
    });
  }

  /** A session on one day, in its zone. Throws NotFoundError, also for a day without hours. */
  day(caller: Caller, id: string, day: string): Promise<SessionDay> {
    return this.#database.as(caller, async (tx) => {
      const [found] = await readDays(tx, sql`${day}::date`, sql`s.id = ${id}`);
      if (found === undefined) throw new NotFoundError();
      return found;
    });
  }

  /** Says whether somebody was there. Throws NotFoundError, TrainingRuleError. */
  markAttendance(
    caller: Caller,
    id: string,
    { day, traineeId, status }: { day: string; traineeId: string; status: AttendanceStatus },
  ): Promise<void> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.mark_attendance(${id}, ${traineeId}, ${day}::date, ${status})`.execute(tx);
      }),
    );
  }

  /** Says of everybody who is not noted yet whether they were there. Throws NotFoundError, TrainingRuleError. */
  markAllAttendances(
    caller: Caller,
    id: string,
    { day, status }: { day: string; status: AttendanceStatus },
  ): Promise<{ marked: number }> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ marked: number }>`
          select care.mark_all_attendances(${id}, ${day}::date, ${status}) as marked`.execute(tx);
        return { marked: rows[0]?.marked ?? 0 };
      }),
    );
  }

  /** One page of the sessions that the reader teaches. */
  list(
    caller: Caller,
    { when, status, course, page }: TaughtFilter,
  ): Promise<{ sessions: SessionSummary[]; total: number }> {
    const matches = sql`${taught} and (${course ?? null}::text is null or s.course_id = ${course ?? null})
      and (${status ?? null}::text is null or s.status = ${status ?? null})
      and (s.status in ('draft', 'open', 'confirmed') and coalesce(s.ends_at > now(), true)) = (${when}::text = 'upcoming')`;
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

  /** A session that the reader teaches. Throws NotFoundError. */
  get(caller: Caller, id: string): Promise<TaughtSession> {
    return this.#database.as(caller, (tx) => getTaught(tx, id));
  }

  /** Makes a session of the reader's company that they teach. Throws as `NewSessionService.create`. */
  async create(
    caller: Caller,
    input: Omit<NewSession, 'companyId' | 'instructorIds'>,
    now: number,
  ): Promise<TaughtSession> {
    const instructorId = await this.#database.as(caller, ownInstructor);
    const id = await this.#newSessions.create(
      caller,
      {
        ...input,
        companyId: caller.companyId ?? '',
        instructorIds: [instructorId],
        reservations: input.reservations.map((reservation) => ({ ...reservation, instructorId })),
      },
      now,
    );
    return this.get(caller, id);
  }

  /** Changes the title or the seats. Throws NotFoundError, TrainingRuleError. */
  edit(
    caller: Caller,
    id: string,
    { title, capacity }: { title?: string | undefined; capacity?: number | undefined },
  ): Promise<TaughtSession> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const before = await getTaught(tx, id);
        if (title !== undefined && title !== before.title)
          await sql`select care.rename_training_session(${id}, ${title})`.execute(tx);
        if (capacity !== undefined && capacity !== before.capacity)
          await sql`select care.set_session_capacity(${id}, ${capacity})`.execute(tx);
        return getTaught(tx, id);
      }),
    );
  }

  /** What the form of a new session chooses from: the courses that the reader can teach, and the rooms made for one of them. */
  choices(caller: Caller): Promise<TeachingChoices> {
    return this.#database.as(caller, async (tx) => {
      const own = await ownInstructor(tx);
      const taughtCourses = (await readTeachers(tx)).find(({ id }) => id === own)?.courseIds ?? [];
      const courses = await tx
        .selectFrom('care.courses')
        .select(['id', 'title'])
        .where('active', '=', true)
        .where('id', 'in', taughtCourses.length === 0 ? [''] : [...taughtCourses])
        .orderBy('title')
        .execute();
      const company = await tx.selectFrom('cms.companies').select('time_zone').executeTakeFirst();
      return {
        courses,
        rooms: (await readRooms(tx))
          .filter((room) => taughtCourses.some((course) => suitsCourse(room, course)))
          .map(({ id, name, capacity, timeZone }) => ({ id, name, capacity, timeZone })),
        zone: company?.time_zone ?? 'Europe/Paris',
      };
    });
  }

  /** One page of the learners of the reader's sessions, by name, with their attendance and their work. */
  learners(caller: Caller, page: number): Promise<{ learners: LearnerProgress[]; total: number }> {
    return this.#database.as(caller, (tx) => readLearners(tx, page));
  }
}

async function ownInstructor(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`select care.own_instructor() as id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined || id === null) throw new NotFoundError();
  return id;
}
