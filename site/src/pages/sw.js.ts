import type { APIRoute } from 'astro';

import workerUrl from '../features/offline/worker.ts?worker&url';

/** The service worker, under an address that does not change and that may govern the whole portal. */
export const GET: APIRoute = () =>
  new Response(`importScripts(${JSON.stringify(workerUrl)});\n`, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      // Its own policy: it loads itself and fetches what the pages ask for.
      'Content-Security-Policy': "default-src 'none'; script-src 'self'",
    },
  });
