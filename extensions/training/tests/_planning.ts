/** Rooms and reservations for the tests of the planning, without the functions that check them. */
import type { CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import type pg from 'pg';

/** Somebody who plans. */
export const planner: Caller = {
  accountId: 'panel-planner',
  role: 'planner',
  companyId: null,
  sessionId: null,
  address: '127.0.0.1',
};

/** A database of the test's own with a company and a course. */
export interface PlanningBench {
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly care: CareDatabase;
  readonly company: string;
  readonly course: string;
  close(): Promise<void>;
}

/** Where rooms, instructors and sessions are made. */
export type PlanningPlace = Pick<PlanningBench, 'pool' | 'company' | 'course'>;

/** Opens one. */
export async function openPlanning(): Promise<PlanningBench> {
  const database = await cloneDatabase();
  const pool = database.adminPool;
  const care = database.openCare();
  const course = await addCourse(pool);
  return {
    database,
    pool,
    care,
    company: await createCompany(pool),
    course,
    close: () => database.close(),
  };
}

/** Makes a course; returns its id. */
export async function addCourse(pool: pg.Pool): Promise<string> {
  const course = newDocumentId();
  await pool.query(
    `insert into cms.courses (document_id, code, title, category, hours, active, published_at)
     values ($1::text, upper($1::text), 'Sertissage', 'short', 40, true, now())`,
    [course],
  );
  return course;
}

/** Makes a room that is open from eight to nine in the evening in Paris; returns its id. */
export async function addRoom(
  { pool }: Pick<PlanningPlace, 'pool'>,
  code: string,
  changes: { weekend?: boolean; evening?: boolean; capacity?: number; parts?: string[] } = {},
): Promise<string> {
  const id = newDocumentId();
  const { rows } = await pool.query<{ id: number }>(
    `insert into cms.rooms (document_id, code, name, capacity, any_course, weekend, evening, opens_at, closes_at, time_zone, active, published_at)
     values ($1, $2::text, 'Atelier ' || $2::text, $3, true, $4, $5, '08:00', '21:00', 'Europe/Paris', true, now()) returning id`,
    [id, code, changes.capacity ?? 10, changes.weekend ?? true, changes.evening ?? true],
  );
  await pool.query(
    'insert into cms.rooms_parts_lnk (room_id, inv_room_id) select $1, id from cms.rooms where document_id = any ($2)',
    [rows[0]?.id, changes.parts ?? []],
  );
  return id;
}

/** Makes a trainer who teaches the course at any hour; returns the instructor's id. */
export async function addInstructor({ pool, company, course }: PlanningPlace): Promise<string> {
  const { accountId } = await createPerson(pool, {
    role: 'trainer',
    company,
    firstName: 'Carol',
    lastName: 'Bernard',
  });
  const { rows } = await pool.query<{ id: string }>('select id from care.instructors where account_id = $1', [
    accountId,
  ]);
  const id = rows[0]?.id ?? '';
  await pool.query('insert into care.instructor_skills (instructor_id, course_id) values ($1, $2)', [
    id,
    course,
  ]);
  return id;
}

/** Makes a session with reservations; returns its id. */
export async function addSession(
  { pool, company, course }: PlanningPlace,
  title: string,
  reservations: readonly { room?: string; instructor?: string; from: string; to: string }[],
  of: { company?: string; course?: string; status?: string } = {},
): Promise<string> {
  const owner = of.company ?? company;
  const { rows } = await pool.query<{ id: string }>(
    `insert into care.training_sessions (company_id, course_id, title, capacity, status) values ($1, $2, $3, 8, $4) returning id`,
    [owner, of.course ?? course, title, of.status ?? 'open'],
  );
  const id = rows[0]?.id ?? '';
  for (const { room, instructor, from, to } of reservations)
    await pool.query(
      `insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)
       values ($1, $2, $3, $4, tstzrange($5, $6))`,
      [owner, id, room ?? null, instructor ?? null, from, to],
    );
  return id;
}
