import type { PersonalSource } from '@huntzen/kernel/server';
import type { JournalStore, ShareStore } from '../journal/index.ts';

interface Reading {
  journals: JournalStore;
  shares: ShareStore;
}

const roles = ['employee'] as const;

const journalSource = ({ journals }: Reading): PersonalSource => ({
  name: 'journal',
  roles,
  covers: ['journals'],
  meaning: {
    fr: 'La clé de votre journal, scellée par votre phrase et par votre code de secours.',
    en: 'The key of your journal, sealed by your passphrase and by your recovery code.',
  },
  columns: ['key_id', 'revision', 'passphrase', 'recovery', 'entry_count'],
  read: async function* (reader) {
    const journal = await journals.show(reader);
    if (journal === null) return;
    const { keyId, revision, passphrase, recovery, entryCount } = journal;
    yield { row: { key_id: keyId, revision, passphrase, recovery, entry_count: entryCount } };
  },
});

const entrySource = ({ journals }: Reading): PersonalSource => ({
  name: 'journal-entries',
  roles,
  covers: ['journal_entries'],
  meaning: {
    fr: 'Les entrées de votre journal, telles que votre navigateur les a chiffrées.',
    en: 'The entries of your journal, as your browser encrypted them.',
  },
  columns: ['id', 'key_id', 'revision', 'sealed', 'created_at', 'updated_at'],
  read: async function* (reader) {
    for (let after: string | undefined, isLast = false; !isLast;) {
      const { data, meta } = await journals.listEntries(reader, after);
      for (const { id, keyId, revision, sealed, createdAt, updatedAt } of data)
        yield {
          row: { id, key_id: keyId, revision, sealed, created_at: createdAt, updated_at: updatedAt },
        };
      after = meta.next ?? undefined;
      isLast = meta.next === null;
    }
  },
});

const shareSource = ({ shares }: Reading): PersonalSource => ({
  name: 'journal-shares',
  roles,
  covers: ['journal_shares'],
  meaning: {
    fr: 'Les périodes de votre journal que vous avez partagées, avec qui, et jusqu’à quand.',
    en: 'The periods of your journal that you shared, with whom, and until when.',
  },
  columns: [
    ...['id', 'practitioner_id', 'practitioner_name', 'practitioner_key_id', 'is_key_current', 'for_owner'],
    ...['entry_count', 'created_at', 'revoked_at'],
  ],
  read: async function* (reader) {
    for (const share of await shares.list(reader))
      yield {
        row: {
          id: share.id,
          practitioner_id: share.practitioner.id,
          practitioner_name: share.practitioner.displayName,
          practitioner_key_id: share.practitionerKeyId,
          is_key_current: share.isKeyCurrent,
          for_owner: share.forOwner,
          entry_count: share.entryCount,
          created_at: share.createdAt,
          revoked_at: share.revokedAt,
        },
      };
  },
});

/** Journals, as browsers sealed them: nothing here can open them. */
export const journalSources = (reading: Reading): readonly PersonalSource[] => [
  journalSource(reading),
  entrySource(reading),
  shareSource(reading),
];
