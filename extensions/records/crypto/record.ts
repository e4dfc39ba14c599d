import { open, seal, type Sealed } from './aead.ts';
import { UnreadableRecordError } from './errors.ts';
import { deriveRecordKey } from './keys.ts';
import { pad, unpad } from './padding.ts';

/**
 * Where a sealed value stands, whose and about whom it is: moved anywhere else it does not open. Its subject is the
 * consultation of a message, the patient of a coach's note, the consultation and revision of a clinical one, the practitioner of a document,
 * the learner of a file handed in, or the person of an export.
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

/** Encrypts bytes for one column of one row, padded so that their length shows to within 256 bytes alone. */
export function sealBytes(dataKey: Buffer, content: Buffer, binding: RecordBinding): Sealed {
  return seal(deriveRecordKey(dataKey, binding.id), pad(content), recordContext(binding));
}

/** Decrypts what `sealBytes` made. Throws UnreadableRecordError when anything of it or of its place differs. */
export function openBytes(dataKey: Buffer, sealed: Sealed, binding: RecordBinding): Buffer {
  const padded = open(deriveRecordKey(dataKey, binding.id), sealed, recordContext(binding), binding.id);
  const content = unpad(padded);
  if (content === null) throw new UnreadableRecordError(binding.id);
  return content;
}

/** Encrypts a text as `sealBytes` does its UTF-8. */
export const sealText = (dataKey: Buffer, text: string, binding: RecordBinding): Sealed =>
  sealBytes(dataKey, Buffer.from(text, 'utf8'), binding);

/** Decrypts what `sealText` made. Throws UnreadableRecordError when anything of it or of its place differs. */
export const openText = (dataKey: Buffer, sealed: Sealed, binding: RecordBinding): string =>
  openBytes(dataKey, sealed, binding).toString('utf8');
