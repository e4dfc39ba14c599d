import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { t as forgot_send } from "./forgot_send_CQYiH2vS.mjs";
import { t as link_incomplete_title } from "./link_incomplete_title_BPYaobVR.mjs";
import { n as password_hint, r as new_password, t as repeat_password } from "./repeat_password_DSRmharL.mjs";
import { a as newPasswordField, c as tokenField, t as PASSWORD_MINIMUM } from "./account-fields_BRnOSw68.mjs";
import { t as $$FormLayout } from "./FormLayout_Bor2AbtB.mjs";
import { t as $$MessageLayout } from "./MessageLayout_CvXTJNCq.mjs";
import { r as anyAnswer } from "./api.server_CU61q2uI.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import * as z from "zod";
// src/paraglide/messages/ask_new_link.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Ask_New_LinkInputs */
var fr_ask_new_link = () => {
	return `Recevoir un nouveau lien`;
};
var en_ask_new_link = () => {
	return `Receive a new link`;
};
/**
* | output |
* | --- |
* | "Receive a new link" |
*
* @param {Ask_New_LinkInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var ask_new_link = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_ask_new_link(inputs);
	return fr_ask_new_link(inputs);
});
// src/paraglide/messages/link_incomplete_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Link_Incomplete_TextInputs */
var fr_link_incomplete_text = () => {
	return `Ouvrez le lien depuis l’e-mail, ou demandez-en un nouveau.`;
};
var en_link_incomplete_text = () => {
	return `Open the link from the e-mail, or ask for a new one.`;
};
/**
* | output |
* | --- |
* | "Open the link from the e-mail, or ask for a new one." |
*
* @param {Link_Incomplete_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var link_incomplete_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_link_incomplete_text(inputs);
	return fr_link_incomplete_text(inputs);
});
// src/paraglide/messages/reset_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Reset_TextInputs */
var fr_reset_text = () => {
	return `Vos appareils déjà connectés seront déconnectés.`;
};
var en_reset_text = () => {
	return `Devices that are signed in will be signed out.`;
};
/**
* | output |
* | --- |
* | "Devices that are signed in will be signed out." |
*
* @param {Reset_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var reset_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_reset_text(inputs);
	return fr_reset_text(inputs);
});
// src/paraglide/messages/reset_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Reset_TitleInputs */
var fr_reset_title = () => {
	return `Choisir un nouveau mot de passe`;
};
var en_reset_title = () => {
	return `Choose a new password`;
};
/**
* | output |
* | --- |
* | "Choose a new password" |
*
* @param {Reset_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var reset_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_reset_title(inputs);
	return fr_reset_title(inputs);
});
// src/paraglide/messages/save_password.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Save_PasswordInputs */
var fr_save_password = () => {
	return `Enregistrer le mot de passe`;
};
var en_save_password = () => {
	return `Save the password`;
};
/**
* | output |
* | --- |
* | "Save the password" |
*
* @param {Save_PasswordInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var save_password = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_save_password(inputs);
	return fr_save_password(inputs);
});
// src/pages/reset-password.astro
var reset_password_exports = /* @__PURE__ */ __exportAll({
	default: () => $$ResetPassword,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$ResetPassword = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ResetPassword;
	const { api, paths } = Astro.locals;
	const token = tokenField.safeParse(Astro.url.searchParams.get("token")).data ?? null;
	const labels = {
		password: new_password(),
		repeatedPassword: repeat_password()
	};
	const form = await handleForm(Astro, {
		schema: z.object({
			password: newPasswordField,
			repeatedPassword: z.string().min(1)
		}).refine((input) => input.password === input.repeatedPassword, {
			path: ["repeatedPassword"],
			message: "mismatch"
		}),
		submit: async (input) => {
			await api.post("/api/auth/reset-password", {
				token,
				password: input.password
			}, anyAnswer);
			return Astro.redirect(paths.login({ notice: "password-reset" }), 303);
		}
	});
	if (form instanceof Response) return form;
	return renderTemplate`${token === null ? renderTemplate`${renderComponent($$result, "MessageLayout", $$MessageLayout, {
		"title": link_incomplete_title(),
		"text": link_incomplete_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(paths.forgotPassword(), "href")} class="button button-main">${forgot_send()}</a>` })}` : renderTemplate`${renderComponent($$result, "FormLayout", $$FormLayout, {
		"title": reset_title(),
		"text": reset_text(),
		"isRefused": form.problem !== null
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Form", $$Form, {
		"form": form,
		"labels": labels
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "password",
		"label": labels.password,
		"hint": password_hint({ count: PASSWORD_MINIMUM }),
		"type": "password",
		"autocomplete": "new-password"
	})}${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "repeatedPassword",
		"label": labels.repeatedPassword,
		"type": "password",
		"autocomplete": "new-password"
	})}${renderComponent($$result, "SubmitButton", $$SubmitButton, { "class": "w-full" }, { "default": ($$result) => renderTemplate`${save_password()}` })}` })}<p class="mt-5"><a${addAttribute(paths.forgotPassword(), "href")}>${ask_new_link()}</a></p>` })}`}`;
}, "/work/main/site/src/pages/reset-password.astro", void 0);
var $$file = "/work/main/site/src/pages/reset-password.astro";
var $$url = "/reset-password";
// \0virtual:astro:page:src/pages/reset-password@_@astro
var page = () => reset_password_exports;
export { page };
