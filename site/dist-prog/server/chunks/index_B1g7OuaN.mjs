import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$NextSteps } from "./NextSteps_BHJAzsQV.mjs";
import { r as nav_home, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as greeting } from "./greeting_CG2YTwYD.mjs";
import { n as step_account_text, t as step_account_title } from "./step_account_title_CTo56IuY.mjs";
import { t as step_blog_text } from "./step_blog_text_D5y9srdO.mjs";
import { t as step_blog_title } from "./step_blog_title_CWLGOVaz.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/trainer_home_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Trainer_Home_TextInputs */
var fr_trainer_home_text = () => {
	return `Bienvenue dans votre espace.`;
};
var en_trainer_home_text = () => {
	return `Welcome to your space.`;
};
/**
* | output |
* | --- |
* | "Welcome to your space." |
*
* @param {Trainer_Home_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var trainer_home_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_trainer_home_text(inputs);
	return fr_trainer_home_text(inputs);
});
// src/pages/trainer/index.astro
var trainer_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { paths, user } = Astro.locals;
	const steps = [{
		href: paths.blog(),
		icon: "book-open",
		title: step_blog_title(),
		text: step_blog_text()
	}, {
		href: paths.account(),
		icon: "settings",
		title: step_account_title(),
		text: step_account_text()
	}];
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": greeting({ name: user?.displayName ?? "" }),
		"tabTitle": nav_home(),
		"text": trainer_home_text()
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "NextSteps", $$NextSteps, { "steps": steps })}` })}`;
}, "/work/main/site/src/pages/trainer/index.astro", void 0);
var $$file = "/work/main/site/src/pages/trainer/index.astro";
var $$url = "/trainer";
// \0virtual:astro:page:src/pages/trainer/index@_@astro
var page = () => trainer_exports;
export { page };
