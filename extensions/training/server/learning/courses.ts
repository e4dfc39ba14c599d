/** Who follows which course, and what waits to be attached to a session. Decision 035. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Attachable, AttachableKind, Follower, MyCourse } from '../../contracts/index.ts';
import { explained } from '../refusals.ts';
import {
  presentAttachable,
  presentCourse,
  presentCourseSession,
  presentFollower,
  type AttachableRow,
  type CourseRow,
  type CourseSessionRow,
  type FollowerRow,
} from './present.ts';

const offered = 10;

const sessionJson = sql`json_build_object('id', s.id, 'title', s.title, 'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone)`;

const courses = sql`
  care.courses c
  left join lateral (
    select o.* from care.course_enrolments o
    where o.course_id = c.id and o.trainee_id = (select care.own_trainee())
    order by o.ended_at desc nulls first, o.made_at desc limit 1) o on true
  left join care.training_sessions s on s.id = o.session_id
  where (c.active or o.id is not null)`;

async function readCourses(tx: Transaction, rest: ReturnType<typeof sql>): Promise<MyCourse[]> {
  const { rows } = await sql<CourseRow>`
    select c.id, c.title, c.summary, c.hours, o.status, o.made_at, o.ended_at, o.withdrawn_reason, case when s.id is not null then ${sessionJson} end as session
    from ${courses} ${rest}`.execute(tx);
  return rows.map(presentCourse);
}

// What waits, of both kinds. A submission may also belong to a session that is over.
const waiting = sql`(
  select 'enrolment' as kind, c.id, null as title, c.made_at, c.trainee_id, c.company_id, c.course_id
  from care.course_enrolments c where c.session_id is null and c.ended_at is null
  union all
  select 'submission', u.id, u.title, u.made_at, u.trainee_id, u.company_id, u.course_id
  from care.submissions u where u.session_id is null)`;

const choices = sql`
  select ${sessionJson} as session, row_number() over (order by
    exists (select from care.enrolments e where e.session_id = s.id and e.trainee_id = w.trainee_id and e.status = 'enrolled') desc,
    s.status <> 'done' desc, s.created_at desc, s.id desc) as rank
  from care.training_sessions s
  where s.company_id = w.company_id and s.course_id = w.course_id
    and (s.status in ('open', 'confirmed') and (coalesce(s.ends_at > now(), true) or w.kind = 'submission')
      or s.status = 'done' and w.kind = 'submission')
  order by rank limit ${offered}`;

// Where somebody who follows a course may be moved: elsewhere than the session that is read, unless a place says where.
const otherSessions = sql`
  select ${sessionJson} as session, row_number() over (order by s.created_at desc, s.id desc) as rank
  from care.training_sessions s
  where s.company_id = o.company_id and s.course_id = o.course_id and s.id <> o.session_id and o.status = 'active'
    and p.has_place is not true and s.status in ('open', 'confirmed') and coalesce(s.ends_at > now(), true)
  order by rank limit ${offered}`;

/** What the list of what waits is narrowed by. */
export interface AttachableFilter {
  kind?: AttachableKind | undefined;
  company?: string | undefined;
  page: number;
}

/** The service of course enrolments. */
export class CourseService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of the courses that exist, the reader's own first. */
  mine(caller: Caller, page: number): Promise<{ courses: MyCourse[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const found = await readCourses(
        tx,
        sql`order by (o.id is null), c.title, c.id limit ${pageSize} offset ${(page - 1) * pageSize}`,
      );
      const counted = await sql<{ total: number }>`select count(*) as total from ${courses}`.execute(tx);
      return { courses: found, total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** Enrols the signed-in learner. Throws NotFoundError, TrainingRuleError. */
  enrolMyself(caller: Caller, courseId: string): Promise<MyCourse> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.enrol_in_course(${courseId})`.execute(tx);
        const [course] = await readCourses(tx, sql`and c.id = ${courseId}`);
        if (course === undefined) throw new NotFoundError();
        return course;
      }),
    );
  }

  /** Ends the enrolment of the signed-in learner, with their places. Throws NotFoundError, TrainingRuleError. */
  leave(caller: Caller, courseId: string, reason: string | undefined): Promise<MyCourse> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.withdraw_from_course(${courseId}, null, ${reason ?? null})`.execute(tx);
        const [course] = await readCourses(tx, sql`and c.id = ${courseId}`);
        if (course === undefined) throw new NotFoundError();
        return course;
      }),
    );
  }

  /** Ends the enrolment of somebody, with their places. Throws NotFoundError, TrainingRuleError. */
  withdraw(caller: Caller, traineeId: string, courseId: string, reason: string): Promise<void> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.withdraw_from_course(${courseId}, ${traineeId}, ${reason})`.execute(tx);
      }),
    );
  }

  /** One page of whose enrolment is attached to a session: those who follow, then those who did. Throws NotFoundError. */
  listFollowers(
    caller: Caller,
    sessionId: string,
    page: number,
  ): Promise<{ followers: Follower[]; total: number }> {
    return this.#database.as(caller, async (tx) => {
      const counted = await sql<{ total: number }>`
        select count(o.id) as total from care.training_sessions s left join care.course_enrolments o on o.session_id = s.id
        where s.id = ${sessionId} group by s.id`.execute(tx);
      if (counted.rows[0] === undefined) throw new NotFoundError();
      const { rows } = await sql<FollowerRow>`
        select o.id, o.trainee_id, t.first_name || ' ' || t.last_name as name, t.email, o.course_id, c.title as course_title,
               o.made_at, o.status, o.ended_at, o.withdrawn_by_role, o.withdrawn_reason, p.has_place,
               coalesce((select json_agg(x.session order by x.rank) from (${otherSessions}) x), '[]') as sessions
        from care.course_enrolments o
        join care.trainees t on t.id = o.trainee_id
        join care.courses c on c.id = o.course_id
        cross join lateral (select exists (
          select from care.enrolments e where e.session_id = o.session_id and e.trainee_id = o.trainee_id and e.status = 'enrolled'
        ) as has_place) p
        where o.session_id = ${sessionId}
        order by o.ended_at desc nulls first, t.last_name, t.first_name, o.id
        limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      return { followers: rows.map(presentFollower), total: counted.rows[0].total };
    });
  }

  /** Attaches an enrolment to another session. Throws TrainingRuleError. */
  move(
    caller: Caller,
    { id, sessionId, reason }: { id: string; sessionId: string; reason: string },
  ): Promise<void> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.move_course_enrolment(${id}, ${sessionId}, ${reason})`.execute(tx);
      }),
    );
  }

  /** Enrols somebody; returns the session that was found, if any. Throws NotFoundError, TrainingRuleError. */
  enrol(caller: Caller, traineeId: string, courseId: string) {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select care.enrol_in_course(${courseId}, ${traineeId}) as id`.execute(tx);
        const found = await sql<{ session: CourseSessionRow }>`
          select ${sessionJson} as session
          from care.course_enrolments c join care.training_sessions s on s.id = c.session_id
          where c.id = ${rows[0]?.id}`.execute(tx);
        const [row] = found.rows;
        return { session: row === undefined ? null : presentCourseSession(row.session) };
      }),
    );
  }

  /** One page of what waits to be attached, the oldest first. */
  listAttachable(
    caller: Caller,
    { kind, company, page }: AttachableFilter,
  ): Promise<{ items: Attachable[]; total: number }> {
    const matches = sql`(${kind ?? null}::text is null or w.kind = ${kind ?? null})
      and (${company ?? null}::text is null or w.company_id = ${company ?? null})`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<AttachableRow>`
        select w.kind, w.id, w.title, w.made_at, w.trainee_id, t.first_name || ' ' || t.last_name as name, t.email, w.company_id,
               k.name as company_name, w.course_id, c.title as course_title,
               coalesce((select json_agg(x.session order by x.rank) from (${choices}) x), '[]') as sessions
        from ${waiting} w
        join care.trainees t on t.id = w.trainee_id
        join cms.companies k on k.document_id = w.company_id
        join care.courses c on c.id = w.course_id
        where ${matches}
        order by w.made_at, w.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const counted = await sql<{ total: number }>`
        select count(*) as total from ${waiting} w where ${matches}`.execute(tx);
      return { items: rows.map(presentAttachable), total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** Attaches what waits to a session. Throws TrainingRuleError. */
  attach(
    caller: Caller,
    { kind, id, sessionId, reason }: { kind: AttachableKind; id: string; sessionId: string; reason: string },
  ): Promise<void> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        await sql`select care.attach_by_hand(${kind}, ${id}, ${sessionId}, ${reason})`.execute(tx);
      }),
    );
  }
}
