import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/forgot_send.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Forgot_SendInputs */
var fr_forgot_send = () => {
	return `Recevoir un lien`;
};
var en_forgot_send = () => {
	return `Receive a link`;
};
/**
* | output |
* | --- |
* | "Receive a link" |
*
* @param {Forgot_SendInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var forgot_send = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_forgot_send(inputs);
	return fr_forgot_send(inputs);
});
export { forgot_send as t };
