import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { n as $$Pagination, t as parsePage } from "./query_BQp8dn3F.mjs";
import { t as $$CompletionTable } from "./CompletionTable_BRn6kaue.mjs";
import { n as listMyCompletions } from "./programmes.server_VqFcFo_p.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as sessions_show_all } from "./sessions_show_all_r6nOoSEX.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/history_empty_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_Empty_TextInputs */
var fr_history_empty_text = () => {
	return `Ouvrez une séance, faites-la à votre rythme, puis notez-la.`;
};
var en_history_empty_text = () => {
	return `Open a session, do it at your own pace, then note it.`;
};
/**
* | output |
* | --- |
* | "Open a session, do it at your own pace, then note it." |
*
* @param {History_Empty_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_empty_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_empty_text(inputs);
	return fr_history_empty_text(inputs);
});
// src/paraglide/messages/history_empty_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_Empty_TitleInputs */
var fr_history_empty_title = () => {
	return `Rien de noté pour le moment`;
};
var en_history_empty_title = () => {
	return `Nothing noted yet`;
};
/**
* | output |
* | --- |
* | "Nothing noted yet" |
*
* @param {History_Empty_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_empty_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_empty_title(inputs);
	return fr_history_empty_title(inputs);
});
// src/paraglide/messages/history_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_TextInputs */
var fr_history_text = () => {
	return `Ce que vous avez noté, du plus récent au plus ancien.`;
};
var en_history_text = () => {
	return `What you noted, newest first.`;
};
/**
* | output |
* | --- |
* | "What you noted, newest first." |
*
* @param {History_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_text(inputs);
	return fr_history_text(inputs);
});
// src/paraglide/messages/history_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_TitleInputs */
var fr_history_title = () => {
	return `Historique`;
};
var en_history_title = () => {
	return `History`;
};
/**
* | output |
* | --- |
* | "History" |
*
* @param {History_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_title(inputs);
	return fr_history_title(inputs);
});
// src/pages/patient/history.astro
var history_exports = /* @__PURE__ */ __exportAll({
	default: () => $$History,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$History = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$History;
	const { api, paths } = Astro.locals;
	const page = parsePage(Astro.url.searchParams);
	const { data: completions, meta } = await listMyCompletions(api, page);
	const now = /* @__PURE__ */ new Date();
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": history_title(),
		"text": history_text()
	}, { "default": ($$result) => renderTemplate`${completions.length === 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": history_empty_title(),
		"text": history_empty_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(paths.patientSessions(), "href")} class="button button-plain">${sessions_show_all()}</a>` })}` : renderTemplate`${renderComponent($$result, "CompletionTable", $$CompletionTable, {
		"caption": history_title(),
		"rows": completions.map(({ occurrenceId, ...completion }) => ({
			...completion,
			editHref: new Date(completion.editableUntil) > now ? `${paths.patientSession(occurrenceId, { edit: completion.id })}#report` : null
		}))
	})}`}${renderComponent($$result, "Pagination", $$Pagination, {
		...meta,
		"href": ((target) => paths.patientHistory({ page: target === 1 ? void 0 : target }))
	})}` })}`;
}, "/work/main/site/src/pages/patient/history.astro", void 0);
var $$file = "/work/main/site/src/pages/patient/history.astro";
var $$url = "/patient/history";
// \0virtual:astro:page:src/pages/patient/history@_@astro
var page = () => history_exports;
export { page };
