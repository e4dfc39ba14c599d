import type { ShareTarget } from '@huntzen/records/contracts';
import { maxShareEntries } from '@huntzen/records/contracts/limits';
import { verificationCode } from '@huntzen/records/journal-crypto';
import { useEffect, useId, useState, type SubmitEvent } from 'react';

import { m } from '../../paraglide/messages.js';
import { addDays, entriesBetween, type OpenedEntry } from './journal.ts';
import { problemText } from './problems.ts';
import { shareEntries, type JournalSession } from './session.ts';
import { Field, Problem } from './vault/Field.tsx';

interface Props {
  session: JournalSession;
  targets: readonly ShareTarget[];
  entries: readonly OpenedEntry[];
  today: string;
  onShared: () => void;
}

function Verification({ target }: { target: ShareTarget & { key: { publicKey: string } } }) {
  const [code, setCode] = useState('');
  const { id, key } = target;
  useEffect(() => void verificationCode(id, key.publicKey).then(setCode), [id, key.publicKey]);
  return (
    <div className="rounded-control border border-line bg-paper p-4">
      <p className="font-medium">{m.journal_verification()}</p>
      <p className="font-mono text-lg break-words">{code}</p>
      <p className="text-sm text-muted">{m.journal_verification_text({ name: target.displayName })}</p>
    </div>
  );
}

function TargetSelect({
  targets,
  id,
  onChange,
}: {
  targets: readonly ShareTarget[];
  id: string;
  onChange: (id: string) => void;
}) {
  const selectId = useId();
  return (
    <div className="space-y-1.5">
      <label htmlFor={selectId} className="block font-medium">
        {m.journal_share_with()}
      </label>
      <select
        id={selectId}
        className="control max-w-md"
        value={id}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{m.journal_share_choose()}</option>
        {targets.map(({ id: targetId, displayName }) => (
          <option key={targetId} value={targetId}>
            {displayName}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What stands against sharing what is chosen; null when nothing does. */
function obstacle(target: ShareTarget | undefined, count: number, hasConsent: boolean): string | null {
  if (target === undefined) return m.journal_share_choose();
  if (count === 0) return m.journal_share_no_entries();
  if (count > maxShareEntries) return m.journal_share_too_many({ count: maxShareEntries });
  return hasConsent ? null : m.journal_consent_missing();
}

/** Shares the entries of a period, as they are now, with one practitioner. */
export function ShareForm({ session, targets, entries, today, onShared }: Props) {
  const [targetId, setTargetId] = useState('');
  const [from, setFrom] = useState(addDays(today, -13));
  const [to, setTo] = useState(today);
  const [hasConsent, setHasConsent] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const target = targets.find(({ id }) => id === targetId);
  const shared = entriesBetween(entries, from, to);

  async function share(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const against = obstacle(target, shared.length, hasConsent);
    setProblem(against);
    if (against !== null || target === undefined || target.key === null) return;
    setIsBusy(true);
    try {
      await shareEntries(session, { id: target.id, key: target.key }, { from, to }, shared);
      setHasConsent(false);
      onShared();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setIsBusy(false);
    }
  }

  if (targets.length === 0) return <p className="card text-muted">{m.journal_share_nobody()}</p>;
  return (
    <form className="card space-y-4" onSubmit={(event) => void share(event)} noValidate>
      <p>{m.journal_share_text()}</p>
      <TargetSelect targets={targets} id={targetId} onChange={setTargetId} />
      {target !== undefined && target.key === null && (
        <p className="rounded-control bg-sun-soft p-3 text-ink">
          {m.journal_share_no_key({ name: target.displayName })}
        </p>
      )}
      {target?.key && (
        <>
          <Verification key={target.id} target={{ ...target, key: target.key }} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={m.journal_share_from()} type="date" max={to} value={from} onChange={setFrom} />
            <Field label={m.journal_share_to()} type="date" max={today} value={to} onChange={setTo} />
          </div>
          <p aria-live="polite">{m.journal_share_count({ count: shared.length })}</p>
          <label className="flex min-h-11 items-start gap-3">
            <input
              type="checkbox"
              className="mt-1 size-5 shrink-0"
              checked={hasConsent}
              onChange={({ target: box }) => setHasConsent(box.checked)}
            />
            {m.journal_consent({ name: target.displayName })}
          </label>
          <button type="submit" className="button button-main" disabled={isBusy}>
            {isBusy ? m.vault_working() : m.journal_share()}
          </button>
        </>
      )}
      <Problem text={problem} />
    </form>
  );
}
