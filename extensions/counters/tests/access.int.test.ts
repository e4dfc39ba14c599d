/** Who may know what: over HTTP with real sign-ins, and in the database itself. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql, type Actor } from '@huntzen/database';
import { careDatabase } from '@huntzen/kernel/server';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { permissions } from '../../identity/contracts/index.ts';
import {
  exportDefinitions,
  type CompanyMetrics,
  type EmployeeUsage,
  type EmployerView,
  type ExportSummary,
  type PractitionerMetrics,
} from '../contracts/index.ts';
import { complete, createPractitioner, createTenant, type Past, type Tenant } from './_util.ts';

let cms: TestCms;
let accountant: string;
let platform: string;
// One company that shows its employees by name, one that hides them.
let open: Tenant;
let hidden: Tenant;
let bob: Actor;
let carol: Actor;

const at = (employees: readonly Actor[], practitioner: Actor, endedAt: string): Past[] =>
  employees.map((employee) => ({ employee, practitioner, endedAt }));

beforeAll(async () => {
  cms = await startTestCms({ SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  const pool = cms.database.adminPool;
  bob = await createPractitioner(pool, '=cmd|calc');
  carol = await createPractitioner(pool, 'Moreau');
  open = await createTenant(pool, ['Ventes', 'Ventes', 'Atelier'], {
    name: 'TechCorp; "T"',
    anonymiseUsage: false,
  });
  hidden = await createTenant(
    pool,
    [
      ...Array<string>(6).fill('Ventes'),
      ...Array<string>(7).fill('Atelier'),
      ...Array<string>(3).fill('Bureau'),
    ],
    { name: 'GreenBuild', anonymiseUsage: true },
  );
  const [first, second] = open.employees as [Actor, Actor, Actor];
  await complete(pool, [
    { employee: first, practitioner: bob, endedAt: '2026-09-10T09:00:00Z' },
    { employee: first, practitioner: bob, endedAt: '2026-09-10T11:00:00Z', seconds: 600 },
    { employee: first, practitioner: carol, endedAt: '2026-10-01T09:00:00Z' },
    { employee: second, practitioner: bob, endedAt: '2026-09-30T21:59:59Z' },
    // After midnight in Paris: October.
    { employee: second, practitioner: bob, endedAt: '2026-09-30T22:00:00Z' },
    ...at(hidden.employees, bob, '2026-09-15T09:00:00Z'),
    ...at(hidden.employees.slice(0, 4), bob, '2026-08-15T09:00:00Z'),
  ]);
  accountant = await panelTokenOf(cms, 'accountant');
  platform = await panelTokenOf(cms, 'platform-admin');
});
afterAll(() => cms.close());

describe('a practitioner', () => {
  test('sees their own figures with exactly the fields promised, by company', async () => {
    const token = await tokenOf(cms, bob);
    const path = `/metrics/practitioners/${bob.accountId}?from=2026-09-01&to=2026-09-30`;
    const { status, data } = await call<PractitionerMetrics>(cms, 'GET', path, { token });
    expect(status).toBe(200);
    expect(data).toEqual({
      practitionerId: bob.accountId,
      period: '2026-09',
      consultationCount: 19,
      totalDurationSeconds: 54_600,
      averageDurationMinutes: 47.9,
      byCompany: [
        { companyName: 'GreenBuild', count: 16, duration: 48_000 },
        { companyName: 'TechCorp; "T"', count: 3, duration: 6_600 },
      ],
    });
    expect((await call(cms, 'GET', path, { token: platform })).data).toEqual(data);
  });

  test('gets the same 404 for another one and for nobody, and figures of nothing when there is nothing', async () => {
    const token = await tokenOf(cms, bob);
    const period = '?from=2026-09-01&to=2026-09-30';
    const another = await call(cms, 'GET', `/metrics/practitioners/${carol.accountId}${period}`, { token });
    const nobody = await call(cms, 'GET', `/metrics/practitioners/${'z'.repeat(24)}${period}`, { token });
    expect([another.status, another.text]).toEqual([404, nobody.text]);
    const empty = await call<PractitionerMetrics>(
      cms,
      'GET',
      `/metrics/practitioners/${bob.accountId}?from=2020-01-01&to=2020-01-31`,
      { token },
    );
    expect(empty.data).toMatchObject({ consultationCount: 0, averageDurationMinutes: 0, byCompany: [] });
  });

  test.each([
    ['from=2026-10-02&to=2026-10-01', 'to'],
    ['from=2016-10-02&to=2026-10-01', 'to'],
    ['from=2026-02-30&to=2026-03-01', 'from'],
    ['to=2026-03-01', 'from'],
  ])('is told what is wrong with %s', async (query, path) => {
    const answer = await call(cms, 'GET', `/metrics/practitioners/${bob.accountId}?${query}`, {
      token: await tokenOf(cms, bob),
    });
    expect([answer.status, answer.paths]).toEqual([400, [path]]);
  });

  test('downloads their own rows and no others', async () => {
    const { text } = await call(cms, 'GET', '/exports/practitioner-activity.csv?month=2026-10', {
      token: await tokenOf(cms, carol),
    });
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true, delimiter: ';' });
    expect(rows.map((row) => [row.praticien, row.entreprise, row.consultations])).toEqual([
      ['Moreau Bob', 'TechCorp; "T"', '1'],
    ]);
  });
});

describe('HR', () => {
  test('sees name, department, month, count and duration of their own employees, and nothing else', async () => {
    const answer = await call<EmployeeUsage[]>(cms, 'GET', '/metrics/employees?month=2026-09', {
      token: await tokenOf(cms, open.hr),
    });
    const [first, second] = open.employees as [Actor, Actor];
    expect(answer.status).toBe(200);
    expect(answer.total).toBe(2);
    expect(answer.data).toEqual([
      {
        employeeId: first.accountId,
        employeeName: 'Alice Number 0',
        department: 'Ventes',
        period: '2026-09',
        consultationCount: 2,
        totalDurationSeconds: 3600,
      },
      {
        employeeId: second.accountId,
        employeeName: 'Alice Number 1',
        department: 'Ventes',
        period: '2026-09',
        consultationCount: 1,
        totalDurationSeconds: 3000,
      },
    ]);
    expect(answer.text).not.toMatch(
      new RegExp(`${bob.accountId}|cmd|2026-09-\\d\\d|video|${hidden.company}`),
    );
    const filtered = await call<EmployeeUsage[]>(
      cms,
      'GET',
      '/metrics/employees?month=2026-09&department=Atelier',
      { token: await tokenOf(cms, open.hr) },
    );
    expect([filtered.data, filtered.total]).toEqual([[], 0]);
    const beyond = await call<EmployeeUsage[]>(cms, 'GET', '/metrics/employees?month=2026-09&page=9', {
      token: await tokenOf(cms, open.hr),
    });
    expect([beyond.data, beyond.total]).toEqual([[], 2]);
  });

  test('of a company that hides its people is told so, and gets no name anywhere', async () => {
    const token = await tokenOf(cms, hidden.hr);
    for (const path of ['/metrics/employees?month=2026-09', '/exports/employee-usage.csv?month=2026-09']) {
      const answer = await call(cms, 'GET', path, { token });
      expect([answer.status, answer.code]).toEqual([422, 'usage_anonymised']);
      expect(answer.text).not.toContain('Alice');
    }
    const { data, text } = await call<CompanyMetrics>(
      cms,
      'GET',
      `/metrics/companies/${hidden.company}?month=2026-09`,
      { token },
    );
    expect(text).not.toContain('Alice');
    expect(data.figures).toEqual({
      activeEmployees: 16,
      consultationCount: 16,
      totalDurationSeconds: 48_000,
      averageDurationMinutes: 50,
    });
    // Bureau has 3 people, and the next smallest group hides with it: the total less Atelier is then of 9 people.
    expect(
      data.departments.map(({ department, figures }) => [department, figures?.activeEmployees ?? null]),
    ).toEqual([
      ['Atelier', 7],
      ['Bureau', null],
      ['Ventes', null],
    ]);
    expect(data.previous).toEqual({ period: '2026-08', figures: null, satisfaction: null });
    const file = await call(cms, 'GET', '/exports/department-usage.csv?from=2026-08-01&to=2026-09-30', {
      token,
    });
    expect(file.text.split('\r\n').slice(1, 7)).toEqual([
      '08/2026;Atelier;non affiché;;;;',
      '08/2026;Bureau;non affiché;;;;',
      '08/2026;Ventes;non affiché;;;;',
      '09/2026;Atelier;affiché;7;7;21000;5,83',
      '09/2026;Bureau;non affiché;;;;',
      '09/2026;Ventes;non affiché;;;;',
    ]);
  });

  test('cannot move somebody to another department to look at them alone', async () => {
    const pool = cms.database.adminPool;
    const token = await tokenOf(cms, hidden.hr);
    const path = `/metrics/companies/${hidden.company}?month=2026-09`;
    const figures = async () => {
      const { data } = await call<CompanyMetrics>(cms, 'GET', path, { token });
      return data.departments.map((department) => [department.department, department.figures]);
    };
    const before = await figures();
    await pool.query(`update cms.up_users set department = 'Bureau' where document_id = $1`, [
      hidden.employees[7]?.accountId,
    ]);
    expect(await figures()).toEqual(before);
  });

  test('sees no month of groups that is not over', async () => {
    const month = new Date().toISOString().slice(0, 7);
    const { data } = await call<CompanyMetrics>(
      cms,
      'GET',
      `/metrics/companies/${hidden.company}?month=${month}`,
      { token: await tokenOf(cms, hidden.hr) },
    );
    expect([data.isOver, data.figures]).toEqual([false, null]);
  });

  test('sees nothing of another company, in answers as in the database', async () => {
    const token = await tokenOf(cms, open.hr);
    const another = await call(cms, 'GET', `/metrics/companies/${hidden.company}?month=2026-09`, { token });
    const nobody = await call(cms, 'GET', `/metrics/companies/${'z'.repeat(24)}?month=2026-09`, { token });
    expect([another.status, another.text]).toEqual([404, nobody.text]);

    const seen = (actor: Actor) =>
      careDatabase(cms.strapi).as(actor, async (tx) => {
        const { rows } = await sql<{ days: number; groups: number; people: number }>`
          select (select count(*) from care.practitioner_activity_daily) + (select count(*) from care.employee_activity_daily)
                 + (select count(*) from care.company_activity_daily) as days,
                 (select count(*) from care.group_usage(${hidden.company}, '2026-09-01')) as groups,
                 (select count(*) from care.employee_usage('2020-01-01', '2026-12-31')) as people`.execute(
          tx,
        );
        return rows[0];
      });
    expect(await seen(open.hr)).toEqual({ days: 0, groups: 0, people: 4 });
    expect(await seen(hidden.hr)).toEqual({ days: 0, groups: 4, people: 0 });
    expect(await seen({ ...open.hr, role: 'coach' })).toEqual({ days: 0, groups: 0, people: 0 });
    await expect(
      careDatabase(cms.strapi).as(open.hr, (tx) => sql`select * from care.counted_consultations`.execute(tx)),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('an employee', () => {
  const viewOf = async (who: Actor) =>
    (
      await call<EmployerView>(cms, 'GET', '/my/employer-view?month=2026-09', {
        token: await tokenOf(cms, who),
      })
    ).data;
  const answerTo = async <Answer>(who: Actor, path: string) =>
    (await call<Answer>(cms, 'GET', path, { token: await tokenOf(cms, who) })).data;

  test('sees the very answers that HR gets about them and their company', async () => {
    const [alice, other] = open.employees as [Actor, Actor];
    expect(await viewOf(alice)).toEqual({
      company: await answerTo(open.hr, `/metrics/companies/${open.company}?month=2026-09`),
      employee: await answerTo(open.hr, `/metrics/employees/${alice.accountId}?month=2026-09`),
    });
    expect((await viewOf(other)).employee?.employeeId).toBe(other.accountId);

    const [somebody] = hidden.employees as [Actor];
    expect(await viewOf(somebody)).toEqual({
      company: await answerTo(hidden.hr, `/metrics/companies/${hidden.company}?month=2026-09`),
      employee: null,
    });
  });
});

describe('the accountant', () => {
  test('downloads the practitioners’ file, byte for byte, twice the same', async () => {
    const path = '/exports/practitioner-activity.csv?month=2026-09';
    const first = await call(cms, 'GET', path, { token: accountant });
    expect(first.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(first.headers.get('content-disposition')).toBe(
      'attachment; filename="practitioner-activity-v1_2026-09.csv"',
    );
    const rows = [
      ['10/09/2026', open.company, '"TechCorp; ""T"""', '2;3600;1,00'],
      ['30/09/2026', open.company, '"TechCorp; ""T"""', '1;3000;0,83'],
      ['15/09/2026', hidden.company, 'GreenBuild', '16;48000;13,33'],
    ];
    const order = (company: string) => (company === [open.company, hidden.company].sort()[0] ? 0 : 1);
    rows.sort(([, left = ''], [, right = '']) => order(left) - order(right));
    expect(first.text).toBe(
      '\uFEFFjour;praticien_id;praticien;entreprise_id;entreprise;consultations;duree_secondes;duree_heures\r\n' +
        rows
          .map(
            ([day, company, name, totals]) =>
              `${day};${bob.accountId};'=cmd|calc Bob;${company};${name};${totals}\r\n`,
          )
          .join(''),
    );
    expect((await call(cms, 'GET', path, { token: accountant })).text).toBe(first.text);
  });

  test('downloads the companies’ file, with ISO dates and commas', async () => {
    const { text } = await call(
      cms,
      'GET',
      '/exports/company-usage.csv?from=2026-09-15&to=2026-09-30&dates=iso&separator=comma',
      { token: accountant },
    );
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(
      rows
        .map((row) => [row.jour, row.entreprise, row.consultations, row.duree_heures, row.salaries_actifs])
        .sort(),
    ).toEqual([
      ['2026-09-15', 'GreenBuild', '16', '13.33', '16'],
      ['2026-09-30', 'TechCorp; "T"', '1', '0.83', '1'],
    ]);
  });

  test.each([
    '',
    '?month=2026-13',
    '?from=2026-10-02&to=2026-10-01',
    '?from=2016-10-02&to=2026-10-01',
    '?month=2026-10&dates=us',
  ])('gets 400 for the period or format %j', async (query) => {
    expect(
      (await call(cms, 'GET', `/exports/practitioner-activity.csv${query}`, { token: accountant })).status,
    ).toBe(400);
  });

  test('is shown what can be downloaded, with its columns', async () => {
    const { data } = await call<ExportSummary[]>(cms, 'GET', '/exports', { token: accountant });
    expect(data.map(({ name }) => name)).toEqual(['practitioner-activity', 'company-usage', 'global']);
    expect(data[0]?.columns).toEqual(exportDefinitions['practitioner-activity'].columns);
  });

  test('gets 403 everywhere else', async () => {
    const mine = [
      'GET /api/exports',
      'GET /api/exports/practitioner-activity.csv',
      'GET /api/exports/company-usage.csv',
      'GET /api/exports/global.csv',
      // Open to everybody who is signed in: for anybody but the author, the 404 of an unknown consultation.
      'GET /api/consultations/:id/note',
      'GET /api/consultations/:id/note/versions',
      'GET /api/consultations/:id/note/versions/:revision',
      'GET /api/consultations/:id/shared-note',
      // The same: for anybody but its person, the 404 of an unknown export.
      'GET /api/my/exports/:id/file',
    ];
    const openToVisitors = (key: string) => permissions[key]?.includes('anonymous') === true;
    const allowed = Object.keys(permissions).filter(
      (key) => permissions[key]?.includes('accountant') && !openToVisitors(key),
    );
    expect(allowed.sort()).toEqual(mine.sort());
    for (const path of [
      '/exports/employee-usage.csv?month=2026-09',
      `/metrics/companies/${open.company}`,
      '/metrics/employees',
      '/my/employer-view',
    ]) {
      expect((await call(cms, 'GET', path, { token: accountant })).status).toBe(403);
      expect((await call(cms, 'GET', path)).status).toBe(401);
    }
    for (const path of [
      '/content-manager/collection-types/api::company.company',
      '/admin/users',
      '/content-manager/collection-types/plugin::users-permissions.user',
      '/upload/files',
    ]) {
      const response = await fetch(`${cms.url}${path}`, {
        headers: { authorization: `Bearer ${accountant}` },
      });
      expect([path, response.status]).toEqual([path, 403]);
    }
  });
});

test('no subtraction gives away a hidden group', async () => {
  const pool = cms.database.adminPool;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }), async (sizes) => {
      const { rows } = await pool.query<{ shown: boolean[] }>('select care.shown_groups($1) as shown', [
        sizes,
      ]);
      const shown = rows[0]?.shown ?? [];
      expect(shown).toHaveLength(sizes.length);
      const hiddenSizes = sizes.filter((_size, index) => shown[index] !== true);
      const shownSizes = sizes.filter((_size, index) => shown[index] === true);
      expect(shownSizes.every((size) => size >= 5)).toBe(true);
      if (sizes.every((size) => size >= 5)) expect(hiddenSizes).toEqual([]);
      if (hiddenSizes.length > 0 && shownSizes.length > 0) {
        expect(hiddenSizes.length).toBeGreaterThan(1);
        expect(hiddenSizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(5);
      }
    }),
    { numRuns: 300 },
  );
});
