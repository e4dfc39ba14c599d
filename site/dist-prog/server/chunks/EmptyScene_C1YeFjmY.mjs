import { A as renderTemplate, j as maybeRenderHead } from "./sequence_BHD78O88.mjs";
import { n as createComponent } from "./compiler_4MWXewuc.mjs";
// src/illustrations/EmptyScene.astro
var $$EmptyScene = createComponent(($$result, $$props, $$slots) => {
	return renderTemplate`${maybeRenderHead($$result)}<svg viewBox="0 0 200 150" width="180" height="135" aria-hidden="true"><path class="fill-primary-soft" d="M22 60C40 18 96 4 138 20c40 16 56 58 36 90-18 28-60 34-98 30-38-4-66-38-54-80Z"></path><circle class="fill-sun" cx="142" cy="42" r="17"></circle><path class="stroke-leaf" fill="none" stroke-width="4" stroke-linecap="round" d="M100 104c0-22-2-36 2-52"></path><path class="fill-leaf" d="M100 84c-22 0-32-12-32-28 20 0 32 10 32 28ZM101 70c0-18 10-28 28-30 2 18-8 30-28 30Z"></path><path class="fill-accent" d="M76 100h48l-6 32a6 6 0 0 1-6 5H88a6 6 0 0 1-6-5Z"></path><rect class="fill-accent" x="72" y="94" width="56" height="12" rx="5"></rect></svg>`;
}, "/work/main/site/src/illustrations/EmptyScene.astro", void 0);
export { $$EmptyScene as t };
