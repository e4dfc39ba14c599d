import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as plural } from "./registry_DLjCEpQb.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
// src/paraglide/messages/error_date.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_DateInputs */
var fr_error_date = () => {
	return `écrivez une date`;
};
var en_error_date = () => {
	return `write a date`;
};
/**
* | output |
* | --- |
* | "write a date" |
*
* @param {Error_DateInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_date = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_date(inputs);
	return fr_error_date(inputs);
});
// src/paraglide/messages/error_email.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_EmailInputs */
var fr_error_email = () => {
	return `écrivez une adresse comme nom@exemple.fr`;
};
var en_error_email = () => {
	return `write an address like name@example.com`;
};
/**
* | output |
* | --- |
* | "write an address like name@example.com" |
*
* @param {Error_EmailInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_email = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_email(inputs);
	return fr_error_email(inputs);
});
// src/paraglide/messages/error_invalid.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_InvalidInputs */
var fr_error_invalid = () => {
	return `cette valeur n’est pas acceptée`;
};
var en_error_invalid = () => {
	return `this value is not accepted`;
};
/**
* | output |
* | --- |
* | "this value is not accepted" |
*
* @param {Error_InvalidInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_invalid = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_invalid(inputs);
	return fr_error_invalid(inputs);
});
// src/paraglide/messages/error_mismatch.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_MismatchInputs */
var fr_error_mismatch = () => {
	return `les deux mots de passe sont différents`;
};
var en_error_mismatch = () => {
	return `the two passwords are different`;
};
/**
* | output |
* | --- |
* | "the two passwords are different" |
*
* @param {Error_MismatchInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_mismatch = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_mismatch(inputs);
	return fr_error_mismatch(inputs);
});
// src/paraglide/messages/error_number.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_NumberInputs */
var fr_error_number = () => {
	return `écrivez un nombre`;
};
var en_error_number = () => {
	return `write a number`;
};
/**
* | output |
* | --- |
* | "write a number" |
*
* @param {Error_NumberInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_number = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_number(inputs);
	return fr_error_number(inputs);
});
// src/paraglide/messages/error_required.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_RequiredInputs */
var fr_error_required = () => {
	return `à remplir`;
};
var en_error_required = () => {
	return `please fill this in`;
};
/**
* | output |
* | --- |
* | "please fill this in" |
*
* @param {Error_RequiredInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_required = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_required(inputs);
	return fr_error_required(inputs);
});
// src/paraglide/messages/error_too_big.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ limit: NonNullable<unknown> }} Error_Too_BigInputs */
var fr_error_too_big = (i) => {
	return `au plus ${i?.limit}`;
};
var en_error_too_big = (i) => {
	return `at most ${i?.limit}`;
};
/**
* | output |
* | --- |
* | "at most {limit}" |
*
* @param {Error_Too_BigInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_too_big = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_too_big(inputs);
	return fr_error_too_big(inputs);
});
// src/paraglide/messages/error_too_long.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Error_Too_LongInputs */
var fr_error_too_long = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `au plus ${i?.count} caractère`;
	return `au plus ${i?.count} caractères`;
};
var en_error_too_long = (i) => {
	if (plural("en", i?.count, {}) === "one") return `at most ${i?.count} character`;
	return `at most ${i?.count} characters`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "at most {count} character" |
* | * | "at most {count} characters" |
*
* @param {Error_Too_LongInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_too_long = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_too_long(inputs);
	return fr_error_too_long(inputs);
});
// src/paraglide/messages/error_too_short.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Error_Too_ShortInputs */
var fr_error_too_short = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `au moins ${i?.count} caractère`;
	return `au moins ${i?.count} caractères`;
};
var en_error_too_short = (i) => {
	if (plural("en", i?.count, {}) === "one") return `at least ${i?.count} character`;
	return `at least ${i?.count} characters`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "at least {count} character" |
* | * | "at least {count} characters" |
*
* @param {Error_Too_ShortInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_too_short = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_too_short(inputs);
	return fr_error_too_short(inputs);
});
// src/paraglide/messages/error_too_small.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ limit: NonNullable<unknown> }} Error_Too_SmallInputs */
var fr_error_too_small = (i) => {
	return `au moins ${i?.limit}`;
};
var en_error_too_small = (i) => {
	return `at least ${i?.limit}`;
};
/**
* | output |
* | --- |
* | "at least {limit}" |
*
* @param {Error_Too_SmallInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_too_small = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_too_small(inputs);
	return fr_error_too_small(inputs);
});
// src/paraglide/messages/error_unticked.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Error_UntickedInputs */
var fr_error_unticked = () => {
	return `à cocher pour continuer`;
};
var en_error_unticked = () => {
	return `please tick this to continue`;
};
/**
* | output |
* | --- |
* | "please tick this to continue" |
*
* @param {Error_UntickedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_unticked = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_unticked(inputs);
	return fr_error_unticked(inputs);
});
// src/paraglide/messages/form_credentials.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Form_CredentialsInputs */
var fr_form_credentials = () => {
	return `L’adresse ou le mot de passe ne correspond pas. Vérifiez-les, ou choisissez un nouveau mot de passe.`;
};
var en_form_credentials = () => {
	return `The address or the password does not match. Check them, or choose a new password.`;
};
/**
* | output |
* | --- |
* | "The address or the password does not match. Check them, or choose a new password." |
*
* @param {Form_CredentialsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var form_credentials = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_form_credentials(inputs);
	return fr_form_credentials(inputs);
});
// src/paraglide/messages/form_invalid.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Form_InvalidInputs */
var fr_form_invalid = () => {
	return `Vérifiez les points suivants, puis envoyez à nouveau.`;
};
var en_form_invalid = () => {
	return `Check the following points, then send again.`;
};
/**
* | output |
* | --- |
* | "Check the following points, then send again." |
*
* @param {Form_InvalidInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var form_invalid = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_form_invalid(inputs);
	return fr_form_invalid(inputs);
});
// src/paraglide/messages/form_too_many.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Form_Too_ManyInputs */
var fr_form_too_many = () => {
	return `Trop d’essais en peu de temps. Patientez quelques minutes, puis réessayez.`;
};
var en_form_too_many = () => {
	return `Too many attempts in a short time. Wait a few minutes, then try again.`;
};
/**
* | output |
* | --- |
* | "Too many attempts in a short time. Wait a few minutes, then try again." |
*
* @param {Form_Too_ManyInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var form_too_many = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_form_too_many(inputs);
	return fr_form_too_many(inputs);
});
// src/paraglide/messages/form_unavailable.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Form_UnavailableInputs */
var fr_form_unavailable = () => {
	return `Le service ne répond pas pour le moment. Rien de ce que vous avez écrit n’est perdu : réessayez dans un instant. Un mot de passe est à saisir à nouveau.`;
};
var en_form_unavailable = () => {
	return `The service does not answer at the moment. Nothing you wrote is lost: try again in a moment. A password must be typed again.`;
};
/**
* | output |
* | --- |
* | "The service does not answer at the moment. Nothing you wrote is lost: try again in a moment. A password must be typed again." |
*
* @param {Form_UnavailableInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var form_unavailable = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_form_unavailable(inputs);
	return fr_form_unavailable(inputs);
});
// src/paraglide/messages/optional.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} OptionalInputs */
var fr_optional = () => {
	return `(facultatif)`;
};
var en_optional = () => {
	return `(optional)`;
};
/**
* | output |
* | --- |
* | "(optional)" |
*
* @param {OptionalInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var optional = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_optional(inputs);
	return fr_optional(inputs);
});
// src/lib/forms.ts
/** The hidden field that says which form of a page was sent. */
var FORM_NAME_FIELD = "_form";
var SECRET_FIELD = /password|token/i;
/** A form that nobody has sent yet. */
function emptyForm(name, values = {}) {
	return {
		name,
		values,
		errors: {},
		problem: null
	};
}
/** Reads a form's fields; files are left to the pages that expect them. */
function readValues(data) {
	const values = {};
	for (const name of new Set(data.keys())) {
		if (name === "_form") continue;
		const texts = data.getAll(name).filter((value) => typeof value === "string");
		if (name.endsWith("[]")) values[name.slice(0, -2)] = texts;
		else values[name] = texts[0] ?? "";
	}
	return values;
}
/** What may be shown again after a refusal: everything but passwords and tokens. */
function keepTyped(values) {
	return Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET_FIELD.test(name)));
}
function isLength(issue) {
	return issue.origin === "string" || issue.origin === "array";
}
/** The reason behind one problem that zod found. */
function describeIssue(issue, value) {
	if (issue.code === "invalid_value" && issue.values.includes("on")) return { code: "unticked" };
	if (value === void 0 || value === "" || Array.isArray(value) && value.length === 0) return { code: "required" };
	switch (issue.code) {
		case "too_small": return {
			code: isLength(issue) ? "too_short" : "too_small",
			limit: Number(issue.minimum)
		};
		case "too_big": return {
			code: isLength(issue) ? "too_long" : "too_big",
			limit: Number(issue.maximum)
		};
		case "invalid_format":
			if (issue.format === "email") return { code: "email" };
			return { code: issue.format === "date" ? "date" : "invalid" };
		case "invalid_type": return { code: issue.expected === "number" ? "number" : "invalid" };
		case "custom": return { code: issue.message === "mismatch" ? "mismatch" : "invalid" };
		case "not_multiple_of":
		case "unrecognized_keys":
		case "invalid_union":
		case "invalid_key":
		case "invalid_element":
		case "invalid_value": return { code: "invalid" };
	}
}
/** Checks what was typed; gives the typed input, or the first reason for each wrong field. */
function parseValues(schema, values) {
	const result = schema.safeParse(values);
	if (result.success) return {
		input: result.data,
		errors: null
	};
	const errors = {};
	for (const issue of result.error.issues) {
		const name = String(issue.path[0] ?? "");
		errors[name] ??= describeIssue(issue, values[name]);
	}
	return {
		input: null,
		errors
	};
}
/** The reasons that the API gave, by field: `body.email` and `answers.0` belong to `email` and `answers`. */
function describeDetails(details) {
	const errors = {};
	for (const { path, message } of details) {
		const name = path.replace(/^\/?(body|query|params)[./]/, "").split(/[./[]/)[0] ?? "";
		errors[name] ??= {
			code: "text",
			text: message
		};
	}
	return errors;
}
/** The id of a field's control, which the summary of errors links to. */
function fieldId(form, name) {
	return `${form.name}-${name}`;
}
/** The value of a field with one value. */
function valueOf(form, name) {
	const value = form.values[name];
	return typeof value === "string" ? value : "";
}
/** The values of a field that may hold several. */
function valuesOf(form, name) {
	const value = form.values[name];
	if (value === void 0) return [];
	return typeof value === "string" ? [value] : value;
}
/** The attributes that tie a control to its label, its hint and its error. */
function fieldAttributes(form, name, hint) {
	const id = fieldId(form, name);
	const isWrong = form.errors[name] !== void 0;
	const described = [hint === void 0 ? "" : `${id}-hint`, isWrong ? `${id}-error` : ""].filter((part) => part !== "");
	return {
		id,
		"aria-invalid": isWrong ? "true" : void 0,
		"aria-describedby": described.length > 0 ? described.join(" ") : void 0
	};
}
// src/lib/form-texts.ts
/** Says in the reader's language why a field is refused. */
function fieldErrorText(error) {
	switch (error.code) {
		case "required": return error_required();
		case "unticked": return error_unticked();
		case "email": return error_email();
		case "number": return error_number();
		case "date": return error_date();
		case "mismatch": return error_mismatch();
		case "too_short": return error_too_short({ count: error.limit });
		case "too_long": return error_too_long({ count: error.limit });
		case "too_small": return error_too_small({ limit: error.limit });
		case "too_big": return error_too_big({ limit: error.limit });
		case "invalid": return error_invalid();
		case "text": return error.text;
	}
}
/** Says in the reader's language why a form was not accepted. */
function formProblemText(problem) {
	switch (problem.code) {
		case "invalid": return form_invalid();
		case "unavailable": return form_unavailable();
		case "too_many": return form_too_many();
		case "credentials": return form_credentials();
		case "text": return problem.text;
	}
}
// src/components/FieldFrame.astro
createAstro("https://astro.build");
var $$FieldFrame = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$FieldFrame;
	const { id, label, hint, error, required = true } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<div class="space-y-1.5"><label${addAttribute(id, "for")} class="block font-medium">${label}${!required && renderTemplate`<span class="font-normal text-muted"> ${optional()}</span>`}</label>${hint && renderTemplate`<p${addAttribute(`${id}-hint`, "id")} class="text-sm text-muted">${hint}</p>`}${renderSlot($$result, $$slots["default"])}${error && renderTemplate`<p${addAttribute(`${id}-error`, "id")} class="flex items-start gap-1.5 text-sm font-medium text-danger">${renderComponent($$result, "Icon", $$Icon, {
		"name": "warning",
		"size": 16,
		"class": "mt-0.5"
	})}${fieldErrorText(error)}</p>`}</div>`;
}, "/work/main/site/src/components/FieldFrame.astro", void 0);
export { describeDetails as a, fieldId as c, readValues as d, valueOf as f, FORM_NAME_FIELD as i, keepTyped as l, fieldErrorText as n, emptyForm as o, valuesOf as p, formProblemText as r, fieldAttributes as s, $$FieldFrame as t, parseValues as u };
