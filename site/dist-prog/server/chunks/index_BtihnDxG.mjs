import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { t as $$FilterBar } from "./FilterBar_B8tT1MwO.mjs";
import { n as $$Pagination, t as parsePage } from "./query_BQp8dn3F.mjs";
import { t as $$Select } from "./Select_CzI0I9Pu.mjs";
import { a as listMySessions, c as DURATIONS, f as levelOptions, g as parseSessionSearch, h as outcomeLabel, l as formatDay, m as objectiveOptions, o as listMyTags } from "./programmes.server_VqFcFo_p.mjs";
import { t as $$Card } from "./Card_B-6XlUVf.mjs";
import { r as mediaUrl } from "./config.server_AkIHuIvs.mjs";
import { t as $$SessionFacts } from "./SessionFacts_B9woJugW.mjs";
import { n as sessions_empty_text, t as sessions_empty_title } from "./sessions_empty_title_Lvb09Ih5.mjs";
import { t as sessions_show_all } from "./sessions_show_all_r6nOoSEX.mjs";
import { t as sessions_title } from "./sessions_title_IH_2eFUc.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { o as emptyForm } from "./FieldFrame_CS4LjfO7.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as plural } from "./registry_DLjCEpQb.mjs";
// src/paraglide/messages/session_all_durations.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_All_DurationsInputs */
var fr_session_all_durations = () => {
	return `Toutes les durées`;
};
var en_session_all_durations = () => {
	return `Any duration`;
};
/**
* | output |
* | --- |
* | "Any duration" |
*
* @param {Session_All_DurationsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_all_durations = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_all_durations(inputs);
	return fr_session_all_durations(inputs);
});
// src/paraglide/messages/session_all_levels.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_All_LevelsInputs */
var fr_session_all_levels = () => {
	return `Tous les niveaux`;
};
var en_session_all_levels = () => {
	return `All levels`;
};
/**
* | output |
* | --- |
* | "All levels" |
*
* @param {Session_All_LevelsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_all_levels = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_all_levels(inputs);
	return fr_session_all_levels(inputs);
});
// src/paraglide/messages/session_all_objectives.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_All_ObjectivesInputs */
var fr_session_all_objectives = () => {
	return `Tous les objectifs`;
};
var en_session_all_objectives = () => {
	return `All goals`;
};
/**
* | output |
* | --- |
* | "All goals" |
*
* @param {Session_All_ObjectivesInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_all_objectives = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_all_objectives(inputs);
	return fr_session_all_objectives(inputs);
});
// src/paraglide/messages/session_all_tags.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_All_TagsInputs */
var fr_session_all_tags = () => {
	return `Tous les thèmes`;
};
var en_session_all_tags = () => {
	return `All topics`;
};
/**
* | output |
* | --- |
* | "All topics" |
*
* @param {Session_All_TagsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_all_tags = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_all_tags(inputs);
	return fr_session_all_tags(inputs);
});
// src/paraglide/messages/session_duration.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_DurationInputs */
var fr_session_duration = () => {
	return `Durée`;
};
var en_session_duration = () => {
	return `Duration`;
};
/**
* | output |
* | --- |
* | "Duration" |
*
* @param {Session_DurationInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_duration = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_duration(inputs);
	return fr_session_duration(inputs);
});
// src/paraglide/messages/session_last.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ day: NonNullable<unknown>, outcome: NonNullable<unknown> }} Session_LastInputs */
var fr_session_last = (i) => {
	return `Dernière fois : ${i?.day}, ${i?.outcome}`;
};
var en_session_last = (i) => {
	return `Last time: ${i?.day}, ${i?.outcome}`;
};
/**
* | output |
* | --- |
* | "Last time: {day}, {outcome}" |
*
* @param {Session_LastInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_last = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_last(inputs);
	return fr_session_last(inputs);
});
// src/paraglide/messages/session_level.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_LevelInputs */
var fr_session_level = () => {
	return `Niveau`;
};
var en_session_level = () => {
	return `Level`;
};
/**
* | output |
* | --- |
* | "Level" |
*
* @param {Session_LevelInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_level = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_level(inputs);
	return fr_session_level(inputs);
});
// src/paraglide/messages/session_never.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_NeverInputs */
var fr_session_never = () => {
	return `Pas encore faite`;
};
var en_session_never = () => {
	return `Not done yet`;
};
/**
* | output |
* | --- |
* | "Not done yet" |
*
* @param {Session_NeverInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_never = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_never(inputs);
	return fr_session_never(inputs);
});
// src/paraglide/messages/session_objective.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_ObjectiveInputs */
var fr_session_objective = () => {
	return `Objectif`;
};
var en_session_objective = () => {
	return `Goal`;
};
/**
* | output |
* | --- |
* | "Goal" |
*
* @param {Session_ObjectiveInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_objective = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_objective(inputs);
	return fr_session_objective(inputs);
});
// src/paraglide/messages/session_tag.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_TagInputs */
var fr_session_tag = () => {
	return `Thème`;
};
var en_session_tag = () => {
	return `Topic`;
};
/**
* | output |
* | --- |
* | "Topic" |
*
* @param {Session_TagInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_tag = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_tag(inputs);
	return fr_session_tag(inputs);
});
// src/paraglide/messages/session_up_to.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Session_Up_ToInputs */
var fr_session_up_to = (i) => {
	return `Jusqu’à ${i?.count} min`;
};
var en_session_up_to = (i) => {
	return `Up to ${i?.count} min`;
};
/**
* | output |
* | --- |
* | "Up to {count} min" |
*
* @param {Session_Up_ToInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_up_to = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_up_to(inputs);
	return fr_session_up_to(inputs);
});
// src/paraglide/messages/sessions_count.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Sessions_CountInputs */
var fr_sessions_count = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `${i?.count} séance`;
	return `${i?.count} séances`;
};
var en_sessions_count = (i) => {
	if (plural("en", i?.count, {}) === "one") return `${i?.count} session`;
	return `${i?.count} sessions`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "{count} session" |
* | * | "{count} sessions" |
*
* @param {Sessions_CountInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_count = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_count(inputs);
	return fr_sessions_count(inputs);
});
// src/paraglide/messages/sessions_none_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_None_TextInputs */
var fr_sessions_none_text = () => {
	return `Essayez avec moins de filtres, ou affichez toutes vos séances.`;
};
var en_sessions_none_text = () => {
	return `Try fewer filters, or show all your sessions.`;
};
/**
* | output |
* | --- |
* | "Try fewer filters, or show all your sessions." |
*
* @param {Sessions_None_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_none_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_none_text(inputs);
	return fr_sessions_none_text(inputs);
});
// src/paraglide/messages/sessions_none_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_None_TitleInputs */
var fr_sessions_none_title = () => {
	return `Aucune séance ne correspond`;
};
var en_sessions_none_title = () => {
	return `No session matches`;
};
/**
* | output |
* | --- |
* | "No session matches" |
*
* @param {Sessions_None_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_none_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_none_title(inputs);
	return fr_sessions_none_title(inputs);
});
// src/paraglide/messages/sessions_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sessions_TextInputs */
var fr_sessions_text = () => {
	return `Les séances publiées pour vous. Choisissez selon votre envie et votre temps.`;
};
var en_sessions_text = () => {
	return `The sessions published for you. Choose by what you feel like and the time you have.`;
};
/**
* | output |
* | --- |
* | "The sessions published for you. Choose by what you feel like and the time you have." |
*
* @param {Sessions_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sessions_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sessions_text(inputs);
	return fr_sessions_text(inputs);
});
// src/features/programmes/SessionCard.astro
createAstro("https://astro.build");
var $$SessionCard = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$SessionCard;
	const { session } = Astro.props;
	const { paths, locale } = Astro.locals;
	const { cover, lastCompletion } = session;
	return renderTemplate`${renderComponent($$result, "Card", $$Card, {
		"href": paths.patientSession(session.id),
		"title": session.title,
		"class": "flex h-full flex-col gap-3"
	}, { "default": ($$result) => renderTemplate`${cover && renderTemplate`${maybeRenderHead($$result)}<img${addAttribute(mediaUrl(cover.url), "src")} alt=""${addAttribute(cover.width ?? void 0, "width")}${addAttribute(cover.height ?? void 0, "height")} loading="lazy" class="order-first aspect-video w-full rounded-control bg-primary-soft object-cover">`}${session.summary !== "" && renderTemplate`<p class="text-muted">${session.summary}</p>`}${renderComponent($$result, "SessionFacts", $$SessionFacts, { "session": session })}<p class="mt-auto text-sm text-muted">${lastCompletion === null ? session_never() : session_last({
		day: formatDay(lastCompletion.performedOn, locale),
		outcome: outcomeLabel(lastCompletion.outcome)
	})}</p>` })}`;
}, "/work/main/site/src/features/programmes/SessionCard.astro", void 0);
// src/pages/patient/sessions/index.astro
var sessions_exports = /* @__PURE__ */ __exportAll({
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
	const search = parseSessionSearch(Astro.url.searchParams);
	const isFiltered = Object.values(search).some((value) => value !== "");
	const [{ data: sessions, meta }, tags] = await Promise.all([listMySessions(api, page, search), listMyTags(api)]);
	const filters = emptyForm("filters", { ...search });
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": sessions_title(),
		"text": sessions_text()
	}, { "default": ($$result) => renderTemplate`${(meta.total > 0 || isFiltered) && renderTemplate`${renderComponent($$result, "FilterBar", $$FilterBar, {
		"action": paths.patientSessions(),
		"isFiltered": isFiltered
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Select", $$Select, {
		"form": filters,
		"name": "objective",
		"label": session_objective(),
		"required": false,
		"empty": session_all_objectives(),
		"options": objectiveOptions()
	})}${renderComponent($$result, "Select", $$Select, {
		"form": filters,
		"name": "level",
		"label": session_level(),
		"required": false,
		"empty": session_all_levels(),
		"options": levelOptions()
	})}${renderComponent($$result, "Select", $$Select, {
		"form": filters,
		"name": "maxDuration",
		"label": session_duration(),
		"required": false,
		"empty": session_all_durations(),
		"options": DURATIONS.map((count) => ({
			value: String(count),
			label: session_up_to({ count })
		}))
	})}${tags.length > 0 && renderTemplate`${renderComponent($$result, "Select", $$Select, {
		"form": filters,
		"name": "tag",
		"label": session_tag(),
		"required": false,
		"empty": session_all_tags(),
		"options": tags.map(({ slug, name }) => ({
			value: slug,
			label: name
		}))
	})}`}` })}`}${sessions.length === 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": isFiltered || meta.total > 0 ? sessions_none_title() : sessions_empty_title(),
		"text": isFiltered || meta.total > 0 ? sessions_none_text() : sessions_empty_text()
	}, { "default": ($$result) => renderTemplate`${(isFiltered || page > 1) && renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(paths.patientSessions(), "href")} class="button button-plain">${sessions_show_all()}</a>`}` })}` : renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<p class="mb-4 text-sm text-muted">${sessions_count({ count: meta.total })}</p><ul class="grid gap-4 md:grid-cols-2">${sessions.map((session) => renderTemplate`<li>${renderComponent($$result, "SessionCard", $$SessionCard, { "session": session })}</li>`)}</ul>` })}`}${renderComponent($$result, "Pagination", $$Pagination, {
		...meta,
		"href": ((target) => paths.patientSessions({
			...search,
			page: target === 1 ? void 0 : target
		}))
	})}` })}`;
}, "/work/main/site/src/pages/patient/sessions/index.astro", void 0);
var $$file = "/work/main/site/src/pages/patient/sessions/index.astro";
var $$url = "/patient/sessions";
// \0virtual:astro:page:src/pages/patient/sessions/index@_@astro
var page = () => sessions_exports;
export { page };
