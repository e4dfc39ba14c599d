/** Whatever is padded is a multiple of this many bytes, so that its stored size says little about its length. */
export const bucketBytes = 256;

const lengthBytes = 4;

/** Bytes of a bucketed size: the length of the content, the content, zeros. */
export function pad(content: Buffer): Buffer {
  const size = Math.ceil((lengthBytes + content.length) / bucketBytes) * bucketBytes;
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(content.length, 0);
  content.copy(padded, lengthBytes);
  return padded;
}

/** The content of padded bytes; null when they were not made by `pad`. */
export function unpad(padded: Buffer): Buffer | null {
  if (padded.length < lengthBytes) return null;
  const length = padded.readUInt32BE(0);
  const end = lengthBytes + length;
  if (end > padded.length || Math.ceil(end / bucketBytes) * bucketBytes !== padded.length) return null;
  return padded.subarray(lengthBytes, end);
}
