/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit iv and the whole 128-bit tag. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UnreadableRecordError } from './errors.ts';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** What is stored of a sealed value. */
export interface Sealed {
  ciphertext: Buffer;
  iv: Buffer;
  tag: Buffer;
}

/**
 * The additional authenticated data: every part with its length before it, so that no two lists of parts give the
 * same bytes.
 */
export function associatedData(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length, 0);
      return [length, bytes];
    }),
  );
}

/** Encrypts bytes under a 32-byte key, bound to `context`. */
export function seal(key: Buffer, plaintext: Buffer, context: readonly string[]): Sealed {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { ciphertext, iv, tag: cipher.getAuthTag() };
}

/**
 * Decrypts what `seal` made. Nothing is returned before the tag is verified.
 *
 * @throws UnreadableRecordError when any bit of the value, its context or its key differs.
 */
export function open(key: Buffer, sealed: Sealed, context: readonly string[], recordId: string): Buffer {
  // Node accepts some shorter tags: a tag of any other size is refused before it is asked.
  if (sealed.iv.length !== ivBytes || sealed.tag.length !== tagBytes)
    throw new UnreadableRecordError(recordId);
  const decipher = createDecipheriv(algorithm, key, sealed.iv, { authTagLength: tagBytes });
  decipher.setAAD(associatedData(context));
  decipher.setAuthTag(sealed.tag);
  const unverified = decipher.update(sealed.ciphertext);
  try {
    decipher.final();
  } catch {
    // The library's error says no more than this one, and this one names the row.
    throw new UnreadableRecordError(recordId);
  }
  return unverified;
}
