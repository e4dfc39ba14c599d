import type { PersonalSource } from '@huntzen/kernel/server';
import type { DocumentService } from '../onboarding/documents.ts';

/** The documents of a practitioner, opened as they open them themselves: each opening is in the ledger. */
export const documentSource = (
  documents: () => DocumentService,
  now: () => number = Date.now,
): PersonalSource => ({
  name: 'documents',
  roles: ['practitioner'],
  covers: ['practitioner_documents', 'practitioner_document_contents'],
  meaning: {
    fr: 'Les documents par lesquels vous êtes vérifié, avec leurs fichiers.',
    en: 'The documents by which you are verified, with their files.',
  },
  columns: [
    ...['id', 'kind', 'file_name', 'number', 'media_type', 'byte_size', 'expires_on', 'state', 'added_at'],
    'file',
  ],
  read: async function* (reader) {
    for (const document of await documents().list(reader, now())) {
      const { id, kind, fileName, number, mediaType, bytes, expiresOn, state, addedAt } = document;
      yield {
        row: {
          ...{ id, kind, file_name: fileName, number, media_type: mediaType, byte_size: bytes },
          ...{ expires_on: expiresOn, state, added_at: addedAt },
        },
        openFile: () => documents().open(reader, id),
      };
    }
  },
});
