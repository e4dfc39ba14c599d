import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent, x as spreadAttributes } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { f as valueOf, s as fieldAttributes, t as $$FieldFrame } from "./FieldFrame_CS4LjfO7.mjs";
// src/components/Field.astro
createAstro("https://astro.build");
var $$Field = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Field;
	const { form, name, label, hint, required = true, type = "text", ...rest } = Astro.props;
	const attributes = fieldAttributes(form, name, hint);
	return renderTemplate`${renderComponent($$result, "FieldFrame", $$FieldFrame, {
		"id": attributes.id,
		"label": label,
		"hint": hint,
		"error": form.errors[name],
		"required": required
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<input class="control"${spreadAttributes(rest)}${spreadAttributes(attributes)}${addAttribute(type, "type")}${addAttribute(name, "name")}${addAttribute(valueOf(form, name), "value")}${addAttribute(required, "required")}>` })}`;
}, "/work/main/site/src/components/Field.astro", void 0);
export { $$Field as t };
