import { createVault, type Key, type VaultName, type Wrappings } from '@huntzen/records/journal-crypto';
import { useState } from 'react';

import { m } from '../../../paraglide/messages.js';
import { problemText } from '../problems.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';

/** A vault that was made and waits until its code is written down. */
export interface NewVault {
  keyId: string;
  key: Key;
  wrappings: Wrappings;
}

interface Props extends Omit<VaultName, 'keyId'> {
  /** Keeps the vault; called once its code is confirmed. */
  onCreated: (vault: NewVault) => Promise<void>;
}

/** Makes a vault: a passphrase typed twice, then the recovery code, then it is kept. */
export function VaultSetUp({ purpose, ownerId, onCreated }: Props) {
  const [vault, setVault] = useState<(NewVault & { recoveryCode: string }) | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function create(passphrase: string): Promise<void> {
    setIsBusy(true);
    const keyId = crypto.randomUUID();
    setVault({ keyId, ...(await createVault({ purpose, ownerId, keyId }, passphrase)) });
    setIsBusy(false);
  }

  async function keep(made: NewVault): Promise<void> {
    setIsBusy(true);
    try {
      await onCreated(made);
    } catch (error) {
      setProblem(problemText(error));
      setIsBusy(false);
    }
  }

  if (vault === null)
    return (
      <NewPassphrase
        submit={m.vault_continue()}
        isBusy={isBusy}
        onChosen={(passphrase) => void create(passphrase)}
      />
    );
  return (
    <RecoveryCode
      code={vault.recoveryCode}
      isBusy={isBusy}
      problem={problem}
      onConfirmed={() => void keep(vault)}
    />
  );
}
