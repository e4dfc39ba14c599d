/** What is hashed, signed and compared of the ledger, without a database. The same texts are made in `0520-access-ledger.sql`. */
import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** The hash before the first row and the code before the first seal. */
export const beginning: Buffer = Buffer.alloc(32);

/** A row of the ledger as it is hashed; the instant counts microseconds since 1970. */
export interface LedgerFields {
  ownerId: string;
  seq: string;
  atMicroseconds: string;
  actorId: string;
  actorRole: string;
  kind: string;
  recordId: string;
  action: string;
}

/** The end of a chain under a seal. */
export interface ChainEnd {
  ownerId: string;
  seq: string;
  hash: Buffer;
}

/** A seal as it is signed. */
export interface SealFields {
  number: string;
  chains: number;
  digest: Buffer;
}

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The hash of a row after the one before it: SHA-256 of both. No field can hold the bar. */
export const hashRow = (previous: Buffer, row: LedgerFields): Buffer =>
  sha256(
    previous,
    [
      row.ownerId,
      row.seq,
      row.atMicroseconds,
      row.actorId,
      row.actorRole,
      row.kind,
      row.recordId,
      row.action,
    ].join('|'),
  );

/** The digest of chain ends in the order of their owners (SHA-256). */
export const digestEnds = (ends: readonly ChainEnd[]): Buffer =>
  sha256(ends.map(({ ownerId, seq, hash }) => `${ownerId}|${seq}|${hash.toString('hex')}`).join('\n'));

/** The key of seals, from the secret AUDIT_KEY (HKDF-SHA256). */
export const deriveSealKey = (auditKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', auditKey, Buffer.alloc(0), 'huntzen access seal v1', 32));

/** The code of a seal after the one before it (HMAC-SHA256). */
export const signSeal = (key: Buffer, previousMac: Buffer, { number, chains, digest }: SealFields): Buffer =>
  createHmac('sha256', key).update(previousMac).update(`${number}|${chains}|`).update(digest).digest();
