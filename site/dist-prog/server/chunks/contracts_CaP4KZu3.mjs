import * as z from "zod";
z.object({ error: z.object({
	code: z.string().describe("Stable and in English: what a program decides by."),
	message: z.string().describe("For a person, in the language of the request."),
	details: z.array(z.object({
		path: z.string(),
		message: z.string()
	}))
}) });
/** Answers with one thing: `{ data }`. */
var one = (data) => z.object({ data });
/** Answers with one page of a list: `{ data: […], meta: { page, pageSize, total } }`. */
var list = (item) => z.object({
	data: z.array(item),
	meta: z.object({
		page: z.number().int().min(1),
		pageSize: z.number().int().min(1),
		total: z.number().int().min(0)
	})
});
/** The `page` parameter of every list, from 1. */
var pageQuery = z.object({ page: z.coerce.number().int().min(1).max(1e5).default(1) });
/** An instant in UTC, ISO 8601. */
var instant = z.iso.datetime({ offset: false });
/** A calendar day, `YYYY-MM-DD`. */
var day = z.iso.date();
/** The documentId of a Strapi entry, an account or a company. */
var documentId = z.string().regex(/^[a-z0-9]{24}$/);
/** The id of a row of our own. */
var rowId = z.guid();
export { one as a, list as i, documentId as n, pageQuery as o, instant as r, rowId as s, day as t };
