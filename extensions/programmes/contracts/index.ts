import * as assignment from './assignment.ts';
import * as coach from './coach.ts';
import * as preferences from './coach-preferences.ts';
import * as library from './library.ts';
import { followUpRoutes } from './follow-up.ts';
import * as programme from './programme.ts';
import { publicationCalendarRoute } from './publication-calendar.ts';
import * as publication from './publication.ts';
import * as session from './session.ts';

export * from './assignment.ts';
export * from './coach.ts';
export * from './coach-preferences.ts';
export * from './library.ts';
export * from './follow-up.ts';
export * from './programme.ts';
export * from './publication-calendar.ts';
export * from './publication.ts';
export * from './session.ts';
export * from './variable.ts';

/** Every route of this extension, for the API reference. */
export const programmesRoutes = [
  publication.publishRoute,
  publication.rehearseRoute,
  publication.listPublicationsRoute,
  publication.listMyPublicationsRoute,
  publication.showPublicationRoute,
  publication.withdrawRoute,
  publication.endPublicationRoute,
  publication.rehearseEndRoute,
  publication.listSessionCompletionsRoute,
  publication.listTargetsRoute,
  publication.listMyGroupsRoute,
  publication.listMyPatientsCompletionsRoute,
  session.listMySessionsRoute,
  session.listMyTagsRoute,
  session.showMySessionRoute,
  session.completeRoute,
  session.editCompletionRoute,
  session.listMyCompletionsRoute,
  session.myProgressRoute,
  coach.listMyPatientsRoute,
  coach.showMyPatientRoute,
  coach.patientLogRoute,
  coach.endProgrammeRoute,
  coach.createGroupRoute,
  coach.changeGroupRoute,
  coach.deleteGroupRoute,
  coach.listProgressionsRoute,
  coach.decideProgressionsRoute,
  coach.listCopiesRoute,
  coach.offerVersionRoute,
  programme.listTemplatesRoute,
  programme.showTemplateRoute,
  programme.assignRoute,
  programme.rehearseAssignmentRoute,
  assignment.listAssignmentsRoute,
  assignment.showAssignmentRoute,
  assignment.rehearseAssignmentEndRoute,
  assignment.endAssignmentRoute,
  programme.listMyProgrammesRoute,
  programme.showMyProgrammeRoute,
  programme.myWeekRoute,
  programme.arrangeMyProgrammeRoute,
  programme.changeMyDosageRoute,
  programme.moveOccurrenceRoute,
  programme.skipOccurrenceRoute,
  programme.pauseMyProgrammeRoute,
  programme.resumeMyProgrammeRoute,
  programme.addProgrammeSessionRoute,
  programme.programmeDifferenceRoute,
  programme.answerOfferRoute,
  library.listLibraryRoute,
  library.listLibraryTagsRoute,
  library.showLibrarySessionRoute,
  library.publishManyRoute,
  library.rehearseManyRoute,
  preferences.showPreferencesRoute,
  preferences.changePreferencesRoute,
  ...followUpRoutes,
  publicationCalendarRoute,
];
