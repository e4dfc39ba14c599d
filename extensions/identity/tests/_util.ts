import type { TestCms } from '../../../scripts/testing/cms.ts';

/** The password of every account that these tests make. */
export const password = 'alice-and-bob-and-carol';

/** What a test received: status, parsed body (undefined when empty), raw text and headers. */
export interface Answer {
  status: number;
  // A test reads what it expects; a wrong shape fails there.
  body: {
    data?: Record<string, unknown>;
    error?: { code: string; message: string; details: { path: string }[] };
  };
  text: string;
  headers: Headers;
}

let nextAddress = 0;

/** An address nobody else in this run has, so that limits by address do not meet. */
export function newAddress(): string {
  nextAddress += 1;
  return `198.51.${Math.floor(nextAddress / 250)}.${(nextAddress % 250) + 1}`;
}

/** Calls the API as the site does: with its key and the visitor's address. */
export async function call(
  cms: TestCms,
  method: string,
  path: string,
  options: { body?: unknown; token?: string; address?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${cms.url}/api${path}`, {
    method,
    headers: {
      'x-care-site-key': cms.environment.SITE_KEY ?? '',
      'x-care-client-address': options.address ?? newAddress(),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    // A file is text alone.
    body:
      response.headers.get('content-type')?.includes('json') === true
        ? (JSON.parse(text) as Answer['body'])
        : {},
    text,
    headers: response.headers,
  };
}

/** Waits until `check` gives something other than undefined; fails after `timeoutMs`. */
export async function until<Result>(
  check: () => Promise<Result | undefined>,
  timeoutMs = 10_000,
): Promise<Result> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = await check();
    if (result !== undefined) return result;
    if (Date.now() > deadline) throw new Error('what was awaited did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
