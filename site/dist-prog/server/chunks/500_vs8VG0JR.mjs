import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$MessageLayout } from "./MessageLayout_CvXTJNCq.mjs";
import { t as back_home } from "./back_home_HafKwB4I.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/error_500_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_500_TextInputs */
var fr_error_500_text = () => {
	return `L’erreur est de notre côté. Réessayez dans un instant.`;
};
var en_error_500_text = () => {
	return `The error is on our side. Try again in a moment.`;
};
/**
* | output |
* | --- |
* | "The error is on our side. Try again in a moment." |
*
* @param {Error_500_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_500_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_500_text(inputs);
	return fr_error_500_text(inputs);
});
// src/paraglide/messages/error_500_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_500_TitleInputs */
var fr_error_500_title = () => {
	return `Quelque chose n’a pas fonctionné`;
};
var en_error_500_title = () => {
	return `Something did not work`;
};
/**
* | output |
* | --- |
* | "Something did not work" |
*
* @param {Error_500_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_500_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_500_title(inputs);
	return fr_error_500_title(inputs);
});
// src/pages/500.astro
var _500_exports = /* @__PURE__ */ __exportAll({
	default: () => $$500,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$500 = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$500;
	const { paths } = Astro.locals;
	return renderTemplate`${renderComponent($$result, "MessageLayout", $$MessageLayout, {
		"title": error_500_title(),
		"text": error_500_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(paths.home(), "href")} class="button button-main">${back_home()}</a>` })}`;
}, "/work/main/site/src/pages/500.astro", void 0);
var $$file = "/work/main/site/src/pages/500.astro";
var $$url = "/500";
// \0virtual:astro:page:src/pages/500@_@astro
var page = () => _500_exports;
export { page };
