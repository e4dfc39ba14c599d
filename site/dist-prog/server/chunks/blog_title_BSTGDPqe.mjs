import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/blog_description.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_DescriptionInputs */
var fr_blog_description = () => {
	return `Bouger, dormir, souffler : des conseils simples.`;
};
var en_blog_description = () => {
	return `Moving, sleeping, breathing: simple advice.`;
};
/**
* | output |
* | --- |
* | "Moving, sleeping, breathing: simple advice." |
*
* @param {Blog_DescriptionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_description = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_description(inputs);
	return fr_blog_description(inputs);
});
// src/paraglide/messages/blog_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_TitleInputs */
var fr_blog_title = () => {
	return `Articles`;
};
var en_blog_title = () => {
	return `Articles`;
};
/**
* | output |
* | --- |
* | "Articles" |
*
* @param {Blog_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_title(inputs);
	return fr_blog_title(inputs);
});
export { blog_description as n, blog_title as t };
