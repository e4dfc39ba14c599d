import type { Actor, CareDatabase, ServiceDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson, createRole, newDocumentId } from '@huntzen/database/testing/people';
import type { Caller } from '@huntzen/kernel/server';
import type pg from 'pg';
import type { NewSession } from '../contracts/index.ts';
import { NewSessionService } from '../server/new-sessions.ts';
import { PeopleService } from '../server/people.ts';
import { PlaceService } from '../server/places.ts';
import { PortalService } from '../server/portal.ts';
import { SessionService } from '../server/sessions.ts';

/** A person as a caller of services. */
export const asCaller = (actor: Actor): Caller => ({ ...actor, sessionId: null, address: '127.0.0.1' });

/** Somebody who plans. */
export const planner: Caller = asCaller({ accountId: 'panel-planner', role: 'planner', companyId: null });

/** The services on a database of the test's own. */
export interface Bench {
  database: TestDatabase;
  pool: pg.Pool;
  care: CareDatabase;
  jobs: ServiceDatabase;
  sessions: SessionService;
  newSessions: NewSessionService;
  places: PlaceService;
  people: PeopleService;
  portal: PortalService;
  close(): Promise<void>;
}

/** Opens the services on a clone, with a pool of `size` connections. */
export async function openBench(size = 10): Promise<Bench> {
  const database = await cloneDatabase();
  // One role of each name, before people are made in parallel.
  for (const role of ['learner', 'candidate', 'trainer']) await createRole(database.adminPool, role);
  const care = database.openCare(size);
  return {
    database,
    pool: database.adminPool,
    care,
    jobs: database.openJobs(),
    sessions: new SessionService(care),
    newSessions: new NewSessionService(care),
    places: new PlaceService(care),
    people: new PeopleService(care),
    portal: new PortalService(care),
    close: () => database.close(),
  };
}

/** Makes a course in the panel; returns its id. */
export async function createCourse(pool: pg.Pool, title = 'Sertissage'): Promise<string> {
  const id = newDocumentId();
  await pool.query(
    `insert into cms.courses (document_id, code, title, category, hours, active, published_at)
     values ($1::text, upper($1::text), $2, 'short', 40, true, now())`,
    [id, title],
  );
  return id;
}

/** What may be said of a test room. */
export interface RoomOptions {
  /** A new one unless said. */
  id?: string;
  name?: string;
  capacity?: number;
  weekend?: boolean;
  evening?: boolean;
  /** Every course unless said. */
  courses?: string[];
  /** Rooms that are taken with it. */
  parts?: string[];
}

/** Makes a room in the panel, open around the clock of Paris; returns its id. */
export async function createRoom(pool: pg.Pool, options: RoomOptions = {}): Promise<string> {
  const { id = newDocumentId(), courses = [], parts = [] } = options;
  const { rows } = await pool.query<{ id: number }>(
    `insert into cms.rooms (document_id, code, name, capacity, any_course, weekend, evening, opens_at, closes_at, time_zone,
                            address, active, published_at)
     values ($1::text, upper($1::text), $2, $3, $4, $5, $6, '08:00', '21:00', 'Europe/Paris', '3 rue des Orfèvres, Lyon', true, now())
     returning id`,
    [
      id,
      options.name ?? 'Atelier A',
      options.capacity ?? 20,
      courses.length === 0,
      options.weekend ?? true,
      options.evening ?? true,
    ],
  );
  await pool.query(
    `insert into cms.rooms_courses_lnk (room_id, course_id) select $1, id from cms.courses where document_id = any ($2)`,
    [rows[0]?.id, courses],
  );
  await pool.query(
    `insert into cms.rooms_parts_lnk (room_id, inv_room_id) select $1, id from cms.rooms where document_id = any ($2)`,
    [rows[0]?.id, parts],
  );
  return id;
}

/** Makes a trainer who can teach these courses; returns the instructor's id. */
export async function createInstructor(
  pool: pg.Pool,
  company: string,
  courses: readonly string[],
): Promise<string> {
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
  await pool.query(
    'insert into care.instructor_skills (instructor_id, course_id) select $1, unnest($2::text[])',
    [id, courses],
  );
  return id;
}

/** Somebody who trains, as a caller, with the id that training knows them by. */
export interface TestTrainee extends Caller {
  traineeId: string;
}

/** Makes a learner or candidate with an account. */
export async function createTrainee(
  pool: pg.Pool,
  company: string,
  role: 'learner' | 'candidate' = 'learner',
  firstName = 'Alice',
): Promise<TestTrainee> {
  const actor = await createPerson(pool, { role, company, firstName, lastName: 'Martin' });
  const { rows } = await pool.query<{ id: string }>('select id from care.trainees where account_id = $1', [
    actor.accountId,
  ]);
  return { ...asCaller(actor), traineeId: rows[0]?.id ?? '' };
}

/** Ten in the morning in Paris (winter), `days` days after 1 January 2035, a Monday; and its end, hours later. */
export function stretchOn(days: number, hours = 3, from = 9): { startsAt: string; endsAt: string } {
  const start = Date.UTC(2035, 0, 1 + days, from);
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hours * 3_600_000).toISOString(),
  };
}

/** A company with a course and a room. */
export interface School {
  company: string;
  course: string;
  room: string;
}

/** Makes a company, a course and a room. */
export async function createSchool(pool: pg.Pool): Promise<School> {
  return {
    company: await createCompany(pool),
    course: await createCourse(pool),
    room: await createRoom(pool),
  };
}

let dayOfNext = 0;

/** Makes a session of one morning, on a day of its own unless one is said. */
export function createSession(
  bench: Pick<Bench, 'newSessions'>,
  { company, course, room }: School,
  options: Partial<NewSession> & { day?: number } = {},
): Promise<string> {
  const { day = (dayOfNext += 1), ...more } = options;
  return bench.newSessions.create(
    planner,
    {
      companyId: company,
      courseId: course,
      modality: 'in_person',
      capacity: 2,
      instructorIds: [],
      reservations: [{ ...stretchOn(day), roomId: room, instructorId: null }],
      ...more,
    },
    Date.now(),
  );
}

/** The actions that were told of a session, in order. */
export async function actionsOf(pool: pg.Pool, session: string): Promise<string[]> {
  const { rows } = await pool.query<{ action: string }>(
    'select action from care.session_actions where session_id = $1 order by sequence',
    [session],
  );
  return rows.map(({ action }) => action);
}

/** Everything that the checks of the migrations of training find wrong; nothing is good. */
export async function findBroken(pool: pg.Pool, queries: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const query of queries) {
    const { rows } = await pool.query<{ problem: string }>(query);
    found.push(...rows.map(({ problem }) => problem));
  }
  return found;
}
