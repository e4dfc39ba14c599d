import { parseRecoveryCode, type Secret } from '@huntzen/records/journal-crypto';
import { useId } from 'react';

import { m } from '../../../paraglide/messages.js';
import { Field } from './Field.tsx';

/** What somebody typed to open a vault, and by which way. */
export interface TypedSecret {
  way: 'passphrase' | 'code';
  text: string;
}

/** Nothing typed yet. */
export const noSecret: TypedSecret = { way: 'passphrase', text: '' };

/** The secret that was typed; null when it is a code with a typing mistake, or nothing. */
export function secretOf({ way, text }: TypedSecret): Secret | null {
  if (text === '') return null;
  if (way === 'passphrase') return { passphrase: text };
  return parseRecoveryCode(text) === null ? null : { recoveryCode: text };
}

interface Props {
  typed: TypedSecret;
  error?: string | undefined;
  onTyped: (typed: TypedSecret) => void;
}

/** The passphrase or the recovery code. */
export function SecretFields({ typed, error, onTyped }: Props) {
  const name = useId();
  const ways = [
    { way: 'passphrase', label: m.vault_by_passphrase() },
    { way: 'code', label: m.vault_by_code() },
  ] as const;
  return (
    <>
      <fieldset>
        <legend className="font-medium">{m.vault_open_by()}</legend>
        <div className="flex flex-wrap gap-x-6">
          {ways.map(({ way, label }) => (
            <label key={way} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                className="size-5"
                name={name}
                checked={typed.way === way}
                onChange={() => onTyped({ way, text: '' })}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        key={typed.way}
        label={typed.way === 'passphrase' ? m.vault_passphrase() : m.vault_code()}
        type={typed.way === 'passphrase' ? 'password' : 'text'}
        autoComplete="off"
        spellCheck={false}
        required
        value={typed.text}
        error={error}
        onChange={(text) => onTyped({ ...typed, text })}
      />
    </>
  );
}
