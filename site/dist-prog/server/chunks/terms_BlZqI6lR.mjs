import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent } from "./compiler_4MWXewuc.mjs";
import { n as consentVersion } from "./account-fields_BRnOSw68.mjs";
import { o as legal_terms_title, t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/legal_terms_account_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Account_1Inputs */
var fr_legal_terms_account_1 = () => {
	return `Votre compte est personnel. Gardez votre mot de passe pour vous et changez-le si vous pensez que quelqu’un le connaît.`;
};
var en_legal_terms_account_1 = () => {
	return `Your account is personal. Keep your password to yourself and change it if you think somebody knows it.`;
};
/**
* | output |
* | --- |
* | "Your account is personal. Keep your password to yourself and change it if you think somebody knows it." |
*
* @param {Legal_Terms_Account_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_account_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_account_1(inputs);
	return fr_legal_terms_account_1(inputs);
});
// src/paraglide/messages/legal_terms_account_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Account_2Inputs */
var fr_legal_terms_account_2 = () => {
	return `Vous pouvez vous déconnecter à tout moment ; la session de cet appareil prend fin aussitôt.`;
};
var en_legal_terms_account_2 = () => {
	return `You can sign out at any time; the session of this device ends at once.`;
};
/**
* | output |
* | --- |
* | "You can sign out at any time; the session of this device ends at once." |
*
* @param {Legal_Terms_Account_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_account_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_account_2(inputs);
	return fr_legal_terms_account_2(inputs);
});
// src/paraglide/messages/legal_terms_account_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Account_TitleInputs */
var fr_legal_terms_account_title = () => {
	return `Votre compte`;
};
var en_legal_terms_account_title = () => {
	return `Your account`;
};
/**
* | output |
* | --- |
* | "Your account" |
*
* @param {Legal_Terms_Account_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_account_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_account_title(inputs);
	return fr_legal_terms_account_title(inputs);
});
// src/paraglide/messages/legal_terms_conduct_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Conduct_1Inputs */
var fr_legal_terms_conduct_1 = () => {
	return `Les échanges restent courtois. Ne partagez pas ce qu’une autre personne vous a confié.`;
};
var en_legal_terms_conduct_1 = () => {
	return `Conversations stay courteous. Do not share what another person has told you in confidence.`;
};
/**
* | output |
* | --- |
* | "Conversations stay courteous. Do not share what another person has told you in confidence." |
*
* @param {Legal_Terms_Conduct_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_conduct_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_conduct_1(inputs);
	return fr_legal_terms_conduct_1(inputs);
});
// src/paraglide/messages/legal_terms_conduct_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Conduct_2Inputs */
var fr_legal_terms_conduct_2 = () => {
	return `Prévenez si vous ne pouvez pas venir à un rendez-vous, si possible 24 heures avant.`;
};
var en_legal_terms_conduct_2 = () => {
	return `Say so when you cannot come to an appointment, 24 hours before if possible.`;
};
/**
* | output |
* | --- |
* | "Say so when you cannot come to an appointment, 24 hours before if possible." |
*
* @param {Legal_Terms_Conduct_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_conduct_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_conduct_2(inputs);
	return fr_legal_terms_conduct_2(inputs);
});
// src/paraglide/messages/legal_terms_conduct_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Conduct_TitleInputs */
var fr_legal_terms_conduct_title = () => {
	return `Le respect de chacun`;
};
var en_legal_terms_conduct_title = () => {
	return `Respect for everyone`;
};
/**
* | output |
* | --- |
* | "Respect for everyone" |
*
* @param {Legal_Terms_Conduct_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_conduct_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_conduct_title(inputs);
	return fr_legal_terms_conduct_title(inputs);
});
// src/paraglide/messages/legal_terms_data_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Data_1Inputs */
var fr_legal_terms_data_1 = () => {
	return `La page Confidentialité dit qui voit quoi. Votre employeur ne voit jamais le contenu de vos échanges.`;
};
var en_legal_terms_data_1 = () => {
	return `The Confidentiality page says who sees what. Your employer never sees the content of your conversations.`;
};
/**
* | output |
* | --- |
* | "The Confidentiality page says who sees what. Your employer never sees the content of your conversations." |
*
* @param {Legal_Terms_Data_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_data_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_data_1(inputs);
	return fr_legal_terms_data_1(inputs);
});
// src/paraglide/messages/legal_terms_data_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Data_2Inputs */
var fr_legal_terms_data_2 = () => {
	return `Vous pouvez retirer votre accord. Le service ne peut alors plus vous être rendu.`;
};
var en_legal_terms_data_2 = () => {
	return `You can withdraw your agreement. The service can then no longer be given to you.`;
};
/**
* | output |
* | --- |
* | "You can withdraw your agreement. The service can then no longer be given to you." |
*
* @param {Legal_Terms_Data_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_data_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_data_2(inputs);
	return fr_legal_terms_data_2(inputs);
});
// src/paraglide/messages/legal_terms_data_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Data_TitleInputs */
var fr_legal_terms_data_title = () => {
	return `Vos données`;
};
var en_legal_terms_data_title = () => {
	return `Your data`;
};
/**
* | output |
* | --- |
* | "Your data" |
*
* @param {Legal_Terms_Data_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_data_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_data_title(inputs);
	return fr_legal_terms_data_title(inputs);
});
// src/paraglide/messages/legal_terms_description.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_DescriptionInputs */
var fr_legal_terms_description = () => {
	return `Ce que HuntZen Care vous apporte, ce qu’il ne remplace pas, et ce que chacun s’engage à respecter.`;
};
var en_legal_terms_description = () => {
	return `What HuntZen Care gives you, what it does not replace, and what each of us agrees to.`;
};
/**
* | output |
* | --- |
* | "What HuntZen Care gives you, what it does not replace, and what each of us agrees to." |
*
* @param {Legal_Terms_DescriptionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_description = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_description(inputs);
	return fr_legal_terms_description(inputs);
});
// src/paraglide/messages/legal_terms_service_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Service_1Inputs */
var fr_legal_terms_service_1 = () => {
	return `HuntZen Care vous permet de prendre rendez-vous avec des praticiens, d’échanger avec eux, de suivre des séances d’exercices et de lire des ressources.`;
};
var en_legal_terms_service_1 = () => {
	return `With HuntZen Care you book appointments with practitioners, write to them, follow exercise sessions and read resources.`;
};
/**
* | output |
* | --- |
* | "With HuntZen Care you book appointments with practitioners, write to them, follow exercise sessions and read resources." |
*
* @param {Legal_Terms_Service_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_service_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_service_1(inputs);
	return fr_legal_terms_service_1(inputs);
});
// src/paraglide/messages/legal_terms_service_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Service_2Inputs */
var fr_legal_terms_service_2 = () => {
	return `Le service ne remplace ni les urgences ni votre médecin. En cas d’urgence, appelez le 15 ou le 112 ; en cas de souffrance psychique ou d’idées suicidaires, le 3114.`;
};
var en_legal_terms_service_2 = () => {
	return `The service replaces neither emergency services nor your doctor. In an emergency in France call 15 or 112; for mental distress or suicidal thoughts call 3114.`;
};
/**
* | output |
* | --- |
* | "The service replaces neither emergency services nor your doctor. In an emergency in France call 15 or 112; for mental distress or suicidal thoughts call 3114." |
*
* @param {Legal_Terms_Service_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_service_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_service_2(inputs);
	return fr_legal_terms_service_2(inputs);
});
// src/paraglide/messages/legal_terms_service_3.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Service_3Inputs */
var fr_legal_terms_service_3 = () => {
	return `Aucun paiement n’a lieu sur la plateforme.`;
};
var en_legal_terms_service_3 = () => {
	return `No payment takes place on the platform.`;
};
/**
* | output |
* | --- |
* | "No payment takes place on the platform." |
*
* @param {Legal_Terms_Service_3Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_service_3 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_service_3(inputs);
	return fr_legal_terms_service_3(inputs);
});
// src/paraglide/messages/legal_terms_service_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_Service_TitleInputs */
var fr_legal_terms_service_title = () => {
	return `Le service`;
};
var en_legal_terms_service_title = () => {
	return `The service`;
};
/**
* | output |
* | --- |
* | "The service" |
*
* @param {Legal_Terms_Service_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_service_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_service_title(inputs);
	return fr_legal_terms_service_title(inputs);
});
// src/paraglide/messages/legal_terms_version.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ version: NonNullable<unknown> }} Legal_Terms_VersionInputs */
var fr_legal_terms_version = (i) => {
	return `Version ${i?.version}`;
};
var en_legal_terms_version = (i) => {
	return `Version ${i?.version}`;
};
/**
* | output |
* | --- |
* | "Version {version}" |
*
* @param {Legal_Terms_VersionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_version = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_version(inputs);
	return fr_legal_terms_version(inputs);
});
// src/pages/terms.astro
var terms_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Terms,
	file: () => $$file,
	url: () => $$url
});
var $$Terms = createComponent(($$result, $$props, $$slots) => {
	const sections = [
		{
			title: legal_terms_service_title(),
			points: [
				legal_terms_service_1(),
				legal_terms_service_2(),
				legal_terms_service_3()
			]
		},
		{
			title: legal_terms_account_title(),
			points: [legal_terms_account_1(), legal_terms_account_2()]
		},
		{
			title: legal_terms_conduct_title(),
			points: [legal_terms_conduct_1(), legal_terms_conduct_2()]
		},
		{
			title: legal_terms_data_title(),
			points: [legal_terms_data_1(), legal_terms_data_2()]
		}
	];
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, {
		"title": legal_terms_title(),
		"description": legal_terms_description(),
		"isIndexed": true
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="wrap py-12"><article class="prose"><h1>${legal_terms_title()}</h1><p class="text-muted">${legal_terms_version({ version: consentVersion("terms") })}</p>${sections.map(({ title, points }) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<h2>${title}</h2><ul class="space-y-2">${points.map((point) => renderTemplate`<li>${point}</li>`)}</ul>` })}`)}</article></div>` })}`;
}, "/work/main/site/src/pages/terms.astro", void 0);
var $$file = "/work/main/site/src/pages/terms.astro";
var $$url = "/terms";
// \0virtual:astro:page:src/pages/terms@_@astro
var page = () => terms_exports;
export { page };
