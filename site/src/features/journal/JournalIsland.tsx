import '../../lib/island-locale.ts';

import type { Journal } from '@huntzen/records/contracts';
import type { Key, VaultName } from '@huntzen/records/journal-crypto';
import { useEffect, useMemo, useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { createClient, SignedOutError } from './client.ts';
import { DeleteJournal } from './DeleteJournal.tsx';
import { dayOf } from './journal.ts';
import { OpenJournal } from './OpenJournal.tsx';
import { readJournal, type JournalSession } from './session.ts';
import { useLock } from './use-lock.ts';
import { VaultSetUp, type NewVault } from './vault/VaultSetUp.tsx';
import { VaultUnlock } from './vault/VaultUnlock.tsx';

interface Props {
  ownerId: string;
  /** The IANA zone in which the days of the reader begin. */
  timeZone: string;
  /** Where the page sends what it sealed. */
  dataUrl: string;
  loginUrl: string;
  journal: Journal | null;
}

/** The journal of an employee. Its key lives in this component, and nowhere once it locks. */
export default function JournalIsland({ ownerId, timeZone, dataUrl, loginUrl, journal: initial }: Props) {
  const [journal, setJournal] = useState(initial);
  const [key, setKey] = useState<Key | null>(null);
  const [isSignedOut, setIsSignedOut] = useState(false);
  const [isLive, setIsLive] = useState(false);
  const [today, setToday] = useState('');
  const client = useMemo(() => createClient(dataUrl), [dataUrl]);
  useEffect(() => {
    setIsLive(true);
    setToday(dayOf(new Date(), timeZone));
  }, [timeZone, key]);

  function lock(): void {
    setKey(null);
  }
  async function check(): Promise<void> {
    try {
      setJournal(await readJournal(client));
    } catch (error) {
      if (!(error instanceof SignedOutError)) return;
      lock();
      setIsSignedOut(true);
    }
  }
  useLock(key !== null, lock, () => void check());
  const keyId = journal?.keyId ?? null;
  const session = useMemo<JournalSession | null>(
    () => (key === null || keyId === null ? null : { client, ownerId, keyId, key }),
    [client, ownerId, keyId, key],
  );

  async function create(vault: NewVault): Promise<void> {
    const body = { keyId: vault.keyId, ...vault.wrappings };
    setJournal((await client.send<{ data: Journal }>('POST', '/journal', body)).data);
    setKey(vault.key);
  }
  function change(changed: Journal | null): void {
    setJournal(changed);
    if (changed === null) lock();
  }

  if (!isLive) return <p className="text-muted">{m.journal_loading()}</p>;
  if (isSignedOut)
    return (
      <p className="card">
        {m.journal_signed_out()} <a href={loginUrl}>{m.journal_sign_in()}</a>
      </p>
    );
  if (journal === null)
    return (
      <section className="card space-y-4">
        <h2 className="no-print">{m.journal_set_up()}</h2>
        <VaultSetUp purpose="journal" ownerId={ownerId} onCreated={create} />
      </section>
    );
  if (session === null)
    return (
      <Locked
        journal={journal}
        name={{ purpose: 'journal', ownerId, keyId: journal.keyId }}
        onOpened={setKey}
        reset={<DeleteJournal client={client} onDeleted={() => change(null)} />}
      />
    );
  return <OpenJournal {...{ session, journal, today }} onJournal={change} onLock={lock} />;
}

interface LockedProps {
  journal: Journal;
  name: VaultName;
  onOpened: (key: Key) => void;
  reset: React.ReactNode;
}

function Locked({ journal, name, onOpened, reset }: LockedProps) {
  return (
    <section className="card space-y-5">
      <h2>{m.journal_locked()}</h2>
      <p className="text-muted">{m.journal_locked_text()}</p>
      <VaultUnlock name={name} wrappings={journal} submit={m.journal_open()} onOpened={onOpened} />
      <details>
        <summary className="inline-flex min-h-11 items-center font-semibold text-primary">
          {m.journal_lost_both()}
        </summary>
        {reset}
      </details>
    </section>
  );
}
