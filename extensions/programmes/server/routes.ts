import type { Language } from '@huntzen/kernel/contracts';
import { endpoint, InvalidInputError, type Text } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import type * as z from 'zod';
import * as assignmentRoutes from '../contracts/assignment.ts';
import * as coachRoutes from '../contracts/coach.ts';
import * as preferenceRoutes from '../contracts/coach-preferences.ts';
import * as libraryRoutes from '../contracts/library.ts';
import * as programmeRoutes from '../contracts/programme.ts';
import * as publicationRoutes from '../contracts/publication.ts';
import * as sessionRoutes from '../contracts/session.ts';
import type { SessionProblem } from './domain/freeze-session.ts';
import { resolveVisibleFrom, type MomentProblem } from './domain/visible-from.ts';
import { problemText } from './errors.ts';
import type { AssignmentActs } from './assignment-acts.ts';
import type { Assignments } from './assignments.ts';
import type { BulkPublications } from './bulk-publications.ts';
import type { CoachPreferences } from './coach-preferences.ts';
import type { FollowedPatients } from './followed-patients.ts';
import type { Groups } from './groups.ts';
import type { MyProgrammes } from './my-programmes.ts';
import type { ProgrammeOffers } from './programme-offers.ts';
import type { Progressions } from './progressions.ts';
import type { ProgrammeTemplates } from './programme-templates.ts';
import type { MySessions } from './my-sessions.ts';
import type { SessionLibrary } from './session-library.ts';
import { refuseEarlyEnd, type Publications } from './publications.ts';

/** The services that the routes of this extension call. */
export interface ProgrammesServices {
  publications: Publications;
  mySessions: MySessions;
  groups: Groups;
  followedPatients: FollowedPatients;
  templates: ProgrammeTemplates;
  assignments: Assignments;
  assignmentActs: AssignmentActs;
  myProgrammes: MyProgrammes;
  offers: ProgrammeOffers;
  progressions: Progressions;
  library: SessionLibrary;
  bulkPublications: BulkPublications;
  coachPreferences: CoachPreferences;
}

const momentTexts: Record<MomentProblem, Text> = {
  zone_unknown: { fr: 'Ce fuseau horaire n’existe pas.', en: 'This time zone does not exist.' },
  date_invalid: { fr: 'Cette date n’existe pas.', en: 'This date does not exist.' },
  too_far: { fr: 'Choisissez une date dans les deux ans.', en: 'Choose a date within two years.' },
};

const lateJoinersOfMany: Text = {
  fr: 'Choisissez un groupe ou tous les patients pour atteindre les personnes qui arrivent ensuite.',
  en: 'Choose a group or all patients to reach the people who come later.',
};

function instantOf(
  path: 'visibleFrom' | 'endsAt',
  asked: publicationRoutes.VisibleFrom | undefined,
  now: Temporal.Instant,
): Temporal.Instant {
  const moment = resolveVisibleFrom(asked, now);
  if ('problem' in moment) throw new InvalidInputError([{ path, text: momentTexts[moment.problem] }]);
  return moment.at;
}

const presentProblem = (problem: SessionProblem, language: Language) => ({
  code: problem.code,
  path: problem.path,
  message: problemText(problem)[language],
});

/** From when until when a publication is asked for, as instants, and in which zone it was said; without an end or a zone, null. */
function periodOf(
  body: {
    visibleFrom?: publicationRoutes.VisibleFrom | undefined;
    endsAt?: publicationRoutes.VisibleFrom | undefined;
  },
  now: Temporal.Instant,
) {
  const visibleFrom = instantOf('visibleFrom', body.visibleFrom, now);
  const endsAt = body.endsAt === undefined ? null : instantOf('endsAt', body.endsAt, now);
  if (endsAt !== null && Temporal.Instant.compare(endsAt, visibleFrom) <= 0) refuseEarlyEnd();
  const said = [body.visibleFrom, body.endsAt].find((moment) => typeof moment === 'object');
  return { visibleFrom, endsAt, timeZone: said?.timeZone ?? null };
}

/** What the body of a publication asks for, its moments as instants. */
function reachOf(body: z.output<typeof publicationRoutes.publishRoute.body>, now: Temporal.Instant) {
  const { audience, access, includeLateJoiners } = body;
  const period = periodOf(body, now);
  const isGrowing = audience.kind === 'some' ? audience.groupIds.length > 0 : audience.kind !== 'patient';
  if (includeLateJoiners && !isGrowing)
    throw new InvalidInputError([{ path: 'includeLateJoiners', text: lateJoinersOfMany }]);
  return { audience, access, ...period, includeLateJoiners };
}

const toISOString = (at: Temporal.Instant) => new Date(at.epochMilliseconds).toISOString();

/** The endpoints of sessions, publications and programmes. The services are asked for per request. */
export const programmesEndpoints = (services: () => ProgrammesServices) => [
  endpoint(publicationRoutes.publishRoute, async ({ params, body }, caller, { idempotencyKey }) => ({
    data: await services().publications.publish(
      caller,
      params.documentId,
      reachOf(body, Temporal.Now.instant()),
      idempotencyKey,
    ),
  })),
  endpoint(publicationRoutes.rehearseRoute, async ({ params, query, body }, caller, { language }) => {
    const now = Temporal.Now.instant();
    const { audience, access, visibleFrom, endsAt, includeLateJoiners } = reachOf(body, now);
    const { problems, ...counts } = await services().publications.rehearse(
      caller,
      params.documentId,
      audience,
      query.page,
    );
    return {
      data: {
        ...counts,
        access,
        visibleFrom: toISOString(visibleFrom),
        isNow: visibleFrom.equals(now),
        endsAt: endsAt === null ? null : toISOString(endsAt),
        includeLateJoiners,
        problems: problems.map((problem) => presentProblem(problem, language)),
      },
    };
  }),
  endpoint(publicationRoutes.listPublicationsRoute, ({ params, query }, caller) =>
    services().publications.list(caller, params.documentId, query.page),
  ),
  endpoint(publicationRoutes.listMyPublicationsRoute, ({ query }, caller) =>
    services().publications.mine(caller, query),
  ),
  endpoint(publicationRoutes.showPublicationRoute, async ({ params }, caller) => ({
    data: await services().publications.show(caller, params.id),
  })),
  endpoint(publicationRoutes.withdrawRoute, ({ params }, caller) =>
    services().publications.withdraw(caller, params.id),
  ),
  endpoint(publicationRoutes.endPublicationRoute, async ({ params, body }, caller) => {
    const now = Temporal.Now.instant();
    const endsAt = body.endsAt === null ? null : instantOf('endsAt', body.endsAt, now);
    if (endsAt?.equals(now) === true) refuseEarlyEnd();
    return { data: await services().publications.endAt(caller, params.id, endsAt) };
  }),
  endpoint(publicationRoutes.rehearseEndRoute, async ({ params, query }, caller) => ({
    data: await services().publications.recipients(caller, params.id, query.page),
  })),
  endpoint(publicationRoutes.listSessionCompletionsRoute, ({ params, query }, caller) =>
    services().publications.completions(caller, params.documentId, query.page),
  ),
  endpoint(publicationRoutes.listTargetsRoute, async ({ query }, caller) => ({
    data: await services().publications.targets(caller, query.search),
  })),
  endpoint(publicationRoutes.listMyGroupsRoute, async (_input, caller) => ({
    data: await services().groups.list(caller),
  })),
  endpoint(publicationRoutes.listMyPatientsCompletionsRoute, ({ query }, caller) =>
    services().publications.patientsCompletions(caller, query.page),
  ),
  endpoint(sessionRoutes.listMySessionsRoute, ({ query }, caller) =>
    services().mySessions.list(caller, query),
  ),
  endpoint(sessionRoutes.listMyTagsRoute, async (_input, caller) => ({
    data: await services().mySessions.tags(caller),
  })),
  endpoint(sessionRoutes.showMySessionRoute, async ({ params }, caller) => ({
    data: await services().mySessions.show(caller, params.id),
  })),
  endpoint(sessionRoutes.completeRoute, async ({ params, body: { clientId, ...report } }, caller) => ({
    data: await services().mySessions.complete(caller, params.id, clientId, report),
  })),
  endpoint(sessionRoutes.editCompletionRoute, async ({ params, body }, caller) => ({
    data: await services().mySessions.edit(caller, params.id, body),
  })),
  endpoint(sessionRoutes.myProgressRoute, async (_input, caller) => ({
    data: await services().mySessions.progress(caller),
  })),
  endpoint(sessionRoutes.listMyCompletionsRoute, ({ query }, caller) =>
    services().mySessions.history(caller, query.page),
  ),
  endpoint(coachRoutes.listMyPatientsRoute, ({ query }, caller) =>
    services().followedPatients.list(caller, query),
  ),
  endpoint(coachRoutes.showMyPatientRoute, async ({ params }, caller) => ({
    data: await services().followedPatients.show(caller, params.id),
  })),
  endpoint(coachRoutes.patientLogRoute, ({ params, query }, caller) =>
    services().followedPatients.log(caller, params.id, query),
  ),
  endpoint(coachRoutes.endProgrammeRoute, ({ params, body }, caller) =>
    services().followedPatients.endProgramme(caller, params.id, params.programmeId, body.on),
  ),
  endpoint(programmeRoutes.listTemplatesRoute, ({ query }) => services().templates.list(query)),
  endpoint(programmeRoutes.showTemplateRoute, async ({ params }) => ({
    data: await services().templates.show(params.documentId),
  })),
  endpoint(programmeRoutes.assignRoute, async ({ params, body }, caller, { idempotencyKey }) => ({
    data: await services().assignments.assign(caller, params.documentId, body, idempotencyKey),
  })),
  endpoint(programmeRoutes.rehearseAssignmentRoute, async ({ params, query, body }, caller, { language }) => {
    const { problems, ...counts } = await services().assignments.rehearse(
      caller,
      params.documentId,
      body,
      query.page,
    );
    return { data: { ...counts, problems: problems.map((problem) => presentProblem(problem, language)) } };
  }),
  endpoint(assignmentRoutes.listAssignmentsRoute, ({ params, query }, caller) =>
    services().assignmentActs.list(caller, params.documentId, query.page),
  ),
  endpoint(assignmentRoutes.showAssignmentRoute, async ({ params }, caller) => ({
    data: await services().assignmentActs.show(caller, params.id),
  })),
  endpoint(assignmentRoutes.rehearseAssignmentEndRoute, async ({ params, query }, caller) => ({
    data: await services().assignmentActs.recipients(caller, params.id, query.page),
  })),
  endpoint(assignmentRoutes.endAssignmentRoute, ({ params, body }, caller) =>
    services().assignmentActs.end(caller, params.id, body.on),
  ),
  endpoint(programmeRoutes.listMyProgrammesRoute, ({ query }, caller) =>
    services().myProgrammes.list(caller, query.page),
  ),
  endpoint(programmeRoutes.showMyProgrammeRoute, async ({ params }, caller) => ({
    data: await services().myProgrammes.show(caller, params.id),
  })),
  endpoint(programmeRoutes.myWeekRoute, async ({ query }, caller) => ({
    data: await services().myProgrammes.week(caller, query.from),
  })),
  endpoint(programmeRoutes.arrangeMyProgrammeRoute, ({ params, body }, caller) =>
    services().myProgrammes.arrange(caller, params.id, body.sessionIds),
  ),
  endpoint(programmeRoutes.changeMyDosageRoute, ({ params, body }, caller) =>
    services().myProgrammes.changeDosage(caller, params.id, params.sessionId, body.block, body.values),
  ),
  endpoint(programmeRoutes.moveOccurrenceRoute, ({ params, body }, caller) =>
    services().myProgrammes.move(caller, params.id, body.dueOn),
  ),
  endpoint(programmeRoutes.skipOccurrenceRoute, ({ params, body }, caller) =>
    services().myProgrammes.skip(caller, params.id, body.isSkipped),
  ),
  endpoint(programmeRoutes.pauseMyProgrammeRoute, ({ params, body }, caller) =>
    services().myProgrammes.pause(caller, params.id, body.reason),
  ),
  endpoint(programmeRoutes.resumeMyProgrammeRoute, ({ params }, caller) =>
    services().myProgrammes.resume(caller, params.id),
  ),
  endpoint(programmeRoutes.addProgrammeSessionRoute, ({ params, body }, caller) =>
    services().myProgrammes.addSession(caller, params.id, body.occurrenceId, body.replaces ?? null),
  ),
  endpoint(programmeRoutes.programmeDifferenceRoute, async ({ params }, caller) => ({
    data: await services().offers.difference(caller, params.id),
  })),
  endpoint(programmeRoutes.answerOfferRoute, ({ params, body }, caller) =>
    services().offers.answer(caller, params.id, body.isAccepted),
  ),
  endpoint(coachRoutes.listCopiesRoute, ({ params, query }, caller) =>
    services().offers.copies(caller, params.documentId, query.page),
  ),
  endpoint(coachRoutes.offerVersionRoute, async ({ params, body }, caller) => ({
    data: await services().offers.offer(
      caller,
      params.documentId,
      body.to === 'these' ? body.programmeIds : null,
    ),
  })),
  endpoint(coachRoutes.createGroupRoute, async ({ body }, caller) => ({
    data: { id: await services().groups.createOwn(caller, body) },
  })),
  endpoint(coachRoutes.changeGroupRoute, ({ params, body }, caller) =>
    services().groups.change(caller, params.id, body),
  ),
  endpoint(coachRoutes.deleteGroupRoute, ({ params }, caller) => services().groups.remove(caller, params.id)),
  endpoint(coachRoutes.listProgressionsRoute, ({ query }, caller) =>
    services().progressions.list(caller, query.page),
  ),
  endpoint(coachRoutes.decideProgressionsRoute, async ({ body }, caller) => ({
    data: await services().progressions.decide(caller, body.decisions),
  })),
  endpoint(libraryRoutes.listLibraryRoute, ({ query }) => services().library.list(query)),
  endpoint(libraryRoutes.listLibraryTagsRoute, async () => ({ data: await services().library.tags() })),
  endpoint(libraryRoutes.showLibrarySessionRoute, async ({ params }, _caller, { language }) => {
    const { problems, ...session } = await services().library.show(params.documentId);
    return { data: { ...session, problems: problems.map((problem) => presentProblem(problem, language)) } };
  }),
  endpoint(libraryRoutes.publishManyRoute, async ({ body }, caller, { idempotencyKey }) => ({
    data: await services().bulkPublications.publish(
      caller,
      { ...body, ...periodOf(body, Temporal.Now.instant()) },
      idempotencyKey,
    ),
  })),
  endpoint(libraryRoutes.rehearseManyRoute, async ({ body }, caller, { language }) => {
    const now = Temporal.Now.instant();
    const { visibleFrom, endsAt } = periodOf(body, now);
    const { sessions, ...rehearsal } = await services().bulkPublications.rehearse(caller, body);
    return {
      data: {
        ...rehearsal,
        visibleFrom: toISOString(visibleFrom),
        isNow: visibleFrom.equals(now),
        endsAt: endsAt === null ? null : toISOString(endsAt),
        sessions: sessions.map(({ problems, ...session }) => ({
          ...session,
          problems: problems.map((problem) => presentProblem(problem, language)),
        })),
      },
    };
  }),
  endpoint(preferenceRoutes.showPreferencesRoute, async (_input, caller) => ({
    data: await services().coachPreferences.show(caller),
  })),
  endpoint(preferenceRoutes.changePreferencesRoute, async ({ body }, caller) => ({
    data: await services().coachPreferences.change(caller, body),
  })),
];
