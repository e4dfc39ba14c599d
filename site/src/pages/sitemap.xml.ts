import type { APIRoute } from 'astro';

import { listAllArticles } from '../features/articles/articles.server.ts';
import { absoluteUrl } from '../lib/config.server.ts';
import { LOCALES, localizePath } from '../lib/locale.ts';
import { escapeXml } from '../lib/xml.ts';
import { pathsFor } from '../paths.ts';

function entry(path: string, modifiedAt?: string): string {
  const links = LOCALES.map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeXml(absoluteUrl(localizePath(path, locale)))}"/>`,
  ).join('');
  const modified = modifiedAt === undefined ? '' : `<lastmod>${escapeXml(modifiedAt)}</lastmod>`;
  return LOCALES.map(
    (locale) =>
      `<url><loc>${escapeXml(absoluteUrl(localizePath(path, locale)))}</loc>${modified}${links}</url>`,
  ).join('\n');
}

/** Every public page, in both languages. */
export const GET: APIRoute = async ({ locals }) => {
  const paths = pathsFor('fr');
  const articles = await listAllArticles(locals.api);
  const entries = [
    ...[paths.home(), paths.security(), paths.blog()].map((path) => entry(path)),
    ...articles.map((article) => entry(paths.article(article.slug), article.publishedAt)),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
