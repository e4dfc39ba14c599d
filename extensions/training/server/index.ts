import {
  apiRouter,
  calendarSources,
  careDatabase,
  erasureSteps,
  jobRegistry,
  personalData,
  webhookAnswers,
} from '@huntzen/kernel/server';
import { readConfig } from '@huntzen/config';
import { sql } from '@huntzen/database';
import { createKeyRing } from '@huntzen/records/crypto';
import type { Core } from '@strapi/strapi';
import { AlertService } from './alerts.ts';
import { trainingCalendar } from './calendar.ts';
import { registerTrainingMails } from './mails.ts';
import { CourseService } from './learning/courses.ts';
import { FileVault } from './learning/files.ts';
import { registerLearningMails } from './learning/mail.ts';
import { learningEndpoints, type LearningServices } from './learning/routes.ts';
import { SubmissionService } from './learning/submissions.ts';
import { TeachingService } from './learning/teaching.ts';
import { NewSessionService } from './new-sessions.ts';
import { panelActions } from './panel-actions.ts';
import { trainingSources } from './personal-data/index.ts';
import { PeopleService } from './people.ts';
import { passLapsedOffers } from './offers.ts';
import { PlaceService } from './places.ts';
import { PortalService } from './portal.ts';
import { takePlan } from './planning/answers.ts';
import { AskingService } from './planning/asking.ts';
import { ClosureService } from './planning/closures.ts';
import { MoveService } from './planning/moves.ts';
import { InstructorPlanningService } from './planning/instructor-planning.ts';
import { PlanningService } from './planning/planning.ts';
import { ProposalService } from './planning/proposals.ts';
import { ReplanningService } from './planning/replanning.ts';
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
    const newSessions = new NewSessionService(database);
    const vault = new FileVault(createKeyRing(readConfig('cms')));
    const places = new PlaceService(database);
    erasureSteps(strapi).register((person) => places.leaveAll(person));
    const services: TrainingServices & PortalServices & PlanningServices & LearningServices = {
      sessions: new SessionService(database),
      newSessions,
      places,
      people: new PeopleService(database),
      alerts: new AlertService(database),
      portal: new PortalService(database),
      planning: new PlanningService(database),
      instructorPlanning: new InstructorPlanningService(database),
      closures: new ClosureService(database),
      moves: new MoveService(database),
      proposals: new ProposalService(database),
      asking: new AskingService(database),
      replanning: new ReplanningService(database),
      courses: new CourseService(database),
      submissions: new SubmissionService(database, vault, ({ code, recordId }) =>
        strapi.log.error(`${code}: submission file ${recordId}`),
      ),
      teaching: new TeachingService(database, newSessions),
    };
    strapi.add('care.training', services);
    personalData(strapi).register(
      trainingSources(
        () => database,
        () => services.submissions,
      ),
    );
    apiRouter(strapi).add(trainingEndpoints(() => services));
    apiRouter(strapi).add(portalEndpoints(() => services));
    apiRouter(strapi).add(planningEndpoints(() => services));
    for (const role of ['learner', 'candidate', 'trainer'])
      calendarSources(strapi).register(role, trainingCalendar);
    apiRouter(strapi).add(learningEndpoints(() => services));
    const jobs = jobRegistry(strapi);
    registerLearningMails(jobs);
    jobs.registerTask('training.keep-time', async (_payload, jobsDatabase) => {
      await sql`select care.keep_training_time()`.execute(jobsDatabase);
    });
    jobs.registerSchedule('*/10 * * * *', 'training.keep-time');
    jobs.registerTask('training.alerts', async (_payload, jobsDatabase) => {
      await sql`select care.keep_training_alerts()`.execute(jobsDatabase);
    });
    jobs.registerSchedule('*/10 * * * *', 'training.alerts');
    jobs.registerTask('training.offers', (_payload, jobsDatabase) => passLapsedOffers(jobsDatabase));
    jobs.registerSchedule('*/5 * * * *', 'training.offers');
    registerTrainingMails(jobs);
    webhookAnswers(strapi).register('planning_done', takePlan);
    jobs.registerTask('training.fill', async ({ sessionId }, jobsDatabase) => {
      await sql`select care.refill_training_session(${String(sessionId)})`.execute(jobsDatabase);
    });
  },
};
