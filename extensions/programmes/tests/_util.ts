import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { TestCms } from '../../../scripts/testing/cms.ts';
import type { Groups } from '../server/groups.ts';
import type { MySessions } from '../server/my-sessions.ts';
import type { Publications } from '../server/publications.ts';

/** What a test received; a test reads what it expects, and a wrong shape fails there. */
export interface Answer<Data> {
  status: number;
  text: string;
  data: Data;
  total: number | undefined;
  code: string | undefined;
  paths: string[];
}

/** An editor of the panel, as the gate would let them in. */
export const editor: Caller = {
  accountId: 'editor000000000000000000',
  role: 'editor',
  companyId: null,
  sessionId: null,
  address: '127.0.0.1',
};

/** An administrator of the platform. */
export const superAdmin: Caller = { ...editor, accountId: 'super0000000000000000000', role: 'super-admin' };

/** A person as a caller of services. */
export const asCaller = (actor: Actor): Caller => ({ ...actor, sessionId: null, address: '127.0.0.1' });

/** The services of the extension. */
export const servicesOf = ({ strapi }: TestCms) => ({
  publications: strapi.plugin('programmes').service<Publications>('publications'),
  mySessions: strapi.plugin('programmes').service<MySessions>('mySessions'),
  groups: strapi.plugin('programmes').service<Groups>('groups'),
});

/** Makes a company with two patients. */
export async function buildClinic({ database: { adminPool } }: TestCms) {
  const company = await createCompany(adminPool);
  const patient = (firstName: string) =>
    createPerson(adminPool, { role: 'patient', company, firstName, lastName: 'Durand' });
  return { company, alice: await patient('Alice'), bob: await patient('Bob') };
}

/** The access token of a person, as their sign-in would give it. */
export async function tokenOf(cms: TestCms, person: Actor): Promise<string> {
  const { sessions } = cms.strapi.get<{
    sessions: { open: (accountId: string) => Promise<{ accessToken: string }> };
  }>('care.identity');
  return (await sessions.open(person.accountId)).accessToken;
}

let panelPeople = 0;

/** The token of a new person of the panel in a role. */
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
  const { data } = (await response.json()) as { data: { accessToken?: string; token?: string } };
  return data.accessToken ?? data.token ?? '';
}

/** Calls the API. */
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
  const body = (text === '' ? {} : JSON.parse(text)) as {
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

let contents = 0;

/** Makes a published exercise as an editor does; returns its documentId. */
export async function buildExercise(
  { strapi }: TestCms,
  fields: Record<string, unknown> = {},
): Promise<string> {
  contents += 1;
  const { documentId } = await strapi.documents('api::exercise.exercise').create({
    data: {
      title: 'Assis-debout',
      slug: `exercise-${contents}`,
      instructions: 'Levez-vous **{{repetitions}}** fois.',
      level: 'beginner',
      durationMinutes: 5,
      variables: [{ name: 'repetitions', label: 'Répétitions', type: 'integer', unit: 'fois', value: '10' }],
      ...fields,
    } as never,
  });
  await strapi.documents('api::exercise.exercise').publish({ documentId });
  return documentId;
}

/** Makes a session as an editor does, published unless said; returns its documentId. */
export async function buildSession(
  cms: TestCms,
  { draft = false, ...fields }: Record<string, unknown> & { draft?: boolean } = {},
): Promise<string> {
  contents += 1;
  const blocks = fields.blocks ?? [
    {
      exercise: await buildExercise(cms),
      rounds: 2,
      restSeconds: 30,
      overrides: [{ name: 'repetitions', value: '8' }],
    },
  ];
  const { documentId } = await cms.strapi.documents('api::session.session').create({
    data: {
      title: `Séance ${contents}`,
      slug: `session-${contents}`,
      summary: 'Pour les jambes',
      objective: 'strength',
      level: 'beginner',
      durationMinutes: 20,
      ...fields,
      blocks,
    } as never,
  });
  if (!draft) await cms.strapi.documents('api::session.session').publish({ documentId });
  return documentId;
}
