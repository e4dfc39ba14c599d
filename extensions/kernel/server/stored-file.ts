/**
 * A stored file as an answer: whole or in ranges (RFC 9110, section 14), not at all to who has it, never held in memory.
 * The reading and the ranges are `send`'s.
 */
import type { Context } from 'koa';
import send from 'send';
import { NotFoundError, PreconditionFailedError, RangeNotSatisfiableError } from './errors.ts';

/** A file that is kept under a name that never stands for another content. */
export interface StoredFile {
  /** Absolute. */
  readonly directory: string;
  readonly name: string;
  readonly type: string;
  /** The value of `Cache-Control`. */
  readonly cacheControl: string;
}

function errorFor(error: Error & { status?: number; headers?: Record<string, string> }): Error {
  if (error.status === 404) return new NotFoundError();
  if (error.status === 412) return new PreconditionFailedError();
  return error.status === 416 ? new RangeNotSatisfiableError() : error;
}

/**
 * Sends the file and resolves once the answer has ended, by the last byte or by a reader who left.
 *
 * @throws NotFoundError, PreconditionFailedError or RangeNotSatisfiableError while nothing has been sent.
 */
export function sendStoredFile(
  ctx: Context,
  { directory, name, type, cacheControl }: StoredFile,
): Promise<void> {
  const { res } = ctx;
  // Koa begins with 404, and would end the answer before the file has begun.
  ctx.respond = false;
  // A player that seeks drops its connection, which Koa would report as a failure of ours each time.
  const { onerror } = ctx;
  ctx.onerror = (error) => {
    if (!res.headersSent) onerror.call(ctx, error);
  };
  ctx.status = 200;
  ctx.set({
    'Cache-Control': cacheControl,
    'Content-Type': type,
    'Content-Disposition': 'inline',
    ETag: `"${name}"`,
  });
  return new Promise((resolve, reject) => {
    send(ctx.req, encodeURIComponent(name), {
      root: directory,
      dotfiles: 'deny',
      index: false,
      cacheControl: false,
      lastModified: false,
    })
      .once('error', (error: Error & { headers?: Record<string, string> }) => {
        if (res.headersSent) {
          // Ending it well would pass a part for the whole.
          res.destroy();
          resolve();
          return;
        }
        ctx.respond = true;
        ctx.remove('ETag');
        ctx.remove('Content-Disposition');
        ctx.set(error.headers ?? {});
        reject(errorFor(error));
      })
      .pipe(res);
    res.once('close', resolve);
  });
}
