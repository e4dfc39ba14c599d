import { d as listArticleCategoriesRoute, f as listArticlesRoute, p as showArticleRoute, t as withMediaAddresses } from "./media.server_DvNX6CB_.mjs";
// src/features/articles/articles.server.ts
/** One page of the published articles, newest first. */
function listArticles(api, page, search) {
	return api.get("/api/articles", listArticlesRoute.response, {
		page,
		...search
	});
}
/** One published article; throws ApiError 404 when there is none under that slug. Counts as one opening. */
async function getArticle(api, slug) {
	const { data } = await api.get(`/api/articles/${encodeURIComponent(slug)}`, showArticleRoute.response);
	return {
		...data,
		contentHtml: withMediaAddresses(data.contentHtml)
	};
}
/** The categories that hold published articles. */
async function listArticleCategories(api) {
	const { data } = await api.get("/api/article-categories", listArticleCategoriesRoute.response);
	return data;
}
var MOST_PAGES = 200;
/** Every published article, for the site map; stops after a number of pages that no blog reaches. */
async function listAllArticles(api) {
	const articles = [];
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		const { data, meta } = await listArticles(api, page);
		articles.push(...data);
		if (data.length === 0 || page * meta.pageSize >= meta.total) break;
	}
	return articles;
}
export { listArticles as i, listAllArticles as n, listArticleCategories as r, getArticle as t };
