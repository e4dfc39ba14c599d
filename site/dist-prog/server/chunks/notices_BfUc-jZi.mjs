import { A as renderTemplate, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
// src/paraglide/messages/notice_news_archived.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_News_ArchivedInputs */
var fr_notice_news_archived = () => {
	return `L’actualité est archivée.`;
};
var en_notice_news_archived = () => {
	return `The news item is archived.`;
};
/**
* | output |
* | --- |
* | "The news item is archived." |
*
* @param {Notice_News_ArchivedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_news_archived = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_news_archived(inputs);
	return fr_notice_news_archived(inputs);
});
// src/paraglide/messages/notice_news_published.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_News_PublishedInputs */
var fr_notice_news_published = () => {
	return `L’actualité est publiée.`;
};
var en_notice_news_published = () => {
	return `The news item is published.`;
};
/**
* | output |
* | --- |
* | "The news item is published." |
*
* @param {Notice_News_PublishedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_news_published = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_news_published(inputs);
	return fr_notice_news_published(inputs);
});
// src/paraglide/messages/notice_news_restored.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_News_RestoredInputs */
var fr_notice_news_restored = () => {
	return `L’actualité est restaurée.`;
};
var en_notice_news_restored = () => {
	return `The news item is restored.`;
};
/**
* | output |
* | --- |
* | "The news item is restored." |
*
* @param {Notice_News_RestoredInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_news_restored = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_news_restored(inputs);
	return fr_notice_news_restored(inputs);
});
// src/paraglide/messages/notice_news_saved.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_News_SavedInputs */
var fr_notice_news_saved = () => {
	return `L’actualité est enregistrée.`;
};
var en_notice_news_saved = () => {
	return `The news item is saved.`;
};
/**
* | output |
* | --- |
* | "The news item is saved." |
*
* @param {Notice_News_SavedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_news_saved = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_news_saved(inputs);
	return fr_notice_news_saved(inputs);
});
// src/paraglide/messages/notice_password_changed.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_Password_ChangedInputs */
var fr_notice_password_changed = () => {
	return `Votre mot de passe est changé. Vos autres appareils sont déconnectés.`;
};
var en_notice_password_changed = () => {
	return `Your password is changed. Your other devices are signed out.`;
};
/**
* | output |
* | --- |
* | "Your password is changed. Your other devices are signed out." |
*
* @param {Notice_Password_ChangedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_password_changed = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_password_changed(inputs);
	return fr_notice_password_changed(inputs);
});
// src/paraglide/messages/notice_password_reset.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_Password_ResetInputs */
var fr_notice_password_reset = () => {
	return `Votre nouveau mot de passe est enregistré. Connectez-vous avec lui.`;
};
var en_notice_password_reset = () => {
	return `Your new password is saved. Sign in with it.`;
};
/**
* | output |
* | --- |
* | "Your new password is saved. Sign in with it." |
*
* @param {Notice_Password_ResetInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_password_reset = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_password_reset(inputs);
	return fr_notice_password_reset(inputs);
});
// src/paraglide/messages/notice_saved.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_SavedInputs */
var fr_notice_saved = () => {
	return `C’est enregistré.`;
};
var en_notice_saved = () => {
	return `Saved.`;
};
/**
* | output |
* | --- |
* | "Saved." |
*
* @param {Notice_SavedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_saved = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_saved(inputs);
	return fr_notice_saved(inputs);
});
// src/paraglide/messages/notice_session_corrected.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_Session_CorrectedInputs */
var fr_notice_session_corrected = () => {
	return `Votre correction est enregistrée.`;
};
var en_notice_session_corrected = () => {
	return `Your correction is saved.`;
};
/**
* | output |
* | --- |
* | "Your correction is saved." |
*
* @param {Notice_Session_CorrectedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_session_corrected = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_session_corrected(inputs);
	return fr_notice_session_corrected(inputs);
});
// src/paraglide/messages/notice_session_ended.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_Session_EndedInputs */
var fr_notice_session_ended = () => {
	return `Votre session est terminée. Connectez-vous pour continuer.`;
};
var en_notice_session_ended = () => {
	return `Your session has ended. Sign in to continue.`;
};
/**
* | output |
* | --- |
* | "Your session has ended. Sign in to continue." |
*
* @param {Notice_Session_EndedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_session_ended = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_session_ended(inputs);
	return fr_notice_session_ended(inputs);
});
// src/paraglide/messages/notice_session_reported.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_Session_ReportedInputs */
var fr_notice_session_reported = () => {
	return `C’est noté. Prenez le temps de souffler.`;
};
var en_notice_session_reported = () => {
	return `Noted. Take a moment to breathe.`;
};
/**
* | output |
* | --- |
* | "Noted. Take a moment to breathe." |
*
* @param {Notice_Session_ReportedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_session_reported = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_session_reported(inputs);
	return fr_notice_session_reported(inputs);
});
// src/paraglide/messages/notice_signed_out.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Notice_Signed_OutInputs */
var fr_notice_signed_out = () => {
	return `Vous êtes déconnecté.`;
};
var en_notice_signed_out = () => {
	return `You are signed out.`;
};
/**
* | output |
* | --- |
* | "You are signed out." |
*
* @param {Notice_Signed_OutInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var notice_signed_out = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_notice_signed_out(inputs);
	return fr_notice_signed_out(inputs);
});
// src/paraglide/messages/title_with_error.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ title: NonNullable<unknown> }} Title_With_ErrorInputs */
var fr_title_with_error = (i) => {
	return `Erreur : ${i?.title}`;
};
var en_title_with_error = (i) => {
	return `Error: ${i?.title}`;
};
/**
* | output |
* | --- |
* | "Error: {title}" |
*
* @param {Title_With_ErrorInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var title_with_error = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_title_with_error(inputs);
	return fr_title_with_error(inputs);
});
// src/components/Notice.astro
createAstro("https://astro.build");
var $$Notice = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Notice;
	const { text } = Astro.props;
	return renderTemplate`${text !== null && renderTemplate`${maybeRenderHead($$result)}<p role="status" class="mb-5 flex items-start gap-2.5 rounded-card bg-leaf-soft p-4 text-leaf">${renderComponent($$result, "Icon", $$Icon, {
		"name": "check",
		"class": "mt-0.5"
	})}<span>${text}</span></p>`}`;
}, "/work/main/site/src/components/Notice.astro", void 0);
// src/lib/notices.ts
var NOTICES = {
	saved: notice_saved,
	"news-saved": notice_news_saved,
	"news-published": notice_news_published,
	"news-archived": notice_news_archived,
	"news-restored": notice_news_restored,
	"session-reported": notice_session_reported,
	"session-corrected": notice_session_corrected,
	"signed-out": notice_signed_out,
	"password-reset": notice_password_reset,
	"password-changed": notice_password_changed,
	"session-ended": notice_session_ended
};
/** The sentence for `?notice=…`, which a form adds to the address it goes to; unknown names say nothing. */
function findNotice(name) {
	return name !== null && Object.hasOwn(NOTICES, name) ? NOTICES[name]?.() ?? null : null;
}
export { $$Notice as n, title_with_error as r, findNotice as t };
