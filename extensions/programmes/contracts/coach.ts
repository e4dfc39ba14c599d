import {
  day,
  documentId,
  fileFormatQuery,
  list,
  one,
  pageQuery,
  route,
  rowId,
  type Column,
} from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { programmeSchema } from './programme.ts';
import { outcomes, shownWeeks, weekFiguresSchema } from './session.ts';

/** Why a coach should look at a patient: nothing reported for a week although something was due, or very hard twice in a row. */
export const attentionReasons = ['silent', 'strained'] as const;

/** Why a coach should look at a patient. */
export type AttentionReason = (typeof attentionReasons)[number];

const followedPatient = z.object({
  id: documentId,
  name: z.string(),
  groups: z.array(z.string()),
  runningProgrammes: z.number().int(),
  lastOn: day.nullable().describe('The day of the last session that was not skipped.'),
  attention: z.array(z.enum(attentionReasons)),
});

/** A patient whom the coach follows. */
export type FollowedPatient = z.infer<typeof followedPatient>;

/** The patients of the groups that the signed-in coach leads. */
export const listMyPatientsRoute = route({
  method: 'GET',
  path: '/my/patients',
  summary: 'The patients of my groups, those to look at first, then by name.',
  query: pageQuery.extend({ search: z.string().trim().max(80).default('') }),
  response: list(followedPatient),
});

/** One patient as their coach follows them. */
export const showMyPatientRoute = route({
  method: 'GET',
  path: '/my/patients/:id',
  summary: 'One patient of my groups: programmes, twelve weeks in figures, the newest 20 reports.',
  params: z.object({ id: documentId }),
  response: one(
    followedPatient.omit({ runningProgrammes: true }).extend({
      programmes: z.array(programmeSchema),
      weeks: z.array(weekFiguresSchema).length(shownWeeks),
      completions: z.array(
        z.object({
          id: rowId,
          sessionTitle: z.string(),
          outcome: z.enum(outcomes),
          performedOn: day,
          plannedMinutes: z.number().int().nullable(),
          minutes: z.number().int(),
          effort: z.number().int().nullable(),
        }),
      ),
    }),
  ),
});

/** Everything a patient reported, as a file: one row per report. */
export const patientLogRoute = route({
  method: 'GET',
  path: '/my/patients/:id/log.csv',
  summary: 'What a patient of mine reported, oldest first, as CSV.',
  params: z.object({ id: documentId }),
  query: fileFormatQuery,
  response: { file: 'text/csv' },
});

/** The columns of that file; another list is another version. */
export const patientLogColumns: readonly Column[] = [
  { name: 'jour', kind: 'day', meaning: { fr: 'Jour de la séance', en: 'Day of the session' } },
  { name: 'seance', kind: 'text', meaning: { fr: 'Titre de la séance', en: 'Title of the session' } },
  {
    name: 'resultat',
    kind: 'text',
    meaning: {
      fr: 'faite, en partie ou pas faite',
      en: 'faite (done), en partie (partly) or pas faite (skipped)',
    },
  },
  {
    name: 'minutes_prevues',
    kind: 'integer',
    meaning: { fr: 'Durée prévue, si connue', en: 'Planned minutes, when known' },
  },
  { name: 'minutes', kind: 'integer', meaning: { fr: 'Durée notée', en: 'Minutes reported' } },
  {
    name: 'effort',
    kind: 'integer',
    meaning: { fr: 'Effort ressenti, de 0 à 10', en: 'Perceived effort, 0 to 10' },
  },
];

/** Ends a programme of a patient: what is to come leaves their week, what they did stays. */
export const endProgrammeRoute = route({
  method: 'POST',
  path: '/my/patients/:id/programmes/:programmeId/end',
  summary: 'End a programme of a patient of mine; what they reported stays.',
  params: z.object({ id: documentId, programmeId: rowId }),
  response: null,
});
