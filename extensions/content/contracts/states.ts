import { contentKinds, documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The states of a piece of content; archived hides it from lists and keeps its history. */
export const contentStates = ['draft', 'scheduled', 'published', 'archived'] as const;

/** A state of a piece of content. */
export type ContentState = (typeof contentStates)[number];

const kind = z.enum(contentKinds);
const contentParams = z.object({ kind, documentId });

const timeZone = z.string().min(1).max(60).describe('IANA, such as Europe/Paris.');

const wallTime = z.object({
  wallTime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .describe('Date and time as a clock on a wall there shows them.'),
  timeZone,
});

/** A date and time in a zone. */
export type WallTime = z.infer<typeof wallTime>;

const planned = wallTime.extend({ dueAt: instant });

const problem = z.object({ path: z.string(), message: z.string() });

const contentState = z.object({
  state: z.enum(contentStates),
  publish: planned.nullable().describe('The publication that waits.'),
  unpublish: planned.nullable().describe('The end of publication that waits.'),
  problems: z.array(problem).describe('What keeps the draft from being published.'),
  unpublished: z
    .array(z.object({ kind, documentId, title: z.string() }))
    .describe('What it needs that is not published itself.'),
  moves: z
    .array(
      z.object({
        id: rowId,
        move: z.enum([
          'published',
          'unpublished',
          'archived',
          'restored',
          'scheduled',
          'unscheduled',
          'failed',
        ]),
        by: z.string(),
        at: instant,
      }),
    )
    .describe('The newest 20.'),
});

/** The state of a piece of content, and how it came there. */
export type ContentStateDetail = z.infer<typeof contentState>;

/** The state of one piece of content. */
export const showContentStateRoute = route({
  method: 'GET',
  path: '/content/:kind/:documentId/state',
  summary: 'The state of a piece of content: what waits, what is missing, who moved it when.',
  params: contentParams,
  response: one(contentState),
});

/** The states of the rows of a list. */
export const listContentStatesRoute = route({
  method: 'GET',
  path: '/content/:kind/states',
  summary: 'The states of up to 100 pieces of content, for a list of them.',
  params: z.object({ kind }),
  query: z.object({
    documentIds: z
      .string()
      .transform((ids) => ids.split(','))
      .pipe(z.array(documentId).min(1).max(100)),
  }),
  response: one(z.array(z.object({ documentId, state: z.enum(contentStates) }))),
});

/** Publishes a draft, with what it needs when asked to. */
export const publishContentRoute = route({
  method: 'POST',
  path: '/content/:kind/:documentId/publish',
  summary: 'Publish a draft, and with it what it needs that is not published; all or nothing.',
  params: contentParams,
  body: z.object({ withNeeded: z.boolean().default(false) }),
  response: null,
});

/** Plans the publication and its end. */
export const scheduleContentRoute = route({
  method: 'PUT',
  path: '/content/:kind/:documentId/schedule',
  summary: 'Plan when a draft is published and when its publication ends; null plans nothing.',
  params: contentParams,
  body: z.object({ publish: wallTime.nullable(), unpublish: wallTime.nullable() }),
  response: null,
});

/** Archives pieces of content, or takes them back. */
export const archiveContentRoute = route({
  method: 'POST',
  path: '/content/:kind/archive',
  summary: 'Archive pieces of content, or take them back; archived is out of lists, its history stays.',
  params: z.object({ kind }),
  body: z.object({ documentIds: z.array(documentId).min(1).max(100), isArchived: z.boolean() }),
  response: one(z.object({ moved: z.number().int() })),
});

/** What waits or happened in a month. */
export const contentCalendarRoute = route({
  method: 'GET',
  path: '/content-calendar',
  summary: 'Planned publications and their ends between two instants, at most 500.',
  query: z.object({ from: instant, to: instant, kind: kind.optional() }),
  response: one(
    z.array(
      planned.extend({
        id: rowId,
        kind,
        documentId,
        title: z.string(),
        action: z.enum(['publish', 'unpublish']),
        outcome: z.enum(['done', 'failed']).nullable().describe('Null while it waits.'),
        by: z.string(),
      }),
    ),
  ),
});

/** What keeps content from where it was meant to be. */
export const contentAttentionRoute = route({
  method: 'GET',
  path: '/content-attention',
  summary:
    'Planned moves of the last 14 days that failed, and the last drafts that lack something; 5 of each.',
  response: one(
    z.object({
      failed: z.array(
        planned.extend({
          id: rowId,
          kind,
          documentId,
          title: z.string(),
          action: z.enum(['publish', 'unpublish']),
        }),
      ),
      drafts: z.array(
        z.object({
          kind,
          documentId,
          title: z.string(),
          missing: z.number().int().min(1).describe('How many things keep it from being published.'),
        }),
      ),
    }),
  ),
});

/** The routes of states. */
export const stateRoutes = [
  showContentStateRoute,
  listContentStatesRoute,
  publishContentRoute,
  scheduleContentRoute,
  archiveContentRoute,
  contentCalendarRoute,
  contentAttentionRoute,
];
