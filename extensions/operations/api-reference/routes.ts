import { consultationsRoutes } from '@huntzen/consultations/contracts';
import { contentRoutes } from '@huntzen/content/contracts';
import { countersRoutes } from '@huntzen/counters/contracts';
import { deliveryRoutes } from '@huntzen/delivery/contracts';
import { identityRoutes } from '@huntzen/identity/contracts';
import type { RouteContract } from '@huntzen/kernel/contracts';
import { mediaRoutes } from '@huntzen/media/contracts';
import { programmesRoutes } from '@huntzen/programmes/contracts';
import { recordsRoutes } from '@huntzen/records/contracts';
import { trainingRoutes } from '@huntzen/training/contracts';

/** The contracts of every route, by the extension that answers them. */
export const routesByExtension: Readonly<Record<string, readonly RouteContract[]>> = {
  identity: identityRoutes,
  programmes: programmesRoutes,
  consultations: consultationsRoutes,
  counters: countersRoutes,
  content: contentRoutes,
  media: mediaRoutes,
  records: recordsRoutes,
  delivery: deliveryRoutes,
  training: trainingRoutes,
};
