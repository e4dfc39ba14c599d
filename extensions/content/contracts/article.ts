import { documentId, instant, list, one, pageQuery, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The address of an article, a category or a tag; what cannot be one is simply not found. */
const slug = z.string().min(1).max(255);

/** An article as lists show it. */
export const articleSummarySchema = z.object({
  id: documentId,
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  category: z.string().nullable().describe('The name of its category.'),
  categorySlug: z.string().nullable(),
  tags: z.array(z.string()),
  coverUrl: z.string().nullable().describe('A path below the site’s address.'),
  coverAlt: z.string().nullable(),
  readingMinutes: z.number().int().min(1),
  publishedAt: instant.describe('Its first publication, or the day its editor chose.'),
});

/** A whole article. */
export const articleSchema = articleSummarySchema.extend({
  contentHtml: z
    .string()
    .describe('Sanitised; its headings start at h2, its pictures are paths of our own media.'),
  seo: z.object({
    metaTitle: z.string().nullable(),
    metaDescription: z.string().nullable(),
    keywords: z.string().nullable(),
  }),
});

/** A category that holds at least one public article. */
export const articleCategorySchema = z.object({
  id: documentId,
  slug: z.string(),
  name: z.string(),
  articles: z.number().int().min(1).describe('How many public articles it holds.'),
});

/** An article as lists show it. */
export type ArticleSummary = z.output<typeof articleSummarySchema>;

/** A whole article. */
export type Article = z.output<typeof articleSchema>;

/** A category that holds at least one public article. */
export type ArticleCategory = z.output<typeof articleCategorySchema>;

/** The public articles, newest first. */
export const listArticlesRoute = route({
  method: 'GET',
  path: '/articles',
  summary: 'The public articles, newest first.',
  query: pageQuery.extend({
    category: slug.optional().describe('The slug of a category.'),
    tag: slug.optional().describe('The slug or the name of a tag.'),
    search: z
      .string()
      .max(100)
      .optional()
      .describe('Words that the title, the excerpt or the text all hold.'),
  }),
  response: list(articleSummarySchema),
});

/** One public article. */
export const showArticleRoute = route({
  method: 'GET',
  path: '/articles/:slug',
  summary: 'One public article; counts one opening.',
  params: z.object({ slug }),
  response: one(articleSchema),
});

/** The categories to choose from. */
export const listArticleCategoriesRoute = route({
  method: 'GET',
  path: '/article-categories',
  summary: 'The categories that hold public articles.',
  response: z.object({ data: z.array(articleCategorySchema) }),
});

/** The routes of the public articles. */
export const articleRoutes = [listArticlesRoute, showArticleRoute, listArticleCategoriesRoute];
