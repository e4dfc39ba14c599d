import type { APIRoute } from 'astro';

import { getConfig } from '../lib/config.server.ts';

const TIMEOUT_MILLISECONDS = 3_000;

/** The process can serve pages: the API behind it answers. */
export const GET: APIRoute = async () => {
  try {
    const url = new URL('/healthz', getConfig().apiUrl);
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
    if (answer.ok) return Response.json({ status: 'ok' });
  } catch {
    // Refused, timed out or unreachable: not ready, which is what the answer below says.
  }
  return Response.json({ status: 'unavailable', waitingFor: 'api' }, { status: 503 });
};
