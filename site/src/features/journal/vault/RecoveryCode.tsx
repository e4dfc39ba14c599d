import { lastGroupOf } from '@huntzen/records/journal-crypto';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';

import { m } from '../../../paraglide/messages.js';
import { Field, Problem } from './Field.tsx';

interface Props {
  code: string;
  isBusy: boolean;
  /** What went wrong with keeping it, if something did. */
  problem: string | null;
  /** Called once its last group was typed back. */
  onConfirmed: () => void;
}

/** A new recovery code, to be printed or written down; the printed page holds it alone. */
export function RecoveryCode({ code, isBusy, problem, onConfirmed }: Props) {
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  function confirm(event: SubmitEvent): void {
    event.preventDefault();
    const isRight = typed.trim().toUpperCase() === lastGroupOf(code);
    setIsWrong(!isRight);
    if (isRight) onConfirmed();
  }

  return (
    <section className="space-y-5">
      <h2 ref={title} tabIndex={-1}>
        {m.vault_code_title()}
      </h2>
      <p>{m.vault_code_text()}</p>
      <p
        className="rounded-card border border-line bg-paper p-4 font-mono text-xl font-semibold tracking-wide break-words"
        data-recovery-code
      >
        {code}
      </p>
      <p className="text-sm text-muted">{m.vault_code_keep()}</p>
      <button type="button" className="button button-plain" onClick={() => window.print()}>
        {m.vault_code_print()}
      </button>
      <form className="no-print space-y-4" onSubmit={confirm} noValidate>
        <Field
          label={m.vault_code_confirm()}
          hint={m.vault_code_confirm_hint()}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed}
          error={isWrong ? m.vault_code_wrong_group() : undefined}
          onChange={setTyped}
        />
        <Problem text={problem} />
        <button type="submit" className="button button-main" disabled={isBusy}>
          {isBusy ? m.vault_working() : m.vault_code_done()}
        </button>
      </form>
    </section>
  );
}
