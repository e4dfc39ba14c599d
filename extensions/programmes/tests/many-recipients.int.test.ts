import { createCompany } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildSession, editor, servicesOf } from './_util.ts';

const recipients = 10_000;
const longestMs = 5_000;
let cms: TestCms;

beforeAll(async () => {
  cms = await startTestCms();
  const company = await createCompany(cms.database.adminPool);
  await cms.database.adminPool.query(
    `insert into care.people (account_id, company_id, role, first_name, last_name)
     select 'many' || lpad(n::text, 20, '0'), $1, 'patient', 'Alice', 'Durand ' || n from generate_series(1, $2::int) as n`,
    [company, recipients],
  );
});
afterAll(() => cms.close());

test('a session reaches 10,000 people, in under five seconds, and another takes its place', async () => {
  const { publications } = servicesOf(cms);
  const session = await buildSession(cms);
  const reach = { access: 'free', visibleFrom: Temporal.Now.instant(), includeLateJoiners: true } as const;
  const timed = async <Answer>(work: () => Promise<Answer>) => {
    const begun = performance.now();
    return { answer: await work(), ms: performance.now() - begun };
  };
  const rehearsed = await timed(() => publications.rehearse(editor, session, { kind: 'all' }, 1));
  expect(rehearsed.answer).toMatchObject({ recipients, people: { meta: { total: recipients } } });
  const first = await timed(() =>
    publications.publish(editor, session, { ...reach, audience: { kind: 'all' } }),
  );
  expect(first.answer.recipients).toBe(recipients);
  const second = await timed(() =>
    publications.publish(editor, session, {
      ...reach,
      audience: { kind: 'recipients', publicationId: first.answer.id },
    }),
  );
  expect(second.answer.recipients).toBe(recipients);
  process.stdout.write(
    `10,000 people: rehearsed in ${Math.round(rehearsed.ms)} ms, published in ${Math.round(first.ms)} ms, replaced in ${Math.round(second.ms)} ms\n`,
  );
  for (const { ms } of [rehearsed, first]) expect(ms).toBeLessThan(longestMs);
  // Twice the rows: what ends, and what begins.
  expect(second.ms).toBeLessThan(2 * longestMs);
});
