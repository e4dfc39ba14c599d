import type { Caller } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { PlanningServices } from '../../extensions/training/server/planning/routes.ts';
import type { TrainingServices } from '../../extensions/training/server/routes.ts';
import { getId, type DemoAccounts } from './accounts.ts';
import { laterSession, runningSession } from './content/learning.ts';
import {
  courses,
  holidays,
  instructors,
  prospects,
  roomAddress,
  rooms,
  trainingSessions,
  type DemoSession,
} from './content/training.ts';
import { documentIdFor } from './deterministic.ts';
import { loadLearning } from './learning.ts';

const timeZone = 'Europe/Paris';
const company = 'atelier-bijou';
const planner: Caller = {
  accountId: documentIdFor('panel planner'),
  role: 'planner',
  companyId: null,
  sessionId: null,
  address: '127.0.0.1',
};

const courseId = (code: string) => documentIdFor(`course ${code}`);
const roomId = (code: string) => documentIdFor(`room ${code}`);

async function loadCoursesAndRooms(strapi: Core.Strapi): Promise<void> {
  const courseRows = new Map<string, number>();
  for (const course of courses) {
    const { id } = (await strapi.db.query('api::course.course').create({
      data: { documentId: courseId(course.code), ...course, active: true, publishedAt: new Date() },
    })) as { id: number };
    courseRows.set(course.code, id);
  }
  const roomRows = new Map<string, number>();
  for (const { courses: suited, parts = [], ...room } of rooms) {
    const { id } = (await strapi.db.query('api::room.room').create({
      data: {
        documentId: roomId(room.code),
        ...room,
        anyCourse: suited === 'all',
        courses: suited === 'all' ? [] : suited.map((code) => courseRows.get(code)),
        parts: parts.map((code) => roomRows.get(code)),
        opensAt: '08:00:00.000',
        closesAt: '21:00:00.000',
        timeZone,
        address: roomAddress,
        active: true,
        publishedAt: new Date(),
      },
    })) as { id: number };
    roomRows.set(room.code, id);
  }
}

async function idsByEmail(client: pg.Client, query: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ email: string; id: string }>(query);
  return new Map(rows.map(({ email, id }) => [email, id]));
}

/** The training centre: courses, rooms, who teaches what, sessions with their people, one of them full with a line. */
export async function loadTraining(
  strapi: Core.Strapi,
  client: pg.Client,
  { companyIds }: DemoAccounts,
): Promise<void> {
  const { newSessions, places, people, closures } = strapi.get<TrainingServices & PlanningServices>(
    'care.training',
  );
  await loadCoursesAndRooms(strapi);
  const companyId = getId(companyIds, company);
  const teachers = await idsByEmail(
    client,
    'select u.email, i.id from care.instructors i join cms.up_users u on u.document_id = i.account_id',
  );
  const trainees = await idsByEmail(client, 'select email, id from care.trainees');
  for (const { email, courses: taught } of instructors) {
    await people.putInstructor(planner, getId(teachers, email), {
      courseIds: taught.map(courseId),
      hours: [],
    });
  }
  // The Monday after next: everything is ahead, and the first session soon enough to be the next one.
  const today = Temporal.Now.plainDateISO(timeZone);
  const monday = today.add({ days: 15 - today.dayOfWeek });
  const at = (days: number, hour: number) =>
    monday.add({ days }).toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant().toString();
  const make = async (session: Omit<DemoSession, 'key'>): Promise<string> => {
    const [from, to] = session.hours;
    const id = await newSessions.create(
      planner,
      {
        companyId,
        courseId: courseId(session.course),
        title: session.title,
        modality: 'in_person',
        capacity: session.capacity,
        draft: session.isDraft ?? false,
        offerHours: session.offerHours ?? null,
        instructorIds: [],
        reservations: session.days.map((days, index) => ({
          startsAt: at(days, from),
          endsAt: at(days, to),
          roomId: roomId(session.room),
          instructorId: getId(teachers, session.instructor),
          subject: session.subjects?.[index % session.subjects.length] ?? null,
        })),
      },
      Date.now(),
    );
    for (const email of session.people) await places.enrol(planner, id, getId(trainees, email));
    for (const email of session.leaves ?? []) await places.withdraw(planner, id, getId(trainees, email));
    if (session.confirmed === true) await places.confirm(planner, id);
    return id;
  };
  for (const session of trainingSessions) await make(session);
  const { weeks, ...running } = runningSession;
  // Far ahead, until its lessons are put where they were.
  const sessionId = await make({ ...running, days: weeks.map((_, week) => 100 + 7 * week), confirmed: true });
  await loadLearning(strapi, client, { companyId, sessionId });
  await make({ ...laterSession, people: [] });
  for (const { course, ...prospect } of prospects) {
    await people.create(planner, {
      companyId,
      stage: 'prospect',
      language: 'fr',
      courseId: courseId(course),
      ...prospect,
    });
  }
  for (const { reason, ...date } of holidays) {
    const day = [0, 1].map((years) => Temporal.PlainDate.from({ year: today.year + years, ...date }));
    for (const one of day) await closures.add(planner, { day: one.toString(), roomId: null, reason });
  }
  // A room that is lost for a day on which it is taken: the planning lists what to plan again.
  const stranded = trainingSessions.find(({ days }) => days.length > 1);
  const lostDay = stranded?.days.at(-1);
  if (stranded !== undefined && lostDay !== undefined)
    await closures.add(planner, {
      day: monday.add({ days: lostDay }).toString(),
      roomId: roomId(stranded.room),
      reason: 'Travaux de peinture',
    });
  // What happened before the demonstration began is told to nobody.
  await client.query(`
    delete from graphile_worker._private_jobs as j using graphile_worker._private_tasks as t
    where t.id = j.task_id and t.identifier = 'session-actions.dispatch'`);
  await client.query('delete from care.session_actions');
}
