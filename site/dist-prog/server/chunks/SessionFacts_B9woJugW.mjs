import { A as renderTemplate, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { b as session_minutes, d as levelLabel, p as objectiveLabel } from "./programmes.server_VqFcFo_p.mjs";
// src/features/programmes/SessionFacts.astro
createAstro("https://astro.build");
var $$SessionFacts = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$SessionFacts;
	const { session } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<p class="flex flex-wrap gap-2">${renderComponent($$result, "Badge", $$Badge, {
		"tone": "info",
		"icon": "clock"
	}, { "default": ($$result) => renderTemplate`${session_minutes({ count: session.durationMinutes })}` })}${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${objectiveLabel(session.objective)}` })}${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${levelLabel(session.level)}` })}</p>`;
}, "/work/main/site/src/features/programmes/SessionFacts.astro", void 0);
export { $$SessionFacts as t };
