import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$MessageLayout } from "./MessageLayout_CvXTJNCq.mjs";
import { A as renderTemplate, P as createRenderInstruction, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// ../node_modules/astro/dist/runtime/server/render/script.js
async function renderScript(result, id) {
	const inlined = result.inlinedScripts.get(id);
	let content = "";
	if (inlined != null) {
		if (inlined) content = `<script type="module">${inlined}<\/script>`;
	} else {
		const resolved = await result.resolve(id);
		content = `<script type="module" src="${result.userAssetsBase ? (result.base === "/" ? "" : result.base) + result.userAssetsBase : ""}${resolved}"><\/script>`;
	}
	return createRenderInstruction({
		type: "script",
		id,
		content
	});
}
// src/paraglide/messages/error_503_post_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_503_Post_TextInputs */
var fr_error_503_post_text = () => {
	return `Nous n’arrivons pas à joindre nos serveurs. Revenez à la page précédente : ce que vous avez écrit y est encore, puis envoyez à nouveau.`;
};
var en_error_503_post_text = () => {
	return `We cannot reach our servers. Go back to the previous page: what you wrote is still there, then send it again.`;
};
/**
* | output |
* | --- |
* | "We cannot reach our servers. Go back to the previous page: what you wrote is still there, then send it again." |
*
* @param {Error_503_Post_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_503_post_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_503_post_text(inputs);
	return fr_error_503_post_text(inputs);
});
// src/paraglide/messages/error_503_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_503_TextInputs */
var fr_error_503_text = () => {
	return `Nous n’arrivons pas à joindre nos serveurs. Cette page s’ouvrira d’elle-même dès qu’ils répondent.`;
};
var en_error_503_text = () => {
	return `We cannot reach our servers. This page will open by itself as soon as they answer.`;
};
/**
* | output |
* | --- |
* | "We cannot reach our servers. This page will open by itself as soon as they answer." |
*
* @param {Error_503_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_503_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_503_text(inputs);
	return fr_error_503_text(inputs);
});
// src/paraglide/messages/error_503_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_503_TitleInputs */
var fr_error_503_title = () => {
	return `Le service est indisponible pour le moment`;
};
var en_error_503_title = () => {
	return `The service is unavailable at the moment`;
};
/**
* | output |
* | --- |
* | "The service is unavailable at the moment" |
*
* @param {Error_503_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_503_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_503_title(inputs);
	return fr_error_503_title(inputs);
});
// src/paraglide/messages/try_again.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Try_AgainInputs */
var fr_try_again = () => {
	return `Réessayer`;
};
var en_try_again = () => {
	return `Try again`;
};
/**
* | output |
* | --- |
* | "Try again" |
*
* @param {Try_AgainInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var try_again = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_try_again(inputs);
	return fr_try_again(inputs);
});
// src/pages/503.astro
var _503_exports = /* @__PURE__ */ __exportAll({
	default: () => $$503,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$503 = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$503;
	const RELOAD_SECONDS = 20;
	const { isRetryable } = Astro.locals;
	Astro.response.status = 503;
	Astro.response.headers.set("Retry-After", String(RELOAD_SECONDS));
	return renderTemplate`${renderComponent($$result, "MessageLayout", $$MessageLayout, {
		"title": error_503_title(),
		"text": isRetryable ? error_503_text() : error_503_post_text(),
		"reloadAfterSeconds": isRetryable ? RELOAD_SECONDS : void 0
	}, { "default": ($$result) => renderTemplate`${isRetryable && renderTemplate`${maybeRenderHead($$result)}<a href="" class="button button-main">${try_again()}</a>`}` })}${isRetryable && renderTemplate`${renderScript($$result, "/work/main/site/src/pages/503.astro?astro&type=script&index=0&lang.ts")}`}`;
}, "/work/main/site/src/pages/503.astro", void 0);
var $$file = "/work/main/site/src/pages/503.astro";
var $$url = "/503";
// \0virtual:astro:page:src/pages/503@_@astro
var page = () => _503_exports;
export { page };
