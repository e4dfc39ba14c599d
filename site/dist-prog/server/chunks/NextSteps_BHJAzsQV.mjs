import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
// src/components/NextSteps.astro
createAstro("https://astro.build");
var $$NextSteps = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$NextSteps;
	const { steps } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<ul class="grid gap-4 md:grid-cols-2">${steps.map(({ href, icon, title, text }) => renderTemplate`<li><a${addAttribute(href, "href")} class="card flex h-full items-start gap-4 text-ink no-underline transition-colors hover:border-primary"><span class="flex size-11 shrink-0 items-center justify-center rounded-full bg-primary-soft text-primary">${renderComponent($$result, "Icon", $$Icon, {
		"name": icon,
		"size": 22
	})}</span><span class="min-w-0 flex-1"><span class="block text-lg font-semibold">${title}</span><span class="mt-0.5 block text-muted">${text}</span></span>${renderComponent($$result, "Icon", $$Icon, {
		"name": "chevron-right",
		"class": "mt-1 text-muted"
	})}</a></li>`)}</ul>`;
}, "/work/main/site/src/components/NextSteps.astro", void 0);
export { $$NextSteps as t };
