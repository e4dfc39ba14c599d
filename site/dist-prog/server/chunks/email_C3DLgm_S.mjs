import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/email.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} EmailInputs */
var fr_email = () => {
	return `Adresse e-mail`;
};
var en_email = () => {
	return `E-mail address`;
};
/**
* | output |
* | --- |
* | "E-mail address" |
*
* @param {EmailInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var email = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_email(inputs);
	return fr_email(inputs);
});
export { email as t };
