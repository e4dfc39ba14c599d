import { DomainError, type Text } from '@huntzen/kernel/errors';

/**
 * A stored record does not open: its bytes, its place or its key are not those it was sealed with. Carries the id of
 * the row and nothing of the content.
 */
export class UnreadableRecordError extends Error {
  override readonly name = 'UnreadableRecordError';
  readonly code = 'record_unreadable';
  readonly recordId: string;

  constructor(recordId: string) {
    super('a stored record does not open');
    this.recordId = recordId;
  }
}

/** The stored file does not open any more; said to whoever asks for it, in the place of its bytes. */
export class FileUnreadableError extends DomainError {
  override readonly name = 'FileUnreadableError';
  readonly kind = 'rule';
  readonly code = 'file_unreadable';
  readonly text: Text = {
    fr: 'Ce fichier ne peut plus être lu. Il faut l’ajouter à nouveau.',
    en: 'This file can no longer be read. It has to be added again.',
  };
}

/** Nothing is written any more about a person who was erased: their share is gone for good. */
export class PersonErasedError extends DomainError {
  override readonly name = 'PersonErasedError';
  readonly kind = 'rule';
  readonly code = 'person_erased';
  readonly text: Text = {
    fr: 'Les données de cette personne ont été effacées : rien ne peut plus être écrit à son sujet.',
    en: 'The data of this person was erased: nothing more can be written about them.',
  };
  readonly personId: string;

  constructor(personId: string) {
    super('the records of an erased person cannot be added to');
    this.personId = personId;
  }
}

/** Refuses to write under the key of a person whose share is gone. @throws PersonErasedError */
export function assertNotErased(key: {
  readonly share_of: string | null;
  readonly share: Buffer | null;
}): void {
  if (key.share_of !== null && key.share === null) throw new PersonErasedError(key.share_of);
}
