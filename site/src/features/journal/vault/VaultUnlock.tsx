import {
  openVault,
  WrongSecretError,
  type Key,
  type VaultName,
  type Wrappings,
} from '@huntzen/records/journal-crypto';
import { useState, type SubmitEvent } from 'react';

import { m } from '../../../paraglide/messages.js';
import { noSecret, secretOf, SecretFields } from './SecretFields.tsx';

interface Props {
  name: VaultName;
  wrappings: Wrappings;
  submit: string;
  onOpened: (key: Key) => void;
}

/** Opens a vault by its passphrase or its recovery code. */
export function VaultUnlock({ name, wrappings, submit, onOpened }: Props) {
  const [typed, setTyped] = useState(noSecret);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function open(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const secret = secretOf(typed);
    setError(secret === null ? m.vault_mistyped() : undefined);
    if (secret === null) return;
    setIsBusy(true);
    try {
      onOpened(await openVault(wrappings, name, secret));
    } catch (failure) {
      if (!(failure instanceof WrongSecretError)) throw failure;
      setError(m.vault_wrong());
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <form className="space-y-4" onSubmit={(event) => void open(event)} noValidate>
      <SecretFields typed={typed} error={error} onTyped={setTyped} />
      <button type="submit" className="button button-main" disabled={isBusy}>
        {isBusy ? m.vault_working() : submit}
      </button>
    </form>
  );
}
