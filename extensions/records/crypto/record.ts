import { open, seal, type Sealed } from './aead.ts';
import { UnreadableRecordError } from './errors.ts';
import { deriveRecordKey } from './keys.ts';
import { pad, unpad } from './padding.ts';

/**
 * Where a sealed text stands, whose and about whom it is: a text moved anywhere else does not open. Its subject is the
 * consultation of a message, or the patient of a note.
 */
export interface RecordBinding {
  table: string;
  column: string;
  id: string;
  companyId: string;
  subjectId: string;
  authorId: string;
  keyId: string;
}

const recordContext = (binding: RecordBinding) => [
  binding.table,
  binding.column,
  binding.id,
  binding.companyId,
  binding.subjectId,
  binding.authorId,
  binding.keyId,
];

/** Encrypts a text for one column of one row, padded so that its length does not show. */
export function sealText(dataKey: Buffer, text: string, binding: RecordBinding): Sealed {
  return seal(deriveRecordKey(dataKey, binding.id), pad(text), recordContext(binding));
}

/** Decrypts what `sealText` made. Throws UnreadableRecordError when anything of it or of its place differs. */
export function openText(dataKey: Buffer, sealed: Sealed, binding: RecordBinding): string {
  const padded = open(deriveRecordKey(dataKey, binding.id), sealed, recordContext(binding), binding.id);
  const text = unpad(padded);
  if (text === null) throw new UnreadableRecordError(binding.id);
  return text;
}
