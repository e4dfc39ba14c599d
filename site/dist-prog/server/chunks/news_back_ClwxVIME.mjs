import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_back.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_BackInputs */
var fr_news_back = () => {
	return `Toutes les actualités`;
};
var en_news_back = () => {
	return `All news`;
};
/**
* | output |
* | --- |
* | "All news" |
*
* @param {News_BackInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_back = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_back(inputs);
	return fr_news_back(inputs);
});
export { news_back as t };
