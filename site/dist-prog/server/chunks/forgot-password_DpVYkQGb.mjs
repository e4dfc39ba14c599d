import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { t as email } from "./email_C3DLgm_S.mjs";
import { n as $$Notice } from "./notices_BfUc-jZi.mjs";
import { t as forgot_send } from "./forgot_send_CQYiH2vS.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { r as emailField } from "./account-fields_BRnOSw68.mjs";
import { t as $$FormLayout } from "./FormLayout_Bor2AbtB.mjs";
import { r as anyAnswer } from "./api.server_CU61q2uI.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import * as z from "zod";
// src/paraglide/messages/back_to_login.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Back_To_LoginInputs */
var fr_back_to_login = () => {
	return `Retour à la connexion`;
};
var en_back_to_login = () => {
	return `Back to sign-in`;
};
/**
* | output |
* | --- |
* | "Back to sign-in" |
*
* @param {Back_To_LoginInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var back_to_login = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_back_to_login(inputs);
	return fr_back_to_login(inputs);
});
// src/paraglide/messages/forgot_sent.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Forgot_SentInputs */
var fr_forgot_sent = () => {
	return `Si un compte existe avec cette adresse, un e-mail vient de partir. Le lien sert une fois et reste valable 60 minutes.`;
};
var en_forgot_sent = () => {
	return `If an account exists with this address, an e-mail is on its way. The link works once and stays valid for 60 minutes.`;
};
/**
* | output |
* | --- |
* | "If an account exists with this address, an e-mail is on its way. The link works once and stays valid for 60 minutes." |
*
* @param {Forgot_SentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var forgot_sent = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_forgot_sent(inputs);
	return fr_forgot_sent(inputs);
});
// src/paraglide/messages/forgot_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Forgot_TextInputs */
var fr_forgot_text = () => {
	return `Nous vous envoyons un lien pour en choisir un nouveau.`;
};
var en_forgot_text = () => {
	return `We send you a link to choose a new one.`;
};
/**
* | output |
* | --- |
* | "We send you a link to choose a new one." |
*
* @param {Forgot_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var forgot_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_forgot_text(inputs);
	return fr_forgot_text(inputs);
});
// src/paraglide/messages/forgot_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Forgot_TitleInputs */
var fr_forgot_title = () => {
	return `Mot de passe oublié`;
};
var en_forgot_title = () => {
	return `Forgotten password`;
};
/**
* | output |
* | --- |
* | "Forgotten password" |
*
* @param {Forgot_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var forgot_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_forgot_title(inputs);
	return fr_forgot_title(inputs);
});
// src/pages/forgot-password.astro
var forgot_password_exports = /* @__PURE__ */ __exportAll({
	default: () => $$ForgotPassword,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$ForgotPassword = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ForgotPassword;
	const { api, paths } = Astro.locals;
	const isSent = Astro.url.searchParams.has("sent");
	const labels = { email: email() };
	const form = await handleForm(Astro, {
		schema: z.object({ email: emailField }),
		submit: async (input) => {
			await api.post("/api/auth/forgot-password", input, anyAnswer);
			return Astro.redirect(`${paths.forgotPassword()}?sent`, 303);
		}
	});
	if (form instanceof Response) return form;
	return renderTemplate`${renderComponent($$result, "FormLayout", $$FormLayout, {
		"title": forgot_title(),
		"text": isSent ? void 0 : forgot_text(),
		"isRefused": form.problem !== null
	}, { "default": ($$result) => renderTemplate`${isSent ? renderTemplate`${renderComponent($$result, "Notice", $$Notice, { "text": forgot_sent() })}` : renderTemplate`${renderComponent($$result, "Form", $$Form, {
		"form": form,
		"labels": labels
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "email",
		"label": labels.email,
		"type": "email",
		"autocomplete": "username",
		"inputmode": "email"
	})}${renderComponent($$result, "SubmitButton", $$SubmitButton, { "class": "w-full" }, { "default": ($$result) => renderTemplate`${forgot_send()}` })}` })}`}${maybeRenderHead($$result)}<p class="mt-5"><a${addAttribute(paths.login(), "href")}>${back_to_login()}</a></p>` })}`;
}, "/work/main/site/src/pages/forgot-password.astro", void 0);
var $$file = "/work/main/site/src/pages/forgot-password.astro";
var $$url = "/forgot-password";
// \0virtual:astro:page:src/pages/forgot-password@_@astro
var page = () => forgot_password_exports;
export { page };
