/**
 * The secrets of a document: its bytes, its file name, its number. Each document has a data key of its own, wrapped beside
 * it, so that deleting the row makes whatever copies are left unreadable.
 */
import {
  createDataKey,
  keyColumnsOf,
  openBytes,
  openText,
  sealBytes,
  sealText,
  wrappedKeyOf,
  type KeyColumns,
  type KeyRing,
  type PersonShare,
  type Sealed,
} from '@huntzen/records/crypto';
import * as z from 'zod';

/** The document and its practitioner, to whom everything sealed is bound. */
export interface DocumentOwner {
  id: string;
  practitionerId: string;
}

/** The wrapped key and the sealed details of a document, as its row holds them. */
export interface SealedDetails extends KeyColumns {
  details_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
}

/** The same, with the share that opens its key; null when there is none (any more). */
export interface StoredDetails extends SealedDetails {
  share: Buffer | null;
}

/** The sealed bytes of a document, as their row holds them. */
export interface SealedContent {
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
}

const detailsSchema = z.object({ fileName: z.string(), number: z.string().nullable() });

/** What is sealed of a document beside its bytes. */
export type DocumentDetails = z.output<typeof detailsSchema>;

const keyBindingOf = ({ id, practitionerId }: DocumentOwner) => ({
  id,
  purpose: 'practitioner-document' as const,
  companyId: '',
  subjectId: practitionerId,
});

const bindingOf = ({ id, practitionerId }: DocumentOwner, table: string, column: string) => ({
  table,
  column,
  id,
  companyId: '',
  subjectId: practitionerId,
  authorId: practitionerId,
  keyId: id,
});

const detailsBinding = (owner: DocumentOwner) =>
  bindingOf(owner, 'practitioner_documents', 'details_encrypted');
const contentBinding = (owner: DocumentOwner) =>
  bindingOf(owner, 'practitioner_document_contents', 'content_encrypted');

const columnsOf = ({ iv, tag }: Sealed) => ({ iv, auth_tag: tag });
const sealedOf = (ciphertext: Buffer, { iv, auth_tag }: { iv: Buffer; auth_tag: Buffer }): Sealed => ({
  ciphertext,
  iv,
  tag: auth_tag,
});

/** Seals and opens documents under the key-encryption key of the records. */
export class DocumentVault {
  readonly #keys: KeyRing;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  /** Seals a new document under a key of its own. @throws PersonErasedError */
  seal(
    owner: DocumentOwner,
    person: PersonShare,
    details: DocumentDetails,
    content: Buffer,
  ): [SealedDetails, SealedContent] {
    const dataKey = createDataKey();
    const key = this.#keys.wrap(dataKey, keyBindingOf(owner), person);
    const sealedDetails = sealText(dataKey, JSON.stringify(details), detailsBinding(owner));
    const sealedContent = sealBytes(dataKey, content, contentBinding(owner));
    return [
      {
        details_encrypted: sealedDetails.ciphertext,
        ...columnsOf(sealedDetails),
        ...keyColumnsOf(key),
      },
      { content_encrypted: sealedContent.ciphertext, ...columnsOf(sealedContent) },
    ];
  }

  /** @throws UnreadableRecordError when anything of it or of its place differs. */
  openDetails(owner: DocumentOwner, row: StoredDetails): DocumentDetails {
    const text = openText(
      this.#dataKey(owner, row),
      sealedOf(row.details_encrypted, row),
      detailsBinding(owner),
    );
    return detailsSchema.parse(JSON.parse(text));
  }

  /** @throws UnreadableRecordError when anything of it or of its place differs. */
  openContent(owner: DocumentOwner, row: StoredDetails, content: SealedContent): Buffer {
    const sealed = sealedOf(content.content_encrypted, content);
    return openBytes(this.#dataKey(owner, row), sealed, contentBinding(owner));
  }

  #dataKey(owner: DocumentOwner, row: StoredDetails): Buffer {
    return this.#keys.unwrap(wrappedKeyOf(row), keyBindingOf(owner), row.share);
  }
}
