/**
 * Every protected field: what the drill plants, in which columns it is kept sealed, and who reads it. A field that is new is
 * one entry here and its planting in `plants/`; a test compares the columns with those of the database.
 */
import type { Standing } from './canary.ts';
import type { PersonName } from './people.ts';

/** A protected field. */
export interface ProtectedField {
  /** `sealed`: nowhere in clear. `kept`: in clear in the database, and before nobody but its readers. */
  readonly standing: Exclude<Standing, 'public'>;
  /** The sealed columns that hold it, as `table.column` of schema care. */
  readonly columns: readonly string[];
  /** Who is answered it in clear, by the API or on a page. */
  readonly readers: readonly PersonName[];
  /** What opens it: RECORDS_KEY with the database, a secret that never leaves its owner's browser, or nothing at all. */
  readonly opensWith: 'records key' | 'browser' | 'nothing';
}

const chat: readonly PersonName[] = ['employee', 'practitioner'];
/** Whatever one may read stands in one's export too. */
const inExport = 'data_export_chunks.content_encrypted';
const verifiers: readonly PersonName[] = ['practitioner', 'platformAdmin', 'superAdmin'];
const teaching: readonly PersonName[] = ['learner', 'trainer'];

const sealed = (columns: readonly string[], readers: readonly PersonName[]): ProtectedField => ({
  standing: 'sealed',
  columns,
  readers,
  opensWith: 'records key',
});
const inBrowser = (columns: readonly string[]): ProtectedField => ({
  ...sealed(columns, []),
  opensWith: 'browser',
});
const notKept: ProtectedField = { ...sealed([], []), opensWith: 'nothing' };
const kept = (readers: readonly PersonName[]): ProtectedField => ({
  ...sealed([], readers),
  standing: 'kept',
});

/** Every field, by the name that the report uses. */
export const protectedFields = {
  'message over HTTP': sealed(['chat_messages.content_encrypted', inExport], chat),
  'message over a socket': sealed(['chat_messages.content_encrypted'], chat),
  attachment: sealed(['chat_attachments.content_encrypted'], chat),
  'name of an attachment': sealed(['chat_attachments.name_encrypted'], chat),
  'clinical note': sealed(['clinical_note_versions.content_encrypted'], ['practitioner']),
  'shared clinical note': sealed(['clinical_note_versions.content_encrypted'], chat),
  'private note of a coach': sealed(['coach_notes.content_encrypted'], ['coach']),
  'journal entry': inBrowser(['journal_entries.content_encrypted']),
  'tag of a journal': inBrowser(['journal_entries.content_encrypted']),
  'shared journal entry': inBrowser(['journal_share_entries.content_encrypted']),
  'passphrase of a journal': notKept,
  'recovery code of a journal': notKept,
  'passphrase of shared journals': notKept,
  'private key of shared journals': inBrowser(['practitioner_share_keys.private_key_encrypted']),
  'document of a practitioner': sealed(['practitioner_document_contents.content_encrypted'], verifiers),
  'name of a document': sealed(['practitioner_documents.details_encrypted'], verifiers),
  'number of a document': sealed(['practitioner_documents.details_encrypted'], verifiers),
  'address of a busy calendar': sealed(['busy_feeds.address_encrypted'], []),
  'file of a learner': sealed(['submission_files.content_encrypted'], teaching),
  'key of a receiver': sealed(['webhook_keys.secret_encrypted'], []),
  password: notKept,
  'input that was refused': notKept,
  'phone of a practitioner': kept(['practitioner', 'employee', 'platformAdmin', 'superAdmin']),
  'text of a learner': kept(teaching),
  'name of a learner’s file': kept(teaching),
  'remark of a trainer': kept(teaching),
} as const satisfies Readonly<Record<string, ProtectedField>>;

/** The name of a protected field. */
export type FieldName = keyof typeof protectedFields;

/** The names of all of them. */
export const fieldNames = Object.keys(protectedFields) as FieldName[];

/** What a person is answered in clear. */
export const readableBy = (person: PersonName): FieldName[] =>
  fieldNames.filter((name) => protectedFields[name].readers.includes(person));

/** Public words: the same search must find them where they belong, or it sees nothing. */
export type PublicWord = 'first name' | 'profile' | 'news' | 'title of a training session';
