import { apiRouter, careDatabase, jobRegistry } from '@huntzen/kernel/server';
import { sql } from '@huntzen/database';
import type { Core } from '@strapi/strapi';
import { NewSessionService } from './new-sessions.ts';
import { panelActions } from './panel-actions.ts';
import { PeopleService } from './people.ts';
import { PlaceService } from './places.ts';
import { PortalService } from './portal.ts';
import { ClosureService } from './planning/closures.ts';
import { PlanningService } from './planning/planning.ts';
import { ProposalService } from './planning/proposals.ts';
import { planningEndpoints, type PlanningServices } from './planning/routes.ts';
import { portalEndpoints, type PortalServices } from './routes-portal.ts';
import { trainingEndpoints, type TrainingServices } from './routes.ts';
import { SessionService } from './sessions.ts';

/** The part of Strapi's own service that makes new permissions known. */
interface PermissionService {
  actionProvider: { registerMany: (actions: typeof panelActions) => Promise<void> };
}

/** The training extension: sessions, seats and lines, the people of training, the learner portal. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
    await actionProvider.registerMany(panelActions);
    const database = careDatabase(strapi);
    const services: TrainingServices & PortalServices & PlanningServices = {
      sessions: new SessionService(database),
      newSessions: new NewSessionService(database),
      places: new PlaceService(database),
      people: new PeopleService(database),
      portal: new PortalService(database),
      planning: new PlanningService(database),
      closures: new ClosureService(database),
      proposals: new ProposalService(database),
    };
    strapi.add('care.training', services);
    apiRouter(strapi).add(trainingEndpoints(() => services));
    apiRouter(strapi).add(portalEndpoints(() => services));
    apiRouter(strapi).add(planningEndpoints(() => services));
    const jobs = jobRegistry(strapi);
    jobs.registerTask('training.keep-time', async (_payload, jobsDatabase) => {
      await sql`select care.keep_training_time()`.execute(jobsDatabase);
    });
    jobs.registerSchedule('*/10 * * * *', 'training.keep-time');
    jobs.registerTask('training.fill', async ({ sessionId }, jobsDatabase) => {
      await sql`select care.refill_training_session(${String(sessionId)})`.execute(jobsDatabase);
    });
  },
};
