import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as BRAND } from "./brand_Ct1WTGUL.mjs";
import { a as $$Icon, c as help_intro, i as $$Logo, n as $$PreferenceForms, o as $$EmergencyNumbers, r as $$LanguageSwitch, s as theme, t as $$Document } from "./Document_CZVKlYSs.mjs";
// src/paraglide/messages/footer_not_emergency.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Footer_Not_EmergencyInputs */
var fr_footer_not_emergency = () => {
	return `Ce service ne remplace pas les secours.`;
};
var en_footer_not_emergency = () => {
	return `This service does not replace emergency services.`;
};
/**
* | output |
* | --- |
* | "This service does not replace emergency services." |
*
* @param {Footer_Not_EmergencyInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var footer_not_emergency = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_footer_not_emergency(inputs);
	return fr_footer_not_emergency(inputs);
});
// src/paraglide/messages/footer_pitch.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Footer_PitchInputs */
var fr_footer_pitch = () => {
	return `Bouger, souffler, parler à quelqu’un : un suivi simple, à votre rythme.`;
};
var en_footer_pitch = () => {
	return `Move, breathe, talk to someone: simple support, at your own pace.`;
};
/**
* | output |
* | --- |
* | "Move, breathe, talk to someone: simple support, at your own pace." |
*
* @param {Footer_PitchInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var footer_pitch = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_footer_pitch(inputs);
	return fr_footer_pitch(inputs);
});
// src/paraglide/messages/legal_terms_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_TitleInputs */
var fr_legal_terms_title = () => {
	return `Conditions d’utilisation`;
};
var en_legal_terms_title = () => {
	return `Terms of use`;
};
/**
* | output |
* | --- |
* | "Terms of use" |
*
* @param {Legal_Terms_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_title(inputs);
	return fr_legal_terms_title(inputs);
});
// src/paraglide/messages/menu.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} MenuInputs */
var fr_menu = () => {
	return `Menu`;
};
var en_menu = () => {
	return `Menu`;
};
/**
* | output |
* | --- |
* | "Menu" |
*
* @param {MenuInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var menu = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_menu(inputs);
	return fr_menu(inputs);
});
// src/paraglide/messages/my_space.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} My_SpaceInputs */
var fr_my_space = () => {
	return `Mon espace`;
};
var en_my_space = () => {
	return `My space`;
};
/**
* | output |
* | --- |
* | "My space" |
*
* @param {My_SpaceInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var my_space = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_my_space(inputs);
	return fr_my_space(inputs);
});
// src/paraglide/messages/nav_blog.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_BlogInputs */
var fr_nav_blog = () => {
	return `Articles`;
};
var en_nav_blog = () => {
	return `Articles`;
};
/**
* | output |
* | --- |
* | "Articles" |
*
* @param {Nav_BlogInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_blog = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_blog(inputs);
	return fr_nav_blog(inputs);
});
// src/paraglide/messages/nav_footer.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_FooterInputs */
var fr_nav_footer = () => {
	return `Pied de page`;
};
var en_nav_footer = () => {
	return `Footer`;
};
/**
* | output |
* | --- |
* | "Footer" |
*
* @param {Nav_FooterInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_footer = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_footer(inputs);
	return fr_nav_footer(inputs);
});
// src/paraglide/messages/nav_how.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_HowInputs */
var fr_nav_how = () => {
	return `Comment ça marche`;
};
var en_nav_how = () => {
	return `How it works`;
};
/**
* | output |
* | --- |
* | "How it works" |
*
* @param {Nav_HowInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_how = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_how(inputs);
	return fr_nav_how(inputs);
});
// src/paraglide/messages/nav_main.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_MainInputs */
var fr_nav_main = () => {
	return `Navigation principale`;
};
var en_nav_main = () => {
	return `Main navigation`;
};
/**
* | output |
* | --- |
* | "Main navigation" |
*
* @param {Nav_MainInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_main = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_main(inputs);
	return fr_nav_main(inputs);
});
// src/paraglide/messages/nav_security.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Nav_SecurityInputs */
var fr_nav_security = () => {
	return `Confidentialité`;
};
var en_nav_security = () => {
	return `Confidentiality`;
};
/**
* | output |
* | --- |
* | "Confidentiality" |
*
* @param {Nav_SecurityInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var nav_security = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_nav_security(inputs);
	return fr_nav_security(inputs);
});
// src/paraglide/messages/rss_feed.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Rss_FeedInputs */
var fr_rss_feed = () => {
	return `Flux RSS`;
};
var en_rss_feed = () => {
	return `RSS feed`;
};
/**
* | output |
* | --- |
* | "RSS feed" |
*
* @param {Rss_FeedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var rss_feed = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_rss_feed(inputs);
	return fr_rss_feed(inputs);
});
// src/paraglide/messages/sign_in.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Sign_InInputs */
var fr_sign_in = () => {
	return `Se connecter`;
};
var en_sign_in = () => {
	return `Sign in`;
};
/**
* | output |
* | --- |
* | "Sign in" |
*
* @param {Sign_InInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var sign_in = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_sign_in(inputs);
	return fr_sign_in(inputs);
});
// src/components/SiteFooter.astro
createAstro("https://astro.build");
var $$SiteFooter = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$SiteFooter;
	const { paths } = Astro.locals;
	const link = "inline-flex min-h-11 items-center gap-2 text-ink no-underline hover:underline md:min-h-9";
	return renderTemplate`${maybeRenderHead($$result)}<footer class="mt-20 border-t border-line bg-surface"><div class="wrap grid gap-10 py-12 md:grid-cols-[1.2fr_1fr_1.4fr]"><div class="space-y-3">${renderComponent($$result, "Logo", $$Logo, { "href": paths.home() })}<p class="max-w-xs text-muted">${footer_pitch()}</p></div><nav${addAttribute(nav_footer(), "aria-label")} class="no-print"><ul><li><a${addAttribute(link, "class")}${addAttribute(paths.security(), "href")}>${nav_security()}</a></li><li><a${addAttribute(link, "class")}${addAttribute(paths.terms(), "href")}>${legal_terms_title()}</a></li><li><a${addAttribute(link, "class")}${addAttribute(paths.blog(), "href")}>${nav_blog()}</a></li><li><a${addAttribute(link, "class")}${addAttribute(paths.rss(), "href")}>${renderComponent($$result, "Icon", $$Icon, { "name": "rss" })}${rss_feed()}</a></li><li><a${addAttribute(link, "class")}${addAttribute(paths.login(), "href")}>${sign_in()}</a></li></ul></nav><section aria-labelledby="footer-help"><h2 id="footer-help" class="mb-3 font-sans text-base font-semibold">${help_intro()}</h2>${renderComponent($$result, "EmergencyNumbers", $$EmergencyNumbers, {})}</section></div><div class="wrap pb-8"><p class="text-sm text-muted">${BRAND}. ${footer_not_emergency()}</p></div></footer>`;
}, "/work/main/site/src/components/SiteFooter.astro", void 0);
// src/components/SiteHeader.astro
createAstro("https://astro.build");
var $$SiteHeader = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$SiteHeader;
	const { paths, path, user } = Astro.locals;
	const links = [
		{
			href: `${paths.home()}#how`,
			label: nav_how(),
			isCurrent: false
		},
		{
			href: paths.security(),
			label: nav_security(),
			isCurrent: path === "/security"
		},
		{
			href: paths.blog(),
			label: nav_blog(),
			isCurrent: path.startsWith("/blog")
		}
	];
	return renderTemplate`${maybeRenderHead($$result)}<header class="no-print border-b border-line bg-paper"><div class="wrap flex min-h-16 items-center gap-1">${renderComponent($$result, "Logo", $$Logo, { "href": paths.home() })}<nav${addAttribute(nav_main(), "aria-label")} class="ml-8 flex items-center gap-1 max-md:hidden">${links.map(({ href, label, isCurrent }) => renderTemplate`<a${addAttribute(href, "href")}${addAttribute(isCurrent ? "page" : void 0, "aria-current")} class="button button-quiet font-medium aria-[current]:text-primary aria-[current]:underline">${label}</a>`)}</nav><div class="ml-auto flex items-center gap-1"><div class="max-md:hidden">${renderComponent($$result, "LanguageSwitch", $$LanguageSwitch, {})}</div>${user ? renderTemplate`<a${addAttribute(paths[portalOfRole(user.role)](), "href")} class="button button-main whitespace-nowrap">${my_space()}</a>` : path !== "/login" && renderTemplate`<a${addAttribute(paths.login(), "href")} class="button button-main whitespace-nowrap max-sm:px-3.5">${sign_in()}</a>`}<button type="button" class="button button-quiet" popovertarget="menu">${renderComponent($$result, "Icon", $$Icon, {
		"name": "menu",
		"class": "md:hidden"
	})}${renderComponent($$result, "Icon", $$Icon, {
		"name": "sun",
		"class": "max-md:hidden"
	})}<span class="sr-only md:hidden">${menu()}</span><span class="sr-only max-md:hidden">${theme()}</span></button><div id="menu" popover class="popover" role="dialog"${addAttribute(menu(), "aria-label")}><nav${addAttribute(nav_main(), "aria-label")} class="mb-3 border-b border-line pb-2 md:hidden">${links.map(({ href, label, isCurrent }) => renderTemplate`<a${addAttribute(href, "href")}${addAttribute(isCurrent ? "page" : void 0, "aria-current")} class="button button-quiet w-full justify-start">${label}</a>`)}</nav><div class="space-y-3 md:hidden">${renderComponent($$result, "PreferenceForms", $$PreferenceForms, {})}</div><div class="max-md:hidden">${renderComponent($$result, "PreferenceForms", $$PreferenceForms, { "show": "theme" })}</div></div></div></div></header>`;
}, "/work/main/site/src/components/SiteHeader.astro", void 0);
// src/layouts/PublicLayout.astro
createAstro("https://astro.build");
var $$PublicLayout = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$PublicLayout;
	return renderTemplate`${renderComponent($$result, "Document", $$Document, { ...Astro.props }, { "default": ($$result) => renderTemplate`${renderComponent($$result, "SiteHeader", $$SiteHeader, {})}${maybeRenderHead($$result)}<main id="content" tabindex="-1" class="outline-none">${renderSlot($$result, $$slots["default"])}</main>${renderComponent($$result, "SiteFooter", $$SiteFooter, {})}` })}`;
}, "/work/main/site/src/layouts/PublicLayout.astro", void 0);
export { my_space as a, nav_how as i, sign_in as n, legal_terms_title as o, nav_security as r, $$PublicLayout as t };
