import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { a as showMeRoute, o as updateMeRoute } from "./contracts_BmvPke0W.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { n as $$PreferenceForms } from "./Document_CZVKlYSs.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { a as newPasswordField, i as nameField, o as passwordField, t as PASSWORD_MINIMUM } from "./account-fields_BRnOSw68.mjs";
import { a as updateSessionUser, i as startSession, o as sessionAnswerSchema } from "./session.server_DL4kQTbs.mjs";
import { n as password_hint, r as new_password, t as repeat_password } from "./repeat_password_DSRmharL.mjs";
import { i as account_title, t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { n as ServiceUnavailableError } from "./api.server_CU61q2uI.mjs";
import { n as getConfig } from "./config.server_AkIHuIvs.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import * as z from "zod";
// src/paraglide/messages/change_password.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Change_PasswordInputs */
var fr_change_password = () => {
	return `Changer le mot de passe`;
};
var en_change_password = () => {
	return `Change the password`;
};
/**
* | output |
* | --- |
* | "Change the password" |
*
* @param {Change_PasswordInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var change_password = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_change_password(inputs);
	return fr_change_password(inputs);
});
// src/paraglide/messages/change_password_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Change_Password_TitleInputs */
var fr_change_password_title = () => {
	return `Changer de mot de passe`;
};
var en_change_password_title = () => {
	return `Change your password`;
};
/**
* | output |
* | --- |
* | "Change your password" |
*
* @param {Change_Password_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var change_password_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_change_password_title(inputs);
	return fr_change_password_title(inputs);
});
// src/paraglide/messages/current_password.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Current_PasswordInputs */
var fr_current_password = () => {
	return `Mot de passe actuel`;
};
var en_current_password = () => {
	return `Current password`;
};
/**
* | output |
* | --- |
* | "Current password" |
*
* @param {Current_PasswordInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var current_password = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_current_password(inputs);
	return fr_current_password(inputs);
});
// src/paraglide/messages/first_name.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} First_NameInputs */
var fr_first_name = () => {
	return `Prénom`;
};
var en_first_name = () => {
	return `First name`;
};
/**
* | output |
* | --- |
* | "First name" |
*
* @param {First_NameInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var first_name = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_first_name(inputs);
	return fr_first_name(inputs);
});
// src/paraglide/messages/last_name.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Last_NameInputs */
var fr_last_name = () => {
	return `Nom`;
};
var en_last_name = () => {
	return `Last name`;
};
/**
* | output |
* | --- |
* | "Last name" |
*
* @param {Last_NameInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var last_name = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_last_name(inputs);
	return fr_last_name(inputs);
});
// src/paraglide/messages/profile_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Profile_TitleInputs */
var fr_profile_title = () => {
	return `Profil et préférences`;
};
var en_profile_title = () => {
	return `Profile and preferences`;
};
/**
* | output |
* | --- |
* | "Profile and preferences" |
*
* @param {Profile_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var profile_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_profile_title(inputs);
	return fr_profile_title(inputs);
});
// src/paraglide/messages/save.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} SaveInputs */
var fr_save = () => {
	return `Enregistrer`;
};
var en_save = () => {
	return `Save`;
};
/**
* | output |
* | --- |
* | "Save" |
*
* @param {SaveInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var save = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_save(inputs);
	return fr_save(inputs);
});
// src/pages/account.astro
var account_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Account,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Account = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Account;
	const { api, paths } = Astro.locals;
	const { publicUrl } = getConfig();
	const me = await api.get("/api/me", showMeRoute.response).catch((error) => {
		if (error instanceof ServiceUnavailableError && Astro.request.method === "POST") return null;
		throw error;
	});
	const nameLabels = {
		firstName: first_name(),
		lastName: last_name()
	};
	const nameForm = await handleForm(Astro, {
		name: "name",
		schema: z.object({
			firstName: nameField,
			lastName: nameField
		}),
		initial: {
			firstName: me?.data.firstName ?? "",
			lastName: me?.data.lastName ?? ""
		},
		submit: async (input) => {
			const { data } = await api.patch("/api/me", input, updateMeRoute.response);
			updateSessionUser(Astro.cookies, data, publicUrl);
			return Astro.redirect(paths.account({ notice: "saved" }), 303);
		}
	});
	if (nameForm instanceof Response) return nameForm;
	const labels = {
		currentPassword: current_password(),
		newPassword: new_password(),
		repeatedPassword: repeat_password()
	};
	const form = await handleForm(Astro, {
		name: "password",
		schema: z.object({
			currentPassword: passwordField,
			newPassword: newPasswordField,
			repeatedPassword: z.string().min(1)
		}).refine((input) => input.newPassword === input.repeatedPassword, {
			path: ["repeatedPassword"],
			message: "mismatch"
		}),
		submit: async ({ currentPassword, newPassword }) => {
			const body = {
				currentPassword,
				newPassword
			};
			const { data } = await api.post("/api/auth/change-password", body, sessionAnswerSchema);
			startSession(Astro.cookies, data, publicUrl);
			return Astro.redirect(paths.account({ notice: "password-changed" }), 303);
		}
	});
	if (form instanceof Response) return form;
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": account_title(),
		"isRefused": form.problem !== null || nameForm.problem !== null
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="grid gap-6 lg:grid-cols-2 lg:items-start"><section class="card space-y-5 p-6" aria-labelledby="profile-title"><h2 id="profile-title">${profile_title()}</h2>${renderComponent($$result, "Form", $$Form, {
		"form": nameForm,
		"labels": nameLabels
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Field", $$Field, {
		"form": nameForm,
		"name": "firstName",
		"label": nameLabels.firstName,
		"autocomplete": "given-name"
	})}${renderComponent($$result, "Field", $$Field, {
		"form": nameForm,
		"name": "lastName",
		"label": nameLabels.lastName,
		"autocomplete": "family-name"
	})}${renderComponent($$result, "SubmitButton", $$SubmitButton, { "tone": "plain" }, { "default": ($$result) => renderTemplate`${save()}` })}` })}${renderComponent($$result, "PreferenceForms", $$PreferenceForms, {})}</section><section class="card p-6" aria-labelledby="password-title"><h2 id="password-title" class="mb-5">${change_password_title()}</h2>${renderComponent($$result, "Form", $$Form, {
		"form": form,
		"labels": labels
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "currentPassword",
		"label": labels.currentPassword,
		"type": "password",
		"autocomplete": "current-password"
	})}${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "newPassword",
		"label": labels.newPassword,
		"hint": password_hint({ count: PASSWORD_MINIMUM }),
		"type": "password",
		"autocomplete": "new-password"
	})}${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "repeatedPassword",
		"label": labels.repeatedPassword,
		"type": "password",
		"autocomplete": "new-password"
	})}${renderComponent($$result, "SubmitButton", $$SubmitButton, {}, { "default": ($$result) => renderTemplate`${change_password()}` })}` })}</section></div>` })}`;
}, "/work/main/site/src/pages/account.astro", void 0);
var $$file = "/work/main/site/src/pages/account.astro";
var $$url = "/account";
// \0virtual:astro:page:src/pages/account@_@astro
var page = () => account_exports;
export { page };
