import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/sessions_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_TitleInputs */
var fr_sessions_title = () => {
	return `Séances`;
};
var en_sessions_title = () => {
	return `Sessions`;
};
/**
* | output |
* | --- |
* | "Sessions" |
*
* @param {Sessions_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_title(inputs);
	return fr_sessions_title(inputs);
});
export { sessions_title as t };
