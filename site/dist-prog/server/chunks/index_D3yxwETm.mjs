import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$NextSteps } from "./NextSteps_BHJAzsQV.mjs";
import { r as nav_home, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as greeting } from "./greeting_CG2YTwYD.mjs";
import { t as step_blog_text } from "./step_blog_text_D5y9srdO.mjs";
import { t as step_blog_title } from "./step_blog_title_CWLGOVaz.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/employee_home_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Employee_Home_TextInputs */
var fr_employee_home_text = () => {
	return `Un rendez-vous à prendre, ou juste de quoi lire ?`;
};
var en_employee_home_text = () => {
	return `An appointment to make, or just something to read?`;
};
/**
* | output |
* | --- |
* | "An appointment to make, or just something to read?" |
*
* @param {Employee_Home_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var employee_home_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_employee_home_text(inputs);
	return fr_employee_home_text(inputs);
});
// src/paraglide/messages/step_consultations_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Consultations_TextInputs */
var fr_step_consultations_text = () => {
	return `Ceux à venir et ceux qui sont passés.`;
};
var en_step_consultations_text = () => {
	return `Those to come and those that are past.`;
};
/**
* | output |
* | --- |
* | "Those to come and those that are past." |
*
* @param {Step_Consultations_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_consultations_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_consultations_text(inputs);
	return fr_step_consultations_text(inputs);
});
// src/paraglide/messages/step_consultations_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Consultations_TitleInputs */
var fr_step_consultations_title = () => {
	return `Voir mes rendez-vous`;
};
var en_step_consultations_title = () => {
	return `See my appointments`;
};
/**
* | output |
* | --- |
* | "See my appointments" |
*
* @param {Step_Consultations_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_consultations_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_consultations_title(inputs);
	return fr_step_consultations_title(inputs);
});
// src/paraglide/messages/step_find_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Find_TextInputs */
var fr_step_find_text = () => {
	return `Par spécialité, par langue, ou disponible dans les prochains jours.`;
};
var en_step_find_text = () => {
	return `By speciality, by language, or available in the coming days.`;
};
/**
* | output |
* | --- |
* | "By speciality, by language, or available in the coming days." |
*
* @param {Step_Find_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_find_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_find_text(inputs);
	return fr_step_find_text(inputs);
});
// src/paraglide/messages/step_find_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_Find_TitleInputs */
var fr_step_find_title = () => {
	return `Trouver un praticien`;
};
var en_step_find_title = () => {
	return `Find a practitioner`;
};
/**
* | output |
* | --- |
* | "Find a practitioner" |
*
* @param {Step_Find_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_find_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_find_title(inputs);
	return fr_step_find_title(inputs);
});
// src/paraglide/messages/step_news_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_News_TextInputs */
var fr_step_news_text = () => {
	return `Ce que votre entreprise vous annonce.`;
};
var en_step_news_text = () => {
	return `What your company announces.`;
};
/**
* | output |
* | --- |
* | "What your company announces." |
*
* @param {Step_News_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_news_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_news_text(inputs);
	return fr_step_news_text(inputs);
});
// src/paraglide/messages/step_news_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Step_News_TitleInputs */
var fr_step_news_title = () => {
	return `Lire les actualités`;
};
var en_step_news_title = () => {
	return `Read the news`;
};
/**
* | output |
* | --- |
* | "Read the news" |
*
* @param {Step_News_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var step_news_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_step_news_title(inputs);
	return fr_step_news_title(inputs);
});
// src/pages/employee/index.astro
var employee_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { paths, user } = Astro.locals;
	const steps = [
		{
			href: paths.employeePractitioners(),
			icon: "search",
			title: step_find_title(),
			text: step_find_text()
		},
		{
			href: paths.employeeConsultations(),
			icon: "calendar",
			title: step_consultations_title(),
			text: step_consultations_text()
		},
		{
			href: paths.employeeNews(),
			icon: "newspaper",
			title: step_news_title(),
			text: step_news_text()
		},
		{
			href: paths.blog(),
			icon: "book-open",
			title: step_blog_title(),
			text: step_blog_text()
		}
	];
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": greeting({ name: user?.displayName ?? "" }),
		"tabTitle": nav_home(),
		"text": employee_home_text()
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "NextSteps", $$NextSteps, { "steps": steps })}` })}`;
}, "/work/main/site/src/pages/employee/index.astro", void 0);
var $$file = "/work/main/site/src/pages/employee/index.astro";
var $$url = "/employee";
// \0virtual:astro:page:src/pages/employee/index@_@astro
var page = () => employee_exports;
export { page };
