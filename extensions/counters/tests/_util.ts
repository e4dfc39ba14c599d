import type { Actor } from '@huntzen/database';
import {
  createCompany,
  createPerson,
  type CompanyOptions,
  type PersonOptions,
} from '@huntzen/database/testing/people';
import type pg from 'pg';
import type { TestCms } from '../../../scripts/testing/cms.ts';

/** A company with one practitioner who serves it, HR, and employees by department. */
export interface Tenant {
  company: string;
  hr: Actor;
  employees: Actor[];
}

/** Makes a company, its HR and employees, one for each department named. */
export async function createTenant(
  pool: pg.Pool,
  departments: readonly string[],
  options: CompanyOptions = {},
): Promise<Tenant> {
  const company = await createCompany(pool, options);
  const person = (more: PersonOptions) => createPerson(pool, { company, ...more });
  const employees: Actor[] = [];
  for (const [index, department] of departments.entries()) {
    employees.push(
      await person({ role: 'employee', department, firstName: 'Alice', lastName: `Number ${index}` }),
    );
  }
  return { company, hr: await person({ role: 'hr' }), employees };
}

/** Makes a practitioner. */
export const createPractitioner = (pool: pg.Pool, lastName = 'Bernard') =>
  createPerson(pool, { role: 'practitioner', firstName: 'Bob', lastName });

/** A completed consultation to be written into the past. */
export interface Past {
  employee: Actor;
  practitioner: Actor;
  endedAt: string;
  seconds?: number;
}

/** Writes completed consultations in one statement; returns their ids. */
export async function complete(pool: pg.Pool | pg.PoolClient, past: readonly Past[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at, started_at, ended_at)
     select p.company, p.employee, p.practitioner, 'video', 'completed', p.started, p.started + interval '50 minutes', p.started, p.ended
     from (select c ->> 'company' as company, c ->> 'employee' as employee, c ->> 'practitioner' as practitioner,
                  (c ->> 'ended')::timestamptz - make_interval(secs => (c ->> 'seconds')::int) as started,
                  (c ->> 'ended')::timestamptz as ended
           from jsonb_array_elements($1) as c) as p
     returning id`,
    [
      JSON.stringify(
        past.map(({ employee, practitioner, endedAt, seconds = 3000 }) => ({
          company: employee.companyId,
          employee: employee.accountId,
          practitioner: practitioner.accountId,
          ended: endedAt,
          seconds,
        })),
      ),
    ],
  );
  return rows.map(({ id }) => id);
}

/** What differs from a recount; nothing is good. */
export async function findDrift(pool: pg.Pool | pg.PoolClient): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select counter, company_id, account_id, day::text, kept_count::integer, true_count::integer
     from care.recount_activity('-infinity', 'infinity')`,
  );
  return rows;
}

/** The access token of a person of the site, as their sign-in would give it. */
export async function tokenOf(cms: TestCms, person: Actor): Promise<string> {
  const { sessions } = cms.strapi.get<{
    sessions: { open: (accountId: string) => Promise<{ accessToken: string }> };
  }>('care.identity');
  return (await sessions.open(person.accountId)).accessToken;
}

/** Makes a person of the panel and signs them in; returns their token. */
export async function panelTokenOf(cms: TestCms, role: string): Promise<string> {
  const roles = (await cms.strapi.db.query('admin::role').findMany({ where: { code: role } })) as {
    id: number;
  }[];
  const users = cms.strapi.service('admin::user') as unknown as {
    create: (user: unknown) => Promise<unknown>;
  };
  const email = `${role}@huntzen.example`;
  const password = 'Panel-password-1';
  await users.create({
    email,
    firstname: role,
    lastname: 'Test',
    password,
    isActive: true,
    roles: roles.map(({ id }) => id),
  });
  const response = await fetch(`${cms.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { data } = (await response.json()) as { data: { token: string } };
  return data.token;
}

/** What a test received. */
export interface Answer<Data> {
  status: number;
  text: string;
  headers: Headers;
  data: Data;
  total: number | undefined;
  code: string | undefined;
  paths: string[];
}

/** Asks the API; without a token as a visitor. A file has no data but its text. */
export async function get<Data = unknown>(cms: TestCms, path: string, token?: string): Promise<Answer<Data>> {
  const response = await fetch(`${cms.url}/api${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  // Not `text()`, which drops the byte order mark.
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const body = (isJson ? JSON.parse(text) : {}) as {
    data: Data;
    meta?: { total: number };
    error?: { code: string; details: { path: string }[] };
  };
  return {
    status: response.status,
    text,
    headers: response.headers,
    data: body.data,
    total: body.meta?.total,
    code: body.error?.code,
    paths: (body.error?.details ?? []).map((detail) => detail.path),
  };
}
