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
