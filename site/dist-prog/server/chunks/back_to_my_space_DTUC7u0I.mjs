import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/back_to_my_space.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Back_To_My_SpaceInputs */
var fr_back_to_my_space = () => {
	return `Aller à mon espace`;
};
var en_back_to_my_space = () => {
	return `Go to my space`;
};
/**
* | output |
* | --- |
* | "Go to my space" |
*
* @param {Back_To_My_SpaceInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var back_to_my_space = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_back_to_my_space(inputs);
	return fr_back_to_my_space(inputs);
});
export { back_to_my_space as t };
