import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/step_blog_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Blog_TitleInputs */
var fr_step_blog_title = () => {
	return `Lire un article`;
};
var en_step_blog_title = () => {
	return `Read an article`;
};
/**
* | output |
* | --- |
* | "Read an article" |
*
* @param {Step_Blog_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_blog_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_blog_title(inputs);
	return fr_step_blog_title(inputs);
});
export { step_blog_title as t };
