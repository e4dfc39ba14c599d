/**
 * Training under races, each next to plain SQL that does the least on the same tables (no rights, no history, nothing told) and
 * in turns with it, so that both share what else the machine does.
 *
 *   line           15 people withdraw at once from a full session with as many waiting, round after round. Goals: every session
 *                  exactly full, nobody seated twice, p99 of a withdrawal at most 150 ms.
 *   reservations   sessions race for 6 rooms and 6 instructors over 32 connections. Goals: no overlap, no error that is not
 *                  explained, p99 of an attempt at most 60 ms, whether it succeeds or is told what is free instead.
 */
import { createCareDatabase, createPool, type Actor, type CareDatabase } from '@huntzen/database';
import { createCompany, createPerson, createRole, newDocumentId } from '@huntzen/database/testing/people';
import { DomainError, type Caller } from '@huntzen/kernel/server';
import type pg from 'pg';
import type { NewSession } from '../../extensions/training/contracts/index.ts';
import { NewSessionService } from '../../extensions/training/server/new-sessions.ts';
import { PlaceService } from '../../extensions/training/server/places.ts';
import type { SearchBench } from './search.ts';
import { say } from './services.ts';

const rounds = 200;
const plainRounds = 40;
const warmRounds = 10;
const seats = 15;
const connections = 32;
const attemptsPerRound = 250;
const reservationRounds = 8;
const goals = { line: 150, reservations: 60 };
const day = 86_400_000;
const hour = 3_600_000;
// Rooms are open at any hour; a day ahead is a day ahead.
const firstDay = Math.ceil(Date.now() / day + 60) * day + 8 * hour;

const caller = (actor: Actor): Caller => ({ ...actor, sessionId: null, address: '127.0.0.1' });
const planner = caller({ accountId: 'bench-planner', role: 'planner', companyId: null });

interface School {
  company: string;
  course: string;
  rooms: string[];
  instructors: string[];
  learners: { caller: Caller; traineeId: string }[];
}

/** What a race runs on: the service's pool and one of plain SQL. */
interface Field {
  admin: pg.Pool;
  care: CareDatabase;
  school: School;
}

async function idsOf(admin: pg.Pool, text: string, values: unknown[] = []): Promise<string[]> {
  return (await admin.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
}

const countOf = async (admin: pg.Pool, query: string): Promise<number> =>
  Number((await idsOf(admin, `select count(*)::text as id from (${query}) as wrong`))[0]);

async function createSchool(admin: pg.Pool): Promise<School> {
  const company = await createCompany(admin);
  const course = newDocumentId();
  await admin.query(
    `insert into cms.courses (document_id, code, title, category, hours, active, published_at)
     values ($1::text, 'RACE', 'Race', 'short', 40, true, now())`,
    [course],
  );
  const school: School = { company, course, rooms: [], instructors: [], learners: [] };
  for (let index = 0; index < 6; index += 1) {
    const room = newDocumentId();
    await admin.query(
      `insert into cms.rooms (document_id, code, name, capacity, any_course, weekend, evening, opens_at, closes_at, time_zone, active, published_at)
       values ($1::text, upper($1::text), 'Race', 500, true, true, true, '00:00', '23:59', 'UTC', true, now())`,
      [room],
    );
    school.rooms.push(room);
    const { accountId } = await createPerson(admin, { role: 'trainer', company });
    const [instructor = ''] = await idsOf(admin, 'select id from care.instructors where account_id = $1', [
      accountId,
    ]);
    await admin.query('insert into care.instructor_skills values ($1, $2)', [instructor, course]);
    school.instructors.push(instructor);
  }
  for (let index = 0; index < 2 * seats; index += 1) {
    const person = await createPerson(admin, { role: 'learner', company });
    const [traineeId = ''] = await idsOf(admin, 'select id from care.trainees where account_id = $1', [
      person.accountId,
    ]);
    school.learners.push({ caller: caller(person), traineeId });
  }
  return school;
}

const newSession = (
  { company, course }: School,
  start: number,
  rest: Pick<NewSession, 'modality' | 'capacity'> & {
    hours: number;
    roomId?: string;
    instructorId?: string;
  },
): NewSession => ({
  companyId: company,
  courseId: course,
  modality: rest.modality,
  capacity: rest.capacity,
  instructorIds: [],
  reservations: [
    {
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + rest.hours * hour).toISOString(),
      roomId: rest.roomId ?? null,
      instructorId: rest.instructorId ?? null,
    },
  ],
});

const percentile = (times: number[], share: number): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

const sayTimes = (name: string, times: number[]) =>
  say(
    `    ${name.padEnd(10)} ${String(times.length).padStart(5)}   p50 ${percentile(times, 0.5).toFixed(1).padStart(6)} ms   p99 ${percentile(times, 0.99).toFixed(1).padStart(6)} ms`,
  );

function sayGoal(service: number[], plain: number[], goal: number): void {
  const p99 = percentile(service, 0.99);
  say(
    `    p99 service / plain SQL: ${(p99 / percentile(plain, 0.99)).toFixed(2)}; p99 goal ${goal} ms${p99 <= goal ? '' : '  NOT REACHED'}`,
  );
}

async function measure(times: number[], work: () => Promise<unknown>): Promise<unknown> {
  const since = performance.now();
  try {
    return await work();
  } finally {
    times.push(performance.now() - since);
  }
}

/** Runs the statements in one transaction of plain SQL. */
async function plainly(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** The least that a withdrawal with its promotion can be: no rights, no reasons, no history, nothing told. */
const withdrawPlainly = (pool: pg.Pool, session: string, trainee: string): Promise<void> =>
  plainly(pool, async (client) => {
    await client.query('select from care.training_sessions where id = $1 for update', [session]);
    await client.query(
      `update care.enrolments set status = 'withdrawn', ended_at = now()
       where session_id = $1 and trainee_id = $2 and status = 'enrolled'`,
      [session, trainee],
    );
    await client.query(
      `with first as (
         update care.waiting_list_entries set status = 'promoted', ended_at = now()
         where id = (select w.id from care.waiting_list_entries w join care.trainees t on t.id = w.trainee_id
                     where w.session_id = $1 and w.status = 'waiting'
                     order by t.stage = 'learner' desc, w.joined_at, w.id limit 1)
         returning company_id, session_id, trainee_id)
       insert into care.enrolments (company_id, session_id, trainee_id) select * from first`,
      [session],
    );
  });

async function raceTheLine({ admin, care, school }: Field): Promise<void> {
  const sessions = new NewSessionService(care);
  const places = new PlaceService(care);
  const times = { service: [] as number[], plain: [] as number[] };
  const fill = async (dayNumber: number): Promise<string> => {
    const start = firstDay + dayNumber * day;
    const id = await sessions.create(
      planner,
      newSession(school, start, { modality: 'remote', capacity: seats, hours: 1 }),
      Date.now(),
    );
    for (const { traineeId } of school.learners) await places.enrol(planner, id, traineeId);
    return id;
  };
  const leaving = school.learners.slice(0, seats);
  // Connections are opened and plans are made before the clock runs, as in a service that has been up for a minute.
  for (let round = -warmRounds; round < rounds; round += 1) {
    if (round === 0) for (const all of Object.values(times)) all.length = 0;
    const id = await fill(round);
    await Promise.all(leaving.map((one) => measure(times.service, () => places.leave(one.caller, id))));
    if (round % (rounds / plainRounds) !== 0) continue;
    const other = await fill(2 * rounds + round);
    await Promise.all(
      leaving.map((one) => measure(times.plain, () => withdrawPlainly(admin, other, one.traineeId))),
    );
  }
  const notFull = await countOf(
    admin,
    `select s.id from care.training_sessions s left join care.enrolments e on e.session_id = s.id and e.status = 'enrolled'
     group by s.id having count(e.id) <> s.capacity`,
  );
  const twice = await countOf(
    admin,
    `select from care.training_moves where kind in ('enrolled', 'promoted') group by session_id, trainee_id having count(*) > 1`,
  );
  say(`\nThe line: ${rounds} rounds of ${seats} withdrawals at once from a full session`);
  say(
    `    ${notFull} sessions not exactly full, ${twice} seated twice${notFull + twice === 0 ? '' : '  NOT REACHED'}`,
  );
  for (const [name, all] of Object.entries(times)) sayTimes(name, all);
  sayGoal(times.service, times.plain, goals.line);
}

interface Wanted {
  start: number;
  room: string;
  instructor: string;
}

/** What is wanted in a round, the same for both on days of their own. */
function* wantedIn(school: School, round: number, from: number): Generator<Wanted> {
  let seed = 7 + round;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let index = 0; index < attemptsPerRound; index += 1)
    yield {
      start: from + random(40) * 2 * hour,
      room: school.rooms[random(school.rooms.length)] ?? '',
      instructor: school.instructors[random(school.instructors.length)] ?? '',
    };
}

/** How an attempt ended. */
type Ending = 'made' | 'refused' | 'deadlock' | 'unexplained';

type Attempt = (wanted: Wanted) => Promise<Ending>;

/** The least that a reservation can be: look, insert, and let the constraints decide. */
const reservePlainly =
  (pool: pg.Pool, { company, course }: School): Attempt =>
  async ({ start, room, instructor }) => {
    const during = [new Date(start), new Date(start + 3 * hour)];
    try {
      let isTaken = true;
      await plainly(pool, async (client) => {
        const { rowCount } = await client.query(
          `select from care.room_reservations
           where (room_id = $1 or instructor_id = $2) and during && tstzrange($3, $4) limit 1`,
          [room, instructor, ...during],
        );
        isTaken = rowCount !== 0;
        if (isTaken) return;
        const { rows } = await client.query<{ id: string }>(
          `insert into care.training_sessions (company_id, course_id, title, capacity) values ($1, $2, 'Race', 5) returning id`,
          [company, course],
        );
        await client.query(
          `insert into care.room_reservations (company_id, session_id, room_id, instructor_id, during)
           values ($1, $2, $3, $4, tstzrange($5, $6))`,
          [company, rows[0]?.id, room, instructor, ...during],
        );
      });
      return isTaken ? 'refused' : 'made';
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === '23P01') return 'refused';
      return code === '40P01' ? 'deadlock' : 'unexplained';
    }
  };

const reserve =
  (sessions: NewSessionService, school: School): Attempt =>
  async ({ start, room, instructor }) => {
    const rest = {
      modality: 'in_person',
      capacity: 5,
      hours: 3,
      roomId: room,
      instructorId: instructor,
    } as const;
    try {
      await sessions.create(planner, newSession(school, start, rest), Date.now());
      return 'made';
    } catch (error) {
      return error instanceof DomainError ? 'refused' : 'unexplained';
    }
  };

interface Racer {
  attempt: Attempt;
  from: number;
  times: number[];
  madeTimes: number[];
  endings: Record<Ending, number>;
}

async function raceOnce(school: School, round: number, racer: Racer): Promise<void> {
  const wanted = wantedIn(school, round, racer.from);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const one of wanted) {
        const since = performance.now();
        const ending = await racer.attempt(one);
        const time = performance.now() - since;
        racer.times.push(time);
        if (ending === 'made') racer.madeTimes.push(time);
        racer.endings[ending] += 1;
      }
    }),
  );
}

async function raceForRooms({ admin, care, school }: Field): Promise<void> {
  const racer = (attempt: Attempt, from: number): Racer => ({
    attempt,
    from: firstDay + from * day,
    times: [],
    madeTimes: [],
    endings: { made: 0, refused: 0, deadlock: 0, unexplained: 0 },
  });
  const racers = {
    service: racer(reserve(new NewSessionService(care), school), 400),
    plain: racer(reservePlainly(admin, school), 800),
  };
  for (const one of Object.values(racers)) {
    // Connections are opened and plans are made before the clock runs, as in a service that has been up for a minute.
    await raceOnce(school, reservationRounds, { ...one, from: one.from + 100 * day });
    one.times.length = 0;
    one.madeTimes.length = 0;
    one.endings = { made: 0, refused: 0, deadlock: 0, unexplained: 0 };
  }
  for (let round = 0; round < reservationRounds; round += 1)
    for (const one of Object.values(racers)) await raceOnce(school, round, one);
  const overlaps = await countOf(
    admin,
    `select from care.room_reservations a join care.room_reservations b
     on a.id < b.id and a.during && b.during and (a.room_id = b.room_id or a.instructor_id = b.instructor_id)`,
  );
  const { service, plain } = racers;
  const isSound = overlaps + service.endings.deadlock + service.endings.unexplained === 0;
  say(
    `\nRacing for rooms and instructors: ${reservationRounds * attemptsPerRound} attempts over ${connections} connections`,
  );
  for (const [name, { endings, times, madeTimes }] of Object.entries(racers)) {
    const { made, refused, deadlock, unexplained } = endings;
    say(`    ${name}: ${made} made, ${refused} refused, ${deadlock} deadlocks, ${unexplained} unexplained`);
    sayTimes('every', times);
    sayTimes('made', madeTimes);
  }
  say(`    overlaps ${overlaps}${isSound ? '' : '  NOT REACHED'}`);
  sayGoal(service.times, plain.times, goals.reservations);
}

async function onField(
  { adminUrl, careUrl, contextSecret }: SearchBench,
  work: (field: Field) => Promise<void>,
): Promise<void> {
  const admin = createPool({ connectionString: adminUrl, size: connections, name: 'bench admin' });
  const care = createCareDatabase({
    connectionString: careUrl,
    contextSecret,
    size: connections,
    name: 'bench training',
  });
  try {
    for (const role of ['learner', 'trainer']) await createRole(admin, role);
    await work({ admin, care, school: await createSchool(admin) });
  } finally {
    await care.end();
    await admin.end();
  }
}

/** Measures withdrawals from full sessions, on a database of its own. */
export const benchLine = (access: SearchBench): Promise<void> => onField(access, raceTheLine);

/** Measures sessions that race for rooms and instructors, on a database of its own. */
export const benchReservations = (access: SearchBench): Promise<void> => onField(access, raceForRooms);
