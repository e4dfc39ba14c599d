/** Every padded text is a multiple of this many bytes, so that its stored size says little about its length. */
export const bucketBytes = 256;

const lengthBytes = 4;

/** Text as bytes of a bucketed size: its length, the UTF-8 of the text, zeros. */
export function pad(text: string): Buffer {
  const content = Buffer.from(text, 'utf8');
  const size = Math.ceil((lengthBytes + content.length) / bucketBytes) * bucketBytes;
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(content.length, 0);
  content.copy(padded, lengthBytes);
  return padded;
}

/** The text inside padded bytes; null when they were not made by `pad`. */
export function unpad(padded: Buffer): string | null {
  if (padded.length < lengthBytes) return null;
  const length = padded.readUInt32BE(0);
  const end = lengthBytes + length;
  if (end > padded.length || Math.ceil(end / bucketBytes) * bucketBytes !== padded.length) return null;
  return padded.toString('utf8', lengthBytes, end);
}
