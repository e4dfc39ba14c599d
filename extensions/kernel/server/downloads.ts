import type { Core } from '@strapi/strapi';
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
 * Holds each download to a place of its own: as many as the portal has connections for streams, so that one more is asked to
 * come back instead of waiting for a slow reader.
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

/** The places that all files share, registered by identity. */
export const downloadPlaces = (strapi: Core.Strapi): DownloadPlaces =>
  strapi.get<DownloadPlaces>('care.downloads');
