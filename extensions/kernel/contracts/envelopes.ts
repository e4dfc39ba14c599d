import * as z from 'zod';

/** What every error answer holds; `details` names each wrong field by its path. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.string().describe('Stable and in English: what a program decides by.'),
    message: z.string().describe('For a person, in the language of the request.'),
    details: z.array(
      z.object({
        path: z.string(),
        message: z.string(),
        value: z.unknown().optional().describe('What a program can use, where there is such a thing.'),
      }),
    ),
  }),
});

/** The body of an error answer. */
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** Answers with one thing: `{ data }`. */
export const one = <Schema extends z.ZodType>(data: Schema) => z.object({ data });

/** Which page of a list an answer is, and how many rows the list has. */
export const pageMeta = z.object({
  page: z.number().int().min(1),
  pageSize: z.number().int().min(1),
  total: z.number().int().min(0),
});

/** Answers with one page of a list: `{ data: […], meta: { page, pageSize, total } }`. */
export const list = <Schema extends z.ZodType>(item: Schema) =>
  z.object({ data: z.array(item), meta: pageMeta });

/** How many rows a page of a list holds. */
export const pageSize = 20;

/** The `page` parameter of every list, from 1. */
export const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });

/** An instant in UTC, ISO 8601. */
export const instant = z.iso.datetime({ offset: false });

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();

/** The documentId of a Strapi entry, an account or a company. */
export const documentId = z.string().regex(/^[a-z0-9]{24}$/);

/** The id of a row of our own. */
export const rowId = z.guid();
