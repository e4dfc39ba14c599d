import { alertRoutes } from './alerts.ts';
import { moveRoutes } from './moves.ts';
import { learningRoutes } from './learning.ts';
import { peopleRoutes } from './people.ts';
import { planningRoutes } from './planning.ts';
import { portalRoutes } from './portal.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { sessionRoutes } from './session.ts';
import { teachingRoutes } from './teaching.ts';

export * from './alerts.ts';
export * from './moves.ts';
export * from './learning.ts';
export * from './people.ts';
export * from './planning.ts';
export * from './portal.ts';
export * from './proposal-routes.ts';
export * from './proposals.ts';
export * from './session.ts';
export * from './teaching.ts';
export * from './vocabulary.ts';

/** Every route of this extension, for the API reference. */
export const trainingRoutes = [
  ...sessionRoutes,
  ...alertRoutes,
  ...peopleRoutes,
  ...portalRoutes,
  ...planningRoutes,
  ...moveRoutes,
  ...proposalRoutes,
  ...learningRoutes,
  ...teachingRoutes,
];
