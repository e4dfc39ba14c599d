import * as z from 'zod';

const summarySchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  coverUrl: z.string().nullable(),
  coverAlt: z.string().nullable(),
  readingMinutes: z.number(),
  publishedAt: z.iso.datetime({ offset: true }),
});

/** An article as lists show it. */
export type ArticleSummary = z.output<typeof summarySchema>;

/** The answer to `GET /api/articles`. */
export const articleListSchema = z.object({
  data: z.array(summarySchema),
  meta: z.object({ page: z.number(), pageSize: z.number(), total: z.number() }),
});

/** The answer to `GET /api/articles/:slug`; `contentHtml` comes sanitised from the API. */
export const articleSchema = z.object({
  data: summarySchema.extend({
    contentHtml: z.string(),
    seo: z.object({ metaTitle: z.string().nullable(), metaDescription: z.string().nullable() }),
  }),
});

/** A whole article. */
export type Article = z.output<typeof articleSchema>['data'];

/** Articles have no place of their own: their dates are written as the readers of the publisher's country see them. */
export const PUBLISHER_TIME_ZONE = 'Europe/Paris';
