import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, R as unescapeHTML, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as BRAND } from "./brand_Ct1WTGUL.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { t as $$DateTime } from "./DateTime_B5BzMi3l.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { r as blog_back, t as PUBLISHER_TIME_ZONE } from "./articles_DiJGwYss.mjs";
import { t as getArticle } from "./articles.server_CM9NDiWC.mjs";
import { t as reading_minutes } from "./reading_minutes_CMmfnt_a.mjs";
import { t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
import { r as mediaUrl, t as absoluteUrl } from "./config.server_AkIHuIvs.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/tags.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} TagsInputs */
var fr_tags = () => {
	return `Thèmes`;
};
var en_tags = () => {
	return `Topics`;
};
/**
* | output |
* | --- |
* | "Topics" |
*
* @param {TagsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var tags = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_tags(inputs);
	return fr_tags(inputs);
});
// src/pages/blog/[slug].astro
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
	const article = await getArticle(api, Astro.params.slug ?? "");
	const cover = article.coverUrl === null ? null : mediaUrl(article.coverUrl);
	const description = article.seo.metaDescription ?? article.excerpt;
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, {
		"title": article.seo.metaTitle ?? article.title,
		"description": description,
		"image": cover,
		"type": "article",
		"isIndexed": true,
		"jsonLd": {
			"@context": "https://schema.org",
			"@type": "Article",
			headline: article.title,
			description,
			datePublished: article.publishedAt,
			image: cover ?? void 0,
			keywords: article.seo.keywords ?? (article.tags.join(", ") || void 0),
			articleSection: article.category ?? void 0,
			mainEntityOfPage: absoluteUrl(paths.article(article.slug)),
			publisher: {
				"@type": "Organization",
				name: BRAND,
				url: absoluteUrl("/")
			}
		}
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<article class="wrap max-w-3xl py-10"><p class="no-print"><a${addAttribute(paths.blog(), "href")} class="inline-flex min-h-11 items-center gap-1">${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-left" })}${blog_back()}</a></p><header class="mt-3 mb-8 space-y-4">${article.category && renderTemplate`<p>${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${article.category}` })}</p>`}<h1 class="sm:text-[2.488rem]">${article.title}</h1><p class="text-lg text-muted">${article.excerpt}</p><p class="text-sm text-muted">${renderComponent($$result, "DateTime", $$DateTime, {
		"value": article.publishedAt,
		"zone": PUBLISHER_TIME_ZONE,
		"format": "full-day"
	})},${" "}${reading_minutes({ count: article.readingMinutes })}</p></header>${cover && renderTemplate`<img${addAttribute(cover, "src")}${addAttribute(article.coverAlt ?? "", "alt")} class="mb-8 aspect-[16/9] w-full rounded-card object-cover">`}<div class="prose">${unescapeHTML(article.contentHtml)}</div>${article.tags.length > 0 && renderTemplate`<ul class="mt-10 flex flex-wrap gap-2"${addAttribute(tags(), "aria-label")}>${article.tags.map((tag) => renderTemplate`<li>${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${tag}` })}</li>`)}</ul>`}</article>` })}`;
}, "/work/main/site/src/pages/blog/[slug].astro", void 0);
var $$file = "/work/main/site/src/pages/blog/[slug].astro";
var $$url = "/blog/[slug]";
// \0virtual:astro:page:src/pages/blog/[slug]@_@astro
var page = () => _slug__exports;
export { page };
