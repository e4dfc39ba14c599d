import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/step_account_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Account_TextInputs */
var fr_step_account_text = () => {
	return `Mot de passe, langue et couleurs.`;
};
var en_step_account_text = () => {
	return `Password, language and colours.`;
};
/**
* | output |
* | --- |
* | "Password, language and colours." |
*
* @param {Step_Account_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_account_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_account_text(inputs);
	return fr_step_account_text(inputs);
});
// src/paraglide/messages/step_account_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Account_TitleInputs */
var fr_step_account_title = () => {
	return `Gérer mon compte`;
};
var en_step_account_title = () => {
	return `Manage my account`;
};
/**
* | output |
* | --- |
* | "Manage my account" |
*
* @param {Step_Account_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_account_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_account_title(inputs);
	return fr_step_account_title(inputs);
});
export { step_account_text as n, step_account_title as t };
