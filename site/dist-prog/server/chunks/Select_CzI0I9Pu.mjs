import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent, x as spreadAttributes } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { f as valueOf, s as fieldAttributes, t as $$FieldFrame } from "./FieldFrame_CS4LjfO7.mjs";
// src/components/Select.astro
createAstro("https://astro.build");
var $$Select = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Select;
	const { form, name, label, hint, required = true, options, empty } = Astro.props;
	const attributes = fieldAttributes(form, name, hint);
	const chosen = valueOf(form, name);
	return renderTemplate`${renderComponent($$result, "FieldFrame", $$FieldFrame, {
		"id": attributes.id,
		"label": label,
		"hint": hint,
		"error": form.errors[name],
		"required": required
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<select class="control"${spreadAttributes(attributes)}${addAttribute(name, "name")}${addAttribute(required, "required")}>${empty !== void 0 && renderTemplate`<option value="">${empty}</option>`}${options.map((option) => renderTemplate`<option${addAttribute(option.value, "value")}${addAttribute(option.value === chosen, "selected")}>${option.label}</option>`)}</select>` })}`;
}, "/work/main/site/src/components/Select.astro", void 0);
export { $$Select as t };
