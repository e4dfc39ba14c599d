import { peopleRoutes } from './people.ts';
import { planningRoutes } from './planning.ts';
import { portalRoutes } from './portal.ts';
import { proposalRoutes } from './proposals.ts';
import { sessionRoutes } from './session.ts';

export * from './people.ts';
export * from './planning.ts';
export * from './portal.ts';
export * from './proposals.ts';
export * from './session.ts';
export * from './vocabulary.ts';

/** Every route of this extension, for the API reference. */
export const trainingRoutes = [
  ...sessionRoutes,
  ...peopleRoutes,
  ...portalRoutes,
  ...planningRoutes,
  ...proposalRoutes,
];
