/** What hides words from a search by bytes: compression, and lines that are broken in the middle of a word. */
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const gzip = Buffer.from([0x1f, 0x8b, 0x08]);
const zipEntry = Buffer.from('PK\x03\x04', 'latin1');
const zlibHeads = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));
const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };

function* placesOf(bytes: Buffer, head: Buffer): Generator<number> {
  for (let at = bytes.indexOf(head); at !== -1; at = bytes.indexOf(head, at + 1)) yield at;
}

function attempt(open: () => Buffer): Buffer[] {
  try {
    const opened = open();
    return opened.length > 0 ? [opened] : [];
  } catch {
    // The bytes only looked like the beginning of something compressed.
    return [];
  }
}

function* decompressed(bytes: Buffer): Generator<Buffer> {
  for (const at of placesOf(bytes, gzip)) yield* attempt(() => gunzipSync(bytes.subarray(at), options));
  for (const head of zlibHeads)
    for (const at of placesOf(bytes, head)) yield* attempt(() => inflateSync(bytes.subarray(at), options));
  for (const at of placesOf(bytes, zipEntry)) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    yield* attempt(() => inflateRawSync(bytes.subarray(start), options));
  }
}

function* joined(bytes: Buffer): Generator<Buffer> {
  if (!bytes.includes('\n')) return;
  const text = bytes.toString('latin1');
  // Soft breaks of quoted-printable, folded lines of a calendar, wrapped Base64.
  yield Buffer.from(text.replaceAll(/=?\r?\n[ \t]?/g, ''), 'latin1');
}

const deepest = 3;

/** Everything that lies inside some bytes, as deep as three layers; not the bytes themselves. */
export function* unpack(bytes: Buffer, depth = 1): Generator<Buffer> {
  yield* joined(bytes);
  for (const inner of decompressed(bytes)) {
    yield inner;
    if (depth < deepest) yield* unpack(inner, depth + 1);
    else yield* joined(inner);
  }
}
