import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';

describe('what operators ask', () => {
  let cms: TestCms;
  beforeAll(async () => {
    cms = await startTestCms();
  });
  afterAll(() => cms.close());

  it('answers health and readiness', async () => {
    expect((await fetch(`${cms.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${cms.url}/readyz`)).status).toBe(200);
  });

  it('is not ready when the database no longer accepts what we sign', async () => {
    await cms.database.adminPool.query(
      'create table public.kept as table sec.context_keys; delete from sec.context_keys',
    );
    expect((await fetch(`${cms.url}/readyz`)).status).toBe(503);
    await cms.database.adminPool.query(
      'insert into sec.context_keys (key) select key from public.kept; drop table public.kept',
    );
    expect((await fetch(`${cms.url}/readyz`)).status).toBe(200);
  });

  it('shows the API reference in development only', async () => {
    expect((await fetch(`${cms.url}/api-reference`)).status).toBe(404);
    expect((await fetch(`${cms.url}/api-reference.json`)).status).toBe(404);
  });

  it('answers none of the routes that Strapi brings', async () => {
    for (const path of [
      '/api/auth/local',
      '/api/users',
      '/api/users/me',
      '/api/users-permissions/roles',
      '/api/upload/files',
      '/api/tags',
      '/api/exercises',
      '/api/companies',
      '/api/content-type-builder/content-types',
    ]) {
      expect((await fetch(`${cms.url}${path}`)).status, path).toBe(404);
    }
    const registration = await fetch(`${cms.url}/api/auth/local/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        username: 'mallory',
        email: 'mallory@example.org',
        password: 'a long password',
      }),
    });
    expect([404, 405]).toContain(registration.status);
  });

  it('lets no origin of another site read an answer', async () => {
    const response = await fetch(`${cms.url}/healthz`, { headers: { origin: 'https://evil.example' } });
    expect(['', null]).toContain(response.headers.get('access-control-allow-origin'));
  });
});
