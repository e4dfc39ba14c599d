/** Long files: read as they are sent, let go when nobody reads them any more, broken off rather than cut short in silence. */
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { call, panelTokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { memoryInUse } from '../../../scripts/testing/memory.ts';

const path = '/exports/practitioner-activity.csv?from=2025-09-01&to=2026-08-31';
const rowCount = 100_000;

let cms: TestCms;
let token: string;

beforeAll(async () => {
  cms = await startTestCms({ CARE_POOL_SIZE: '4', SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  token = await panelTokenOf(cms, 'accountant');
  await cms.database.adminPool.query(`
    insert into cms.companies (document_id, name, slug, time_zone, anonymise_usage, active, published_at)
    select 'co' || lpad(n::text, 22, '0'), 'Company ' || n, 'company-' || n, 'Europe/Paris', true, true, now() from generate_series(1, 60) as n;
    insert into care.people (account_id, role, first_name, last_name)
    select 'pr' || lpad(n::text, 22, '0'), 'practitioner', 'Bob', 'Number ' || n from generate_series(1, 10) as n;
    insert into care.practitioner_activity_daily (practitioner_id, company_id, day, consult_count, total_duration_seconds)
    select p.account_id, c.document_id, date '2025-09-01' + n, 1, 3000
    from care.people p, cms.companies c, generate_series(0, 364) as n
    where p.account_id like 'pr0%' and c.document_id like 'co0%'
    limit ${rowCount};
    analyze care.practitioner_activity_daily;`);
});
afterAll(() => cms.close());

const transactions = async () => {
  const { rows } = await cms.database.adminPool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'cms portal streams' and state <> 'idle'`,
  );
  return rows.map(({ pid }) => pid);
};
const untilLetGo = () =>
  vi.waitFor(async () => expect(await transactions()).toEqual([]), { timeout: 5_000, interval: 20 });
beforeEach(untilLetGo);

/** What Koa says of connections that end early; anything else it says fails the test. */
function expectInLog(pattern: RegExp): void {
  vi.spyOn(console, 'error').mockImplementation((message: unknown) =>
    expect(String(message)).toMatch(pattern),
  );
}

/** Asks for the file and reads nothing of it. */
const ask = () =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(`${cms.url}/api${path}`, { headers: { authorization: `Bearer ${token}` }, agent: false }, resolve)
      .once('error', reject)
      .end();
  });

const readToEnd = (response: IncomingMessage) =>
  new Promise<string>((resolve, reject) => {
    let length = 0;
    response.on('data', (chunk: Buffer) => (length += chunk.length));
    response.once('end', () => resolve(`whole, ${length} bytes`));
    response.once('error', reject);
  });

test('a long file comes whole, in little memory', async () => {
  await call(cms, 'GET', '/exports/practitioner-activity.csv?month=2025-09', { token });
  const before = memoryInUse();
  const response = await ask();
  let [lines, bytes, most] = [0, 0, 0];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    for (const byte of chunk) if (byte === 10) lines += 1;
    const megabyte = Math.floor(bytes / 2 ** 20);
    bytes += chunk.length;
    if (Math.floor(bytes / 2 ** 20) > megabyte) most = Math.max(most, memoryInUse() - before);
  }
  expect(lines).toBe(rowCount + 1);
  expect(bytes).toBeGreaterThan(9 * 2 ** 20);
  // Less than the text itself, and its rows as objects are ten times as much.
  expect(most).toBeLessThan(8 * 2 ** 20);
});

test('a reader who goes away lets the transaction go', async () => {
  expectInLog(/ECONNRESET|EPIPE/);
  const response = await ask();
  await vi.waitFor(async () => expect(await transactions()).toHaveLength(1));
  response.destroy();
  await untilLetGo();
});

test('slow readers hold three connections at most, and the others are asked to come back', async () => {
  expectInLog(/ECONNRESET|EPIPE/);
  const slow = await Promise.all([ask(), ask(), ask()]);
  const refused = await call(cms, 'GET', path, { token });
  expect([refused.status, refused.code, refused.headers.get('retry-after')]).toEqual([
    503,
    'too_many_downloads',
    '5',
  ]);
  for (const response of slow) response.destroy();
  await untilLetGo();
  expect((await call(cms, 'GET', path, { token })).status).toBe(200);
});

test('a file whose query breaks is broken off, and the service goes on', async () => {
  expectInLog(/BrokenDownloadError: the file broke off/);
  const response = await ask();
  await vi.waitFor(async () => expect(await transactions()).toHaveLength(1));
  await cms.database.adminPool.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [
    await transactions(),
  ]);
  await expect(readToEnd(response)).rejects.toThrow(/aborted/);
  expect((await call(cms, 'GET', '/exports', { token })).status).toBe(200);
});
