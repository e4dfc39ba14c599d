/** The private calendar of a patient: whoever holds its address reads it, until it is ended. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { DatedSession } from '../contracts/index.ts';
import { buildProgramme } from './_util.ts';

let cms: TestCms;
let alice: Actor;
const tokens = { alice: '', bob: '', coach: '' };
const today = Temporal.Now.plainDateISO('Europe/Paris');
const compact = (day: string) => day.replaceAll('-', '');

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  const company = await createCompany(pool);
  alice = await createPerson(pool, { role: 'patient', company });
  const bob = await createPerson(pool, { role: 'patient', company });
  const coach = await createPerson(pool, { role: 'coach' });
  await pool.query(
    `with made as (insert into care.groups (company_id, name, coach_id) values ($1, 'Tous', $2) returning id)
     insert into care.group_members (company_id, group_id, patient_id) select $1, id, $3 from made`,
    [company, coach.accountId, alice.accountId],
  );
  tokens.alice = await tokenOf(cms, alice);
  tokens.bob = await tokenOf(cms, bob);
  tokens.coach = await tokenOf(cms, coach);
  await call(cms, 'POST', `/programmes/${await buildProgramme(cms)}/assignments`, {
    token: tokens.coach,
    body: { patientIds: [alice.accountId], startsOn: today.toString(), days: [1, 2, 3, 4, 5, 6, 7] },
  });
});
afterAll(() => cms.close());

const renew = async (token = tokens.alice) =>
  (await call<{ token: string }>(cms, 'POST', '/my/calendar-feed', { token, body: {} })).data.token;
const open = (address: string) => call(cms, 'GET', `/calendar/${address}`);

describe('the calendar of a patient', () => {
  test('has one whole day for each session, discreet, under an id that stays', async () => {
    const calendar = await open(await renew());
    expect([calendar.status, calendar.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const week = await call<DatedSession[]>(cms, 'GET', `/my/week?from=${today.toString()}`, {
      token: tokens.alice,
    });
    const [first] = week.data;
    expect(calendar.text).toContain(`UID:${first?.id ?? ''}@huntzen-care`);
    expect(calendar.text).toContain(`DTSTART;VALUE=DATE:${compact(first?.dueOn ?? '')}\r\n`);
    expect(calendar.text).toContain(`DTEND;VALUE=DATE:${compact(today.add({ days: 1 }).toString())}\r\n`);
    expect(calendar.text).not.toContain(first?.title);
    expect(calendar.text.match(/SUMMARY:.*/g)?.[0]?.trim()).toBe('SUMMARY:Séance (20 min)');
  });

  test('follows what is moved and left out', async () => {
    const address = await renew();
    const week = await call<DatedSession[]>(cms, 'GET', `/my/week?from=${today.toString()}`, {
      token: tokens.alice,
    });
    const [, second] = week.data;
    const skip = { token: tokens.alice, body: { isSkipped: true } };
    await call(cms, 'POST', `/my/occurrences/${second?.id ?? ''}/skip`, skip);
    const { text } = await open(address);
    const event = text.split('BEGIN:VEVENT').find((part) => part.includes(second?.id ?? 'none'));
    expect(event).toContain('STATUS:CANCELLED');
  });

  test('ends with its address: another made, it ended, its person blocked', async () => {
    const first = await renew();
    const second = await renew();
    expect((await open(first)).status).toBe(404);
    expect((await open(second)).status).toBe(200);
    expect((await call(cms, 'DELETE', '/my/calendar-feed', { token: tokens.bob })).status).toBe(204);
    expect((await open(second)).status).toBe(200);
    expect((await call(cms, 'DELETE', '/my/calendar-feed', { token: tokens.alice })).status).toBe(204);
    expect((await open(second)).status).toBe(404);
    const third = await renew();
    await cms.database.adminPool.query('update care.people set blocked = true where account_id = $1', [
      alice.accountId,
    ]);
    expect((await open(third)).status).toBe(404);
    await cms.database.adminPool.query('update care.people set blocked = false where account_id = $1', [
      alice.accountId,
    ]);
    // The block ended her sign-in session.
    tokens.alice = await tokenOf(cms, alice);
  });

  test('is one, however many are made at once; nothing that was kept opens it', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => renew()));
    const opened = await Promise.all(made.map(async (address) => (await open(address)).status));
    expect(opened.filter((status) => status === 200)).toHaveLength(1);
    const { rows } = await cms.database.adminPool.query<{ kept: string }>(
      `select translate(rtrim(encode(token_hash, 'base64'), '='), '+/', '-_') as kept from care.calendar_feeds where revoked_at is null limit 1`,
    );
    expect((await open(rows[0]?.kept ?? '')).status).toBe(404);
    expect((await open('x'.repeat(43))).status).toBe(404);
  });
});
