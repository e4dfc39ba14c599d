import { Readable } from 'node:stream';
import type { Context } from 'koa';
import { BrokenDownloadError, TooManyDownloadsError } from './errors.ts';

/**
 * Begins a generator now, so that its first failure is an ordinary one, and gives it back whole; a later failure is a
 * BrokenDownloadError. Whoever receives it ends it by `return` or `throw`, even without having read anything: what it
 * holds is then let go.
 */
export async function begun<Value>(generator: AsyncGenerator<Value, void>): Promise<AsyncIterable<Value>> {
  let first: IteratorResult<Value, void> | null = await generator.next();
  const iterator: AsyncIterator<Value, void> = {
    async next() {
      const waiting = first;
      first = null;
      if (waiting !== null) return waiting;
      try {
        return await generator.next();
      } catch (error) {
        throw new BrokenDownloadError('the file broke off', { cause: error });
      }
    },
    return: () => generator.return(),
    throw: (error: unknown) => generator.throw(error),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/**
 * Holds each download to a place of its own, so that slow readers cannot take every connection of the portal's pool.
 */
export class DownloadPlaces {
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /** @throws TooManyDownloadsError when every place is taken. */
  async *hold<Value>(content: AsyncGenerator<Value, void>): AsyncGenerator<Value, void> {
    if (this.#free === 0) throw new TooManyDownloadsError();
    this.#free -= 1;
    try {
      yield* content;
    } finally {
      this.#free += 1;
    }
  }
}

type Handler = (ctx: Context) => Promise<void>;

/**
 * Makes a handler close the connection when the file it answers with breaks off: Koa would leave it open for good, and
 * ending it as if nothing had happened would pass a part for the whole.
 */
export const breakingOff =
  (handler: Handler): Handler =>
  async (ctx) => {
    await handler(ctx);
    if (ctx.body instanceof Readable) ctx.body.once('error', () => ctx.res.destroy());
  };
