import type { Actor } from '@huntzen/database';
import {
  createCompany,
  createPerson,
  type CompanyOptions,
  type PersonOptions,
} from '@huntzen/database/testing/people';
import type pg from 'pg';

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
