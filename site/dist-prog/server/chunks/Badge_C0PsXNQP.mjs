import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
// src/components/Badge.astro
createAstro("https://astro.build");
var $$Badge = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Badge;
	const { tone = "neutral", icon } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<span${addAttribute(["inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-sm font-medium", {
		neutral: "bg-paper text-muted border-line",
		info: "bg-sky-soft text-sky border-transparent",
		done: "bg-leaf-soft text-leaf border-transparent",
		waiting: "bg-sun-soft text-ink border-transparent",
		urgent: "bg-accent-soft text-accent border-transparent",
		danger: "bg-danger-soft text-danger border-transparent"
	}[tone]], "class:list")}>${icon && renderTemplate`${renderComponent($$result, "Icon", $$Icon, {
		"name": icon,
		"size": 16
	})}`}${renderSlot($$result, $$slots["default"])}</span>`;
}, "/work/main/site/src/components/Badge.astro", void 0);
export { $$Badge as t };
