import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/sessions_empty_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_Empty_TextInputs */
var fr_sessions_empty_text = () => {
	return `Vos séances apparaîtront ici dès que votre équipe en publiera une pour vous.`;
};
var en_sessions_empty_text = () => {
	return `Your sessions will appear here as soon as your team publishes one for you.`;
};
/**
* | output |
* | --- |
* | "Your sessions will appear here as soon as your team publishes one for you." |
*
* @param {Sessions_Empty_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_empty_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_empty_text(inputs);
	return fr_sessions_empty_text(inputs);
});
// src/paraglide/messages/sessions_empty_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_Empty_TitleInputs */
var fr_sessions_empty_title = () => {
	return `Pas encore de séance`;
};
var en_sessions_empty_title = () => {
	return `No session yet`;
};
/**
* | output |
* | --- |
* | "No session yet" |
*
* @param {Sessions_Empty_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_empty_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_empty_title(inputs);
	return fr_sessions_empty_title(inputs);
});
export { sessions_empty_text as n, sessions_empty_title as t };
