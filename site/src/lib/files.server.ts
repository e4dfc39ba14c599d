import type { APIContext } from 'astro';

import { sessionCookies } from '../features/session/session.server.ts';
import { ApiError, ServiceUnavailableError } from './api.server.ts';
import { getConfig } from './config.server.ts';

const FORWARDED = ['content-type', 'content-disposition'];

/** Passes a file of the API on to the browser as it comes, asked for as the person who is signed in. */
export async function passOnFile(
  context: Pick<APIContext, 'cookies' | 'clientAddress' | 'request' | 'locals'>,
  path: string,
  query: Record<string, string>,
): Promise<Response> {
  const config = getConfig();
  const token = context.cookies.get(sessionCookies(config.publicUrl).access)?.value ?? '';
  let answer: Response;
  try {
    answer = await fetch(new URL(`${path}?${new URLSearchParams(query)}`, config.apiUrl), {
      headers: {
        Authorization: `Bearer ${token}`,
        'Accept-Language': context.locals.locale,
        'X-Care-Site-Key': config.siteKey,
      },
      redirect: 'error',
      // A browser that goes away ends the download at its source.
      signal: context.request.signal,
    });
  } catch (cause) {
    throw new ServiceUnavailableError(null, cause);
  }
  if (!answer.ok) {
    await answer.body?.cancel();
    if (answer.status >= 502 && answer.status <= 504) throw new ServiceUnavailableError(5);
    throw new ApiError(answer.status, { code: 'file_refused', message: '', details: [] }, null);
  }
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  for (const name of FORWARDED) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
}
