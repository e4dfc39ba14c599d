import type { APIContext } from 'astro';

import { sessionCookies } from '../features/session/session.server.ts';
import { ApiError, ServiceUnavailableError } from './api.server.ts';
import { atReadersPace } from './backpressure.server.ts';
import { getConfig } from './config.server.ts';

type FileContext = Pick<APIContext, 'cookies' | 'clientAddress' | 'request' | 'locals'>;

const FORWARDED = ['content-type', 'content-disposition'];

/** Asks the API for a file as the person who is signed in, if somebody is. */
async function askForFile(
  { cookies, locals, request }: FileContext,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const config = getConfig();
  const token = cookies.get(sessionCookies(config.publicUrl).access)?.value ?? '';
  let answer: Response;
  try {
    answer = await fetch(new URL(path, config.apiUrl), {
      method,
      headers: {
        ...headers,
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
        'Accept-Language': locals.locale,
        'X-Care-Site-Key': config.siteKey,
      },
      redirect: 'error',
      // A browser that goes away ends the download at its source.
      signal: request.signal,
    });
  } catch (cause) {
    throw new ServiceUnavailableError(null, cause);
  }
  if (answer.status >= 502 && answer.status <= 504) {
    await answer.body?.cancel();
    throw new ServiceUnavailableError(5);
  }
  return answer;
}

const bodyOf = (answer: Response) => (answer.body === null ? null : atReadersPace(answer.body));

function pick(from: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = from.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Passes a file of the API on to the browser as it comes, asked for as the person who is signed in. */
export async function passOnFile(
  context: FileContext,
  path: string,
  query: Record<string, string>,
): Promise<Response> {
  const answer = await askForFile(context, `${path}?${new URLSearchParams(query)}`);
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new ApiError(answer.status, { code: 'file_refused', message: '', details: [] }, null);
  }
  const headers = { 'Cache-Control': 'private, no-store', ...pick(answer.headers, FORWARDED) };
  return new Response(bodyOf(answer), { headers });
}

const CONDITIONS = ['range', 'if-range', 'if-none-match', 'if-match'];
const FILE_HEADERS = [
  ...FORWARDED,
  ...['accept-ranges', 'cache-control', 'content-length', 'content-range', 'etag'],
];

/** Passes a file of the media library on, in the ranges asked for. */
export const passOnMedia = (context: FileContext, name: string): Promise<Response> =>
  passOnCached(context, `/api/media/${encodeURIComponent(name)}`);

/** Passes a file on with the caching that the API decided; a refusal has no page around it. */
export async function passOnCached(context: FileContext, path: string): Promise<Response> {
  const { method, headers } = context.request;
  const answer = await askForFile(context, path, {
    method,
    headers: { ...pick(headers, CONDITIONS), 'Accept-Encoding': 'identity' },
  });
  if (answer.ok || answer.status === 304) {
    return new Response(bodyOf(answer), {
      status: answer.status,
      headers: pick(answer.headers, FILE_HEADERS),
    });
  }
  await answer.body?.cancel();
  return new Response(null, {
    status: answer.status,
    headers: { 'Cache-Control': 'no-store', ...pick(answer.headers, ['content-range', 'retry-after']) },
  });
}
