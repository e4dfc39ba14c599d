/** AES-256-GCM by WebCrypto, with a random 96-bit iv and the whole 128-bit tag, bound to what is sealed where. */
import { encodeText, fromBase64, pad, randomBytes, toBase64, unpad, type Bytes } from './bytes.ts';
import { UnreadableSealError } from './errors.ts';

/** A key that WebCrypto holds. */
export type Key = CryptoKey;

/** What is stored of something sealed, each part as base64url. */
export interface Sealed {
  readonly content: string;
  readonly iv: string;
  readonly tag: string;
}

/** What a seal is bound to: it opens with the very same words in the same order. */
export type Binding = readonly (string | number)[];

const ivBytes = 12;
const tagBytes = 16;

// JSON tells where each word ends: no two lists of words give the same bytes.
const parametersOf = (iv: Bytes, binding: Binding) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encodeText(JSON.stringify(binding)),
  tagLength: tagBytes * 8,
});

/** A key for sealing out of 32 bytes; it cannot be read out again. */
export const importSealingKey = (bytes: Bytes): Promise<Key> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Seals bytes as they are. */
export async function sealBytes(key: Key, bytes: Bytes, binding: Binding): Promise<Sealed> {
  const iv = randomBytes(ivBytes);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parametersOf(iv, binding), key, bytes));
  return {
    content: toBase64(sealed.subarray(0, -tagBytes)),
    iv: toBase64(iv),
    tag: toBase64(sealed.subarray(-tagBytes)),
  };
}

/** Opens what `sealBytes` made. @throws UnreadableSealError when any bit of it, its binding or its key differs. */
export async function openBytes(key: Key, sealed: Sealed, binding: Binding): Promise<Bytes> {
  const iv = fromBase64(sealed.iv);
  const tag = fromBase64(sealed.tag);
  const content = fromBase64(sealed.content);
  // The two are joined for WebCrypto: a part that is longer or shorter must not make up for the other.
  if (iv.length !== ivBytes || tag.length !== tagBytes) throw new UnreadableSealError();
  const joined = new Uint8Array(content.length + tagBytes);
  joined.set(content);
  joined.set(tag, content.length);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parametersOf(iv, binding), key, joined));
  } catch {
    // The platform's error says no more than this one.
    throw new UnreadableSealError();
  }
}

/** Seals a value as JSON, padded to a multiple of 256 bytes. */
export const sealValue = (key: Key, value: unknown, binding: Binding): Promise<Sealed> =>
  sealBytes(key, pad(encodeText(JSON.stringify(value))), binding);

/** Opens what `sealValue` made. @throws UnreadableSealError */
export async function openValue(key: Key, sealed: Sealed, binding: Binding): Promise<unknown> {
  const content = unpad(await openBytes(key, sealed, binding));
  if (content === null) throw new UnreadableSealError();
  return JSON.parse(new TextDecoder().decode(content)) as unknown;
}
