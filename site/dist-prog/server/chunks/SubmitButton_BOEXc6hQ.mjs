import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
// src/components/SubmitButton.astro
createAstro("https://astro.build");
var $$SubmitButton = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$SubmitButton;
	const { tone = "main", class: className } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<button type="submit"${addAttribute([
		"button",
		`button-${tone}`,
		className
	], "class:list")}>${renderSlot($$result, $$slots["default"])}</button>`;
}, "/work/main/site/src/components/SubmitButton.astro", void 0);
export { $$SubmitButton as t };
