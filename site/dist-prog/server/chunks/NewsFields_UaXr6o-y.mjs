import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent, x as spreadAttributes } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { f as valueOf, s as fieldAttributes, t as $$FieldFrame } from "./FieldFrame_CS4LjfO7.mjs";
import { i as newsFormLabels, n as departmentOptions } from "./news_y65tY_Q8.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { t as $$Select } from "./Select_CzI0I9Pu.mjs";
// src/paraglide/messages/news_everyone.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_EveryoneInputs */
var fr_news_everyone = () => {
	return `Toute l’entreprise`;
};
var en_news_everyone = () => {
	return `The whole company`;
};
/**
* | output |
* | --- |
* | "The whole company" |
*
* @param {News_EveryoneInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_everyone = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_everyone(inputs);
	return fr_news_everyone(inputs);
});
// src/paraglide/messages/news_field_body_hint.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Field_Body_HintInputs */
var fr_news_field_body_hint = () => {
	return `Une ligne vide sépare deux paragraphes. **gras**, *italique*, ## pour un intertitre, - pour une liste, [texte](adresse) pour un lien.`;
};
var en_news_field_body_hint = () => {
	return `An empty line separates two paragraphs. **bold**, *italic*, ## for a heading, - for a list, [text](address) for a link.`;
};
/**
* | output |
* | --- |
* | "An empty line separates two paragraphs. **bold**, *italic*, ## for a heading, - for a list, [text](address) for a link." |
*
* @param {News_Field_Body_HintInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_field_body_hint = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_field_body_hint(inputs);
	return fr_news_field_body_hint(inputs);
});
// src/paraglide/messages/news_publish_note.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Publish_NoteInputs */
var fr_news_publish_note = () => {
	return `Une fois publiée, elle est visible tout de suite par les personnes choisies.`;
};
var en_news_publish_note = () => {
	return `Once published, the people you chose can read it at once.`;
};
/**
* | output |
* | --- |
* | "Once published, the people you chose can read it at once." |
*
* @param {News_Publish_NoteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_publish_note = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_publish_note(inputs);
	return fr_news_publish_note(inputs);
});
// src/paraglide/messages/news_save_draft.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Save_DraftInputs */
var fr_news_save_draft = () => {
	return `Enregistrer le brouillon`;
};
var en_news_save_draft = () => {
	return `Save the draft`;
};
/**
* | output |
* | --- |
* | "Save the draft" |
*
* @param {News_Save_DraftInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_save_draft = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_save_draft(inputs);
	return fr_news_save_draft(inputs);
});
// src/paraglide/messages/news_save_publish.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Save_PublishInputs */
var fr_news_save_publish = () => {
	return `Enregistrer et publier`;
};
var en_news_save_publish = () => {
	return `Save and publish`;
};
/**
* | output |
* | --- |
* | "Save and publish" |
*
* @param {News_Save_PublishInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_save_publish = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_save_publish(inputs);
	return fr_news_save_publish(inputs);
});
// src/components/Textarea.astro
createAstro("https://astro.build");
var $$Textarea = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Textarea;
	const { form, name, label, hint, required = true, rows = 5, ...rest } = Astro.props;
	const attributes = fieldAttributes(form, name, hint);
	return renderTemplate`${renderComponent($$result, "FieldFrame", $$FieldFrame, {
		"id": attributes.id,
		"label": label,
		"hint": hint,
		"error": form.errors[name],
		"required": required
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<textarea class="control"${spreadAttributes(rest)}${spreadAttributes(attributes)}${addAttribute(name, "name")}${addAttribute(rows, "rows")}${addAttribute(required, "required")}>${valueOf(form, name)}</textarea>` })}`;
}, "/work/main/site/src/components/Textarea.astro", void 0);
// src/features/content/NewsFields.astro
createAstro("https://astro.build");
var $$NewsFields = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$NewsFields;
	const { form, departments } = Astro.props;
	const labels = newsFormLabels();
	return renderTemplate`${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "title",
		"label": labels.title,
		"maxlength": 160
	})}${renderComponent($$result, "Select", $$Select, {
		"form": form,
		"name": "department",
		"label": labels.department,
		"required": false,
		"empty": news_everyone(),
		"options": departmentOptions(departments, valueOf(form, "department"))
	})}${renderComponent($$result, "Textarea", $$Textarea, {
		"form": form,
		"name": "body",
		"label": labels.body,
		"hint": news_field_body_hint(),
		"rows": 14,
		"maxlength": 2e4
	})}`;
}, "/work/main/site/src/features/content/NewsFields.astro", void 0);
export { news_publish_note as i, news_save_publish as n, news_save_draft as r, $$NewsFields as t };
