import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$NextSteps } from "./NextSteps_BHJAzsQV.mjs";
import { r as nav_home, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as greeting } from "./greeting_CG2YTwYD.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/rh_home_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Rh_Home_TextInputs */
var fr_rh_home_text = () => {
	return `Les chiffres d’usage de votre entreprise et ses actualités.`;
};
var en_rh_home_text = () => {
	return `Your company’s usage figures and news.`;
};
/**
* | output |
* | --- |
* | "Your company’s usage figures and news." |
*
* @param {Rh_Home_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var rh_home_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_rh_home_text(inputs);
	return fr_rh_home_text(inputs);
});
// src/paraglide/messages/step_usage_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Usage_TextInputs */
var fr_step_usage_text = () => {
	return `Par mois : des nombres et des durées, rien de médical.`;
};
var en_step_usage_text = () => {
	return `By month: counts and durations, nothing medical.`;
};
/**
* | output |
* | --- |
* | "By month: counts and durations, nothing medical." |
*
* @param {Step_Usage_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_usage_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_usage_text(inputs);
	return fr_step_usage_text(inputs);
});
// src/paraglide/messages/step_usage_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Usage_TitleInputs */
var fr_step_usage_title = () => {
	return `Voir l’usage du service`;
};
var en_step_usage_title = () => {
	return `See how the service is used`;
};
/**
* | output |
* | --- |
* | "See how the service is used" |
*
* @param {Step_Usage_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_usage_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_usage_title(inputs);
	return fr_step_usage_title(inputs);
});
// src/paraglide/messages/step_write_news_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Write_News_TextInputs */
var fr_step_write_news_text = () => {
	return `Écrire, publier et archiver ce que lisent vos équipes.`;
};
var en_step_write_news_text = () => {
	return `Write, publish and archive what your teams read.`;
};
/**
* | output |
* | --- |
* | "Write, publish and archive what your teams read." |
*
* @param {Step_Write_News_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_write_news_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_write_news_text(inputs);
	return fr_step_write_news_text(inputs);
});
// src/paraglide/messages/step_write_news_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Write_News_TitleInputs */
var fr_step_write_news_title = () => {
	return `Gérer les actualités`;
};
var en_step_write_news_title = () => {
	return `Manage the news`;
};
/**
* | output |
* | --- |
* | "Manage the news" |
*
* @param {Step_Write_News_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_write_news_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_write_news_title(inputs);
	return fr_step_write_news_title(inputs);
});
// src/pages/rh/index.astro
var rh_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => "/rh"
});
createAstro("https://astro.build");
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { paths, user } = Astro.locals;
	const steps = [{
		href: paths.rhUsage(),
		icon: "chart",
		title: step_usage_title(),
		text: step_usage_text()
	}, {
		href: paths.rhNews(),
		icon: "newspaper",
		title: step_write_news_title(),
		text: step_write_news_text()
	}];
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": greeting({ name: user?.displayName ?? "" }),
		"tabTitle": nav_home(),
		"text": rh_home_text()
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "NextSteps", $$NextSteps, { "steps": steps })}` })}`;
}, "/work/main/site/src/pages/rh/index.astro", void 0);
var $$file = "/work/main/site/src/pages/rh/index.astro";
// \0virtual:astro:page:src/pages/rh/index@_@astro
var page = () => rh_exports;
export { page };
