import type { Journal } from '@huntzen/records/contracts';
import type { Wrappings } from '@huntzen/records/journal-crypto';

import { m } from '../../paraglide/messages.js';
import { DeleteJournal } from './DeleteJournal.tsx';
import type { OpenedEntry } from './journal.ts';
import type { JournalSession } from './session.ts';
import { TransferView } from './TransferView.tsx';
import { VaultSettings } from './vault/VaultSettings.tsx';

interface Props {
  session: JournalSession;
  journal: Journal;
  today: string;
  onJournal: (journal: Journal | null) => void;
  entries: readonly OpenedEntry[];
  put: (entries: OpenedEntry[]) => void;
}

/** Files, the two secrets, and the end of the journal. */
export function SettingsView({ session, journal, today, onJournal, entries, put }: Props) {
  const { client, ownerId, keyId } = session;
  async function rewrap(changed: Partial<Wrappings>): Promise<void> {
    const body = { keyId, seenRevision: journal.revision, ...changed };
    onJournal((await client.send<{ data: Journal }>('PUT', '/journal/keys', body)).data);
  }
  return (
    <div className="space-y-6">
      <TransferView session={session} entries={entries} today={today} onAdded={put} />
      <VaultSettings name={{ purpose: 'journal', ownerId, keyId }} wrappings={journal} onRewrapped={rewrap} />
      <section className="no-print card space-y-3">
        <h3>{m.journal_delete_all()}</h3>
        <DeleteJournal client={client} onDeleted={() => onJournal(null)} />
      </section>
    </div>
  );
}
