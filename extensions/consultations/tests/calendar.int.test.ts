/** The private calendars of the two people of a consultation, and the event in their mails: one UID, "RDV" alone. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { createPractitioner } from './_util.ts';

let cms: TestCms;
let id: string;
const people: { accountId: string }[] = [];

beforeAll(async () => {
  cms = await startTestCms();
  const pool = cms.database.adminPool;
  const company = await createCompany(pool);
  const practitioner = await createPractitioner(pool, { displayName: 'Dr Carol Bernard' });
  const employee = await createPerson(pool, { role: 'employee', firstName: 'Alice', company });
  people.push(employee, practitioner);
  const { rows } = await pool.query<{ id: string }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
     values ($1, $2, $3, 'video', 'confirmed', '2027-03-28T00:30:00Z', '2027-03-28T01:20:00Z') returning id`,
    [company, employee.accountId, practitioner.accountId],
  );
  id = rows[0]?.id ?? '';
});
afterAll(() => cms.close());

const subscribe = async (person: { accountId: string }) => {
  const token = await tokenOf(cms, person);
  return (await call<{ token: string }>(cms, 'POST', '/my/calendar-feed', { token, body: {} })).data.token;
};
const read = async (address: string) => (await call(cms, 'GET', `/calendar/${address}`)).text;

test('both sides subscribe to the same event, which follows what becomes of it and ends with its address', async () => {
  const addresses = await Promise.all(people.map(subscribe));
  for (const address of addresses) {
    const text = await read(address);
    expect(text).toContain(`UID:${id}@huntzen-care\r\n`);
    expect(text).toContain('DTSTART:20270328T003000Z\r\n');
    expect(text).toContain('SUMMARY:RDV\r\n');
    expect(text).not.toMatch(/alice|carol|bernard|video|LOCATION|DESCRIPTION/i);
    expect(text).toContain('STATUS:CONFIRMED\r\n');
  }
  await cms.database.adminPool.query(`update care.consultations set status = 'cancelled' where id = $1`, [
    id,
  ]);
  for (const address of addresses) {
    const text = await read(address);
    expect(text).toContain('STATUS:CANCELLED\r\n');
    expect(text).toContain('SEQUENCE:1\r\n');
  }
  const [employee] = people;
  if (employee === undefined) throw new Error('nobody');
  await call(cms, 'DELETE', '/my/calendar-feed', { token: await tokenOf(cms, employee) });
  expect((await call(cms, 'GET', `/calendar/${addresses[0] ?? ''}`)).status).toBe(404);
});

test('somebody else’s calendar is empty', async () => {
  const stranger = await createPractitioner(cms.database.adminPool);
  expect(await read(await subscribe(stranger))).not.toContain('BEGIN:VEVENT');
});
