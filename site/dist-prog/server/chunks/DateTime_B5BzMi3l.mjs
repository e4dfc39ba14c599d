import { A as renderTemplate, N as addAttribute, j as maybeRenderHead } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as formatInstant } from "./dates_DnfqzJl0.mjs";
// src/components/DateTime.astro
createAstro("https://astro.build");
var $$DateTime = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$DateTime;
	const { value, zone, format } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<time${addAttribute(value, "datetime")}>${formatInstant(value, {
		locale: Astro.locals.locale,
		timeZone: zone,
		format
	})}</time>`;
}, "/work/main/site/src/components/DateTime.astro", void 0);
export { $$DateTime as t };
