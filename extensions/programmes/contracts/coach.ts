import { day, documentId, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { programmeSchema } from './programme.ts';
import { outcomes } from './session.ts';

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

const followedWeek = z.object({
  monday: day,
  sessions: z.number().int(),
  minutes: z.number().int(),
  effort: z.number().nullable().describe('The mean of the week, 0 to 10; null without a session.'),
});

/** What a patient did in one week. */
export type FollowedWeek = z.infer<typeof followedWeek>;

/** How many weeks the follow-up shows. */
export const followedWeeks = 12;

/** One patient as their coach follows them. */
export const showMyPatientRoute = route({
  method: 'GET',
  path: '/my/patients/:id',
  summary: 'One patient of my groups: programmes, twelve weeks in figures, the newest 20 reports.',
  params: z.object({ id: documentId }),
  response: one(
    followedPatient.omit({ runningProgrammes: true }).extend({
      programmes: z.array(programmeSchema),
      weeks: z.array(followedWeek).length(followedWeeks),
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

/** Ends a programme of a patient: what is to come leaves their week, what they did stays. */
export const endProgrammeRoute = route({
  method: 'POST',
  path: '/my/patients/:id/programmes/:programmeId/end',
  summary: 'End a programme of a patient of mine; what they reported stays.',
  params: z.object({ id: documentId, programmeId: rowId }),
  response: null,
});
