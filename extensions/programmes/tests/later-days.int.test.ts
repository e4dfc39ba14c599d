/** Days far ahead are owed by the programme until they are written, and nobody can tell. */
import { readFile } from 'node:fs/promises';
import type { Actor } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { careDatabase } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { DatedSession, Programme } from '../contracts/index.ts';
import { writeAllLaterDays, writeLaterDays } from '../server/later-days.ts';
import { buildProgramme } from './_util.ts';

let cms: TestCms;
let templateId: string;
let coach: Actor;
let coachToken: string;
let company: string;
let alice: Actor;
let aliceToken: string;
let programmeId: string;

const today = Temporal.Now.plainDateISO('Europe/Paris');
const monday = today.add({ days: 8 - today.dayOfWeek });

beforeAll(async () => {
  cms = await startTestCms();
  templateId = await buildProgramme(cms, { weeks: 52, perWeek: 3 });
  coach = await createPerson(cms.database.adminPool, { role: 'coach' });
  coachToken = await tokenOf(cms, coach);
});
afterAll(() => cms.close());
beforeEach(async () => {
  company = await createCompany(cms.database.adminPool);
  alice = await createPerson(cms.database.adminPool, { role: 'patient', company });
  await cms.database.adminPool.query(
    `with made as (insert into care.groups (company_id, name, coach_id) values ($1, 'G', $2) returning id)
     insert into care.group_members (company_id, group_id, patient_id) select $1, made.id, $3 from made`,
    [company, coach.accountId, alice.accountId],
  );
  aliceToken = await tokenOf(cms, alice);
  const assigned = await call<{ programmes: { id: string }[] }>(
    cms,
    'POST',
    `/programmes/${templateId}/assignments`,
    {
      token: coachToken,
      body: { patientIds: [alice.accountId], startsOn: monday.toString(), days: [1, 3, 5] },
    },
  );
  expect(assigned.status).toBe(201);
  programmeId = assigned.data.programmes[0]?.id ?? '';
});

const rows = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await cms.database.adminPool.query<Row>(text, values)).rows;

/** Every written day with the place of its session in the template. */
const written = async () =>
  (
    await rows<{ day: string }>(
      `select o.due_on::text || ' ' || s.origin as day from care.occurrences as o
       join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
       where o.programme_id = $1 order by o.due_on`,
      [programmeId],
    )
  ).map(({ day }) => day);

/** The whole year: Mondays, Wednesdays and Fridays, two sessions in turn. */
const year = Array.from({ length: 156 }, (_, index) => {
  const day = monday.add({ days: Math.floor(index / 3) * 7 + (index % 3) * 2 });
  return `${day.toString()} ${1 + (index % 2)}`;
});

const problems = async () => rows(await readFile('database/verify/care/0202-later-days.sql', 'utf8'));
const shown = async () =>
  (await call<Programme>(cms, 'GET', `/my/programmes/${programmeId}`, { token: aliceToken })).data;
const week = async (from: Temporal.PlainDate) =>
  (
    await call<DatedSession[]>(cms, 'GET', `/my/week?from=${from.toString()}`, { token: aliceToken })
  ).data.map(({ dueOn }) => dueOn);

/** Waits for the queue, then takes the later days back into what the programme owes. */
async function owe(): Promise<void> {
  await expect.poll(written, { timeout: 10_000 }).toEqual(year);
  const horizon = today.add({ weeks: 4 }).toString();
  await cms.database.adminPool.query(
    `with taken as (delete from care.occurrences as o using care.programme_sessions as s
       where o.programme_id = $1 and o.due_on > $2 and s.company_id = o.company_id and s.id = o.programme_session_id
       returning o.due_on, s.origin)
     update care.programmes as p set later_days = t.days, later_places = t.places
     from (select array_agg(due_on order by due_on) as days, array_agg(origin order by due_on) as places from taken) as t
     where p.id = $1 and t.days is not null`,
    [programmeId, horizon],
  );
  expect((await written()).length).toBeLessThan(30);
}

describe('a year that was assigned', () => {
  test('is whole for its patient before the queue came to it, in its count and in a far week', async () => {
    await owe();
    expect((await shown()).sessionsPlanned).toBe(156);
    expect(await problems()).toEqual([]);
    const far = monday.add({ weeks: 40 });
    expect(await week(far)).toEqual([0, 2, 4].map((days) => far.add({ days }).toString()));
    expect(await written()).toEqual(year);
    expect((await shown()).sessionsPlanned).toBe(156);
  });

  test('is written by the queue, once, also when several write at a time', async () => {
    await owe();
    const database = careDatabase(cms.strapi);
    await Promise.all([
      writeAllLaterDays(database),
      writeAllLaterDays(database),
      database.as(alice, (tx) => writeLaterDays(tx, programmeId)),
    ]);
    expect(await written()).toEqual(year);
    expect(await problems()).toEqual([]);
  });

  test('is whole before it is changed: what waits during a pause is all of it', async () => {
    await owe();
    const change = (action: string, body?: Record<string, unknown>) =>
      call(cms, 'POST', `/my/programmes/${programmeId}/${action}`, { token: aliceToken, body });
    expect((await change('pause', { reason: 'holiday' })).status).toBe(204);
    expect((await change('resume')).status).toBe(204);
    expect(await written()).toHaveLength(156);
  });

  test('owes nothing once it was ended', async () => {
    await owe();
    const ended = await call(cms, 'POST', `/my/patients/${alice.accountId}/programmes/${programmeId}/end`, {
      token: coachToken,
    });
    expect(ended.status).toBe(204);
    await writeAllLaterDays(careDatabase(cms.strapi));
    expect(await written()).toEqual([]);
    expect((await shown()).sessionsPlanned).toBe(0);
    expect(await problems()).toEqual([]);
  });
});
