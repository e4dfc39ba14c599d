/**
 * A vault: 32 random bytes, made in the browser, that are stored wrapped twice, by a passphrase and by a recovery code.
 * Either opens it; without both it stays closed for good. The server stores the two wrappings and never sees a secret.
 */
import { encodeText, fromBase64, randomBytes, toBase64, type Bytes } from './bytes.ts';
import { UnreadableSealError, WrongSecretError } from './errors.ts';
import { createRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { importSealingKey, openBytes, sealBytes, type Binding, type Key, type Sealed } from './sealing.ts';

/** What a vault is for. */
export type VaultPurpose = 'journal' | 'share-key';

/** Whose vault, which one and what for: its wrappings are bound to all three. */
export interface VaultName {
  readonly purpose: VaultPurpose;
  readonly ownerId: string;
  readonly keyId: string;
}

/** The vault's key wrapped by a passphrase, with what its derivation takes. */
export interface PassphraseWrapping {
  readonly salt: string;
  readonly iterations: number;
  readonly sealed: Sealed;
}

/** The vault's key wrapped by a recovery code. */
export interface RecoveryWrapping {
  readonly salt: string;
  readonly sealed: Sealed;
}

/** The two wrappings, as they are stored. */
export interface Wrappings {
  readonly passphrase: PassphraseWrapping;
  readonly recovery: RecoveryWrapping;
}

/** What opens a vault. */
export type Secret = { readonly passphrase: string } | { readonly recoveryCode: string };

/** Rounds of PBKDF2-HMAC-SHA256 (OWASP Password Storage, 2023); stored wrappings with fewer are refused. */
export const passphraseIterations = 600_000;

// A server that asked for endless rounds would only stop the page.
const mostIterations = 10_000_000;
const keyBytes = 32;
const saltBytes = 16;

const bindingOf = ({ purpose, ownerId, keyId }: VaultName, by: string): Binding => [
  'vault',
  purpose,
  ownerId,
  keyId,
  by,
];

// Two keyboards may write one letter in two ways.
const passphraseBytes = (passphrase: string) => encodeText(passphrase.normalize('NFKC'));

async function keyOfPassphrase(passphrase: string, salt: Bytes, iterations: number): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', passphraseBytes(passphrase), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

async function keyOfCode(code: string, salt: Bytes, name: VaultName): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', encodeText(code), 'HKDF', false, ['deriveKey']);
  const info = encodeText(JSON.stringify(bindingOf(name, 'recovery')));
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

async function wrapByPassphrase(
  bytes: Bytes,
  name: VaultName,
  passphrase: string,
): Promise<PassphraseWrapping> {
  const salt = randomBytes(saltBytes);
  const key = await keyOfPassphrase(passphrase, salt, passphraseIterations);
  const sealed = await sealBytes(key, bytes, bindingOf(name, 'passphrase'));
  return { salt: toBase64(salt), iterations: passphraseIterations, sealed };
}

async function wrapByCode(bytes: Bytes, name: VaultName, written: string): Promise<RecoveryWrapping> {
  const salt = randomBytes(saltBytes);
  const code = parseRecoveryCode(written);
  if (code === null) throw new WrongSecretError();
  const key = await keyOfCode(code, salt, name);
  return { salt: toBase64(salt), sealed: await sealBytes(key, bytes, bindingOf(name, 'recovery')) };
}

async function openByPassphrase(
  { salt, iterations, sealed }: PassphraseWrapping,
  name: VaultName,
  passphrase: string,
) {
  if (iterations < passphraseIterations || iterations > mostIterations) throw new UnreadableSealError();
  const key = await keyOfPassphrase(passphrase, fromBase64(salt), iterations);
  return openBytes(key, sealed, bindingOf(name, 'passphrase'));
}

async function openByCode(
  { salt, sealed }: RecoveryWrapping,
  name: VaultName,
  typed: string,
): Promise<Bytes> {
  const code = parseRecoveryCode(typed);
  if (code === null) throw new WrongSecretError();
  return openBytes(await keyOfCode(code, fromBase64(salt), name), sealed, bindingOf(name, 'recovery'));
}

async function openVaultBytes(wrappings: Wrappings, name: VaultName, secret: Secret): Promise<Bytes> {
  try {
    return 'passphrase' in secret
      ? await openByPassphrase(wrappings.passphrase, name, secret.passphrase)
      : await openByCode(wrappings.recovery, name, secret.recoveryCode);
  } catch (error) {
    if (error instanceof UnreadableSealError) throw new WrongSecretError();
    throw error;
  }
}

/** A new vault: its key for this page, its wrappings for the server, its recovery code for paper. */
export async function createVault(
  name: VaultName,
  passphrase: string,
): Promise<{ key: Key; wrappings: Wrappings; recoveryCode: string }> {
  const bytes = randomBytes(keyBytes);
  const recoveryCode = createRecoveryCode();
  const wrappings = {
    passphrase: await wrapByPassphrase(bytes, name, passphrase),
    recovery: await wrapByCode(bytes, name, recoveryCode),
  };
  const key = await importSealingKey(bytes);
  bytes.fill(0);
  return { key, wrappings, recoveryCode };
}

/** Opens a vault; its key cannot be read out of the page again. @throws WrongSecretError */
export async function openVault(wrappings: Wrappings, name: VaultName, secret: Secret): Promise<Key> {
  const bytes = await openVaultBytes(wrappings, name, secret);
  const key = await importSealingKey(bytes);
  bytes.fill(0);
  return key;
}

/** Wraps the same key by another passphrase; whatever it sealed stays as it is. @throws WrongSecretError */
export async function changePassphrase(
  wrappings: Wrappings,
  name: VaultName,
  secret: Secret,
  passphrase: string,
): Promise<PassphraseWrapping> {
  const bytes = await openVaultBytes(wrappings, name, secret);
  const wrapping = await wrapByPassphrase(bytes, name, passphrase);
  bytes.fill(0);
  return wrapping;
}

/** Wraps the same key by a new recovery code; the one before opens nothing any more. @throws WrongSecretError */
export async function renewRecoveryCode(
  wrappings: Wrappings,
  name: VaultName,
  secret: Secret,
): Promise<{ recovery: RecoveryWrapping; recoveryCode: string }> {
  const bytes = await openVaultBytes(wrappings, name, secret);
  const recoveryCode = createRecoveryCode();
  const recovery = await wrapByCode(bytes, name, recoveryCode);
  bytes.fill(0);
  return { recovery, recoveryCode };
}
