import '../../lib/island-locale.ts';

import type { SharedJournal, ShareKey } from '@huntzen/records/contracts';
import { createKeyPair, openPrivateKey, type Key, type Wrappings } from '@huntzen/records/journal-crypto';
import { useEffect, useMemo, useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { createClient, SignedOutError } from './client.ts';
import { SharedJournals } from './SharedJournals.tsx';
import { useLock } from './use-lock.ts';
import { VaultSettings } from './vault/VaultSettings.tsx';
import { VaultSetUp, type NewVault } from './vault/VaultSetUp.tsx';
import { VaultUnlock } from './vault/VaultUnlock.tsx';

interface Props {
  practitionerId: string;
  dataUrl: string;
  loginUrl: string;
  shareKey: ShareKey | null;
  /** How many periods are shared at the moment. */
  sharedCount: number;
}

/** What employees share of their journals with a practitioner. Their private key is open in this component alone. */
export default function SharedJournalsIsland({
  practitionerId,
  dataUrl,
  loginUrl,
  shareKey: initial,
  sharedCount,
}: Props) {
  const [shareKey, setShareKey] = useState(initial);
  const [privateKey, setPrivateKey] = useState<Key | null>(null);
  const [isReplacing, setIsReplacing] = useState(false);
  const [isSignedOut, setIsSignedOut] = useState(false);
  const [isLive, setIsLive] = useState(false);
  const client = useMemo(() => createClient(dataUrl), [dataUrl]);
  useEffect(() => setIsLive(true), []);

  async function check(): Promise<void> {
    try {
      await client.get<{ data: SharedJournal[] }>('/my/shared-journals');
    } catch (error) {
      if (!(error instanceof SignedOutError)) return;
      setPrivateKey(null);
      setIsSignedOut(true);
    }
  }
  useLock(
    privateKey !== null,
    () => setPrivateKey(null),
    () => void check(),
  );

  async function create({ keyId, key, wrappings }: NewVault): Promise<void> {
    const pair = await createKeyPair(key, practitionerId, keyId);
    const body = { id: keyId, replaces: shareKey?.id ?? null, ...pair, ...wrappings };
    const { data } = await client.send<{ data: ShareKey }>('POST', '/my/share-key', body);
    setShareKey(data);
    setIsReplacing(false);
    setPrivateKey(await openPrivateKey(key, practitionerId, keyId, pair));
  }
  async function rewrap(current: ShareKey, changed: Partial<Wrappings>): Promise<void> {
    const body = { keyId: current.id, seenRevision: current.revision, ...changed };
    setShareKey((await client.send<{ data: ShareKey }>('PUT', '/my/share-key/keys', body)).data);
  }

  if (!isLive) return <p className="text-muted">{m.journal_loading()}</p>;
  if (isSignedOut)
    return (
      <p className="card">
        {m.journal_signed_out()} <a href={loginUrl}>{m.journal_sign_in()}</a>
      </p>
    );
  if (shareKey === null || isReplacing)
    return (
      <section className="card space-y-4">
        <h2 className="no-print">{m.shared_set_up()}</h2>
        <p className="no-print">{isReplacing ? m.shared_replace_text() : m.shared_set_up_text()}</p>
        <VaultSetUp purpose="share-key" ownerId={practitionerId} onCreated={create} />
      </section>
    );
  const name = { purpose: 'share-key', ownerId: practitionerId, keyId: shareKey.id } as const;
  if (privateKey === null)
    return (
      <section className="card space-y-5">
        <h2>{m.shared_locked()}</h2>
        <p className="text-muted">{m.shared_count({ count: sharedCount })}</p>
        <VaultUnlock
          name={name}
          wrappings={shareKey}
          submit={m.shared_open()}
          onOpened={(key) =>
            void openPrivateKey(key, practitionerId, shareKey.id, shareKey).then(setPrivateKey)
          }
        />
        <details>
          <summary className="inline-flex min-h-11 items-center font-semibold text-primary">
            {m.journal_lost_both()}
          </summary>
          <p className="mb-3">{m.shared_replace_text()}</p>
          <button type="button" className="button button-danger" onClick={() => setIsReplacing(true)}>
            {m.shared_replace()}
          </button>
        </details>
      </section>
    );
  return (
    <div className="space-y-8">
      <SharedJournals
        client={client}
        practitionerId={practitionerId}
        shareKey={shareKey}
        privateKey={privateKey}
        onLock={() => setPrivateKey(null)}
      />
      <VaultSettings name={name} wrappings={shareKey} onRewrapped={(changed) => rewrap(shareKey, changed)} />
    </div>
  );
}
