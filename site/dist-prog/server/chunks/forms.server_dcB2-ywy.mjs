import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { n as ServiceUnavailableError, t as ApiError } from "./api.server_CU61q2uI.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { a as describeDetails, c as fieldId, d as readValues, i as FORM_NAME_FIELD, l as keepTyped, n as fieldErrorText, o as emptyForm, r as formProblemText, u as parseValues } from "./FieldFrame_CS4LjfO7.mjs";
// src/paraglide/messages/error_for_field.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ label: NonNullable<unknown>, error: NonNullable<unknown> }} Error_For_FieldInputs */
var fr_error_for_field = (i) => {
	return `${i?.label} : ${i?.error}`;
};
var en_error_for_field = (i) => {
	return `${i?.label}: ${i?.error}`;
};
/**
* | output |
* | --- |
* | "{label}: {error}" |
*
* @param {Error_For_FieldInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var error_for_field = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_error_for_field(inputs);
	return fr_error_for_field(inputs);
});
// src/components/FormError.astro
createAstro("https://astro.build");
var $$FormError = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$FormError;
	const { form, labels } = Astro.props;
	const order = Object.keys(labels);
	const errors = Object.entries(form.errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
	return renderTemplate`${form.problem && renderTemplate`${maybeRenderHead($$result)}<div role="alert" tabindex="-1" autofocus class="rounded-card border border-danger bg-danger-soft p-4"><p class="flex items-start gap-2.5 font-semibold text-danger">${renderComponent($$result, "Icon", $$Icon, {
		"name": "warning",
		"class": "mt-0.5"
	})}${formProblemText(form.problem)}</p>${errors.length > 0 && renderTemplate`<ul class="mt-2 space-y-1 pl-7.5">${errors.map(([name, error]) => renderTemplate`<li>${labels[name] === void 0 ? fieldErrorText(error) : renderTemplate`<a${addAttribute(`#${fieldId(form, name)}`, "href")} class="text-ink">${error_for_field({
		label: labels[name],
		error: fieldErrorText(error)
	})}</a>`}</li>`)}</ul>`}</div>`}`;
}, "/work/main/site/src/components/FormError.astro", void 0);
// src/components/Form.astro
createAstro("https://astro.build");
var $$Form = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Form;
	const { form, labels, action, class: className } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<form method="post"${addAttribute(action, "action")} novalidate${addAttribute(["space-y-5", className], "class:list")}><input type="hidden"${addAttribute(FORM_NAME_FIELD, "name")}${addAttribute(form.name, "value")}>${renderComponent($$result, "FormError", $$FormError, {
		"form": form,
		"labels": labels
	})}${renderSlot($$result, $$slots["default"])}</form>`;
}, "/work/main/site/src/components/Form.astro", void 0);
// src/lib/forms.server.ts
/**
* Handles a form in the frontmatter of its page, without JavaScript in the browser:
*
*     const form = await handleForm(Astro, { schema, submit: async (input) => … });
*     if (form instanceof Response) return form;
*
* A refused form comes back with what was typed (never passwords) and one reason per wrong field. Refusals of the
* kind "not signed in", "not yours" and "not there" are not the form's and become their own pages.
*/
async function handleForm(page, handler) {
	const name = handler.name ?? "form";
	if (page.request.method !== "POST") return emptyForm(name, handler.initial);
	const data = await page.locals.formData();
	if ((data.get("_form") ?? "form") !== name) return emptyForm(name, handler.initial);
	const values = readValues(data);
	const refuse = (status, problem, errors = {}) => {
		page.response.status = status;
		return {
			name,
			values: keepTyped(values),
			errors,
			problem
		};
	};
	const parsed = parseValues(handler.schema, values);
	if (parsed.errors !== null) return refuse(400, { code: "invalid" }, parsed.errors);
	try {
		return await handler.submit(parsed.input);
	} catch (error) {
		if (error instanceof ServiceUnavailableError) {
			page.response.headers.set("Retry-After", String(error.retryAfterSeconds));
			return refuse(503, { code: "unavailable" });
		}
		if (!(error instanceof ApiError)) throw error;
		const explained = handler.explain?.(error) ?? null;
		if (explained !== null) return refuse(error.status, explained);
		if (error.status === 429) {
			if (error.retryAfterSeconds !== null) page.response.headers.set("Retry-After", String(error.retryAfterSeconds));
			return refuse(429, { code: "too_many" });
		}
		if (error.status !== 400 && error.status !== 409 && error.status !== 422) throw error;
		const errors = describeDetails(error.details);
		const hasFields = Object.keys(errors).length > 0;
		return refuse(error.status, hasFields ? { code: "invalid" } : {
			code: "text",
			text: error.message
		}, errors);
	}
}
export { $$Form as n, handleForm as t };
