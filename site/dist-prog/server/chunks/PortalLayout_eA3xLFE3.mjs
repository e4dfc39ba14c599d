import { A as renderTemplate, D as renderSlot, N as addAttribute, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as pathsFor } from "./paths_Bgp-7YAI.mjs";
import { a as $$Icon, c as help_intro, i as $$Logo, n as $$PreferenceForms, o as $$EmergencyNumbers, r as $$LanguageSwitch, t as $$Document } from "./Document_CZVKlYSs.mjs";
import { n as $$Notice, r as title_with_error, t as findNotice } from "./notices_BfUc-jZi.mjs";
// src/paraglide/messages/account_menu.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Account_MenuInputs */
var fr_account_menu = () => {
	return `Menu du compte`;
};
var en_account_menu = () => {
	return `Account menu`;
};
/**
* | output |
* | --- |
* | "Account menu" |
*
* @param {Account_MenuInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var account_menu = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_account_menu(inputs);
	return fr_account_menu(inputs);
});
// src/paraglide/messages/account_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Account_TitleInputs */
var fr_account_title = () => {
	return `Mon compte`;
};
var en_account_title = () => {
	return `My account`;
};
/**
* | output |
* | --- |
* | "My account" |
*
* @param {Account_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var account_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_account_title(inputs);
	return fr_account_title(inputs);
});
// src/paraglide/messages/help_note.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Help_NoteInputs */
var fr_help_note = () => {
	return `Ces numéros sont gratuits, jour et nuit, en France.`;
};
var en_help_note = () => {
	return `These numbers are free, day and night, in France.`;
};
/**
* | output |
* | --- |
* | "These numbers are free, day and night, in France." |
*
* @param {Help_NoteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var help_note = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_help_note(inputs);
	return fr_help_note(inputs);
});
// src/paraglide/messages/help_short.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Help_ShortInputs */
var fr_help_short = () => {
	return `Aide`;
};
var en_help_short = () => {
	return `Help`;
};
/**
* | output |
* | --- |
* | "Help" |
*
* @param {Help_ShortInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var help_short = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_help_short(inputs);
	return fr_help_short(inputs);
});
// src/paraglide/messages/help_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Help_TitleInputs */
var fr_help_title = () => {
	return `Aide et urgences`;
};
var en_help_title = () => {
	return `Help and emergencies`;
};
/**
* | output |
* | --- |
* | "Help and emergencies" |
*
* @param {Help_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var help_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_help_title(inputs);
	return fr_help_title(inputs);
});
// src/paraglide/messages/nav_consultations.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_ConsultationsInputs */
var fr_nav_consultations = () => {
	return `Rendez-vous`;
};
var en_nav_consultations = () => {
	return `Appointments`;
};
/**
* | output |
* | --- |
* | "Appointments" |
*
* @param {Nav_ConsultationsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_consultations = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_consultations(inputs);
	return fr_nav_consultations(inputs);
});
// src/paraglide/messages/nav_history.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_HistoryInputs */
var fr_nav_history = () => {
	return `Historique`;
};
var en_nav_history = () => {
	return `History`;
};
/**
* | output |
* | --- |
* | "History" |
*
* @param {Nav_HistoryInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_history = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_history(inputs);
	return fr_nav_history(inputs);
});
// src/paraglide/messages/nav_home.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_HomeInputs */
var fr_nav_home = () => {
	return `Accueil`;
};
var en_nav_home = () => {
	return `Home`;
};
/**
* | output |
* | --- |
* | "Home" |
*
* @param {Nav_HomeInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_home = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_home(inputs);
	return fr_nav_home(inputs);
});
// src/paraglide/messages/nav_my_consultations.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_My_ConsultationsInputs */
var fr_nav_my_consultations = () => {
	return `Mes rendez-vous`;
};
var en_nav_my_consultations = () => {
	return `My appointments`;
};
/**
* | output |
* | --- |
* | "My appointments" |
*
* @param {Nav_My_ConsultationsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_my_consultations = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_my_consultations(inputs);
	return fr_nav_my_consultations(inputs);
});
// src/paraglide/messages/nav_news.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_NewsInputs */
var fr_nav_news = () => {
	return `Actualités`;
};
var en_nav_news = () => {
	return `News`;
};
/**
* | output |
* | --- |
* | "News" |
*
* @param {Nav_NewsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_news = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_news(inputs);
	return fr_nav_news(inputs);
});
// src/paraglide/messages/nav_portal.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_PortalInputs */
var fr_nav_portal = () => {
	return `Mon espace`;
};
var en_nav_portal = () => {
	return `My space`;
};
/**
* | output |
* | --- |
* | "My space" |
*
* @param {Nav_PortalInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_portal = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_portal(inputs);
	return fr_nav_portal(inputs);
});
// src/paraglide/messages/nav_practitioners.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_PractitionersInputs */
var fr_nav_practitioners = () => {
	return `Praticiens`;
};
var en_nav_practitioners = () => {
	return `Practitioners`;
};
/**
* | output |
* | --- |
* | "Practitioners" |
*
* @param {Nav_PractitionersInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_practitioners = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_practitioners(inputs);
	return fr_nav_practitioners(inputs);
});
// src/paraglide/messages/nav_sessions.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_SessionsInputs */
var fr_nav_sessions = () => {
	return `Séances`;
};
var en_nav_sessions = () => {
	return `Sessions`;
};
/**
* | output |
* | --- |
* | "Sessions" |
*
* @param {Nav_SessionsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_sessions = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_sessions(inputs);
	return fr_nav_sessions(inputs);
});
// src/paraglide/messages/nav_today.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_TodayInputs */
var fr_nav_today = () => {
	return `Aujourd’hui`;
};
var en_nav_today = () => {
	return `Today`;
};
/**
* | output |
* | --- |
* | "Today" |
*
* @param {Nav_TodayInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_today = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_today(inputs);
	return fr_nav_today(inputs);
});
// src/paraglide/messages/nav_usage.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_UsageInputs */
var fr_nav_usage = () => {
	return `Usage`;
};
var en_nav_usage = () => {
	return `Usage`;
};
/**
* | output |
* | --- |
* | "Usage" |
*
* @param {Nav_UsageInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_usage = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_usage(inputs);
	return fr_nav_usage(inputs);
});
// src/paraglide/messages/sign_out.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sign_OutInputs */
var fr_sign_out = () => {
	return `Se déconnecter`;
};
var en_sign_out = () => {
	return `Sign out`;
};
/**
* | output |
* | --- |
* | "Sign out" |
*
* @param {Sign_OutInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sign_out = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sign_out(inputs);
	return fr_sign_out(inputs);
});
// src/components/Avatar.astro
createAstro("https://astro.build");
var $$Avatar = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Avatar;
	const { name, size = "small" } = Astro.props;
	const words = name.replace(/^(dr|pr)\.?\s+/i, "").split(/[\s-]+/).filter((word) => word !== "");
	const first = words[0]?.charAt(0) ?? "";
	const last = words.length > 1 ? words[words.length - 1]?.charAt(0) ?? "" : "";
	return renderTemplate`${maybeRenderHead($$result)}<span aria-hidden="true"${addAttribute(["inline-flex shrink-0 items-center justify-center rounded-full bg-sun font-semibold text-[#17262b] uppercase select-none", size === "small" ? "size-9 text-sm" : "size-16 text-xl"], "class:list")}>${first}${last}</span>`;
}, "/work/main/site/src/components/Avatar.astro", void 0);
// src/components/AccountMenu.astro
createAstro("https://astro.build");
var $$AccountMenu = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$AccountMenu;
	const { user, paths } = Astro.locals;
	return renderTemplate`${user && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<button type="button" class="button button-quiet px-1.5" popovertarget="account">${renderComponent($$result, "Avatar", $$Avatar, { "name": user.displayName })}<span class="max-w-40 truncate max-md:sr-only">${user.displayName}</span><span class="sr-only">${account_menu()}</span></button><div id="account" popover class="popover" role="dialog"${addAttribute(account_menu(), "aria-label")}><p class="px-3 pb-2 font-semibold">${user.displayName}</p><a${addAttribute(paths.account(), "href")} class="button button-quiet w-full justify-start">${renderComponent($$result, "Icon", $$Icon, { "name": "settings" })}${account_title()}</a><form method="post"${addAttribute(paths.logout(), "action")}><button class="button button-quiet w-full justify-start">${renderComponent($$result, "Icon", $$Icon, { "name": "log-out" })}${sign_out()}</button></form><div class="mt-2 space-y-3 border-t border-line px-3 pt-3 pb-1">${renderComponent($$result, "PreferenceForms", $$PreferenceForms, {})}</div></div>` })}`}`;
}, "/work/main/site/src/components/AccountMenu.astro", void 0);
// src/components/HelpMenu.astro
var $$HelpMenu = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<button type="button" class="button button-quiet text-accent" popovertarget="help">${renderComponent($$result, "Icon", $$Icon, { "name": "phone" })}<span class="sm:hidden">${help_short()}</span><span class="max-sm:hidden">${help_title()}</span></button><div id="help" popover class="popover" role="dialog"${addAttribute(help_title(), "aria-label")}><p class="mb-3 font-semibold">${help_intro()}</p>${renderComponent($$result, "EmergencyNumbers", $$EmergencyNumbers, {})}<p class="mt-3 text-sm text-muted">${help_note()}</p></div>`;
}, "/work/main/site/src/components/HelpMenu.astro", void 0);
// src/components/PageTitle.astro
createAstro("https://astro.build");
var $$PageTitle = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$PageTitle;
	const { title, text } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<div class="mb-6 flex flex-wrap items-end justify-between gap-4"><div><h1>${title}</h1>${text && renderTemplate`<p class="mt-2 text-muted">${text}</p>`}</div>${renderSlot($$result, $$slots["default"])}</div>`;
}, "/work/main/site/src/components/PageTitle.astro", void 0);
// src/features/portal/navigation.ts
/** The navigation of each portal, home first; a phone shows at most five entries. */
var NAVIGATION = {
	patient: [
		{
			to: "patient",
			icon: "home"
		},
		{
			to: "patientSessions",
			icon: "dumbbell"
		},
		{
			to: "patientHistory",
			icon: "clock"
		}
	],
	employee: [
		{
			to: "employee",
			icon: "home"
		},
		{
			to: "employeePractitioners",
			icon: "search"
		},
		{
			to: "employeeConsultations",
			icon: "calendar"
		},
		{
			to: "employeeNews",
			icon: "newspaper"
		}
	],
	practitioner: [{
		to: "practitioner",
		icon: "home"
	}, {
		to: "practitionerConsultations",
		icon: "calendar"
	}],
	rh: [
		{
			to: "rh",
			icon: "home"
		},
		{
			to: "rhUsage",
			icon: "chart"
		},
		{
			to: "rhNews",
			icon: "newspaper"
		}
	],
	coach: [{
		to: "coach",
		icon: "home"
	}],
	trainer: [{
		to: "trainer",
		icon: "home"
	}],
	learner: [{
		to: "learner",
		icon: "home"
	}]
};
/** The navigation that a role sees. */
function navigationOf(role) {
	return NAVIGATION[portalOfRole(role)];
}
var paths = pathsFor("fr");
/** Whether a page (its path without language prefix) belongs to an entry; a home stands for itself alone. */
function isCurrentEntry(entry, path) {
	const address = paths[entry.to]();
	const isHome = address.split("/").length === 2;
	return path === address || !isHome && path.startsWith(`${address}/`);
}
// src/features/portal/labels.ts
var LABELS = {
	patient: nav_today,
	patientSessions: nav_sessions,
	patientHistory: nav_history,
	employee: nav_home,
	employeePractitioners: nav_practitioners,
	employeeConsultations: nav_my_consultations,
	employeeNews: nav_news,
	practitioner: nav_home,
	practitionerConsultations: nav_consultations,
	rh: nav_home,
	rhUsage: nav_usage,
	rhNews: nav_news,
	coach: nav_home,
	trainer: nav_home,
	learner: nav_home
};
/** What an entry is called in the reader's language. */
function navigationLabel(target) {
	return LABELS[target]();
}
// src/components/PortalNavigation.astro
createAstro("https://astro.build");
var $$PortalNavigation = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$PortalNavigation;
	const { user, paths, path } = Astro.locals;
	const entries = user ? navigationOf(user.role) : [];
	return renderTemplate`${entries.length > 1 && renderTemplate`${maybeRenderHead($$result)}<nav${addAttribute(nav_portal(), "aria-label")} class="no-print z-30 border-line bg-surface max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:border-t max-lg:pb-[env(safe-area-inset-bottom)] lg:w-60 lg:shrink-0 lg:border-r lg:bg-transparent lg:p-4"><ul class="flex lg:sticky lg:top-4 lg:flex-col lg:gap-1">${entries.map((entry) => renderTemplate`<li class="min-w-0 flex-1"><a${addAttribute(paths[entry.to](), "href")}${addAttribute(isCurrentEntry(entry, path) ? "page" : void 0, "aria-current")} class="flex min-h-14 items-center rounded-control font-medium text-muted no-underline hover:text-ink aria-[current]:text-primary max-lg:flex-col max-lg:justify-start max-lg:gap-0.5 max-lg:pt-2 max-lg:pb-1.5 max-lg:px-1 max-lg:text-[0.8235rem] lg:min-h-11 lg:gap-3 lg:px-3 lg:hover:bg-primary-soft lg:aria-[current]:bg-primary-soft">${renderComponent($$result, "Icon", $$Icon, { "name": entry.icon })}<span class="max-w-full text-center leading-tight">${navigationLabel(entry.to).split(" ").map((word) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<span class="inline-block whitespace-nowrap">${word}</span>${" "}` })}`)}</span></a></li>`)}</ul></nav>`}`;
}, "/work/main/site/src/components/PortalNavigation.astro", void 0);
// src/layouts/PortalLayout.astro
createAstro("https://astro.build");
var $$PortalLayout = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$PortalLayout;
	const { title, text, tabTitle = title, isRefused = false } = Astro.props;
	const { user, paths } = Astro.locals;
	const notice = findNotice(Astro.url.searchParams.get("notice"));
	return renderTemplate`${renderComponent($$result, "Document", $$Document, { "title": isRefused ? title_with_error({ title: tabTitle }) : tabTitle }, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<header class="no-print border-b border-line bg-surface"><div class="flex min-h-16 items-center gap-1 px-4 lg:px-6">${renderComponent($$result, "Logo", $$Logo, {
		"href": user ? paths[portalOfRole(user.role)]() : paths.home(),
		"isCompact": true
	})}<div class="ml-auto flex items-center gap-1">${renderComponent($$result, "HelpMenu", $$HelpMenu, {})}<div class="max-md:hidden">${renderComponent($$result, "LanguageSwitch", $$LanguageSwitch, {})}</div>${renderComponent($$result, "AccountMenu", $$AccountMenu, {})}</div></div></header><div class="lg:flex lg:min-h-[calc(100dvh-4.0625rem)]">${renderComponent($$result, "PortalNavigation", $$PortalNavigation, {})}<main id="content" tabindex="-1" class="min-w-0 flex-1 px-4 pt-6 pb-28 outline-none sm:px-6 lg:px-10 lg:py-10"><div class="mx-auto max-w-5xl">${renderComponent($$result, "Notice", $$Notice, { "text": notice })}${renderComponent($$result, "PageTitle", $$PageTitle, {
		"title": title,
		"text": text
	}, { "default": ($$result) => renderTemplate`${renderSlot($$result, $$slots["action"])}` })}${renderSlot($$result, $$slots["default"])}</div></main></div>` })}`;
}, "/work/main/site/src/layouts/PortalLayout.astro", void 0);
export { account_title as i, nav_today as n, nav_home as r, $$PortalLayout as t };
