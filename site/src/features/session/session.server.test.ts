import { describe, expect, test } from 'vitest';

import { clearSession, openSession, sessionCookies, startSession, type Cookies } from './session.server.ts';

const LOCAL = 'http://localhost:4321';
const NOW = new Date('2026-11-24T12:00:00Z');
const user = { id: 'alice', role: 'patient' as const, companyId: null, displayName: 'Alice' };
const session = { accessToken: 'a1', refreshToken: 'r1', accessTokenExpiresAt: '2026-11-24T12:15:00Z', user };
const renewed = {
  ...session,
  accessToken: 'a2',
  refreshToken: 'r2',
  accessTokenExpiresAt: '2026-11-24T12:30:00Z',
};

function jar(): Cookies & { values: Map<string, string>; options: unknown[] } {
  const values = new Map<string, string>();
  const options: unknown[] = [];
  return {
    values,
    options,
    get: (name) =>
      values.has(name) ? ({ value: values.get(name) } as ReturnType<Cookies['get']>) : undefined,
    set: (name, value: string, given) => {
      values.set(name, value);
      options.push(given);
    },
    delete: (name) => void values.delete(name),
  };
}

function open(cookies: Cookies, now: Date, answer: () => Response) {
  const calls: string[] = [];
  const context = {
    apiUrl: 'http://api.invalid',
    siteKey: 'key',
    locale: 'fr' as const,
    clientAddress: '203.0.113.7',
    fetch: (input: string, init?: RequestInit) => {
      calls.push(`${input} ${typeof init?.body === 'string' ? init.body : ''}`);
      return Promise.resolve(answer());
    },
  };
  return openSession(cookies, context as Parameters<typeof openSession>[1], LOCAL, now).then((opened) => ({
    opened,
    calls,
  }));
}

const refuse = () =>
  Response.json({ error: { code: 'refused', message: 'No.', details: [] } }, { status: 401 });
const renew = () => Response.json({ data: renewed });

describe('sessionCookies', () => {
  test('the prefix and Secure everywhere but on plain http on this machine', () => {
    expect(sessionCookies('https://care.example.org')).toMatchObject({
      access: '__Host-care_access',
      refresh: '__Host-care_refresh',
      options: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
    });
    expect(sessionCookies('http://127.0.0.1:4321')).toMatchObject({
      access: 'care_access',
      options: { secure: false },
    });
    expect(sessionCookies('http://care.example.org').options.secure).toBe(true);
    expect(sessionCookies('https://localhost').options.secure).toBe(true);
  });
});

describe('openSession', () => {
  test('a fresh token is used without asking the API', async () => {
    const cookies = jar();
    startSession(cookies, session, LOCAL);
    const { opened, calls } = await open(cookies, NOW, refuse);
    expect(opened.user).toEqual(user);
    expect(calls).toEqual([]);
  });

  test.each([
    ['about to expire', new Date('2026-11-24T12:14:31Z'), 'care_none'],
    ['absent', NOW, 'care_access'],
    ['without a readable profile', NOW, 'care_profile'],
  ])('a token %s is renewed', async (_name, now, removed) => {
    const cookies = jar();
    startSession(cookies, session, LOCAL);
    cookies.delete(removed);
    const { opened, calls } = await open(cookies, now, renew);
    expect(calls).toEqual(['http://api.invalid/api/auth/refresh {"refreshToken":"r1"}']);
    expect(opened.user).toEqual(user);
    expect(cookies.values.get('care_refresh')).toBe('r2');
  });

  test('a refused renewal ends the session', async () => {
    const cookies = jar();
    cookies.set('care_refresh', 'stolen');
    const { opened } = await open(cookies, NOW, refuse);
    expect(opened).toMatchObject({ user: null, isUnknown: false });
    expect(cookies.values.size).toBe(0);
  });

  test('an API that does not answer ends nothing', async () => {
    const cookies = jar();
    cookies.set('care_refresh', 'r1');
    const { opened } = await open(cookies, NOW, () => new Response(null, { status: 503 }));
    expect(opened).toMatchObject({ user: null, isUnknown: true });
    expect(cookies.values.get('care_refresh')).toBe('r1');
  });

  test('a forged profile without tokens is nobody', async () => {
    const cookies = jar();
    startSession(cookies, session, LOCAL);
    cookies.delete('care_access');
    cookies.delete('care_refresh');
    const { opened } = await open(cookies, NOW, refuse);
    expect(opened.user).toBeNull();
  });
});

test('clearSession removes every cookie of the session', () => {
  const cookies = jar();
  startSession(cookies, session, LOCAL);
  clearSession(cookies, LOCAL);
  expect(cookies.values.size).toBe(0);
});
