/**
 * The ZIP of an export at rest: pieces of one megabyte, each sealed under a key of its own and bound to its export, attempt and
 * place, and to whether it is the last. One that is missing, moved, repeated or of another attempt does not open.
 */
import { bucketBytes, openBytes, sealBytes, type RecordBinding, type Sealed } from '../crypto/index.ts';

/** How many bytes a piece holds: with the length that padding adds, exactly one megabyte. */
export const chunkBytes = 1024 * 1024 - 4;

if ((chunkBytes + 4) % bucketBytes !== 0) throw new Error('a full chunk is not a whole number of buckets');

/** The attempt that writes, and whose it is. */
export interface ChunkOwner {
  exportId: string;
  personId: string;
  attempt: number;
}

/** Where a piece stands. */
export interface ChunkPlace {
  place: number;
  isLast: boolean;
}

const bindingOf = (
  { exportId, personId, attempt }: ChunkOwner,
  { place, isLast }: ChunkPlace,
): RecordBinding => ({
  table: 'data_export_chunks',
  column: 'content_encrypted',
  id: `${exportId} ${attempt} ${place} ${isLast ? 'last' : 'more'}`,
  companyId: '',
  subjectId: personId,
  authorId: personId,
  keyId: exportId,
});

/** Seals a piece. */
export const sealChunk = (dataKey: Buffer, content: Buffer, owner: ChunkOwner, place: ChunkPlace): Sealed =>
  sealBytes(dataKey, content, bindingOf(owner, place));

/** Opens a piece. @throws UnreadableRecordError when anything of it or of its place differs. */
export const openChunk = (dataKey: Buffer, sealed: Sealed, owner: ChunkOwner, place: ChunkPlace): Buffer =>
  openBytes(dataKey, sealed, bindingOf(owner, place));

/** Stores one piece. */
export type StoreChunk = (content: Buffer, place: ChunkPlace) => Promise<void>;

/** Cuts what is written into pieces and stores each as soon as it is whole; holds one at a time. */
export class ChunkWriter {
  readonly #store: StoreChunk;
  readonly #waiting = Buffer.alloc(chunkBytes);
  #filled = 0;
  #place = 0;

  constructor(store: StoreChunk) {
    this.#store = store;
  }

  /** How many bytes were written. */
  get bytes(): number {
    return this.#place * chunkBytes + this.#filled;
  }

  /** Takes bytes; waits for the database, so that nobody writes faster than it stores. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      if (this.#filled === chunkBytes) await this.#flush(false);
      const part = bytes.subarray(from, from + chunkBytes - this.#filled);
      this.#waiting.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
    }
  }

  /** Stores the last piece; returns how many bytes there are. */
  async end(): Promise<number> {
    const bytes = this.bytes;
    await this.#flush(true);
    return bytes;
  }

  async #flush(isLast: boolean): Promise<void> {
    await this.#store(this.#waiting.subarray(0, this.#filled), { place: this.#place, isLast });
    this.#place += 1;
    this.#filled = 0;
  }
}
