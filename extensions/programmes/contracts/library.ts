import { documentId, instant, list, one, pageQuery, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { namedRecipients, problemSchema, visibleFromSchema } from './publication.ts';
import { accesses, exerciseBlockSchema, levels, mediaSchema, objectives, tagSchema } from './session.ts';

const librarySession = z.object({
  id: documentId,
  title: z.string(),
  summary: z.string(),
  objective: z.enum(objectives),
  level: z.enum(levels),
  durationMinutes: z.number().int(),
  tags: z.array(tagSchema),
  cover: mediaSchema.nullable(),
});

/** A published session that a coach may give to their patients. */
export type LibrarySession = z.infer<typeof librarySession>;

/** The published sessions, to choose from. */
export const listLibraryRoute = route({
  method: 'GET',
  path: '/sessions',
  summary: 'The published sessions that are not archived, by title; words are found without their accents.',
  query: pageQuery.extend({
    search: z.string().trim().max(80).default(''),
    objective: z.enum(objectives).optional(),
    level: z.enum(levels).optional(),
    maxDuration: z.coerce.number().int().min(1).max(240).optional(),
    tag: z.string().max(80).optional(),
  }),
  response: list(librarySession),
});

/** The tags of the published sessions, to filter by. */
export const listLibraryTagsRoute = route({
  method: 'GET',
  path: '/session-tags',
  summary: 'The tags that the published sessions carry, by name.',
  response: one(z.array(tagSchema)),
});

const variable = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['integer', 'decimal', 'text']),
  unit: z.string(),
  value: z.string().describe('What the session prescribes.'),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  step: z.number().nullable(),
});

/** A variable of an exercise with the value that its session prescribes. */
export type SessionVariable = z.infer<typeof variable>;

/** One published session as its patients would see it. */
export const showLibrarySessionRoute = route({
  method: 'GET',
  path: '/sessions/:documentId',
  summary: 'A published session as patients see it, with the variables whose values may be personal.',
  params: z.object({ documentId }),
  response: one(
    librarySession.extend({
      blocks: z.array(exerciseBlockSchema),
      variables: z.array(
        z.object({
          block: z.number().int().describe('Which exercise, counted from 1.'),
          exercise: z.string(),
          variables: z.array(variable),
        }),
      ),
      problems: z
        .array(problemSchema)
        .describe('What keeps it from being published; then there are no blocks.'),
    }),
  ),
});

/** The most sessions and personal values that one request may name. */
export const bulkLimits = { sessions: 20, dosages: 2000 } as const;

const dosage = z.object({
  patientId: documentId,
  sessionId: documentId,
  block: z.number().int().min(1).max(100),
  name: z.string().min(1).max(40),
  value: z.string().trim().min(1).max(60),
});

/** One value for one person: a variable of one exercise of one session. */
export type PersonalDosage = z.infer<typeof dosage>;

const bulkBody = z
  .object({
    sessionIds: z.array(documentId).min(1).max(bulkLimits.sessions),
    all: z.boolean().default(false).describe('Every patient of mine. Lists are then left aside.'),
    ...namedRecipients,
    access: z.enum(accesses).default('assigned'),
    visibleFrom: visibleFromSchema.optional(),
    endsAt: visibleFromSchema
      .optional()
      .describe('When they leave the lists of their recipients; absent: never.'),
    includeLateJoiners: z
      .boolean()
      .default(false)
      .describe('Whether patients who come later receive them too: into the groups, or among all of mine.'),
    repeat: z
      .boolean()
      .default(false)
      .describe('Whether those who have a session already receive it once more.'),
    dosages: z.array(dosage).max(bulkLimits.dosages).default([]),
  })
  .refine(({ all, groupIds, patientIds }) => all || groupIds.length + patientIds.length > 0, {
    path: ['patientIds'],
  });

/** What a bulk publication asks for. */
export type BulkInput = z.output<typeof bulkBody>;

/** Publishes several sessions to several groups and people, in one transaction. */
export const publishManyRoute = route({
  method: 'POST',
  path: '/publications',
  summary: 'Publish several sessions to all, or to groups and patients of mine; all of it or nothing.',
  body: bulkBody,
  response: one(
    z.object({
      publications: z.number().int(),
      people: z.number().int(),
      occurrences: z.number().int().describe('One per person and session.'),
    }),
  ),
  status: 201,
});

/** Says what that would do, and does nothing. */
export const rehearseManyRoute = route({
  method: 'POST',
  path: '/publications/rehearsal',
  summary: 'Who would receive which sessions, who has them already, and what is missing.',
  body: bulkBody,
  response: one(
    z.object({
      people: z.array(z.object({ id: documentId, name: z.string() })).describe('The first 50, by name.'),
      recipients: z.number().int().describe('How many people receive something.'),
      occurrences: z.number().int(),
      visibleFrom: instant,
      isNow: z.boolean(),
      endsAt: instant.nullable(),
      sessions: z.array(
        z.object({
          id: documentId,
          title: z.string(),
          recipients: z.number().int(),
          alreadyReceived: z.array(z.string()).describe('The names of the first 50 who have it already.'),
          alreadyCount: z.number().int(),
          problems: z.array(problemSchema),
        }),
      ),
    }),
  ),
});
