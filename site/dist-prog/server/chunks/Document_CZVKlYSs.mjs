import { A as renderTemplate, D as renderSlot, M as renderHead, N as addAttribute, R as unescapeHTML, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as absoluteUrl } from "./config.server_AkIHuIvs.mjs";
import { a as localizePath, t as LOCALES } from "./locale_BSzvLBZg.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as THEMES } from "./theme_B_s4oSEX.mjs";
import { t as pathsFor } from "./paths_Bgp-7YAI.mjs";
import { t as BRAND } from "./brand_Ct1WTGUL.mjs";
import * as bookOpen from "lucide-react/icons/book-open";
import * as building from "lucide-react/icons/building-complex";
import * as calendar from "lucide-react/icons/calendar-days";
import * as chart from "lucide-react/icons/chart-column";
import * as check from "lucide-react/icons/circle-check";
import * as chevronLeft from "lucide-react/icons/chevron-left";
import * as chevronRight from "lucide-react/icons/chevron-right";
import * as clipboard from "lucide-react/icons/clipboard-list";
import * as clock from "lucide-react/icons/clock";
import * as dumbbell from "lucide-react/icons/dumbbell";
import * as filter from "lucide-react/icons/list-filter";
import * as globe from "lucide-react/icons/globe";
import * as graduation from "lucide-react/icons/graduation-cap";
import * as heart from "lucide-react/icons/heart-handshake";
import * as home from "lucide-react/icons/house";
import * as info from "lucide-react/icons/info";
import * as lock from "lucide-react/icons/lock-keyhole";
import * as logOut from "lucide-react/icons/log-out";
import * as menu from "lucide-react/icons/menu";
import * as message from "lucide-react/icons/message-circle";
import * as newspaper from "lucide-react/icons/newspaper";
import * as phone from "lucide-react/icons/phone";
import * as rss from "lucide-react/icons/rss";
import * as search from "lucide-react/icons/search";
import * as settings from "lucide-react/icons/settings";
import * as shield from "lucide-react/icons/shield-check";
import * as sun from "lucide-react/icons/sun-moon";
import * as user from "lucide-react/icons/user-round";
import * as users from "lucide-react/icons/users-round";
import * as video from "lucide-react/icons/video";
import * as warning from "lucide-react/icons/triangle-exclamation-point";
// src/paraglide/messages/emergency_112.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Emergency_112Inputs */
var fr_emergency_112 = () => {
	return `Toute urgence, partout en Europe`;
};
var en_emergency_112 = () => {
	return `Any emergency, anywhere in Europe`;
};
/**
* | output |
* | --- |
* | "Any emergency, anywhere in Europe" |
*
* @param {Emergency_112Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var emergency_112 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_emergency_112(inputs);
	return fr_emergency_112(inputs);
});
// src/paraglide/messages/emergency_15.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Emergency_15Inputs */
var fr_emergency_15 = () => {
	return `Urgence médicale, SAMU`;
};
var en_emergency_15 = () => {
	return `Medical emergency (in France)`;
};
/**
* | output |
* | --- |
* | "Medical emergency (in France)" |
*
* @param {Emergency_15Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var emergency_15 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_emergency_15(inputs);
	return fr_emergency_15(inputs);
});
// src/paraglide/messages/emergency_3114.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Emergency_3114Inputs */
var fr_emergency_3114 = () => {
	return `Souffrance, idées noires : une personne vous écoute`;
};
var en_emergency_3114 = () => {
	return `Distress, dark thoughts: someone listens (in France)`;
};
/**
* | output |
* | --- |
* | "Distress, dark thoughts: someone listens (in France)" |
*
* @param {Emergency_3114Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var emergency_3114 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_emergency_3114(inputs);
	return fr_emergency_3114(inputs);
});
// src/paraglide/messages/emergency_call.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ number: NonNullable<unknown> }} Emergency_CallInputs */
var fr_emergency_call = (i) => {
	return `Appeler le ${i?.number}`;
};
var en_emergency_call = (i) => {
	return `Call ${i?.number}`;
};
/**
* | output |
* | --- |
* | "Call {number}" |
*
* @param {Emergency_CallInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var emergency_call = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_emergency_call(inputs);
	return fr_emergency_call(inputs);
});
// src/paraglide/messages/help_intro.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Help_IntroInputs */
var fr_help_intro = () => {
	return `Besoin d’aide tout de suite ?`;
};
var en_help_intro = () => {
	return `Need help right now?`;
};
/**
* | output |
* | --- |
* | "Need help right now?" |
*
* @param {Help_IntroInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var help_intro = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_help_intro(inputs);
	return fr_help_intro(inputs);
});
// src/paraglide/messages/home_link.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Home_LinkInputs */
var fr_home_link = () => {
	return `accueil`;
};
var en_home_link = () => {
	return `home`;
};
/**
* | output |
* | --- |
* | "home" |
*
* @param {Home_LinkInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var home_link = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_home_link(inputs);
	return fr_home_link(inputs);
});
// src/paraglide/messages/language.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} LanguageInputs */
var fr_language = () => {
	return `Langue`;
};
var en_language = () => {
	return `Language`;
};
/**
* | output |
* | --- |
* | "Language" |
*
* @param {LanguageInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var language = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_language(inputs);
	return fr_language(inputs);
});
// src/paraglide/messages/rss_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Rss_TitleInputs */
var fr_rss_title = () => {
	return `Les articles`;
};
var en_rss_title = () => {
	return `Articles`;
};
/**
* | output |
* | --- |
* | "Articles" |
*
* @param {Rss_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var rss_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_rss_title(inputs);
	return fr_rss_title(inputs);
});
// src/paraglide/messages/skip_to_content.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Skip_To_ContentInputs */
var fr_skip_to_content = () => {
	return `Aller au contenu`;
};
var en_skip_to_content = () => {
	return `Skip to content`;
};
/**
* | output |
* | --- |
* | "Skip to content" |
*
* @param {Skip_To_ContentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var skip_to_content = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_skip_to_content(inputs);
	return fr_skip_to_content(inputs);
});
// src/paraglide/messages/theme.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} ThemeInputs */
var fr_theme = () => {
	return `Couleurs`;
};
var en_theme = () => {
	return `Colours`;
};
/**
* | output |
* | --- |
* | "Colours" |
*
* @param {ThemeInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var theme = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_theme(inputs);
	return fr_theme(inputs);
});
// src/paraglide/messages/theme_dark.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Theme_DarkInputs */
var fr_theme_dark = () => {
	return `Sombre`;
};
var en_theme_dark = () => {
	return `Dark`;
};
/**
* | output |
* | --- |
* | "Dark" |
*
* @param {Theme_DarkInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var theme_dark = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_theme_dark(inputs);
	return fr_theme_dark(inputs);
});
// src/paraglide/messages/theme_light.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Theme_LightInputs */
var fr_theme_light = () => {
	return `Clair`;
};
var en_theme_light = () => {
	return `Light`;
};
/**
* | output |
* | --- |
* | "Light" |
*
* @param {Theme_LightInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var theme_light = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_theme_light(inputs);
	return fr_theme_light(inputs);
});
// src/paraglide/messages/theme_system.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Theme_SystemInputs */
var fr_theme_system = () => {
	return `Appareil`;
};
var en_theme_system = () => {
	return `Device`;
};
/**
* | output |
* | --- |
* | "Device" |
*
* @param {Theme_SystemInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var theme_system = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_theme_system(inputs);
	return fr_theme_system(inputs);
});
// src/components/EmergencyNumbers.astro
var $$EmergencyNumbers = createComponent(($$result, $$props, $$slots) => {
	const numbers = [
		{
			number: "3114",
			what: emergency_3114()
		},
		{
			number: "15",
			what: emergency_15()
		},
		{
			number: "112",
			what: emergency_112()
		}
	];
	return renderTemplate`${maybeRenderHead($$result)}<ul class="space-y-2">${numbers.map(({ number, what }) => renderTemplate`<li class="flex items-center gap-3"><a${addAttribute(`tel:${number}`, "href")} class="button button-plain w-20 shrink-0 font-bold tabular-nums"${addAttribute(emergency_call({ number }), "aria-label")}>${number}</a><span class="text-sm">${what}</span></li>`)}</ul>`;
}, "/work/main/site/src/components/EmergencyNumbers.astro", void 0);
// src/components/icons.ts
var modules = {
	"book-open": bookOpen,
	building,
	calendar,
	chart,
	check,
	"chevron-left": chevronLeft,
	"chevron-right": chevronRight,
	clipboard,
	clock,
	dumbbell,
	filter,
	globe,
	graduation,
	heart,
	home,
	info,
	lock,
	"log-out": logOut,
	menu,
	message,
	newspaper,
	phone,
	rss,
	search,
	settings,
	shield,
	sun,
	user,
	users,
	video,
	warning
};
/**
* The shapes of an icon. They are drawn as plain SVG, so that a page without islands needs no React to render;
* the library ships them beside each component but leaves them out of its types.
*/
function iconNode(name) {
	return modules[name].__iconData.node;
}
// src/components/Icon.astro
createAstro("https://astro.build");
var $$Icon = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Icon;
	const { name, size = 20, class: className } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<svg${addAttribute(size, "width")}${addAttribute(size, "height")} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"${addAttribute(["shrink-0", className], "class:list")}>${iconNode(name).map(([Shape, { key: _key, ...attributes }]) => renderTemplate`${renderComponent($$result, "Shape", Shape, { ...attributes })}`)}</svg>`;
}, "/work/main/site/src/components/Icon.astro", void 0);
// src/components/Logo.astro
createAstro("https://astro.build");
var $$Logo = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Logo;
	const { href, isCompact = false } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(href, "href")} class="flex min-h-11 items-center gap-2.5 text-ink no-underline"${addAttribute(isCompact ? `${BRAND}, ${home_link()}` : void 0, "aria-label")}><svg width="34" height="34" viewBox="0 0 34 34" aria-hidden="true" class="shrink-0"><rect width="34" height="34" rx="10" class="fill-primary"></rect><path d="M17 27c0-7 .2-11 4.6-14.6" class="stroke-on-primary" stroke-width="2.2" fill="none" stroke-linecap="round"></path><path d="M17 22.5c-5.6 0-8.8-3.2-8.8-8.4 5.4 0 8.8 3 8.8 8.4Z" class="fill-on-primary"></path><circle cx="23.2" cy="10.6" r="3.6" class="fill-sun"></circle></svg><span${addAttribute(["font-title text-base font-semibold tracking-tight whitespace-nowrap max-[21rem]:sr-only sm:text-lg", isCompact && "max-sm:sr-only"], "class:list")}>${BRAND}</span></a>`;
}, "/work/main/site/src/components/Logo.astro", void 0);
// src/components/LanguageSwitch.astro
createAstro("https://astro.build");
var $$LanguageSwitch = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$LanguageSwitch;
	const { locale, paths, path } = Astro.locals;
	const other = locale === "fr" ? "en" : "fr";
	return renderTemplate`${maybeRenderHead($$result)}<form method="post"${addAttribute(paths.chooseLanguage(), "action")}><input type="hidden" name="back"${addAttribute(path + Astro.url.search, "value")}><button name="lang"${addAttribute(other, "value")}${addAttribute(other, "lang")} class="button button-quiet font-medium">${renderComponent($$result, "Icon", $$Icon, { "name": "globe" })}${{
		fr: "Français",
		en: "English"
	}[other]}</button></form>`;
}, "/work/main/site/src/components/LanguageSwitch.astro", void 0);
// src/components/PreferenceForms.astro
createAstro("https://astro.build");
var $$PreferenceForms = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$PreferenceForms;
	const { show = "both" } = Astro.props;
	const { locale, theme: theme$1, paths, path } = Astro.locals;
	const back = path + Astro.url.search;
	const languageNames = {
		fr: "Français",
		en: "English"
	};
	const themeNames = {
		system: theme_system(),
		light: theme_light(),
		dark: theme_dark()
	};
	const choice = "min-h-11 flex-1 rounded-control border px-2.5 text-sm font-medium";
	const on = "border-primary bg-primary-soft text-primary";
	const off = "border-line hover:bg-primary-soft";
	return renderTemplate`${show !== "theme" && renderTemplate`${maybeRenderHead($$result)}<form method="post"${addAttribute(paths.chooseLanguage(), "action")} class="space-y-1.5"><p class="text-sm font-medium text-muted">${language()}</p><input type="hidden" name="back"${addAttribute(back, "value")}><div class="flex gap-2">${LOCALES.map((option) => renderTemplate`<button name="lang"${addAttribute(option, "value")}${addAttribute(option, "lang")}${addAttribute(option === locale, "aria-pressed")}${addAttribute([choice, option === locale ? on : off], "class:list")}>${languageNames[option]}</button>`)}</div></form>`}${show !== "language" && renderTemplate`<form method="post"${addAttribute(paths.chooseTheme(), "action")} class="space-y-1.5"><p class="text-sm font-medium text-muted">${theme()}</p><input type="hidden" name="back"${addAttribute(back, "value")}><div class="flex gap-2">${THEMES.map((option) => renderTemplate`<button name="theme"${addAttribute(option, "value")}${addAttribute(option === theme$1, "aria-pressed")}${addAttribute([choice, option === theme$1 ? on : off], "class:list")}>${themeNames[option]}</button>`)}</div></form>`}`;
}, "/work/main/site/src/components/PreferenceForms.astro", void 0);
// ../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url
var inter_latin_wght_normal_default = "/_astro/inter-latin-wght-normal.Dx4kXJAl.woff2";
// ../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2?url
var fraunces_latin_wght_normal_default = "/_astro/fraunces-latin-wght-normal.ukD16Tqj.woff2";
// src/layouts/Document.astro
createAstro("https://astro.build");
var $$Document = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Document;
	const { title, description, isIndexed = false, canonicalQuery = "", image = null, type = "website", jsonLd, reloadAfterSeconds } = Astro.props;
	const { locale, path, theme } = Astro.locals;
	const addressIn = (language) => absoluteUrl(localizePath(path, language)) + canonicalQuery;
	const fullTitle = title === "HuntZen Care" ? title : `${title} · ${BRAND}`;
	return renderTemplate`<html${addAttribute(locale, "lang")}${addAttribute(theme === "system" ? void 0 : theme, "data-theme")}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>${fullTitle}</title>${description && renderTemplate`<meta name="description"${addAttribute(description, "content")}>`}${reloadAfterSeconds !== void 0 && renderTemplate`<noscript><meta http-equiv="refresh"${addAttribute(String(reloadAfterSeconds), "content")}></noscript>`}${isIndexed ? renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<link rel="canonical"${addAttribute(addressIn(locale), "href")}>${LOCALES.map((language) => renderTemplate`<link rel="alternate"${addAttribute(language, "hreflang")}${addAttribute(addressIn(language), "href")}>`)}<link rel="alternate" hreflang="x-default"${addAttribute(addressIn("fr"), "href")}><link rel="alternate" type="application/rss+xml"${addAttribute(rss_title(), "title")}${addAttribute(pathsFor(locale).rss(), "href")}><meta property="og:title"${addAttribute(title, "content")}><meta property="og:type"${addAttribute(type, "content")}><meta property="og:url"${addAttribute(addressIn(locale), "content")}><meta property="og:site_name"${addAttribute(BRAND, "content")}><meta property="og:locale"${addAttribute(locale === "fr" ? "fr_FR" : "en_GB", "content")}>${description && renderTemplate`<meta property="og:description"${addAttribute(description, "content")}>`}${image && renderTemplate`<meta property="og:image"${addAttribute(image, "content")}>`}<meta name="twitter:card"${addAttribute(image ? "summary_large_image" : "summary", "content")}>` })}` : renderTemplate`<meta name="robots" content="noindex">`}<meta name="theme-color" media="(prefers-color-scheme: light)"${addAttribute(theme === "dark" ? "#0f1a1d" : "#fbf9f4", "content")}><meta name="theme-color" media="(prefers-color-scheme: dark)"${addAttribute(theme === "light" ? "#fbf9f4" : "#0f1a1d", "content")}><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="preload"${addAttribute(inter_latin_wght_normal_default, "href")} as="font" type="font/woff2" crossorigin><link rel="preload"${addAttribute(fraunces_latin_wght_normal_default, "href")} as="font" type="font/woff2" crossorigin>${jsonLd && renderTemplate`<script type="application/ld+json">${unescapeHTML(JSON.stringify(jsonLd).replaceAll("<", "\\u003c"))}<\/script>`}${renderHead($$result)}</head><body><a href="#content" class="skip-link button button-main">${skip_to_content()}</a>${renderSlot($$result, $$slots["default"])}</body></html>`;
}, "/work/main/site/src/layouts/Document.astro", void 0);
export { $$Icon as a, help_intro as c, $$Logo as i, $$PreferenceForms as n, $$EmergencyNumbers as o, $$LanguageSwitch as r, theme as s, $$Document as t };
