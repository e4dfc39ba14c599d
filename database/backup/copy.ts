import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** What went through a copy. */
export interface CopyResult {
  rows: number;
  /** Over the uncompressed bytes, in hexadecimal. */
  sha256: string;
}

/** Passes bytes on unchanged and counts their hash and their lines: in COPY's text format one line is one row. */
function measure(): { stream: Transform; result(): CopyResult } {
  const hash = createHash('sha256');
  const newline = 10;
  let rows = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) rows += 1;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ rows, sha256: hash.digest('hex') }) };
}

/** Writes the rows of a COPY query to a compressed file that only its owner may read. */
export async function copyToFile(client: pg.ClientBase, query: string, file: string): Promise<CopyResult> {
  const { stream, result } = measure();
  await pipeline(
    client.query(copyTo(query)),
    stream,
    createGzip({ level: 6 }),
    createWriteStream(file, { mode: 0o600, flags: 'wx' }),
  );
  return result();
}

/** Measures the rows of a COPY query without keeping them. */
export async function measureCopy(client: pg.ClientBase, query: string): Promise<CopyResult> {
  const { stream, result } = measure();
  await pipeline(client.query(copyTo(query)), stream, discard());
  return result();
}

/** Measures a file that `copyToFile` wrote. */
export async function measureFile(file: string): Promise<CopyResult> {
  const { stream, result } = measure();
  await pipeline(createReadStream(file), createGunzip(), stream, discard());
  return result();
}

const discard = () =>
  new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });

/** Sends a file that `copyToFile` wrote into a `copy … from stdin` statement. */
export async function copyFromFile(client: pg.ClientBase, statement: string, file: string): Promise<void> {
  await pipeline(createReadStream(file), createGunzip(), client.query(copyFrom(statement)));
}
