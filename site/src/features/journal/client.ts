/** Calls of the page to its own site, which passes them on. What is sent was sealed before. */

/** Nobody is signed in any more. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}

/** The call was refused; `status` says why. 503 also stands for a network that is away. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;

  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Reads and writes under one address of the site. */
export interface Client {
  get<Data>(path: string): Promise<Data>;
  send<Data>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Data>;
}

async function answerOf<Data>(sending: Promise<Response>): Promise<Data> {
  const answer = await sending.catch(() => {
    throw new RefusedError(503);
  });
  if (answer.redirected || answer.status === 401) throw new SignedOutError();
  if (!answer.ok) throw new RefusedError(answer.status);
  return (answer.status === 204 ? undefined : await answer.json()) as Data;
}

/** The client of one address. */
export const createClient = (base: string): Client => ({
  get: (path) => answerOf(fetch(base + path, { headers: { Accept: 'application/json' } })),
  send: (method, path, body) =>
    answerOf(
      fetch(base + path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    ),
});
