import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
// src/paraglide/messages/apply_filters.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Apply_FiltersInputs */
var fr_apply_filters = () => {
	return `Filtrer`;
};
var en_apply_filters = () => {
	return `Filter`;
};
/**
* | output |
* | --- |
* | "Filter" |
*
* @param {Apply_FiltersInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var apply_filters = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_apply_filters(inputs);
	return fr_apply_filters(inputs);
});
// src/paraglide/messages/clear_filters.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Clear_FiltersInputs */
var fr_clear_filters = () => {
	return `Effacer les filtres`;
};
var en_clear_filters = () => {
	return `Clear filters`;
};
/**
* | output |
* | --- |
* | "Clear filters" |
*
* @param {Clear_FiltersInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var clear_filters = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_clear_filters(inputs);
	return fr_clear_filters(inputs);
});
// src/paraglide/messages/filters.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} FiltersInputs */
var fr_filters = () => {
	return `Filtres`;
};
var en_filters = () => {
	return `Filters`;
};
/**
* | output |
* | --- |
* | "Filters" |
*
* @param {FiltersInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var filters = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_filters(inputs);
	return fr_filters(inputs);
});
// src/components/FilterBar.astro
createAstro("https://astro.build");
var $$FilterBar = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$FilterBar;
	const { action, isFiltered } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<form method="get"${addAttribute(action, "action")} role="search"${addAttribute(filters(), "aria-label")} class="card no-print mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-4 lg:items-end">${renderSlot($$result, $$slots["default"])}<div class="flex flex-wrap gap-2"><button class="button button-plain">${renderComponent($$result, "Icon", $$Icon, { "name": "filter" })}${apply_filters()}</button>${isFiltered && renderTemplate`<a${addAttribute(action, "href")} class="button button-quiet">${clear_filters()}</a>`}</div></form>`;
}, "/work/main/site/src/components/FilterBar.astro", void 0);
export { $$FilterBar as t };
