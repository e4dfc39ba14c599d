/**
 * Sharing a period with one practitioner. Each share has a key of its own: the author's browser seals copies of the entries
 * under it, and the key for the practitioner's public key (ECDH on P-256 with a key pair made for this share, HKDF-SHA256,
 * AES-256-GCM). The practitioner never has the journal's key, and another share never opens with this one.
 */
import { encodeText, fromBase64, randomBytes, toBase64, type Bytes } from './bytes.ts';
import { presentContent, type EntryContent } from './entry.ts';
import { UnreadableSealError } from './errors.ts';
import { importSealingKey, openValue, sealValue, type Key, type Sealed } from './sealing.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' };
const keyBytes = 32;

/** Which share, of whom, for whom, for which of their keys. */
export interface ShareName {
  readonly shareId: string;
  readonly ownerId: string;
  readonly practitionerId: string;
  readonly keyId: string;
}

/** The period that is shared, both days included. */
export interface SharePeriod {
  readonly from: string;
  readonly to: string;
}

/** A share as the server stores it: who made it can open it by `forOwner`, the practitioner by `forPractitioner`. */
export interface SealedShare {
  readonly ephemeralKey: string;
  readonly forPractitioner: Sealed;
  readonly forOwner: Sealed;
}

/** A practitioner's key pair as it is stored: the private key sealed under their vault. */
export interface SealedKeyPair {
  readonly publicKey: string;
  readonly privateKey: Sealed;
}

const privateKeyBinding = (ownerId: string, keyId: string, publicKey: string) =>
  ['share-private-key', ownerId, keyId, publicKey] as const;

/** Makes the key pair of a practitioner, in their browser. */
export async function createKeyPair(vaultKey: Key, ownerId: string, keyId: string): Promise<SealedKeyPair> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const bytes = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const privateKey = await sealValue(vaultKey, toBase64(bytes), privateKeyBinding(ownerId, keyId, publicKey));
  bytes.fill(0);
  return { publicKey, privateKey };
}

/** Opens a practitioner's private key; it cannot be read out of the page again. @throws UnreadableSealError */
export async function openPrivateKey(
  vaultKey: Key,
  ownerId: string,
  keyId: string,
  { publicKey, privateKey }: SealedKeyPair,
): Promise<Key> {
  const bytes = await openValue(vaultKey, privateKey, privateKeyBinding(ownerId, keyId, publicKey));
  if (typeof bytes !== 'string') throw new UnreadableSealError();
  return crypto.subtle.importKey('pkcs8', fromBase64(bytes), curve, false, ['deriveBits']);
}

const codeDigits = 30;

/** The verification code of a public key: 30 digits (99 bits) that two people can read to each other. */
export async function verificationCode(practitionerId: string, publicKey: string): Promise<string> {
  const bytes = encodeText(JSON.stringify(['share-public-key', practitionerId, publicKey]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const number = hash.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = (number % 10n ** BigInt(codeDigits)).toString().padStart(codeDigits, '0');
  return digits.match(/.{5}/g)?.join(' ') ?? digits;
}

const shareBinding = (name: ShareName, ephemeralKey: string, publicKey: string) =>
  [
    'journal-share',
    name.shareId,
    name.ownerId,
    name.practitionerId,
    name.keyId,
    ephemeralKey,
    publicKey,
  ] as const;

async function agreedKey(privateKey: Key, otherPublicKey: Bytes, binding: readonly string[]): Promise<Key> {
  const other = await crypto.subtle.importKey('raw', otherPublicKey, curve, false, []);
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256);
  const material = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(keyBytes),
    info: encodeText(JSON.stringify(binding)),
  };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

const ownerBinding = (name: ShareName) => [
  'journal-share-owner',
  name.shareId,
  name.ownerId,
  name.practitionerId,
  name.keyId,
];

/** Makes the key of a share and seals it, with the period, for the practitioner and for its author. */
export async function createShare(
  journalKey: Key,
  name: ShareName,
  publicKey: string,
  period: SharePeriod,
): Promise<{ shareKey: Key; share: SealedShare }> {
  const bytes = randomBytes(keyBytes);
  const ephemeral = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const ephemeralKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey)));
  const binding = shareBinding(name, ephemeralKey, publicKey);
  const wrapping = await agreedKey(ephemeral.privateKey, fromBase64(publicKey), binding);
  const value = { key: toBase64(bytes), from: period.from, to: period.to };
  const share = {
    ephemeralKey,
    forPractitioner: await sealValue(wrapping, value, binding),
    forOwner: await sealValue(journalKey, value, ownerBinding(name)),
  };
  return { shareKey: await importSealingKey(bytes), share };
}

/** What opens in a share: its key and its period. */
export interface OpenShare extends SharePeriod {
  readonly shareKey: Key;
}

async function presentShare(value: unknown): Promise<OpenShare> {
  const { key, from, to } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof from !== 'string' || typeof to !== 'string')
    throw new UnreadableSealError();
  return { shareKey: await importSealingKey(fromBase64(key)), from, to };
}

/** Opens a share as the practitioner it was made for. @throws UnreadableSealError */
export async function openShare(
  privateKey: Key,
  publicKey: string,
  name: ShareName,
  share: Pick<SealedShare, 'ephemeralKey' | 'forPractitioner'>,
): Promise<OpenShare> {
  const binding = shareBinding(name, share.ephemeralKey, publicKey);
  const wrapping = await agreedKey(privateKey, fromBase64(share.ephemeralKey), binding).catch(() => {
    throw new UnreadableSealError();
  });
  return presentShare(await openValue(wrapping, share.forPractitioner, binding));
}

/** Opens a share as its author. @throws UnreadableSealError */
export const openOwnShare = async (journalKey: Key, name: ShareName, forOwner: Sealed): Promise<OpenShare> =>
  presentShare(await openValue(journalKey, forOwner, ownerBinding(name)));

const copyBinding = (name: ShareName, entryId: string) => [
  'journal-share-entry',
  name.shareId,
  name.ownerId,
  name.practitionerId,
  entryId,
];

/** Seals the copy of an entry for a share. */
export const sealCopy = (
  shareKey: Key,
  name: ShareName,
  entryId: string,
  content: EntryContent,
): Promise<Sealed> => sealValue(shareKey, content, copyBinding(name, entryId));

/** Opens the copy of an entry. @throws UnreadableSealError */
export async function openCopy(
  shareKey: Key,
  name: ShareName,
  entryId: string,
  sealed: Sealed,
): Promise<EntryContent> {
  return presentContent(await openValue(shareKey, sealed, copyBinding(name, entryId)));
}
