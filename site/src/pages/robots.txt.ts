import type { APIRoute } from 'astro';

import { absoluteUrl } from '../lib/config.server.ts';

const PRIVATE = [
  'patient',
  'employee',
  'practitioner',
  'rh',
  'coach',
  'trainer',
  'learner',
  'account',
  'invitation',
  'reset-password',
];

/** What crawlers may read. */
export const GET: APIRoute = () => {
  const lines = PRIVATE.flatMap((path) => [`Disallow: /${path}`, `Disallow: /en/${path}`]);
  return new Response(
    ['User-agent: *', ...lines, '', `Sitemap: ${absoluteUrl('/sitemap.xml')}`, ''].join('\n'),
    {
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    },
  );
};
