/** Training in calendars: one UID for a stretch everywhere, followed when it moves and taken out when it ends. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { PlanningServices } from '../server/planning/routes.ts';
import type { TrainingServices } from '../server/routes.ts';
import { createCourse, createRoom, createTrainee, planner, stretchOn, type TestTrainee } from './_util.ts';

let cms: TestCms;
let session: string;
let stretch: string;
let alice: TestTrainee;
let trainer: { accountId: string };
let room: string;
let code: string;
let services: TrainingServices & PlanningServices;
const near = () => {
  const start = new Date(Date.now() + 30 * 86_400_000);
  start.setUTCHours(9, 0, 0, 0);
  return { startsAt: start.toISOString(), endsAt: new Date(start.getTime() + 3 * 3_600_000).toISOString() };
};

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  const company = await createCompany(pool);
  const course = await createCourse(pool);
  room = await createRoom(pool);
  code = room.toUpperCase();
  alice = await createTrainee(pool, company);
  // Of another company than the session: whoever teaches sees what they teach.
  trainer = await createPerson(pool, {
    role: 'trainer',
    company: await createCompany(pool),
    firstName: 'Carol',
  });
  const { rows } = await pool.query<{ id: string }>('select id from care.instructors where account_id = $1', [
    trainer.accountId,
  ]);
  const instructorId = rows[0]?.id ?? '';
  await pool.query('insert into care.instructor_skills (instructor_id, course_id) values ($1, $2)', [
    instructorId,
    course,
  ]);
  services = cms.strapi.get<TrainingServices & PlanningServices>('care.training');
  session = await services.newSessions.create(
    planner,
    {
      companyId: company,
      courseId: course,
      title: 'Sertissage',
      modality: 'in_person',
      capacity: 2,
      instructorIds: [],
      reservations: [{ ...near(), roomId: room, instructorId }],
    },
    Date.now(),
  );
  await services.places.enrol(planner, session, alice.traineeId, null);
  const found = await services.sessions.get(planner, session);
  stretch = found.reservations[0]?.id ?? '';
});
afterAll(() => cms.close());

const subscribe = async (person: { accountId: string }) => {
  const token = await tokenOf(cms, person);
  return (await call<{ token: string }>(cms, 'POST', '/my/calendar-feed', { token, body: {} })).data.token;
};
const read = async (address: string) => (await call(cms, 'GET', `/calendar/${address}`)).text;
async function textOf({ content }: { content: AsyncIterable<string | Uint8Array> }): Promise<string> {
  let text = '';
  for await (const chunk of content) text += chunk.toString();
  return text;
}

test('learner, trainer, room and session show one event, which follows a move and ends when it is taken out', async () => {
  const feeds = await Promise.all([alice, trainer].map(subscribe));
  const everywhere = async () => [
    ...(await Promise.all(feeds.map(read))),
    await textOf(await services.planning.roomCalendar(planner, code, Date.now())),
  ];
  for (const text of await everywhere()) {
    expect(text).toContain(`UID:${stretch}@huntzen-care\r\n`);
    expect(text).toContain('SEQUENCE:0\r\n');
    expect(text).toMatch(/SUMMARY:Sertissage/);
    expect(text).toContain('STATUS:TENTATIVE\r\n');
  }
  const own = await call(cms, 'GET', `/my/training/sessions/${session}/calendar`, {
    token: await tokenOf(cms, alice),
  });
  expect(own.text).toContain(`UID:${stretch}@huntzen-care\r\n`);

  const entry = (await services.sessions.get(planner, session)).reservations[0];
  const { startsAt, endsAt } = near();
  const later = (instant: string) => new Date(Date.parse(instant) + 86_400_000).toISOString();
  await services.moves.move(
    planner,
    stretch,
    {
      target: {
        startsAt: later(startsAt),
        endsAt: later(endsAt),
        roomId: room,
        instructorId: entry?.instructor?.id ?? null,
      },
      revision: 0,
    },
    Date.now(),
  );
  for (const text of await everywhere()) {
    expect(text).toContain(`UID:${stretch}@huntzen-care\r\n`);
    expect(text).toContain('SEQUENCE:1\r\n');
    expect(text).toContain(`DTSTART:${later(startsAt).replace(/[-:]|\.000/g, '')}\r\n`);
  }

  await services.places.cancel(planner, session, 'Salle fermée', null);
  for (const text of await everywhere()) {
    expect(text).toContain(`UID:${stretch}@huntzen-care\r\n`);
    expect(text).toContain('STATUS:CANCELLED\r\n');
    expect(text).toContain('SEQUENCE:2\r\n');
  }
});

test('who withdraws has it taken out; somebody else’s calendar shows nothing; a revoked address ends', async () => {
  const { adminPool: pool } = cms.database;
  const { rows } = await pool.query<{ company_id: string; course_id: string }>(
    'select company_id, course_id from care.training_sessions where id = $1',
    [session],
  );
  const other = await services.newSessions.create(
    planner,
    {
      companyId: rows[0]?.company_id ?? '',
      courseId: rows[0]?.course_id ?? '',
      modality: 'in_person',
      capacity: 2,
      instructorIds: [],
      reservations: [{ ...stretchOn(3), roomId: room, instructorId: null }],
    },
    Date.now(),
  );
  await services.places.enrol(planner, other, alice.traineeId, null);
  await services.places.withdraw(planner, other, alice.traineeId, null);
  const address = await subscribe(alice);
  const text = await read(address);
  const id = (await services.sessions.get(planner, other)).reservations[0]?.id ?? '';
  const event = text.split('BEGIN:VEVENT').find((one) => one.includes(id));
  expect(event).toContain('STATUS:CANCELLED');
  const bob = await createTrainee(pool, rows[0]?.company_id ?? '', 'candidate', 'Bob');
  expect(await read(await subscribe(bob))).not.toContain('BEGIN:VEVENT');
  await call(cms, 'DELETE', '/my/calendar-feed', { token: await tokenOf(cms, alice) });
  expect((await call(cms, 'GET', `/calendar/${address}`)).status).toBe(404);
});

test('a draft is in nobody’s calendar until it is opened', async () => {
  const { rows } = await cms.database.adminPool.query<{ company_id: string; course_id: string; id: string }>(
    `select s.company_id, s.course_id, i.id from care.training_sessions s, care.instructors i
     where s.id = $1 and i.account_id = $2`,
    [session, trainer.accountId],
  );
  const [found] = rows;
  const draft = await services.newSessions.create(
    planner,
    {
      companyId: found?.company_id ?? '',
      courseId: found?.course_id ?? '',
      modality: 'in_person',
      capacity: 2,
      draft: true,
      instructorIds: [],
      reservations: [{ ...stretchOn(8), roomId: room, instructorId: found?.id ?? null }],
    },
    Date.now(),
  );
  const id = (await services.sessions.get(planner, draft)).reservations[0]?.id ?? '';
  const address = await subscribe(trainer);
  expect(await read(address)).not.toContain(id);
  await services.places.open(planner, draft);
  expect(await read(address)).toContain(id);
});
