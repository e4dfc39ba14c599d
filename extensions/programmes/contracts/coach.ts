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
import { endBody } from './assignment.ts';
import { programmeSchema } from './programme.ts';
import { outcomes, shownWeeks, weekFiguresSchema } from './session.ts';

/**
 * Why a coach should look at a patient: nothing reported for the days that the coach chose although something was due, very hard twice in a row, or
 * a pain that rose twice in a row.
 */
export const attentionReasons = ['silent', 'strained', 'hurting'] as const;

/** Why a coach should look at a patient. */
export type AttentionReason = (typeof attentionReasons)[number];

/** After how many days without a report a patient is to be looked at, until the coach chooses otherwise. */
export const defaultSilentDays = 7;

/** What a coach may choose it to be. */
export const silentDaysSchema = z.number().int().min(2).max(90);

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
          pain: z.number().int().nullable(),
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
  {
    name: 'douleur',
    kind: 'integer',
    meaning: { fr: 'Douleur ressentie, de 0 à 10', en: 'Pain, 0 to 10' },
  },
];

/** Ends a programme of a patient: what is to come leaves their week, what they did stays. */
export const endProgrammeRoute = route({
  method: 'POST',
  path: '/my/patients/:id/programmes/:programmeId/end',
  summary: 'End a programme of a patient of mine, now or with a last day; what they reported stays.',
  params: z.object({ id: documentId, programmeId: rowId }),
  body: endBody,
  response: null,
});

/** Why a week's progression is held back: the last seven days were very hard, or hurt. */
export const holdReasons = ['effort', 'pain'] as const;

/** Why a week's progression is held back. */
export type HoldReason = (typeof holdReasons)[number];

const progressionChange = z.object({
  sessionId: rowId.describe('The session of the programme.'),
  session: z.string(),
  block: z.number().int().describe('Which exercise, counted from 1.'),
  exercise: z.string(),
  name: z.string(),
  label: z.string(),
  unit: z.string(),
  from: z.string(),
  to: z.string(),
});

/** One value that a progression would raise. */
export type ProgressionChange = z.infer<typeof progressionChange>;

const progression = z.object({
  programmeId: rowId,
  programme: z.string(),
  patientId: documentId,
  patient: z.string(),
  week: day.describe('The Monday of the week, in the zone of the programme.'),
  sessionsDone: z.number().int().describe('In the last seven days.'),
  effort: z.number().int().nullable().describe('The highest of the last seven days.'),
  pain: z.number().int().nullable().describe('The highest of the last seven days.'),
  holds: z.array(z.enum(holdReasons)).describe('Why nothing is proposed; empty when it is.'),
  changes: z.array(progressionChange),
  fingerprint: z.string().describe('Names these changes, to decide on them and no others.'),
});

/** What the progression of one programme would change this week. */
export type Progression = z.infer<typeof progression>;

/** The progressions of this week that wait for the coach's decision. */
export const listProgressionsRoute = route({
  method: 'GET',
  path: '/my/progressions',
  summary:
    'What the weekly progression would change in the programmes of my patients; those held back come last.',
  query: pageQuery,
  response: list(progression),
});

/** Decides about progressions, many at once. */
export const decideProgressionsRoute = route({
  method: 'POST',
  path: '/my/progressions',
  summary: 'Accept or decline progressions of this week; each is decided once.',
  body: z.object({
    decisions: z
      .array(
        z.object({
          programmeId: rowId,
          fingerprint: z.string().min(1).max(64),
          isAccepted: z.boolean(),
        }),
      )
      .min(1)
      .max(200),
  }),
  response: one(
    z.object({
      accepted: z.number().int(),
      declined: z.number().int(),
      outdated: z
        .array(rowId)
        .describe('Programmes that changed, were held back or decided meanwhile: nothing was done to them.'),
    }),
  ),
});

const copy = z.object({
  programmeId: rowId,
  patientId: documentId,
  patient: z.string(),
  version: z.number().int(),
  isTouched: z.boolean().describe('Whether the patient or a coach changed it.'),
  offer: z.enum(['open', 'declined']).nullable().describe('What became of the offer of the newest version.'),
});

/** One running copy of a template, as a coach sees it. */
export type ProgrammeCopy = z.infer<typeof copy>;

const templateParams = z.object({ documentId });

/** The running copies of a template that do not have its newest version. */
export const listCopiesRoute = route({
  method: 'GET',
  path: '/programmes/:documentId/copies',
  summary: 'The programmes of my patients that came from an earlier version of this template.',
  params: templateParams,
  query: pageQuery,
  response: list(copy),
});

/** Offers the newest version to copies. */
export const offerVersionRoute = route({
  method: 'POST',
  path: '/programmes/:documentId/offers',
  summary: 'Offer the newest version to the copies nobody changed, or to those named; each patient decides.',
  params: templateParams,
  body: z.union([
    z.object({ to: z.literal('untouched') }),
    z.object({ to: z.literal('these'), programmeIds: z.array(rowId).min(1).max(200) }),
  ]),
  response: one(z.object({ offered: z.number().int() })),
});

const groupBody = z.object({
  name: z.string().trim().min(1).max(80),
  patientIds: z
    .array(documentId)
    .min(1)
    .max(500)
    .describe('Patients of mine, all of one organisation; who is not named leaves the group.'),
});

/** What a group is to be. */
export type GroupInput = z.output<typeof groupBody>;

const groupParams = z.object({ id: rowId });

/** Makes a group of patients whom the coach follows already. */
export const createGroupRoute = route({
  method: 'POST',
  path: '/my/groups',
  summary: 'Make a group of patients whom I follow.',
  body: groupBody,
  response: one(z.object({ id: rowId })),
  status: 201,
});

/** Changes the name and the members of a group. */
export const changeGroupRoute = route({
  method: 'PUT',
  path: '/my/groups/:id',
  summary: 'Name a group of mine and say who is in it; everybody stays in at least one of my groups.',
  params: groupParams,
  body: groupBody,
  response: null,
});

/** Takes a group away. */
export const deleteGroupRoute = route({
  method: 'DELETE',
  path: '/my/groups/:id',
  summary: 'Take a group of mine away, when its members are in others and nothing was published to it.',
  params: groupParams,
  response: null,
});
