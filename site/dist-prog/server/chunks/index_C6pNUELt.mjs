import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$NextSteps } from "./NextSteps_BHJAzsQV.mjs";
import { r as nav_home, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as greeting } from "./greeting_CG2YTwYD.mjs";
import { n as step_account_text, t as step_account_title } from "./step_account_title_CTo56IuY.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/practitioner_home_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Practitioner_Home_TextInputs */
var fr_practitioner_home_text = () => {
	return `Vos rendez-vous et votre compte, au même endroit.`;
};
var en_practitioner_home_text = () => {
	return `Your appointments and your account, in one place.`;
};
/**
* | output |
* | --- |
* | "Your appointments and your account, in one place." |
*
* @param {Practitioner_Home_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var practitioner_home_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_practitioner_home_text(inputs);
	return fr_practitioner_home_text(inputs);
});
// src/paraglide/messages/step_agenda_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Agenda_TextInputs */
var fr_step_agenda_text = () => {
	return `Confirmer, démarrer et terminer vos consultations.`;
};
var en_step_agenda_text = () => {
	return `Confirm, start and complete your consultations.`;
};
/**
* | output |
* | --- |
* | "Confirm, start and complete your consultations." |
*
* @param {Step_Agenda_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_agenda_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_agenda_text(inputs);
	return fr_step_agenda_text(inputs);
});
// src/paraglide/messages/step_agenda_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Agenda_TitleInputs */
var fr_step_agenda_title = () => {
	return `Voir mes rendez-vous`;
};
var en_step_agenda_title = () => {
	return `See my appointments`;
};
/**
* | output |
* | --- |
* | "See my appointments" |
*
* @param {Step_Agenda_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_agenda_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_agenda_title(inputs);
	return fr_step_agenda_title(inputs);
});
// src/pages/practitioner/index.astro
var practitioner_exports = /* @__PURE__ */ __exportAll({
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
		href: paths.practitionerConsultations(),
		icon: "calendar",
		title: step_agenda_title(),
		text: step_agenda_text()
	}, {
		href: paths.account(),
		icon: "settings",
		title: step_account_title(),
		text: step_account_text()
	}];
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": greeting({ name: user?.displayName ?? "" }),
		"tabTitle": nav_home(),
		"text": practitioner_home_text()
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "NextSteps", $$NextSteps, { "steps": steps })}` })}`;
}, "/work/main/site/src/pages/practitioner/index.astro", void 0);
var $$file = "/work/main/site/src/pages/practitioner/index.astro";
var $$url = "/practitioner";
// \0virtual:astro:page:src/pages/practitioner/index@_@astro
var page = () => practitioner_exports;
export { page };
