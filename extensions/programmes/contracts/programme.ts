import { day, documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { namedRecipients, problemSchema, reachedPeople } from './publication.ts';
import { exerciseBlockSchema, levels, mediaSchema, objectives, outcomes } from './session.ts';

/** ISO days of the week, Monday is 1; at least one, none twice. */
const days = z
  .array(z.number().int().min(1).max(7))
  .min(1)
  .max(7)
  .refine((values) => new Set(values).size === values.length)
  .describe('ISO days of the week, Monday is 1.');

/** So many ISO days of the week, spread evenly: 3 is Monday, Wednesday, Friday. */
export const spreadDays = (perWeek: number): number[] =>
  Array.from({ length: perWeek }, (_, index) => Math.floor((index * 7) / perWeek) + 1);

const timeZone = z.string().min(1).max(60).describe('IANA, such as Europe/Paris.');

/** Why a programme waits. */
export const pauseReasons = ['illness', 'holiday', 'other'] as const;

/** Why a programme waits. */
export type PauseReason = (typeof pauseReasons)[number];

const assignmentBody = z.object({
  all: z
    .boolean()
    .default(false)
    .describe(
      'Every patient; for a coach, every patient of the groups they lead. Lists are then left aside.',
    ),
  ...namedRecipients,
  startsOn: day,
  days: days.optional().describe('The template’s number of days, spread over the week, unless said.'),
  weeks: z.number().int().min(1).max(104).optional().describe('As long as the template, unless said.'),
  timeZone: timeZone.optional().describe('Each patient’s own, unless said.'),
  replace: z
    .boolean()
    .default(false)
    .describe('Ends the same programme where it is in progress and begins anew.'),
  includeLateJoiners: z
    .boolean()
    .default(false)
    .describe('Whether patients who come later receive it too: into the groups, or among all patients.'),
  replaces: z
    .union([z.object({ assignmentId: rowId }), z.object({ programmeId: rowId })])
    .optional()
    .describe('Ends what these people have and gives them this in its place; lists are then left aside.'),
});

/** To whom, from when and on which days a programme is assigned. */
export type Assignment = z.output<typeof assignmentBody>;

const templateParams = z.object({ documentId });

/** Gives a programme to people: each gets a copy of their own with dated sessions. */
export const assignRoute = route({
  method: 'POST',
  path: '/programmes/:documentId/assignments',
  summary:
    'Assign a programme to all, to groups and to patients: each gets their own copy and its dated sessions.',
  params: templateParams,
  body: assignmentBody,
  response: one(
    z.object({
      programmes: z.array(z.object({ id: rowId, patientId: documentId })),
      alreadyRunning: z.number().int().describe('People left as they are, for they have it in progress.'),
    }),
  ),
  status: 201,
});

/** Says what assigning would do, and does nothing. */
export const rehearseAssignmentRoute = route({
  method: 'POST',
  path: '/programmes/:documentId/assignments/rehearsal',
  summary: 'How many people would receive the programme, who, on which days, and what is missing.',
  params: templateParams,
  query: pageQuery,
  body: assignmentBody,
  response: one(
    z.object({
      recipients: z.number().int(),
      people: reachedPeople.describe('hasIt: they have this programme in progress.'),
      alreadyRunning: z.number().int(),
      sessions: z.number().int().describe('Dated sessions for each person.'),
      firstOn: day.nullable(),
      lastOn: day.nullable(),
      problems: z.array(problemSchema),
    }),
  ),
});

const template = z.object({
  id: documentId,
  title: z.string(),
  summary: z.string(),
  objective: z.enum(objectives),
  level: z.enum(levels),
  weeks: z.number().int(),
  perWeek: z.number().int(),
  cover: mediaSchema.nullable(),
});

/** A programme that can be assigned. */
export type ProgrammeTemplate = z.infer<typeof template>;

/** The programmes that can be assigned. */
export const listTemplatesRoute = route({
  method: 'GET',
  path: '/programmes',
  summary: 'Published programme templates, by title.',
  query: pageQuery.extend({
    search: z.string().trim().max(80).default(''),
    objective: z.enum(objectives).optional(),
    level: z.enum(levels).optional(),
  }),
  response: list(template),
});

/** One programme that can be assigned, with the titles of its sessions. */
export const showTemplateRoute = route({
  method: 'GET',
  path: '/programmes/:documentId',
  summary: 'One published programme template with its sessions in order.',
  params: templateParams,
  response: one(
    template.extend({
      sessions: z.array(
        z.object({ week: z.number().int().nullable(), title: z.string(), durationMinutes: z.number().int() }),
      ),
    }),
  ),
});

/** A programme in progress, with its figures. */
export const programmeSchema = z.object({
  id: rowId,
  title: z.string(),
  summary: z.string(),
  state: z.enum(['running', 'paused', 'ended']),
  timeZone,
  days,
  startsOn: day,
  endsOn: day,
  pausedOn: day.nullable(),
  pauseReason: z.enum(pauseReasons).nullable(),
  isPersonal: z.boolean().describe('Whether it differs from its template.'),
  sessionsDone: z.number().int(),
  sessionsPlanned: z.number().int(),
});

/** A programme in progress. */
export type Programme = z.infer<typeof programmeSchema>;

const dated = z.object({
  id: rowId.describe('The occurrence.'),
  programmeId: rowId,
  dueOn: day,
  plannedOn: day.describe('The day the rule gave; another than dueOn once it was moved.'),
  isSkipped: z.boolean(),
  title: z.string(),
  durationMinutes: z.number().int(),
  cover: mediaSchema.nullable(),
  outcome: z.enum(outcomes).nullable().describe('The last report.'),
});

/** A session of a programme on its day. */
export type DatedSession = z.infer<typeof dated>;

const programmeParams = z.object({ id: rowId });

/** The programmes of the signed-in patient. */
export const listMyProgrammesRoute = route({
  method: 'GET',
  path: '/my/programmes',
  summary: 'My programmes, those in progress first.',
  query: pageQuery,
  response: list(programmeSchema),
});

/** One programme of the signed-in patient, with its sessions. */
export const showMyProgrammeRoute = route({
  method: 'GET',
  path: '/my/programmes/:id',
  summary: 'One of my programmes with its sessions in order.',
  params: programmeParams,
  response: one(
    programmeSchema.extend({
      sessions: z.array(
        z.object({
          id: rowId,
          week: z.number().int().nullable(),
          title: z.string(),
          durationMinutes: z.number().int(),
          isChanged: z.boolean().describe('Whether it differs from the template it was copied from.'),
          blocks: z.array(exerciseBlockSchema),
        }),
      ),
    }),
  ),
});

/** What can differ between a programme and the version it came from, or another version. */
export const changeKinds = [
  'added',
  'removed',
  'order',
  'dosage',
  'rounds',
  'text',
  'exercise_added',
  'exercise_removed',
] as const;

const programmeChange = z.object({
  kind: z.enum(changeKinds),
  session: z.string().describe('Its title; empty for the order of the sessions.'),
  exercise: z.string().nullable(),
  label: z.string().nullable().describe('The variable, as people read it.'),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** One difference between two versions of a programme. */
export type ProgrammeChange = z.infer<typeof programmeChange>;

/** What makes a programme different from its template, and from the version that is offered. */
export const programmeDifferenceRoute = route({
  method: 'GET',
  path: '/my/programmes/:id/difference',
  summary: 'What I changed since the programme was assigned, and what an offered version would change.',
  params: programmeParams,
  response: one(
    z.object({
      version: z.number().int(),
      changes: z.array(programmeChange),
      offer: z
        .object({ version: z.number().int(), offeredAt: instant, changes: z.array(programmeChange) })
        .nullable(),
    }),
  ),
});

/** Takes the offered version of the template, or keeps the programme as it is. */
export const answerOfferRoute = route({
  method: 'POST',
  path: '/my/programmes/:id/offer',
  summary: 'Take the offered version of my programme, or keep mine.',
  params: programmeParams,
  body: z.object({ isAccepted: z.boolean() }),
  response: null,
});

/** Adds a session that was published to the patient, or puts it in the place of another. */
export const addProgrammeSessionRoute = route({
  method: 'POST',
  path: '/my/programmes/:id/sessions',
  summary: 'Add a session published to me to my programme, or swap one for it; the coming days follow.',
  params: programmeParams,
  body: z.object({
    occurrenceId: rowId.describe('The published session, as my sessions name it.'),
    replaces: rowId.optional().describe('The session of the programme whose place it takes.'),
  }),
  response: null,
});

/** What of a programme is due in a week. */
export const myWeekRoute = route({
  method: 'GET',
  path: '/my/week',
  summary: 'My dated sessions of seven days.',
  query: z.object({ from: day }),
  response: one(z.array(dated)),
});

/** Puts the sessions in another order, or takes some away; those not named are removed. */
export const arrangeMyProgrammeRoute = route({
  method: 'PUT',
  path: '/my/programmes/:id/sessions',
  summary:
    'Put the sessions of my programme in this order; the coming days follow, sessions that are not named leave it.',
  params: programmeParams,
  body: z.object({ sessionIds: z.array(rowId).min(1).max(200) }),
  response: null,
});

/** Changes the dosage of one exercise in one session. */
export const changeMyDosageRoute = route({
  method: 'PATCH',
  path: '/my/programmes/:id/sessions/:sessionId',
  summary: 'Change the dosage of one exercise of my programme, within its limits.',
  params: programmeParams.extend({ sessionId: rowId }),
  body: z.object({
    block: z.number().int().min(1).max(100).describe('Which exercise, counted from 1.'),
    values: z.record(z.string().max(40), z.string().max(60)),
  }),
  response: null,
});

/** Moves one dated session to another day. */
export const moveOccurrenceRoute = route({
  method: 'POST',
  path: '/my/occurrences/:id/move',
  summary: 'Move a session of my programme to another day.',
  params: programmeParams,
  body: z.object({ dueOn: day }),
  response: null,
});

/** Leaves one dated session out, or takes it back. */
export const skipOccurrenceRoute = route({
  method: 'POST',
  path: '/my/occurrences/:id/skip',
  summary: 'Leave a session of my programme out, or take it back.',
  params: programmeParams,
  body: z.object({ isSkipped: z.boolean() }),
  response: null,
});

/** Lets a programme wait. */
export const pauseMyProgrammeRoute = route({
  method: 'POST',
  path: '/my/programmes/:id/pause',
  summary: 'Let my programme wait; what is due waits too.',
  params: programmeParams,
  body: z.object({ reason: z.enum(pauseReasons) }),
  response: null,
});

/** Goes on with a programme that waits. */
export const resumeMyProgrammeRoute = route({
  method: 'POST',
  path: '/my/programmes/:id/resume',
  summary: 'Go on with my programme: what waited goes to the next days of its rule.',
  params: programmeParams,
  response: null,
});
