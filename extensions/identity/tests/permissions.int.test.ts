/** The permission matrix, cell by cell: every route as every role. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { panelRoles, portalRoles, rolesWithoutCompany, type Role } from '@huntzen/kernel/contracts';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { permissions } from '../contracts/index.ts';
import { hashPassword } from '../server/accounts.ts';
import { assertMatrixIsComplete, listApiRoutes } from '../server/route-check.ts';
import { call, password } from './_util.ts';

const roles: readonly Role[] = ['anonymous', ...portalRoles, ...panelRoles];

// Ids of the right shape that belong to nothing.
const unknownIds: Record<string, string> = {
  documentId: 'z'.repeat(24),
  slug: 'not-there',
};
const pathOf = (template: string) =>
  template.replace(
    /:(\w+)/g,
    (_match, name: string) => unknownIds[name] ?? '00000000-0000-7000-8000-000000000000',
  );

describe('the permission matrix', () => {
  let cms: TestCms;
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
    const pool = cms.database.adminPool;
    const company = await createCompany(pool);
    const passwordHash = await hashPassword(password);
    for (const role of portalRoles) {
      const email = `${role}@example.org`;
      await createPerson(pool, {
        role,
        email,
        passwordHash,
        ...(rolesWithoutCompany.includes(role) ? {} : { company }),
      });
      const answer = await call(cms, 'POST', '/auth/login', { body: { email, password } });
      tokens.set(role, String(answer.body.data?.accessToken));
    }
    const users = cms.strapi.service('admin::user') as unknown as {
      create: (user: unknown) => Promise<unknown>;
    };
    const panel = (await cms.strapi.db.query('admin::role').findMany()) as { id: number; code: string }[];
    for (const role of panelRoles) {
      const code = role === 'super-admin' ? 'strapi-super-admin' : role;
      const email = `${role}@huntzen.example`;
      await users.create({
        email,
        firstname: role,
        lastname: 'Test',
        password: 'Panel-password-1',
        isActive: true,
        roles: panel.filter((candidate) => candidate.code === code).map(({ id }) => id),
      });
      const response = await fetch(`${cms.url}/admin/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: 'Panel-password-1' }),
      });
      const { data } = (await response.json()) as { data: { token?: string; accessToken?: string } };
      tokens.set(role, data.accessToken ?? data.token ?? '');
    }
  });
  afterAll(() => cms.close());

  it('names every route of the server, and no other', () => {
    expect(listApiRoutes(cms.strapi)).toEqual(Object.keys(permissions).sort());
  });

  it('stops the boot for a route outside it, and for a line without a route', () => {
    const routes = Object.keys(permissions);
    expect(() => assertMatrixIsComplete(routes)).not.toThrow();
    expect(() => assertMatrixIsComplete([...routes, 'GET /api/forgotten'])).toThrow(
      /GET \/api\/forgotten is not in/,
    );
    expect(() => assertMatrixIsComplete(routes.slice(1))).toThrow(/no route answers it/);
  });

  // Logging out ends the sessions that the other cells need.
  const isLogout = (key: string) => Number(key.endsWith('/logout'));
  const keys = Object.keys(permissions).sort((left, right) => isLogout(left) - isLogout(right));

  it.each(keys)('%s', async (key) => {
    const [method = '', path = ''] = key.split(' /api');
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const role of roles) {
      const token = tokens.get(role);
      const answer = await call(cms, method, pathOf(path), {
        ...(method === 'GET' ? {} : { body: {} }),
        ...(token === undefined ? {} : { token }),
      });
      const allowed = (permissions[key] ?? []).includes(role);
      const verdict = allowed ? 'admitted' : role === 'anonymous' ? 'unauthenticated' : 'forbidden';
      wanted[role] = verdict;
      found[role] =
        answer.status === 403 && answer.body.error?.code === 'forbidden'
          ? 'forbidden'
          : answer.status === 401 && answer.body.error?.code === 'unauthenticated'
            ? 'unauthenticated'
            : answer.status < 500
              ? 'admitted'
              : `failed with ${answer.status}`;
    }
    expect(found).toEqual(wanted);
  });
});
