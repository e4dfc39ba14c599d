import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
// src/components/Card.astro
createAstro("https://astro.build");
var $$Card = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Card;
	const { href, title, level = 2, class: className } = Astro.props;
	const Heading = `h${level}`;
	return renderTemplate`${maybeRenderHead($$result)}<article${addAttribute([
		"card relative",
		href && "transition-colors hover:border-primary",
		className
	], "class:list")}>${title && renderTemplate`${renderComponent($$result, "Heading", Heading, { "class": "mb-1 font-sans text-lg font-semibold" }, { "default": ($$result) => renderTemplate`${href ? renderTemplate`<a${addAttribute(href, "href")} class="text-ink no-underline after:absolute after:inset-0 after:rounded-card">${title}</a>` : title}` })}`}${renderSlot($$result, $$slots["default"])}</article>`;
}, "/work/main/site/src/components/Card.astro", void 0);
export { $$Card as t };
