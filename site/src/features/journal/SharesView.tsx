import type { ShareTarget } from '@huntzen/records/contracts';
import { useCallback, useEffect, useState } from 'react';

import { m } from '../../paraglide/messages.js';
import type { OpenedEntry } from './journal.ts';
import { fullDay } from './moods.ts';
import { problemText } from './problems.ts';
import { readShares, type JournalSession, type OpenedShare } from './session.ts';
import { ShareForm } from './ShareForm.tsx';
import { Problem } from './vault/Field.tsx';

interface Props {
  session: JournalSession;
  entries: readonly OpenedEntry[];
  today: string;
}

function Share({ share, onRevoke }: { share: OpenedShare; onRevoke: () => void }) {
  const { period, practitioner, revokedAt, entryCount } = share;
  return (
    <li className="card space-y-2">
      <p className="font-semibold">{practitioner.displayName}</p>
      <p>
        {period === null
          ? m.journal_share_unreadable()
          : m.journal_share_period({ from: fullDay(period.from), to: fullDay(period.to) })}
      </p>
      {revokedAt === null ? (
        <>
          <p className="text-muted">{m.journal_share_entries({ count: entryCount })}</p>
          {!share.isKeyCurrent && <p className="text-accent">{m.journal_share_old_key()}</p>}
          <button type="button" className="button button-danger" onClick={onRevoke}>
            {m.journal_revoke({ name: practitioner.displayName })}
          </button>
        </>
      ) : (
        <p className="text-muted">{m.journal_share_ended({ day: fullDay(revokedAt.slice(0, 10)) })}</p>
      )}
    </li>
  );
}

/** Sharing a period with one practitioner, and ending it. */
export function SharesView({ session, entries, today }: Props) {
  const [state, setState] = useState<{ targets: ShareTarget[]; shares: OpenedShare[] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      setState(await readShares(session));
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error));
    }
  }, [session]);
  useEffect(() => void load(), [load]);

  async function revoke(id: string): Promise<void> {
    try {
      await session.client.send('DELETE', `/journal/shares/${id}`);
      setDone(m.journal_revoked());
      await load();
    } catch (error) {
      setProblem(problemText(error));
    }
  }

  return (
    <div className="space-y-6">
      <p role="status" className={done === null ? '' : 'rounded-card bg-leaf-soft p-4 text-leaf'}>
        {done}
      </p>
      <Problem text={problem} />
      {state === null && problem === null && <p className="text-muted">{m.journal_loading()}</p>}
      {state !== null && (
        <>
          <ShareForm
            session={session}
            targets={state.targets}
            entries={entries}
            today={today}
            onShared={() => {
              setDone(m.journal_shared());
              void load();
            }}
          />
          <section className="space-y-3">
            <h3>{m.journal_shares()}</h3>
            {state.shares.length === 0 && <p className="text-muted">{m.journal_shares_none()}</p>}
            <ul className="space-y-3">
              {state.shares.map((share) => (
                <Share key={share.id} share={share} onRevoke={() => void revoke(share.id)} />
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
