/**
 * The key-encryption keys that a service holds: the current one wraps, every one of them opens what names it. Wrapping for a
 * person also takes that person's share, a secret kept apart from the records: without it the wrapping opens no more.
 */
import { open, seal } from './aead.ts';
import { PersonErasedError, UnreadableRecordError } from './errors.ts';
import {
  deriveKeyEncryptionKey,
  derivePersonKey,
  type DataKeyBinding,
  type KeyEncryptionKey,
  type WrappedDataKey,
} from './keys.ts';

/** A person and their share; null once they were erased. */
export interface PersonShare {
  readonly personId: string;
  readonly share: Buffer | null;
}

const contextOf = (
  kekId: string,
  shareOf: string | null,
  { id, purpose, companyId, subjectId }: DataKeyBinding,
) => [
  'data_keys',
  'wrapped',
  id,
  purpose,
  companyId,
  subjectId,
  kekId,
  ...(shareOf === null ? [] : [shareOf]),
];

/** Wraps and unwraps data keys. */
export class KeyRing {
  readonly #current: KeyEncryptionKey;
  readonly #keys: ReadonlyMap<string, KeyEncryptionKey>;

  /** @param others keys that still open what they wrapped. */
  constructor(current: KeyEncryptionKey, others: readonly KeyEncryptionKey[] = []) {
    this.#current = current;
    this.#keys = new Map([...others, current].map((key) => [key.id, key]));
  }

  /** The id of the key that wraps. */
  get currentId(): string {
    return this.#current.id;
  }

  /** The ids of all keys, the current one first. */
  get ids(): string[] {
    return [this.currentId, ...[...this.#keys.keys()].filter((id) => id !== this.currentId)];
  }

  /** Wraps a data key for storage: of a person, or of none. @throws PersonErasedError when the person has no share any more. */
  wrap(dataKey: Buffer, binding: DataKeyBinding, person: PersonShare | null = null): WrappedDataKey {
    if (person?.share === null) throw new PersonErasedError(person.personId);
    const shareOf = person?.personId ?? null;
    const key =
      person === null ? this.#current.key : derivePersonKey(this.#current, person.personId, person.share);
    return {
      ...seal(key, dataKey, contextOf(this.currentId, shareOf, binding)),
      kekId: this.currentId,
      shareOf,
    };
  }

  /**
   * Unwraps a stored data key.
   *
   * @param share of the person that it names; null when there is none (any more).
   * @throws UnreadableRecordError when it was wrapped by a key that is not here, for another owner, or for an erased person.
   */
  unwrap(wrapped: WrappedDataKey, binding: DataKeyBinding, share: Buffer | null = null): Buffer {
    const { kekId, shareOf } = wrapped;
    const kek = this.#keys.get(kekId);
    if (kek === undefined || (shareOf !== null && share === null))
      throw new UnreadableRecordError(binding.id);
    const key = shareOf === null || share === null ? kek.key : derivePersonKey(kek, shareOf, share);
    return open(key, wrapped, contextOf(kekId, shareOf, binding), binding.id);
  }
}

/** The ring of the configuration: RECORDS_KEY wraps, RECORDS_KEYS_RETIRING only open. */
export const createKeyRing = (config: {
  RECORDS_KEY: string;
  RECORDS_KEYS_RETIRING?: readonly string[];
}): KeyRing =>
  new KeyRing(
    deriveKeyEncryptionKey(config.RECORDS_KEY),
    (config.RECORDS_KEYS_RETIRING ?? []).map(deriveKeyEncryptionKey),
  );
