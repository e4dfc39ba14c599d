import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { n as listAllArticles } from "./articles.server_CM9NDiWC.mjs";
import { t as absoluteUrl } from "./config.server_AkIHuIvs.mjs";
import { a as localizePath, t as LOCALES } from "./locale_BSzvLBZg.mjs";
import { t as escapeXml } from "./xml_eEKl98CJ.mjs";
import { t as pathsFor } from "./paths_Bgp-7YAI.mjs";
// src/pages/sitemap.xml.ts
var sitemap_xml_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
function entry(path, modifiedAt) {
	const links = LOCALES.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeXml(absoluteUrl(localizePath(path, locale)))}"/>`).join("");
	const modified = modifiedAt === void 0 ? "" : `<lastmod>${escapeXml(modifiedAt)}</lastmod>`;
	return LOCALES.map((locale) => `<url><loc>${escapeXml(absoluteUrl(localizePath(path, locale)))}</loc>${modified}${links}</url>`).join("\n");
}
/** Every public page, in both languages. */
var GET = async ({ locals }) => {
	const paths = pathsFor("fr");
	const articles = await listAllArticles(locals.api);
	const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${[...[
		paths.home(),
		paths.security(),
		paths.blog()
	].map((path) => entry(path)), ...articles.map((article) => entry(paths.article(article.slug), article.publishedAt))].join("\n")}
</urlset>
`;
	return new Response(body, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
};
// \0virtual:astro:page:src/pages/sitemap.xml@_@ts
var page = () => sitemap_xml_exports;
export { page };
