import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/back_home.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Back_HomeInputs */
var fr_back_home = () => {
	return `Aller à l’accueil`;
};
var en_back_home = () => {
	return `Go to the home page`;
};
/**
* | output |
* | --- |
* | "Go to the home page" |
*
* @param {Back_HomeInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var back_home = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_back_home(inputs);
	return fr_back_home(inputs);
});
export { back_home as t };
