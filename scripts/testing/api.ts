import type { Actor } from '@huntzen/database';
import type { TestCms } from './cms.ts';

/** What a test received; a test reads what it expects, and a wrong shape fails there. */
export interface Answer<Data> {
  status: number;
  text: string;
  headers: Headers;
  data: Data;
  total: number | undefined;
  code: string | undefined;
  /** The paths of the wrong fields. */
  paths: string[];
}

/** The access token of a person of the site, as their sign-in would give it. */
export async function tokenOf(cms: TestCms, person: Pick<Actor, 'accountId'>): Promise<string> {
  const { sessions } = cms.strapi.get<{
    sessions: { open: (accountId: string) => Promise<{ accessToken: string }> };
  }>('care.identity');
  return (await sessions.open(person.accountId)).accessToken;
}

let panelPeople = 0;

/** Makes a person of the panel with a role and signs them in; returns their token. */
export async function panelTokenOf(cms: TestCms, role: string): Promise<string> {
  const users = cms.strapi.service('admin::user') as unknown as {
    create: (user: unknown) => Promise<unknown>;
  };
  const { id } = (await cms.strapi.db.query('admin::role').findOne({ where: { code: role } })) as {
    id: number;
  };
  panelPeople += 1;
  const email = `${role}-${panelPeople}@huntzen.example`;
  const password = 'Panel-password-1';
  await users.create({ email, firstname: role, lastname: 'Test', password, isActive: true, roles: [id] });
  const response = await fetch(`${cms.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { data } = (await response.json()) as { data: { token: string } };
  return data.token;
}

/** Calls the API; without a token as a visitor. An answer that is no JSON (a CSV) has its text only. */
export async function call<Data = unknown>(
  cms: TestCms,
  method: string,
  path: string,
  options: { token?: string; body?: unknown; key?: string } = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${cms.url}/api${path}`, {
    method,
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  // Not `text()`, which drops the byte order mark.
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  const isJson = response.headers.get('content-type')?.includes('json') === true;
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
    paths: (body.error?.details ?? []).map(({ path: place }) => place),
  };
}
