import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/step_blog_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Blog_TextInputs */
var fr_step_blog_text = () => {
	return `Des conseils simples pour bouger, dormir et souffler.`;
};
var en_step_blog_text = () => {
	return `Simple advice for moving, sleeping and breathing.`;
};
/**
* | output |
* | --- |
* | "Simple advice for moving, sleeping and breathing." |
*
* @param {Step_Blog_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_blog_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_blog_text(inputs);
	return fr_step_blog_text(inputs);
});
export { step_blog_text as t };
