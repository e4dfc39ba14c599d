/**
 * Three levels of keys. RECORDS_KEY gives the key-encryption key, which only wraps data keys, those of a person together with
 * that person's share; a data key (one per conversation, per coach and patient, per practitioner and patient, per document) is stored
 * wrapped and only gives record keys; a record key encrypts one row.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import type { Sealed } from './aead.ts';

const keyBytes = 32;

function derive(secret: Buffer | string, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, keyBytes));
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

/** What wraps the data keys of one person: made of the key-encryption key and their share, useless without either. */
export const derivePersonKey = (kek: KeyEncryptionKey, personId: string, share: Buffer): Buffer =>
  derive(kek.key, `huntzen records person key v1|${personId}`, share);

/**
 * What a data key is for and whose it is: part of what its wrapping proves. Its subject is the consultation of a chat, or
 * the coach who writes notes, or the practitioner with the patient of clinical notes, or the practitioner whose calendar is
 * read or whose document it is, or the receiver whose webhooks are signed, or the person whose export it is (these four of no company).
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
    | 'submission-file'
    | 'data-export';
  companyId: string;
  subjectId: string;
}

/** A data key as it is stored. */
export interface WrappedDataKey extends Sealed {
  kekId: string;
  /** The person whose share took part in the wrapping; null for none. */
  shareOf: string | null;
}

/** A new random data key. */
export const createDataKey = (): Buffer => randomBytes(keyBytes);

/** The key of one row, which no other row has. */
export const deriveRecordKey = (dataKey: Buffer, recordId: string): Buffer =>
  derive(dataKey, `huntzen record v1|${recordId}`);
