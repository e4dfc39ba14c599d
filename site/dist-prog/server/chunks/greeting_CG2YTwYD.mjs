import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/greeting.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} GreetingInputs */
var fr_greeting = (i) => {
	return `Bonjour ${i?.name}`;
};
var en_greeting = (i) => {
	return `Hello ${i?.name}`;
};
/**
* | output |
* | --- |
* | "Hello {name}" |
*
* @param {GreetingInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var greeting = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_greeting(inputs);
	return fr_greeting(inputs);
});
export { greeting as t };
