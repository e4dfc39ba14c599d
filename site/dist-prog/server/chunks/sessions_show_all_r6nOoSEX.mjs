import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/sessions_show_all.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_Show_AllInputs */
var fr_sessions_show_all = () => {
	return `Voir toutes les séances`;
};
var en_sessions_show_all = () => {
	return `Show all sessions`;
};
/**
* | output |
* | --- |
* | "Show all sessions" |
*
* @param {Sessions_Show_AllInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_show_all = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_show_all(inputs);
	return fr_sessions_show_all(inputs);
});
export { sessions_show_all as t };
