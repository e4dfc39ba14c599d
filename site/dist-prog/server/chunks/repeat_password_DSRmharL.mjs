import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as plural } from "./registry_DLjCEpQb.mjs";
// src/paraglide/messages/new_password.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} New_PasswordInputs */
var fr_new_password = () => {
	return `Nouveau mot de passe`;
};
var en_new_password = () => {
	return `New password`;
};
/**
* | output |
* | --- |
* | "New password" |
*
* @param {New_PasswordInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var new_password = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_new_password(inputs);
	return fr_new_password(inputs);
});
// src/paraglide/messages/password_hint.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Password_HintInputs */
var fr_password_hint = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `Au moins ${i?.count} caractère. Une phrase courte convient bien.`;
	return `Au moins ${i?.count} caractères. Une phrase courte convient bien.`;
};
var en_password_hint = (i) => {
	if (plural("en", i?.count, {}) === "one") return `At least ${i?.count} character. A short sentence works well.`;
	return `At least ${i?.count} characters. A short sentence works well.`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "At least {count} character. A short sentence works well." |
* | * | "At least {count} characters. A short sentence works well." |
*
* @param {Password_HintInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var password_hint = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_password_hint(inputs);
	return fr_password_hint(inputs);
});
// src/paraglide/messages/repeat_password.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Repeat_PasswordInputs */
var fr_repeat_password = () => {
	return `Le même mot de passe, encore une fois`;
};
var en_repeat_password = () => {
	return `The same password, once more`;
};
/**
* | output |
* | --- |
* | "The same password, once more" |
*
* @param {Repeat_PasswordInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var repeat_password = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_repeat_password(inputs);
	return fr_repeat_password(inputs);
});
export { password_hint as n, new_password as r, repeat_password as t };
