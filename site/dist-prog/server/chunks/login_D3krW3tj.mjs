import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { o as passwordField, r as emailField } from "./account-fields_BRnOSw68.mjs";
import { t as email } from "./email_C3DLgm_S.mjs";
import { t as findNextPath } from "./next-path_C3oiyvaM.mjs";
import { n as sign_in } from "./PublicLayout_752dvJxc.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { i as startSession, o as sessionAnswerSchema } from "./session.server_DL4kQTbs.mjs";
import { t as $$FormLayout } from "./FormLayout_Bor2AbtB.mjs";
import { n as getConfig } from "./config.server_AkIHuIvs.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import * as z from "zod";
// src/paraglide/messages/forgot_link.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Forgot_LinkInputs */
var fr_forgot_link = () => {
	return `Mot de passe oublié ?`;
};
var en_forgot_link = () => {
	return `Forgotten your password?`;
};
/**
* | output |
* | --- |
* | "Forgotten your password?" |
*
* @param {Forgot_LinkInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var forgot_link = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_forgot_link(inputs);
	return fr_forgot_link(inputs);
});
// src/paraglide/messages/login_no_account.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Login_No_AccountInputs */
var fr_login_no_account = () => {
	return `Pas encore de compte ? Il s’ouvre avec l’invitation envoyée par votre établissement ou votre entreprise.`;
};
var en_login_no_account = () => {
	return `No account yet? It opens with the invitation sent by your clinic or your company.`;
};
/**
* | output |
* | --- |
* | "No account yet? It opens with the invitation sent by your clinic or your company." |
*
* @param {Login_No_AccountInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var login_no_account = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_login_no_account(inputs);
	return fr_login_no_account(inputs);
});
// src/paraglide/messages/login_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Login_TextInputs */
var fr_login_text = () => {
	return `Avec l’adresse e-mail qui a reçu l’invitation.`;
};
var en_login_text = () => {
	return `With the e-mail address that received the invitation.`;
};
/**
* | output |
* | --- |
* | "With the e-mail address that received the invitation." |
*
* @param {Login_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var login_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_login_text(inputs);
	return fr_login_text(inputs);
});
// src/paraglide/messages/login_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Login_TitleInputs */
var fr_login_title = () => {
	return `Se connecter`;
};
var en_login_title = () => {
	return `Sign in`;
};
/**
* | output |
* | --- |
* | "Sign in" |
*
* @param {Login_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var login_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_login_title(inputs);
	return fr_login_title(inputs);
});
// src/paraglide/messages/password.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} PasswordInputs */
var fr_password = () => {
	return `Mot de passe`;
};
var en_password = () => {
	return `Password`;
};
/**
* | output |
* | --- |
* | "Password" |
*
* @param {PasswordInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var password = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_password(inputs);
	return fr_password(inputs);
});
// src/pages/login.astro
var login_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Login,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Login = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Login;
	const { api, paths, user } = Astro.locals;
	const next = findNextPath(Astro.url.searchParams.get("next"));
	if (user !== null && Astro.request.method === "GET") return Astro.redirect(next ?? paths[portalOfRole(user.role)](), 303);
	const labels = {
		email: email(),
		password: password()
	};
	const form = await handleForm(Astro, {
		schema: z.object({
			email: emailField,
			password: passwordField
		}),
		submit: async (input) => {
			const { data } = await api.post("/api/auth/login", input, sessionAnswerSchema);
			startSession(Astro.cookies, data, getConfig().publicUrl);
			return Astro.redirect(next ?? paths[portalOfRole(data.user.role)](), 303);
		},
		explain: (error) => error.status === 401 ? { code: "credentials" } : null
	});
	if (form instanceof Response) return form;
	return renderTemplate`${renderComponent($$result, "FormLayout", $$FormLayout, {
		"title": login_title(),
		"text": login_text(),
		"isRefused": form.problem !== null
	}, {
		"default": ($$result) => renderTemplate`${renderComponent($$result, "Form", $$Form, {
			"form": form,
			"labels": labels
		}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Field", $$Field, {
			"form": form,
			"name": "email",
			"label": labels.email,
			"type": "email",
			"autocomplete": "username",
			"inputmode": "email"
		})}${renderComponent($$result, "Field", $$Field, {
			"form": form,
			"name": "password",
			"label": labels.password,
			"type": "password",
			"autocomplete": "current-password"
		})}${renderComponent($$result, "SubmitButton", $$SubmitButton, { "class": "w-full" }, { "default": ($$result) => renderTemplate`${sign_in()}` })}${maybeRenderHead($$result)}<p><a${addAttribute(paths.forgotPassword(), "href")}>${forgot_link()}</a></p>` })}`,
		"after": ($$result) => renderTemplate`<p class="mt-5 px-2 text-sm text-muted">${login_no_account()}</p>`
	})}`;
}, "/work/main/site/src/pages/login.astro", void 0);
var $$file = "/work/main/site/src/pages/login.astro";
var $$url = "/login";
// \0virtual:astro:page:src/pages/login@_@astro
var page = () => login_exports;
export { page };
