/** Calls of the drill to the product, over HTTP as anybody makes them. */

/** What came back. */
export interface Reply<Data = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** `data` of a JSON answer, by its envelope. */
  readonly data: Data;
}

/** What may be said of a call. */
export interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** Sent as it is, in the place of `body`. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that was not the expected one; says the route and the status, never a body. */
export class DrillCallError extends Error {
  override name = 'DrillCallError';
}

const dataOf = (bytes: Buffer): unknown => {
  try {
    return (JSON.parse(bytes.toString('utf8')) as { data?: unknown }).data;
  } catch {
    // A file, or a page.
    return undefined;
  }
};

/** Calls an address, whatever it answers. */
export async function call<Data = unknown>(
  base: string,
  method: string,
  path: string,
  { token, body, rawBody, headers }: CallOptions = {},
): Promise<Reply<Data>> {
  const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, data: dataOf(bytes) as Data };
}

/** Calls an address and gives `data`. @throws DrillCallError unless it went well. */
export async function mustCall<Data = unknown>(
  base: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Data> {
  const reply = await call<Data>(base, method, path, options);
  if (reply.status >= 200 && reply.status < 300) return reply.data;
  const { code, details } =
    (
      JSON.parse(reply.bytes.toString('utf8') || '{}') as {
        error?: { code?: string; details?: { path: string }[] };
      }
    ).error ?? {};
  const paths = (details ?? []).map((detail) => detail.path).join(', ');
  throw new DrillCallError(`${method} ${path} answered ${reply.status} ${code ?? ''} ${paths}`.trim());
}

/** Asks again until the condition holds. @throws Error after `withinMs`. */
export async function until(
  condition: () => Promise<boolean>,
  what: string,
  withinMs: number,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${what}: did not happen within ${withinMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
