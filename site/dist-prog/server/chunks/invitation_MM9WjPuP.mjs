import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent, x as spreadAttributes } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { i as showInvitationRoute, t as consentDocuments } from "./contracts_BmvPke0W.mjs";
import { n as fieldErrorText, p as valuesOf, s as fieldAttributes } from "./FieldFrame_CS4LjfO7.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { t as back_home } from "./back_home_HafKwB4I.mjs";
import { a as newPasswordField, c as tokenField, n as consentVersion, s as tickedField, t as PASSWORD_MINIMUM } from "./account-fields_BRnOSw68.mjs";
import { t as ApiError } from "./api.server_CU61q2uI.mjs";
import { r as nav_security } from "./PublicLayout_752dvJxc.mjs";
import { t as link_incomplete_title } from "./link_incomplete_title_BPYaobVR.mjs";
import { n as password_hint, r as new_password, t as repeat_password } from "./repeat_password_DSRmharL.mjs";
import { r as portalOfRole } from "./roles_Dqn7sdNY.mjs";
import { i as startSession, o as sessionAnswerSchema } from "./session.server_DL4kQTbs.mjs";
import { t as $$FormLayout } from "./FormLayout_Bor2AbtB.mjs";
import { t as $$MessageLayout } from "./MessageLayout_CvXTJNCq.mjs";
import { n as getConfig } from "./config.server_AkIHuIvs.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import * as z from "zod";
// src/paraglide/messages/consent_note.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Consent_NoteInputs */
var fr_consent_note = () => {
	return `Pour savoir qui voit quoi :`;
};
var en_consent_note = () => {
	return `To know who sees what:`;
};
/**
* | output |
* | --- |
* | "To know who sees what:" |
*
* @param {Consent_NoteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var consent_note = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_consent_note(inputs);
	return fr_consent_note(inputs);
});
// src/paraglide/messages/consent_privacy.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ version: NonNullable<unknown> }} Consent_PrivacyInputs */
var fr_consent_privacy = (i) => {
	return `J’accepte que mes données soient traitées comme décrit dans la page Confidentialité (version ${i?.version})`;
};
var en_consent_privacy = (i) => {
	return `I accept that my data is processed as described on the Confidentiality page (version ${i?.version})`;
};
/**
* | output |
* | --- |
* | "I accept that my data is processed as described on the Confidentiality page (version {version})" |
*
* @param {Consent_PrivacyInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var consent_privacy = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_consent_privacy(inputs);
	return fr_consent_privacy(inputs);
});
// src/paraglide/messages/consent_privacy_name.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Consent_Privacy_NameInputs */
var fr_consent_privacy_name = () => {
	return `Traitement de mes données`;
};
var en_consent_privacy_name = () => {
	return `Processing of my data`;
};
/**
* | output |
* | --- |
* | "Processing of my data" |
*
* @param {Consent_Privacy_NameInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var consent_privacy_name = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_consent_privacy_name(inputs);
	return fr_consent_privacy_name(inputs);
});
// src/paraglide/messages/consent_terms.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ version: NonNullable<unknown> }} Consent_TermsInputs */
var fr_consent_terms = (i) => {
	return `J’accepte les conditions d’utilisation (version ${i?.version})`;
};
var en_consent_terms = (i) => {
	return `I accept the terms of use (version ${i?.version})`;
};
/**
* | output |
* | --- |
* | "I accept the terms of use (version {version})" |
*
* @param {Consent_TermsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var consent_terms = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_consent_terms(inputs);
	return fr_consent_terms(inputs);
});
// src/paraglide/messages/consent_terms_name.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Consent_Terms_NameInputs */
var fr_consent_terms_name = () => {
	return `Conditions d’utilisation`;
};
var en_consent_terms_name = () => {
	return `Terms of use`;
};
/**
* | output |
* | --- |
* | "Terms of use" |
*
* @param {Consent_Terms_NameInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var consent_terms_name = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_consent_terms_name(inputs);
	return fr_consent_terms_name(inputs);
});
// src/paraglide/messages/invitation_accept.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Invitation_AcceptInputs */
var fr_invitation_accept = () => {
	return `Ouvrir mon compte`;
};
var en_invitation_accept = () => {
	return `Open my account`;
};
/**
* | output |
* | --- |
* | "Open my account" |
*
* @param {Invitation_AcceptInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_accept = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_accept(inputs);
	return fr_invitation_accept(inputs);
});
// src/paraglide/messages/invitation_ended_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Invitation_Ended_TitleInputs */
var fr_invitation_ended_title = () => {
	return `Cette invitation n’est plus valable`;
};
var en_invitation_ended_title = () => {
	return `This invitation is no longer valid`;
};
/**
* | output |
* | --- |
* | "This invitation is no longer valid" |
*
* @param {Invitation_Ended_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_ended_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_ended_title(inputs);
	return fr_invitation_ended_title(inputs);
});
// src/paraglide/messages/invitation_incomplete_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Invitation_Incomplete_TextInputs */
var fr_invitation_incomplete_text = () => {
	return `Ouvrez le lien depuis l’e-mail d’invitation. S’il ne fonctionne plus, demandez une nouvelle invitation à votre établissement ou à votre entreprise.`;
};
var en_invitation_incomplete_text = () => {
	return `Open the link from the invitation e-mail. If it no longer works, ask your clinic or your company for a new invitation.`;
};
/**
* | output |
* | --- |
* | "Open the link from the invitation e-mail. If it no longer works, ask your clinic or your company for a new invitation." |
*
* @param {Invitation_Incomplete_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_incomplete_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_incomplete_text(inputs);
	return fr_invitation_incomplete_text(inputs);
});
// src/paraglide/messages/invitation_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Invitation_TextInputs */
var fr_invitation_text = () => {
	return `Choisissez un mot de passe pour ouvrir votre compte.`;
};
var en_invitation_text = () => {
	return `Choose a password to open your account.`;
};
/**
* | output |
* | --- |
* | "Choose a password to open your account." |
*
* @param {Invitation_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_text(inputs);
	return fr_invitation_text(inputs);
});
// src/paraglide/messages/invitation_text_company.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ company: NonNullable<unknown> }} Invitation_Text_CompanyInputs */
var fr_invitation_text_company = (i) => {
	return `${i?.company} vous ouvre un accès. Choisissez un mot de passe pour commencer.`;
};
var en_invitation_text_company = (i) => {
	return `${i?.company} gives you access. Choose a password to begin.`;
};
/**
* | output |
* | --- |
* | "{company} gives you access. Choose a password to begin." |
*
* @param {Invitation_Text_CompanyInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_text_company = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_text_company(inputs);
	return fr_invitation_text_company(inputs);
});
// src/paraglide/messages/invitation_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Invitation_TitleInputs */
var fr_invitation_title = () => {
	return `Bienvenue`;
};
var en_invitation_title = () => {
	return `Welcome`;
};
/**
* | output |
* | --- |
* | "Welcome" |
*
* @param {Invitation_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_title(inputs);
	return fr_invitation_title(inputs);
});
// src/paraglide/messages/invitation_title_name.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} Invitation_Title_NameInputs */
var fr_invitation_title_name = (i) => {
	return `Bienvenue, ${i?.name}`;
};
var en_invitation_title_name = (i) => {
	return `Welcome, ${i?.name}`;
};
/**
* | output |
* | --- |
* | "Welcome, {name}" |
*
* @param {Invitation_Title_NameInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var invitation_title_name = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_invitation_title_name(inputs);
	return fr_invitation_title_name(inputs);
});
// src/paraglide/messages/legal_terms_link.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Legal_Terms_LinkInputs */
var fr_legal_terms_link = () => {
	return `Lire les conditions d’utilisation`;
};
var en_legal_terms_link = () => {
	return `Read the terms of use`;
};
/**
* | output |
* | --- |
* | "Read the terms of use" |
*
* @param {Legal_Terms_LinkInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var legal_terms_link = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_legal_terms_link(inputs);
	return fr_legal_terms_link(inputs);
});
// src/components/Checkbox.astro
createAstro("https://astro.build");
var $$Checkbox = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Checkbox;
	const { form, name, label, hint, required = false, value = "on" } = Astro.props;
	const attributes = fieldAttributes(form, name, hint);
	const error = form.errors[name];
	return renderTemplate`${maybeRenderHead($$result)}<div><div class="flex items-start gap-3"><input type="checkbox" class="mt-1 size-5 shrink-0"${spreadAttributes(attributes)}${addAttribute(name, "name")}${addAttribute(value, "value")}${addAttribute(valuesOf(form, name).includes(value), "checked")}${addAttribute(required, "required")}><label${addAttribute(attributes.id, "for")} class="min-h-7">${label}${renderSlot($$result, $$slots["default"])}</label></div>${hint && renderTemplate`<p${addAttribute(`${attributes.id}-hint`, "id")} class="pl-8 text-sm text-muted">${hint}</p>`}${error && renderTemplate`<p${addAttribute(`${attributes.id}-error`, "id")} class="pl-8 text-sm font-medium text-danger">${fieldErrorText(error)}</p>`}</div>`;
}, "/work/main/site/src/components/Checkbox.astro", void 0);
// src/features/session/invitation.server.ts
/** Whom an invitation is for, or null when its link was used, is too old or never existed. */
async function findInvitation(api, token) {
	try {
		const { data } = await api.post("/api/auth/invitations/show", { token }, showInvitationRoute.response);
		return data;
	} catch (error) {
		if (error instanceof ApiError && [
			400,
			404,
			409,
			410,
			422
		].includes(error.status)) return null;
		throw error;
	}
}
// src/pages/invitation.astro
var invitation_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Invitation,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Invitation = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Invitation;
	const { api, paths } = Astro.locals;
	const token = tokenField.safeParse(Astro.url.searchParams.get("token")).data ?? null;
	const labels = {
		password: new_password(),
		repeatedPassword: repeat_password(),
		terms: consent_terms_name(),
		privacy: consent_privacy_name()
	};
	const form = await handleForm(Astro, {
		schema: z.object({
			password: newPasswordField,
			repeatedPassword: z.string().min(1),
			terms: tickedField,
			privacy: tickedField
		}).refine((input) => input.password === input.repeatedPassword, {
			path: ["repeatedPassword"],
			message: "mismatch"
		}),
		submit: async (input) => {
			const body = {
				token,
				password: input.password,
				consents: consentDocuments
			};
			const { data } = await api.post("/api/auth/invitations/accept", body, sessionAnswerSchema);
			startSession(Astro.cookies, data, getConfig().publicUrl);
			return Astro.redirect(paths[portalOfRole(data.user.role)](), 303);
		}
	});
	if (form instanceof Response) return form;
	const invitation = token !== null && form.problem === null ? await findInvitation(api, token) : void 0;
	return renderTemplate`${token === null ? renderTemplate`${renderComponent($$result, "MessageLayout", $$MessageLayout, {
		"title": token === null ? link_incomplete_title() : invitation_ended_title(),
		"text": invitation_incomplete_text()
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<a${addAttribute(paths.home(), "href")} class="button button-main">${back_home()}</a>` })}` : renderTemplate`${renderComponent($$result, "FormLayout", $$FormLayout, {
		"title": invitation ? invitation_title_name({ name: invitation.firstName }) : invitation_title(),
		"text": invitation?.companyName ? invitation_text_company({ company: invitation.companyName }) : invitation_text(),
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
	})}${renderComponent($$result, "Checkbox", $$Checkbox, {
		"form": form,
		"name": "terms",
		"label": consent_terms({ version: consentVersion("terms") }),
		"required": true
	})}${renderComponent($$result, "Checkbox", $$Checkbox, {
		"form": form,
		"name": "privacy",
		"label": consent_privacy({ version: consentVersion("privacy") }),
		"required": true
	})}<p class="text-sm text-muted"><a${addAttribute(paths.terms(), "href")}>${legal_terms_link()}</a></p><p class="text-sm text-muted">${consent_note()} <a${addAttribute(paths.security(), "href")}>${nav_security()}</a></p>${renderComponent($$result, "SubmitButton", $$SubmitButton, { "class": "w-full" }, { "default": ($$result) => renderTemplate`${invitation_accept()}` })}` })}` })}`}`;
}, "/work/main/site/src/pages/invitation.astro", void 0);
var $$file = "/work/main/site/src/pages/invitation.astro";
var $$url = "/invitation";
// \0virtual:astro:page:src/pages/invitation@_@astro
var page = () => invitation_exports;
export { page };
