import {
  apiRouter,
  calendarSources,
  careDatabase,
  contentChecks,
  downloadPlaces,
  jobRegistry,
  personalData,
} from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { AssignmentActs } from './assignment-acts.ts';
import { Assignments } from './assignments.ts';
import { BulkPublications } from './bulk-publications.ts';
import { programmeCalendar } from './calendar.ts';
import { CoachPreferences } from './coach-preferences.ts';
import { registerCustomFields } from './custom-fields.ts';
import { registerDraftChecks } from './draft-checks.ts';
import { FollowedPatients } from './followed-patients.ts';
import { followUpEndpoints } from './follow-up-routes.ts';
import { FollowUp } from './follow-up.ts';
import { Groups } from './groups.ts';
import { laterDaysTask, writeAllLaterDays } from './later-days.ts';
import { MyProgrammes } from './my-programmes.ts';
import { MySessions } from './my-sessions.ts';
import { panelActions } from './panel-actions.ts';
import { programmeSources } from './personal-data.ts';
import { ProgrammeOffers } from './programme-offers.ts';
import { ProgrammeTemplates } from './programme-templates.ts';
import { Progressions } from './progressions.ts';
import { publicationCalendarEndpoints } from './publication-calendar.ts';
import { Publications } from './publications.ts';
import { programmesEndpoints, type ProgrammesServices } from './routes.ts';
import { SessionLibrary } from './session-library.ts';
import { StoredSessions } from './stored-sessions.ts';

const serviceOf = <Name extends keyof ProgrammesServices>(strapi: Core.Strapi, name: Name) =>
  strapi.plugin('programmes').service<ProgrammesServices[Name]>(name);

/** Exercise sessions: publication to patients, completions. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const permissions = strapi.service('admin::permission') as unknown as {
      actionProvider: { registerMany: (actions: unknown[]) => Promise<unknown> };
    };
    await permissions.actionProvider.registerMany(panelActions);
    registerCustomFields(strapi);
    registerDraftChecks(strapi, contentChecks(strapi));
    personalData(strapi).register(programmeSources(() => careDatabase(strapi)));
    calendarSources(strapi).register('patient', programmeCalendar);
    jobRegistry(strapi).registerTask(laterDaysTask, () => writeAllLaterDays(careDatabase(strapi)));
    apiRouter(strapi).add(publicationCalendarEndpoints(() => careDatabase(strapi)));
    apiRouter(strapi).add(followUpEndpoints(() => strapi.plugin('programmes').service<FollowUp>('followUp')));
    apiRouter(strapi).add(
      programmesEndpoints(() => ({
        publications: serviceOf(strapi, 'publications'),
        mySessions: serviceOf(strapi, 'mySessions'),
        groups: serviceOf(strapi, 'groups'),
        followedPatients: serviceOf(strapi, 'followedPatients'),
        templates: serviceOf(strapi, 'templates'),
        assignments: serviceOf(strapi, 'assignments'),
        assignmentActs: serviceOf(strapi, 'assignmentActs'),
        myProgrammes: serviceOf(strapi, 'myProgrammes'),
        offers: serviceOf(strapi, 'offers'),
        progressions: serviceOf(strapi, 'progressions'),
        library: serviceOf(strapi, 'library'),
        bulkPublications: serviceOf(strapi, 'bulkPublications'),
        coachPreferences: serviceOf(strapi, 'coachPreferences'),
      })),
    );
  },

  // Strapi makes each of these once, when it is first asked for.
  services: {
    publications: ({ strapi }: { strapi: Core.Strapi }) =>
      new Publications(careDatabase(strapi), new StoredSessions(strapi)),
    mySessions: ({ strapi }: { strapi: Core.Strapi }) => new MySessions(careDatabase(strapi)),
    groups: ({ strapi }: { strapi: Core.Strapi }) => new Groups(careDatabase(strapi)),
    followedPatients: ({ strapi }: { strapi: Core.Strapi }) =>
      new FollowedPatients(careDatabase(strapi), downloadPlaces(strapi)),
    templates: ({ strapi }: { strapi: Core.Strapi }) => new ProgrammeTemplates(strapi),
    assignments: ({ strapi }: { strapi: Core.Strapi }) =>
      new Assignments(careDatabase(strapi), new ProgrammeTemplates(strapi)),
    assignmentActs: ({ strapi }: { strapi: Core.Strapi }) =>
      new AssignmentActs(careDatabase(strapi), new ProgrammeTemplates(strapi)),
    myProgrammes: ({ strapi }: { strapi: Core.Strapi }) =>
      new MyProgrammes(careDatabase(strapi), new StoredSessions(strapi)),
    offers: ({ strapi }: { strapi: Core.Strapi }) =>
      new ProgrammeOffers(careDatabase(strapi), new ProgrammeTemplates(strapi)),
    progressions: ({ strapi }: { strapi: Core.Strapi }) => new Progressions(careDatabase(strapi)),
    followUp: ({ strapi }: { strapi: Core.Strapi }) =>
      new FollowUp(strapi, careDatabase(strapi), downloadPlaces(strapi)),
    library: ({ strapi }: { strapi: Core.Strapi }) => new SessionLibrary(strapi, new StoredSessions(strapi)),
    bulkPublications: ({ strapi }: { strapi: Core.Strapi }) =>
      new BulkPublications(careDatabase(strapi), new StoredSessions(strapi)),
    coachPreferences: ({ strapi }: { strapi: Core.Strapi }) => new CoachPreferences(careDatabase(strapi)),
  },
};
