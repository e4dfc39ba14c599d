/** Files that are handed in: their content decides what they are, and each is sealed under a key of its own. */
import { InvalidInputError, type Text } from '@huntzen/kernel/server';
import {
  createDataKey,
  keyColumnsOf,
  openBytes,
  sealBytes,
  wrappedKeyOf,
  type KeyColumns,
  type KeyRing,
  type PersonShare,
} from '@huntzen/records/crypto';
import { fileTypeFromBuffer } from 'file-type';
import {
  maxSubmissionBytes,
  maxSubmissionFileBytes,
  submissionMediaTypes,
  type RoundInput,
} from '../../contracts/index.ts';

/** A type of file that is taken. */
export type SubmissionMediaType = (typeof submissionMediaTypes)[number];

const extensions: Record<SubmissionMediaType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
};

/** A file as it was sent, with what its content says it is. */
export interface ReceivedFile {
  name: string;
  mediaType: SubmissionMediaType;
  content: Buffer;
}

const refuse = (text: Text) => new InvalidInputError([{ path: 'files', text }]);

const tooLarge = (name: string) =>
  refuse({
    fr: `« ${name} » dépasse 10 Mo. Réduisez ce fichier, puis envoyez-le à nouveau.`,
    en: `“${name}” is larger than 10 MB. Make this file smaller, then send it again.`,
  });

const unknownType = (name: string) =>
  refuse({
    fr: `« ${name} » n’est ni un PDF, ni une image JPEG ou PNG, ni un document DOCX ou ODT : son contenu a été examiné, pas son nom. Convertissez-le, puis envoyez-le à nouveau.`,
    en: `“${name}” is not a PDF, a JPEG, a PNG, a DOCX or an ODT: its content was examined, not its name. Convert it, then send it again.`,
  });

const tooMuch = () =>
  refuse({
    fr: 'Ces fichiers dépassent 20 Mo ensemble. Réduisez-les, ou envoyez-en moins.',
    en: 'These files are larger than 20 MB together. Make them smaller, or send fewer.',
  });

/** The files of a round, with their types. @throws InvalidInputError on `files` when one is too large or none of ours. */
export async function receiveFiles(files: RoundInput['files']): Promise<ReceivedFile[]> {
  const received: ReceivedFile[] = [];
  for (const { name, content: base64 } of files) {
    const content = Buffer.from(base64, 'base64');
    if (content.length > maxSubmissionFileBytes) throw tooLarge(name);
    const detected = await fileTypeFromBuffer(content);
    const mediaType = submissionMediaTypes.find((type) => type === detected?.mime);
    if (mediaType === undefined) throw unknownType(name);
    received.push({ name, mediaType, content });
  }
  if (received.reduce((sum, { content }) => sum + content.length, 0) > maxSubmissionBytes) throw tooMuch();
  return received;
}

/** A name for the downloaded file that says nothing of its author: `work-1.pdf`. */
export const downloadNameOf = (place: number, mediaType: SubmissionMediaType): string =>
  `work-${place}.${extensions[mediaType]}`;

/** The file and its author, to whom its bytes are bound. */
export interface FileOwner {
  id: string;
  companyId: string;
  traineeId: string;
}

/** The sealed bytes of a file with their wrapped key, as the row holds them. */
export interface SealedFile extends KeyColumns {
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
}

/** The same, with the share that opens its key; null when there is none (any more). */
export interface StoredFile extends SealedFile {
  share: Buffer | null;
}

const keyBindingOf = ({ id, companyId, traineeId }: FileOwner) => ({
  id,
  purpose: 'submission-file' as const,
  companyId,
  subjectId: traineeId,
});

const bindingOf = ({ id, companyId, traineeId }: FileOwner) => ({
  table: 'submission_files',
  column: 'content_encrypted',
  id,
  companyId,
  subjectId: traineeId,
  authorId: traineeId,
  keyId: id,
});

/** Seals and opens files under the key-encryption key of the records. */
export class FileVault {
  readonly #keys: KeyRing;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  /** Seals a file of a person under a key of its own. @throws PersonErasedError */
  seal(owner: FileOwner, person: PersonShare, content: Buffer): SealedFile {
    const dataKey = createDataKey();
    const key = this.#keys.wrap(dataKey, keyBindingOf(owner), person);
    const sealed = sealBytes(dataKey, content, bindingOf(owner));
    return {
      content_encrypted: sealed.ciphertext,
      iv: sealed.iv,
      auth_tag: sealed.tag,
      ...keyColumnsOf(key),
    };
  }

  /** @throws UnreadableRecordError when anything of it or of its place differs. */
  open(owner: FileOwner, row: StoredFile): Buffer {
    const dataKey = this.#keys.unwrap(wrappedKeyOf(row), keyBindingOf(owner), row.share);
    const sealed = { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag };
    return openBytes(dataKey, sealed, bindingOf(owner));
  }
}
