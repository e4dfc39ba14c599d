import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_for_department.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} News_For_DepartmentInputs */
var fr_news_for_department = (i) => {
	return `Pour le service ${i?.name}`;
};
var en_news_for_department = (i) => {
	return `For the department ${i?.name}`;
};
/**
* | output |
* | --- |
* | "For the department {name}" |
*
* @param {News_For_DepartmentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_for_department = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_for_department(inputs);
	return fr_news_for_department(inputs);
});
export { news_for_department as t };
