import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
// src/paraglide/messages/next_page.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Next_PageInputs */
var fr_next_page = () => {
	return `Suivant`;
};
var en_next_page = () => {
	return `Next`;
};
/**
* | output |
* | --- |
* | "Next" |
*
* @param {Next_PageInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var next_page = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_next_page(inputs);
	return fr_next_page(inputs);
});
// src/paraglide/messages/page_of.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ page: NonNullable<unknown>, pages: NonNullable<unknown> }} Page_OfInputs */
var fr_page_of = (i) => {
	return `Page ${i?.page} sur ${i?.pages}`;
};
var en_page_of = (i) => {
	return `Page ${i?.page} of ${i?.pages}`;
};
/**
* | output |
* | --- |
* | "Page {page} of {pages}" |
*
* @param {Page_OfInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var page_of = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_page_of(inputs);
	return fr_page_of(inputs);
});
// src/paraglide/messages/pagination.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} PaginationInputs */
var fr_pagination = () => {
	return `Pages de la liste`;
};
var en_pagination = () => {
	return `Pages of the list`;
};
/**
* | output |
* | --- |
* | "Pages of the list" |
*
* @param {PaginationInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var pagination = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_pagination(inputs);
	return fr_pagination(inputs);
});
// src/paraglide/messages/previous_page.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Previous_PageInputs */
var fr_previous_page = () => {
	return `Précédent`;
};
var en_previous_page = () => {
	return `Previous`;
};
/**
* | output |
* | --- |
* | "Previous" |
*
* @param {Previous_PageInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var previous_page = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_previous_page(inputs);
	return fr_previous_page(inputs);
});
// src/components/Pagination.astro
createAstro("https://astro.build");
var $$Pagination = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Pagination;
	const { page, pageSize, total, href } = Astro.props;
	const pages = Math.max(1, Math.ceil(total / pageSize));
	return renderTemplate`${pages > 1 && page <= pages && renderTemplate`${maybeRenderHead($$result)}<nav${addAttribute(pagination(), "aria-label")} class="no-print mt-8 flex items-center justify-between gap-3">${page > 1 ? renderTemplate`<a${addAttribute(href(page - 1), "href")} rel="prev" class="button button-plain">${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-left" })}${previous_page()}</a>` : renderTemplate`<span></span>`}<span class="text-sm text-muted tabular-nums">${page_of({
		page,
		pages
	})}</span>${page < pages ? renderTemplate`<a${addAttribute(href(page + 1), "href")} rel="next" class="button button-plain">${next_page()}${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-right" })}</a>` : renderTemplate`<span></span>`}</nav>`}`;
}, "/work/main/site/src/components/Pagination.astro", void 0);
// src/lib/query.ts
var LAST_PAGE = 1e4;
/** The page of a list named in an address; anything that is not a page number is the first page. */
function parsePage(query) {
	const page = Number(query.get("page") ?? "1");
	return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1;
}
export { $$Pagination as n, parsePage as t };
