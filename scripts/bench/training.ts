/**
 * Training under races. The line: 15 people withdraw at once from a full session with as many waiting, round after round (goals:
 * never over capacity, nobody seated twice, p99 of a withdrawal at most 150 ms). Reservations: sessions of one morning race for 6
 * rooms and 6 instructors over 32 connections (goals: no overlap, no error that is not explained, p99 at most 60 ms).
 */
import { createCareDatabase, createPool, type Actor } from '@huntzen/database';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import { DomainError, type Caller } from '@huntzen/kernel/server';
import type pg from 'pg';
import { NewSessionService } from '../../extensions/training/server/new-sessions.ts';
import { PlaceService } from '../../extensions/training/server/places.ts';
import type { SearchBench } from './search.ts';
import { say } from './services.ts';

const rounds = 200;
const seats = 15;
const connections = 32;
const attempts = 1_500;
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

async function idsOf(admin: pg.Pool, text: string, values: unknown[]): Promise<string[]> {
  return (await admin.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
}

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

const percentile = (times: number[], share: number): string =>
  `${(times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1)} ms`;

async function measure(times: number[], work: () => Promise<unknown>): Promise<unknown> {
  const since = performance.now();
  try {
    return await work();
  } finally {
    times.push(performance.now() - since);
  }
}

async function raceTheLine(
  admin: pg.Pool,
  school: School,
  sessions: NewSessionService,
  places: PlaceService,
) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = firstDay + round * day;
    const id = await sessions.create(
      planner,
      {
        companyId: school.company,
        courseId: school.course,
        modality: 'remote',
        capacity: seats,
        instructorIds: [],
        reservations: [
          {
            startsAt: new Date(start).toISOString(),
            endsAt: new Date(start + hour).toISOString(),
            roomId: null,
            instructorId: null,
          },
        ],
      },
      Date.now(),
    );
    for (const { traineeId } of school.learners) await places.enrol(planner, id, traineeId);
    await Promise.all(
      school.learners.slice(0, seats).map((one) => measure(times, () => places.leave(one.caller, id))),
    );
  }
  const [over = ''] = await idsOf(
    admin,
    `select count(*)::text as id from (
       select s.id from care.training_sessions s left join care.enrolments e on e.session_id = s.id and e.status = 'enrolled'
       group by s.id having count(e.id) <> s.capacity) as wrong`,
    [],
  );
  const [twice = ''] = await idsOf(
    admin,
    `select count(*)::text as id from (
       select from care.training_moves where kind in ('enrolled', 'promoted') group by session_id, trainee_id having count(*) > 1) as twice`,
    [],
  );
  say(
    `  the line: ${rounds} rounds of ${seats} withdrawals at once: ${over} sessions not exactly full, ${twice} seated twice, p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}`,
  );
}

async function raceForRooms(admin: pg.Pool, school: School, sessions: NewSessionService) {
  const times: number[] = [];
  let left = attempts;
  let made = 0;
  let unexplained = 0;
  const any = (items: readonly string[]) => items[Math.floor(Math.random() * items.length)] ?? null;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        const start = firstDay + 400 * day + Math.floor(Math.random() * 40) * 2 * hour;
        try {
          await measure(times, () =>
            sessions.create(
              planner,
              {
                companyId: school.company,
                courseId: school.course,
                modality: 'in_person',
                capacity: 5,
                instructorIds: [],
                reservations: [
                  {
                    startsAt: new Date(start).toISOString(),
                    endsAt: new Date(start + 3 * hour).toISOString(),
                    roomId: any(school.rooms),
                    instructorId: any(school.instructors),
                  },
                ],
              },
              Date.now(),
            ),
          );
          made += 1;
        } catch (error) {
          if (!(error instanceof DomainError)) unexplained += 1;
        }
      }
    }),
  );
  const [overlaps = ''] = await idsOf(
    admin,
    `select count(*)::text as id from care.room_reservations a join care.room_reservations b
     on a.id < b.id and a.during && b.during and (a.room_id = b.room_id or a.instructor_id = b.instructor_id)`,
    [],
  );
  say(
    `  rooms and instructors: ${attempts} attempts over ${connections} connections: ${made} made, ${overlaps} overlaps, ${unexplained} unexplained, p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}`,
  );
}

/** Measures both races on a database of their own. */
export async function benchTraining({ adminUrl, careUrl, contextSecret }: SearchBench): Promise<void> {
  const admin = createPool({ connectionString: adminUrl, size: 2, name: 'bench admin' });
  const care = createCareDatabase({
    connectionString: careUrl,
    contextSecret,
    size: connections,
    name: 'bench training',
  });
  try {
    say('training');
    for (const role of ['learner', 'trainer'])
      await admin.query(
        `insert into cms.up_roles (document_id, name, type)
         select $1, $2::text, $2::text where not exists (select from cms.up_roles where type = $2::text)`,
        [newDocumentId(), role],
      );
    const school = await createSchool(admin);
    const sessions = new NewSessionService(care);
    await raceTheLine(admin, school, sessions, new PlaceService(care));
    await raceForRooms(admin, school, sessions);
  } finally {
    await care.end();
    await admin.end();
  }
}
