import type { Actor } from '@huntzen/database';
import type { TestCms } from '../../../scripts/testing/cms.ts';

/** What a test received; a test reads what it expects, and a wrong shape fails there. */
export interface Answer<Data> {
  status: number;
  text: string;
  data: Data;
  total: number | undefined;
  code: string | undefined;
  paths: string[];
}

/** The access token of a person, as their sign-in would give it. */
export async function tokenOf(cms: TestCms, person: Actor): Promise<string> {
  const { sessions } = cms.strapi.get<{
    sessions: { open: (accountId: string) => Promise<{ accessToken: string }> };
  }>('care.identity');
  return (await sessions.open(person.accountId)).accessToken;
}

/** Calls the API; without a token as a visitor. */
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
  const text = await response.text();
  const body = JSON.parse(text) as {
    data: Data;
    meta?: { total: number };
    error?: { code: string; details: { path: string }[] };
  };
  return {
    status: response.status,
    text,
    data: body.data,
    total: body.meta?.total,
    code: body.error?.code,
    paths: (body.error?.details ?? []).map(({ path: place }) => place),
  };
}
