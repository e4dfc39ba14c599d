import { instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The states of a news; the database decides which moves there are. */
export const newsStates = ['draft', 'published', 'archived'] as const;

/** What can be done to a news besides editing it. */
export const newsMoves = ['publish', 'archive', 'restore'] as const;

/** What the history of a news can tell. */
export const newsChanges = ['created', 'edited', 'published', 'archived', 'restored'] as const;

/** A state of a news. */
export type NewsState = (typeof newsStates)[number];

/** A move of a news. */
export type NewsMove = (typeof newsMoves)[number];

const states = z.enum(newsStates);

/** What HR writes. */
export const newsInputSchema = z.object({
  title: z.string().trim().min(1).max(160),
  body: z.string().trim().min(1).max(20_000).describe('Markdown.'),
  department: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .nullable()
    .default(null)
    .describe('Null: for the whole company.'),
});

/** A news as HR's list shows it. */
export const newsSummarySchema = z.object({
  id: rowId,
  slug: z.string(),
  title: z.string(),
  state: states,
  department: z.string().nullable(),
  authorName: z.string().nullable().describe('Null when the author’s account is gone.'),
  readingMinutes: z.number().int().min(1),
  publishedAt: instant.nullable().describe('Its first publication.'),
  archivedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** A whole news, as HR works on it. */
export const newsSchema = newsSummarySchema.extend({
  body: z.string(),
  bodyHtml: z.string().describe('The body as readers see it, sanitised.'),
  revision: z.number().int().min(1).describe('Counts the changes; an edit may name the one it started from.'),
  history: z
    .array(z.object({ id: rowId, change: z.enum(newsChanges), at: instant, byName: z.string().nullable() }))
    .describe('Who changed it and when, newest first.'),
});

/** A news as a reader's list shows it. */
export const readerNewsSummarySchema = z.object({
  id: rowId,
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  department: z.string().nullable(),
  readingMinutes: z.number().int().min(1),
  publishedAt: instant,
});

/** A whole news, as its readers see it. */
export const readerNewsSchema = readerNewsSummarySchema.extend({ bodyHtml: z.string() });

/** A news as HR's list shows it. */
export type NewsSummary = z.output<typeof newsSummarySchema>;

/** A whole news, as HR works on it. */
export type News = z.output<typeof newsSchema>;

/** A news as a reader's list shows it. */
export type ReaderNewsSummary = z.output<typeof readerNewsSummarySchema>;

/** A whole news, as its readers see it. */
export type ReaderNews = z.output<typeof readerNewsSchema>;

const byId = z.object({ id: rowId });

/** The news of HR's company in every state. */
export const listNewsRoute = route({
  method: 'GET',
  path: '/news',
  summary: 'The news of HR’s company in every state, last changed first.',
  query: pageQuery.extend({ state: states.optional() }),
  response: list(newsSummarySchema),
});

/** Writes a draft. */
export const createNewsRoute = route({
  method: 'POST',
  path: '/news',
  summary: 'Writes a news as a draft; the same Idempotency-Key twice is one news.',
  body: newsInputSchema,
  response: one(newsSchema),
  status: 201,
});

/** One news. */
export const showNewsRoute = route({
  method: 'GET',
  path: '/news/:id',
  summary: 'One news of HR’s company, with its history.',
  params: byId,
  response: one(newsSchema),
});

/** Edits a news. */
export const updateNewsRoute = route({
  method: 'PATCH',
  path: '/news/:id',
  summary: 'Edits a news; what is left out stays. Its address follows the title until it is published.',
  params: byId,
  body: newsInputSchema
    .extend({
      department: newsInputSchema.shape.department.unwrap(),
      revision: z
        .number()
        .int()
        .min(1)
        .describe('The revision that the edit started from; another one answers 409.'),
    })
    .partial(),
  response: one(newsSchema),
});

/** Shows a draft to its readers. */
export const publishNewsRoute = route({
  method: 'POST',
  path: '/news/:id/publish',
  summary: 'Shows a draft to its readers.',
  params: byId,
  response: one(newsSchema),
});

/** Takes a news away from its readers. */
export const archiveNewsRoute = route({
  method: 'POST',
  path: '/news/:id/archive',
  summary: 'Takes a news away from its readers; HR keeps it.',
  params: byId,
  response: one(newsSchema),
});

/** Makes an archived news again what it was. */
export const restoreNewsRoute = route({
  method: 'POST',
  path: '/news/:id/restore',
  summary: 'Makes an archived news again what it was before.',
  params: byId,
  response: one(newsSchema),
});

/** The departments that a news can be for. */
export const listNewsDepartmentsRoute = route({
  method: 'GET',
  path: '/news-departments',
  summary: 'The departments of HR’s company, with how many people each has.',
  response: z.object({ data: z.array(z.object({ name: z.string(), people: z.number().int().min(1) })) }),
});

/** The news a person may read. */
export const listMyNewsRoute = route({
  method: 'GET',
  path: '/my/news',
  summary: 'The published news of one’s company and department, newest first.',
  query: pageQuery,
  response: list(readerNewsSummarySchema),
});

/** One news to read. */
export const showMyNewsRoute = route({
  method: 'GET',
  path: '/my/news/:slug',
  summary: 'One published news of one’s company.',
  params: z.object({ slug: z.string().min(1).max(120) }),
  response: one(readerNewsSchema),
});

/** The routes of company news. */
export const newsRoutes = [
  listNewsRoute,
  createNewsRoute,
  showNewsRoute,
  updateNewsRoute,
  publishNewsRoute,
  archiveNewsRoute,
  restoreNewsRoute,
  listNewsDepartmentsRoute,
  listMyNewsRoute,
  showMyNewsRoute,
];
