import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$MessageLayout } from "./MessageLayout_CvXTJNCq.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { t as back_home } from "./back_home_HafKwB4I.mjs";
import { t as back_to_my_space } from "./back_to_my_space_DTUC7u0I.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/error_404_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_404_TextInputs */
var fr_error_404_text = () => {
	return `L’adresse a peut-être changé, ou elle ne vous est pas destinée.`;
};
var en_error_404_text = () => {
	return `The address may have changed, or it is not meant for you.`;
};
/**
* | output |
* | --- |
* | "The address may have changed, or it is not meant for you." |
*
* @param {Error_404_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_404_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_404_text(inputs);
	return fr_error_404_text(inputs);
});
// src/paraglide/messages/error_404_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_404_TitleInputs */
var fr_error_404_title = () => {
	return `Cette page n’existe pas`;
};
var en_error_404_title = () => {
	return `This page does not exist`;
};
/**
* | output |
* | --- |
* | "This page does not exist" |
*
* @param {Error_404_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_404_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_404_title(inputs);
	return fr_error_404_title(inputs);
});
// src/pages/404.astro
var _404_exports = /* @__PURE__ */ __exportAll({
	default: () => $$404,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$404 = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$404;
	const { paths, user } = Astro.locals;
	Astro.response.status = 404;
	return renderTemplate`${renderComponent($$result, "MessageLayout", $$MessageLayout, {
		"title": error_404_title(),
		"text": error_404_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(user ? paths[portalOfRole(user.role)]() : paths.home(), "href")} class="button button-main">${user ? back_to_my_space() : back_home()}</a>` })}`;
}, "/work/main/site/src/pages/404.astro", void 0);
var $$file = "/work/main/site/src/pages/404.astro";
var $$url = "/404";
// \0virtual:astro:page:src/pages/404@_@astro
var page = () => _404_exports;
export { page };
