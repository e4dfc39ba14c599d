/** Bytes, and how they are written for JSON. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Whatever is padded is a multiple of this many bytes, so that its stored size says little about its length. */
export const bucketBytes = 256;

const lengthBytes = 4;

/** Random bytes of the platform. */
export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

/** Text as UTF-8. */
export const encodeText = (text: string): Bytes => new TextEncoder().encode(text);

/** Bytes as base64url without padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of base64url. @throws DOMException when it is none. */
export function fromBase64(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Bytes of a bucketed size: the length of the content, the content, zeros. */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(Math.ceil((lengthBytes + content.length) / bucketBytes) * bucketBytes);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, lengthBytes);
  return padded;
}

/** The content of padded bytes; null when they were not made by `pad`. */
export function unpad(padded: Bytes): Bytes | null {
  if (padded.length < lengthBytes) return null;
  const end = lengthBytes + new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (Math.ceil(end / bucketBytes) * bucketBytes !== padded.length) return null;
  return padded.slice(lengthBytes, end);
}
