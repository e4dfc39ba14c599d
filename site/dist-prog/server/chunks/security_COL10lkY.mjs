import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent } from "./compiler_4MWXewuc.mjs";
import { t as $$PrivacyScene } from "./PrivacyScene_BTaMAU3c.mjs";
import { t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/security_account_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Account_1Inputs */
var fr_security_account_1 = () => {
	return `Votre mot de passe n’est jamais enregistré tel quel, et plusieurs essais manqués bloquent la connexion un moment.`;
};
var en_security_account_1 = () => {
	return `Your password is never stored as it is, and several failed attempts block sign-in for a while.`;
};
/**
* | output |
* | --- |
* | "Your password is never stored as it is, and several failed attempts block sign-in for a while." |
*
* @param {Security_Account_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_account_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_account_1(inputs);
	return fr_security_account_1(inputs);
});
// src/paraglide/messages/security_account_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Account_2Inputs */
var fr_security_account_2 = () => {
	return `Se déconnecter ou changer de mot de passe ferme l’accès en une seconde.`;
};
var en_security_account_2 = () => {
	return `Signing out or changing your password closes access within a second.`;
};
/**
* | output |
* | --- |
* | "Signing out or changing your password closes access within a second." |
*
* @param {Security_Account_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_account_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_account_2(inputs);
	return fr_security_account_2(inputs);
});
// src/paraglide/messages/security_account_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Account_TitleInputs */
var fr_security_account_title = () => {
	return `Votre compte`;
};
var en_security_account_title = () => {
	return `Your account`;
};
/**
* | output |
* | --- |
* | "Your account" |
*
* @param {Security_Account_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_account_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_account_title(inputs);
	return fr_security_account_title(inputs);
});
// src/paraglide/messages/security_crypto_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Crypto_1Inputs */
var fr_security_crypto_1 = () => {
	return `Entre votre appareil et nos serveurs, tout passe par une connexion chiffrée.`;
};
var en_security_crypto_1 = () => {
	return `Between your device and our servers, everything goes through an encrypted connection.`;
};
/**
* | output |
* | --- |
* | "Between your device and our servers, everything goes through an encrypted connection." |
*
* @param {Security_Crypto_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_crypto_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_crypto_1(inputs);
	return fr_security_crypto_1(inputs);
});
// src/paraglide/messages/security_crypto_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Crypto_2Inputs */
var fr_security_crypto_2 = () => {
	return `Les messages échangés avec un praticien sont enregistrés chiffrés (AES-256-GCM) : une copie de la base de données seule ne permet pas de les lire.`;
};
var en_security_crypto_2 = () => {
	return `Messages exchanged with a practitioner are stored encrypted (AES-256-GCM): a copy of the database alone does not let anyone read them.`;
};
/**
* | output |
* | --- |
* | "Messages exchanged with a practitioner are stored encrypted (AES-256-GCM): a copy of the database alone does not let anyone read them." |
*
* @param {Security_Crypto_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_crypto_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_crypto_2(inputs);
	return fr_security_crypto_2(inputs);
});
// src/paraglide/messages/security_crypto_3.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Crypto_3Inputs */
var fr_security_crypto_3 = () => {
	return `Ce chiffrement est fait par notre serveur, qui détient les clés. Ce n’est pas un chiffrement de bout en bout : nous préférons vous le dire.`;
};
var en_security_crypto_3 = () => {
	return `This encryption is done by our server, which holds the keys. It is not end-to-end encryption: we prefer to tell you.`;
};
/**
* | output |
* | --- |
* | "This encryption is done by our server, which holds the keys. It is not end-to-end encryption: we prefer to tell you." |
*
* @param {Security_Crypto_3Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_crypto_3 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_crypto_3(inputs);
	return fr_security_crypto_3(inputs);
});
// src/paraglide/messages/security_crypto_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Crypto_TitleInputs */
var fr_security_crypto_title = () => {
	return `Ce qui est chiffré`;
};
var en_security_crypto_title = () => {
	return `What is encrypted`;
};
/**
* | output |
* | --- |
* | "What is encrypted" |
*
* @param {Security_Crypto_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_crypto_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_crypto_title(inputs);
	return fr_security_crypto_title(inputs);
});
// src/paraglide/messages/security_description.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_DescriptionInputs */
var fr_security_description = () => {
	return `Qui voit quoi, ce qui est chiffré, et ce qui ne l’est pas.`;
};
var en_security_description = () => {
	return `Who sees what, what is encrypted, and what is not.`;
};
/**
* | output |
* | --- |
* | "Who sees what, what is encrypted, and what is not." |
*
* @param {Security_DescriptionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_description = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_description(inputs);
	return fr_security_description(inputs);
});
// src/paraglide/messages/security_hr_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Hr_1Inputs */
var fr_security_hr_1 = () => {
	return `Les ressources humaines voient des nombres : combien de rendez-vous et combien de temps, par mois. Selon le réglage de votre entreprise, ces nombres sont donnés par personne ou par groupe.`;
};
var en_security_hr_1 = () => {
	return `Human resources see numbers: how many appointments and how much time, by month. Depending on your company’s setting, these numbers are given by person or by group.`;
};
/**
* | output |
* | --- |
* | "Human resources see numbers: how many appointments and how much time, by month. Depending on your company’s setting, these numbers are given by person or by ..." |
*
* @param {Security_Hr_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_hr_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_hr_1(inputs);
	return fr_security_hr_1(inputs);
});
// src/paraglide/messages/security_hr_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Hr_2Inputs */
var fr_security_hr_2 = () => {
	return `Elles ne voient ni le nom du praticien, ni sa spécialité, ni le motif, ni un seul message.`;
};
var en_security_hr_2 = () => {
	return `They see neither the practitioner’s name, nor the speciality, nor the reason, nor a single message.`;
};
/**
* | output |
* | --- |
* | "They see neither the practitioner’s name, nor the speciality, nor the reason, nor a single message." |
*
* @param {Security_Hr_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_hr_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_hr_2(inputs);
	return fr_security_hr_2(inputs);
});
// src/paraglide/messages/security_hr_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Hr_TitleInputs */
var fr_security_hr_title = () => {
	return `Ce que voit votre employeur`;
};
var en_security_hr_title = () => {
	return `What your employer sees`;
};
/**
* | output |
* | --- |
* | "What your employer sees" |
*
* @param {Security_Hr_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_hr_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_hr_title(inputs);
	return fr_security_hr_title(inputs);
});
// src/paraglide/messages/security_intro.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_IntroInputs */
var fr_security_intro = () => {
	return `Parler de sa santé demande de la confiance. Voici, en clair, qui voit quoi et comment vos données sont gardées.`;
};
var en_security_intro = () => {
	return `Talking about your health takes trust. Here, in plain words, is who sees what and how your data is kept.`;
};
/**
* | output |
* | --- |
* | "Talking about your health takes trust. Here, in plain words, is who sees what and how your data is kept." |
*
* @param {Security_IntroInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_intro = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_intro(inputs);
	return fr_security_intro(inputs);
});
// src/paraglide/messages/security_limits_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Limits_1Inputs */
var fr_security_limits_1 = () => {
	return `Aucune publicité, aucun outil de mesure d’audience, aucun cookie qui ne serve pas au site lui-même.`;
};
var en_security_limits_1 = () => {
	return `No advertising, no audience tracking, no cookie that does not serve the site itself.`;
};
/**
* | output |
* | --- |
* | "No advertising, no audience tracking, no cookie that does not serve the site itself." |
*
* @param {Security_Limits_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_limits_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_limits_1(inputs);
	return fr_security_limits_1(inputs);
});
// src/paraglide/messages/security_limits_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Limits_2Inputs */
var fr_security_limits_2 = () => {
	return `Ce service n’est pas un service d’urgence. En cas de danger, appelez le 3114, le 15 ou le 112.`;
};
var en_security_limits_2 = () => {
	return `This service is not an emergency service. In danger, call 3114, 15 or 112.`;
};
/**
* | output |
* | --- |
* | "This service is not an emergency service. In danger, call 3114, 15 or 112." |
*
* @param {Security_Limits_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_limits_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_limits_2(inputs);
	return fr_security_limits_2(inputs);
});
// src/paraglide/messages/security_limits_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Limits_TitleInputs */
var fr_security_limits_title = () => {
	return `Ce que nous ne faisons pas`;
};
var en_security_limits_title = () => {
	return `What we do not do`;
};
/**
* | output |
* | --- |
* | "What we do not do" |
*
* @param {Security_Limits_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_limits_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_limits_title(inputs);
	return fr_security_limits_title(inputs);
});
// src/paraglide/messages/security_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_TitleInputs */
var fr_security_title = () => {
	return `Confidentialité`;
};
var en_security_title = () => {
	return `Confidentiality`;
};
/**
* | output |
* | --- |
* | "Confidentiality" |
*
* @param {Security_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_title(inputs);
	return fr_security_title(inputs);
});
// src/paraglide/messages/security_who_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Who_1Inputs */
var fr_security_who_1 = () => {
	return `Vous voyez vos séances, vos rendez-vous et vos messages.`;
};
var en_security_who_1 = () => {
	return `You see your sessions, your appointments and your messages.`;
};
/**
* | output |
* | --- |
* | "You see your sessions, your appointments and your messages." |
*
* @param {Security_Who_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_who_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_who_1(inputs);
	return fr_security_who_1(inputs);
});
// src/paraglide/messages/security_who_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Who_2Inputs */
var fr_security_who_2 = () => {
	return `Votre praticien voit les rendez-vous que vous prenez avec lui et les messages que vous lui écrivez.`;
};
var en_security_who_2 = () => {
	return `Your practitioner sees the appointments you make with them and the messages you write to them.`;
};
/**
* | output |
* | --- |
* | "Your practitioner sees the appointments you make with them and the messages you write to them." |
*
* @param {Security_Who_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_who_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_who_2(inputs);
	return fr_security_who_2(inputs);
});
// src/paraglide/messages/security_who_3.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Who_3Inputs */
var fr_security_who_3 = () => {
	return `Les personnes qui gèrent le site ne voient aucun contenu médical. Elles voient, pour les séances d’exercice, qui les a faites, quand, combien de temps et avec quel effort.`;
};
var en_security_who_3 = () => {
	return `The people who run the site see no medical content. For exercise sessions, they see who did them, when, for how long and with what effort.`;
};
/**
* | output |
* | --- |
* | "The people who run the site see no medical content. For exercise sessions, they see who did them, when, for how long and with what effort." |
*
* @param {Security_Who_3Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_who_3 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_who_3(inputs);
	return fr_security_who_3(inputs);
});
// src/paraglide/messages/security_who_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Security_Who_TitleInputs */
var fr_security_who_title = () => {
	return `Qui voit quoi`;
};
var en_security_who_title = () => {
	return `Who sees what`;
};
/**
* | output |
* | --- |
* | "Who sees what" |
*
* @param {Security_Who_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var security_who_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_security_who_title(inputs);
	return fr_security_who_title(inputs);
});
// src/pages/security.astro
var security_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Security,
	file: () => $$file,
	url: () => $$url
});
var $$Security = createComponent(($$result, $$props, $$slots) => {
	const sections = [
		{
			title: security_who_title(),
			points: [
				security_who_1(),
				security_who_2(),
				security_who_3()
			]
		},
		{
			title: security_hr_title(),
			points: [security_hr_1(), security_hr_2()]
		},
		{
			title: security_crypto_title(),
			points: [
				security_crypto_1(),
				security_crypto_2(),
				security_crypto_3()
			]
		},
		{
			title: security_account_title(),
			points: [security_account_1(), security_account_2()]
		},
		{
			title: security_limits_title(),
			points: [security_limits_1(), security_limits_2()]
		}
	];
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, {
		"title": security_title(),
		"description": security_description(),
		"isIndexed": true
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="wrap grid gap-10 py-12 lg:grid-cols-[1fr_18rem]"><article class="prose"><h1>${security_title()}</h1><p class="text-lg text-muted">${security_intro()}</p>${sections.map(({ title, points }) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<h2>${title}</h2><ul class="space-y-2">${points.map((point) => renderTemplate`<li>${point}</li>`)}</ul>` })}`)}</article><div class="max-w-72 max-lg:hidden lg:sticky lg:top-8 lg:self-start">${renderComponent($$result, "PrivacyScene", $$PrivacyScene, {})}</div></div>` })}`;
}, "/work/main/site/src/pages/security.astro", void 0);
var $$file = "/work/main/site/src/pages/security.astro";
var $$url = "/security";
// \0virtual:astro:page:src/pages/security@_@astro
var page = () => security_exports;
export { page };
