/**
 * Three levels of keys. RECORDS_KEY gives the key-encryption key, which only wraps data keys; a data key (one per
 * conversation, per coach and company, per practitioner and patient, per document) is stored wrapped and only gives record keys; a record key encrypts one row.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { open, seal, type Sealed } from './aead.ts';

const keyBytes = 32;

function derive(secret: Buffer | string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, keyBytes));
}

/** The key-encryption key; `id` names it in the database and tells nothing of it. */
export interface KeyEncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The key-encryption key behind the secret RECORDS_KEY (HKDF-SHA256, RFC 5869). */
export function deriveKeyEncryptionKey(recordsKey: string): KeyEncryptionKey {
  return {
    id: derive(recordsKey, 'huntzen records kek id v1').toString('hex', 0, 8),
    key: derive(recordsKey, 'huntzen records kek v1'),
  };
}

/**
 * What a data key is for and whose it is: part of what its wrapping proves. Its subject is the consultation of a chat, or
 * the coach who writes notes, or the practitioner with the patient of clinical notes, or the practitioner whose calendar is
 * read or whose document it is, or the receiver whose webhooks are signed (these three of no company).
 */
export interface DataKeyBinding {
  id: string;
  purpose:
    | 'chat'
    | 'coach-notes'
    | 'clinical-note'
    | 'busy-feed'
    | 'practitioner-document'
    | 'webhook-key'
    | 'submission-file';
  companyId: string;
  subjectId: string;
}

/** A data key as it is stored. */
export interface WrappedDataKey extends Sealed {
  kekId: string;
}

const keyContext = (kekId: string, { id, purpose, companyId, subjectId }: DataKeyBinding) => [
  'data_keys',
  'wrapped',
  id,
  purpose,
  companyId,
  subjectId,
  kekId,
];

/** A new random data key. */
export const createDataKey = (): Buffer => randomBytes(keyBytes);

/** Wraps a data key for storage. */
export function wrapDataKey(kek: KeyEncryptionKey, dataKey: Buffer, binding: DataKeyBinding): WrappedDataKey {
  return { ...seal(kek.key, dataKey, keyContext(kek.id, binding)), kekId: kek.id };
}

/** Unwraps a stored data key. Throws UnreadableRecordError when it was wrapped by another key or for another owner. */
export function unwrapDataKey(
  kek: KeyEncryptionKey,
  wrapped: WrappedDataKey,
  binding: DataKeyBinding,
): Buffer {
  return open(kek.key, wrapped, keyContext(wrapped.kekId, binding), binding.id);
}

/** The key of one row, which no other row has. */
export const deriveRecordKey = (dataKey: Buffer, recordId: string): Buffer =>
  derive(dataKey, `huntzen record v1|${recordId}`);
