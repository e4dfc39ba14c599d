/** Periods by name, one employee for HR, the whole platform, satisfaction and the watch, over HTTP. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type {
  ActivityMonth,
  ActivityWatch,
  CompanyMetrics,
  Drift,
  EmployeeUsage,
  GlobalMetrics,
  PractitionerMetrics,
  Satisfaction,
} from '../contracts/index.ts';
import { complete, createPractitioner, createTenant, type Tenant } from './_util.ts';

let cms: TestCms;
let open: Tenant;
let bob: Actor;
let platform: string;
let hr: string;

beforeAll(async () => {
  cms = await startTestCms({ SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  const pool = cms.database.adminPool;
  bob = await createPractitioner(pool);
  const carol = await createPractitioner(pool, 'Moreau');
  open = await createTenant(pool, Array<string>(6).fill('Ventes'), { name: 'TechCorp' });
  const [first] = open.employees as [Actor];
  const ids = await complete(pool, [
    { employee: first, practitioner: bob, endedAt: '2026-01-05T09:00:00Z', seconds: 600 },
    { employee: first, practitioner: bob, endedAt: '2026-03-30T09:00:00Z', seconds: 1200 },
    ...open.employees.map((employee) => ({ employee, practitioner: bob, endedAt: '2026-08-12T09:00:00Z' })),
    { employee: first, practitioner: carol, endedAt: '2026-08-13T09:00:00Z', seconds: 9000 },
    ...open.employees
      .slice(0, 4)
      .map((employee) => ({ employee, practitioner: carol, endedAt: '2026-09-02T09:00:00Z' })),
  ]);
  await pool.query(
    `insert into care.consultation_ratings (consultation_id, score, created_at)
     select id, 4 + (n % 2), case when n < 9 then timestamptz '2026-08-20' else '2026-09-05' end from unnest($1::uuid[]) with ordinality as r (id, n)
     where n between 3 and 8 or n > 9`,
    [ids],
  );
  await pool.query(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, cancelled_by)
     select $1, $2, $3, 'video', s, '2026-08-14T09:00Z', '2026-08-14T09:50Z', case s when 'cancelled' then 'employee' end
     from unnest(array['cancelled', 'no_show']) as s`,
    [open.company, first.accountId, bob.accountId],
  );
  platform = await panelTokenOf(cms, 'platform-admin');
  hr = await tokenOf(cms, open.hr);
});
afterAll(() => cms.close());

describe('a period', () => {
  const ask = async (query: string) => {
    const path = `/metrics/practitioners/${bob.accountId}?${query}`;
    return call<PractitionerMetrics>(cms, 'GET', path, { token: platform });
  };

  test('is a day, an ISO week, a month, a quarter, a year, or two days, and is called what it was asked by', async () => {
    const counts = new Map<string, number>();
    for (const period of ['2026-01-05', '2026-W02', '2026-W01', '2026-01', '2026-Q1', '2026']) {
      const { data } = await ask(`period=${period}`);
      expect(data.period).toBe(period);
      counts.set(period, data.consultationCount);
    }
    expect([...counts.values()]).toEqual([1, 1, 0, 1, 2, 8]);
    expect((await ask('from=2026-01-01&to=2026-01-31')).data.period).toBe('2026-01');
    expect((await ask('from=2026-01-02&to=2026-01-31')).data.period).toBe('2026-01-02/2026-01-31');
  });

  test('is refused turned round, of ten years, said twice, or when no calendar has it', async () => {
    for (const [query, path] of [
      ['from=2026-02-01&to=2026-01-31', 'to'],
      ['from=2016-01-01&to=2025-12-31', 'to'],
      ['period=2026-01&from=2026-01-01&to=2026-01-31', 'period'],
      ['period=2026-02-30', 'period'],
      ['period=2027-W53', 'period'],
      ['period=2026-W00', 'period'],
      ['', 'from'],
    ] as const) {
      const answer = await ask(query);
      expect([query, answer.status, answer.paths]).toEqual([query, 400, [path]]);
    }
  });
});

test('a practitioner sees their own months, and an average only once five people gave one', async () => {
  const token = await tokenOf(cms, bob);
  const { data } = await call<ActivityMonth[]>(cms, 'GET', '/my/activity?until=2026-09&months=3', { token });
  expect(data.map(({ period, consultationCount }) => [period, consultationCount])).toEqual([
    ['2026-07', 0],
    ['2026-08', 6],
    ['2026-09', 0],
  ]);
  const satisfaction = await call<Satisfaction>(cms, 'GET', '/my/satisfaction', { token });
  expect(satisfaction.data).toEqual({ average: 4.5, ratings: 6 });
  const other = await tokenOf(cms, await createPractitioner(cms.database.adminPool));
  expect((await call(cms, 'GET', '/my/satisfaction', { token: other })).data).toBeNull();
});

describe('HR', () => {
  const fields = [
    'consultationCount',
    'department',
    'employeeId',
    'employeeName',
    'period',
    'totalDurationSeconds',
  ];

  test('sees one employee in whole months, with exactly the fields promised', async () => {
    const id = open.employees[0]?.accountId ?? '';
    for (const [query, count] of [
      ['from=2026-01-01&to=2026-01-31', 1],
      ['period=2026-Q1', 2],
      ['period=2026-08', 2],
    ] as const) {
      const { status, data } = await call<EmployeeUsage>(cms, 'GET', `/metrics/employees/${id}?${query}`, {
        token: hr,
      });
      expect([status, Object.keys(data).sort(), data.consultationCount]).toEqual([200, fields, count]);
    }
    for (const query of [
      'period=2026-W02',
      'period=2026-01-05',
      'from=2026-01-01&to=2026-01-30',
      'from=2026-01-05&to=2026-01-05',
    ]) {
      expect((await call(cms, 'GET', `/metrics/employees/${id}?${query}`, { token: hr })).status).toBe(400);
    }
    const other = await createTenant(cms.database.adminPool, ['A']);
    const foreign = `/metrics/employees/${other.employees[0]?.accountId ?? ''}?period=2026-08`;
    expect((await call(cms, 'GET', foreign, { token: hr })).status).toBe(404);
  });

  test('sees the satisfaction of a month from five people up, and one month at a time', async () => {
    const ask = (query: string) =>
      call<CompanyMetrics>(cms, 'GET', `/metrics/companies/${open.company}?${query}`, { token: hr });
    expect((await ask('period=2026-08')).data.satisfaction).toEqual({ average: 4.5, ratings: 6 });
    // Four people in September.
    const september = await ask('from=2026-09-01&to=2026-09-30');
    expect(september.data.satisfaction).toBeNull();
    expect(september.data.previous.satisfaction?.ratings).toBe(6);
    expect((await ask('period=2026-Q3')).paths).toEqual(['period']);
    expect((await ask('from=2026-08-01&to=2026-09-30')).paths).toEqual(['to']);
    expect((await ask('period=2026-W33')).status).toBe(400);
  });

  test('is told no practitioner, no day, no speciality and no reason, whatever is asked', async () => {
    const id = open.employees[0]?.accountId ?? '';
    const answers = await Promise.all(
      [
        `/metrics/employees/${id}?period=2026-Q3`,
        '/metrics/employees?month=2026-08',
        `/metrics/companies/${open.company}?period=2026-08`,
        '/exports/employee-usage.csv?period=2026-Q3',
        '/exports/department-usage.csv?period=2026-Q3',
      ].map((path) => call(cms, 'GET', path, { token: hr })),
    );
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toContain(bob.accountId);
      expect(text).not.toMatch(/Bernard|Moreau|practitioner|praticien|specialit|reason|motif/i);
      expect(text).not.toMatch(/\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}/);
    }
    for (const path of [
      '/metrics/global?period=2026',
      `/metrics/practitioners/${bob.accountId}?period=2026`,
      '/exports/global.csv?period=2026',
      '/activity-checks',
      '/my/satisfaction',
    ]) {
      expect((await call(cms, 'GET', path, { token: hr })).status).toBe(403);
    }
  });
});

describe('the whole platform', () => {
  test('has a ranking, a completion rate and a satisfaction', async () => {
    const ask = async (sort: string) =>
      (
        await call<GlobalMetrics>(cms, 'GET', `/metrics/global?period=2026-08&sort=${sort}`, {
          token: platform,
        })
      ).data;
    const data = await ask('count');
    expect(data).toMatchObject({
      period: '2026-08',
      consultationCount: 7,
      totalDurationSeconds: 27_000,
      completed: 7,
      cancelled: 1,
      noShow: 1,
      completionRate: 0.778,
      satisfaction: { average: 4.5, ratings: 6 },
      companies: [{ companyName: 'TechCorp', consultationCount: 7 }],
    });
    expect(
      data.practitioners.map(({ practitionerName, consultationCount }) => [
        practitionerName,
        consultationCount,
      ]),
    ).toEqual([
      ['Bernard Bob', 6],
      ['Moreau Bob', 1],
    ]);
    expect(data.practitioners[1]?.satisfaction).toBeNull();
    expect(JSON.stringify(data)).not.toContain(open.employees[0]?.accountId);
    expect(
      (
        await call(cms, 'GET', '/metrics/global?period=2026', {
          token: await panelTokenOf(cms, 'accountant'),
        })
      ).status,
    ).toBe(403);
  });

  test('is a file of one row per day, the same bytes each time', async () => {
    const token = await panelTokenOf(cms, 'accountant');
    const path = '/exports/global.csv?period=2026-Q3';
    const [once, twice] = [await call(cms, 'GET', path, { token }), await call(cms, 'GET', path, { token })];
    expect(once.text).toBe(twice.text);
    expect(once.headers.get('content-disposition')).toContain('global-v1_2026-Q3.csv');
    expect(parse(once.text, { delimiter: ';', bom: true })).toEqual([
      [
        'jour',
        'consultations',
        'duree_secondes',
        'duree_heures',
        'entreprises_actives',
        'praticiens_actifs',
        'salaries_actifs',
      ],
      ['12/08/2026', '6', '18000', '5,00', '1', '1', '6'],
      ['13/08/2026', '1', '9000', '2,50', '1', '1', '1'],
      ['02/09/2026', '4', '12000', '3,33', '1', '1', '4'],
    ]);
  });
});

test('platform admins see a difference, are told of it, and have it rebuilt; the service stays ready', async () => {
  const pool = cms.database.adminPool;
  await pool.query(`update care.employee_activity_daily set consult_count = 9 where day = '2026-08-13'`);
  await pool.query(`select care.check_activity('2026-08-01', '2026-08-31')`);
  const watch = async () =>
    (await call<ActivityWatch>(cms, 'GET', '/activity-checks', { token: platform })).data;
  expect(await watch()).toMatchObject({ openDrifts: 1, checks: [{ from: '2026-08-01', driftCount: 1 }] });
  const drifts = await call<Drift[]>(cms, 'GET', '/activity-drifts', { token: platform });
  expect(drifts.data).toMatchObject([
    { counter: 'employee', practitionerId: null, kept: { count: 9 }, true: { count: 1 } },
  ]);
  expect(drifts.text).not.toContain(open.employees[0]?.accountId);
  expect((await fetch(`${cms.url}/readyz`)).status).toBe(200);
  const asked = await call(cms, 'POST', '/activity-rebuilds', { token: platform, body: { period: '2026' } });
  expect([asked.status, asked.data]).toEqual([202, { from: '2026-01-01', to: '2026-12-31' }]);
  await expect.poll(async () => (await watch()).openDrifts, { timeout: 20_000 }).toBe(0);
  expect(
    (
      await call(cms, 'POST', '/activity-rebuilds', {
        token: platform,
        body: { from: '2016-01-01', to: '2026-01-01' },
      })
    ).status,
  ).toBe(400);
});
