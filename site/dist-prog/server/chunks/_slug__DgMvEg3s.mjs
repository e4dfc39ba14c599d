import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, R as unescapeHTML, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { t as $$DateTime } from "./DateTime_B5BzMi3l.mjs";
import { t as news_back } from "./news_back_ClwxVIME.mjs";
import { t as news_for_department } from "./news_for_department_Dv3bPi3y.mjs";
import { t as reading_minutes } from "./reading_minutes_CMmfnt_a.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { i as getReaderTimeZone, n as getMyNews } from "./news.server_DbMtbZco.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
// src/pages/employee/news/[slug].astro
var _slug__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Slug,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Slug = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Slug;
	const { api, paths } = Astro.locals;
	const [news, zone] = await Promise.all([getMyNews(api, Astro.params.slug ?? ""), getReaderTimeZone(api)]);
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, { "title": news.title }, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<p class="no-print"><a${addAttribute(paths.employeeNews(), "href")} class="inline-flex min-h-11 items-center gap-1">${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-left" })}${news_back()}</a></p><article class="card mt-3 p-6"><p class="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted"><span>${renderComponent($$result, "DateTime", $$DateTime, {
		"value": news.publishedAt,
		"zone": zone,
		"format": "full-day"
	})},${" "}${reading_minutes({ count: news.readingMinutes })}</span>${news.department !== null && renderTemplate`${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${news_for_department({ name: news.department })}` })}`}</p><div class="prose mt-5 break-words">${unescapeHTML(news.bodyHtml)}</div></article>` })}`;
}, "/work/main/site/src/pages/employee/news/[slug].astro", void 0);
var $$file = "/work/main/site/src/pages/employee/news/[slug].astro";
var $$url = "/employee/news/[slug]";
// \0virtual:astro:page:src/pages/employee/news/[slug]@_@astro
var page = () => _slug__exports;
export { page };
