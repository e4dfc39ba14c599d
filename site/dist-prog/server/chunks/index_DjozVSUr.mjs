import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { t as $$DateTime } from "./DateTime_B5BzMi3l.mjs";
import { t as back_to_my_space } from "./back_to_my_space_DTUC7u0I.mjs";
import { t as news_back } from "./news_back_ClwxVIME.mjs";
import { t as news_for_department } from "./news_for_department_Dv3bPi3y.mjs";
import { t as news_title } from "./news_title_CxYpNAYn.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { t as reading_minutes } from "./reading_minutes_CMmfnt_a.mjs";
import { n as $$Pagination, t as parsePage } from "./query_BQp8dn3F.mjs";
import { a as listMyNews, i as getReaderTimeZone } from "./news.server_DbMtbZco.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_reader_empty_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Reader_Empty_TextInputs */
var fr_news_reader_empty_text = () => {
	return `Les actualités de votre entreprise apparaîtront ici.`;
};
var en_news_reader_empty_text = () => {
	return `The news of your company will appear here.`;
};
/**
* | output |
* | --- |
* | "The news of your company will appear here." |
*
* @param {News_Reader_Empty_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_reader_empty_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_reader_empty_text(inputs);
	return fr_news_reader_empty_text(inputs);
});
// src/paraglide/messages/news_reader_empty_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Reader_Empty_TitleInputs */
var fr_news_reader_empty_title = () => {
	return `Rien de nouveau pour le moment`;
};
var en_news_reader_empty_title = () => {
	return `Nothing new for now`;
};
/**
* | output |
* | --- |
* | "Nothing new for now" |
*
* @param {News_Reader_Empty_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_reader_empty_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_reader_empty_title(inputs);
	return fr_news_reader_empty_title(inputs);
});
// src/paraglide/messages/news_reader_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Reader_TextInputs */
var fr_news_reader_text = () => {
	return `Ce que votre entreprise vous annonce.`;
};
var en_news_reader_text = () => {
	return `What your company has to say.`;
};
/**
* | output |
* | --- |
* | "What your company has to say." |
*
* @param {News_Reader_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_reader_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_reader_text(inputs);
	return fr_news_reader_text(inputs);
});
// src/pages/employee/news/index.astro
var news_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Index = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { api, paths } = Astro.locals;
	const page = parsePage(Astro.url.searchParams);
	const [{ data: news, meta }, zone] = await Promise.all([listMyNews(api, page), getReaderTimeZone(api)]);
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": news_title(),
		"text": news_reader_text()
	}, { "default": ($$result) => renderTemplate`${news.length === 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": news_reader_empty_title(),
		"text": news_reader_empty_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(page > 1 ? paths.employeeNews() : paths.employee(), "href")} class="button button-plain">${page > 1 ? news_back() : back_to_my_space()}</a>` })}` : renderTemplate`<ul class="grid gap-4 md:grid-cols-2">${news.map((item) => renderTemplate`<li><article class="card relative flex h-full flex-col gap-2 transition-colors hover:border-primary">${item.department !== null && renderTemplate`<p>${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${news_for_department({ name: item.department })}` })}</p>`}<h2 class="font-sans text-lg font-semibold break-words"><a${addAttribute(paths.employeeNewsItem(item.slug), "href")} class="text-ink no-underline after:absolute after:inset-0 after:rounded-card">${item.title}</a></h2><p class="break-words text-muted">${item.excerpt}</p><p class="mt-auto pt-2 text-sm text-muted">${renderComponent($$result, "DateTime", $$DateTime, {
		"value": item.publishedAt,
		"zone": zone,
		"format": "full-day"
	})},${" "}${reading_minutes({ count: item.readingMinutes })}</p></article></li>`)}</ul>`}${renderComponent($$result, "Pagination", $$Pagination, {
		...meta,
		"href": ((target) => paths.employeeNews({ page: target === 1 ? void 0 : target }))
	})}` })}`;
}, "/work/main/site/src/pages/employee/news/index.astro", void 0);
var $$file = "/work/main/site/src/pages/employee/news/index.astro";
var $$url = "/employee/news";
// \0virtual:astro:page:src/pages/employee/news/index@_@astro
var page = () => news_exports;
export { page };
