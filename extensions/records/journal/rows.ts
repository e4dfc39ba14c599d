/** How what browsers sealed stands in rows, and how it leaves again. Nothing here can open it. */
import type { Sealed } from '../journal-crypto/index.ts';
import type { Journal } from '../contracts/journal.ts';

/** The bytes of base64url. */
export const toBytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** Bytes as base64url. */
export const toText = (bytes: Buffer): string => bytes.toString('base64url');

/** A seal out of its three columns. */
export const presentSealed = (content: Buffer, iv: Buffer, tag: Buffer): Sealed => ({
  content: toText(content),
  iv: toText(iv),
  tag: toText(tag),
});

/** The three columns of a sealed entry or of its copy. */
export interface SealedRow {
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
}

/** The columns of a sealed entry. */
export const sealedColumns = ({ content, iv, tag }: Sealed): SealedRow => ({
  content_encrypted: toBytes(content),
  iv: toBytes(iv),
  auth_tag: toBytes(tag),
});

/** The two wrappings of a key. */
export type Wrappings = Pick<Journal, 'passphrase' | 'recovery'>;

/** The columns of the wrapping by a passphrase. */
export const passphraseColumns = ({ salt, iterations, sealed }: Wrappings['passphrase']) => ({
  passphrase_salt: toBytes(salt),
  passphrase_iterations: iterations,
  passphrase_wrapped: toBytes(sealed.content),
  passphrase_iv: toBytes(sealed.iv),
  passphrase_tag: toBytes(sealed.tag),
});

/** The columns of the wrapping by a recovery code. */
export const recoveryColumns = ({ salt, sealed }: Wrappings['recovery']) => ({
  recovery_salt: toBytes(salt),
  recovery_wrapped: toBytes(sealed.content),
  recovery_iv: toBytes(sealed.iv),
  recovery_tag: toBytes(sealed.tag),
});

/** The columns of those wrappings that a change brings. */
export const changedColumns = ({ passphrase, recovery }: Partial<Wrappings>) => ({
  ...(passphrase === undefined ? {} : passphraseColumns(passphrase)),
  ...(recovery === undefined ? {} : recoveryColumns(recovery)),
});

/** The columns in which wrappings stand. */
export type WrappingsRow = ReturnType<typeof passphraseColumns> & ReturnType<typeof recoveryColumns>;

/** The names of those columns. */
export const wrappingColumnNames = [
  'passphrase_salt',
  'passphrase_iterations',
  'passphrase_wrapped',
  'passphrase_iv',
  'passphrase_tag',
  'recovery_salt',
  'recovery_wrapped',
  'recovery_iv',
  'recovery_tag',
] as const;

/** The wrappings out of their columns. */
export const presentWrappings = (row: WrappingsRow): Wrappings => ({
  passphrase: {
    salt: toText(row.passphrase_salt),
    iterations: row.passphrase_iterations,
    sealed: presentSealed(row.passphrase_wrapped, row.passphrase_iv, row.passphrase_tag),
  },
  recovery: {
    salt: toText(row.recovery_salt),
    sealed: presentSealed(row.recovery_wrapped, row.recovery_iv, row.recovery_tag),
  },
});

/** The id from which the next page is read; null when this one was the last. */
export const nextOf = <Row>(
  rows: readonly Row[],
  perPage: number,
  idOf: (row: Row) => string,
): string | null => {
  const last = rows[perPage - 1];
  return rows.length > perPage && last !== undefined ? idOf(last) : null;
};
