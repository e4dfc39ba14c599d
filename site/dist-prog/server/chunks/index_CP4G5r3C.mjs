import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as BRAND } from "./brand_Ct1WTGUL.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { t as $$PrivacyScene } from "./PrivacyScene_BTaMAU3c.mjs";
import { a as my_space, i as nav_how, n as sign_in, t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
import { t as absoluteUrl } from "./config.server_AkIHuIvs.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/for_companies_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Companies_TextInputs */
var fr_for_companies_text = () => {
	return `Un service à proposer à vos équipes, avec des chiffres d’usage et rien de médical.`;
};
var en_for_companies_text = () => {
	return `A service to offer your teams, with usage figures and nothing medical.`;
};
/**
* | output |
* | --- |
* | "A service to offer your teams, with usage figures and nothing medical." |
*
* @param {For_Companies_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_companies_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_companies_text(inputs);
	return fr_for_companies_text(inputs);
});
// src/paraglide/messages/for_companies_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Companies_TitleInputs */
var fr_for_companies_title = () => {
	return `Entreprises et établissements`;
};
var en_for_companies_title = () => {
	return `Companies and clinics`;
};
/**
* | output |
* | --- |
* | "Companies and clinics" |
*
* @param {For_Companies_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_companies_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_companies_title(inputs);
	return fr_for_companies_title(inputs);
});
// src/paraglide/messages/for_employees_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Employees_TextInputs */
var fr_for_employees_text = () => {
	return `Un praticien disponible cette semaine, dans votre langue, en vidéo ou sur place.`;
};
var en_for_employees_text = () => {
	return `A practitioner available this week, in your language, by video or in person.`;
};
/**
* | output |
* | --- |
* | "A practitioner available this week, in your language, by video or in person." |
*
* @param {For_Employees_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_employees_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_employees_text(inputs);
	return fr_for_employees_text(inputs);
});
// src/paraglide/messages/for_employees_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Employees_TitleInputs */
var fr_for_employees_title = () => {
	return `Salariés`;
};
var en_for_employees_title = () => {
	return `Employees`;
};
/**
* | output |
* | --- |
* | "Employees" |
*
* @param {For_Employees_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_employees_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_employees_title(inputs);
	return fr_for_employees_title(inputs);
});
// src/paraglide/messages/for_patients_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Patients_TextInputs */
var fr_for_patients_text = () => {
	return `Des séances expliquées pas à pas, avec les durées et les répétitions prévues pour vous.`;
};
var en_for_patients_text = () => {
	return `Sessions explained step by step, with the durations and repetitions planned for you.`;
};
/**
* | output |
* | --- |
* | "Sessions explained step by step, with the durations and repetitions planned for you." |
*
* @param {For_Patients_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_patients_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_patients_text(inputs);
	return fr_for_patients_text(inputs);
});
// src/paraglide/messages/for_patients_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Patients_TitleInputs */
var fr_for_patients_title = () => {
	return `Patients`;
};
var en_for_patients_title = () => {
	return `Patients`;
};
/**
* | output |
* | --- |
* | "Patients" |
*
* @param {For_Patients_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_patients_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_patients_title(inputs);
	return fr_for_patients_title(inputs);
});
// src/paraglide/messages/for_professionals_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Professionals_TextInputs */
var fr_for_professionals_text = () => {
	return `Un agenda clair, des suivis à jour, et moins de temps passé à tout noter deux fois.`;
};
var en_for_professionals_text = () => {
	return `A clear agenda, up-to-date follow-ups, and less time writing everything twice.`;
};
/**
* | output |
* | --- |
* | "A clear agenda, up-to-date follow-ups, and less time writing everything twice." |
*
* @param {For_Professionals_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_professionals_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_professionals_text(inputs);
	return fr_for_professionals_text(inputs);
});
// src/paraglide/messages/for_professionals_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_Professionals_TitleInputs */
var fr_for_professionals_title = () => {
	return `Praticiens et coachs`;
};
var en_for_professionals_title = () => {
	return `Practitioners and coaches`;
};
/**
* | output |
* | --- |
* | "Practitioners and coaches" |
*
* @param {For_Professionals_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_professionals_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_professionals_title(inputs);
	return fr_for_professionals_title(inputs);
});
// src/paraglide/messages/for_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} For_TitleInputs */
var fr_for_title = () => {
	return `Pour qui`;
};
var en_for_title = () => {
	return `Who it is for`;
};
/**
* | output |
* | --- |
* | "Who it is for" |
*
* @param {For_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var for_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_for_title(inputs);
	return fr_for_title(inputs);
});
// src/paraglide/messages/hero_note.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Hero_NoteInputs */
var fr_hero_note = () => {
	return `Votre employeur ne lit ni vos messages ni vos notes.`;
};
var en_hero_note = () => {
	return `Your employer reads neither your messages nor your notes.`;
};
/**
* | output |
* | --- |
* | "Your employer reads neither your messages nor your notes." |
*
* @param {Hero_NoteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var hero_note = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_hero_note(inputs);
	return fr_hero_note(inputs);
});
// src/paraglide/messages/hero_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Hero_TextInputs */
var fr_hero_text = () => {
	return `Des séances d’exercice adaptées à votre état, des praticiens à qui parler, et un suivi qui reste entre vous et eux.`;
};
var en_hero_text = () => {
	return `Exercise sessions suited to how you are, practitioners to talk to, and a follow-up that stays between you and them.`;
};
/**
* | output |
* | --- |
* | "Exercise sessions suited to how you are, practitioners to talk to, and a follow-up that stays between you and them." |
*
* @param {Hero_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var hero_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_hero_text(inputs);
	return fr_hero_text(inputs);
});
// src/paraglide/messages/hero_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Hero_TitleInputs */
var fr_hero_title = () => {
	return `Prendre soin de soi, un pas à la fois`;
};
var en_hero_title = () => {
	return `Taking care of yourself, one step at a time`;
};
/**
* | output |
* | --- |
* | "Taking care of yourself, one step at a time" |
*
* @param {Hero_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var hero_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_hero_title(inputs);
	return fr_hero_title(inputs);
});
// src/paraglide/messages/home_description.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Home_DescriptionInputs */
var fr_home_description = () => {
	return `Séances d’activité physique adaptée, rendez-vous avec des praticiens et suivi personnel, en confiance.`;
};
var en_home_description = () => {
	return `Adapted exercise sessions, appointments with practitioners and personal follow-up, in confidence.`;
};
/**
* | output |
* | --- |
* | "Adapted exercise sessions, appointments with practitioners and personal follow-up, in confidence." |
*
* @param {Home_DescriptionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var home_description = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_home_description(inputs);
	return fr_home_description(inputs);
});
// src/paraglide/messages/how_1_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_1_TextInputs */
var fr_how_1_text = () => {
	return `Votre établissement ou votre entreprise vous l’envoie par e-mail. Vous choisissez un mot de passe, et c’est ouvert.`;
};
var en_how_1_text = () => {
	return `Your clinic or your company sends it by e-mail. You choose a password, and you are in.`;
};
/**
* | output |
* | --- |
* | "Your clinic or your company sends it by e-mail. You choose a password, and you are in." |
*
* @param {How_1_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_1_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_1_text(inputs);
	return fr_how_1_text(inputs);
});
// src/paraglide/messages/how_1_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_1_TitleInputs */
var fr_how_1_title = () => {
	return `Vous recevez une invitation`;
};
var en_how_1_title = () => {
	return `You receive an invitation`;
};
/**
* | output |
* | --- |
* | "You receive an invitation" |
*
* @param {How_1_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_1_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_1_title(inputs);
	return fr_how_1_title(inputs);
});
// src/paraglide/messages/how_2_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_2_TextInputs */
var fr_how_2_text = () => {
	return `Une séance de dix minutes, un rendez-vous en vidéo ou un article à lire : vous avancez à votre rythme.`;
};
var en_how_2_text = () => {
	return `A ten-minute session, a video appointment or an article to read: you go at your own pace.`;
};
/**
* | output |
* | --- |
* | "A ten-minute session, a video appointment or an article to read: you go at your own pace." |
*
* @param {How_2_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_2_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_2_text(inputs);
	return fr_how_2_text(inputs);
});
// src/paraglide/messages/how_2_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_2_TitleInputs */
var fr_how_2_title = () => {
	return `Vous choisissez ce qui vous convient`;
};
var en_how_2_title = () => {
	return `You choose what suits you`;
};
/**
* | output |
* | --- |
* | "You choose what suits you" |
*
* @param {How_2_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_2_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_2_title(inputs);
	return fr_how_2_title(inputs);
});
// src/paraglide/messages/how_3_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_3_TextInputs */
var fr_how_3_text = () => {
	return `Vos séances faites et vos rendez-vous sont au même endroit, sur téléphone comme sur ordinateur.`;
};
var en_how_3_text = () => {
	return `Your completed sessions and your appointments are in one place, on your phone and on your computer.`;
};
/**
* | output |
* | --- |
* | "Your completed sessions and your appointments are in one place, on your phone and on your computer." |
*
* @param {How_3_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_3_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_3_text(inputs);
	return fr_how_3_text(inputs);
});
// src/paraglide/messages/how_3_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_3_TitleInputs */
var fr_how_3_title = () => {
	return `Vous gardez le fil`;
};
var en_how_3_title = () => {
	return `You keep track`;
};
/**
* | output |
* | --- |
* | "You keep track" |
*
* @param {How_3_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_3_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_3_title(inputs);
	return fr_how_3_title(inputs);
});
// src/paraglide/messages/how_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} How_TitleInputs */
var fr_how_title = () => {
	return `Comment ça marche`;
};
var en_how_title = () => {
	return `How it works`;
};
/**
* | output |
* | --- |
* | "How it works" |
*
* @param {How_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var how_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_how_title(inputs);
	return fr_how_title(inputs);
});
// src/paraglide/messages/privacy_more.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Privacy_MoreInputs */
var fr_privacy_more = () => {
	return `Lire comment vos données sont protégées`;
};
var en_privacy_more = () => {
	return `Read how your data is protected`;
};
/**
* | output |
* | --- |
* | "Read how your data is protected" |
*
* @param {Privacy_MoreInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var privacy_more = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_privacy_more(inputs);
	return fr_privacy_more(inputs);
});
// src/paraglide/messages/privacy_point_1.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Privacy_Point_1Inputs */
var fr_privacy_point_1 = () => {
	return `Les messages entre vous et votre praticien sont chiffrés dans notre base de données.`;
};
var en_privacy_point_1 = () => {
	return `Messages between you and your practitioner are encrypted in our database.`;
};
/**
* | output |
* | --- |
* | "Messages between you and your practitioner are encrypted in our database." |
*
* @param {Privacy_Point_1Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var privacy_point_1 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_privacy_point_1(inputs);
	return fr_privacy_point_1(inputs);
});
// src/paraglide/messages/privacy_point_2.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Privacy_Point_2Inputs */
var fr_privacy_point_2 = () => {
	return `Les ressources humaines voient des nombres : combien de rendez-vous, combien de temps. Jamais leur contenu.`;
};
var en_privacy_point_2 = () => {
	return `Human resources see numbers: how many appointments, how much time. Never their content.`;
};
/**
* | output |
* | --- |
* | "Human resources see numbers: how many appointments, how much time. Never their content." |
*
* @param {Privacy_Point_2Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var privacy_point_2 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_privacy_point_2(inputs);
	return fr_privacy_point_2(inputs);
});
// src/paraglide/messages/privacy_point_3.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Privacy_Point_3Inputs */
var fr_privacy_point_3 = () => {
	return `Les données de chaque entreprise sont séparées de celles des autres, jusque dans la base de données.`;
};
var en_privacy_point_3 = () => {
	return `The data of each company is kept apart from the others, down to the database itself.`;
};
/**
* | output |
* | --- |
* | "The data of each company is kept apart from the others, down to the database itself." |
*
* @param {Privacy_Point_3Inputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var privacy_point_3 = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_privacy_point_3(inputs);
	return fr_privacy_point_3(inputs);
});
// src/paraglide/messages/privacy_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Privacy_TitleInputs */
var fr_privacy_title = () => {
	return `Ce que vous confiez reste protégé`;
};
var en_privacy_title = () => {
	return `What you confide stays protected`;
};
/**
* | output |
* | --- |
* | "What you confide stays protected" |
*
* @param {Privacy_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var privacy_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_privacy_title(inputs);
	return fr_privacy_title(inputs);
});
// src/paraglide/messages/start_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Start_TextInputs */
var fr_start_text = () => {
	return `Connectez-vous pour retrouver vos séances et vos rendez-vous.`;
};
var en_start_text = () => {
	return `Sign in to find your sessions and your appointments.`;
};
/**
* | output |
* | --- |
* | "Sign in to find your sessions and your appointments." |
*
* @param {Start_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var start_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_start_text(inputs);
	return fr_start_text(inputs);
});
// src/paraglide/messages/start_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Start_TitleInputs */
var fr_start_title = () => {
	return `Vous avez déjà un compte ?`;
};
var en_start_title = () => {
	return `Do you already have an account?`;
};
/**
* | output |
* | --- |
* | "Do you already have an account?" |
*
* @param {Start_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var start_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_start_title(inputs);
	return fr_start_title(inputs);
});
// src/illustrations/HeroScene.astro
var $$HeroScene = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<svg viewBox="0 0 560 460" aria-hidden="true" class="h-auto w-full"><path class="fill-primary-soft" d="M70 96C140 6 330-22 438 44c104 64 142 196 84 288-62 98-206 122-322 112C86 434 22 368 18 270c-2-66 12-124 52-174Z"></path><circle class="fill-sun" cx="424" cy="116" r="56"></circle><g class="fill-surface" opacity="0.85"><path d="M96 128c4-20 30-26 42-10 14-10 36-2 36 16 14 0 20 22 4 26H92c-20-2-18-32 4-32Z"></path><path d="M300 84c2-12 20-16 28-6 10-6 24 0 24 12 10 0 14 14 2 18h-56c-14-2-12-24 2-24Z"></path></g><path class="fill-leaf-soft" d="M26 330c70-64 150-70 226-34 84-70 196-66 274 20-12 60-58 104-136 122-80 16-220 18-290-14-42-20-66-54-74-94Z"></path><path class="fill-leaf" opacity="0.28" d="M40 366c96-34 196-26 268-8 84-22 156-16 208-10-26 48-74 78-136 90-90 16-216 16-280-14-28-14-48-34-60-58Z"></path><ellipse class="fill-ink" opacity="0.12" cx="262" cy="388" rx="150" ry="10"></ellipse><g fill="none" stroke-linecap="round" stroke-linejoin="round"><path class="stroke-primary" stroke-width="31" d="M272 268 168 366"></path><path class="stroke-primary" stroke-width="31" d="M278 268l78 22-4 74"></path><path stroke="#b97b56" stroke-width="15" d="M162 374l-22 8M352 372v8h28"></path><path stroke="#b97b56" stroke-width="16" d="M276 176c-34-10-74-8-116-2M284 176c38-8 76-6 112 0"></path><path class="stroke-accent" stroke-width="46" d="M278 192l-2 60"></path><path class="stroke-accent" stroke-width="21" d="M276 178c-20-6-34-7-48-6M284 178c16-4 32-6 46-5"></path><path stroke="#b97b56" stroke-width="15" d="M281 156v-14"></path></g><circle fill="#b97b56" cx="284" cy="122" r="25"></circle><path fill="#33231d" d="M258 126c-6-30 18-42 36-34 10 4 16 14 15 22-14 2-24-2-31-8-2 12-8 18-20 20Z"></path><circle fill="#33231d" cx="262" cy="92" r="11"></circle><g fill="none" stroke-linecap="round" class="stroke-leaf" stroke-width="4"><path d="M470 386c0-40-2-62 6-92M470 362c-18-2-28-14-30-30M472 338c18-4 26-16 26-32M472 386c10-14 24-18 38-18"></path><path d="M76 388c0-26 2-42-4-62M76 368c14-2 22-10 24-24M74 350c-14-2-20-10-22-22"></path></g><g class="fill-leaf"><path d="M440 332c-12-14-8-26-2-34 12 8 16 24 2 34ZM498 306c-2-18 6-28 16-32 4 14 0 28-16 32ZM476 294c-10-16-4-30 4-38 10 12 10 28-4 38ZM510 368c12-10 24-8 30-2-8 10-20 12-30 2Z"></path><path d="M100 344c0-14 8-20 16-22 2 12-2 20-16 22ZM52 328c-12-8-12-18-8-26 12 6 14 16 8 26ZM72 326c-8-14-2-24 4-30 8 10 8 22-4 30Z"></path></g></svg>`;
}, "/work/main/site/src/illustrations/HeroScene.astro", void 0);
// src/illustrations/TalkScene.astro
var $$TalkScene = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<svg viewBox="0 0 480 340" aria-hidden="true" class="h-auto w-full"><path class="fill-sun-soft" d="M52 84C108 18 246 4 344 26c84 20 124 92 108 168-16 84-96 122-198 126C146 326 56 300 30 226 14 178 18 122 52 84Z"></path><path class="fill-surface stroke-line" stroke-width="2" d="M118 44h112a20 20 0 0 1 20 20v36a20 20 0 0 1-20 20h-62l-24 22v-22h-26a20 20 0 0 1-20-20V64a20 20 0 0 1 20-20Z"></path><path class="stroke-primary" stroke-width="7" stroke-linecap="round" fill="none" d="M124 72h96M124 92h62"></path><path class="fill-primary" d="M276 76h84a18 18 0 0 1 18 18v28a18 18 0 0 1-18 18h-8v20l-22-20h-54a18 18 0 0 1-18-18V94a18 18 0 0 1 18-18Z"></path><g class="fill-on-primary"><circle cx="296" cy="108" r="5"></circle><circle cx="318" cy="108" r="5"></circle><circle cx="340" cy="108" r="5"></circle></g><path class="fill-accent" d="M66 316c2-58 30-88 72-88s72 30 74 88c-44 8-104 8-146 0Z"></path><path fill="#d9a27b" d="M124 212h28v26c-8 10-20 10-28 0Z"></path><circle fill="#d9a27b" cx="138" cy="194" r="32"></circle><path fill="#4a3025" d="M104 204c-6-40 20-52 38-50 24 2 36 24 28 48-6-18-22-20-36-24-8 12-18 20-30 26Z"></path><path class="fill-leaf" d="M270 318c2-58 30-86 72-86s70 28 74 82c-40 12-104 12-146 4Z"></path><path fill="#8a5a3f" d="M328 216h28v26c-8 10-20 10-28 0Z"></path><circle fill="#8a5a3f" cx="342" cy="198" r="32"></circle><path fill="#241a17" d="M310 196c-4-30 16-44 36-42 22 2 34 20 28 44-4-12-10-18-18-22-16 6-32 4-40 2-2 8-4 12-6 18Z"></path></svg>`;
}, "/work/main/site/src/illustrations/TalkScene.astro", void 0);
// src/pages/index.astro
var pages_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => ""
});
createAstro("https://astro.build");
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { paths, user } = Astro.locals;
	const start = user ? {
		href: paths[portalOfRole(user.role)](),
		label: my_space()
	} : {
		href: paths.login(),
		label: sign_in()
	};
	const steps = [
		{
			title: how_1_title(),
			text: how_1_text()
		},
		{
			title: how_2_title(),
			text: how_2_text()
		},
		{
			title: how_3_title(),
			text: how_3_text()
		}
	];
	const people = [
		{
			icon: "dumbbell",
			title: for_patients_title(),
			text: for_patients_text()
		},
		{
			icon: "heart",
			title: for_employees_title(),
			text: for_employees_text()
		},
		{
			icon: "clipboard",
			title: for_professionals_title(),
			text: for_professionals_text()
		},
		{
			icon: "building",
			title: for_companies_title(),
			text: for_companies_text()
		}
	];
	const promises = [
		privacy_point_1(),
		privacy_point_2(),
		privacy_point_3()
	];
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, {
		"title": BRAND,
		"description": home_description(),
		"isIndexed": true,
		"jsonLd": {
			"@context": "https://schema.org",
			"@type": "Organization",
			name: BRAND,
			url: absoluteUrl("/")
		}
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<section class="wrap grid items-center gap-10 py-12 md:grid-cols-2 md:py-20"><div><h1 class="text-[2.488rem] sm:text-[2.986rem]">${hero_title()}</h1><p class="mt-5 text-lg text-muted">${hero_text()}</p><div class="mt-8 flex flex-wrap gap-3"><a${addAttribute(start.href, "href")} class="button button-main">${start.label}</a><a href="#how" class="button button-plain">${nav_how()}</a></div><p class="mt-6 flex items-start gap-2 text-sm text-muted">${renderComponent($$result, "Icon", $$Icon, {
		"name": "lock",
		"size": 18,
		"class": "mt-0.5 text-primary"
	})}${hero_note()}</p></div><div class="mx-auto w-full max-w-lg">${renderComponent($$result, "HeroScene", $$HeroScene, {})}</div></section><section id="how" aria-labelledby="how-title" class="border-y border-line bg-surface"><div class="wrap grid items-center gap-12 py-16 lg:grid-cols-[1fr_1.3fr]"><div class="mx-auto w-full max-w-sm max-lg:order-last">${renderComponent($$result, "TalkScene", $$TalkScene, {})}</div><div><h2 id="how-title" class="text-[1.728rem]">${how_title()}</h2><ol class="mt-8 space-y-7">${steps.map(({ title, text }, index) => renderTemplate`<li class="flex gap-5"><span aria-hidden="true" class="flex size-11 shrink-0 items-center justify-center rounded-full bg-primary-soft font-title text-xl font-semibold text-primary">${index + 1}</span><div><h3 class="text-lg">${title}</h3><p class="mt-1 text-muted">${text}</p></div></li>`)}</ol></div></div></section><section aria-labelledby="for-title" class="wrap py-16"><h2 id="for-title" class="text-[1.728rem]">${for_title()}</h2><ul class="mt-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">${people.map(({ icon, title, text }) => renderTemplate`<li class="card"><span class="flex size-11 items-center justify-center rounded-full bg-sun-soft text-ink">${renderComponent($$result, "Icon", $$Icon, {
		"name": icon,
		"size": 22
	})}</span><h3 class="mt-4 text-lg">${title}</h3><p class="mt-1.5 text-muted">${text}</p></li>`)}</ul></section><section aria-labelledby="privacy-title" class="wrap"><div class="card grid items-center gap-8 p-6 sm:p-10 md:grid-cols-[1.4fr_1fr]"><div><h2 id="privacy-title" class="text-[1.728rem]">${privacy_title()}</h2><ul class="mt-6 space-y-4">${promises.map((promise) => renderTemplate`<li class="flex gap-3">${renderComponent($$result, "Icon", $$Icon, {
		"name": "shield",
		"class": "mt-1 text-leaf"
	})}<span class="max-w-prose">${promise}</span></li>`)}</ul><p class="mt-6"><a${addAttribute(paths.security(), "href")}>${privacy_more()}</a></p></div><div class="mx-auto w-full max-w-xs">${renderComponent($$result, "PrivacyScene", $$PrivacyScene, {})}</div></div></section><section aria-labelledby="start-title" class="wrap pt-16 text-center"><h2 id="start-title" class="text-[1.728rem]">${start_title()}</h2><p class="mx-auto mt-3 text-muted">${start_text()}</p><p class="mx-auto mt-6"><a${addAttribute(start.href, "href")} class="button button-main">${start.label}</a></p></section>` })}`;
}, "/work/main/site/src/pages/index.astro", void 0);
var $$file = "/work/main/site/src/pages/index.astro";
// \0virtual:astro:page:src/pages/index@_@astro
var page = () => pages_exports;
export { page };
