import parseBody from 'co-body';
import type { Context } from 'koa';
import { MalformedBodyError, PayloadTooLargeError, UnsupportedMediaTypeError } from './errors.ts';

const usualBytes = 256 * 1024;
// The server itself waits much longer, for uploads.
const longestMs = 60_000;

/** The JSON of a request, and the text that it was read from. */
export interface JsonBody {
  readonly parsed: unknown;
  readonly raw: string;
}

/**
 * Reads the JSON of a request: `{}` when there is none.
 *
 * @throws UnsupportedMediaTypeError, MalformedBodyError, or PayloadTooLargeError above `limit` bytes.
 */
export async function readJson(ctx: Context, limit = usualBytes): Promise<JsonBody> {
  const type = ctx.is('json', '+json');
  // Clients say `Content-Length: 0` of a POST without a body.
  if (type === null || ctx.get('content-length') === '0') return { parsed: {}, raw: '' };
  if (type === false) throw new UnsupportedMediaTypeError();
  const late = setTimeout(() => ctx.req.destroy(), longestMs);
  try {
    return (await parseBody.json(ctx.req, { limit, returnRawBody: true })) as JsonBody;
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status === 413) throw new PayloadTooLargeError();
    if (status === 400) throw new MalformedBodyError();
    throw error;
  } finally {
    clearTimeout(late);
  }
}
