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

/** Nothing is written any more about a person who was erased: their share is gone for good. */
export class PersonErasedError extends Error {
  override readonly name = 'PersonErasedError';
  readonly code = 'person_erased';
  readonly personId: string;

  constructor(personId: string) {
    super('the records of an erased person cannot be added to');
    this.personId = personId;
  }
}
