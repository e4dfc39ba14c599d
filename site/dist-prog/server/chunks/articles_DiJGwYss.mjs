import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/blog_back.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_BackInputs */
var fr_blog_back = () => {
	return `Tous les articles`;
};
var en_blog_back = () => {
	return `All articles`;
};
/**
* | output |
* | --- |
* | "All articles" |
*
* @param {Blog_BackInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_back = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_back(inputs);
	return fr_blog_back(inputs);
});
// src/features/articles/articles.ts
/** Articles have no place of their own: their dates are written as the readers of the publisher's country see them. */
var PUBLISHER_TIME_ZONE = "Europe/Paris";
var longestSearch = 100;
/** Reads the search of a page's address; what is too long to be one is cut. */
function parseArticleSearch(query) {
	const read = (name) => (query.get(name) ?? "").trim().slice(0, longestSearch);
	return {
		category: read("category"),
		tag: read("tag"),
		search: read("search")
	};
}
export { parseArticleSearch as n, blog_back as r, PUBLISHER_TIME_ZONE as t };
