import {
  changePassphrase,
  renewRecoveryCode,
  WrongSecretError,
  type RecoveryWrapping,
  type Secret,
  type VaultName,
  type Wrappings,
} from '@huntzen/records/journal-crypto';
import { useState } from 'react';

import { m } from '../../../paraglide/messages.js';
import { problemText } from '../problems.ts';
import { Problem } from './Field.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { noSecret, secretOf, SecretFields, type TypedSecret } from './SecretFields.tsx';

interface Props {
  name: VaultName;
  wrappings: Wrappings;
  /** Keeps what changed of the wrappings. */
  onRewrapped: (changed: Partial<Wrappings>) => Promise<void>;
}

interface RenewedCode {
  recovery: RecoveryWrapping;
  recoveryCode: string;
}

const explain = (error: unknown): string =>
  error instanceof WrongSecretError ? m.vault_wrong() : problemText(error);

/** Another passphrase and another recovery code, each by one of the secrets that open the vault now. */
export function VaultSettings({ name, wrappings, onRewrapped }: Props) {
  const [typed, setTyped] = useState<TypedSecret>(noSecret);
  const [code, setCode] = useState<RenewedCode | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);

  async function work(act: (secret: Secret) => Promise<void>): Promise<void> {
    const secret = secretOf(typed);
    setDone(null);
    setProblem(secret === null ? m.vault_mistyped() : null);
    if (secret === null) return;
    setIsBusy(true);
    try {
      await act(secret);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setIsBusy(false);
    }
  }

  function finish(text: string): void {
    setTyped(noSecret);
    setCode(null);
    setDone(text);
  }

  const change = (passphrase: string) =>
    work(async (secret) => {
      await onRewrapped({ passphrase: await changePassphrase(wrappings, name, secret, passphrase) });
      finish(m.vault_passphrase_changed());
    });
  const keepCode = (renewed: RenewedCode) =>
    work(async () => {
      await onRewrapped({ recovery: renewed.recovery });
      finish(m.vault_code_changed());
    });

  if (code !== null)
    return (
      <RecoveryCode
        code={code.recoveryCode}
        isBusy={isBusy}
        problem={problem}
        onConfirmed={() => void keepCode(code)}
      />
    );
  return (
    <section className="card space-y-4">
      <h3>{m.vault_settings_title()}</h3>
      <p className="text-muted">{m.vault_settings_text()}</p>
      <p role="status">{done}</p>
      <SecretFields typed={typed} onTyped={setTyped} />
      <Problem text={problem} />
      <div className="grid gap-6 md:grid-cols-2">
        <div className="space-y-3">
          <h4 className="font-semibold">{m.vault_change_passphrase()}</h4>
          <NewPassphrase
            key={done}
            submit={m.vault_change_passphrase()}
            isBusy={isBusy}
            onChosen={(passphrase) => void change(passphrase)}
          />
        </div>
        <div className="space-y-3">
          <h4 className="font-semibold">{m.vault_new_code()}</h4>
          <p className="text-sm text-muted">{m.vault_new_code_text()}</p>
          <button
            type="button"
            className="button button-plain"
            disabled={isBusy}
            onClick={() =>
              void work(async (secret) => setCode(await renewRecoveryCode(wrappings, name, secret)))
            }
          >
            {m.vault_new_code()}
          </button>
        </div>
      </div>
    </section>
  );
}
