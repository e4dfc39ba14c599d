import type { APIRoute } from 'astro';

import { BRAND } from '../brand.ts';
import { listArticles } from '../features/articles/articles.server.ts';
import { absoluteUrl } from '../lib/config.server.ts';
import { escapeXml } from '../lib/xml.ts';
import { m } from '../paraglide/messages.js';

/** The newest articles, for feed readers. */
export const GET: APIRoute = async ({ locals }) => {
  const { data } = await listArticles(locals.api, 1);
  const { locale, paths } = locals;
  const items = data.map((article) => {
    const link = escapeXml(absoluteUrl(paths.article(article.slug)));
    return `<item><title>${escapeXml(article.title)}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate><description>${escapeXml(article.excerpt)}</description></item>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeXml(`${BRAND} · ${m.blog_title()}`)}</title>
<link>${escapeXml(absoluteUrl(paths.blog()))}</link>
<description>${escapeXml(m.blog_description())}</description>
<language>${locale}</language>
<atom:link href="${escapeXml(absoluteUrl(paths.rss()))}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`;
  return new Response(body, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};
