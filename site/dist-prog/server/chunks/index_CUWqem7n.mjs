import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Card } from "./Card_B-6XlUVf.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { n as $$Pagination, t as parsePage } from "./query_BQp8dn3F.mjs";
import { t as $$CompletionTable } from "./CompletionTable_BRn6kaue.mjs";
import { t as greeting } from "./greeting_CG2YTwYD.mjs";
import { i as listMyPatientsCompletions, r as listMyGroups } from "./programmes.server_VqFcFo_p.mjs";
import { r as nav_home, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as plural } from "./registry_DLjCEpQb.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/coach_group_patients.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Coach_Group_PatientsInputs */
var fr_coach_group_patients = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `${i?.count} patient`;
	return `${i?.count} patients`;
};
var en_coach_group_patients = (i) => {
	if (plural("en", i?.count, {}) === "one") return `${i?.count} patient`;
	return `${i?.count} patients`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "{count} patient" |
* | * | "{count} patients" |
*
* @param {Coach_Group_PatientsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_group_patients = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_group_patients(inputs);
	return fr_coach_group_patients(inputs);
});
// src/paraglide/messages/coach_groups.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Coach_GroupsInputs */
var fr_coach_groups = () => {
	return `Mes groupes`;
};
var en_coach_groups = () => {
	return `My groups`;
};
/**
* | output |
* | --- |
* | "My groups" |
*
* @param {Coach_GroupsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_groups = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_groups(inputs);
	return fr_coach_groups(inputs);
});
// src/paraglide/messages/coach_groups_empty_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Coach_Groups_Empty_TextInputs */
var fr_coach_groups_empty_text = () => {
	return `L’équipe de la plateforme crée les groupes que vous suivez. Ils apparaîtront ici.`;
};
var en_coach_groups_empty_text = () => {
	return `The platform team makes the groups you follow. They will appear here.`;
};
/**
* | output |
* | --- |
* | "The platform team makes the groups you follow. They will appear here." |
*
* @param {Coach_Groups_Empty_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_groups_empty_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_groups_empty_text(inputs);
	return fr_coach_groups_empty_text(inputs);
});
// src/paraglide/messages/coach_groups_empty_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Coach_Groups_Empty_TitleInputs */
var fr_coach_groups_empty_title = () => {
	return `Pas encore de groupe`;
};
var en_coach_groups_empty_title = () => {
	return `No group yet`;
};
/**
* | output |
* | --- |
* | "No group yet" |
*
* @param {Coach_Groups_Empty_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_groups_empty_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_groups_empty_title(inputs);
	return fr_coach_groups_empty_title(inputs);
});
// src/paraglide/messages/coach_recent.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Coach_RecentInputs */
var fr_coach_recent = () => {
	return `Dernières séances de vos patients`;
};
var en_coach_recent = () => {
	return `Latest sessions of your patients`;
};
/**
* | output |
* | --- |
* | "Latest sessions of your patients" |
*
* @param {Coach_RecentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_recent = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_recent(inputs);
	return fr_coach_recent(inputs);
});
// src/paraglide/messages/coach_recent_empty.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Coach_Recent_EmptyInputs */
var fr_coach_recent_empty = () => {
	return `Aucun patient n’a encore noté de séance.`;
};
var en_coach_recent_empty = () => {
	return `No patient has noted a session yet.`;
};
/**
* | output |
* | --- |
* | "No patient has noted a session yet." |
*
* @param {Coach_Recent_EmptyInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_recent_empty = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_recent_empty(inputs);
	return fr_coach_recent_empty(inputs);
});
// src/pages/coach/index.astro
var coach_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Index = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { api, paths, user } = Astro.locals;
	const page = parsePage(Astro.url.searchParams);
	const [groups, { data: completions, meta }] = await Promise.all([listMyGroups(api), listMyPatientsCompletions(api, page)]);
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": greeting({ name: user?.displayName ?? "" }),
		"tabTitle": nav_home()
	}, { "default": ($$result) => renderTemplate`${groups.length === 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": coach_groups_empty_title(),
		"text": coach_groups_empty_text()
	})}` : renderTemplate`${maybeRenderHead($$result)}<div class="space-y-8"><section class="space-y-3"><h2>${coach_groups()}</h2><ul class="grid gap-4 md:grid-cols-2">${groups.map(({ name, companyName, patients }) => renderTemplate`<li>${renderComponent($$result, "Card", $$Card, {
		"title": name,
		"level": 3,
		"class": "h-full"
	}, { "default": ($$result) => renderTemplate`<p class="text-muted">${companyName} · ${coach_group_patients({ count: patients.length })}</p><p class="mt-2">${patients.map((patient) => patient.name).join(", ")}</p>` })}</li>`)}</ul></section><section class="space-y-3"><h2>${coach_recent()}</h2>${completions.length === 0 ? renderTemplate`<p class="text-muted">${coach_recent_empty()}</p>` : renderTemplate`${renderComponent($$result, "CompletionTable", $$CompletionTable, {
		"caption": coach_recent(),
		"rows": completions
	})}`}</section></div>`}${renderComponent($$result, "Pagination", $$Pagination, {
		...meta,
		"href": ((target) => paths.coach({ page: target === 1 ? void 0 : target }))
	})}` })}`;
}, "/work/main/site/src/pages/coach/index.astro", void 0);
var $$file = "/work/main/site/src/pages/coach/index.astro";
var $$url = "/coach";
// \0virtual:astro:page:src/pages/coach/index@_@astro
var page = () => coach_exports;
export { page };
