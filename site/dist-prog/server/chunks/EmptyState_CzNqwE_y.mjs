import { A as renderTemplate, D as renderSlot, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$EmptyScene } from "./EmptyScene_C1YeFjmY.mjs";
// src/components/EmptyState.astro
createAstro("https://astro.build");
var $$EmptyState = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$EmptyState;
	const { title, text } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<div class="card flex flex-col items-center gap-3 px-6 py-10 text-center">${renderComponent($$result, "EmptyScene", $$EmptyScene, {})}<h2 class="font-sans text-lg font-semibold">${title}</h2><p class="max-w-md text-muted">${text}</p>${renderSlot($$result, $$slots["default"])}</div>`;
}, "/work/main/site/src/components/EmptyState.astro", void 0);
export { $$EmptyState as t };
