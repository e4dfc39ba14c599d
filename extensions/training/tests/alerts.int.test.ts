/** Alerts: one row while its cause lasts, written by what causes it, ended by what ends it. */
import { sql } from '@huntzen/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AlertService } from '../server/alerts.ts';
import { alertMail } from '../server/mails.ts';
import {
  createInstructor,
  createRoom,
  createSchool,
  createSession,
  createTrainee,
  openBench,
  planner,
  type Bench,
  type School,
} from './_util.ts';

let bench: Bench;
let school: School;
let alerts: AlertService;

beforeAll(async () => {
  bench = await openBench();
  school = await createSchool(bench.pool);
  alerts = new AlertService(bench.care);
  await bench.pool.query(
    `with role as (
       insert into cms.admin_roles (name, code) select 'Planner', 'planner'
       where not exists (select from cms.admin_roles where code = 'planner') returning id),
     person as (
       insert into cms.admin_users (document_id, firstname, lastname, email, is_active, blocked, prefered_language)
       values ('panel-planner', 'Paula', 'Plan', 'paula@example.org', true, false, 'en') returning id)
     insert into cms.admin_users_roles_lnk (user_id, role_id)
     select person.id, coalesce((select id from role), (select id from cms.admin_roles where code = 'planner')) from person`,
  );
});
afterAll(() => bench.close());

const of = async (session: string, state: 'waiting' | 'acknowledged' | 'resolved' | 'all' = 'waiting') =>
  (await alerts.list(planner, { state, page: 1 })).alerts.filter((alert) => alert.session.id === session);
const kindsOf = async (session: string) => (await of(session)).map(({ kind }) => kind).sort();
const mails = async () =>
  (
    await bench.pool.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs where key like 'training-alerts %'`,
    )
  ).rows[0]?.n;

test('a full session is one alert while it lasts, through a withdrawal that is given on at once, and planners get one mail', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const [alice, bob] = [
    await createTrainee(bench.pool, school.company),
    await createTrainee(bench.pool, school.company),
  ];
  await bench.places.join(alice, session);
  expect(await kindsOf(session)).toEqual(['capacity_reached']);
  const [before] = await of(session);
  await bench.places.join(bob, session);
  await bench.places.leave(alice, session);
  expect((await of(session, 'all')).map(({ id }) => id)).toEqual([before?.id]);
  expect(await mails()).toBe(1);
  const mail = await alertMail({
    recipient: { accountId: '', email: 'p@example.org', firstName: 'P', language: 'en', timeZone: 'UTC' },
    payload: {},
    database: bench.jobs,
    link: (path) => `https://care.example/en${path}`,
  });
  expect(mail).toMatchObject({
    paragraphs: ['One alert waits for somebody to look at it.'],
    action: { url: 'https://care.example/panel/plugins/training-alerts' },
  });
  await bench.places.setCapacity(planner, session, 2);
  expect(await kindsOf(session)).toEqual([]);
  expect((await of(session, 'resolved'))[0]?.resolvedAt).not.toBeNull();
});

test('a line is long from the number on that the session says', async () => {
  const session = await createSession(bench, school, { capacity: 1 });
  const people = await Promise.all([0, 1, 2].map(() => createTrainee(bench.pool, school.company)));
  await bench.places.settle(planner, session, { offerHours: null, waitingAlert: 2 });
  for (const one of people.slice(0, 2)) await bench.places.join(one, session);
  expect(await kindsOf(session)).toEqual(['capacity_reached']);
  const last = people[2];
  if (last === undefined) throw new Error('nobody');
  await bench.places.join(last, session);
  expect(await kindsOf(session)).toEqual(['capacity_reached', 'long_waiting_list']);
  await bench.places.leave(last, session);
  expect(await kindsOf(session)).toEqual(['capacity_reached']);
});

test('a day closed over a session, a room out of use or with shorter hours strands it; undone, it does not', async () => {
  const part = await createRoom(bench.pool, { name: 'Atelier Z' });
  const whole = await createRoom(bench.pool, { name: 'Tout', parts: [part] });
  const session = await createSession(bench, { ...school, room: whole }, { day: 500 });
  await bench.pool.query(
    `insert into care.room_closures (day, room_id, reason)
     select (starts_at at time zone 'Europe/Paris')::date, $2, 'Travaux' from care.training_sessions where id = $1`,
    [session, part],
  );
  expect(await of(session)).toMatchObject([
    { kind: 'room_conflict', reservations: [{ room: 'Tout', cause: 'closed_day' }] },
  ]);
  await bench.pool.query('delete from care.room_closures where room_id = $1', [part]);
  expect(await kindsOf(session)).toEqual([]);
  const room = (change: string, id = whole) =>
    bench.pool.query(`update cms.rooms set ${change} where document_id = $1`, [id]);
  await room(`opens_at = '13:00'`);
  expect(await of(session)).toMatchObject([{ reservations: [{ cause: 'hours' }] }]);
  await room(`opens_at = '08:00'`);
  await room('active = false', part);
  expect(await of(session)).toMatchObject([{ reservations: [{ cause: 'inactive' }] }]);
  await room('active = true', part);
  await room('capacity = 1');
  expect(await of(session)).toMatchObject([{ reservations: [{ cause: 'capacity' }] }]);
  await room('capacity = 20');
  expect(await kindsOf(session)).toEqual([]);
  await bench.places.cancel(planner, session, 'Fin', null);
  await room('active = false');
  expect(await kindsOf(session)).toEqual([]);
});

test('a week before, at nine where the session is, what is missing is said; it ends with the cause', async () => {
  const session = await createSession(bench, school, { day: 84 });
  const keep = (moment: string) =>
    sql`select care.keep_training_alerts(${moment}::timestamptz)`.execute(bench.jobs);
  await keep('2035-03-19T07:59:00Z');
  expect(await kindsOf(session)).toEqual([]);
  await keep('2035-03-19T08:00:00Z');
  expect(await of(session)).toMatchObject([{ kind: 'session_soon', missing: ['instructor', 'people'] }]);
  const teacher = await createInstructor(bench.pool, school.company, [school.course]);
  await bench.pool.query(
    'insert into care.session_instructors (company_id, session_id, instructor_id) values ($1, $2, $3)',
    [school.company, session, teacher],
  );
  await keep('2035-03-20T08:00:00Z');
  expect(await of(session)).toMatchObject([{ missing: ['people'] }]);
  await keep('2035-03-27T08:00:00Z');
  expect(await kindsOf(session)).toEqual([]);
});

test('a planner acknowledges, with who and when; what changes afterwards is looked at again; nobody else sees alerts', async () => {
  const session = await createSession(bench, school, { day: 520 });
  const close = (days: number) =>
    bench.pool.query(
      `insert into care.room_closures (day, room_id, reason)
       select (starts_at at time zone 'Europe/Paris')::date + $3::int, $2, 'Travaux' from care.training_sessions where id = $1`,
      [session, school.room, days],
    );
  await close(0);
  const [alert] = await of(session);
  const before = (await alerts.list(planner, { state: 'waiting', page: 1 })).total;
  expect(await alerts.acknowledge(planner, alert?.id ?? '')).toBe(before - 1);
  expect(await alerts.acknowledge(planner, alert?.id ?? '')).toBe(before - 1);
  expect(await of(session, 'acknowledged')).toMatchObject([
    { acknowledgedBy: 'Paula Plan', acknowledgedAt: expect.any(String) as unknown },
  ]);
  await bench.pool.query(`update cms.rooms set active = false where document_id = $1`, [school.room]);
  expect(await of(session)).toMatchObject([{ reservations: [{ cause: 'inactive' }], acknowledgedBy: null }]);
  await bench.pool.query(`update cms.rooms set active = true where document_id = $1`, [school.room]);
  await expect(alerts.acknowledge(planner, crypto.randomUUID())).rejects.toMatchObject({ kind: 'not_found' });
  const alice = await createTrainee(bench.pool, school.company);
  expect((await alerts.list(alice, { state: 'all', page: 1 })).total).toBe(0);
  await expect(alerts.acknowledge(alice, alert?.id ?? '')).rejects.toMatchObject({ code: '42501' });
});
