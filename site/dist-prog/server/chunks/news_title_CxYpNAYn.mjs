import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_TitleInputs */
var fr_news_title = () => {
	return `Actualités`;
};
var en_news_title = () => {
	return `News`;
};
/**
* | output |
* | --- |
* | "News" |
*
* @param {News_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_title(inputs);
	return fr_news_title(inputs);
});
export { news_title as t };
