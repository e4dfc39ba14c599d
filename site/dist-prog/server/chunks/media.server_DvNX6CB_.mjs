import { a as one, i as list, n as documentId, o as pageQuery, r as instant, s as rowId } from "./contracts_CaP4KZu3.mjs";
import { t as route } from "./route_CBTLNn8g.mjs";
import { r as mediaUrl } from "./config.server_AkIHuIvs.mjs";
import * as z from "zod";
// ../extensions/content/contracts/article.ts
/** The address of an article, a category or a tag; what cannot be one is simply not found. */
var slug = z.string().min(1).max(255);
/** An article as lists show it. */
var articleSummarySchema = z.object({
	id: documentId,
	slug: z.string(),
	title: z.string(),
	excerpt: z.string(),
	category: z.string().nullable().describe("The name of its category."),
	categorySlug: z.string().nullable(),
	tags: z.array(z.string()),
	coverUrl: z.string().nullable().describe("A path below the media address, or a whole address."),
	coverAlt: z.string().nullable(),
	readingMinutes: z.number().int().min(1),
	publishedAt: instant.describe("Its first publication, or the day its editor chose.")
});
/** A whole article. */
var articleSchema = articleSummarySchema.extend({
	contentHtml: z.string().describe("Sanitised; its headings start at h2, its pictures are paths of our own media."),
	seo: z.object({
		metaTitle: z.string().nullable(),
		metaDescription: z.string().nullable(),
		keywords: z.string().nullable()
	})
});
/** A category that holds at least one public article. */
var articleCategorySchema = z.object({
	id: documentId,
	slug: z.string(),
	name: z.string(),
	articles: z.number().int().min(1).describe("How many public articles it holds.")
});
/** The public articles, newest first. */
var listArticlesRoute = route({
	method: "GET",
	path: "/articles",
	summary: "The public articles, newest first.",
	query: pageQuery.extend({
		category: slug.optional().describe("The slug of a category."),
		tag: slug.optional().describe("The slug or the name of a tag."),
		search: z.string().max(100).optional().describe("Words that the title, the excerpt or the text all hold.")
	}),
	response: list(articleSummarySchema)
});
/** One public article. */
var showArticleRoute = route({
	method: "GET",
	path: "/articles/:slug",
	summary: "One public article; counts one opening.",
	params: z.object({ slug }),
	response: one(articleSchema)
});
/** The categories to choose from. */
var listArticleCategoriesRoute = route({
	method: "GET",
	path: "/article-categories",
	summary: "The categories that hold public articles.",
	response: z.object({ data: z.array(articleCategorySchema) })
});
/** The routes of the public articles. */
var articleRoutes = [
	listArticlesRoute,
	showArticleRoute,
	listArticleCategoriesRoute
];
// ../extensions/content/contracts/news.ts
/** The states of a news; the database decides which moves there are. */
var newsStates = [
	"draft",
	"published",
	"archived"
];
/** What the history of a news can tell. */
var newsChanges = [
	"created",
	"edited",
	"published",
	"archived",
	"restored"
];
var states = z.enum(newsStates);
/** What HR writes. */
var newsInputSchema = z.object({
	title: z.string().trim().min(1).max(160),
	body: z.string().trim().min(1).max(2e4).describe("Markdown."),
	department: z.string().trim().min(1).max(255).nullable().default(null).describe("Null: for the whole company.")
});
/** A news as HR's list shows it. */
var newsSummarySchema = z.object({
	id: rowId,
	slug: z.string(),
	title: z.string(),
	state: states,
	department: z.string().nullable(),
	authorName: z.string().nullable().describe("Null when the author’s account is gone."),
	readingMinutes: z.number().int().min(1),
	publishedAt: instant.nullable().describe("Its first publication."),
	archivedAt: instant.nullable(),
	createdAt: instant,
	updatedAt: instant
});
/** A whole news, as HR works on it. */
var newsSchema = newsSummarySchema.extend({
	body: z.string(),
	bodyHtml: z.string().describe("The body as readers see it, sanitised."),
	revision: z.number().int().min(1).describe("Counts the changes; an edit may name the one it started from."),
	history: z.array(z.object({
		id: rowId,
		change: z.enum(newsChanges),
		at: instant,
		byName: z.string().nullable()
	})).describe("Who changed it and when, newest first.")
});
/** A news as a reader's list shows it. */
var readerNewsSummarySchema = z.object({
	id: rowId,
	slug: z.string(),
	title: z.string(),
	excerpt: z.string(),
	department: z.string().nullable(),
	readingMinutes: z.number().int().min(1),
	publishedAt: instant
});
/** A whole news, as its readers see it. */
var readerNewsSchema = readerNewsSummarySchema.extend({ bodyHtml: z.string() });
var byId = z.object({ id: rowId });
/** The news of HR's company in every state. */
var listNewsRoute = route({
	method: "GET",
	path: "/news",
	summary: "The news of HR’s company in every state, last changed first.",
	query: pageQuery.extend({ state: states.optional() }),
	response: list(newsSummarySchema)
});
/** Writes a draft. */
var createNewsRoute = route({
	method: "POST",
	path: "/news",
	summary: "Writes a news as a draft; the same Idempotency-Key twice is one news.",
	body: newsInputSchema,
	response: one(newsSchema),
	status: 201
});
/** One news. */
var showNewsRoute = route({
	method: "GET",
	path: "/news/:id",
	summary: "One news of HR’s company, with its history.",
	params: byId,
	response: one(newsSchema)
});
/** Edits a news. */
var updateNewsRoute = route({
	method: "PATCH",
	path: "/news/:id",
	summary: "Edits a news; what is left out stays. Its address follows the title until it is published.",
	params: byId,
	body: newsInputSchema.extend({
		department: newsInputSchema.shape.department.unwrap(),
		revision: z.number().int().min(1).describe("The revision that the edit started from; another one answers 409.")
	}).partial(),
	response: one(newsSchema)
});
route({
	method: "POST",
	path: "/news/:id/publish",
	summary: "Shows a draft to its readers.",
	params: byId,
	response: one(newsSchema)
});
route({
	method: "POST",
	path: "/news/:id/archive",
	summary: "Takes a news away from its readers; HR keeps it.",
	params: byId,
	response: one(newsSchema)
});
route({
	method: "POST",
	path: "/news/:id/restore",
	summary: "Makes an archived news again what it was before.",
	params: byId,
	response: one(newsSchema)
});
/** The departments that a news can be for. */
var listNewsDepartmentsRoute = route({
	method: "GET",
	path: "/news-departments",
	summary: "The departments of HR’s company, with how many people each has.",
	response: z.object({ data: z.array(z.object({
		name: z.string(),
		people: z.number().int().min(1)
	})) })
});
/** The news a person may read. */
var listMyNewsRoute = route({
	method: "GET",
	path: "/my/news",
	summary: "The published news of one’s company and department, newest first.",
	query: pageQuery,
	response: list(readerNewsSummarySchema)
});
/** One news to read. */
var showMyNewsRoute = route({
	method: "GET",
	path: "/my/news/:slug",
	summary: "One published news of one’s company.",
	params: z.object({ slug: z.string().min(1).max(120) }),
	response: one(readerNewsSchema)
});
[...articleRoutes];
// src/features/content/media.server.ts
/** Gives the pictures of a text, which the API names by their path, the address from which browsers load them. */
function withMediaAddresses(html, addressOf = mediaUrl) {
	return html.replace(/<img src="([^"]*)"/g, (_whole, path) => `<img src="${addressOf(path)}"`);
}
export { listNewsRoute as a, showMyNewsRoute as c, listArticleCategoriesRoute as d, listArticlesRoute as f, listNewsDepartmentsRoute as i, showNewsRoute as l, createNewsRoute as n, newsInputSchema as o, showArticleRoute as p, listMyNewsRoute as r, newsStates as s, withMediaAddresses as t, updateNewsRoute as u };
