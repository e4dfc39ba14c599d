import { useState, type SubmitEvent } from 'react';

import { m } from '../../../paraglide/messages.js';
import { strengthOf } from '../journal.ts';
import { Field } from './Field.tsx';

interface Props {
  submit: string;
  isBusy: boolean;
  onChosen: (passphrase: string) => void;
}

function strengthText(passphrase: string): string {
  if (passphrase === '') return m.vault_passphrase_hint();
  switch (strengthOf(passphrase)) {
    case 'short':
      return m.vault_strength_short();
    case 'fair':
      return m.vault_strength_fair();
    case 'good':
      return m.vault_strength_good();
  }
}

/** A new passphrase, typed twice. */
export function NewPassphrase({ submit, isBusy, onChosen }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const isShort = strengthOf(passphrase) === 'short';
  const isOther = passphrase !== again;

  function choose(event: SubmitEvent): void {
    event.preventDefault();
    setIsChecked(true);
    if (!isShort && !isOther) onChosen(passphrase);
  }

  return (
    <form className="space-y-4" onSubmit={choose} noValidate>
      <Field
        label={m.vault_new_passphrase()}
        type="password"
        autoComplete="off"
        required
        value={passphrase}
        hint={<span aria-live="polite">{strengthText(passphrase)}</span>}
        error={isChecked && isShort ? m.vault_passphrase_short() : undefined}
        onChange={setPassphrase}
      />
      <Field
        label={m.vault_passphrase_again()}
        type="password"
        autoComplete="off"
        required
        value={again}
        error={isChecked && isOther ? m.vault_passphrase_other() : undefined}
        onChange={setAgain}
      />
      <button type="submit" className="button button-main" disabled={isBusy}>
        {isBusy ? m.vault_working() : submit}
      </button>
    </form>
  );
}
