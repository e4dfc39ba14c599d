import * as z from 'zod';

import type { Locale } from './locale.ts';

const TIMEOUT_MILLISECONDS = 10_000;

const errorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z
      .array(z.object({ path: z.string(), message: z.string(), value: z.unknown().optional() }))
      .catch([])
      .default([]),
  }),
});

/** One wrong field, as the API names it. */
export interface ErrorDetail {
  path: string;
  message: string;
  /** What a program can use, where there is such a thing. */
  value?: unknown;
}

/** The API refused: `status` and `code` say why, `message` is written for the reader in their language. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[];
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    body: { code: string; message: string; details: readonly ErrorDetail[] },
    retryAfterSeconds: number | null,
  ) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.details = body.details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The API could not be reached, or says that it cannot work now. Nothing is known of what a write has done. */
export class ServiceUnavailableError extends Error {
  override name = 'ServiceUnavailableError';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number | null, cause?: unknown) {
    super('The API does not answer', { cause });
    this.retryAfterSeconds = retryAfterSeconds ?? 30;
  }
}

/** The API answered something else than its contract says. */
export class UnexpectedAnswerError extends Error {
  override name = 'UnexpectedAnswerError';
}

/** As whom, from where and in which language the API is called. */
export interface ApiContext {
  apiUrl: string;
  siteKey: string;
  accessToken: string | null;
  locale: Locale;
  clientAddress: string;
  /** Replaced by tests. */
  fetch?: typeof fetch;
}

/** The query of a call; what is undefined or empty is left out. */
export type ApiQuery = Record<string, string | number | boolean | undefined>;

/** What a write may add: a key under which a repeated write counts once. */
export interface WriteOptions {
  idempotencyKey?: string;
}

/** The schema of an answer of which only the success counts, with or without a body. */
export const anyAnswer = z.unknown();

/**
 * The API as one person. Every answer is checked against the schema that the caller gives.
 * Each call throws ApiError, ServiceUnavailableError or UnexpectedAnswerError.
 */
export interface Api {
  get<Answer>(path: string, schema: z.ZodType<Answer>, query?: ApiQuery): Promise<Answer>;
  post<Answer>(
    path: string,
    body: unknown,
    schema: z.ZodType<Answer>,
    options?: WriteOptions,
  ): Promise<Answer>;
  put<Answer>(
    path: string,
    body: unknown,
    schema: z.ZodType<Answer>,
    options?: WriteOptions,
  ): Promise<Answer>;
  patch<Answer>(
    path: string,
    body: unknown,
    schema: z.ZodType<Answer>,
    options?: WriteOptions,
  ): Promise<Answer>;
  delete<Answer>(path: string, schema: z.ZodType<Answer>, options?: WriteOptions): Promise<Answer>;
}

function parseRetryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Makes the API client of one request. */
export function createApi(context: ApiContext): Api {
  const send = context.fetch ?? fetch;

  async function call<Answer>(
    method: string,
    path: string,
    schema: z.ZodType<Answer>,
    extra: { query?: ApiQuery; body?: unknown; options?: WriteOptions },
  ): Promise<Answer> {
    const url = new URL(path, context.apiUrl);
    for (const [name, value] of Object.entries(extra.query ?? {})) {
      if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
    }
    const headers = new Headers({
      Accept: 'application/json',
      'Accept-Language': context.locale,
      'X-Care-Site-Key': context.siteKey,
      'X-Care-Client-Address': context.clientAddress,
    });
    if (context.accessToken !== null) headers.set('Authorization', `Bearer ${context.accessToken}`);
    if (extra.body !== undefined) headers.set('Content-Type', 'application/json');
    if (extra.options?.idempotencyKey !== undefined)
      headers.set('Idempotency-Key', extra.options.idempotencyKey);

    let response: Response;
    let text: string;
    try {
      response = await send(url, {
        method,
        headers,
        body: extra.body === undefined ? undefined : JSON.stringify(extra.body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      text = await response.text();
    } catch (cause) {
      throw new ServiceUnavailableError(null, cause);
    }
    if (response.status >= 502 && response.status <= 504) {
      throw new ServiceUnavailableError(parseRetryAfter(response));
    }
    const body = parseJson(text);
    if (!response.ok) {
      const parsed = errorBodySchema.safeParse(body);
      if (!parsed.success) throw new UnexpectedAnswerError(`${method} ${path} answered ${response.status}`);
      throw new ApiError(response.status, parsed.data.error, parseRetryAfter(response));
    }
    const answer = schema.safeParse(body);
    if (!answer.success) {
      // Paths only: the values may be what a person wrote.
      const where = answer.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new UnexpectedAnswerError(`${method} ${path} answered another shape at: ${where}`);
    }
    return answer.data;
  }

  return {
    get: (path, schema, query) => call('GET', path, schema, { query }),
    post: (path, body, schema, options) => call('POST', path, schema, { body, options }),
    put: (path, body, schema, options) => call('PUT', path, schema, { body, options }),
    patch: (path, body, schema, options) => call('PATCH', path, schema, { body, options }),
    delete: (path, schema, options) => call('DELETE', path, schema, { options }),
  };
}
