import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { t as $$CompletionTable } from "./CompletionTable_BRn6kaue.mjs";
import { a as listMySessions, n as listMyCompletions } from "./programmes.server_VqFcFo_p.mjs";
import { t as greeting } from "./greeting_CG2YTwYD.mjs";
import { t as $$SessionFacts } from "./SessionFacts_B9woJugW.mjs";
import { n as sessions_empty_text, t as sessions_empty_title } from "./sessions_empty_title_Lvb09Ih5.mjs";
import { t as sessions_show_all } from "./sessions_show_all_r6nOoSEX.mjs";
import { t as step_blog_title } from "./step_blog_title_CWLGOVaz.mjs";
import { n as nav_today, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/today_all_done_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Today_All_Done_TextInputs */
var fr_today_all_done_text = () => {
	return `Vous pouvez refaire une séance qui vous a plu, quand vous voulez.`;
};
var en_today_all_done_text = () => {
	return `You can do a session you liked again, whenever you want.`;
};
/**
* | output |
* | --- |
* | "You can do a session you liked again, whenever you want." |
*
* @param {Today_All_Done_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var today_all_done_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_today_all_done_text(inputs);
	return fr_today_all_done_text(inputs);
});
// src/paraglide/messages/today_all_done_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Today_All_Done_TitleInputs */
var fr_today_all_done_title = () => {
	return `Tout est fait pour le moment`;
};
var en_today_all_done_title = () => {
	return `Everything is done for now`;
};
/**
* | output |
* | --- |
* | "Everything is done for now" |
*
* @param {Today_All_Done_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var today_all_done_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_today_all_done_title(inputs);
	return fr_today_all_done_title(inputs);
});
// src/paraglide/messages/today_next.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Today_NextInputs */
var fr_today_next = () => {
	return `Votre prochaine séance`;
};
var en_today_next = () => {
	return `Your next session`;
};
/**
* | output |
* | --- |
* | "Your next session" |
*
* @param {Today_NextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var today_next = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_today_next(inputs);
	return fr_today_next(inputs);
});
// src/paraglide/messages/today_recent.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Today_RecentInputs */
var fr_today_recent = () => {
	return `Ces derniers temps`;
};
var en_today_recent = () => {
	return `Lately`;
};
/**
* | output |
* | --- |
* | "Lately" |
*
* @param {Today_RecentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var today_recent = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_today_recent(inputs);
	return fr_today_recent(inputs);
});
// src/paraglide/messages/today_see_history.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Today_See_HistoryInputs */
var fr_today_see_history = () => {
	return `Voir tout l’historique`;
};
var en_today_see_history = () => {
	return `Show the whole history`;
};
/**
* | output |
* | --- |
* | "Show the whole history" |
*
* @param {Today_See_HistoryInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var today_see_history = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_today_see_history(inputs);
	return fr_today_see_history(inputs);
});
// src/paraglide/messages/today_start.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Today_StartInputs */
var fr_today_start = () => {
	return `Commencer`;
};
var en_today_start = () => {
	return `Start`;
};
/**
* | output |
* | --- |
* | "Start" |
*
* @param {Today_StartInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var today_start = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_today_start(inputs);
	return fr_today_start(inputs);
});
// src/pages/patient/index.astro
var patient_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Index = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { api, paths, user } = Astro.locals;
	const recentAtMost = 3;
	const [open, history] = await Promise.all([listMySessions(api, 1, { state: "open" }), listMyCompletions(api, 1)]);
	const next = open.data[0];
	const recent = history.data.slice(0, recentAtMost);
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": greeting({ name: user?.displayName ?? "" }),
		"tabTitle": nav_today()
	}, { "default": ($$result) => renderTemplate`${next !== void 0 ? renderTemplate`${maybeRenderHead($$result)}<section class="card space-y-4"><p class="font-medium text-muted">${today_next()}</p><h2>${next.title}</h2>${next.summary !== "" && renderTemplate`<p>${next.summary}</p>`}${renderComponent($$result, "SessionFacts", $$SessionFacts, { "session": next })}<a${addAttribute(paths.patientSession(next.id), "href")} class="button button-main w-full sm:w-auto">${today_start()}</a></section>` : recent.length > 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": today_all_done_title(),
		"text": today_all_done_text()
	}, { "default": ($$result) => renderTemplate`<a${addAttribute(paths.patientSessions(), "href")} class="button button-main">${sessions_show_all()}</a>` })}` : renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": sessions_empty_title(),
		"text": sessions_empty_text()
	}, { "default": ($$result) => renderTemplate`<a${addAttribute(paths.blog(), "href")} class="button button-plain">${step_blog_title()}</a>` })}`}${recent.length > 0 && renderTemplate`<section class="mt-8 space-y-3"><h2>${today_recent()}</h2>${renderComponent($$result, "CompletionTable", $$CompletionTable, {
		"caption": today_recent(),
		"rows": recent
	})}<p><a${addAttribute(paths.patientHistory(), "href")} class="inline-flex min-h-11 items-center">${today_see_history()}</a></p></section>`}` })}`;
}, "/work/main/site/src/pages/patient/index.astro", void 0);
var $$file = "/work/main/site/src/pages/patient/index.astro";
var $$url = "/patient";
// \0virtual:astro:page:src/pages/patient/index@_@astro
var page = () => patient_exports;
export { page };
