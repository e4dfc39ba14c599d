import { day, documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { accesses, outcomes } from './session.ts';

/** The most groups and people that one act may name. */
export const recipientLimits = { groups: 100, patients: 1000 } as const;

/** The groups and the people that an act names; who is in two of them is one person. */
export const namedRecipients = {
  groupIds: z.array(rowId).max(recipientLimits.groups).default([]),
  patientIds: z.array(documentId).max(recipientLimits.patients).default([]),
};

/** Whom a publication can be for: everybody, several groups and people, one group, one person. */
export const audiences = ['all', 'some', 'group', 'patient'] as const;

/**
 * Whom a publication is for. For a coach, "all" means every patient of the groups they lead. "recipients" are those who have
 * another publication: this one takes its place.
 */
export const audienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z
    .object({ kind: z.literal('some'), ...namedRecipients })
    .refine(({ groupIds, patientIds }) => groupIds.length + patientIds.length > 0, { path: ['patientIds'] }),
  z.object({ kind: z.literal('group'), groupId: rowId }),
  z.object({ kind: z.literal('patient'), patientId: documentId }),
  z.object({ kind: z.literal('recipients'), publicationId: rowId }),
]);

/** Whom a publication is for. */
export type Audience = z.infer<typeof audienceSchema>;

const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** A moment of a publication, its start or its end: an instant, or a wall time in a zone; absent means now, or no end. */
export const visibleFromSchema = z.union([
  instant,
  z.object({ wallTime, timeZone: z.string().min(1).max(60).describe('IANA, such as Europe/Paris.') }),
]);

/** When a publication becomes visible, as it is asked for. */
export type VisibleFrom = z.infer<typeof visibleFromSchema>;

const publishBody = z.object({
  audience: audienceSchema,
  access: z.enum(accesses).default('assigned'),
  visibleFrom: visibleFromSchema.optional(),
  endsAt: visibleFromSchema.optional().describe('When it leaves the lists of its recipients; absent: never.'),
  includeLateJoiners: z
    .boolean()
    .default(false)
    .describe('Whether patients who come later receive it too: into the group, or among all patients.'),
});
const sessionParams = z.object({ documentId });

/** Why a session cannot be published as it is. */
export const problemCodes = [
  'not_published',
  'archived',
  'no_exercise',
  'exercise_unpublished',
  'variable_empty',
  'variable_invalid',
  'variable_twice',
  'limits_crossed',
  'token_unknown',
  'captions_not_vtt',
  'session_unpublished',
  'no_session',
] as const;

/** Why a session cannot be published as it is. */
export type ProblemCode = (typeof problemCodes)[number];

/** One reason; `path` says where in the session, such as `blocks.1.repetitions`. */
export const problemSchema = z.object({ code: z.enum(problemCodes), path: z.string(), message: z.string() });

const publication = z.object({
  id: rowId,
  sessionId: documentId,
  sessionTitle: z.string().describe('As it was when it was published.'),
  audience: z.enum(audiences),
  audienceName: z
    .string()
    .nullable()
    .describe('The group, the patient, or the groups of several; null for people alone and for all.'),
  namedPeople: z.number().int().describe('Of several: how many people were chosen by name and by no group.'),
  recipients: z.number().int(),
  visibleFrom: instant,
  endsAt: instant.nullable().describe('Null: no end.'),
  includeLateJoiners: z.boolean(),
  access: z.enum(accesses),
  createdAt: instant,
  withdrawnAt: instant.nullable(),
  isReplaced: z.boolean().describe('Whether another publication takes or took its place.'),
});

const person = z.object({
  id: documentId,
  name: z.string(),
  companyName: z.string(),
  hasIt: z.boolean().describe('Whether this person has it from before.'),
});

/** One page of the people whom a button would reach, those who have it first, then by name. */
export const reachedPeople = list(person);

/** Somebody whom a button would reach. */
export type ReachedPerson = z.infer<typeof person>;

/** Publishes the session as it stands in its published version. */
export const publishRoute = route({
  method: 'POST',
  path: '/sessions/:documentId/publications',
  summary: 'Publish a session to all patients, or to groups and patients, now or later.',
  params: sessionParams,
  body: publishBody,
  response: one(publication),
  status: 201,
});

/** Says what publishing would do, and does nothing. */
export const rehearseRoute = route({
  method: 'POST',
  path: '/sessions/:documentId/publications/rehearsal',
  summary: 'How many people would receive the session, who, when, and what is missing.',
  params: sessionParams,
  query: pageQuery,
  body: publishBody,
  response: one(
    z.object({
      recipients: z.number().int(),
      people: reachedPeople,
      companies: z.number().int(),
      alreadyReceived: z
        .number()
        .int()
        .describe('Of these, how many have this session from an earlier publication.'),
      visibleFrom: instant,
      isNow: z.boolean(),
      endsAt: instant.nullable(),
      includeLateJoiners: z.boolean(),
      access: z.enum(accesses),
      problems: z.array(problemSchema),
    }),
  ),
});

/** The publications of a session. */
export const listPublicationsRoute = route({
  method: 'GET',
  path: '/sessions/:documentId/publications',
  summary: 'To whom a session was published, newest first.',
  params: sessionParams,
  query: pageQuery,
  response: list(publication),
});

/** What the signed-in coach published. */
export const listMyPublicationsRoute = route({
  method: 'GET',
  path: '/my/publications',
  summary: 'What I published, newest first; of one session, if one is named.',
  query: pageQuery.extend({ session: documentId.optional() }),
  response: list(publication),
});

/** One publication. */
export const showPublicationRoute = route({
  method: 'GET',
  path: '/publications/:id',
  summary: 'One publication: to whom, from when, until when.',
  params: z.object({ id: rowId }),
  response: one(publication),
});

/** Takes a publication back: it leaves the patients' lists, what they reported stays. */
export const withdrawRoute = route({
  method: 'POST',
  path: '/publications/:id/withdraw',
  summary: 'Take a publication back from the lists of its recipients; completions are kept.',
  params: z.object({ id: rowId }),
  response: null,
});

/** Moves the end of a publication that runs. */
export const endPublicationRoute = route({
  method: 'PUT',
  path: '/publications/:id/end',
  summary:
    'Say when a publication leaves the lists of its recipients, or that it stays; completions are kept.',
  params: z.object({ id: rowId }),
  body: z.object({ endsAt: visibleFromSchema.nullable().describe('Null: no end.') }),
  response: one(publication),
});

/** Says whom the end of a publication would touch. */
export const rehearseEndRoute = route({
  method: 'GET',
  path: '/publications/:id/recipients',
  summary: 'Who has a publication, and how many of them reported it: what an end would touch.',
  params: z.object({ id: rowId }),
  query: pageQuery,
  response: one(
    z.object({
      recipients: z.number().int(),
      reported: z.number().int().describe('Of these, how many reported it at least once.'),
      people: reachedPeople,
    }),
  ),
});

const reported = z.object({
  id: rowId,
  patientName: z.string(),
  sessionTitle: z.string(),
  outcome: z.enum(outcomes),
  performedOn: day,
  minutes: z.number().int(),
  effort: z.number().int().nullable(),
});

/** Who did a session. */
export const listSessionCompletionsRoute = route({
  method: 'GET',
  path: '/sessions/:documentId/completions',
  summary: 'Who did a session, when, how long and how hard; newest first.',
  params: sessionParams,
  query: pageQuery,
  response: list(reported),
});

/** Groups and patients that can be published to. */
export const listTargetsRoute = route({
  method: 'GET',
  path: '/publication-targets',
  summary: 'Groups and patients by name, to choose an audience; the first 20 of each.',
  query: z.object({ search: z.string().trim().max(80).default('') }),
  response: one(
    z.object({
      groups: z.array(
        z.object({ id: rowId, name: z.string(), companyName: z.string(), members: z.number().int() }),
      ),
      patients: z.array(z.object({ id: documentId, name: z.string(), companyName: z.string() })),
    }),
  ),
});

/** The groups that the signed-in coach leads. */
export const listMyGroupsRoute = route({
  method: 'GET',
  path: '/my/groups',
  summary: 'The groups I lead, with their patients.',
  response: one(
    z.array(
      z.object({
        id: rowId,
        name: z.string(),
        companyName: z.string(),
        patients: z.array(z.object({ id: documentId, name: z.string() })),
      }),
    ),
  ),
});

/** What the patients of the signed-in coach reported. */
export const listMyPatientsCompletionsRoute = route({
  method: 'GET',
  path: '/my/patients/completions',
  summary: 'What the patients of my groups reported, newest first.',
  query: pageQuery,
  response: list(reported),
});
