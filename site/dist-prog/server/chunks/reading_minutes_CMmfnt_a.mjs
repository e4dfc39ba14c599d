import { t as plural } from "./registry_DLjCEpQb.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/reading_minutes.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Reading_MinutesInputs */
var fr_reading_minutes = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `${i?.count} minute de lecture`;
	return `${i?.count} minutes de lecture`;
};
var en_reading_minutes = (i) => {
	if (plural("en", i?.count, {}) === "one") return `${i?.count} minute read`;
	return `${i?.count} minutes read`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "{count} minute read" |
* | * | "{count} minutes read" |
*
* @param {Reading_MinutesInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var reading_minutes = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_reading_minutes(inputs);
	return fr_reading_minutes(inputs);
});
export { reading_minutes as t };
