import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/link_incomplete_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Link_Incomplete_TitleInputs */
var fr_link_incomplete_title = () => {
	return `Ce lien est incomplet`;
};
var en_link_incomplete_title = () => {
	return `This link is incomplete`;
};
/**
* | output |
* | --- |
* | "This link is incomplete" |
*
* @param {Link_Incomplete_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var link_incomplete_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_link_incomplete_title(inputs);
	return fr_link_incomplete_title(inputs);
});
export { link_incomplete_title as t };
