import { request } from 'node:http';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';

let cms: TestCms;
let token: string;

beforeAll(async () => {
  cms = await startTestCms({ CORS_ORIGINS: 'https://care.example' });
  const { adminPool } = cms.database;
  token = await tokenOf(
    cms,
    await createPerson(adminPool, { role: 'hr', company: await createCompany(adminPool) }),
  );
});
afterAll(() => cms.close());

const send = (path: string, init: RequestInit = {}) =>
  fetch(`${cms.url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
  });
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error;

describe('an address', () => {
  test('that does not exist answers 404 in the reader’s language, however odd it is', async () => {
    const odd = [
      '/api',
      '/api/',
      '/api/none',
      '/api/%E0%A4%A',
      `/api/${'a'.repeat(2_000)}`,
      '/api/me/../none',
    ];
    for (const path of odd) {
      const response = await new Promise<{ status?: number; body: string }>((resolve, reject) => {
        // Not fetch, which tidies the path.
        request(cms.url, { path, headers: { 'accept-language': 'en' } }, (answer) => {
          let body = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
          answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body }));
        })
          .once('error', reject)
          .end();
      });
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.body).toContain('This does not exist.');
    }
  });

  test('that has other methods answers 405 and names them', async () => {
    const response = await send('/api/news', { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await errorOf(response)).code).toBe('method_not_allowed');
  });

  test('answers HEAD as GET, without a body', async () => {
    const response = await send('/api/me', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('outside /api is left to Strapi', async () => {
    expect((await send('/_health')).status).toBe(204);
  });
});

describe('a body', () => {
  const post = (body: string, type = 'application/json') =>
    send('/api/news', { method: 'POST', body, headers: { 'content-type': type, 'accept-language': 'en' } });

  test('that is no JSON, not declared as such or too large is refused with what to do', async () => {
    const cases: [Promise<Response>, number, string][] = [
      [post('{"title":'), 400, 'malformed_body'],
      [post('title=x', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
      [post('{}', 'text/plain'), 415, 'unsupported_media_type'],
      [post(JSON.stringify({ title: 'x'.repeat(300_000) })), 413, 'payload_too_large'],
    ];
    for (const [response, status, code] of cases) {
      const answer = await response;
      expect([answer.status, (await errorOf(answer)).code]).toEqual([status, code]);
    }
  });

  test('that is absent counts as an empty one: every missing field is named', async () => {
    const { status, paths } = await call(cms, 'POST', '/news', { token });
    expect([status, paths]).toEqual([400, ['title', 'body']]);
  });
});

describe('the headers', () => {
  test('let no page frame an answer, no browser guess its type, no cache keep it', async () => {
    const { headers } = await send('/api/me');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('share answers with the listed origins and no other', async () => {
    const allowed = async (origin: string) =>
      (await send('/api/me', { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await allowed('https://care.example')).toBe('https://care.example');
    expect(await allowed('https://evil.example')).toBeNull();
    expect(await allowed('null')).toBeNull();
    const preflight = await fetch(`${cms.url}/api/news`, {
      method: 'OPTIONS',
      headers: { origin: 'https://care.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
  });
});
