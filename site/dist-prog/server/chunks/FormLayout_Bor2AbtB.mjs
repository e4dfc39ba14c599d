import { A as renderTemplate, D as renderSlot, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { n as $$Notice, r as title_with_error, t as findNotice } from "./notices_BfUc-jZi.mjs";
import { t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
// src/layouts/FormLayout.astro
createAstro("https://astro.build");
var $$FormLayout = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$FormLayout;
	const { title, text, isRefused = false } = Astro.props;
	const notice = findNotice(Astro.url.searchParams.get("notice"));
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, { "title": isRefused ? title_with_error({ title }) : title }, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="wrap max-w-lg py-10 sm:py-16">${renderComponent($$result, "Notice", $$Notice, { "text": notice })}<div class="card p-6 sm:p-8"><h1>${title}</h1>${text && renderTemplate`<p class="mt-2 text-muted">${text}</p>`}<div class="mt-6">${renderSlot($$result, $$slots["default"])}</div></div>${renderSlot($$result, $$slots["after"])}</div>` })}`;
}, "/work/main/site/src/layouts/FormLayout.astro", void 0);
export { $$FormLayout as t };
