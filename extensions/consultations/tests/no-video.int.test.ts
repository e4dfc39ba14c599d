/** A platform without a Jitsi of its own says so instead of pretending. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { createPractitioner } from './_util.ts';

let cms: TestCms;
beforeAll(async () => {
  cms = await startTestCms({ JITSI_DOMAIN: '', JITSI_APP_SECRET: '' });
});
afterAll(() => cms.close());

test('an open room is refused with the reason', async () => {
  const pool = cms.database.adminPool;
  const companyId = await createCompany(pool);
  const practitioner = await createPractitioner(pool);
  const employee = await createPerson(pool, { role: 'employee', company: companyId });
  const { rows } = await pool.query<{ id: string }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
     values ($1, $2, $3, 'video', 'confirmed', now(), now() + interval '50 minutes') returning id`,
    [companyId, employee.accountId, practitioner.accountId],
  );
  const answer = await call(cms, 'POST', '/jitsi/token', {
    token: await tokenOf(cms, employee),
    body: { consultationId: rows[0]?.id },
  });
  expect([answer.status, answer.code]).toEqual([422, 'video_not_configured']);
});
