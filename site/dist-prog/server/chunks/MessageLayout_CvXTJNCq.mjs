import { A as renderTemplate, D as renderSlot, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$EmptyScene } from "./EmptyScene_C1YeFjmY.mjs";
import { t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
// src/layouts/MessageLayout.astro
createAstro("https://astro.build");
var $$MessageLayout = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$MessageLayout;
	const { title, text, reloadAfterSeconds } = Astro.props;
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, {
		"title": title,
		"reloadAfterSeconds": reloadAfterSeconds
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="wrap flex max-w-2xl flex-col items-center gap-4 py-16 text-center">${renderComponent($$result, "EmptyScene", $$EmptyScene, {})}<h1>${title}</h1><p class="text-muted">${text}</p><div class="flex flex-wrap justify-center gap-3">${renderSlot($$result, $$slots["default"])}</div></div>` })}`;
}, "/work/main/site/src/layouts/MessageLayout.astro", void 0);
export { $$MessageLayout as t };
