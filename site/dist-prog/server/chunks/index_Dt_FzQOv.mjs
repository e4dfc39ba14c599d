import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { t as $$DateTime } from "./DateTime_B5BzMi3l.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { t as $$FilterBar } from "./FilterBar_B8tT1MwO.mjs";
import { n as $$Pagination, t as parsePage } from "./query_BQp8dn3F.mjs";
import { t as news_for_department } from "./news_for_department_Dv3bPi3y.mjs";
import { t as news_state } from "./news_state_DC8-MxpX.mjs";
import { t as news_title } from "./news_title_CxYpNAYn.mjs";
import { t as $$Select } from "./Select_CzI0I9Pu.mjs";
import { c as parseNewsState, o as newsStateLabel, s as newsStateOptions, t as NEWS_STATE_TONES } from "./news_y65tY_Q8.mjs";
import { i as getReaderTimeZone, o as listNews } from "./news.server_DbMtbZco.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { o as emptyForm } from "./FieldFrame_CS4LjfO7.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_archived_on.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Archived_OnInputs */
var fr_news_archived_on = () => {
	return `Archivée le`;
};
var en_news_archived_on = () => {
	return `Archived on`;
};
/**
* | output |
* | --- |
* | "Archived on" |
*
* @param {News_Archived_OnInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_archived_on = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_archived_on(inputs);
	return fr_news_archived_on(inputs);
});
// src/paraglide/messages/news_by.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} News_ByInputs */
var fr_news_by = (i) => {
	return `Par ${i?.name}`;
};
var en_news_by = (i) => {
	return `By ${i?.name}`;
};
/**
* | output |
* | --- |
* | "By {name}" |
*
* @param {News_ByInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_by = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_by(inputs);
	return fr_news_by(inputs);
});
// src/paraglide/messages/news_empty_filtered_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Empty_Filtered_TextInputs */
var fr_news_empty_filtered_text = () => {
	return `Effacez le filtre pour retrouver les autres.`;
};
var en_news_empty_filtered_text = () => {
	return `Clear the filter to find the others.`;
};
/**
* | output |
* | --- |
* | "Clear the filter to find the others." |
*
* @param {News_Empty_Filtered_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_empty_filtered_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_empty_filtered_text(inputs);
	return fr_news_empty_filtered_text(inputs);
});
// src/paraglide/messages/news_empty_filtered_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Empty_Filtered_TitleInputs */
var fr_news_empty_filtered_title = () => {
	return `Aucune actualité dans cet état`;
};
var en_news_empty_filtered_title = () => {
	return `No news in this state`;
};
/**
* | output |
* | --- |
* | "No news in this state" |
*
* @param {News_Empty_Filtered_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_empty_filtered_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_empty_filtered_title(inputs);
	return fr_news_empty_filtered_title(inputs);
});
// src/paraglide/messages/news_empty_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Empty_TextInputs */
var fr_news_empty_text = () => {
	return `Écrivez la première : un événement, une information pratique, un rendez-vous collectif.`;
};
var en_news_empty_text = () => {
	return `Write the first one: an event, something practical to know, a meeting for all.`;
};
/**
* | output |
* | --- |
* | "Write the first one: an event, something practical to know, a meeting for all." |
*
* @param {News_Empty_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_empty_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_empty_text(inputs);
	return fr_news_empty_text(inputs);
});
// src/paraglide/messages/news_empty_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Empty_TitleInputs */
var fr_news_empty_title = () => {
	return `Aucune actualité pour le moment`;
};
var en_news_empty_title = () => {
	return `No news yet`;
};
/**
* | output |
* | --- |
* | "No news yet" |
*
* @param {News_Empty_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_empty_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_empty_title(inputs);
	return fr_news_empty_title(inputs);
});
// src/paraglide/messages/news_hr_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Hr_TextInputs */
var fr_news_hr_text = () => {
	return `Ce que vous publiez ici est lu par votre entreprise, ou par un seul service.`;
};
var en_news_hr_text = () => {
	return `What you publish here is read by your company, or by one department.`;
};
/**
* | output |
* | --- |
* | "What you publish here is read by your company, or by one department." |
*
* @param {News_Hr_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_hr_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_hr_text(inputs);
	return fr_news_hr_text(inputs);
});
// src/paraglide/messages/news_published_on.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Published_OnInputs */
var fr_news_published_on = () => {
	return `Publiée le`;
};
var en_news_published_on = () => {
	return `Published on`;
};
/**
* | output |
* | --- |
* | "Published on" |
*
* @param {News_Published_OnInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_published_on = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_published_on(inputs);
	return fr_news_published_on(inputs);
});
// src/paraglide/messages/news_state_all.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_State_AllInputs */
var fr_news_state_all = () => {
	return `Toutes`;
};
var en_news_state_all = () => {
	return `All`;
};
/**
* | output |
* | --- |
* | "All" |
*
* @param {News_State_AllInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_state_all = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_state_all(inputs);
	return fr_news_state_all(inputs);
});
// src/paraglide/messages/news_updated_on.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Updated_OnInputs */
var fr_news_updated_on = () => {
	return `Modifiée le`;
};
var en_news_updated_on = () => {
	return `Changed on`;
};
/**
* | output |
* | --- |
* | "Changed on" |
*
* @param {News_Updated_OnInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_updated_on = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_updated_on(inputs);
	return fr_news_updated_on(inputs);
});
// src/paraglide/messages/news_write.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_WriteInputs */
var fr_news_write = () => {
	return `Écrire une actualité`;
};
var en_news_write = () => {
	return `Write a news item`;
};
/**
* | output |
* | --- |
* | "Write a news item" |
*
* @param {News_WriteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_write = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_write(inputs);
	return fr_news_write(inputs);
});
// src/pages/rh/news/index.astro
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
	const query = Astro.url.searchParams;
	const state = parseNewsState(query);
	const [{ data: news, meta }, zone] = await Promise.all([listNews(api, parsePage(query), state), getReaderTimeZone(api)]);
	const filters = emptyForm("filters", { state: state ?? "" });
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": news_title(),
		"text": news_hr_text()
	}, {
		"default": ($$result) => renderTemplate`${renderComponent($$result, "FilterBar", $$FilterBar, {
			"action": paths.rhNews(),
			"isFiltered": state !== void 0
		}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Select", $$Select, {
			"form": filters,
			"name": "state",
			"label": news_state(),
			"required": false,
			"empty": news_state_all(),
			"options": newsStateOptions()
		})}` })}${news.length === 0 ? state === void 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
			"title": news_empty_title(),
			"text": news_empty_text()
		}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(paths.rhNewsNew(), "href")} class="button button-main">${news_write()}</a>` })}` : renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
			"title": news_empty_filtered_title(),
			"text": news_empty_filtered_text()
		})}` : renderTemplate`<ul class="space-y-4">${news.map((item) => renderTemplate`<li><article class="card relative space-y-2 transition-colors hover:border-primary"><div class="flex flex-wrap items-center gap-2">${renderComponent($$result, "Badge", $$Badge, { "tone": NEWS_STATE_TONES[item.state] }, { "default": ($$result) => renderTemplate`${newsStateLabel(item.state)}` })}${item.department !== null && renderTemplate`${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${news_for_department({ name: item.department })}` })}`}</div><h2 class="font-sans text-lg font-semibold break-words"><a${addAttribute(paths.rhNewsItem(item.id), "href")} class="text-ink no-underline after:absolute after:inset-0 after:rounded-card">${item.title}</a></h2><p class="text-sm text-muted">${item.archivedAt !== null ? renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${news_archived_on()} ${renderComponent($$result, "DateTime", $$DateTime, {
			"value": item.archivedAt,
			"zone": zone,
			"format": "full-day"
		})}` })}` : item.publishedAt !== null ? renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${news_published_on()} ${renderComponent($$result, "DateTime", $$DateTime, {
			"value": item.publishedAt,
			"zone": zone,
			"format": "full-day"
		})}` })}` : renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${news_updated_on()} ${renderComponent($$result, "DateTime", $$DateTime, {
			"value": item.updatedAt,
			"zone": zone,
			"format": "full-day"
		})}` })}`}${item.authorName !== null && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` · ${news_by({ name: item.authorName })}` })}`}</p></article></li>`)}</ul>`}${renderComponent($$result, "Pagination", $$Pagination, {
			...meta,
			"href": ((page) => paths.rhNews({
				page: page === 1 ? void 0 : page,
				state
			}))
		})}`,
		"action": ($$result) => renderTemplate`<a${addAttribute(paths.rhNewsNew(), "href")} class="button button-main">${news_write()}</a>`
	})}`;
}, "/work/main/site/src/pages/rh/news/index.astro", void 0);
var $$file = "/work/main/site/src/pages/rh/news/index.astro";
var $$url = "/rh/news";
// \0virtual:astro:page:src/pages/rh/news/index@_@astro
var page = () => news_exports;
export { page };
