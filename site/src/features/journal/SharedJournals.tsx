import type { SharedJournal, ShareKey } from '@huntzen/records/contracts';
import { UnreadableSealError, verificationCode, type Key } from '@huntzen/records/journal-crypto';
import { useCallback, useEffect, useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { RefusedError, type Client } from './client.ts';
import { EntryList } from './EntryList.tsx';
import { fullDay } from './moods.ts';
import { problemText } from './problems.ts';
import { readShare, type ReadShare } from './session.ts';
import { Problem } from './vault/Field.tsx';

interface Props {
  client: Client;
  practitionerId: string;
  shareKey: ShareKey;
  privateKey: Key;
  onLock: () => void;
}

/** What could not be read, in words; a share that has ended is simply there no more. */
function explain(error: unknown): string {
  if (error instanceof UnreadableSealError) return m.shared_unreadable();
  return error instanceof RefusedError && error.status === 404 ? m.shared_ended() : problemText(error);
}

function OwnCode({ practitionerId, shareKey }: Pick<Props, 'practitionerId' | 'shareKey'>) {
  const [code, setCode] = useState('');
  useEffect(
    () => void verificationCode(practitionerId, shareKey.publicKey).then(setCode),
    [practitionerId, shareKey.publicKey],
  );
  return (
    <section className="card space-y-2">
      <h2>{m.journal_verification()}</h2>
      <p className="font-mono text-lg break-words">{code}</p>
      <p className="text-sm text-muted">{m.shared_verification_text()}</p>
    </section>
  );
}

/** The periods that are shared now; one at a time is opened, and read from the server each time. */
export function SharedJournals({ client, practitionerId, shareKey, privateKey, onLock }: Props) {
  const [shares, setShares] = useState<SharedJournal[] | null>(null);
  const [open, setOpen] = useState<{ share: SharedJournal; read: ReadShare } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      setShares((await client.get<{ data: SharedJournal[] }>('/my/shared-journals')).data);
    } catch (error) {
      setProblem(problemText(error));
    }
  }, [client]);
  useEffect(() => void load(), [load]);

  async function show(share: SharedJournal): Promise<void> {
    setProblem(null);
    setOpen(null);
    try {
      const { publicKey } = shareKey;
      setOpen({ share, read: await readShare({ client, practitionerId, publicKey, privateKey }, share) });
    } catch (error) {
      setProblem(explain(error));
      await load();
    }
  }

  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2>{m.shared_list()}</h2>
        <button type="button" className="button button-quiet" onClick={onLock}>
          {m.journal_lock()}
        </button>
      </div>
      <Problem text={problem} />
      {shares?.length === 0 && <p className="card text-muted">{m.shared_none()}</p>}
      <ul className="space-y-3">
        {shares?.map((share) => (
          <li key={share.id} className="card flex flex-wrap items-center justify-between gap-3">
            <div>
              <p className="font-semibold">{share.owner.displayName}</p>
              <p className="text-muted">
                {m.shared_since({ day: fullDay(share.createdAt.slice(0, 10)), count: share.entryCount })}
              </p>
              {share.keyId !== shareKey.id && <p className="text-accent">{m.shared_old_key()}</p>}
            </div>
            {share.keyId === shareKey.id && (
              <button type="button" className="button button-main" onClick={() => void show(share)}>
                {m.shared_read({ name: share.owner.displayName })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open !== null && (
        <section className="space-y-4" aria-live="polite">
          <h2>{m.shared_reading({ name: open.share.owner.displayName })}</h2>
          <p>{m.journal_share_period({ from: fullDay(open.read.from), to: fullDay(open.read.to) })}</p>
          <EntryList entries={open.read.entries} />
        </section>
      )}
      <OwnCode practitionerId={practitionerId} shareKey={shareKey} />
    </div>
  );
}
