import { day, documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** What a session is for, as the model in the panel lists it. */
export const objectives = ['mobility', 'strength', 'endurance', 'relaxation', 'craving'] as const;

/** How demanding a session is. */
export const levels = ['beginner', 'intermediate', 'advanced'] as const;

/** How the body is held during an exercise, as the model in the panel lists it. */
export const positions = ['standing', 'sitting', 'lying', 'kneeling', 'all_fours', 'moving'] as const;

/** What a tag says, as the model in the panel lists it. */
export const tagKinds = ['discipline', 'objective', 'equipment', 'topic'] as const;

/** What became of an occurrence, in the patient's words. */
export const outcomes = ['done', 'partial', 'skipped'] as const;

/** What a session is for. */
export type Objective = (typeof objectives)[number];

/** How demanding a session is. */
export type Level = (typeof levels)[number];

/** How the body is held during an exercise. */
export type Position = (typeof positions)[number];

/** What a tag says. */
export type TagKind = (typeof tagKinds)[number];

/** What became of an occurrence. */
export type Outcome = (typeof outcomes)[number];

/** One piece of text that a page can show without interpreting any markup. */
export const textBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.string()) }),
]);

/** One piece of text that a page can show without interpreting any markup. */
export type TextBlock = z.infer<typeof textBlockSchema>;

/** A picture, a video or a sound; `url` is absolute or below the media origin. */
export const mediaSchema = z.object({
  kind: z.enum(['image', 'video', 'audio']),
  url: z.string(),
  mime: z.string(),
  alt: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});

/** A picture, a video or a sound. */
export type Media = z.infer<typeof mediaSchema>;

/** One of the media of an exercise, with what goes with it. */
export const exerciseMediumSchema = mediaSchema.extend({
  poster: z.object({ url: z.string() }).nullable().describe('The picture shown before a video plays.'),
  captions: z.object({ url: z.string(), language: z.string() }).nullable().describe('WebVTT.'),
  transcript: z.array(textBlockSchema),
  author: z.string(),
  licence: z.string(),
});

/** One of the media of an exercise, with what goes with it. */
export type ExerciseMedium = z.infer<typeof exerciseMediumSchema>;

/** A word that sessions are found by. */
export const tagSchema = z.object({ slug: z.string(), name: z.string(), kind: z.enum(tagKinds) });

/** A word that sessions are found by. */
export type Tag = z.infer<typeof tagSchema>;

/** One exercise of a session as its patient sees it: variables filled in, texts without markup. */
export const exerciseBlockSchema = z.object({
  exerciseId: documentId,
  title: z.string(),
  summary: z.string(),
  instructions: z.array(textBlockSchema),
  contraindications: z.array(textBlockSchema),
  stopIf: z.array(textBlockSchema),
  rounds: z.number().int(),
  restSeconds: z.number().int(),
  dosage: z.array(z.object({ name: z.string(), label: z.string(), value: z.string(), unit: z.string() })),
  position: z.enum(positions).nullable(),
  equipment: z.array(tagSchema),
  media: z.array(exerciseMediumSchema),
  author: z.string(),
  licence: z.string(),
});

/** One exercise of a session as its patient sees it. */
export type ExerciseBlock = z.infer<typeof exerciseBlockSchema>;

/** A session as it was when it was published. */
export interface FrozenSession {
  title: string;
  summary: string;
  objective: Objective;
  level: Level;
  durationMinutes: number;
  tags: Tag[];
  cover: Media | null;
  blocks: ExerciseBlock[];
}

/** What a publication asks: to be done, or in the library of its recipients, to be done when they like. */
export const accesses = ['assigned', 'free'] as const;

/** What a publication asks. */
export type Access = (typeof accesses)[number];

const completion = z.object({
  id: rowId,
  outcome: z.enum(outcomes),
  performedOn: day,
  minutes: z.number().int(),
  effort: z.number().int().nullable(),
  pain: z.number().int().nullable(),
  createdAt: instant,
  editableUntil: instant.describe('24 hours after it was sent.'),
});

/** What a patient reported about an occurrence. */
export type Completion = z.infer<typeof completion>;

const sessionItem = z.object({
  id: rowId.describe('The occurrence: this session, published to this patient.'),
  title: z.string(),
  summary: z.string(),
  objective: z.enum(objectives),
  level: z.enum(levels),
  durationMinutes: z.number().int(),
  tags: z.array(tagSchema),
  cover: mediaSchema.nullable(),
  visibleFrom: instant,
  access: z.enum(accesses).describe('free: in the library, to be done when one likes, or never.'),
  lastCompletion: completion
    .pick({ id: true, outcome: true, performedOn: true, minutes: true, effort: true })
    .nullable(),
});

/** A session in a patient's list. */
export type SessionItem = z.infer<typeof sessionItem>;

const sessionDetail = sessionItem.omit({ lastCompletion: true }).extend({
  blocks: z.array(exerciseBlockSchema),
  completions: z.array(completion).describe('The newest 20.'),
});

/** A session as its patient opens it. */
export type SessionDetail = z.infer<typeof sessionDetail>;

/** The sessions published to the signed-in patient. */
export const listMySessionsRoute = route({
  method: 'GET',
  path: '/my/sessions',
  summary: 'The sessions published to me, newest first, each with its last completion.',
  query: pageQuery.extend({
    objective: z.enum(objectives).optional(),
    level: z.enum(levels).optional(),
    maxDuration: z.coerce.number().int().min(1).max(240).optional(),
    tag: z.string().max(80).optional(),
    equipment: z.string().max(80).optional().describe('The slug of a tag of kind equipment.'),
    access: z.enum(accesses).optional().describe('What is mine to do, or the library.'),
    state: z.enum(['open', 'completed']).optional().describe('Whether it was ever marked.'),
  }),
  response: list(sessionItem),
});

/** The tags of the signed-in patient's sessions, to filter by. */
export const listMyTagsRoute = route({
  method: 'GET',
  path: '/my/session-tags',
  summary: 'The tags that my sessions carry, by name.',
  response: one(z.array(tagSchema)),
});

const occurrenceParams = z.object({ id: rowId });

/** One session published to the signed-in patient, with everything needed to do it. */
export const showMySessionRoute = route({
  method: 'GET',
  path: '/my/sessions/:id',
  summary: 'One session published to me, variables filled in.',
  params: occurrenceParams,
  response: one(sessionDetail),
});

const report = {
  performedOn: day,
  minutes: z.number().int().min(0).max(600),
  effort: z.number().int().min(0).max(10).nullable().default(null),
  pain: z.number().int().min(0).max(10).nullable().default(null),
};

const reportBody = z.object({ outcome: z.enum(outcomes), ...report });

/** What a patient reports, without the id of its sending. */
export type Report = z.output<typeof reportBody>;

/** Marks an occurrence; the same clientId sent again changes nothing and answers the first row. */
export const completeRoute = route({
  method: 'POST',
  path: '/my/occurrences/:id/completion',
  summary: 'Report a session as done, partly done or skipped. The same clientId twice is one row.',
  params: occurrenceParams,
  body: reportBody.extend({ clientId: z.guid() }),
  response: one(completion),
  status: 201,
});

/** Corrects a completion within 24 hours of its sending. */
export const editCompletionRoute = route({
  method: 'PATCH',
  path: '/my/completions/:id',
  summary: 'Correct what I reported, within 24 hours.',
  params: z.object({ id: rowId }),
  body: reportBody,
  response: one(completion),
});

/** What the signed-in patient reported so far. */
export const listMyCompletionsRoute = route({
  method: 'GET',
  path: '/my/completions',
  summary: 'What I reported, newest first; kept when a session is withdrawn.',
  query: pageQuery,
  response: list(completion.extend({ occurrenceId: rowId, sessionTitle: z.string() })),
});

/** What a patient did in one week. */
export const weekFiguresSchema = z.object({
  monday: day,
  sessions: z.number().int(),
  minutes: z.number().int(),
  effort: z.number().nullable().describe('The mean of the week, 0 to 10; null without a session.'),
});

/** What a patient did in one week. */
export type WeekFigures = z.infer<typeof weekFiguresSchema>;

/** How many weeks the progress of a patient shows. */
export const shownWeeks = 12;

/** What the signed-in patient did, week by week. */
export const myProgressRoute = route({
  method: 'GET',
  path: '/my/progress',
  summary: 'My last twelve weeks: sessions, minutes, mean effort, Mondays in my zone.',
  response: one(z.object({ weeks: z.array(weekFiguresSchema).length(shownWeeks) })),
});
