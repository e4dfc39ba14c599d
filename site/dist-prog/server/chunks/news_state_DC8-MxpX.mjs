import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_state.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_StateInputs */
var fr_news_state = () => {
	return `État`;
};
var en_news_state = () => {
	return `State`;
};
/**
* | output |
* | --- |
* | "State" |
*
* @param {News_StateInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_state = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_state(inputs);
	return fr_news_state(inputs);
});
export { news_state as t };
