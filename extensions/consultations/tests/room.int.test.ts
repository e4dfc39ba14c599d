/** Rooms: two people, one window, one room for each time; forged and foreign requests get nothing. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import jsonwebtoken, { type JwtPayload } from 'jsonwebtoken';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { createPractitioner } from './_util.ts';

const secret = 'a-secret-of-jitsi-for-these-tests-0123456789';
const minute = 60_000;

let cms: TestCms;
let practitioner: { accountId: string };
let employee: { accountId: string };
let stranger: { accountId: string };
let companyId: string;

beforeAll(async () => {
  cms = await startTestCms({
    JITSI_DOMAIN: 'meet.huntzen.example',
    JITSI_APP_ID: 'care_app_id',
    JITSI_APP_SECRET: secret,
  });
  const pool = cms.database.adminPool;
  companyId = await createCompany(pool);
  practitioner = await createPractitioner(pool, { displayName: 'Dr Carol Bernard' });
  employee = await createPerson(pool, {
    role: 'employee',
    firstName: 'Alice',
    lastName: 'Martin',
    company: companyId,
  });
  stranger = await createPerson(pool, {
    role: 'employee',
    firstName: 'Eve',
    lastName: 'Roux',
    company: companyId,
  });
});
afterAll(() => cms.close());

/** A consultation of 50 minutes that starts so many minutes from now, written by the owner. */
async function insert(startsIn: number, status = 'confirmed', type = 'video'): Promise<string> {
  // One at a time: a live consultation takes both people.
  await cms.database.adminPool.query('delete from care.consultations');
  const startsAt = Date.now() + startsIn * minute;
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at, cancelled_by)
     values ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz + interval '50 minutes',
             case when $5 in ('in_progress', 'completed') then now() end, case when $5 = 'completed' then now() end,
             case when $5 = 'cancelled' then 'employee' end) returning id`,
    [companyId, employee.accountId, practitioner.accountId, type, status, new Date(startsAt)],
  );
  return rows[0]?.id ?? '';
}

const open = async (person: { accountId: string }, consultationId: string) =>
  call<{ token: string; room: string; domain: string }>(cms, 'POST', '/jitsi/token', {
    token: await tokenOf(cms, person),
    body: { consultationId },
  });

const roomOf = async (id: string) => {
  const { rows } = await cms.database.adminPool.query<{ room: string; starts_at: Date; ends_at: Date }>(
    'select room, starts_at, ends_at from care.consultations where id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no such consultation');
  return row;
};

test('both people get a token for exactly their room and its hours; only the practitioner moderates', async () => {
  const id = await insert(5);
  const { room, starts_at, ends_at } = await roomOf(id);
  for (const [person, name, moderates] of [
    [practitioner, 'Dr Carol Bernard', true],
    [employee, 'Alice', false],
  ] as const) {
    const { status, data } = await open(person, id);
    expect(status).toBe(200);
    expect(data).toEqual({ token: data.token, room, domain: 'meet.huntzen.example' });
    const { iat, ...claims } = jsonwebtoken.verify(data.token, secret, {
      algorithms: ['HS256'],
    }) as JwtPayload;
    expect(iat).toBeTypeOf('number');
    expect(claims).toEqual({
      aud: 'jitsi',
      iss: 'care_app_id',
      sub: 'meet.huntzen.example',
      room,
      nbf: Math.floor(starts_at.getTime() / 1000) - 900,
      exp: Math.floor(ends_at.getTime() / 1000) + 900,
      context: {
        user: {
          id: person.accountId,
          name,
          moderator: moderates,
          affiliation: moderates ? 'owner' : 'member',
        },
      },
    });
  }
});

test('nobody else gets one, with the same bytes as for a consultation that does not exist', async () => {
  const id = await insert(5);
  const foreign = await open(stranger, id);
  const missing = await open(stranger, '01990000-0000-7000-8000-000000000000');
  expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
  expect((await call(cms, 'POST', '/jitsi/token', { body: { consultationId: id } })).status).toBe(401);
});

test.each([
  ['sixteen minutes before', 16, 'confirmed', 'video', 'room_not_open_yet'],
  ['sixteen minutes after the end', -66, 'in_progress', 'video', 'room_closed'],
  ['before it is confirmed', 5, 'scheduled', 'video', 'room_not_confirmed'],
  ['once it is cancelled', 5, 'cancelled', 'video', 'room_closed'],
  ['once it is over', -20, 'completed', 'video', 'room_closed'],
  ['in person', 5, 'confirmed', 'in_person', 'room_in_person'],
])('no room %s', async (_when, startsIn, status, type, code) => {
  const answer = await open(practitioner, await insert(startsIn, status, type));
  expect([answer.status, answer.code]).toEqual([422, code]);
});

test.each([
  [14, 'confirmed', 'video'],
  [-64, 'in_progress', 'audio'],
])('a room %i minutes from the start, %s', async (startsIn, status, type) => {
  expect((await open(employee, await insert(startsIn, status, type))).status).toBe(200);
});

test('another time brings another room, and the token of the first opens nothing of it', async () => {
  const id = await insert(5);
  const before = (await open(practitioner, id)).data;
  await cms.database.adminPool.query(
    `update care.consultations set starts_at = starts_at + interval '5 minutes', ends_at = ends_at + interval '5 minutes' where id = $1`,
    [id],
  );
  const after = (await open(practitioner, id)).data;
  expect(after.room).not.toBe(before.room);
  expect((jsonwebtoken.decode(before.token) as { room: string }).room).toBe(before.room);
});
