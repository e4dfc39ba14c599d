import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { t as BRAND } from "./brand_Ct1WTGUL.mjs";
import { i as listArticles } from "./articles.server_CM9NDiWC.mjs";
import { n as blog_description, t as blog_title } from "./blog_title_BSTGDPqe.mjs";
import { t as absoluteUrl } from "./config.server_AkIHuIvs.mjs";
import { t as escapeXml } from "./xml_eEKl98CJ.mjs";
// src/pages/rss.xml.ts
var rss_xml_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
/** The newest articles, for feed readers. */
var GET = async ({ locals }) => {
	const { data } = await listArticles(locals.api, 1);
	const { locale, paths } = locals;
	const items = data.map((article) => {
		const link = escapeXml(absoluteUrl(paths.article(article.slug)));
		return `<item><title>${escapeXml(article.title)}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate><description>${escapeXml(article.excerpt)}</description></item>`;
	});
	const body = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeXml(`${BRAND} · ${blog_title()}`)}</title>
<link>${escapeXml(absoluteUrl(paths.blog()))}</link>
<description>${escapeXml(blog_description())}</description>
<language>${locale}</language>
<atom:link href="${escapeXml(absoluteUrl(paths.rss()))}" rel="self" type="application/rss+xml"/>
${items.join("\n")}
</channel></rss>
`;
	return new Response(body, { headers: { "Content-Type": "application/rss+xml; charset=utf-8" } });
};
// \0virtual:astro:page:src/pages/rss.xml@_@ts
var page = () => rss_xml_exports;
export { page };
