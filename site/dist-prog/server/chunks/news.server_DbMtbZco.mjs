import { a as listNewsRoute, c as showMyNewsRoute, i as listNewsDepartmentsRoute, l as showNewsRoute, n as createNewsRoute, r as listMyNewsRoute, t as withMediaAddresses, u as updateNewsRoute } from "./media.server_DvNX6CB_.mjs";
import * as z from "zod";
// src/features/content/news.server.ts
var path = (id) => `/api/news/${encodeURIComponent(id)}`;
/** One page of the company's news in every state, or in one. */
function listNews(api, page, state) {
	return api.get("/api/news", listNewsRoute.response, {
		page,
		state
	});
}
/** One news of the company, for HR. */
async function getNews(api, id) {
	const { data } = await api.get(path(id), showNewsRoute.response);
	return {
		...data,
		bodyHtml: withMediaAddresses(data.bodyHtml)
	};
}
/** The departments that a news can be for. */
async function listNewsDepartments(api) {
	const { data } = await api.get("/api/news-departments", listNewsDepartmentsRoute.response);
	return data;
}
/** Publishes, archives or restores a news. */
async function moveNews(api, id, move) {
	const { data } = await api.post(`${path(id)}/${move}`, {}, showNewsRoute.response);
	return data;
}
/** Writes a news and publishes it when that was asked; a form sent twice makes one news, with the last text. */
async function createNews(api, { title, body, department, key, then }) {
	const text = {
		title,
		body,
		department
	};
	const options = key === void 0 ? {} : { idempotencyKey: key };
	let { data: news } = await api.post("/api/news", text, createNewsRoute.response, options);
	if (news.title !== title || news.body !== body || news.department !== department) news = (await api.patch(path(news.id), text, updateNewsRoute.response)).data;
	return then === "publish" && news.state === "draft" ? moveNews(api, news.id, "publish") : news;
}
/** Saves an edit and publishes it when that was asked. */
async function updateNews(api, id, { title, body, department, revision, then }) {
	const { data } = await api.patch(path(id), {
		title,
		body,
		department,
		revision
	}, updateNewsRoute.response);
	return then === "publish" && data.state === "draft" ? moveNews(api, id, "publish") : data;
}
/** One page of the news that the signed-in person may read. */
function listMyNews(api, page) {
	return api.get("/api/my/news", listMyNewsRoute.response, { page });
}
/** One news that the signed-in person may read; throws ApiError 404 when there is none under that slug. */
async function getMyNews(api, slug) {
	const { data } = await api.get(`/api/my/news/${encodeURIComponent(slug)}`, showMyNewsRoute.response);
	return {
		...data,
		bodyHtml: withMediaAddresses(data.bodyHtml)
	};
}
var profileSchema = z.object({ data: z.object({ timeZone: z.string().min(1) }) });
/** The zone in which the signed-in person reads dates. */
async function getReaderTimeZone(api) {
	const { data } = await api.get("/api/me", profileSchema);
	return data.timeZone;
}
export { listMyNews as a, moveNews as c, getReaderTimeZone as i, updateNews as l, getMyNews as n, listNews as o, getNews as r, listNewsDepartments as s, createNews as t };
