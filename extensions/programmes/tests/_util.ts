import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import { careDatabase, type Caller } from '@huntzen/kernel/server';
import type { TestCms } from '../../../scripts/testing/cms.ts';
import type { Groups } from '../server/groups.ts';
import type { MySessions } from '../server/my-sessions.ts';
import type { Publications } from '../server/publications.ts';

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
  database: careDatabase(strapi),
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

/** Makes a programme template as an editor does, published unless said; returns its documentId. */
export async function buildProgramme(
  cms: TestCms,
  { draft = false, ...fields }: Record<string, unknown> & { draft?: boolean } = {},
): Promise<string> {
  contents += 1;
  const steps = fields.steps ?? [{ session: await buildSession(cms) }, { session: await buildSession(cms) }];
  const { documentId } = await cms.strapi.documents('api::programme.programme').create({
    data: {
      title: `Programme ${contents}`,
      slug: `programme-${contents}`,
      weeks: 2,
      perWeek: 3,
      ...fields,
      steps,
    } as never,
  });
  if (!draft) await cms.strapi.documents('api::programme.programme').publish({ documentId });
  return documentId;
}
