import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$MessageLayout } from "./MessageLayout_CvXTJNCq.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { t as back_home } from "./back_home_HafKwB4I.mjs";
import { t as back_to_my_space } from "./back_to_my_space_DTUC7u0I.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/error_403_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_403_TextInputs */
var fr_error_403_text = () => {
	return `Votre compte n’y donne pas accès, ou la demande venait d’un autre site.`;
};
var en_error_403_text = () => {
	return `Your account does not give access to it, or the request came from another site.`;
};
/**
* | output |
* | --- |
* | "Your account does not give access to it, or the request came from another site." |
*
* @param {Error_403_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_403_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_403_text(inputs);
	return fr_error_403_text(inputs);
});
// src/paraglide/messages/error_403_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_403_TitleInputs */
var fr_error_403_title = () => {
	return `Cette page ne vous est pas ouverte`;
};
var en_error_403_title = () => {
	return `This page is not open to you`;
};
/**
* | output |
* | --- |
* | "This page is not open to you" |
*
* @param {Error_403_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_403_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_403_title(inputs);
	return fr_error_403_title(inputs);
});
// src/pages/403.astro
var _403_exports = /* @__PURE__ */ __exportAll({
	default: () => $$403,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$403 = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$403;
	const { paths, user } = Astro.locals;
	Astro.response.status = 403;
	return renderTemplate`${renderComponent($$result, "MessageLayout", $$MessageLayout, {
		"title": error_403_title(),
		"text": error_403_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(user ? paths[portalOfRole(user.role)]() : paths.home(), "href")} class="button button-main">${user ? back_to_my_space() : back_home()}</a>` })}`;
}, "/work/main/site/src/pages/403.astro", void 0);
var $$file = "/work/main/site/src/pages/403.astro";
var $$url = "/403";
// \0virtual:astro:page:src/pages/403@_@astro
var page = () => _403_exports;
export { page };
