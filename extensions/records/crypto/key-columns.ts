import type { WrappedDataKey } from './keys.ts';

/** A data key as a row keeps its own, beside what it seals. */
export interface KeyColumns {
  key_wrapped: Buffer;
  key_iv: Buffer;
  key_auth_tag: Buffer;
  kek_id: string;
  share_of: string | null;
}

/** The columns of a wrapped data key. */
export const keyColumnsOf = ({ ciphertext, iv, tag, kekId, shareOf }: WrappedDataKey): KeyColumns => ({
  key_wrapped: ciphertext,
  key_iv: iv,
  key_auth_tag: tag,
  kek_id: kekId,
  share_of: shareOf,
});

/** The wrapped data key of a row. */
export const wrappedKeyOf = (row: KeyColumns): WrappedDataKey => ({
  ciphertext: row.key_wrapped,
  iv: row.key_iv,
  tag: row.key_auth_tag,
  kekId: row.kek_id,
  shareOf: row.share_of,
});
