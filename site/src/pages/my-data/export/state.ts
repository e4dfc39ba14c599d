import type { APIRoute } from 'astro';

import { exportsState, getExports } from '../../../features/my-data/exports.ts';

/** What the page of exports would show: the page asks while one is prepared. */
export const GET: APIRoute = async ({ locals }) =>
  new Response(exportsState(await getExports(locals.api)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
